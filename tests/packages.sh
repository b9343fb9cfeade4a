#!/usr/bin/env bash
# Installs what packages.txt lists in the named parts and this machine lacks: tests/packages.sh build [tests] [ci]
# As root, or with sudo; when nothing is missing, neither is needed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

missing=()
for part in "$@"; do
    for package in $(awk -v part="$part" '$1 == "#" && $2 == "part:" { on = $3 == part } /^[^#]/ && on { print $1 }' \
        "$root/packages.txt"); do
        state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        [[ $state == installed ]] || missing+=("$package")
    done
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing: ${missing[*]}" >&2
        echo "Neither root nor sudo is at hand; as root: apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 "$@"
}
install() {
    apt_get install -y --no-install-recommends "${missing[@]}" >/dev/null </dev/null
}

echo "Installing ${missing[*]}"
# The lists of a bare system are empty, and old ones name files that are gone.
if ! apt-cache show "${missing[@]}" >/dev/null 2>&1 || ! install 2>/dev/null; then
    apt_get update </dev/null
    install
fi

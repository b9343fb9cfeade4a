#!/usr/bin/env bash
# README.md lists what is installed, and its lines put it there and take it away again: tests/install.sh SOURCE BUILD
set -euo pipefail
source=$1
build=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

readme=$source/README.md
line() { sed -n "s/^sudo \($1.*\)/\1/p" "$readme"; }
files_in() { (cd "$1" && find . ! -type d | sed 's,^\./,,' | LC_ALL=C sort); }
listed=$(awk '/^```/ { on = 0 } on { print } /^```text$/ { on = 1 }' "$readme" | LC_ALL=C sort)

mkdir -p "$scratch/source/build"
ln -s "$build" "$scratch/source/build/release"
cd "$scratch/source"

DESTDIR=$scratch/staged $(line "cmake --install") --prefix /usr/local >/dev/null
echo "$listed" | sed 's,^,usr/local/,' > "$scratch/wanted"
files_in "$scratch/staged" | diff "$scratch/wanted" -

$(line "cmake --install") --prefix "$scratch/prefix" >/dev/null
echo "$listed" > "$scratch/wanted"
files_in "$scratch/prefix" | diff "$scratch/wanted" -
"$scratch/prefix/bin/viktig" --version >/dev/null
bash -c "$(line "xargs rm")"
left=$(files_in "$scratch/prefix")
[[ -z $left ]] || { echo "left behind: $left"; exit 1; }

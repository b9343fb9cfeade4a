#!/usr/bin/env bash
# The whole way once, on an invented clinic and fixed dates: log a family's meeting, show the family, print the week,
# pipe a CSV. Installs what is missing, builds build/release/viktig; from any folder, as often as you like.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
unset "${!VIKTIG_@}"  # nobody's real store is touched

"$root/tests/packages.sh" build
"$root/tests/build.sh" release -DBUILD_TESTING=OFF
viktig=$root/build/release/viktig

umask 077
store=$(mktemp -d "${TMPDIR:-/tmp}/viktig-example.XXXXXX")
cp -R "$root/examples/clinic/." "$store"
sed -i '/^permissions = "unmanaged"/d' "$store/viktig.toml"  # a copy of one's own is closed to others

# Shows a command as one would type it, and runs it.
try() {
    local word line="viktig --store $store"
    for word in "$@"; do
        [[ $word =~ ^[a-zA-Z0-9_./:=,@-]+$ ]] || word=${word@Q}
        line+=" $word"
    done
    printf '\n$ %s\n' "$line"
    "$viktig" --store "$store" "$@"
}

monday=2026-11-23
try log c017 --by kari --date "$monday" --as-of "$monday" \
    teen: ors=6.4,5.3,5.2,6.6 srs=9.6,9.7,9.2,9.3 sleep=7 dinner=6 school=5 \
    mother: ors=6.6,6.6,7.4,6.0 srs=9.0,9.8,9.6,9.7 sleep=5 dinner=7 \
    father: ors=5.2,5.4,6.1,6.2 srs=7.9,8.6,7.8,8.4 dinner=5 \
    mother@teen: ors=5.5,5.2,5.4,5.0 \
    -m father:"Fint at noen ringte." --next 2026-12-04
try show c017 --as-of "$monday"
try report week 2026-W47 --as-of "$monday"
try export ratings | head -n 8

printf '\nThe invented clinic stays in %s until you remove it. Next, everybody who rates, in one list:\n' "$store"
printf '%q --store %q report week 2026-W47 --as-of %s --all\n' "$viktig" "$store" "$monday"

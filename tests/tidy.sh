#!/usr/bin/env bash
# clang-tidy over the sources, with the checks of .clang-tidy: tests/tidy.sh [FOLDER OR FILE under src/ ...]
# It reads them as the second compiler does, without building them. Ends with 1 when it finds something.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ $# -gt 0 ]] || set -- src

cmake --preset tidy > /dev/null || exit 1
failed=0
while read -r file; do
    # Only what it says of us: it counts what it left unsaid about others' headers on standard error.
    nice clang-tidy --quiet -p build/tidy "$file" 2> build/tidy/err || { cat build/tidy/err; failed=1; }
done < <(find "$@" -name '*.cpp' | sort)
[[ $failed == 0 ]] && echo "nothing found"
exit "$failed"

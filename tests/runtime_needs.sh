#!/usr/bin/env bash
# The binary needs nothing at run time but the C and C++ runtime: tests/runtime_needs.sh BINARY
set -euo pipefail
needed=$(ldd "$1" | awk '{ print $1 }')
others=$(grep -Ev '^(linux-vdso|libstdc\+\+|libm|libgcc_s|libc|/lib.*/ld-linux.*)\.so|ld-linux|statically' <<<"$needed" || true)
[[ -z $others ]] || {
    echo "needed besides the C and C++ runtime: $others"
    exit 1
}

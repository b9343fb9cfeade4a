#!/usr/bin/env bash
# Configures and builds one preset of CMakePresets.json: tests/build.sh PRESET [cmake options]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=$1
shift

if command -v ccache >/dev/null; then
    set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"
    export CCACHE_SLOPPINESS=pch_defines,time_macros  # else what uses the precompiled header is compiled anew
fi
told=$(cmake --preset "$preset" "$@" 2>&1) || {
    printf '%s\n' "$told" >&2
    exit 1
}
cmake --build --preset "$preset" --parallel "$(nproc)"

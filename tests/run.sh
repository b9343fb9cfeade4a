#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests. From any folder; further arguments go to ctest (-R NAME ...).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tests/packages.sh build tests
tests/build.sh dev
ctest --preset dev --parallel "$(nproc)" "$@"

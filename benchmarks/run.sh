#!/usr/bin/env bash
# Times viktig beside its yardsticks: benchmarks/run.sh [quick | clinic | region | all]   (clinic, unless one is named)
# Installs what is missing, builds build/release, makes stores under build/benchmarks, checks that all give the same answers,
# measures, prints tables. quick takes a minute, clinic a few; region makes a million sessions: a gigabyte, half an hour.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
unset "${!VIKTIG_@}"  # nobody's real store is touched
export LC_ALL=C.UTF-8 TZ=Europe/Oslo

"$root/tests/packages.sh" build bench
"$root/tests/build.sh" release -DBUILD_TESTING=OFF -DVIKTIG_BENCHMARKS=ON >&2
mkdir -p "$root/build/benchmarks"
install -m 755 "$root/build/release/viktig" "$root/build/benchmarks/viktig"
exec python3 -B "$root/benchmarks/compare.py" "${1:-clinic}"

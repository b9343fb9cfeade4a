#!/usr/bin/env bash
# Looks for bytes for which a claim of tests/fuzz/ does not hold: run.sh [SECONDS for each target, 10 unless told] [TARGET...]
# VIKTIG_FUZZ_SEED=1 tries the same bytes in the same order every time, as .ci/run wants it: a change fails for its own faults.
# What was found along the way is kept in build/fuzz/corpus; a fault is left in build/fuzz/found and ends the run with 1.
# Put it into tests/fuzz/corpus/TARGET once it is mended: then every test run replays it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-10}
shift || true
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(ledger readers log_line days measure settings)

tests/build.sh fuzz
failed=0
for target in "${targets[@]}"; do
    mkdir -p "build/fuzz/corpus/$target" build/fuzz/found
    log=build/fuzz/$target.log
    echo "== $target, $seconds seconds"
    if UBSAN_OPTIONS=print_stacktrace=1 nice "build/fuzz/tests/fuzz/fuzz_$target" -seed="${VIKTIG_FUZZ_SEED:-0}" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=4096 -max_len=8192 -dict="tests/fuzz/$target.dict" -artifact_prefix="build/fuzz/found/$target-" \
        -print_final_stats=1 "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" > "$log" 2>&1; then
        grep -E '^#[0-9]+.*DONE|stat::(number_of_executed_units|average_exec|peak_rss)' "$log"
    else
        tail -n 60 "$log"
        failed=1
    fi
done
exit "$failed"

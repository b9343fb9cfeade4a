#!/usr/bin/env bash
# Which lines of src/store and src/model the unit tests and transcripts run: tests/coverage.sh
# A line per file; then every line that nothing ran, as FILE:LINE: its text.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD

tests/build.sh coverage
find build/coverage -name '*.gcda' -delete
build/coverage/tests/viktig_tests --minimal > build/coverage/units.log
build/coverage/tests/viktig_transcripts --minimal > build/coverage/transcripts.log
python3 -B - "$root" <<'END'
import json, pathlib, subprocess, sys

root = pathlib.Path(sys.argv[1])
lines = {}  # {file: {line: times run}}; a header counts as run where any file that includes it runs it
for data in sorted(root.glob("build/coverage/src/CMakeFiles/viktig_*.dir/**/*.gcda")):
    said = subprocess.run(["gcov", "--json-format", "--stdout", data.name], cwd=data.parent, capture_output=True, check=True).stdout
    for report in map(json.loads, said.splitlines()):
        for file in report["files"]:
            path = pathlib.Path(report["current_working_directory"], file["file"]).resolve()
            if not path.is_relative_to(root):
                continue
            name = str(path.relative_to(root))
            if not name.startswith(("src/store/", "src/model/", "include/viktig/store/", "include/viktig/model/")):
                continue
            for line in file["lines"]:
                times = lines.setdefault(name, {})
                times[line["line_number"]] = times.get(line["line_number"], 0) + line["count"]

def percent(counted):
    run = sum(times > 0 for times in counted)
    return f"{run:5} of {len(counted):5}  {100 * run / max(1, len(counted)):6.2f} %"

for name, counted in sorted(lines.items()):
    print(f"{percent(counted.values())}  {name}")
for layer in ("store", "model"):
    print(f"{percent([t for name, c in lines.items() if f'/{layer}/' in name for t in c.values()])}  {layer}")
print("\nnot run:")
for name, counted in sorted(lines.items()):
    text = (root / name).read_text().split("\n")
    for number in sorted(n for n, times in counted.items() if times == 0):
        print(f"{name}:{number}: {text[number - 1].strip()}")
END

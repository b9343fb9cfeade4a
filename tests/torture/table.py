"""The command lines of the torture are those of the table of samples: a new command that writes is tortured too.

usage: table.py VIKTIG
"""

import pathlib
import re
import sys

from clinic import WRITING

SAMPLES = pathlib.Path(__file__).parent.parent / "sweeps/samples.cpp"
writing = set(re.findall(r'^    \{"([a-z -]+)", .*Rule::(?:appends|creates|rewrites)', SAMPLES.read_text("utf-8"), re.M))
missing, unknown = writing - WRITING.keys(), WRITING.keys() - writing
for name in sorted(missing):
    print(f"no line in tests/torture/clinic.py for: {name}")
for name in sorted(unknown):
    print(f"in tests/torture/clinic.py and not in the table of samples: {name}")
sys.exit(1 if missing or unknown or not writing else 0)

"""layers.py sees what it is there to see: plants each fault in a small tree and expects it named.

usage: layers_self.py SCRATCH_FOLDER
"""

import pathlib
import sys
import tempfile

from layers import faults

LIST = """viktig_layer(base USES Utf8proc::Utf8proc)
viktig_layer(model MAY_INCLUDE base)
viktig_layer(store MAY_INCLUDE model base)
viktig_layer(cli MAY_INCLUDE store model base USES CLI11::CLI11)
"""

# file, what it includes, what must be said (None: nothing)
CASES = [
    ("src/store/read.cpp", '"viktig/model/ledger.hpp"', None),
    ("src/store/read.cpp", "<toml++/toml.h>", None),
    ("src/cli/parse.cpp", "<CLI/CLI.hpp>", None),
    ("src/cli/run.cpp", "<CLI/CLI.hpp>", "only src/cli/parse.cpp may include it"),
    ("src/main.cpp", '"viktig/cli/run.hpp"', None),
    ("src/model/ledger.cpp", '"ledger_parts.hpp"', None),
    ("src/model/ledger.cpp", '"viktig/store/read.hpp"', "model may not include store"),
    ("include/viktig/base/date.hpp", '"viktig/model/ledger.hpp"', "base may not include model"),
    ("src/model/ledger.cpp", "<toml++/toml.h>", "only store may include it"),
    ("src/store/read.cpp", "<CLI/CLI.hpp>", "only src/cli/parse.cpp may include it"),
    ("src/cli/run.cpp", "<iostream>", "nothing may include it"),
    ("include/viktig/cli/run.hpp", "<iostream>", "nothing may include it"),
    ("src/model/ledger.cpp", "<filesystem>", "only cli and store may include it"),
    ("src/model/ledger.cpp", '"../store/read.hpp"', "must not climb out"),
    ("src/helpers/list.cpp", "<vector>", "'helpers' is no layer"),
]


def found_in(scratch, layer_list, file, include):
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        tree = pathlib.Path(folder)
        for path, text in (("src/CMakeLists.txt", layer_list), (file, f"#pragma once\n#include {include}\n")):
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
            (tree / path).write_text(text, encoding="utf-8")
        return list(faults(tree))


def main(scratch):
    failed = 0
    for file, include, expected in CASES:
        found = found_in(scratch, LIST, file, include)
        right = not found if expected is None else len(found) == 1 and expected in found[0] and file in found[0]
        if not right:
            failed += 1
            print(f"{file} with {include}: expected {expected}, found {found}")
    upward = found_in(scratch, LIST.replace("base USES", "base MAY_INCLUDE cli USES"), "src/cli/run.cpp", "<vector>")
    if not upward or "base may not include cli" not in upward[0]:
        failed += 1
        print(f"a list that points up: {upward}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

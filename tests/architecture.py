"""ARCHITECTURE.md leads to rooms that exist, misses none of src/, and shows the layers as they are.

usage: architecture.py SOURCE_FOLDER
A path is what stands in backticks and has a slash or a suffix in it; `*` stands for any part of a name.
"""

import pathlib
import re
import sys

from layers import read_layers

PATH = re.compile(r"[\w.+-]*(?:/[\w.*+-]+)*/?")
SUFFIXES = (".cpp", ".hpp", ".md", ".py", ".sh", ".txt", ".toml", ".1", ".5")


def paths_in(text):
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    for quoted in re.findall(r"`([^`\n]+)`", prose):
        if PATH.fullmatch(quoted) and ("/" in quoted or quoted.endswith(SUFFIXES)):
            yield quoted


def exists(source, path):
    beside_their_folder = ["", "src/lang/"]  # a row may name a folder, then files in it
    return any(any(source.glob(folder + path.rstrip("/"))) for folder in beside_their_folder)


def layers_shown(text):
    """{layer: layers it may include} of the table."""
    rows = re.findall(r"^\| (\w+) \| ([\w ]+) \| [^|]+ \|$", text, re.M)
    return {layer: set() if "nothing" in allowed else set(allowed.split()) for layer, allowed in rows if layer != "layer"}


def main(source):
    text = (source / "ARCHITECTURE.md").read_text("utf-8")
    named = set(paths_in(text))
    elsewhere = {"viktig.toml"}  # a store's
    troubles = [f"{path} does not exist" for path in sorted(named - elsewhere) if not exists(source, path)]
    folders = [folder for folder in sorted((source / "src").iterdir()) if folder.is_dir()]
    troubles += [f"src/{folder.name}/ has no row" for folder in folders if f"| `src/{folder.name}/` |" not in text]
    if layers_shown(text) != read_layers(source):
        troubles.append("the table of layers is not the list of src/CMakeLists.txt")
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles or not folders else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

"""The layers point one way: holds every #include to the list in src/CMakeLists.txt.

usage: layers.py SOURCE_FOLDER      exits 1 and names each include that its layer may not have
"""

import pathlib
import re
import sys

# Headers that only some layers may see: what the layer is there for.
RESERVED = [
    (re.compile(r"toml\+\+/"), {"store"}),
    (re.compile(r"utf8proc\.h"), {"base"}),
    (re.compile(r"(fstream|filesystem|fcntl\.h|dirent\.h|sys/stat\.h|sys/file\.h|sys/xattr\.h)$"), {"store", "cli"}),
    (re.compile(r"iostream$"), set()),  # streams come from outside, and it costs every file its set-up
]
# Headers that one file alone may see: what they bring along at the start of the program is brought once.
ONE_FILE = [(re.compile(r"CLI/"), "src/cli/parse.cpp")]


def read_layers(source):
    """{layer: layers it may include}, in the order of the list."""
    text = (source / "src/CMakeLists.txt").read_text(encoding="utf-8")
    layers = {}
    for line in re.findall(r"^viktig_layer\(([^)]*)\)", text, re.MULTILINE):
        name, *rest = line.split()
        allowed, listing = set(), False
        for word in rest:
            if word.isupper():
                listing = word == "MAY_INCLUDE"
            elif listing:
                allowed.add(word)
        layers[name] = allowed
    return layers


def list_faults(layers):
    """The list itself: a layer may include only what stands above it."""
    seen = set()
    for layer, allowed in layers.items():
        for unknown in sorted(allowed - seen):
            yield f"src/CMakeLists.txt: {layer} may not include {unknown}, which does not stand before it"
        seen.add(layer)


def include_fault(layer, allowed, path, target):
    """What is wrong with this include, or None."""
    ours = re.match(r"viktig/([^/]+)/", target)
    if ours and ours[1] != layer and ours[1] not in allowed:
        return f"{layer} may not include {ours[1]}"
    if ".." in pathlib.PurePath(target).parts:
        return "an include must not climb out of its folder"
    for header, owners in RESERVED:
        if header.match(target) and layer not in owners:
            return f"only {' and '.join(sorted(owners))} may include it" if owners else "nothing may include it"
    for header, owner in ONE_FILE:
        if header.match(target) and path.parts[-3:] != pathlib.PurePath(owner).parts:
            return f"only {owner} may include it"
    return None


def faults(source):
    layers = read_layers(source)
    yield from list_faults(layers)
    for root in (source / "src", source / "include/viktig"):
        for path in sorted(p for p in root.rglob("*") if p.suffix in {".cpp", ".hpp", ".h"}):
            inside = path.relative_to(root).parts
            layer = inside[0] if len(inside) > 1 else "cli"  # src/main.cpp
            place = path.relative_to(source)
            if layer not in layers:
                yield f"{place}: '{layer}' is no layer of src/CMakeLists.txt"
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                trouble = include and include_fault(layer, layers[layer], path, include[1])
                if trouble:
                    yield f"{place}:{number}: {include[1]}: {trouble}"


if __name__ == "__main__":
    found = list(faults(pathlib.Path(sys.argv[1])))
    print(*found, sep="\n")
    sys.exit(1 if found else 0)

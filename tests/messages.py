"""Every message that the program can say has words, and no words lie unused.

usage: messages.py SOURCE_FOLDER
The words are the entries of src/lang/en_*.cpp; a message is a literal that begins a Message or stands in braces
before a list of arguments, or any literal that has the form of a key and the first part (up to the dot) of one.
"""

import pathlib
import re
import sys

LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
ENTRY = re.compile(r'\{\s*"([a-z0-9.-]+)"\s*,\s*"')
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")
MESSAGE = re.compile(r"\bMessage(?:\s+\w+)?\s*[({]\s*" + LITERAL)
BRACED = re.compile(r"\{\s*" + LITERAL + r"\s*,\s*\{")


def without_comments(text):
    """Nor the lines of the preprocessor: file names are no keys."""
    return re.sub(LITERAL + r"|//[^\n]*|^#[^\n]*", lambda match: match[0] if match[0][0] == '"' else "", text, flags=re.M)


def main(source):
    entries, used, troubles = {}, set(), []
    for path in sorted((source / "src/lang").glob("en_*.cpp")):
        for key in ENTRY.findall(without_comments(path.read_text(encoding="utf-8"))):
            if key in entries:
                troubles.append(f"{key}: in {entries[key]} and in {path.name}")
            entries[key] = path.name
    areas = {key.split(".")[0] for key in entries}

    for path in sorted([*(source / "src").rglob("*.[ch]pp"), *(source / "include").rglob("*.hpp")]):
        if path.parent.name == "lang" and path.name.startswith("en_"):
            continue
        text = without_comments(path.read_text(encoding="utf-8"))
        literals = set(re.findall(LITERAL, text))
        used |= literals
        said = set(MESSAGE.findall(text))
        said |= {t for t in BRACED.findall(text) if KEY.fullmatch(t)}
        said |= {t for t in literals if KEY.fullmatch(t) and t.split(".")[0] in areas}
        troubles += [f"{path.relative_to(source)}: no words for {key}" for key in sorted(said - entries.keys() - {""})]

    troubles += [f"src/lang/{file}: nothing says {key}" for key, file in entries.items() if key not in used]
    print(*troubles, sep="\n")
    return 1 if troubles or not entries else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

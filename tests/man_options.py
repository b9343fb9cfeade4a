"""man/viktig.1 names every option of every command, and no other.

usage: man_options.py PAGE BINARY
A command's options are those that its --help prints; in the page, the .It lines of its subsection and of the shared
subsections that it refers to. Short options count too.
"""

import pathlib
import re
import subprocess
import sys

SHARED = ["Options of commands that write", "Options of commands that take words", "Options of commands that show"]
EVERYWHERE = {"-h", "--help"}


def said(binary, *words):
    environment = {"HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    return subprocess.run([binary, *words], env=environment, text=True, encoding="utf-8", stdout=subprocess.PIPE,
                          check=True).stdout


def options_in(help_page):
    """The options that lines of a page of help begin with: `  -m, --said ...   words`."""
    lines = re.findall(r"^  ((?:-[a-z], )?--[a-z-]+)", help_page, re.M)
    return {name for line in lines for name in line.split(", ")}


def options_of(binary):
    """{command: its options}, parts as `client add`."""
    overview = said(binary, "help")
    found = {"": set(re.findall(r"--[a-z-]+", overview)) | EVERYWHERE | {"--version"}}
    for command in re.findall(r"^  ([a-z]+) +\S", overview, re.M):
        parts = re.findall(rf"^viktig {command} ([a-z]+)", said(binary, command, "--help"), re.M)
        for words in [[command, part] for part in parts] or [[command]]:
            found[" ".join(words)] = options_in(said(binary, *words, "--help")) - EVERYWHERE
    return found


def sections_of(text):
    """{heading: lines} of the sections and subsections."""
    sections, lines = {}, []
    for line in text.splitlines():
        heading = re.match(r"\.S[sh] (.+)", line)
        if heading:
            lines = sections.setdefault(heading[1], [])
        lines.append(line)
    return sections


def options_named(lines):
    named = set()
    for line in lines:
        if line.startswith(".It"):
            named |= {"--" + name for name in re.findall(r"\bFl Fl ([a-z][a-z-]*)", line)}
            named |= {"-" + name for name in re.findall(r"\bFl ([a-z])\b(?!-)", line)}
    return named


def main(page, binary):
    troubles = []
    text = page.read_text("utf-8")
    sections = sections_of(text)
    commands = options_of(binary)
    for command, expected in commands.items():
        heading = command or "GLOBAL OPTIONS"
        if heading not in sections:
            troubles.append(f"{page.name} has no subsection {heading}")
            continue
        named = options_named(sections[heading])
        for shared in SHARED:
            if any(shared in line for line in sections[heading]):
                named |= options_named(sections[shared])
        troubles += [f"{heading}: {option} is not in {page.name}" for option in sorted(expected - named)]
        troubles += [f"{heading}: {option} is no option of it" for option in sorted(named - expected)]
    real = set().union(*commands.values())
    anywhere = {"--" + name for name in re.findall(r"Fl Fl ([a-z][a-z-]*)", text)}
    troubles += [f"{page.name} names {option}, which no command has" for option in sorted(anywhere - real)]
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles or len(commands) < 2 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))

"""man/viktig.1 names every option of every command, and no other.

usage: man_options.py PAGE BINARY
A command's options are those that its --help prints; in the page, the .It lines of its subsection and of the shared
subsections that it refers to. Short options count too.
"""

import pathlib
import re
import subprocess
import sys

SHARED = ["Options of commands that write", "Options of commands that show"]
EVERYWHERE = {"-h", "--help"}


def said(binary, *words):
    environment = {"HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    return subprocess.run([binary, *words], env=environment, text=True, encoding="utf-8", stdout=subprocess.PIPE,
                          check=True).stdout


def options_in(line):
    """The options that a line of help begins with: `  -m,--said TEXT ...   words`."""
    names = re.match(r"\s*((?:--?[a-z][a-z-]*,?)+)(?:\s|$)", line)
    return set(names[1].split(",")) if names else set()


def options_of(binary):
    """{command: its options}, parts as `client add`."""
    overview = said(binary, "help")
    found = {"": set(re.findall(r"--[a-z-]+", overview)) | {"-h", "--help", "--version"}}
    for command in re.findall(r"^  ([a-z]+) +\S", overview, re.M):
        name, parts = command, False
        found[name] = set()
        for line in said(binary, command, "--help").splitlines():
            parts = parts or line.startswith("Subcommands:")
            if parts and re.fullmatch(r"[a-z]+", line):
                found.pop(command, None)  # a command with parts is nothing without one
                name = f"{command} {line}"
                found[name] = set()
            elif name in found:
                found[name] |= options_in(line) - EVERYWHERE
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

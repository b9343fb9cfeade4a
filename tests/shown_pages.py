"""What pages show is what the program says.

usage: shown_pages.py BINARY PAGE... [--write]
Runs the `$` lines of each ```console block of a page in order, in one shell, with a scratch folder as home and as working folder,
and compares what they print (both streams, as at a terminal). A line may go on after a backslash, behind `> `.
--write puts into the page what is printed now.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
END = "==== end of a command ===="


def commands_of(block):
    """The lines of each command as they stand, `$ ` and `> ` included."""
    commands = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append([line])
        elif commands and line.startswith("> ") and commands[-1][-1].endswith("\\"):
            commands[-1].append(line)
    return commands


def run(block, binary):
    """The block as it should be, and what went wrong."""
    commands = commands_of(block)
    script = "".join("\n".join(line[2:] for line in command) + f'\necho "{END} $?"\n' for command in commands)
    with tempfile.TemporaryDirectory() as scratch:
        tools = pathlib.Path(scratch, ".bin")
        tools.mkdir()
        (tools / "viktig").symlink_to(binary)
        home = pathlib.Path(scratch, "home")
        home.mkdir(mode=0o700)
        environment = {"HOME": str(home), "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "TZ": "Europe/Oslo",
                       "VIKTIG_BY": "kari"}
        done = subprocess.run(["sh"], input=script, env=environment, cwd=home, text=True, encoding="utf-8",
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    parts = re.split(rf"^{END} (\d+)\n", done.stdout, flags=re.M)
    outputs, statuses = parts[0::2], parts[1::2]
    shown, troubles = "", []
    for command, output, status in zip(commands, outputs, statuses):
        shown += "\n".join(command) + "\n" + output
        if status != "0":
            troubles.append(f"{command[0]}: status {status}")
    if len(statuses) != len(commands):
        troubles.append("the shell did not come to the end of the block")
    return shown, troubles


def look_at(page, binary, write):
    text = page.read_text("utf-8")
    blocks = BLOCK.findall(text)
    troubles = [] if blocks else [f"{page}: there is no block to run"]
    for block in blocks:
        shown, wrong = run(block, binary)
        troubles += wrong
        if write and not wrong:
            text = text.replace(block, shown)
        elif shown != block:
            troubles += difflib.unified_diff(block.splitlines(), shown.splitlines(), page.name, "printed", lineterm="")
    if write:
        page.write_text(text, "utf-8")
    return troubles


def main(binary, pages, write):
    troubles = [trouble for page in pages for trouble in look_at(pathlib.Path(page), binary, write)]
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles else 0


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--write"]
    sys.exit(main(pathlib.Path(words[0]).resolve(), words[1:], "--write" in sys.argv))

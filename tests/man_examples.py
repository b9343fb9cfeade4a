"""The examples of the manual pages hold.

usage: man_examples.py SOURCE_FOLDER BINARY
Each `$` line of viktig.1 runs, on a copy of the invented clinic and with a Tuesday in November for today. The ledger of
viktig-store.5 is read by the program and by examples/read_store.py, without a word of complaint and to the same table.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TODAY = "2026-11-24"
ESCAPES = {r"\e": "\\", r"\(oa": "å", r"\(/o": "ø", r"\(dq": '"', r"\-": "-", r"\&": ""}


def displays(page, section):
    """The literal displays of a section, as they are read."""
    text = page.read_text("utf-8").split(f"\n.Sh {section}\n", 1)[1].split("\n.Sh ")[0]
    for mark, character in ESCAPES.items():
        text = text.replace(mark, character)
    return re.findall(r"^\.Bd -literal.*\n((?:.*\n)*?)\.Ed$", text, re.M)


def run(command, store, binary, **options):
    environment = os.environ | {"VIKTIG_STORE": str(store), "VIKTIG_BY": "kari", "HOME": str(store), "TZ": "Europe/Oslo"}
    environment["PATH"] = f"{pathlib.Path(binary).parent}:{environment['PATH']}"
    return subprocess.run(command, env=environment, cwd=store, text=True, encoding="utf-8", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, **options)


def commands_run(source, binary, scratch):
    store = scratch / "clinic"
    shutil.copytree(source / "examples/clinic", store)
    commands = re.findall(r"^\$ ((?:.*\\\n)*.*)$", "".join(displays(source / "man/viktig.1", "EXAMPLES")), re.M)
    if not commands:
        yield "viktig.1 has no examples"
    for command in commands:
        dated = command if "--as-of" in command else command.replace("viktig ", f"viktig --as-of {TODAY} ", 1)
        done = run(dated, store, binary, shell=True)
        if done.returncode != 0:
            yield f"viktig.1: {command}: status {done.returncode}\n{done.stdout}"


def ledger_read(source, binary, scratch):
    store = scratch / "page"
    shutil.copytree(source / "examples/clinic", store, ignore=shutil.ignore_patterns("c0*.toml"))
    (ledger,) = displays(source / "man/viktig-store.5", "EXAMPLES")
    client = re.search(r'^client = "(.*)"$', ledger, re.M)[1]
    (store / f"clients/{client}.toml").write_text(ledger, "utf-8")
    ours = run([binary, "export", "ratings"], store, binary)
    theirs = run([sys.executable, "-B", source / "examples/read_store.py", store], store, binary)
    if ours.returncode != 0 or theirs.returncode != 0 or ours.stdout != theirs.stdout or ours.stdout.count("\n") < 5:
        yield f"viktig-store.5: its ledger\n{ours.stdout}\n{theirs.stdout}"


def main(source, binary):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        troubles = [*commands_run(source, binary, scratch), *ledger_read(source, binary, scratch)]
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), str(pathlib.Path(sys.argv[2]).resolve())))

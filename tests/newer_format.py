"""A file of another format is neither reported on nor written to, by any command.

usage: newer_format.py BINARY
Every command that `viktig help` names must have its line here: one that is new fails until it has.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from man_options import options_of

LEDGER = ["2", "0", "-1", '"1"', "1.0", "9223372036854775807", "true", "[1]", "{ a = 1 }"]
IMPOSSIBLE = ["99999999999999999999", "nan_", ""]  # no TOML at all: the file is refused for that

# What each command is asked; CLIENT stands for the client whose ledger is of another format.
LINES = {
    "log": ["log", "CLIENT", "life=5"],
    "note": ["note", "CLIENT", "words"],
    "undo": ["undo", "CLIENT"],
    "amend": ["amend", "CLIENT", "ID", "life=4", "--reason", "misread"],
    "answer": ["answer", "CLIENT", "silence", "words"],
    "explain": ["explain", "CLIENT", "ors"],
    "show": ["show", "CLIENT"],
    "report client": ["report", "client", "CLIENT"],
    "report outcomes": ["report", "outcomes"],
    "report network": ["report", "network", "CLIENT"],
    "report week": ["report", "week", "2026-W47", "--all"],
    "export ratings": ["export", "ratings"],
    "export sessions": ["export", "sessions"],
    "client list": ["client", "list"],
    "client end": ["client", "end", "CLIENT", "--how", "agreed"],
    "client return": ["client", "return", "CLIENT"],
    "client add": ["client", "add", "CLIENT"],
    "client change": ["client", "change", "CLIENT", "--therapist", "per"],
    "voice add": ["voice", "add", "CLIENT", "friend", "--relation", "friend"],
    "voice list": ["voice", "list", "CLIENT"],
    "voice end": ["voice", "end", "CLIENT", "client"],
    "voice change": ["voice", "change", "CLIENT", "client", "--age", "adult"],
    "voice resume": ["voice", "resume", "CLIENT", "client"],
    "goal add": ["goal", "add", "CLIENT", "sleep", "Sove"],
    "goal list": ["goal", "list", "CLIENT"],
    "goal end": ["goal", "end", "CLIENT", "bike"],
    "goal reword": ["goal", "reword", "CLIENT", "bike", "Other words"],
    "goal resume": ["goal", "resume", "CLIENT", "bike"],
    "move": ["move", "CLIENT", "ID", "other"],
    "forget": ["forget", "CLIENT", "--yes"],
    "check": ["check"],
}
# They look at no ledger.
NO_LEDGER = {"init", "help", "measure list", "measure show", "measure add"}
# They go through all cases: the others are shown, this one is named and left out.
ALL_CASES = {"report week", "export ratings", "export sessions", "client list", "check"}


def snapshot(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Store:
    def __init__(self, binary, folder):
        self.binary, self.folder, self.failed = binary, folder, 0
        self.run("init")
        for client in ("c1", "other"):
            self.run("client", "add", client)
            self.run("goal", "add", client, "bike", "Cycle")
            self.run("log", client, "life=5")
        ledger = (folder / "clients/c1.toml").read_text()
        self.session = ledger.split("[session.")[1].split("]")[0]

    def run(self, *words):
        environment = {"VIKTIG_STORE": str(self.folder), "VIKTIG_BY": "kari", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
        return subprocess.run([self.binary, *words, "--as-of", "2026-11-20"], env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, encoding="utf-8")

    def expect(self, holds, what, done):
        if not holds:
            self.failed += 1
            print(f"FAILED: {what}: status {done.returncode}\n{done.stdout[-600:]}{done.stderr[-600:]}")

    def refused(self, command, what, number):
        before = snapshot(self.folder)
        done = self.run(*[{"CLIENT": "c1", "ID": self.session}.get(word, word) for word in LINES[command]])
        where = f"`{command}` with {what} of format {number}"
        self.expect(done.returncode == (1 if command == "check" else 3), where, done)
        told = done.stderr + (done.stdout if command in ("check", "client list") else "")
        self.expect(self.names(told, what, number), where + " does not say so", done)
        self.expect(snapshot(self.folder) == before, where + " wrote something", done)
        if command in ALL_CASES and what == "a ledger" and command != "check":
            self.expect("other" in done.stdout, where + " hides the other cases", done)
        if what != "a ledger" and command != "check":  # what check finds is what it has to show
            self.expect(done.stdout == "", where + " shows something", done)

    @staticmethod
    def names(told, what, number):
        file = "clients/c1.toml" if what == "a ledger" else "viktig.toml"
        trouble = "written in format" if number.isdigit() and number != "0" else "format" if number in ("0", "-1") else "viktig"
        return file in told and trouble in told and "hint: " in told


def main(binary):
    os.umask(0o077)
    commands = set(options_of(binary)) - {""} - NO_LEDGER
    missing = commands - set(LINES)
    if missing:
        sys.exit(f"without a line in newer_format.py: {', '.join(sorted(missing))}")
    with tempfile.TemporaryDirectory() as work:
        store = Store(binary, pathlib.Path(work) / "store")
        for name, what in (("clients/c1.toml", "a ledger"), ("viktig.toml", "settings")):
            path = store.folder / name
            sound = path.read_text()
            for number in LEDGER:
                path.write_text(sound.replace("viktig = 1", f"viktig = {number}", 1))
                for command in sorted(commands):
                    # A ledger that merely cannot be read is erased when somebody asks for it; one of a newer format is not.
                    if command == "forget" and what == "a ledger" and not (number.isdigit() and int(number) > 1):
                        continue
                    store.refused(command, what, number)
            path.write_text(sound)
            for number in IMPOSSIBLE:
                path.write_text(sound.replace("viktig = 1", f"viktig = {number}", 1))
                before = snapshot(store.folder)
                for words in (["show", "c1"], ["log", "c1", "life=6"]):
                    done = store.run(*words)
                    store.expect(done.returncode == 3 and name in done.stderr, f"{words[0]}, {name} with viktig = {number}", done)
                store.expect(snapshot(store.folder) == before, f"{name} with viktig = {number} was written to", done)
            path.write_text(sound)
        done = store.run("show", "c1")
        store.expect(done.returncode == 0, "the store is sound again", done)
        print(f"{len(commands)} commands refuse another format" if not store.failed else f"{store.failed} failed")
        sys.exit(1 if store.failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

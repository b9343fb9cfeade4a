"""A small store for the torture of the real binary, its command lines, and the judgement on what they left."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

DAY = ["--as-of", "2026-11-23"]

SET_UP = [
    "init",
    "client add c017 --kind family --opened 2026-08-14 --therapist kari",
    "voice add c017 teen --relation self --age adolescent",
    "voice add c017 mother --relation parent",
    "goal add c017 sleep Sove --owner teen --date 2026-08-14",
    "log c017 teen: ors=4.2,5.1,3.0,4.4 sleep=6 mother: ors=5.0,5.5,5.2,5.1 --date 2026-10-02",
    "log c017 teen: ors=2,2,2,2 sleep=6 --date 2026-11-20",
    "client add c018 --opened 2026-08-14",
    "client end c018 --how agreed --date 2026-10-01",
    "client add c019 --opened 2026-08-14",
    "note c019 Skrevet",
    "client add c021 --kind family --opened 2026-08-14",
    "voice add c021 teen --relation self",
    "voice add c021 aunt --relation other",
    "voice end c021 aunt --date 2026-09-01",
    "goal add c021 sleep Sove --owner teen --date 2026-08-14",
    "goal add c021 bus Bussen --owner teen --date 2026-08-14",
    "goal end c021 bus --date 2026-09-01",
]

HVERDAG = pathlib.Path(__file__).resolve().parent.parent.parent / "examples/clinic/measures/hverdag.toml"

# Every command that writes, on a store as above; `init` on none. Held to the table of samples by table.py.
WRITING = {
    "amend": "amend c017 2026-11-20 teen:sleep=7 --reason typed-wrong",
    "answer": "answer c017 worse.teen Called --look 2026-12-04",
    "check": "check --repair",
    "client add": "client add c020 --kind couple",
    "client change": "client change --from-therapist kari --to ola",
    "client end": "client end c017 --how agreed --words Takk",
    "client return": "client return c018 --opened 2026-11-20",
    "forget": "forget c017 --only 2026-11-20 --yes",
    "goal add": "goal add c017 dinner Middag --area home",
    "goal end": "goal end c017 sleep",
    "goal resume": "goal resume c021 bus",
    "goal reword": "goal reword c017 sleep Hvile",
    "init": "init",
    "log": "log c017 teen: ors=6,5,6,5 sleep=7 mother: sleep=5 -m mother:Bedre --next +2w",
    "measure add": f"measure add {HVERDAG}",
    "move": "move c017 2026-11-20 c021",
    "note": "note c017 --kind helped --voice mother Gikk",
    "undo": "undo c019 --reason slip",
    "voice add": "voice add c017 father --relation parent",
    "voice change": "voice change c017 mother --called mamma",
    "voice end": "voice end c017 mother",
    "voice resume": "voice resume c021 aunt",
}
# These write ledgers anew: one with tombstones is whole too, and what leaves one stands in another, or was to go.
REWRITING = {"check", "forget", "move"}
NEW_FILES = {"client add", "init", "measure add"}
READING = ["show c017", "report week", "report client c017", "export ratings", "export sessions", "client list",
           "goal list c017", "voice list c017", "measure list", "measure show ors", "help log"]


class Binary:
    """The program, run with nothing of the caller's settings."""

    def __init__(self, path, shim=None):
        self.path = os.path.abspath(path)
        self.shim = shim and os.path.abspath(shim)

    def environment(self, store, **more):
        return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TZ": "UTC", "VIKTIG_BY": "kari", "VIKTIG_STORE": str(store),
                **{name: str(value) for name, value in more.items()}}

    def command(self, line):
        words = line if isinstance(line, list) else line.split()
        return [self.path, *words] + (DAY if words[0] not in ("init", "help") else [])

    def run(self, store, line, shimmed=False, stdout=subprocess.PIPE, **more):
        if shimmed:
            more["LD_PRELOAD"] = self.shim
        return subprocess.run(self.command(line), env=self.environment(store, **more), stdin=subprocess.DEVNULL, stdout=stdout,
                              stderr=subprocess.PIPE, text=True, errors="replace", timeout=120)


class Checks:
    """Counts what was tried; remembers what was wrong."""

    def __init__(self):
        self.wrong, self.counts = [], {}

    def count(self, what, n=1):
        self.counts[what] = self.counts.get(what, 0) + n

    def hold(self, true, *what):
        if not true:
            self.wrong.append(" ".join(str(one) for one in what))

    def end(self):
        for what, n in self.counts.items():
            print(f"{n} {what}")
        for one in self.wrong[:20]:
            print("FAILED:", one)
        if len(self.wrong) > 20:
            print("... and", len(self.wrong) - 20, "more")
        sys.exit(1 if self.wrong else 0)


def work_folder(where=None):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="viktig-torture-", dir=where))
    import atexit
    atexit.register(shutil.rmtree, folder, True)
    return folder


def memory_folder():
    """Where writing costs no disk: the sweeps by the hundred."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def made_store(binary, folder):
    """The store of SET_UP."""
    for line in SET_UP:
        ran = binary.run(folder, line)
        if ran.returncode != 0:
            raise RuntimeError(f"{line}: {ran.stderr}")
    return folder


def damaged(store):
    """With what check --repair mends: a write that was cut off, a copy with something new in it, a file that a killed run left."""
    note = (b'\n[note.2026-11-21-aaaaaa]\ndate = 2026-11-21\nkind = "other"\nwords = "Lagt til"\nby = "per"\n'
            b"logged = 2026-11-21T08:00:00Z\n")
    clients = store / "clients"
    (clients / "c019 (copy).toml").write_bytes((clients / "c019.toml").read_bytes() + note)
    (clients / ".c017.toml.new").write_bytes((clients / "c017.toml").read_bytes()[:100])
    (clients / "c018.toml").write_bytes((clients / "c018.toml").read_bytes() + note[:50])
    for path in clients.iterdir():
        path.chmod(0o600)
    return store


def copied(store, folder):
    shutil.rmtree(folder, ignore_errors=True)
    if store is not None:
        shutil.copytree(store, folder)
    return folder


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def blocks_of(text):
    """{KIND.ID: content} of a ledger's bytes."""
    table = tomllib.loads(text.decode("utf-8"))
    return {f"{kind}.{name}": content for kind, ids in table.items() if isinstance(ids, dict) for name, content in ids.items()}


def is_whole(old, new):
    """Old bytes and one whole block, its commit mark and line feed."""
    if not new.startswith(old) or not re.search(rb"\nlogged = \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\Z", new):
        return False
    try:
        before, after = blocks_of(old), blocks_of(new)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    return len(after) == len(before) + 1 and all(after[name] == content for name, content in before.items())


def is_rewritten(old, new):
    """A whole ledger in which every old block stands, or a tombstone that names it."""
    try:
        before, after = blocks_of(old), blocks_of(new)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return False
    erased = {content["of"] for name, content in after.items() if name.startswith("erased.")}
    return bool(erased) and all(after.get(name) == content or name in erased for name, content in before.items())


def is_repaired(old, new, aside):
    """What a repair took out of a file, or the whole file, lies in aside/."""
    if new is None:
        return old in aside
    return old.startswith(new) and old[len(new):] in aside


def names_tear(binary, store, name):
    """The next command names the tear, a reader and a writer, and neither touches it."""
    client = pathlib.PurePath(name).stem
    bytes_before = (store / name).read_bytes()
    for line in (f"show {client}", f"note {client} Mer"):
        ran = binary.run(store, line)
        said = "ends in the middle of the block" in ran.stderr or "is not finished" in ran.stderr or "NUL bytes stand" in ran.stderr
        if ran.returncode != 3 or not said or f"{name}:" not in ran.stderr:
            return False
    return (store / name).read_bytes() == bytes_before and is_mended(binary, store, name, bytes_before)


def is_mended(binary, store, name, torn):
    """check --repair moves the torn tail aside, and loses nothing of it; done on a copy."""
    mended = copied(store, store.with_name("mended"))
    binary.run(mended, ["check", pathlib.PurePath(name).stem, "--repair", "--unfinished"])
    after = files_of(mended)
    aside = [text for other, text in after.items() if other.startswith("aside/")]
    put_aside = any(piece and torn.endswith(piece) and after.get(name, b"").startswith(torn[:-len(piece)]) for piece in aside)
    return put_aside and binary.run(mended, f"note {pathlib.PurePath(name).stem} Mer").returncode == 0


def ledgers_in(files):
    return [text for name, text in files.items() if name.startswith("clients/") and name.endswith(".toml")]


def judge(binary, store, before, checks, *what):
    """Every file has its old bytes, or these and one whole block, or is a whole new one; or is torn and named so.
    @return how many files have something new, whole"""
    changed = 0
    after = files_of(store) if store.exists() else {}
    aside = [text for name, text in after.items() if name.startswith("aside/")]
    for name, old in before.items():
        new = after.get(name)
        if new == old:
            continue
        if what[0] == WRITING["check"] and is_repaired(old, new, aside):
            changed += 1
            continue
        if new is not None and (is_whole(old, new) or (what[0].split()[0] in REWRITING and is_rewritten(old, new))):
            changed += 1
            continue
        checks.count("torn tails, each named by the next reader and the next writer")
        if what[0] == WRITING["check"]:  # the copy beside it stops every other writer
            checks.hold(new is not None and new.startswith(old) and is_mended(binary, store, name, new), *what, name, "is not mended")
            continue
        checks.hold(new is not None and new.startswith(old) and names_tear(binary, store, name), *what, name, "is neither whole nor a named tear")
    for name in after.keys() - before.keys():
        if pathlib.PurePath(name).name.startswith(".") or (name.startswith("aside/") and what[0] == WRITING["check"]):
            continue  # a temporary file of a run that was killed: never read
        changed += 1
        copied_whole = name == "measures/hverdag.toml" and (store / name).read_bytes() == HVERDAG.read_bytes()
        checks.hold(name == "viktig.toml" or copied_whole or (name.startswith("clients/") and binary.run(store, f"show {pathlib.PurePath(name).stem}").returncode == 0),
                    *what, name, "is new and not whole")
    if what[0] == WRITING["move"]:
        everywhere = {block for new in ledgers_in(after) for block in blocks_of(new)}
        missing = {block for old in ledgers_in(before) for block in blocks_of(old)} - everywhere
        checks.hold(not missing, *what, "lost", *missing)
    return changed

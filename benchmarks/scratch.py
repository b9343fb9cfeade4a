"""The scratch folder of the benchmarks: stores made once for each set of parameters, and the runner that times commands."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent / "build"
PROGRAMS = BUILD / "release" / "benchmarks"
SCRATCH = BUILD / "benchmarks"
VIKTIG = BUILD / "benchmarks" / "viktig"  # as it is installed: run.sh copies it
DAY = ["--as-of", "2026-11-23"]  # the Monday after the last week of every store


class Figure(NamedTuple):
    """What one start of a command cost: medians of seconds, and the most memory."""

    wall: float
    cpu: float
    kib: int
    rounds: int


class Command(NamedTuple):
    name: str
    words: list
    status: int = 0


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*words, **options):
    """Runs it and returns what it printed; whatever goes wrong ends the benchmarks."""
    done = subprocess.run([str(word) for word in words], capture_output=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def program(name):
    return str(PROGRAMS / name)


def viktig(store, *words):
    return [str(VIKTIG), "--store", str(store), *words, *DAY]


def in_turn(commands, rounds, starts=1, seconds=30.0):
    """{name: Figure}; the commands take turns, so that a busy moment meets all alike."""
    lines = ["\t".join([one.name, str(one.status), *map(str, one.words)]) for one in commands]
    say("  " + ", ".join(one.name for one in commands))
    told = run(program("turns"), rounds, starts, seconds, input="\n".join([*lines, ""]).encode()).decode()
    figures = {}
    for line in told.splitlines():
        name, wall, cpu, kib, count = line.split("\t")
        figures[name] = Figure(float(wall), float(cpu), int(kib), int(count))
    return figures


def made(name, *parameters):
    """A folder for what is worked out from these parameters: (folder, whether it has to be filled)."""
    key = hashlib.sha256("\n".join([(HERE / "make_store.py").read_text("utf-8"), *map(str, parameters)]).encode()).hexdigest()[:12]
    folder = SCRATCH / "stores" / f"{name}-{key}"
    return folder, not folder.exists()


def store(name, clients, sessions, *options):
    """FOLDER/store and FOLDER/rows.csv."""
    parameters = ["--clients", clients, "--sessions", sessions, *options]
    folder, missing = made(name, *parameters)
    if missing:
        say(f"making {name}: {clients} x {sessions}")
        begun = folder.with_name(folder.name + ".begun")
        shutil.rmtree(begun, ignore_errors=True)
        run(sys.executable, "-B", HERE / "make_store.py", begun / "store", *parameters, "--csv", begun / "rows.csv")
        os.sync()
        begun.rename(folder)
    return folder


def odd_store(base, name, clients, sessions, percent):
    """The same store with so many of its files edited by hand; the others are the same files."""
    parameters = ["--clients", clients, "--sessions", sessions, "--odd", percent, "--only-odd"]
    folder, missing = made(f"{name}-odd{percent}", *parameters)
    if missing:
        begun = folder.with_name(folder.name + ".begun")
        shutil.rmtree(begun, ignore_errors=True)
        run(sys.executable, "-B", HERE / "make_store.py", begun / "store", *parameters)
        link_missing(base / "store", begun / "store")
        begun.rename(folder)
    return folder


def link_missing(source, target):
    """Gives the ledgers of one store a second name in another. Not for ledgers that are then written to."""
    for ledger in (source / "clients").iterdir():
        if not (target / "clients" / ledger.name).exists():
            os.link(ledger, target / "clients" / ledger.name)


def peers_of(folder, peers):
    """The databases of a store, made from its CSV: SQLite's with covering indexes, DuckDB's as it makes it."""
    if "sqlite" in peers and not (folder / "ready.db").exists():
        begun = folder / "begun.db"
        begun.unlink(missing_ok=True)
        run("sqlite3", begun, f".read {HERE}/peers/sqlite_table.sql", f".import --csv --skip 1 {folder}/rows.csv s",
            f".read {HERE}/peers/sqlite_ready.sql")
        begun.rename(folder / "ready.db")
    if "duckdb" in peers and not (folder / "ready.duckdb").exists():
        begun = folder / "begun.duckdb"
        begun.unlink(missing_ok=True)
        run(*duckdb("load", folder / "rows.csv", begun))
        begun.rename(folder / "ready.duckdb")


def once(folder, what, check):
    """Runs a check of a store, unless this program has passed it before; what it returned, as text."""
    asked = [VIKTIG, HERE / "answers.py", *sorted(HERE.glob("peers/*"))]
    key = hashlib.sha256(b"".join(path.read_bytes() for path in asked)).hexdigest()[:12]
    passed = folder / f"{what}-{key}"
    if not passed.exists():
        say(f"  checking: {what}")
        passed.write_text(str(check()), "utf-8")
    return passed.read_text("utf-8")


def duckdb(*words):
    return ["node", str(HERE / "peers/duckdb.mjs"), str(SCRATCH / "node"), *map(str, words)]


def peer_tasks(folder, peers):
    """{name: command} of all that do the task."""
    read = f".read {HERE}/peers/task_sqlite.sql"
    tasks = {
        "awk, CSV": ["mawk", "-f", str(HERE / "peers/task.awk"), str(folder / "rows.csv")],
        "SQLite, CSV": ["sqlite3", ":memory:", f".read {HERE}/peers/sqlite_table.sql",
                        f".import --csv --skip 1 {folder}/rows.csv s", read],
        "SQLite, ready": ["sqlite3", str(folder / "ready.db"), read],
        "DuckDB, CSV": duckdb("csv", folder / "rows.csv"),
        "DuckDB, ready": duckdb("ready", folder / "ready.duckdb"),
    }
    return {name: words for name, words in tasks.items() if name.split(",")[0].lower() in peers}


def find_peers():
    """Which of the others can be had here. DuckDB comes by npm, where there is one."""
    programs = {"awk": "mawk", "sqlite": "sqlite3", "miller": "mlr"}
    found = [name for name, binary in programs.items() if shutil.which(binary)]
    module = SCRATCH / "node/node_modules/@duckdb/node-api"
    if not module.exists() and shutil.which("npm"):
        say("npm install @duckdb/node-api")
        (SCRATCH / "node").mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "@duckdb/node-api"],
                       cwd=SCRATCH / "node", check=False)
    return found + (["duckdb"] if module.exists() and shutil.which("node") else [])

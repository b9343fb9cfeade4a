"""Many programs at once on one store: writers, readers, and one that keeps replacing the files.

usage: crowds.py VIKTIG [--writers N] [--appends N] [--hold] [--canonical PROGRAM]
"""

import argparse
import fcntl
import os
import pathlib
import re
import subprocess
import sys
import threading
import time

from clinic import Binary, Checks, blocks_of, made_store, work_folder

PLACE = re.compile(r"clients/(c\d+)\.toml:(\d+)")


def write_many(binary, store, who, appends, clients, checks, reported):
    """One writer: logs, and tries again when the lock was held too long. Keeps the words of everything reported as filed."""
    for n in range(appends):
        client = clients[(who + n) % len(clients)]
        words = f"w{who}n{n}"
        while True:
            ran = binary.run(store, ["log", client, f"teen:sleep={n % 11}", "-m", f"teen:{words}", "--new"])
            if ran.returncode == 0:
                break
            checks.count("writers who waited in vain for the lock and tried again")
            if ran.returncode != 4 or "is being written by another program" not in ran.stderr:
                checks.hold(False, words, "ended with", ran.returncode, ran.stderr)
                return
        place = PLACE.search(ran.stdout)
        checks.hold(place and place[1] == client, words, "does not say where it stands:", ran.stdout)
        reported.append((client, words))


def read_on(binary, store, line, stop, checks):
    """A reader that never sees half a block, nor any problem."""
    while not stop.is_set():
        ran = binary.run(store, line)
        checks.hold(ran.returncode == 0, line, "among writers:", ran.returncode, ran.stderr)
        checks.count("pages and tables read meanwhile")
        stop.wait(0.2)  # the processors are the writers'


def replace_on(path, stop, checks):
    """As a program that minds the lock: read, write another file, rename it over, all under the lock of the file that stands."""
    while not stop.is_set():
        with open(path, "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if not os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                continue
            fresh = path.parent / f".{path.name}.replaced"
            fresh.write_bytes(file.read())
            os.chmod(fresh, 0o600)
            os.rename(fresh, path)
            checks.count("replacements of a ledger meanwhile")
        time.sleep(0.002)


def check_all_there(binary, store, reported, checks):
    found = {}
    for path in (store / "clients").glob("c*.toml"):
        for block in blocks_of(path.read_bytes()).values():
            for words in block.get("said", {}).values():
                found.setdefault((path.stem, words), []).append(block)
    for one in reported:
        checks.hold(len(found.get(one, [])) == 1, one, "was reported and is there", len(found.get(one, [])), "times")
    checks.hold(sum(len(blocks) for blocks in found.values()) == len(reported), "something stands on file that nobody reported")
    checks.count("sessions reported as logged, each found exactly once", len(reported))
    ran = binary.run(store, "export sessions")
    checks.hold(ran.returncode == 0, "the store after the crowd:", ran.stderr)


def crowd(binary, clients, writers, appends, checks, replacing, canonical):
    store = made_store(binary, work_folder() / "store")
    for client in clients:
        if client != "c017":
            for line in (f"client add {client} --kind family", f"voice add {client} teen --relation self", f"goal add {client} sleep Sove --owner teen"):
                checks.hold(binary.run(store, line).returncode == 0, line)
    reported, stop = [], threading.Event()
    writing = [threading.Thread(target=write_many, args=(binary, store, who, appends, clients, checks, reported)) for who in range(writers)]
    watching = [threading.Thread(target=read_on, args=(binary, store, line, stop, checks))
                for line in (f"show {clients[0]}", "report week", "export ratings")]
    if replacing:
        watching += [threading.Thread(target=replace_on, args=(store / f"clients/{client}.toml", stop, checks)) for client in clients[:2]]
    for thread in writing + watching:
        thread.start()
    for thread in writing:
        thread.join()
    stop.set()
    for thread in watching:
        thread.join()
    check_all_there(binary, store, reported, checks)
    checks.hold(len(reported) == writers * appends, "reported:", len(reported))
    if canonical:
        ledgers = sorted((store / "clients").glob("c*.toml"))
        asked = subprocess.run([canonical, *ledgers], capture_output=True, text=True, check=False)
        checks.hold(asked.returncode == 0 and len(ledgers) >= len(clients), "the scanner does not take all ledgers:", asked.stdout)
        checks.count("ledgers that the scanner takes after it", len(ledgers))


def held_lock(binary, checks):
    """A lock that is never given back: after ten seconds a message, and nothing written."""
    store = made_store(binary, work_folder() / "store")
    ledger = store / "clients/c017.toml"
    with open(ledger, "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        before, began = ledger.read_bytes(), time.monotonic()
        ran = binary.run(store, "note c017 Hei")
        waited = time.monotonic() - began
        checks.hold(ran.returncode == 4 and "is being written by another program; waited 10 seconds" in ran.stderr, ran.stderr)
        checks.hold(ledger.read_bytes() == before, "a ledger that another held was written to")
        checks.hold(10 <= waited < 60, "waited", waited)
        checks.hold(binary.run(store, "show c017").returncode == 0, "a reader waits for a lock that it does not need")
    print(f"a lock held for ever: told after {waited:.1f} s")
    checks.hold(binary.run(store, "note c017 Hei").returncode == 0, "the lock is free and still held")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("viktig")
    parser.add_argument("--writers", type=int, default=16)
    parser.add_argument("--appends", type=int, default=20)
    parser.add_argument("--hold", action="store_true", help="only the lock that is held for ever")
    parser.add_argument("--only", choices=["one", "shared", "replaced"])
    parser.add_argument("--canonical", help="says whether the scanner takes a ledger")
    given = parser.parse_args()
    binary, checks = Binary(given.viktig), Checks()
    many = [f"c{number}" for number in range(101, 117)]
    if given.hold:
        held_lock(binary, checks)
        checks.end()
    for name, clients, replacing in (("one", ["c017"], False), ("shared", many, False), ("replaced", ["c017", "c101"], True)):
        if given.only in (None, name):
            crowd(binary, clients, given.writers, given.appends, checks, replacing, given.canonical)
    checks.end()


if __name__ == "__main__":
    main()

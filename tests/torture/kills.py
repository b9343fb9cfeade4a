"""Kills the real binary: at every call on its way to the disk, and at random moments.

usage: kills.py VIKTIG SHIM [--random N]
"""

import argparse
import random
import subprocess
import time

from clinic import WRITING, Binary, Checks, copied, files_of, judge, made_store, memory_folder, work_folder


def calls_of(binary, store, line, count_file):
    count_file.unlink(missing_ok=True)
    ran = binary.run(store, line, shimmed=True, TORTURE_COUNT=count_file)
    return int(count_file.read_text()) if ran.returncode == 0 else 0


def start_of(made, name):
    return None if name == "init" else made


def kill_at_every_call(binary, made, work, checks):
    for name, line in WRITING.items():
        store = copied(start_of(made, name), work / "store")
        before = files_of(store) if store.exists() else {}
        calls = calls_of(binary, store, line, work / "count")
        checks.hold(calls > 5, line, "does nothing that the shim can see")
        for n in range(calls):
            for how in ("before", "half", "after"):
                copied(start_of(made, name), store)
                ran = binary.run(store, line, shimmed=True, TORTURE_AT=n, TORTURE_HOW=how)
                checks.hold(ran.returncode == -9, line, n, how, "was not killed:", ran.stderr)
                changed = judge(binary, store, before, checks, line, n, how)
                checks.count("kills at a call on the way to the disk")
                if ran.stdout:
                    checks.hold(changed, line, n, how, "reported something that is not on file")


def kill_at_random(binary, made, work, checks, times, rng):
    lines = list(WRITING.items())
    longest = {}
    for n in range(times):
        name, line = lines[n % len(lines)]
        store = copied(start_of(made, name), work / "store")
        before = files_of(store) if store.exists() else {}
        began = time.monotonic()
        running = subprocess.Popen(binary.command(line), env=binary.environment(store), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if name not in longest:
            running.wait()
            longest[name] = time.monotonic() - began
        time.sleep(rng.uniform(0, 1.1 * longest[name]))
        running.kill()
        said = running.communicate()[0]
        killed = running.returncode == -9
        changed = judge(binary, store, before, checks, line, "random kill", n)
        if said:
            checks.hold(changed, line, "random kill", n, "reported something that is not on file")
        checks.count("random kills" if killed else "commands that were faster than their kill")
        if killed and changed:
            checks.count("random kills that found the block on file")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("viktig")
    parser.add_argument("shim")
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    binary, checks = Binary(given.viktig, given.shim), Checks()
    work = work_folder(memory_folder())
    made = made_store(binary, work / "made")
    if not given.random:
        kill_at_every_call(binary, made, work, checks)
    kill_at_random(binary, made, work, checks, given.random or 100, random.Random(given.seed))
    checks.end()


if __name__ == "__main__":
    main()

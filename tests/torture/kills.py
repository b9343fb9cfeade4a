"""Kills the real binary: at every call on its way to the disk, and at random moments.

usage: kills.py VIKTIG SHIM [--random N]
"""

import argparse
import random

from clinic import WRITING, Binary, Checks, copied, damaged, files_of, judge, made_store, memory_folder, work_folder


def calls_of(binary, store, line, count_file):
    count_file.unlink(missing_ok=True)
    ran = binary.run(store, line, shimmed=True, TORTURE_COUNT=count_file)
    return int(count_file.read_text()) if ran.returncode == 0 else 0


def start_of(made, name):
    if name == "check":
        return made.with_name("damaged")
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
                if name == "init":
                    checks.hold(binary.run(store, line).returncode == 0, line, n, how, "does not work the second time")
                if ran.stdout:
                    checks.hold(changed, line, n, how, "reported something that is not on file")


def kill_at_random(binary, made, work, checks, times, rng):
    """Until so many kills have found the command at work. How long it takes is learnt on the way: three in four hit."""
    lines = list(WRITING.items())
    longest = dict.fromkeys(WRITING, 10_000)  # microseconds
    hits = 0
    while hits < times:
        name, line = lines[rng.randrange(len(lines))]
        store = copied(start_of(made, name), work / "store")
        before = files_of(store) if store.exists() else {}
        moment = 1 + int(rng.uniform(0, longest[name]))
        ran = binary.run(store, line, shimmed=True, TORTURE_AFTER=moment)
        killed = ran.returncode == -9
        checks.hold(killed or ran.returncode == 0, line, "ended with", ran.returncode, ran.stderr)
        longest[name] *= 1.01 if killed else 0.97
        changed = judge(binary, store, before, checks, line, "killed after", moment, "microseconds")
        if ran.stdout:
            checks.hold(changed, line, "killed after", moment, "microseconds reported something that is not on file")
        if killed:
            hits += 1
            checks.count("kills at random moments")
            if changed:
                checks.count("of them found the block on file")


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
    damaged(copied(made, work / "damaged"))
    if not given.random:
        kill_at_every_call(binary, made, work, checks)
    kill_at_random(binary, made, work, checks, given.random or 300, random.Random(given.seed))
    checks.end()


if __name__ == "__main__":
    main()

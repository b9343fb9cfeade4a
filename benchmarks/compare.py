"""Times viktig beside its yardsticks and others' programs, and prints the tables. Started by run.sh, which builds first.

usage: compare.py quick | clinic | region | all
"""

import json
import shutil
import statistics
import sys
import time

import answers
import scratch
from page import Page
from scratch import Command, in_turn, viktig

SIZES = {"quick": (60, 20), "clinic": (300, 20), "region": (10_000, 100)}
LOGGED = ["ors=6.4,5.3,5.2,6.6", "srs=9.1,9.0,8.8,9.3", "søvn=5", "-m", "Sa fra på jobb.",
          "--date", "2026-11-23", "--by", "kari"]


def week(store):
    return viktig(store, "report", "week", answers.WEEK, "--all", "--statistics")


def starts(page):
    """Programs that hardly do anything: what counts is how they start."""
    scratch.say("starts")
    one = scratch.store("one", 1, 40, "--rich")
    scratch.once(one, "form", lambda: answers.check_store(one))
    page.starts(in_turn([Command("empty", [scratch.program("empty")]),
                         Command("--version", [scratch.VIKTIG, "--version"]),
                         Command("--help", [scratch.VIKTIG, "--help"]),
                         Command("a usage error", [scratch.VIKTIG, "shwo"], 2),
                         Command("show", viktig(one / "store", "show", "c00001"))], 7, 300, 60))


def log(page, size, base, rounds=3):
    """One meeting logged, each time in another ledger of 40 sessions: alone in its store, and in a large one."""
    scratch.say("log")
    starts = 300
    desk = scratch.store("desk", starts * (rounds + 1), 40, "--prefix", "d", "--rich")
    work = scratch.SCRATCH / "work"
    shutil.rmtree(work, ignore_errors=True)
    for ledger in sorted((desk / "store/clients").iterdir()):
        alone = work / ledger.stem.removeprefix("d")
        (alone / "clients").mkdir(parents=True, mode=0o700)
        alone.chmod(0o700)
        shutil.copy(desk / "store/viktig.toml", alone)
        shutil.copy(ledger, alone / "clients")
    shutil.copytree(desk / "store", work / "large")
    scratch.link_missing(base / "store", work / "large")
    scratch.run("sync")
    time.sleep(3)  # nobody has added a case in the last two seconds: only then is anything remembered of the names in clients/
    syncs = [float(scratch.run(scratch.program("sync_append"), work / "grown", 300))]
    figures = in_turn([Command("empty", [scratch.program("empty")]),
                       Command("log, 40 sessions", viktig(work / "{n}", "log", "d{n}", *LOGGED)),
                       Command(f"log, {size}", viktig(work / "large", "log", "d{n}", *LOGGED))], rounds, starts, 600)
    syncs.append(float(scratch.run(scratch.program("sync_append"), work / "grown", 300)))
    scratch.run(scratch.program("same_form"), work / "large")
    page.log(figures, statistics.mean(syncs), f"log, {size}")
    shutil.rmtree(work)


def week_pages(page, part, folder, peers):
    """The page of a week beside reading the files, parsing them, and the others' task."""
    scratch.say(f"the week, {part}")
    scratch.once(folder, "form", lambda: answers.check_store(folder))
    lines = int(scratch.once(folder, "answers", lambda: answers.check_task(folder, peers)))
    large = part == "region"
    commands = [Command("bare read", [scratch.program("read_all"), folder / "store"]),
                Command("report week, full", week(folder / "store")),
                Command("report week", viktig(folder / "store", "report", "week", answers.WEEK))]
    others = [Command(name, words) for name, words in scratch.peer_tasks(folder, peers).items()]
    if "duckdb" in peers:
        others.append(Command("node alone", ["node", "-e", "0"]))
    others.append(Command("toml++ parse", [scratch.program("parse_all"), folder / "store"]))
    budget = (10, 1 if large else 10, 25 if large else 20)
    # The others apart: after them the files lie further from the processor, and the bare read would be a mild yardstick.
    figures = in_turn(commands, *budget) | in_turn(others, *budget)
    page.week(part, folder, lines, figures, None if large else by_hyperfine(week(folder / "store")))


def by_hyperfine(words):
    """The median wall time by another clock than ours."""
    if not shutil.which("hyperfine"):
        return None
    told = scratch.SCRATCH / "hyperfine.json"
    line = " ".join(f"'{word}'" for word in words)
    scratch.run("hyperfine", "-N", "--warmup", 3, "--export-json", told, line)
    return json.loads(told.read_text())["results"][0]["median"]


def edited(page, part, folder):
    """The same with files that somebody has edited by hand."""
    scratch.say("edited by hand")
    commands = [Command("0", week(folder / "store"))]
    for percent in (1, 10):
        odd = scratch.odd_store(folder, part, *SIZES[part], percent)
        scratch.once(odd, "page", lambda odd=odd: answers.check_odd(folder, odd))
        commands.append(Command(str(percent), week(odd / "store")))
    page.edited(part, in_turn(commands, 5, 1 if part == "region" else 10, 40))


def export(page, part, folder, peers):
    scratch.say("export")
    table = folder / "ratings.csv"
    scratch.once(folder, "rows", lambda: answers.check_rows(folder, table, peers))
    commands = [Command("export ratings", viktig(folder / "store", "export", "ratings"))]
    commands += [Command(name, words) for name, words in answers.exporters(table, peers).items()]
    page.export(part, table.stat().st_size, in_turn(commands, 5, 1, 40))


def growth(page, most):
    """Ten times as many sessions, again and again."""
    scratch.say("growth")
    steps = []
    for clients in (10, 100, 1_000, 10_000):
        if clients > most:
            break
        folder = scratch.store("region" if clients == 10_000 else "grown", clients, 100)
        commands = [Command("bare read", [scratch.program("read_all"), folder / "store"]),
                    Command("week", week(folder / "store"))]
        steps.append((clients * 100, in_turn(commands, 10, max(1, 1_000 // clients), 30)))
    page.growth(steps)


def depth(page):
    """The same cases with more and more meetings: the page is as long, and what is let go of must not be seen in the memory."""
    scratch.say("depth")
    commands = [Command(str(meetings), week(scratch.store("grown", 1_000, meetings) / "store")) for meetings in (25, 100, 400)]
    page.depth(1_000, in_turn(commands, 5, 1, 20))


def cold(page, part, folder):
    """When nothing of the files is in memory, as on a Monday morning. What takes long is done once."""
    scratch.say("from the disk")
    commands = [Command("bare read", [scratch.program("read_all"), folder / "store"]),
                Command("report week, full", week(folder / "store"))]
    wall = {one.name: [] for one in commands}
    while len(wall["bare read"]) < 5 and sum(map(sum, wall.values())) < 60:
        for one in commands:
            scratch.run(scratch.program("forget_pages"), folder / "store")
            wall[one.name].append(in_turn([one], 0, 1, 600)[one.name].wall)
    page.cold(part, {name: statistics.median(times) for name, times in wall.items()})


def functions(page):
    scratch.say("functions")
    ledgers = [next(iter(sorted((scratch.store(name, clients, sessions) / "store/clients").iterdir())))
               for name, clients, sessions in (("clinic", 300, 20), ("grown", 10, 100))]
    told = scratch.run(scratch.program("functions"), *ledgers, "--benchmark_format=json", "--benchmark_min_time=0.2")
    page.functions(json.loads(told)["benchmarks"])


def main(part):
    if part not in (*SIZES, "all"):
        sys.exit(__doc__)
    peers = scratch.find_peers()
    page = Page(part, peers)
    parts = ["clinic", "region"] if part == "all" else [part]
    folders = {one: scratch.store(one, *SIZES[one]) for one in parts}
    for folder in folders.values():
        scratch.peers_of(folder, peers)
    starts(page)
    log(page, f"{parts[-1]} beside it", folders[parts[-1]])
    for one, folder in folders.items():
        week_pages(page, one, folder, peers)
        edited(page, one, folder)
        export(page, one, folder, peers)
    growth(page, SIZES[parts[-1]][0])
    if "region" in parts:
        depth(page)
        cold(page, "region", folders["region"])
    functions(page)
    print(page.text(), end="")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) == 2 else "")

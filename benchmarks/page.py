"""What was measured, as a page: the goals first, then the tables behind them. Markdown, for docs/performance.md."""

import datetime
import os
import platform


def ms(seconds):
    return f"{seconds * 1e3:,.2f} ms" if abs(seconds) < 0.1 else f"{seconds:,.3f} s"


def mib(kib):
    return f"{kib / 1024:,.0f} MiB"


def times(one, other):
    return f"{one / other:,.2f} ×"


def table(heading, columns, rows):
    lines = [f"### {heading}", "", "| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    return "\n".join([*lines, *("| " + " | ".join(map(str, row)) + " |" for row in rows), ""])


def machine():
    about = open("/proc/cpuinfo", encoding="utf-8").read().splitlines()
    model = next((line.split(":")[1].strip() for line in about if line.startswith("model name")), platform.machine())
    return (f"{datetime.date.today()} · {os.cpu_count()} cores, {model} · Linux {platform.release().split('-')[0]} · "
            f"load {os.getloadavg()[0]:.1f} when it began")


class Page:
    """Takes figures part by part and remembers what becomes of each goal."""

    def __init__(self, part, peers):
        missing = [name for name in ("awk", "sqlite", "duckdb", "miller") if name not in peers]
        self.head = f"`benchmarks/run.sh {part}` · {machine()}"
        if missing:
            self.head += f" · not to be had here: {', '.join(missing)}"
        self.goals, self.tables = [], []

    def goal(self, what, wanted, measured, met):
        self.goals.append((what, wanted, measured, "met" if met else "**not met**"))

    def text(self):
        head = [self.head, "", table("Goals", ["what", "goal", "measured", ""], self.goals)]
        return "\n".join([*head, *self.tables])

    def starts(self, figures):
        empty = figures["empty"]
        rows = [(name, times(f.wall, empty.wall), times(f.cpu, empty.cpu), ms(f.wall), ms(f.cpu), mib(f.kib))
                for name, f in figures.items()]
        columns = ["command", "wall, to an empty program", "CPU, to the same", "wall", "CPU", "memory"]
        self.tables.append(table("Starting", columns, rows))
        for name, what, most in (("--version", "`--version`", 1.5), ("--help", "`--help`", 1.5),
                                 ("a usage error", "a usage error", 1.5),
                                 ("show", "`show`, one client of 40 sessions, everything in it", 2.0)):
            f = figures[name]
            worse = max(f.wall / empty.wall, f.cpu / empty.cpu)
            self.goal(what, f"≤ {most} × an empty static program", f"{worse:.2f} ×", worse <= most)

    def log(self, figures, sync, large):
        empty = figures.pop("empty")
        budget = 2 * empty.wall + sync
        rows = [("an empty program", "", ms(empty.wall), ms(empty.cpu)), ("one fdatasync, within a process", "", ms(sync), "")]
        for name, f in figures.items():
            rows.append((name, times(f.wall, budget), ms(f.wall), ms(f.cpu)))
            self.goal(name, "≤ 2 × an empty program and one fdatasync", f"{times(f.wall, budget)} that: {ms(f.wall)}",
                      f.wall <= budget)
        columns = ["command", "to twice an empty program and one fdatasync", "wall", "CPU"]
        self.tables.append(table("One meeting logged", columns, rows))
        small, big = figures["log, 40 sessions"], figures[large]
        ratio = max(big.wall / small.wall, big.cpu / small.cpu)
        self.goal("`log`, a large store to a small one", "the same (within 1.1 ×)", f"{ratio:.2f} ×", ratio <= 1.1)

    def week(self, part, folder, lines, figures, hyperfine):
        read, parse, ours = figures["bare read"], figures["toml++ parse"], figures["report week, full"]
        rows = [(name, times(f.cpu, read.cpu), times(f.cpu, ours.cpu), ms(f.cpu), ms(f.wall), mib(f.kib), f.rounds)
                for name, f in figures.items()]
        ledgers = list((folder / "store/clients").iterdir())
        size = sum(one.stat().st_size for one in ledgers) / 1e6
        heading = f"The week, {part}: {len(ledgers):,} ledgers, {size:,.1f} MB; answers the same, {lines:,} lines"
        columns = ["command", "CPU, to the bare read", "CPU, to ours", "CPU", "wall", "memory", "rounds"]
        self.tables.append(table(heading, columns, rows))
        if hyperfine:
            self.tables.append(f"`report week, full` by `hyperfine -N`: {ms(hyperfine)} wall (above: {ms(ours.wall)}).\n")
        what = f"`report week --all --statistics`, {part}"
        if part != "region":
            self.goal(what, "≤ 1/10 of a toml++ parse", f"{ours.cpu / parse.cpu:.2f} of it", ours.cpu <= parse.cpu / 10)
            return
        self.goal(what, "≤ 6 × the bare read", times(ours.cpu, read.cpu), ours.cpu <= 6 * read.cpu)
        self.goal(what, "≤ 64 MiB", mib(ours.kib), ours.kib <= 64 * 1024)
        others = {name: f for name, f in figures.items() if "," in name and name != "report week, full"}
        if others:
            best = min(others, key=lambda name: others[name].cpu)
            self.goal(what, "less CPU than any other program", f"{times(ours.cpu, others[best].cpu)} {best}",
                      ours.cpu < others[best].cpu)

    def edited(self, part, figures):
        plain = figures["0"]
        rows = [(f"{name} %", times(f.cpu, plain.cpu), ms(f.cpu), ms(f.wall), mib(f.kib)) for name, f in figures.items()]
        columns = ["share of the files", "CPU, to none", "CPU", "wall", "memory"]
        self.tables.append(table(f"Files edited by hand, {part}", columns, rows))
        if part == "region":
            one, ten = figures["1"].cpu, figures["10"].cpu
            self.goal("the same, 1 % of the files edited by hand", "≤ 2 ×", times(one, plain.cpu), one <= 2 * plain.cpu)
            cost = f"{times(ten, plain.cpu)}, {ms(ten - plain.cpu)} more"
            self.goals.append(("the same, 10 %", "what the parser costs", cost, ""))

    def export(self, part, size, figures):
        ours = figures["export ratings"]
        rows = [(name, times(f.cpu, ours.cpu), ms(f.cpu), ms(f.wall), mib(f.kib)) for name, f in figures.items()]
        columns = ["command", "CPU, to ours", "CPU", "wall", "memory"]
        self.tables.append(table(f"Ratings as CSV, {part}: {size / 1e6:,.1f} MB", columns, rows))
        if part == "region":
            for name, f in figures.items():
                if name != "export ratings":
                    self.goal("`export ratings`, region", f"less CPU than {name}", times(ours.cpu, f.cpu), ours.cpu < f.cpu)

    def growth(self, steps):
        rows, before = [], None
        for sessions, figures in steps:
            read, ours = figures["bare read"].cpu, figures["week"].cpu
            row = [f"{sessions:,}", times(ours, read), ms(read), ms(ours), mib(figures["week"].kib)]
            if before:
                ratio = (ours / before[1]) / (read / before[0])
                row.append(times(ours, before[1]) + " to " + times(read, before[0]))
                self.goal(f"growth to {sessions:,} sessions", "≤ 1.05 × that of the bare read", f"{ratio:.2f} ×",
                          ratio <= 1.05)
            rows.append(row + [""] * (6 - len(row)))
            before = (read, ours)
        self.tables.append(table("Growth", ["sessions", "CPU, to the bare read", "bare read, CPU", "report, CPU", "memory", "grown"], rows))

    def depth(self, cases, figures):
        rows = [(name, ms(f.cpu), f"{f.kib / 1024:,.1f} MiB") for name, f in figures.items()]
        self.tables.append(table(f"{cases:,} cases, more meetings in each", ["meetings a case", "CPU", "memory"], rows))

    def cold(self, part, wall):
        read = wall["bare read"]
        rows = [(name, times(seconds, read), ms(seconds)) for name, seconds in wall.items()]
        self.tables.append(table(f"From the disk, {part}", ["command", "wall, to the bare read", "wall"], rows))

    def functions(self, benchmarks):
        cost = {tuple(one["name"].split("/")[:2]): one["cpu_time"] for one in benchmarks}
        rows = []
        for (name, size), nanoseconds in cost.items():
            beside = [times(nanoseconds, cost[yardstick, size]) if (yardstick, size) in cost else ""
                      for yardstick in ("bare read", "toml++ parse")]
            rows.append((name, size, *beside, f"{nanoseconds / 1e3:,.1f} µs"))
        columns = ["function", "sessions of the ledger", "to the bare read of it", "to its toml++ parse", "CPU"]
        self.tables.append(table("Functions", columns, rows))

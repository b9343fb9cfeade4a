"""The same answers first: what is timed does the same work, or nothing is timed."""

import csv
import io
import sys
from decimal import Decimal

import scratch

WEEK = "2026-W47"


def rows_of(store, *words):
    return csv.DictReader(io.StringIO(scratch.run(*scratch.viktig(store, *words)).decode()))


def ours(store):
    """The task's answer from what viktig prints, in the form of the others: fields between tabs.

    First the clients in care: how many own ORS, first, latest, change, last day. This is the table of changes of
    `report week --all --format csv`, of which only these rows and columns are kept. Then who was met in the week, by
    therapist: the rows of `export ratings` for that week, with the change since the client's first.
    """
    own = [row for row in rows_of(store, "report", "week", WEEK, "--all", "--format", "csv")
           if (row["voice"], row["about"], row["what"]) == ("client", "", "ors")]
    first = {row["client"]: Decimal(row["first"]) for row in own}
    lines = ["\t".join(row[key] for key in ("client", "n", "first", "latest", "change", "latest_date")) for row in own]
    met = [(row["therapist"], row["client"], row["date"], row["total"], str(Decimal(row["total"]) - first[row["client"]]))
           for row in rows_of(store, "export", "ratings")
           if (row["voice"], row["about"], row["what"], row["status"]) == ("client", "", "ors", "rated")
           and row["week"] == WEEK and row["client"] in first]
    return "\n".join([*lines, *("\t".join(fields) for fields in sorted(met)), ""]).encode()


def same(what, one, other):
    if one == other:
        return
    pairs = zip(one.decode().splitlines(), other.decode().splitlines())
    where = next((f"{a!r} against {b!r}" for a, b in pairs if a != b), f"{len(one)} bytes against {len(other)}")
    sys.exit(f"{what}: not the same answer: {where}")


def check_store(folder):
    """The store is sound, and to the byte what viktig itself would have written."""
    scratch.run(*scratch.viktig(folder / "store", "check"))
    scratch.run(scratch.program("same_form"), folder / "store")


def check_task(folder, peers):
    """All programs give the same answer, byte by byte. @return how many lines it has"""
    wanted = ours(folder / "store")
    for name, words in scratch.peer_tasks(folder, peers).items():
        same(name, wanted, scratch.run(*words))
    return wanted.count(b"\n")


def check_odd(folder, odd):
    """Edited by hand or not, the page says the same."""
    page = ["report", "week", WEEK, "--all", "--statistics", "--words"]
    same(str(odd), scratch.run(*scratch.viktig(folder / "store", *page)), scratch.run(*scratch.viktig(odd / "store", *page)))


def check_rows(folder, table, peers):
    """What Miller and DuckDB hand on is what viktig exported, quotes aside: they need not quote what it does."""
    def cells(text):
        if len(text) > 2**26:  # taking it apart would take minutes: all bytes but quotes and carriage returns
            return text.translate(None, b'"\r')
        return list(csv.reader(io.StringIO(text.decode())))
    exported = scratch.run(*scratch.viktig(folder / "store", "export", "ratings"))
    table.write_bytes(exported)
    for name, words in exporters(table, peers).items():
        if cells(scratch.run(*words)) != cells(exported):
            sys.exit(f"{name}: not the same rows")


def exporters(table, peers):
    others = {"Miller, cat": ["mlr", "--csv", "cat", str(table)], "DuckDB, COPY": scratch.duckdb("copy", table)}
    return {name: words for name, words in others.items() if name.split(",")[0].lower() in peers}

"""The figures of `report network`, worked out a second time for tests/recompute.py, which runs this.

With fractions, from the ratings as recompute.py reads them: ranges, gaps, who was lowest, the same people over time.
"""

import csv
import io
import json
import re
from fractions import Fraction
from math import isclose, sqrt
from statistics import NormalDist, median, stdev

LOWER = ("phq-9",)


class Thing:
    def __init__(self, kind, what, about, since):
        self.kind, self.what, self.about, self.since = kind, what, about, since
        self.at = {}  # session -> {voice: total as written}
        self.falls = {}  # (session, voice) -> how far towards trouble since the voice's rating before

    def name(self):
        return self.what, self.about, self.since

    def scores(self, session):
        return {voice: Fraction(total) for voice, total in self.at[session].items()}


def things(case):
    """Compared things by their name, in no particular order."""
    found = {}
    for series in case.series:
        for row in series.before + series.all:
            if not row["total"]:
                continue
            about = series.about or (series.voice if series.kind == "outcome" else "")
            since = ""
            if series.kind == "goal":
                goal = case.goal(series.what)
                news = [c["date"] for c in case.changed(goal, "words") if c["date"] <= row["date"]]
                since = str(max(news, default=goal["date"]))
            thing = found.setdefault((series.kind, series.what, about, since), Thing(series.kind, series.what, about, since))
            before = [r for r in series.before + series.all if r["date"] < row["date"] and r["total"]]
            if before:
                down = Fraction(before[-1]["total"]) - Fraction(row["total"])
                thing.falls[row["session"], series.voice] = -down if series.what in LOWER else down
            thing.at.setdefault(row["session"], {})[series.voice] = row["total"]
    return [thing for thing in found.values() if any(len(views) > 1 for views in thing.at.values())]


def gap(scores, voice):
    others = [score for who, score in scores.items() if who != voice]
    return sum(others) / len(others) - scores[voice] if voice in scores and others else None


def lowest(thing, session):
    scores = thing.scores(session)
    worst = (max if thing.what in LOWER else min)(scores.values())
    return [voice for voice in scores if scores[voice] == worst]


def set_against(case, thing, session, date):
    if thing.kind == "outcome":
        voice = thing.about
    elif case.episode["kind"] == "person":
        voice = "client"
    elif thing.kind == "goal":
        goal = case.goal(thing.what)
        voice = ([goal["owner"]] + [c["set"]["owner"] for c in case.changed(goal, "owner") if c["date"] <= date])[-1]
    else:
        return lowest(thing, session) if len(thing.at[session]) > 1 else []
    return [voice] if gap(thing.scores(session), voice) is not None else []


def in_order(case, thing, voices):
    """One's own rating of one's life first, then as they were declared."""
    return sorted(voices, key=lambda voice: (thing.kind == "outcome" and voice != thing.about, case.voices.index(voice)))


def thousandths(number):
    """A whole number of thousandths, halves away from nought; nothing for nothing."""
    if number is None:
        return None
    size = int(abs(number) * 1000 + Fraction(1, 2))
    return Fraction(-size if number < 0 else size, 1000)


def rows(case, found):
    days = {session["id"]: session["date"] for session in case.sessions}
    for thing in found:
        for session in thing.at:
            scores = thing.scores(session)
            against = set_against(case, thing, session, days[session])
            low = lowest(thing, session) if thing.kind == "alliance" else []
            falls = [thing.falls[session, voice] for voice in low if (session, voice) in thing.falls]
            yield (case.code, case.episode["id"], thing.kind, *thing.name(), str(days[session]), session, len(scores),
                   " ".join(in_order(case, thing, scores)), min(scores.values()), max(scores.values()),
                   max(scores.values()) - min(scores.values()) if len(scores) > 1 else None,
                   " ".join(in_order(case, thing, against)), thousandths(gap(scores, against[0])) if against else None,
                   scores[low[0]] if low else None, " ".join(in_order(case, thing, low)), max(falls, default=None))


def number(text):
    return Fraction(text) if text else None


def read_rows(text):
    table = csv.reader(io.StringIO(text, newline=""))
    next(table)
    for row in table:
        yield (*row[:8], int(row[8]), row[9], *map(number, row[10:13]), row[13], thousandths(number(row[14])), number(row[15]), row[16],
               number(row[17]))


def slope_a_week(points):
    """(Theil-Sen slope, ends of Sen's interval at 95 % or None): points are (day, range)."""
    pairs = [(a, b) for n, a in enumerate(points) for b in points[n + 1:] if b[0] != a[0]]
    slopes = sorted(Fraction(b[1] - a[1], b[0] - a[0]) * 7 for a, b in pairs)
    if len(points) < 4 or not slopes:
        return None, None
    n, ties = len(points), [[p[1] for p in points].count(value) for value in {p[1] for p in points}]
    variance = Fraction(n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties), 18)
    reach = NormalDist().inv_cdf(0.975) * sqrt(variance)
    low, high = round((len(slopes) - reach) / 2), round((len(slopes) + reach) / 2) + 1
    inside = variance > 0 and low >= 1 and high <= len(slopes)
    return median(slopes), (slopes[low - 1], slopes[high - 1]) if inside else None


def same_people(case, thing):
    days = {session["id"]: session["date"] for session in case.sessions}
    groups = {}
    for session in sorted(thing.at, key=days.get):
        scores = thing.scores(session)
        if len(scores) > 1:
            groups.setdefault(frozenset(scores), []).append((days[session], max(scores.values()) - min(scores.values())))
    for voices, met in groups.items():
        yield " ".join(in_order(case, thing, voices)), met


def check_json(check, case, found, page):
    sections = [page.get(key, {}) for key in ("same_goal", "same_life", "same_talks")]
    name = lambda row: (row["what"], row["about"] or "", row["words_from"] or "")
    of = lambda part: [row for section in sections for row in section.get(part, [])]
    near = lambda ours, theirs: (ours is None) == (theirs is None) and (
        ours is None or isclose(float(ours), float(theirs), rel_tol=1e-9, abs_tol=1e-9))
    people = {(name(row), row["voices"]): row for row in of("people")}
    spreads = {(name(row), row["session"]): row["spread"] for row in of("spreads")}
    views = {(name(row), row["session"], row["voice"]): row for row in of("views")}
    count = [0, 0, 0]
    for thing in found:
        for voices, met in same_people(case, thing):
            row = people.get((thing.name(), voices), {})
            slope, ends = slope_a_week([((day - met[0][0]).days, apart) for day, apart in met])
            low, high = ends or (None, None)
            ours = (str(met[0][0]), str(met[-1][0]), len(met), True, True, True, True, True)
            theirs = (row.get("first_date"), row.get("latest_date"), row.get("meetings"), near(met[0][1], row.get("first_range")),
                      near(met[-1][1], row.get("latest_range")), near(slope, row.get("slope_per_week")),
                      near(low, row.get("slope_low")), near(high, row.get("slope_high")))
            check.same(f"{case.code} network {thing.name()} {voices}", ours, theirs, 8)
            count[0] += 1
        for session in thing.at:
            scores = thing.scores(session)
            if len(scores) > 2:
                ours = stdev(scores.values())
                check.same(f"{case.code} network {thing.name()} {session} spread", True,
                           near(ours, spreads.get((thing.name(), session))))
                count[1] += 1
            for voice in scores:
                row = views.get((thing.name(), session, voice), {})
                fall = thing.falls.get((session, voice)) if thing.kind == "alliance" else None
                theirs = near(scores[voice], row.get("score")), near(gap(scores, voice), row.get("gap")), near(fall, row.get("fall"))
                check.same(f"{case.code} network {thing.name()} {session} {voice}", (True,) * 3, theirs, 3)
                count[2] += 1
    check.same(f"{case.code} network: how many", count, [len(people), len(spreads), len(views)], 3)


def check_text(check, case, found, text):
    """The points apart of every meeting, and who was lowest in the room."""
    shown = sorted(Fraction(word) for line in re.findall(r"^ apart +(.*)$", text, re.M) for word in line.split())
    ours = sorted(row[12] for row in rows(case, found) if row[12] is not None)
    check.same(f"{case.code} network: apart", ours, shown, len(ours))
    talks = [thing for thing in found if thing.kind == "alliance"]
    ours = sorted((", ".join(in_order_of_score(case, thing, session)), Fraction(thing.at[session][lowest(thing, session)[0]]))
                  for thing in talks for session in thing.at)
    label = "|".join(sorted({{"client": "self"}.get(voice, voice) for voice in case.voices}, key=len, reverse=True)) or "nobody"
    shown = re.findall(rf"^ +\d+ \w+  (?:\S+ +)??((?:(?:{label}), )*(?:{label})) ([\d.]+)(?:[,;]|$)", text, re.M)
    check.same(f"{case.code} network: lowest", ours, sorted((who, Fraction(score)) for who, score in shown), len(ours))


def in_order_of_score(case, thing, session):
    names = in_order(case, thing, lowest(thing, session))
    return [{"client": "self"}.get(voice, voice) for voice in names]


def check_presence(check, case, page):
    """present, rated, said no, not asked: as `show` tells them, but for who was there."""
    theirs = {row["voice"]: row for row in page.get("who_was_there", {}).get("people", [])}
    for voice in case.voices:
        there = [session for session in case.meetings if voice in case.there(session)]
        kinds = [case.outcome(session, voice) for session in there]
        row = theirs.get(voice, {"there": 0, "rated": 0, "declined": 0, "not_asked": 0})
        check.same(f"{case.code} network {voice}", [len(there)] + [kinds.count(kind) for kind in ("rated", "declined", "not-asked")],
                   [row[key] for key in ("there", "rated", "declined", "not_asked")], 4)


def check_network(check, case, run):
    report = lambda *words: run("--as-of", "2026-11-23", "report", "network", case.code, *words).decode("utf-8")
    found = things(case)
    key = lambda row: tuple(map(str, row))
    ours, theirs = sorted(rows(case, found), key=key), sorted(read_rows(report("--format", "csv")), key=key)
    check.same(f"{case.code} network: rows", len(ours), len(theirs))
    for one, other in zip(ours, theirs):
        check.same(f"{case.code} network: row", one, other, 8)
    page = json.loads(report("--format", "json"))
    check_json(check, case, found, page)
    check_presence(check, case, page)
    check_text(check, case, found, report())
    return bool(found)

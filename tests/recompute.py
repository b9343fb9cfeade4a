"""Every number of tables and pages, worked out a second time with other code, from the same ledgers.

usage: recompute.py BINARY SOURCE_FOLDER

The export of the invented clinic and of twenty stores made at random has to be what examples/read_store.py makes of
them, to the byte. Every figure on the clinic's pages is computed here with exact decimals, from the rules as
viktig.1 and viktig-store.5 have them, and looked up on the page.
"""

import datetime
import itertools
import json
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist, median

DAY = datetime.date.fromisoformat
TODAY, WEEK, FIRST, LAST = DAY("2026-11-23"), "2026-W47", DAY("2026-11-16"), DAY("2026-11-22")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LIMITS = {  # as the manual tells them; the clinic sets no others
    "ors": {"short": "ORS", "change": Decimal(5), "cutoff": {"adult": 25, "adolescent": 28, "child": 32, "about": 28}},
    "srs": {"short": "SRS", "fall": 1, "cutoff": dict.fromkeys(("adult", "adolescent", "child", "about"), 36)},
    "phq-9": {"short": "PHQ-9", "change": Decimal(6), "cutoff": {"adult": 10}, "lower": True, "watch": (9, 1)},
    "life": {"short": "Life", "change": Decimal(3)}, "talks": {"short": "Talks", "fall": 3}}
GOAL_CHANGE, SILENCE, NO_GAIN, WAITING, NO_RATING = 3, 28, 3, 14, ("phone",)
MARKS = {"declined": "x", "absent": "-", "not-asked": "·"}
GOOD = ["better", "closer", "better-past-cutoff"]  # the later the better


class Check:
    def __init__(self):
        self.count, self.troubles = 0, []

    def same(self, what, ours, theirs, figures=1):
        self.count += figures
        if ours != theirs:
            self.troubles.append(f"{what}: here {ours!r}, there {theirs!r}")

    def lines(self, what, ours, theirs):
        """Whole lines, however they are spaced; as many figures as they have numbers and marks of bars."""
        ours, theirs = ([" ".join(line.split()) for line in lines] for lines in (ours, theirs))
        for line in ours:
            self.count += len(re.findall(r"\d+(?:\.\d+)?|[▁-█]", line))
            if line not in theirs:
                self.troubles.append(f"{what}: here {line!r}, not there")
        self.troubles += [f"{what}: there {line!r}, not here" for line in theirs if line not in ours]
        self.same(f"{what}: lines", len(ours), len(theirs), 0)


def short(date, year=False):
    return f"{date.day} {MONTHS[date.month - 1]}" + f" {date.year}" * year


def long(date):
    return f"{'Mon Tue Wed Thu Fri Sat Sun'.split()[date.weekday()]} {short(date)}"


def week_of(date):
    return "{}-W{:02}".format(*date.isocalendar())


def rounded(number):
    return int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))


def signed(number):
    return f"{number:+}" if number else "0"


def owned(owner, words):
    return words if owner == "client" else f"{owner}'s {words}"


# --- one case --------------------------------------------------------------------------------------------------------

class Series:
    """What one voice gave for one thing, in the present stretch of help and the present words of a goal."""

    def __init__(self, case, key, kind, ratings, since):
        self.case, self.key, self.kind = case, key, kind
        (self.voice, self.about, self.what) = key
        self.limits = LIMITS.get(self.what, {}) if kind != "goal" else {"change": Decimal(GOAL_CHANGE)}
        self.all = [r for r in ratings if since is None or r["date"] >= since]
        self.before = [r for r in ratings if r not in self.all]
        self.given = [(r["date"], Decimal(r["total"])) for r in self.all if r["total"]]
        self.cutoff = self.limits.get("cutoff", {}).get("about" if self.about else case.age(self.voice))
        self.down = 1 if self.limits.get("lower") else -1

    def under(self, score):
        return None if self.cutoff is None else score >= self.cutoff if self.down > 0 else score < self.cutoff

    def until(self, date):
        return [(day, score) for day, score in self.given if day <= date]

    def class_of(self, given):
        if len(given) < 2:
            return "too-few" if given else None
        if self.kind == "alliance":
            return None
        first, latest = given[0][1], given[-1][1]
        if abs(latest - first) < self.limits["change"]:
            return "no-change"
        better = (latest - first) * self.down < 0
        if self.kind == "goal":
            return "closer" if better else "further"
        crossed = self.cutoff is not None and self.under(first) == better and self.under(latest) != better
        return ("better" if better else "worse") + "-past-cutoff" * crossed

    def word(self, rows):
        """What stands after the change on the page."""
        if len(self.given) < 2:
            return "one rating" * len(self.given)
        if self.kind == "alliance":
            scores = [score for _, score in self.given]
            low, words = self.under(scores[-1]), []
            others = [row.given[-1][1] for row in rows if row is not self and row.what == self.what and row.given]
            if low:
                words.append("lowest" if others and scores[-1] < min(others) else "low")
            if scores[-2] - scores[-1] >= self.limits["fall"]:
                words.append("falling")
            return ", ".join(words)
        (name, _, crossed) = self.class_of(self.given).partition("-past")
        return "" if name == "no-change" else name + (
            "" if not crossed else f", past {self.cutoff}" if name == "better" else f", now < {self.cutoff}")

    def signals(self):
        """rule -> first day of the unbroken spell, of each rule that stands"""
        def unbroken(stands):
            since = None
            for n, (date, _) in enumerate(self.given, 1):
                since = (since or date) if stands([score for _, score in self.given[:n]]) else None
            return since

        change, fall = self.limits.get("change"), self.limits.get("fall")
        rules = {}
        if self.kind == "outcome":
            rules["worse"] = lambda s: (s[-1] - s[0]) * self.down >= change
            down = lambda s, n: (s[n] - s[0]) * self.down
            rules["slipping"] = lambda s: (
                len(s) > 1 and 2 * down(s, -1) >= change and 2 * down(s, -2) >= change and down(s, -1) < change)
            rules["no-gain-yet"] = lambda s: (
                len(s) >= NO_GAIN and bool(self.under(s[0])) and abs(s[-1] - s[0]) < change)
        if self.kind == "alliance":
            rules["alliance-low"] = lambda s: bool(self.under(s[-1]))
            rules["alliance-falling"] = lambda s: len(s) > 1 and s[-2] - s[-1] >= fall and not self.under(s[-1])
        found = {rule: unbroken(stands) for rule, stands in rules.items()}
        if "watch" in self.limits:
            item, least = self.limits["watch"]
            for r in self.all:
                value = r["value"][item - 1] if isinstance(r["value"], list) else None
                if value is not None and not Decimal(value).is_nan():
                    found["watch"] = (found.get("watch") or r["date"]) if value >= least else None
        if found.get("slipping"):
            found.pop("no-gain-yet", None)
        return {rule: since for rule, since in found.items() if since}

    def name(self):
        return self.voice + (f"@{self.about}" if self.about else "")


class Case:
    def __init__(self, reader, store, path, forms):
        self.code, ledger = path.stem, reader.load(path)
        blocks = reader.fold(ledger, lambda text: None)
        settings = reader.load(store / "viktig.toml")
        goal_form = reader.Form("goal", 1, 0, 10, Decimal(settings.get("goal_step", 1)))

        def tell(text):
            raise SystemExit(f"{self.code}: {text}")
        rows = [dict(zip(reader.COLUMNS.split(","), row))
                for row in reader.rows(self.code, blocks, forms, goal_form, tell)]
        self.of = lambda kind: sorted((b for b in blocks if b["is"] == kind), key=lambda b: b.get("date", TODAY))
        self.sessions = self.of("session")
        self.episodes = sorted(self.of("episode"), key=self.began)
        self.episode = self.episodes[-1]
        self.voices = ["client"] * (self.episode["kind"] == "person") + [v["id"] for v in self.of("voice")]
        values = {}
        for session in self.sessions:
            for key, _, value, _, _ in reader.said_at(session, blocks, tell):
                values[session["id"], key] = value
        for row in rows:
            row["key"] = (row["voice"], row["about"], row["what"])
            row["value"] = values[row["session"], row["key"]]
        self.rows = rows
        self.mores = self.of("more")
        self.held = [s for s in self.here() if "missed" not in s]
        self.meetings = [s for s in self.held if s["kind"] not in NO_RATING]
        self.opened = self.episode.get("opened") or (self.held[0]["date"] if self.held else None)
        self.ending = next((e for e in self.of("ending") if e["date"] >= self.began(self.episode)), None)
        self.status = "ended" if self.ending else "open" if self.opened else "waiting"
        self.therapist = self.now(self.episode, "therapist")
        self.series = list(self.every_series())

    @staticmethod
    def began(episode):
        return episode.get("opened") or episode.get("asked") or DAY(episode["id"][:10])

    def changed(self, block, key):
        return [c for c in self.of("change") if c["of"] == block["name"] and key in c["set"] and c["date"] <= TODAY]

    def now(self, block, key):
        return ([block.get(key, "")] + [c["set"][key] for c in self.changed(block, key)])[-1]

    def here(self):
        """The sessions of the present stretch of help."""
        return [s for s in self.sessions if s["date"] >= self.began(self.episode) or len(self.episodes) == 1]

    def age(self, voice):
        block = next((v for v in self.of("voice") if v["id"] == voice), self.episode)
        return block.get("age", "adult")

    def answers(self, session):
        return [r for r in self.rows if r["session"] == session["id"]]

    def there(self, session):
        parts = [session] + [m for m in self.mores if m["of"] == session["name"]]
        rows = self.answers(session)
        here = {voice for part in parts for voice in part.get("present", [])}
        here |= {r["voice"] for r in rows if r["voice"] and r["status"] != "absent"}
        return here - {r["voice"] for r in rows if r["status"] == "absent" and not r["what"]}

    def outcome(self, session, voice):
        """rated, else declined, else not-asked, of somebody who was there."""
        given = {r["status"] for r in self.answers(session) if r["voice"] == voice}
        return next((status for status in ("rated", "declined", "not-asked") if status in given), "")

    def every_series(self):
        inside = {s["id"] for s in self.here()}
        rated = [r for r in self.rows if r["status"] == "rated" and r["voice"] and r["session"] in inside]
        for key in dict.fromkeys(r["key"] for r in rated):
            kind = next(r["type"] for r in rated if r["key"] == key)
            since = None
            if kind == "goal":
                since = max((c["date"] for c in self.changed(self.goal(key[2]), "words")), default=None)
            yield Series(self, key, kind, [r for r in rated if r["key"] == key], since)

    def goal(self, name):
        return next(g for g in self.of("goal") if g["id"] == name)

    def cell(self, series, session):
        """(text, as json has it, corrected)"""
        found = {r["key"]: r for r in self.answers(session)}
        row = found.get(series.key)
        if series.kind == "goal":
            goal, date = self.goal(series.what), session["date"]
            ended = [c["date"] for c in self.changed(goal, "ended") if c["set"]["ended"]]
            if row not in series.all and (series.before and row in series.before or ended and date > max(ended)
                                          or any(c["date"] > date for c in self.changed(goal, "words"))):
                return "", None, False
        if row and row["status"] == "rated":
            value = Decimal(row["total"]) if row["total"] else "no-total"
            return row["total"] or "?", value, bool(row["corrected"])
        row = (row if not series.about else None) or found.get((series.voice, "", ""))
        if row:
            return MARKS[row["status"]], row["status"], bool(row["corrected"])
        return ("·", "not-asked", False) if series.voice in self.there(session) else ("", None, False)

    def signals(self):
        """name -> (rule, series, since, state)"""
        found = {}
        if self.status == "waiting":
            since = self.episode["asked"] + datetime.timedelta(WAITING)
            return {f"waiting.{since}": ("waiting", None, since, "open")} if since <= TODAY else {}
        if self.status != "open":
            return {}
        for series in self.series:
            for rule, since in series.signals().items():
                found[f"{rule}.{series.name()}.{series.what}.{since}"] = (rule, series, since)
        agreed = next((s["next"] for s in reversed(self.sessions) if "next" in s), None)
        last_said = self.sessions[-1].get("next") if self.sessions else None
        if self.held and agreed != "as-needed":
            since = self.held[-1]["date"] + datetime.timedelta(SILENCE)
            if agreed:
                since = max(since, agreed + datetime.timedelta(1))
            if since <= TODAY and not (last_said and last_said >= TODAY):
                found[f"silence.{since}"] = ("silence", None, since)
        answers = {a["signal"]: a for a in self.of("answer")}
        # No answer in the clinic is overtaken by three more ratings, or by a further fall of one limit.
        return {name: (*signal, "open" if name not in answers else
                       "look-again" if answers[name].get("look", TODAY) <= TODAY else "answered")
                for name, signal in found.items()}

    def places(self):
        """(label, what, about, first date, apart, latest date, apart, views) where people can be compared"""
        questions = {}
        for series in self.series:
            about = (series.about or series.voice) if series.kind == "outcome" else ""
            questions.setdefault((series.kind, series.what, about), []).append(series)
        for (kind, what, about), asked in questions.items():
            at = {}
            for series in asked:
                for date, score in series.given:
                    at.setdefault(date, {})[series.voice] = score
            groups = {}
            for date in sorted(at):
                if len(at[date]) > 1:
                    groups.setdefault(frozenset(at[date]), []).append(date)
            far = lambda date: max(at[date].values()) - min(at[date].values())
            if not groups or (kind == "goal" and max(far(date) for dates in groups.values() for date in dates) < GOAL_CHANGE):
                continue
            people, compared = max(groups.items(), key=lambda group: (len(group[0]), len(group[1]), group[1][-1]))
            apart, most = [far(date) for date in compared], len(people)
            label = {"goal": f"the {what} goal", "outcome": f"how life is for {about}", "alliance": "how the talks are"}
            views = [(v, at[compared[-1]][v]) for v in self.voices if v in at[compared[-1]]]
            views = sorted(views, key=lambda view: -view[1]) if kind != "alliance" else []
            yield label[kind], what, about, compared[0], apart[0], compared[-1], apart[-1], most, views


# --- the page of a case ----------------------------------------------------------------------------------------------

def sections(page):
    found, name = {"": []}, ""
    for line in page.splitlines():
        heading = re.match(r"[A-Z][A-Z]+(?: [A-Z]+)+\b|Limits:|[A-Z]+ CASES", line)
        if heading and not line.startswith("WEEK "):
            name = heading[0]
        found.setdefault(name, []).append(line)
    return found


def tables(page, labels):
    """(goal's words or measure's label, row's label) -> [(column, cell, star)], what stands after the last column"""
    columns, block, cells, rest, parts = [], "", {}, {}, sections(page)
    lines = [line for name in ("WHAT MATTERS", "HOW LIFE IS", "HOW THE TALKS ARE") for line in parts.get(name, [])]
    for above, line in zip([""] + lines, lines):
        if re.fullmatch(r"(?: +(?:[A-Z][a-z]{2}))+ *", above):
            columns = []
            for match in re.finditer(r"\d+|first", line):
                month = above[match.end() - 3:match.end()]
                columns.append((f"{match[0]} {month}".strip() if match[0] != "first" else "first", match.end()))
            continue
        heading = re.search(r"(?:^[A-Z ]+|^)  +(\S+) \d+-\d+[,;. ]", line)
        if line.startswith("«"):
            block = line[1:].split("»")[0]
        elif heading and "|" not in line:
            block = heading[1]
        label = next((l for l in labels if line.startswith(f" {l} ")), None)
        if label is None or not columns or " before " in line[:8]:
            continue
        start = len(label) + 1
        for column, end in columns:
            cells.setdefault((block, label), []).append((column, line[start:end].strip(), line[end:end + 1] == "*"))
            start = end + 1
        rest[block, label] = " ".join(line[start:].split())
    return cells, rest


def check_cells(check, case, page, shown):
    label = lambda s: ("self" if s.voice == "client" else s.voice) + (f" on {s.about}" if s.about else "")
    labels = sorted({label(s) for s in case.series}, key=len, reverse=True)
    cells, rest = tables(page, labels)
    wanted = set()
    for series in case.series:
        goal = series.kind == "goal"
        block = case.now(case.goal(series.what), "words") if goal else series.limits["short"]
        row = (block, label(series))
        wanted.add(row)
        expected = []
        for session in shown:
            if session is None:
                total = next(r for r in series.all if r["total"])
                expected.append(("first", total["total"], bool(total["corrected"])))
            else:
                text, _, star = case.cell(series, session)
                expected.append((short(session["date"]), text, star))
        found = cells.get(row, [])
        check.same(f"{case.code} {row}: columns", len(expected), len(found), 0)
        for ours, theirs in zip(expected, found):
            check.same(f"{case.code} {row}", ours, theirs)
        words = series.word(case.series)
        if len(series.given) > 1:
            words = f"{signed(series.given[-1][1] - series.given[0][1])} {words}".strip()
        check.same(f"{case.code} {row}: change and word", words, rest.get(row), 2)
    for row in set(cells) - wanted:
        check.same(f"{case.code} {row}", None, cells[row])


def check_slips(check, case, page):
    ours = []
    for what in dict.fromkeys(r["what"] for r in case.rows if not r["voice"]):
        for number, session in enumerate(s for s in case.meetings if any(
                not r["voice"] and r["what"] == what for r in case.answers(s))):
            scores = sorted(Decimal(r["total"]) for r in case.answers(session) if not r["voice"] and r["what"] == what)
            line = f"{short(session['date'])} {' '.join(map(str, scores))} ({len(scores)})"
            ours.append("slips " * (not number) + line)
    check.lines(f"{case.code} slips", ours, [line for line in page.splitlines() if re.search(r"\d \(\d+\)$", line)])


def check_head(check, case, page):
    head, ours = sections(page)[""], []
    if case.status == "waiting":
        asked = case.episode["asked"]
        ours.append(f"waiting since {short(asked, True)} ({(TODAY - asked).days} days)")
    else:
        count = lambda *why: sum(s.get("missed") in why for s in case.here())
        parts = [f"{len(case.meetings)} meeting{'s' * (len(case.meetings) != 1)}"]
        parts += [f"{n} {words}" for n, words in (
            (count("them", "us"), "called off"), (count("no-show"), "did not come"),
            (len(case.held) - len(case.meetings), "phone")) if n]
        line = ", ".join(parts) + f" · last {long(case.held[-1]['date'])}"
        agreed = case.here()[-1].get("next")
        if case.status == "open" and isinstance(agreed, datetime.date):
            line += f" · next {long(agreed)}"
        ours.append(line)
    states = [state for *_, state in case.signals().values()]
    counts = [f"{states.count(state)} {words}" for state, words in (
        ("open", "open"), ("look-again", "to look at again"), ("answered", "answered")) if state in states]
    if counts:
        ours.append("worth a look: " + ", ".join(counts))
    check.lines(f"{case.code} head", ours, [line for line in head if re.match(r"\d+ meeting|worth|waiting", line)])
    if case.opened and "asked" in case.episode:
        wait = f"opened {short(case.opened)} ({(case.opened - case.episode['asked']).days} days)"
        check.same(f"{case.code} waited", [wait], re.findall(r"opened .*? \(\d+ days\)", "\n".join(head)), 2)
        check.same(f"{case.code} asked", [short(case.episode["asked"], True)],
                   re.findall(r"first asked (\d+ \w+ \d+)", "\n".join(head)))


def check_people(check, case, page, table):
    ours, plain, rated = [], [], " rated"
    for voice in case.voices:
        there = [s for s in case.meetings if voice in case.there(s)]
        if not there:
            continue
        kinds = [case.outcome(s, voice) for s in there]
        counts = [kinds.count(kind) for kind in ("rated", "declined", "not-asked")]
        ours.append({"voice": voice, "there": len(there), "rated": counts[0], "declined": counts[1],
                     "not_asked": counts[2]})
        plain.append(f"{'self' if voice == 'client' else voice}{rated} {counts[0]} of {len(there)}"
                     + f", said no {counts[1]}" * bool(counts[1]) + f", not asked {counts[2]}" * bool(counts[2]))
        rated = ""
    theirs = table.get("who_was_there", {}).get("people", [])
    check.same(f"{case.code} people", len(ours), len(theirs), 0)
    for one, other in zip(ours, theirs):
        for key in one:
            check.same(f"{case.code} {one['voice']} {key}", one[key], other[key])
    if any("headcount" in s for s in case.meetings):
        plain.append("people there " + ", ".join(str(s["headcount"]) for s in case.meetings))
    led = [code for s in case.meetings for code in s.get("led", [])]
    extras = ["led by " + ", ".join(f"{code} {led.count(code)}" for code in sorted(
        dict.fromkeys(led), key=lambda code: -led.count(code)))] * bool(led)
    for key, words in (("team", "reflecting team at"), ("interpreter", "interpreter at")):
        number = sum(bool(s.get(key)) for s in case.meetings)
        extras += [f"{words} {number}"] * bool(number)
    plain += ["; ".join(extras)] * bool(extras)
    # `led by per 3, siri 3`: as often each, either may stand first
    spread = lambda text: sorted(re.sub(r"[·,;]", " ", text).split())
    lines = sections(page).get("WHO WAS THERE", [""])[1:]
    check.same(f"{case.code} who was there", spread(" ".join(plain)), spread(" ".join(lines)),
               len(re.findall(r"\d+", " ".join(plain))))


def check_places(check, case, page, table):
    ours, text = [], []
    for label, what, about, first, apart, latest, now, people, views in case.places():
        ours.append({"what": what} | ({"about": about} if about else {}) | {
            "first_date": str(first), "first_apart": apart, "latest_date": str(latest), "latest_apart": now,
            "people": people})
        when = lambda date: "now" if date == case.meetings[-1]["date"] else f"on {short(date)}"
        line = f"{label} {apart} {when(first)}" + f", {now} {when(latest)}" * (latest != first)
        text.append(line + " " * bool(views) + ", ".join(f"{voice} {score}" for voice, score in views))
    order = lambda rows: sorted(rows, key=lambda row: (row["what"], row.get("about", "")))
    theirs = order(table.get("different_places", {}).get("apart", []))
    check.same(f"{case.code} places", len(ours), len(theirs))
    for one, other in zip(order(ours), theirs):
        for key in {**one, **other}:
            check.same(f"{case.code} places {one['what']} {key}", one.get(key), other.get(key))
    flat = " ".join(" ".join(sections(page).get("SEEN FROM DIFFERENT PLACES", [""])[1:]).split())
    for line in text:
        check.same(f"{case.code} places", line if line in flat else flat, line, len(re.findall(r"[\d.]+", line)))
    check.same(f"{case.code} places: length", sum(len(line) + 1 for line in text), len(flat) + bool(flat), 0)


def check_json(check, case, table, shown):
    signals = case.signals()
    expected = {}
    for series in case.series:
        given, kind = series.given, series.kind
        if not given:
            continue
        open_here = [name for name, (_, owner, _, state) in signals.items()
                     if owner is series and state == "open"]
        expected[series.key] = {
            "client": case.code, "episode": case.episode["id"], "type": kind, "n": len(given),
            "first": given[0][1], "first_date": str(given[0][0]), "latest": given[-1][1],
            "latest_date": str(given[-1][0]), "change": given[-1][1] - given[0][1] if len(given) > 1 else None,
            "threshold": None if kind == "alliance" else series.limits["change"],
            "method": {"goal": "points", "outcome": "default"}.get(kind),
            "began": None if series.cutoff is None else "under" if series.under(given[0][1]) else "over",
            "class": series.class_of(given), "signals": " ".join(sorted(open_here)) or None}
    found = {(row["voice"], row["about"] or "", row["what"]): row for row in table["changes"]}
    check.same(f"{case.code} changes", set(expected), set(found))
    for key in set(expected) & set(found):
        for column, value in expected[key].items():
            check.same(f"{case.code} {key} {column}", value, found[key][column])

    rows = [(goal["goal"], row) for goal in table.get("what_matters", {}).get("goals", []) for row in goal["rows"]]
    for part in ("how_life_is", "how_the_talks_are"):
        rows += [(block["measure"], row) for blocks in table.get(part, {}).values() for block in blocks
                 for row in block["rows"]]
    rows = {(row["voice"], row["about"] or "", what): row for what, row in rows if row.get("voice")}
    check.same(f"{case.code} rows", {series.key for series in case.series}, set(rows))
    for series in case.series:
        row = rows.get(series.key, {"values": []})
        cells = [(series.given[0][1], False) if s is None else case.cell(series, s)[1:] for s in shown]
        check.same(f"{case.code} {series.key} values", [value for value, _ in cells], row["values"], len(cells))
        stars = [str(s["date"]) for s, (_, star) in zip(shown, cells) if star]
        check.same(f"{case.code} {series.key} corrected", stars, row.get("corrected"))
    ours = {name: (rule, series.voice if series else None, str(since), state)
            for name, (rule, series, since, state) in signals.items()}
    theirs = {row["id"]: (row["rule"], row["voice"], row["since"], row["state"])
              for row in table.get("worth_a_look", {}).get("signals", [])}
    check.same(f"{case.code} signals", ours, theirs, 1 + len(ours))


def check_case(check, case, run):
    show = lambda *words: run("--as-of", str(TODAY), "show", case.code, *words).decode("utf-8")
    table, page = json.loads(show("--format", "json"), parse_float=Decimal), show()
    shown = case.meetings if len(case.meetings) <= 7 else [None] + case.meetings[-6:]
    check_json(check, case, table, shown)
    check_cells(check, case, page, shown)
    if shown is not case.meetings:
        check_cells(check, case, show("--all"), case.meetings)
    check_slips(check, case, page)
    check_head(check, case, page)
    check_people(check, case, page, table)
    check_places(check, case, page, table)
    check_slopes(check, case, page, table)
    check_before_after(check, case, run)
    flat = " ".join(page.split())
    for series in case.series:
        if series.before:
            goal = case.goal(series.what)
            scores = ", ".join(r["total"] for r in series.before)
            date = case.changed(goal, "words")[-1]["date"]
            line = f"before {short(date)}: «{goal['words']}», {series.voice} {scores} (not carried over)"
            check.same(f"{case.code} {series.what} before", True, line in flat, len(series.before))


# --- slopes, and before against after -------------------------------------------------------------------------------

Z95 = NormalDist().inv_cdf(0.975)


def slope(points):
    """(middle of all slopes, its interval or None) of (day, score)"""
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.combinations(points, 2) if a[0] != b[0])
    n = len(points)
    ties = [[list(column).count(value) for value in set(column)] for column in zip(*points)]
    spread = n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for group in ties for t in group)
    spread = Fraction(spread, 18)
    for power, below in ((2, 2 * n * (n - 1)), (3, 9 * n * (n - 1) * (n - 2))):
        spread += Fraction(math.prod(sum(math.perm(t, power) for t in group) for group in ties), below)
    half = Z95 * math.sqrt(spread)
    low, high = round((len(slopes) - half) / 2), round((len(slopes) + half) / 2 + 1)
    inside = spread > 0 and low >= 1 and high <= len(slopes)
    return median(slopes), (slopes[low - 1], slopes[high - 1]) if inside else None


def moving(series, since=None):
    """What how_fast has of the series; None where its ratings fall on fewer than four days."""
    given = [(date, Fraction(score)) for date, score in series.given if since is None or date >= since]
    days = [(date - given[0][0]).days for date, _ in given]
    if len(set(days)) < 4:
        return None
    scores = [score for _, score in given]
    found = {"ratings": len(given), "days": len(set(days))}
    for name, times, steps in (("per_week", 7, days), ("per_rating", 1, range(len(given)))):
        middle, ends = slope([(Fraction(step), score) for step, score in zip(steps, scores)])
        ends = ends or (None, None)
        found |= {name: middle * times, f"{name}_lower": ends[0] and ends[0] * times,
                  f"{name}_upper": ends[1] and ends[1] * times}
    pairs = list(itertools.combinations(range(len(given)), 2))
    found["pairs"] = sum(days[a] != days[b] for a, b in pairs)
    sign = lambda number: (number > 0) - (number < 0)
    count = lambda order: sum(sign(order[b] - order[a]) * sign(days[b] - days[a]) for a, b in pairs)
    mean = sum(scores) / len(scores)
    away = [score - mean for score in scores]
    moved = any(away)
    found["s"] = count(scores) if moved else None
    apart = sum(scores[a] != scores[b] for a, b in pairs)
    found["tau_b"] = found["s"] / math.sqrt(found["pairs"] * apart) if moved else None
    if len(given) <= 7 and moved:
        orders = [abs(count(order)) >= abs(found["s"]) for order in itertools.permutations(scores)]
        found["p"] = Fraction(sum(orders), len(orders))
    found["lag1"] = sum(a * b for a, b in zip(away, away[1:])) / sum(a * a for a in away) if moved else None
    return found


def same_figures(check, what, ours, theirs):
    for key, value in ours.items():
        there = theirs.get(key, "nothing")
        close = value == there or (isinstance(there, (int, Decimal)) and value is not None
                                   and math.isclose(value, there, rel_tol=2e-9, abs_tol=1e-12))
        check.same(f"{what} {key}", value if close else (value, "or nearly"), value if close else there)


def in_words(number):
    """Two decimals, halves away from zero, and no sign on nothing."""
    hundredths = math.floor(abs(number) * 100 + Fraction(1, 2))
    sign = "" if not hundredths else "+" if number > 0 else "-"
    return f"{sign}{hundredths // 100}.{hundredths % 100:02}"


def check_slopes(check, case, page, table):
    theirs = {(row["voice"], row["about"] or "", what): row for what, rows in table.get("how_fast", {}).items() for row in rows}
    ours = {series.key: figures for series in case.series if (figures := moving(series))}
    check.same(f"{case.code} how fast", set(ours), set(theirs))
    flat = " ".join(" ".join(sections(page).get("HOW FAST", [""])).split())
    for key in set(ours) & set(theirs):
        same_figures(check, f"{case.code} {key} how fast", ours[key], theirs[key])
        words = in_words(ours[key]["per_week"])
        if ours[key]["per_week_lower"] is not None:
            words += f" ({in_words(ours[key]['per_week_lower'])} to {in_words(ours[key]['per_week_upper'])})"
        check.same(f"{case.code} {key} how fast in words", words if words in flat else flat, words, 3)


def check_before_after(check, case, run):
    """Held against itself: at the changes of therapist and team, and around the middle rating of each."""
    marks = {c["date"] for key in ("therapist", "team") for c in case.changed(case.episode, key)}
    for series in case.series:
        if not series.given:
            continue
        middle = series.given[len(series.given) // 2][0]
        name = f"{series.name()}:{series.what}"
        words = ("--as-of", str(TODAY), "explain", case.code, name, "--before-after", str(middle), "--format", "json")
        steps = json.loads(run(*words), parse_float=Decimal)[name]["steps"]
        theirs = {step["day"]: step for step in steps if step["step"] == "before-after"}
        for day in marks | {middle}:
            before, after = ([score for date, score in series.given if (date < day) is early] for early in (True, False))
            ours = {"before": len(before), "after": len(after)}
            if before and after:
                pairs = [(b - a) * -series.down for a in before for b in after]
                nap = Fraction(2 * sum(p > 0 for p in pairs) + pairs.count(0), 2 * len(pairs))
                scatter = math.sqrt(Fraction(len(before) + len(after) + 1, 12 * len(pairs)))
                ours |= {"pairs": len(pairs), "better": sum(p > 0 for p in pairs), "equal": pairs.count(0), "nap": nap,
                         "tau": 2 * nap - 1, "nap_se_no_effect": scatter}
            elif day != middle:
                check.same(f"{case.code} {name} {day}", None, theirs.get(str(day)))
                continue
            same_figures(check, f"{case.code} {name} {day}", ours, theirs.get(str(day), {}))


# --- the page of a week ----------------------------------------------------------------------------------------------

def bars(values, top):
    return "".join("▁▂▃▄▅▆▇█"[max(1, rounded(Decimal(8 * value) / top)) - 1] for value in values)


def asked_lines(cases):
    weeks = [week_of(FIRST - datetime.timedelta(7 * back)) for back in reversed(range(12))]
    all_of = [(case, s) for case in cases for s in case.sessions]
    held = {week: [(case, s) for case, s in all_of if week_of(s["date"]) == week and "missed" not in s
                   and s["kind"] not in NO_RATING] for week in weeks}
    numbers = [len(held[week]) for week in weeks]
    yield "ASKED AND ANSWERED this week weeks 36-47"
    yield f"meetings held {numbers[-1]} {numbers[0]} {bars(numbers, max(numbers))} {numbers[-1]}"
    for form in ("ors", "srs"):
        filled = lambda case, s: any(r["what"] == form and r["status"] == "rated" for r in case.answers(s))
        parts = [sum(filled(case, s) for case, s in held[week]) for week in weeks]
        shares = [rounded(Decimal(100 * part) / whole) for part, whole in zip(parts, numbers)]
        yield (f"with {form.upper()} from someone {parts[-1]} of {numbers[-1]} {shares[-1]} % "
               f"{shares[0]} {bars(shares, 100)} {shares[-1]}")
    there, kinds = 0, []
    for case, session in held[WEEK]:
        voices = case.there(session)
        there += max(len(voices), session.get("headcount", 0))
        kinds += [case.outcome(session, voice) for voice in voices]
        slips = [r["what"] for r in case.answers(session) if not r["voice"]]
        kinds += ["rated"] * max(map(slips.count, slips), default=0)
    rated, declined = kinds.count("rated"), kinds.count("declined")
    yield f"people there {there} rated {rated}, said no {declined}, not asked {there - rated - declined}"
    missed = [s["missed"] for _, s in all_of if week_of(s["date"]) == WEEK and "missed" in s]
    them, us = missed.count("them"), missed.count("us")
    yield f"called off {them + us} (them {them}, us {us}) · did not come {missed.count('no-show')}"
    running = [case for case in cases if case.status == "open"]
    told = [case for case in running if any(len(series.given) > 1 for series in case.series)]
    yield f"change can be told for {len(told)} of {len(running)} (two ratings or more)"
    late = [(case.code, s["date"].isocalendar()[1]) for case, s in all_of
            if week_of(s["logged"].date()) == WEEK and s["date"] < FIRST]
    for code in sorted({code for code, _ in late}):
        weeks = [week for other, week in late if other == code]
        yield f"logged now for earlier weeks: {code} {len(weeks)} (week {weeks[0]} changed)"


def of_whom(series, form=True):
    words = series.limits["short"] if form else ""
    return owned(series.voice, words) + (f" on {series.about}" if series.about else "")


def said_no(case, series):
    """The days since the latest rating on which they said no to it."""
    return [s["date"] for s in case.meetings
            if s["date"] > series.given[-1][0] and case.cell(series, s)[1] == "declined"]


def signal_line(case, rule, series, since, fresh):
    if rule == "waiting":
        asked = case.episode["asked"]
        return f"waiting: asked {short(asked)}, {(TODAY - asked).days} days"
    if rule == "silence":
        last = case.held[-1]["date"]
        return f"silence: last met {short(last)}, {(TODAY - last).days} days, nothing agreed"
    first, latest = series.given[0], series.given[-1]
    if rule == "watch":
        item = series.limits["watch"][0]
        scores = [r["value"][item - 1] for r in series.all if isinstance(r["value"], list)]
        return (f"{of_whom(series)} item {item} is {scores[-1]}, was {scores[-2]} ({long(latest[0])}); "
                "no answer on file")
    if rule == "worse":
        line = f"worse: {of_whom(series)} {first[1]} to {latest[1]}"
        line += (f" since {short(first[0])}, {abs(latest[1] - first[1])} down, limit {series.limits['change']}"
                 * fresh)
        return line + "".join(f"; said no {short(day)}" for day in said_no(case, series)[-1:])
    if rule == "no-gain-yet":
        return (f"no gain yet: {len(series.given)} meetings, {of_whom(series)} {first[1]} to {latest[1]}, "
                f"limit {series.limits['change']}")
    limit = f"limit {series.cutoff}" if rule == "alliance-low" else f"down {series.given[-2][1] - latest[1]}"
    word = "low" if rule == "alliance-low" else "falling"
    return f"talks {word}: {of_whom(series)} {latest[1]}, was {series.given[-2][1]}, {limit}"


def look_lines(cases):
    new, before, again = [], [], []
    answered = [(case, a) for case in cases for a in case.of("answer")]
    this_week = sorted({case.code for case, a in answered if FIRST <= a["date"] <= LAST})
    for case in cases:
        for name, (rule, series, since, state) in case.signals().items():
            start = f"{case.code} {case.therapist} "
            if state == "look-again":
                when = next(a["date"] for other, a in answered if other is case and a["signal"] == name)
                then = [score for date, score in series.given if date <= when][-1]
                now = series.given[-1][1]
                again.append(start + f"answered {short(when)}; {of_whom(series)} then {then}, now {now}, still low")
            elif state == "open" and since >= FIRST:
                new.append(start + signal_line(case, rule, series, since, True))
            elif state == "open":
                before.append(start + f"{(TODAY - since).days} days " + signal_line(case, rule, series, since, False))
    yield (f"WORTH A LOOK new {len(new)} · open from before {len(before)} · look again {len(again)} · "
           f"answered {len(this_week)}")
    yield from ("new", *new, "open from before", *before, "look again, as agreed", *again)
    yield "answered this week: " + " ".join(this_week)


def well_lines(cases):
    yield "GONE WELL what did they do? what did we do?"
    rank = lambda name: GOOD.index(name) if name in GOOD else -1
    for case in cases:
        for series in case.series:
            given, earlier = series.until(LAST), series.until(FIRST - datetime.timedelta(1))
            name = series.class_of(given)
            if rank(name) <= rank(series.class_of(earlier)):
                continue
            first, latest = given[0], given[-1]
            if series.kind == "goal":
                owner = case.now(case.goal(series.what), "owner")
                whose = series.voice + ("'s own goal" if owner == series.voice else " on everyone's goal")
                yield f"{case.code} {case.therapist} {whose} {first[1]} to {latest[1]}"
            else:
                past = f", past {series.cutoff}" * (name == "better-past-cutoff")
                yield (f"{case.code} {case.therapist} {of_whom(series)} {first[1]} to {latest[1]} "
                       f"since {short(first[0])}: better{past}")
    words = [n["kind"] for case in cases for n in case.of("note") if FIRST <= n["date"] <= LAST]
    words += ["said" for case in cases for s in case.sessions if FIRST <= s["date"] <= LAST
              for part in (s, *(m for m in case.mores if m["of"] == s["name"])) for _ in part.get("said", {})]
    kinds = {kind: words.count(kind) for kind in ("helped", "exception", "story")}
    rest = len(words) - sum(kinds.values())
    names = {"helped": "helped", "exception": "exceptions", "story": "stories"}
    yield "words kept this week: " + ", ".join(
        [f"{names[kind]} {n}" for kind, n in kinds.items() if n] + [f"others {rest}"])


def came_lines(cases):
    yield "CAME AND WENT"
    fresh = [case for case in cases if case.opened and FIRST <= case.opened <= LAST]
    back = [case for case in fresh if len(case.episodes) > 1]
    came = [f"{case.code} (ended {short(case.of('ending')[0]['date'], True)})" for case in back]
    yield f"started {len(fresh) - len(back)} · came back {len(back)}: {' '.join(came)}"
    gone = [case for case in cases if case.ending and FIRST <= case.ending["date"] <= LAST]
    agreed = [case.code for case in gone if case.ending["how"] == "agreed"]
    yield f"ended {len(gone)}: agreed {len(agreed)} ({' '.join(agreed)})"
    waits = [(TODAY - case.episode["asked"]).days for case in cases if case.status == "waiting"]
    yield f"waiting {len(waits)}, longest {max(waits)} days"


def people_lines(cases):
    own = [series for case in cases if case.status == "open" for series in case.series
           if series.what == "ors" and not series.about and len(series.given) > 1]
    yield f"PEOPLE WITH TWO ORS OR MORE {len(own)} people in {len({series.case.code for series in own})} cases"
    words = {"better-past-cutoff": "better, past it", "better": "better", "no-change": "no reliable change",
             "worse": "worse", "worse-past-cutoff": "worse, now under it"}
    for under, label in ((True, "under the cutoff"), (False, "over it")):
        names = [s.class_of(s.given) for s in own if s.under(s.given[0][1]) is under]
        yield f"began {label} {len(names)}: " + " · ".join(
            f"{text} {names.count(name)}" for name, text in words.items() if name in names)


def check_week(check, cases, run):
    page = run("--as-of", str(TODAY), "report", "week", WEEK).decode("utf-8")
    parts = sections(page)
    for name, lines in (("ASKED AND ANSWERED", asked_lines), ("WORTH A LOOK", look_lines), ("GONE WELL", well_lines),
                        ("CAME AND WENT", came_lines), ("PEOPLE WITH TWO ORS OR MORE", people_lines)):
        check.lines(f"week, {name}", list(lines(cases)), [line for line in parts.get(name, []) if line.strip()])
    running = [case for case in cases if case.status == "open"]
    table = json.loads(run("--as-of", str(TODAY), "report", "week", WEEK, "--format", "json"), parse_float=Decimal)
    theirs = {(row["client"], row["voice"], row["about"] or "", row["what"]): row for row in table["how_fast"]["trends"]}
    since = FIRST - datetime.timedelta(7 * 11)
    ours = {(case.code, *series.key): figures for case in running for series in case.series if (figures := moving(series, since))}
    check.same("week, how fast", set(ours), set(theirs))
    for key in set(ours) & set(theirs):
        same_figures(check, f"week, {key} how fast", ours[key], theirs[key])
    staff = {case.therapist for case in running}
    check.same("week, head", [(f"{len(running)}", f"{len(staff)}")],
               re.findall(r"· (\d+) open · (\d+) staff", page), 2)


# --- stores made at random -------------------------------------------------------------------------------------------

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
MEASURE = """measure = "puls"
name = "Puls"
type = "outcome"
better = "higher"
items = ["a", "b", "c"]
item_range = [1, 5]
step = 0.5
total = "mean"
"""
SHAPES = {"ors": (4, 0, 10, "0.1"), "srs": (4, 0, 10, "0.1"), "phq-9": (9, 0, 3, "1"), "life": (1, 0, 10, "1"),
          "talks": (4, 0, 10, "1"), "core-10": (10, 0, 4, "1"), "who-5": (5, 0, 5, "1"), "puls": (3, 1, 5, "0.5")}
OUTCOMES = ("ors", "phq-9", "life", "core-10", "who-5", "puls")
STATUSES = ("declined", "absent", "not-asked")


def toml(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name(key)} = {toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def name(key):
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


class Ledger:
    """One ledger with everything in it that the format allows and a good deal that it does not."""

    def __init__(self, dice, code, goal_step):
        self.dice, self.code, self.blocks, self.ids = dice, code, [], set()
        self.clock = datetime.datetime(2026, 1, 5, 8, 0, 0)
        self.shapes, self.wrong = SHAPES | {}, True
        self.kind = dice.choice(("person", "couple", "family", "family", "network"))
        self.voices = dice.sample(("teen", "mother", "father", "søster", "school"), dice.randint(1, 4))
        for voice in self.voices:
            self.add("voice", {"relation": "other"}, voice)
        self.people = self.voices + ["client"] * (self.kind == "person") + ["ghost"]
        self.goals = dice.sample(("sleep", "ute", "søvn", "school"), dice.randint(0, 3))
        start = self.day(0, 60)
        for number in range(dice.randint(1, 3)):
            block = {} if dice.random() < 0.2 else {"opened": start} if dice.random() < 0.6 else {"asked": start}
            block |= {"kind": self.kind}
            if dice.random() < 0.8:
                block |= {"therapist": self.staff()}
            if dice.random() < 0.6:
                block |= {"team": dice.choice(("voksen", "familie", "rask"))}
            episode = self.add("episode", block, date=start)
            self.changes(episode, ("therapist", "team"), lambda key: self.staff() if key == "therapist" else "unge")
            start += datetime.timedelta(dice.randint(10, 90))
        for goal in self.goals:
            block = {"date": self.day(0, 90), "owner": self.owner(), "words": "Noe som betyr noe"}
            self.changes(self.add("goal", block, goal), ("owner", "words", "ended"), lambda key: {
                "owner": self.owner(), "words": "Noe annet", "ended": True}[key])
            self.shapes[goal] = (1, 0, 10, goal_step)
        for _ in range(dice.randint(2, 7)):
            self.meeting()
        self.late_amends()

    def day(self, low, high):
        return datetime.date(2026, 1, 5) + datetime.timedelta(self.dice.randint(low, high))

    def staff(self):
        return self.dice.choice(("kari", "per", "siri", "ola"))

    def owner(self):
        return self.dice.choice(self.voices + ["all"])

    def add(self, kind, block, ident=None, date=None):
        while ident is None or (ident in self.ids and date):
            date = date or block.get("date") or self.clock.date()
            ident = f"{date}-" + "".join(self.dice.choice(CROCKFORD) for _ in range(6))
        self.ids.add(ident)
        # Meetings may be logged in the same second; what refers to another block is logged later.
        self.clock += datetime.timedelta(0, self.dice.choice((0, 1, 3600)) if kind == "session" else 1)
        block |= {"by": self.staff()} if self.dice.random() < 0.95 else {}
        self.blocks.append((kind, ident, block | {"logged": self.clock}))
        self.clock += datetime.timedelta(0, 0 if kind == "session" and self.dice.random() < 0.2 else 1)
        return f"{kind}.{ident}"

    def changes(self, of, keys, value):
        for _ in range(self.dice.choice((0, 0, 1, 2))):
            key = self.dice.choice(keys)
            change = self.add("change", {"of": of, "date": self.day(20, 120), "set": {key: value(key)}})
            if self.dice.random() < 0.2:
                self.amend(change, {"void": True})

    def score(self, low, high, step, wrong=0.04):
        if self.wrong and self.dice.random() < wrong:
            return self.dice.choice((Decimal(high) + 1, Decimal(low) - 1, Decimal("3.333"), Decimal("NaN")))
        step = Decimal(step)
        number = low + step * self.dice.randint(0, int((high - low) / step))
        whole = number == number.to_integral() and self.dice.random() < 0.5
        return number.quantize(Decimal(1)) if whole else number  # 6 and 6.0 are the same

    def value(self, what):
        count, low, high, step = self.shapes.get(what, (1, 0, 10, "1"))
        if self.dice.random() < 0.1:
            if what == "puls":  # a mean
                return {"total": self.dice.choice((Decimal("2.667"), Decimal("4.333"), Decimal("3.0")))}
            return {"total": self.score(low * count, high * count, step)}
        if count == 1:
            score = self.score(low, high, step)
            return [score] if what == "life" and self.dice.random() < 0.3 else score
        scores = [self.score(low, high, step, 0.005) for _ in range(count)]
        if self.dice.random() < 0.1:
            scores[self.dice.randrange(count)] = Decimal("NaN")
        return scores[:-1] if self.wrong and self.dice.random() < 0.02 else scores

    def whats(self, only=None):
        likely = {"unknown": 0.03}
        return [w for w in only or [*self.shapes, "unknown"] if self.dice.random() < likely.get(w, 0.3)] or ["ors"]

    def content(self):
        dice, block = self.dice, {}
        for voice in self.people:
            if dice.random() > (0.75 if voice != "ghost" else 0.05):
                continue
            rated = self.whats()
            block.setdefault("rated", {})[voice] = {what: self.value(what) for what in rated}
            if dice.random() < 0.3:
                left = [what for what in self.shapes if what not in rated]
                block.setdefault("unrated", {})[voice] = {what: dice.choice(STATUSES) for what in left[:2]}
            if dice.random() < 0.3:
                whom = dice.choice([other for other in self.people if other != voice])
                block.setdefault("about", {}).setdefault(whom, {})[voice] = {
                    what: self.value(what) for what in self.whats(OUTCOMES)}
        for voice in self.people:
            if voice not in block.get("rated", {}) and dice.random() < 0.3:
                block.setdefault("unrated", {})[voice] = dice.choice(STATUSES)
        if dice.random() < 0.2:
            block["slips"] = {what: self.slips(what) for what in self.whats(("life", "talks", *self.goals))}
        return block

    def slips(self, what):
        count, low, high, step = self.shapes[what] if what in self.shapes else (1, 0, 10, "1")
        return [self.score(low * count, high * count, step) for _ in range(self.dice.randint(1, 6))]

    def meeting(self):
        dice = self.dice
        block = {"date": self.day(0, 150), "kind": dice.choice((self.kind, "home", "phone"))}
        if dice.random() < 0.5:
            block["led"] = dice.sample(("kari", "per", "siri"), dice.randint(1, 2))
        if dice.random() < 0.1:
            self.add("session", block | {"missed": "us"})
            return
        mores = dice.choice((0, 0, 0, 1, 2))
        self.wrong = not mores  # what is wrong in one block and right in another is left to other tests
        session = self.add("session", block | self.content())
        of = [(session, self.blocks[-1][2])]
        for _ in range(mores):
            more = self.content()
            if dice.random() < 0.5:  # said once more, alike
                more["rated"] = more.get("rated", {}) | of[0][1].get("rated", {})
            of.append((self.add("more", {"of": session} | more), self.blocks[-1][2]))
        if dice.random() < 0.06:
            self.add("erased", {"of": dice.choice(of)[0], "reason": "annen sak"})
        for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
            self.correct(*dice.choice(of))

    def amend(self, of, block):
        return self.add("amend", {"of": of} | block | {"reason": "feil"})

    def correct(self, of, block):
        dice, voice = self.dice, self.dice.choice(self.people)
        what = dice.choice(list(self.shapes))
        given = [(v, w) for v, values in block.get("rated", {}).items() for w in values]
        if given and dice.random() < 0.7:
            voice, what = dice.choice(given)
        kind = dice.choice(("rating", "rating", "rating", "status", "word", "withdrawn", "withdrawn", "about", "slips",
                            "date", "led", "void"))
        new = {"rating": {"set": {"rated": {voice: {what: self.value(what)}}}},
               "status": {"set": {"unrated": {voice: {what: dice.choice(STATUSES)}}}},
               "word": {"set": {"unrated": {voice: dice.choice(STATUSES)}}},
               "withdrawn": {"withdrawn": [f"{voice}.{what}", voice][:dice.randint(1, 2)]},
               "about": {"withdrawn": [f"{v}@{whom}.{w}" for whom, voices in block.get("about", {}).items()
                                       for v, values in voices.items() for w in values][:1] or [voice]},
               "slips": {"set": {"slips": {"life": self.slips("life") if dice.random() < 0.7 else []}}},
               "date": {"set": {"date": self.day(0, 150)}}, "led": {"set": {"led": ["ola"]}},
               "void": {"void": True}}[kind]
        if of.startswith("more.") and kind in ("date", "led"):
            return
        amend = self.amend(of, new)
        while dice.random() < 0.25:
            amend = self.amend(amend, {"void": True})

    def late_amends(self):
        for kind, ident, _ in list(self.blocks):
            if kind == "episode" and self.dice.random() < 0.15:
                self.amend(f"{kind}.{ident}", {"set": {self.dice.choice(("therapist", "team")): "amin"}})
            if kind == "goal" and self.dice.random() < 0.15:
                self.amend(f"{kind}.{ident}", {"set": {"owner": self.owner()}})

    def text(self):
        blocks = self.blocks[:]
        if self.dice.random() < 0.5:  # the place in the file plays no part
            self.dice.shuffle(blocks)
        lines = ["viktig = 1", f'client = "{self.code}"']
        for kind, ident, block in blocks:
            lines += ["", f"[{kind}.{name(ident)}]"]
            for key, value in block.items():
                lines += self.key(key, value)
        return self.dice.choice(("\n", "\n", "\r\n")).join(lines + [""])

    def key(self, key, value):
        deep = {"rated": 1, "about": 2, "slips": 1, "unrated": 1, "set": 2}.get(key, 0)
        def walk(path, value, left):
            if left and isinstance(value, dict):
                for part, one in value.items():
                    yield from walk([*path, name(part)], one, left - 1)
            else:
                yield f"{'.'.join(path)} = {toml(value)}".replace("NaN", "nan")
        return walk([key], value, deep)


def make_store(folder, seed):
    dice = random.Random(seed)
    goal_step = dice.choice(("1", "0.5", "0.1"))
    for part in ("clients", "measures"):
        (folder / part).mkdir(parents=True)
    (folder / "viktig.toml").write_text(f"viktig = 1\ngoal_step = {goal_step}\n", "utf-8")
    (folder / "measures/puls.toml").write_text(MEASURE, "utf-8")
    for number in range(dice.randint(2, 5)):
        code = f"c{number:03}"
        (folder / f"clients/{code}.toml").write_bytes(Ledger(dice, code, goal_step).text().encode("utf-8"))


def check_export(check, what, reader, binary, store):
    ours = subprocess.run([sys.executable, "-B", reader, store], capture_output=True)
    theirs = subprocess.run([binary, "--store", store, "export", "ratings"], capture_output=True)
    check.same(f"{what}: status of the export", ours.returncode, theirs.returncode, 0)
    one, other = ours.stdout.split(b"\r\n"), theirs.stdout.split(b"\r\n")
    lacking = [row for row in one if row not in set(other)]
    added = [row for row in other if row not in set(one)]
    check.count += len(one)
    check.troubles += [f"{what}: only by read_store.py: {row.decode()}" for row in lacking]
    check.troubles += [f"{what}: only by the program: {row.decode()}" for row in added]
    if ours.stdout != theirs.stdout and not lacking and not added:
        check.troubles.append(f"{what}: the same rows in another order, or another number of times")
    if ours.stdout != theirs.stdout:
        said = (ours.stderr + theirs.stderr).decode("utf-8", "replace")
        check.troubles.append(f"{what}: said of it: {said[:2000]}")


def main(binary, source):
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(source / "examples"))
    import read_store as reader
    import recompute_network

    os.umask(0o077)
    os.environ.pop("VIKTIG_STORE", None)
    exports, pages = Check(), Check()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "clinic"
        shutil.copytree(source / "examples/clinic", store)
        for path in (store, *store.rglob("*")):
            path.chmod(0o700 if path.is_dir() else 0o600)
        check_export(exports, "clinic", source / "examples/read_store.py", binary, store)
        for seed in range(1, 21):
            made = Path(folder) / f"made-{seed}"
            make_store(made, seed)
            check_export(exports, f"store {seed}", source / "examples/read_store.py", binary, made)

        own = {m["measure"]: m for m in map(reader.load, store.glob("measures/*.toml"))}
        for what, m in own.items():
            LIMITS[what] = {"short": m["short"], "change": m["reliable_change"]["default"]}
        forms = reader.FORMS | {what: reader.form_of(m) for what, m in own.items()}
        cases = [Case(reader, store, path, forms) for path in sorted(store.glob("clients/*.toml"))]

        def run(*words):
            return subprocess.run([binary, "--store", store, *words], stdout=subprocess.PIPE, check=True).stdout
        for case in cases:
            check_case(pages, case, run)
        if sum([recompute_network.check_network(pages, case, run) for case in cases]) < 3:
            pages.troubles.append("too few cases in which people could be compared")
        check_week(pages, cases, run)
    troubles = exports.troubles + pages.troubles
    if pages.count < 300 or exports.count < 300:
        troubles.append("too few figures were compared")
    print(*troubles, sep="\n", end="\n" if troubles else "")
    print(f"{pages.count} figures on pages, {exports.count} rows of exports: {len(troubles)} differ")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))

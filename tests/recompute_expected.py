"""What ended courses lead to expect, and who is behind it, worked out a second time with other code.

usage: recompute_expected.py BINARY

A store is made by a fixed seed: ended and open stretches of help of persons, couples and families. It is written block by
block, and what each block means is kept beside it, so that no reader of ledgers is needed here. From that the line, the
band, what the band holds of courses left out, the limits and the signals `below-expected` follow by the definitions:
normal equations in decimals of fifty digits, a new fit without each stretch of help in turn, the quantile of t by bisection.
"""

import csv
import datetime
import functools
import io
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, getcontext
from pathlib import Path

getcontext().prec = 50
DAY = datetime.date.fromisoformat
TODAY, WEEK, WEEK_END = DAY("2026-11-23"), "2026-W47", DAY("2026-11-22")
# Other days, their week, and the last day of that week that counts.
DAYS = ((DAY("2026-09-30"), "2026-W40", DAY("2026-09-30")), (DAY("2026-11-30"), "2026-W48", DAY("2026-11-29")))
FEWEST_COURSES, FEWEST_RATINGS = 50, 3
SEED, ENDED, OPEN = 20261123, 92, 64
# better: 1 up, -1 down; what a total is in steps of; how many items from 0 to where; reliable changes by the name of the setting.
FORMS = {"ors": {"better": 1, "unit": Decimal("0.1"), "items": 4, "top": 10, "change": {"default": Decimal(5), "nhs": Decimal("6.6")}},
         "phq-9": {"better": -1, "unit": Decimal(1), "items": 9, "top": 3, "change": {"default": Decimal(6), "clinical": Decimal(5)}}}


# --- a store and what it means ---------------------------------------------------------------------------------------

class Rating:
    """One form that somebody gave on a day, as it stands after corrections; `total` is None where an item was left open."""

    def __init__(self, stretch, voice, what, total, date, logged, about=""):
        self.stretch, self.voice, self.what, self.total = stretch, voice, what, total
        self.date, self.logged, self.about, self.counts, self.in_more = date, logged, about, True, False


class Stretch:
    def __init__(self, opened, ended=None):
        self.opened, self.ended = opened, ended


class Case:
    """A ledger as text, and beside it what it says."""

    def __init__(self, code, kind):
        self.code, self.kind, self.blocks, self.ids = code, kind, [], 0
        self.voices = {"person": ["client"], "couple": ["her", "him"], "family": ["teen", "mother", "father"]}[kind]
        self.staff, self.stretches, self.ratings, self.answers = [], [], [], []
        self.clock = datetime.datetime(2025, 1, 1)

    def add(self, kind, date, lines, ident=None):
        """A block, logged later than the one before and not before the day it is about."""
        self.ids += 1
        self.clock = max(self.clock + datetime.timedelta(seconds=1), datetime.datetime(date.year, date.month, date.day, 12))
        ident = ident or f"{date}-{self.code}{self.ids:02}".replace("o", "z")
        self.blocks.append("\n".join([f"[{kind}.{ident}]", *lines, 'by = "kari"', f"logged = {self.clock:%Y-%m-%dT%H:%M:%SZ}", ""]))
        return f"{kind}.{ident}"

    def declare(self, date):
        relations = {"teen": "self", "mother": "parent", "father": "parent", "her": "partner", "him": "partner", "nurse": "staff"}
        for voice in self.voices + self.staff:
            if voice != "client":
                self.add("voice", date, [f'relation = "{relations[voice]}"'], voice)

    def stretch(self, opened):
        self.add("episode", opened, [f"opened = {opened}", f'kind = "{self.kind}"', 'therapist = "kari"'])
        if not self.stretches:
            self.declare(opened)
        self.stretches.append(Stretch(opened))
        return self.stretches[-1]

    def answer(self, signal, date, look=None):
        looks = [f"look = {look}"] if look else []
        self.add("answer", date, [f'signal = "{signal}"', f"date = {date}", *looks, 'words = "We talked about it."'])
        self.answers.append((signal, date, look))

    def write(self, folder):
        path = folder / "clients" / f"{self.code}.toml"
        path.write_text("\n".join([f'viktig = 1\nclient = "{self.code}"\n', *self.blocks]), "utf-8")


def items_of(dice, what, total):
    """Items that add up to the total, on the form's own steps."""
    form = FORMS[what]
    left, top = int(total / form["unit"]), int(form["top"] / form["unit"])
    items = []
    for rest in range(form["items"] - 1, -1, -1):
        low, high = max(0, left - top * rest), min(top, left)
        items.append(min(high, max(low, round(left / (rest + 1)) + dice.randint(-1, 1) * (rest > 0))))
        left -= items[-1]
    return [item * form["unit"] for item in items]


def value_of(dice, what, total, missing=False):
    """How a form stands in the ledger: its items, or its total alone."""
    if not missing and dice.random() < 0.12:
        return f"{{ total = {total} }}"
    items = [str(item) for item in items_of(dice, what, total)]
    if missing:
        items[dice.randrange(len(items))] = "nan"
    return f"[{', '.join(items)}]"


def drawn(what, number):
    """A number taken to the nearest total of the form."""
    form = FORMS[what]
    number = min(max(number, 0), form["items"] * form["top"])
    return (Decimal(round(number / float(form["unit"]))) * form["unit"]).quantize(form["unit"])


class Mood:
    """Where somebody begins on a form, and how their ratings move from there."""

    def __init__(self, dice, what, gain):
        self.dice, self.what, self.n, self.gain = dice, what, 0, gain
        self.first = dice.uniform(6, 32) if what == "ors" else dice.uniform(5, 24)
        self.noise = 2.6 if what == "ors" else 2.0

    def next(self):
        self.n += 1
        room = (40 - self.first) / 6 if self.what == "ors" else -self.first / 4
        level = self.first + self.gain * room * math.log(self.n)
        return drawn(self.what, level + (self.dice.gauss(0, self.noise) if self.n > 1 else 0))


def pick_moods(dice, case, gains, with_phq):
    """Who rates which forms, and how many ratings some of them stop after. Staff would bend the line, if they counted."""
    moods = {}
    for voice in case.voices + case.staff:
        gain = -3 if voice in case.staff and len(gains) == 3 else dice.choice(gains)
        moods[voice] = [Mood(dice, what, gain) for what in ("ors", "phq-9") if what == "ors" or with_phq]
    stops = {voice: dice.choice((1, 2)) if len(case.voices) > 1 and dice.random() < 0.15 else 99 for voice in case.voices}
    return moods, stops


def rate(dice, case, date, moods, stops):
    """Forms of one meeting: lines by voice, and the ratings that they are."""
    lines, ratings = [], []
    for voice, forms in moods.items():
        if forms[0].n >= stops.get(voice, 99) or (len(moods) > 1 and dice.random() < 0.1):
            continue
        given = []
        for mood in forms:
            missing = dice.random() < 0.04 and mood.n > 0
            total = mood.next()
            given.append(f"{mood.what} = {value_of(dice, mood.what, total, missing)}")
            ratings.append(Rating(case.stretches[-1], voice, mood.what, None if missing else total, date, None))
        lines.append(f"rated.{voice} = {{ {', '.join(given)} }}")
    if case.kind == "family" and dice.random() < 0.7:
        total = drawn("ors", dice.uniform(0, 40))
        lines.append(f"about.teen.mother = {{ ors = {value_of(dice, 'ors', total)} }}")
        ratings.append(Rating(case.stretches[-1], "mother", "ors", total, date, None, "teen"))
    return lines, ratings


def meet(dice, case, date, moods, stops, kind=None, counts=True):
    """A meeting in one block, or in two; returns its name and ratings."""
    lines, ratings = rate(dice, case, date, moods, stops)
    split = len(lines) if dice.random() < 0.9 else dice.randint(0, len(lines))
    session = case.add("session", date, [f"date = {date}", f'kind = "{kind or case.kind}"', *lines[:split]])
    logged = case.clock
    if lines[split:]:
        case.add("more", date, [f'of = "{session}"', *lines[split:]])
    for rating in ratings:
        rating.logged, rating.in_more = logged, not any(line.split(" = ")[0] == f"rated.{rating.voice}" for line in lines[:split])
        rating.counts = counts
    case.ratings += ratings
    return session, ratings


def correct(dice, case, session, ratings):
    """One rating taken back or put right, the meeting moved by a day or taken back as a whole."""
    own = [rating for rating in ratings if not rating.about and not rating.in_more]
    if not own:
        return
    rating, how = dice.choice(own), dice.choice(("withdrawn", "undone", "set", "set", "date", "void"))
    lines = [f'of = "{session}"']
    if how == "withdrawn":
        lines.append(f'withdrawn = ["{rating.voice}.{rating.what}"]')
        rating.counts = False
    elif how == "set":
        rating.total = drawn(rating.what, dice.uniform(4, 30))
        lines.append(f"set.rated.{rating.voice} = {{ {rating.what} = {value_of(dice, rating.what, rating.total)} }}")
    elif how == "date":
        date = rating.date + datetime.timedelta(1)
        lines.append(f"set.date = {date}")
        for one in ratings:
            one.date = date
    elif how == "undone":
        lines.append(f'withdrawn = ["{rating.voice}.{rating.what}"]')
    else:
        lines.append("void = true")
        for one in ratings:
            one.counts = False
    amend = case.add("amend", case.clock.date() + datetime.timedelta(1), [*lines, 'reason = "misread"'])
    if how == "undone":
        case.add("amend", case.clock.date(), [f'of = "{amend}"', "void = true", 'reason = "it was right"'])


def run_of_meetings(dice, case, start, count, gains, with_phq):
    """Meetings every week or two; returns the day of the last and who rates how."""
    moods, stops = pick_moods(dice, case, gains, with_phq)
    date = start
    for number in range(count):
        session, ratings = meet(dice, case, date, moods, stops)
        if dice.random() < 0.05:
            correct(dice, case, session, ratings)
        if number + 1 < count:
            date += datetime.timedelta(dice.choice((7, 7, 14)) if dice.random() < 0.97 else 0)
    return date, moods


def end(case, date):
    name = case.add("ending", date, [f"date = {date}", 'how = "agreed"'])
    case.stretches[-1].ended = date
    return name


def move_ending(case, name, date):
    case.add("amend", case.clock.date() + datetime.timedelta(1), [f'of = "{name}"', f"set.date = {date}", 'reason = "slip"'])
    case.stretches[-1].ended = date


def end_in_its_way(dice, case, last, moods):
    """An ending; now and then one that was moved, and talks on its day or after it that are no part of the course."""
    name = end(case, last + datetime.timedelta(dice.choice((0, 0, 3))))
    ended = case.stretches[-1].ended
    if dice.random() < 0.1:
        move_ending(case, name, ended + datetime.timedelta(2))
    if dice.random() < 0.4:
        days, kind = dice.choice(((0, "follow-up"), (30, "follow-up"), (20, case.kind)))
        meet(dice, case, ended + datetime.timedelta(days), moods, {}, kind, False)


def make_ended(dice, code):
    case = Case(code, dice.choice(("person", "person", "couple", "family")))
    case.staff = ["nurse"] if case.kind == "family" and dice.random() < 0.5 else []
    date = DAY("2025-02-03") + datetime.timedelta(dice.randint(0, 580))
    for number in range(2 if dice.random() < 0.1 else 1):
        case.stretch(date)
        last, moods = run_of_meetings(dice, case, date, dice.choice((2, 3, 4, 5, 6, 7, 8, 9)), (0.7, 1, 1.3), dice.random() < 0.75)
        end_in_its_way(dice, case, last, moods)
        date = last + datetime.timedelta(60)
    return case


def make_open(dice, code):
    case = Case(code, dice.choice(("person", "person", "couple", "family")))
    case.staff = ["nurse"] if case.kind == "family" and dice.random() < 0.5 else []
    if dice.random() < 0.2:
        first = case.stretch(DAY("2025-03-03") + datetime.timedelta(dice.randint(0, 200)))
        last, moods = run_of_meetings(dice, case, first.opened, dice.randint(3, 6), (0.7, 1, 1.3), True)
        end_in_its_way(dice, case, last, moods)
    count = dice.choice((1, 2, 3, 4, 5, 6, 7, 8, 11))
    start = TODAY - datetime.timedelta(count * 9 + dice.randint(0, 9))
    case.stretch(start)
    last, moods = run_of_meetings(dice, case, start, count, (-0.2, -0.1, 0, 0, 0.1, 1), dice.random() < 0.75)
    odd = dice.random()
    if odd < 0.16:  # on the page's day, or still to come
        name = end(case, TODAY + datetime.timedelta(dice.choice((-1, 0, 4))))
        if case.stretches[-1].ended < TODAY:
            move_ending(case, name, TODAY + datetime.timedelta(4))
    elif odd < 0.24:  # ended by mistake
        name = end(case, last)
        case.add("amend", last + datetime.timedelta(1), [f'of = "{name}"', "void = true", 'reason = "another case"'])
        case.stretches[-1].ended = None
    return case


def make_cases():
    dice = random.Random(SEED)
    ended = [make_ended(dice, f"e{number:03}") for number in range(1, ENDED + 1)]
    return ended + [make_open(dice, f"o{number:03}") for number in range(1, OPEN + 1)]


def write_store(folder, cases, settings=""):
    (folder / "clients").mkdir(parents=True)
    (folder / "viktig.toml").write_text('viktig = 1\nasked = ["ors", "phq-9"]\n' + settings, "utf-8")
    for case in cases:
        case.write(folder)


# --- the line, its band, and what the band holds ------------------------------------------------------------------------

def totals(case, stretch, voice, what, day):
    """(day, total) of how somebody says their own life is, in the order of time."""
    last = min(day, stretch.ended or day)
    given = [(r.date, r.logged, r.total) for r in case.ratings if r.counts and r.stretch is stretch and r.total is not None
             and (r.voice, r.what, r.about) == (voice, what, "") and r.date <= last]
    return [(date, total) for date, _, total in sorted(given)]


def ended_courses(cases, what, day):
    """For each stretch of help that had ended: the courses in it that are long enough. Those without one are left out."""
    for case in cases:
        for stretch in case.stretches:
            if stretch.ended and stretch.ended <= day:
                courses = [[total for _, total in totals(case, stretch, voice, what, day)] for voice in case.voices]
                courses = [course for course in courses if len(course) >= FEWEST_RATINGS]
                if courses:
                    yield courses


LN = [None] + [Decimal(number).ln() for number in range(1, 100)]


def terms(first, rating):
    return [Decimal(1), first, LN[rating], first * LN[rating]]


def rows_of(episodes):
    return [(terms(course[0], rating), score) for courses in episodes for course in courses
            for rating, score in enumerate(course[1:], 2)]


def inverse(matrix):
    """Gauss and Jordan with the largest pivot; None where the columns cannot be told apart."""
    size = len(matrix)
    work = [list(row) + [Decimal(int(i == j)) for j in range(size)] for i, row in enumerate(matrix)]
    for column in range(size):
        best = max(range(column, size), key=lambda row: abs(work[row][column]))
        if abs(work[best][column]) <= abs(matrix[column][column]) * Decimal("1e-30"):
            return None
        work[column], work[best] = work[best], work[column]
        work[column] = [value / work[column][column] for value in work[column]]
        for row in range(size):
            if row != column:
                work[row] = [value - work[row][column] * other for value, other in zip(work[row], work[column])]
    return [row[size:] for row in work]


def dot(one, other):
    return sum(a * b for a, b in zip(one, other))


def exact(number):
    """Without the noise in the last of the fifty digits, so that nought is nought and 20 is not a little more."""
    return number.quantize(Decimal("1e-25"))


class Sums:
    """What the normal equations take of some rows."""

    def __init__(self, rows):
        self.rows = len(rows)
        self.square = [[sum(x[i] * x[j] for x, _ in rows) for j in range(4)] for i in range(4)]
        self.right = [sum(x[i] * y for x, y in rows) for i in range(4)]
        self.y, self.yy = sum(y for _, y in rows), sum(y * y for _, y in rows)


class Line:
    """Least squares by the normal equations, over all stretches of help that these sums are of."""

    def __init__(self, parts):
        self.rows = sum(part.rows for part in parts)
        self.y, self.yy = sum(part.y for part in parts), sum(part.yy for part in parts)
        square = [[sum(part.square[i][j] for part in parts) for j in range(4)] for i in range(4)]
        self.inverse = inverse(square) if self.rows > 4 else None
        if self.inverse:
            right = [sum(part.right[i] for part in parts) for i in range(4)]
            self.c = [dot(row, right) for row in self.inverse]
            self.rest = exact(self.yy - dot(self.c, right))
            self.freedom = self.rows - 4
            self.sd = (self.rest / self.freedom).sqrt()

    def r_squared(self):
        whole = exact(self.yy - self.y * self.y / self.rows)
        return 1 - self.rest / whole if whole else None

    def at(self, x, percent):
        """(score on the line, lower, upper edge, t, leverage)"""
        score, t = dot(self.c, x), t_quantile(self.freedom, percent)
        leverage = dot(x, [dot(row, x) for row in self.inverse])
        reach = t * self.sd * (1 + leverage).sqrt()
        return score, score - reach, score + reach, t, leverage


def central_share(t, freedom):
    """How much of Student's t lies between -t and t: the incomplete beta function, by its continued fraction."""
    a, b, x = 0.5, freedom / 2, t * t / (freedom + t * t)
    turned = x > (a + 1) / (a + b + 2)
    if turned:
        a, b, x = b, a, 1 - x
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    fraction, ratio, inverse_ratio = 1.0, 1.0, 0.0
    for n in range(500):
        m = n // 2
        part = (1.0 if n == 0 else m * (b - m) * x / ((a + n - 1) * (a + n)) if n % 2 == 0
                else -(a + m) * (a + b + m) * x / ((a + n - 1) * (a + n)))
        inverse_ratio = 1 / (1 + part * inverse_ratio)
        ratio = 1 + part / ratio
        fraction *= ratio * inverse_ratio
        if abs(ratio * inverse_ratio - 1) < 1e-16:
            break
    share = front * (fraction - 1)
    return 1 - share if turned else share


QUANTILES = {}


def t_quantile(freedom, percent):
    """By halving, between 0 and 100."""
    if (freedom, percent) not in QUANTILES:
        low, high = 0.0, 100.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if central_share(middle, freedom) < percent / 100 else (low, middle)
        QUANTILES[freedom, percent] = Decimal(low)
    return QUANTILES[freedom, percent]


class Ended:
    """What has ended by a day, on one form, with its line and the lines without each stretch of help in turn."""

    def __init__(self, cases, what, day):
        self.courses = list(ended_courses(cases, what, day))
        self.longest = max((len(course) for courses in self.courses for course in courses), default=0)
        firsts = [course[0] for courses in self.courses for course in courses]
        self.began = min(firsts, default=0), max(firsts, default=0)
        self.parts = [Sums(rows_of([courses])) for courses in self.courses]
        self.line = Line(self.parts)
        self.enough = len(self.courses) >= FEWEST_COURSES and self.line.inverse is not None
        self.others = [Line(self.parts[:n] + self.parts[n + 1:]) for n in range(len(self.parts))] if self.enough else []

    def held_out(self, percent):
        """(below, inside, above): each stretch of help against the line of all others."""
        counts = [0, 0, 0]
        for courses, line in zip(self.courses, self.others):
            for x, score in rows_of([courses]) if line.inverse else []:
                _, lower, upper, _, _ = line.at(x, percent)
                counts[0 if score < lower else 2 if score > upper else 1] += 1
        return counts


class Expected:
    """What one form's ended courses lead to expect, with a band that is to hold so many of 100 ratings."""

    def __init__(self, ended, what, percent, change):
        self.what, self.percent, self.change = what, percent, FORMS[what]["change"][change]
        self.better, self.ended, self.line, self.known = FORMS[what]["better"], ended, ended.line, ended.enough
        self.held = ended.held_out(percent) if self.known else None

    def limit(self, first, rating):
        """The last total that is not behind; None where nothing is expected."""
        if not self.known or rating < 2 or not self.ended.began[0] <= first <= self.ended.began[1]:
            return None
        _, lower, upper, _, _ = self.line.at(terms(first, self.held_to(rating)), self.percent)
        unit = FORMS[self.what]["unit"]
        return exact(lower if self.better > 0 else upper).quantize(unit, ROUND_CEILING if self.better > 0 else ROUND_FLOOR)

    def held_to(self, rating):
        """A rating later than any that has ended had is held to their last."""
        return min(rating, self.ended.longest)

    def behind(self, scores):
        """Whether the latest of these is behind, and neither reliably worse nor half of it twice running."""
        return self.over_limit(scores) and not self.down(scores, 1) and not self.slips(scores)

    def over_limit(self, scores):
        limit = self.limit(scores[0], len(scores))
        return limit is not None and (scores[-1] - limit) * self.better < 0

    def down(self, scores, part):
        return (scores[0] - scores[-1]) * self.better >= self.change * part

    def slips(self, scores):
        half = Decimal("0.5")
        return len(scores) > 1 and self.down(scores, half) and self.down(scores[:-1], half)

    def since(self, given):
        """First day of the unbroken spell, if the rule holds at the latest rating."""
        since, scores = None, [total for _, total in given]
        for n, (date, _) in enumerate(given, 1):
            since = (since or date) if self.behind(scores[:n]) else None
        return since if scores and self.behind(scores) else None


@functools.lru_cache
def ended(cases, what, day):
    return Ended(cases, what, day)


class World:
    """A store with its settings, with what happened to the end of a day, and what follows by the definitions. A page may be
    read on a later day: then what is to be looked at again by that day has come back."""

    def __init__(self, cases, day, percent=80, change=None, on=True, read=None):
        self.cases, self.day, self.read = {case.code: case for case in cases}, day, read or day
        self.expected = {what: Expected(ended(tuple(cases), what, day), what, percent, (change or {}).get(what, "default"))
                         for what in FORMS}
        self.signals = {}  # (code, voice, what) -> (since, [(day, total)])
        for case in cases if on else []:
            self.look_at(case)

    def begun(self, case):
        return [stretch for stretch in case.stretches if stretch.opened <= self.day]

    def is_open(self, case):
        return bool(self.begun(case)) and not ((ended := self.begun(case)[-1].ended) and ended <= self.day)

    def look_at(self, case):
        for voice in case.voices if self.is_open(case) else []:  # the own lives of staff are no courses
            for what, expected in self.expected.items():
                given = totals(case, self.begun(case)[-1], voice, what, self.day)
                if since := expected.since(given):
                    self.signals[case.code, voice, what] = since, given

    def state(self, key):
        """By the latest answer that belongs to it. The day in the answer's name need not be the one it now stands since."""
        (code, voice, what), (since, given) = key, self.signals[key]
        name = f"below-expected.{voice}.{what}"
        answers = [(date, look) for signal, date, look in self.cases[code].answers
                   if (signal == name or signal.startswith(name + ".")) and since <= date <= self.day]
        date, look = max(answers, key=lambda answer: answer[0], default=(None, None))
        if not date or sum(day > date for day, _ in given) >= 3:
            return "open"
        return "look-again" if look and look <= self.read else "answered"

    def ids(self, states=("open", "look-again", "answered")):
        """(case, name, state) of what stands"""
        return sorted((key[0], f"below-expected.{key[1]}.{key[2]}.{since}", self.state(key))
                      for key, (since, _) in self.signals.items() if self.state(key) in states)


# --- held against the program -------------------------------------------------------------------------------------------

class Check:
    def __init__(self):
        self.count, self.troubles = 0, []

    def same(self, what, ours, theirs):
        self.count += 1
        if ours != theirs:
            self.troubles.append(f"{what}: here {ours!r}, there {theirs!r}")

    def near(self, what, ours, theirs):
        self.count += 1
        both = ours is not None and theirs is not None
        if not (both and math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-11)) and ours is not theirs:
            self.troubles.append(f"{what}: here {ours and float(ours)!r}, there {theirs!r}")

    def ids(self, what, ours, theirs):
        """The same set, each counted, and every one that is in one of them alone told by itself."""
        self.count += len(ours) + 1
        self.troubles += [f"{what}: {one} is here, not there" for one in ours if one not in theirs]
        self.troubles += [f"{what}: {one} is there, not here" for one in theirs if one not in ours]
        if len(theirs) != len(set(theirs)):
            self.troubles.append(f"{what}: one of them is there twice")


class Program:
    def __init__(self, binary, store, day):
        self.start, self.day = [binary, "--store", store, "--as-of", str(day)], day

    def run(self, *words):
        done = subprocess.run([*self.start, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
        return done.stdout.decode("utf-8")

    def json(self, *words):
        return json.loads(self.run(*words, "--format", "json"))

    def all_json(self, check, commands):
        """One page a command, an empty one where the program refuses: that is told as a difference."""
        def page(words):
            try:
                return self.json(*words)
            except RuntimeError as error:
                check.troubles.append(str(error))
                return {}
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(page, commands))


def wilson(count, of):
    """Share with its interval of 95 %."""
    z, share = 1.959963984540054, count / of
    middle, reach = share + z * z / (2 * of), z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return share, (middle - reach) / (1 + z * z / of), (middle + reach) / (1 + z * z / of)


def check_outcomes(check, name, world, program):
    table = [row for row in csv.DictReader(io.StringIO(program.run("report", "outcomes", "--format", "csv"), newline=""))
             if row["part"] == "expected"]
    known = [what for what, expected in world.expected.items() if expected.known]
    check.same(f"{name}: forms with something expected", known, sorted({row["what"] for row in table if row["value"]}))
    for what in known:
        rows = [row for row in table if row["what"] == what]
        check_line(check, f"{name}: outcomes {what}", world.expected[what], {row["figure"]: row for row in rows if not row["unit"]})
        cells = [row for row in rows if row["unit"]]
        check.same(f"{name}: outcomes {what}: some are worked out", True, len(cells) >= 3)
        for row in cells:
            check_cell(check, f"{name}: outcomes {what} {row['unit']}", world.expected[what], row)


def check_line(check, name, expected, figures):
    line = expected.line
    ours = {"residual_sd": line.sd, "r_squared": line.r_squared(), **{f"c{n}": c for n, c in enumerate(line.c)}}
    for figure, value in ours.items():
        row = figures.get(figure, {"count": None, "value": None})
        check.near(f"{name} {figure}", value, float(row["value"]) if row["value"] else None)
        if value is not None:
            check.same(f"{name} {figure}: courses", str(len(expected.ended.courses)), row["count"])
    for side, count in zip(("below", "inside", "above"), expected.held):
        row = figures.get(f"held_out_{side}", {})
        check.same(f"{name} held out, {side}", (str(count), str(sum(expected.held))), (row.get("count"), row.get("of")))
        for figure, value in zip(("value", "lower", "upper"), wilson(count, sum(expected.held))):
            check.near(f"{name} held out, {side}, {figure}", value, float(row.get(figure) or "nan"))


def check_cell(check, name, expected, row):
    (_, first, _, rating) = row["unit"].split()
    check.same(f"{name}: courses", (str(len(expected.ended.courses)), True), (row["count"], int(rating) <= expected.ended.longest))
    ours = expected.line.at(terms(Decimal(first), int(rating)), expected.percent)
    for figure, value in zip(("value", "lower", "upper"), ours):
        check.near(f"{name} {figure}", value, float(row[figure]))


def check_explained(check, name, world, program, keys):
    pages = program.all_json(check, [("explain", code, f"below-expected.{voice}.{what}") for code, voice, what in keys])
    for key, page in [(key, page) for key, page in zip(keys, pages) if page]:
        (since, given), expected = world.signals[key], world.expected[key[2]]
        scores = [total for _, total in given]
        steps = {step["step"]: step for step in page["steps"]["steps"]}
        text = f"{name}: explain {' '.join(key)}"
        check.same(f"{text}: ratings", [float(score) for score in scores], [row["total"] for row in page["ratings"]])
        check.same(f"{text}: since, state", (str(since), world.state(key)), (steps["since"]["since"], steps["state"]["state"]))
        check_steps(check, text, expected, scores, steps)


def check_steps(check, text, expected, scores, steps):
    line, lies, band, rests = expected.line, steps["expected"], steps["band"], steps["rests_on"]
    score, lower, upper, t, leverage = line.at(terms(scores[0], expected.held_to(len(scores))), expected.percent)
    near = {("expected", "expected"): score, ("band", "t"): t, ("band", "residual_sd"): line.sd, ("band", "leverage"): leverage,
            ("band", "lower"): lower, ("band", "upper"): upper, ("rests_on", "r_squared"): line.r_squared(),
            ("rests_on", "held_percent"): Decimal(100 * expected.held[1]) / sum(expected.held)}
    for n, c in enumerate(line.c):
        near["expected", f"c{n}"] = c
    for (step, figure), value in near.items():
        check.near(f"{text}: {figure}", value, steps[step][figure])
    check.same(f"{text}: limit", float(expected.limit(scores[0], len(scores))), band["limit"])
    courses = expected.ended.courses
    check.same(f"{text}: counts", (expected.held_to(len(scores)), expected.percent, len(courses), sum(map(len, courses)), line.rows),
               (lies["rating"], band["band"], rests["courses"], rests["people"], rests["ratings"]))


def check_shown(check, name, world, program, codes):
    for code, page in zip(codes, program.all_json(check, [("show", code) for code in codes])):
        rows = page.get("worth_a_look", {}).get("signals", [])
        theirs = [(code, row["id"], row["state"]) for row in rows if row["rule"] == "below-expected"]
        check.ids(f"{name}: show {code}", [one for one in world.ids() if one[0] == code], theirs)


def check_week(check, name, world, program, week):
    """What is not silent. What was to be looked at again is told on its day also where it no longer stands: that is let be."""
    look = program.json("report", "week", week).get("worth_a_look", {})
    theirs = [(row["client"], row["signal"], "look-again" if part == "look_again" else "open")
              for part in ("new", "open_from_before", "look_again") for row in look.get(part, [])]
    theirs = [one for one in theirs if one[1].startswith("below-expected.")]
    ours = world.ids(("open", "look-again"))
    due = {(case.code, signal, "look-again") for case in world.cases.values() for signal, _, look in case.answers
           if look and look <= world.read}
    check.ids(f"{name}: week", ours, [one for one in theirs if one in ours or one not in due])


def check_all(check, name, program, cases, week, week_end, every=1, **settings):
    """Every page that tells of it: of open cases and signals every so manieth, of others the sixth part of that. The week's page
    counts what had happened by its end."""
    world = World(cases, program.day, **settings)
    check_outcomes(check, name, world, program)
    begun = [case for case in cases if world.begun(case)]
    some = [case for case in begun if world.is_open(case)][::every] + [case for case in begun if not world.is_open(case)][::6 * every]
    check_shown(check, name, world, program, [case.code for case in some])
    check_explained(check, name, world, program, sorted(world.signals)[::2 * every])
    check_week(check, name, World(cases, week_end, read=program.day, **settings) if week_end != program.day else world, program, week)
    return world


# --- the stores ---------------------------------------------------------------------------------------------------------

def answer_some(cases):
    """Answers to what stands today: by its name, by a beginning of it, by another day, too early, with a day to look again."""
    world = World(cases, TODAY)
    for n, ((code, voice, what), (since, given)) in enumerate(sorted(world.signals.items())[::2]):
        name, latest = f"below-expected.{voice}.{what}", given[-1][0]
        date = [since, latest, since - datetime.timedelta(3), latest, latest][n % 5] + datetime.timedelta(2)
        look = [None, None, None, TODAY, TODAY + datetime.timedelta(9)][n % 5]
        signal = [f"{name}.{since}", name, f"{name}.{since}", f"{name}.{given[0][0]}", name][n % 5]
        if date <= TODAY:
            world.cases[code].answer(signal, date, look)


def with_courses(cases, count):
    """So many cases that exactly this many stretches of help count for the ORS."""
    chosen, found = [], 0
    for case in sorted(cases, key=lambda case: case.code, reverse=True):
        more = len(list(ended_courses([case], "ors", TODAY)))
        if found + more <= count:
            chosen, found = [*chosen, case], found + more
    return chosen


def alike(code, dice, scores, ended):
    """One person with these ratings on the ORS, a week apart."""
    case = Case(code, "person")
    date = DAY("2026-08-03")
    stretch = case.stretch(date)
    for score in map(Decimal, scores):
        case.add("session", date, [f"date = {date}", 'kind = "person"', f"rated.client = {{ ors = {value_of(dice, 'ors', score)} }}"])
        case.ratings.append(Rating(stretch, "client", "ors", score, date, case.clock))
        date += datetime.timedelta(7)
    if ended:
        end(case, date)
    return case


def begun_alike():
    """Everybody began on one score: nothing can be told of how the first score counts."""
    dice = random.Random(SEED)
    ended = [alike(f"e{n:03}", dice, ["20.0", drawn("ors", 24 + n % 5), drawn("ors", 26 + n % 7)], True)
             for n in range(FEWEST_COURSES + 5)]
    return [*ended, alike("o001", dice, ["20.0", "20.0", "18.5"], False)]


def floor(check, what, found, least):
    """A comparison of nothing with nothing must not pass."""
    if found < least:
        check.troubles.append(f"too little was compared: {what} {found}, not {least}")


def of_form(world, what):
    return sum(key[2] == what for key in world.signals)


def check_bands(check, binary, folder, cases):
    """The same store under several settings, and on three days."""
    settings = {"80": ("", {}), "60": ("[signals]\nexpected_band = 60\n", {"percent": 60}),
                "off": ("[signals]\nbelow_expected = false\n", {"on": False}),
                "95": ('[signals]\nexpected_band = 95\n[thresholds]\nors = "nhs"\nphq-9 = "clinical"\n',
                       {"percent": 95, "change": {"ors": "nhs", "phq-9": "clinical"}})}
    worlds = {}
    for name, (text, words) in settings.items():
        write_store(folder / name, cases, text)
        program = Program(binary, folder / name, TODAY)
        worlds[name] = check_all(check, f"band {name}", program, cases, WEEK, WEEK_END, 1 if name == "80" else 8, **words)
    for day, week, week_end in DAYS:
        worlds[day] = check_all(check, f"on {day}", Program(binary, folder / "80", day), cases, week, week_end, 8)
    floor(check, "ORS signals", of_form(worlds["80"], "ors"), 15)
    floor(check, "PHQ-9 signals", of_form(worlds["80"], "phq-9"), 5)
    floor(check, "signals that were answered", sum(world.state(key) != "open" for world in worlds.values() for key in world.signals), 8)
    for name, least in (("60", 20), ("95", 5), (DAYS[0][0], 5), (DAYS[1][0], 15)):
        floor(check, f"signals, {name}", len(worlds[name].signals), least)
    ended = [len(worlds[name].expected["ors"].ended.courses) for name in (DAYS[0][0], "80", DAYS[1][0])]
    floor(check, "courses that ended between the days", min(ended[1] - ended[0], ended[2] - ended[1]), 1)


def check_edges(check, binary, folder, cases):
    """One course too few, just enough, and enough of which nothing can be told."""
    stores = {"49": with_courses(cases, FEWEST_COURSES - 1), "50": with_courses(cases, FEWEST_COURSES), "alike": begun_alike()}
    for name, chosen in stores.items():
        write_store(folder / name, chosen)
        world = check_all(check, f"store {name}", Program(binary, folder / name, TODAY), chosen, WEEK, WEEK_END, 8)
        check.same(f"store {name}: is anything expected", name == "50", world.expected["ors"].known)
        if name != "alike":
            check.same(f"store {name}: courses", int(name), len(world.expected["ors"].ended.courses))
        floor(check, f"signals, store {name}", of_form(world, "ors"), 15 if name == "50" else 0)


def main(binary):
    os.umask(0o077)
    os.environ.pop("VIKTIG_STORE", None)
    check, cases = Check(), make_cases()
    answer_some(cases)
    with tempfile.TemporaryDirectory() as folder:
        for part in (check_bands, check_edges):
            try:
                part(check, binary, Path(folder), cases)
            except RuntimeError as error:
                check.troubles.append(str(error))
    floor(check, "figures", check.count, 1500)
    print(*check.troubles, sep="\n", end="\n" if check.troubles else "")
    print(f"{check.count} figures of what is expected: {len(check.troubles)} differ")
    return 1 if check.troubles else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))

#!/usr/bin/env python3
"""Makes a store of invented cases, as large as one likes, and the same meetings as one CSV for other programs.

usage: make_store.py FOLDER [--clients C] [--sessions S] [--csv FILE] [--seed N] [--odd PERCENT] [--last-week WEEK]
                     [--prefix LETTER] [--rich] [--only-odd]

C cases of S meetings each, in the form that viktig writes to the byte. The same options give the same bytes, and a case
is the same however many others there are. One case in four has ended, and one more in twenty waits for a first meeting;
one in five has a second person who rates. There is every kind of block: corrections, additions, notes, answers, changes.
--odd writes that share of the files as somebody might who edits by hand: with the same meaning, in another form.
--only-odd writes no others. --rich makes each case one with everything in it.

The CSV has a row for each meeting with the client's own ratings as they stand after corrections, by client and date:
client,session,date,week,kind,therapist,ended,ors1..ors4,srs1..srs4,sleep,words
"""

import argparse
import csv
import datetime
import os
import pathlib
import random

STAFF = "amin bodil elin ida jon kari liv mona nils ola per rolf siri tor una vera".split()
SMALL = "0123456789abcdefghjkmnpqrstvwxyz"
SAID = [
    "Det var godt å bli spurt.", "Natta er verst, dagene går.", "Jeg har begynt å gå til butikken selv.", "Ikke noe nytt siden sist.",
    "Vi lo, for første gang på lenge.", "Søvnen kommer og går.", "It was easier to talk today.", "Æsj, hele uka var tung.",
    "Lillebror sa \"du er deg selv igjen\".", "Ringte skolen på egen hånd.", "Jeg vil ikke snakke om jobben.",
    "Spiste middag sammen tre dager.\nResten hver for seg.", "Der er håb, sagde mor.", "Fikk det til, så ikke, så igjen.",
    "Skrev ned \"én ting om dagen\".", "Bedre enn i fjor på denne tida.", "Ute hver dag – også når det regnet.",
    "Det jeg sa sist stemmer ikke lenger.", "Tenkte på det dere spurte om.", "Mappa heter C:\\hjemme\\planer nå.",
]
AIMS = ["Sove gjennom natta", "Ta bussen uten følge", "Spise frokost med barna", "Være ute en time om dagen", "Si fra på jobb"]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def tenths(numbers):
    return "[" + ", ".join(f"{n // 10}.{n % 10}" for n in numbers) + "]"


class Block:
    """The head line's name and the lines under it."""

    def __init__(self, name, by, logged, /, **fields):
        self.name = name
        self.lines = [f"{key.replace('__', '.')} = {value}" for key, value in fields.items() if value is not None]
        self.lines += [f'by = "{by}"', f"logged = {logged}"]

    def text(self):
        return f"\n[{self.name}]\n" + "\n".join(self.lines) + "\n"


class Case:
    """One client: makes the blocks, and beside them the rows of the CSV."""

    def __init__(self, options, number, code, waiting=False):
        self.options, self.code, self.number = options, code, number
        self.chance = random.Random(f"{options.seed} {options.prefix} {number} {waiting}")
        self.ids, self.blocks, self.rows, self.late = set(), [], [], None
        many = options.clients > 20 * len(STAFF)
        self.by = self.chance.choice(STAFF) + (str(number // 400) if many else "")
        self.therapist = self.by
        self.ended = not waiting and not options.rich and number % 4 == 0
        self.second = options.rich or number % 5 == 0
        if waiting:
            day = options.monday - datetime.timedelta(days=self.chance.randrange(40))
            self.episode(day, asked=day)
        else:
            self.course()

    def one_in(self, n):
        return self.chance.random() * n < 1

    def name(self, kind, day):
        while True:
            bits = self.chance.getrandbits(30)
            name = f"{day}-" + "".join(SMALL[bits >> shift & 31] for shift in range(0, 30, 5))
            if name not in self.ids:
                self.ids.add(name)
                return f"{kind}.{name}"

    def add(self, kind, day, clock, name=None, /, **fields):
        self.blocks.append(Block(name or self.name(kind, day), self.by, f"{day}T{clock}Z", **fields))
        return self.blocks[-1]

    def episode(self, day, opened=None, asked=None):
        self.add("episode", day, "07:12:40", opened=opened, asked=asked, kind='"person"', therapist=f'"{self.by}"',
                 team=f'"enhet-{self.number % 7 + 1}"', age='"adult"', language='"nb"')

    def days(self):
        """The days of the meetings, reckoned back from the last one."""
        weeks_ago = 0
        if self.ended:
            weeks_ago = self.chance.randint(2, 60)
        elif not self.options.rich and self.one_in(5):
            weeks_ago = self.chance.randint(1, 4)
        day = self.options.monday + datetime.timedelta(days=self.chance.randrange(5), weeks=-weeks_ago)
        days = [day]
        while len(days) < self.options.sessions:
            days.append(days[-1] - datetime.timedelta(weeks=2 if self.one_in(12) else 1))
        return days[::-1]

    def course(self):
        days = self.days()
        first = days[0]
        self.episode(first, opened=first, asked=first - datetime.timedelta(days=self.chance.randrange(5, 50)))
        if self.second:
            self.add("voice", first, "07:13:05", "voice.mor", relation='"parent"', called='"mamma"', age='"adult"')
        self.add("goal", first, "07:14:00", 'goal."søvn"', date=first, owner='"client"', words=quoted(AIMS[0]), area='"body"')
        self.start = [self.chance.randint(18, 62) for _ in range(4)]
        self.gain = self.chance.uniform(-8, 34)
        self.talks = self.chance.randint(85, 98)
        for place, day in enumerate(days):
            self.meeting(place, day, days[place + 1] if place + 1 < len(days) else None)
            self.between(place, day)
        if self.ended:
            how = self.chance.choice(["agreed"] * 6 + ["person", "lost", "referred-on"])
            wished = '["6m", "12m"]' if how == "agreed" else None
            self.add("ending", days[-1], "16:30:00", date=days[-1], how=f'"{how}"', follow_up=wished)

    def scores(self, place):
        """Tenths of points: lives get better or worse, faster at first; talks stay as good as they are."""
        way = place / max(1, self.options.sessions - 1)
        rise, some = self.gain * way ** 0.6, self.chance.random
        ors = [max(0, min(100, int(start + rise + 20 * some() - 10))) for start in self.start]
        srs = [max(0, min(100, int(self.talks + 16 * some() - 8))) for _ in range(4)]
        return ors, srs, max(0, min(10, int(3 + self.gain * way / 9 + 3 * some() - 1)))

    def meeting(self, place, day, following):
        """One session, what was added to it, what of it was corrected; and its row."""
        clock = f"{self.chance.randint(8, 14):02}:{self.chance.randrange(60):02}:{self.chance.randrange(60):02}"
        session, fate = self.name("session", day), 1.0 if place == 0 else self.chance.random()
        kind, missed, declined = ("phone" if 0.02 <= fate < 0.03 else "person"), fate < 0.02, 0.03 <= fate < 0.04
        rated = fate >= 0.04
        ors, srs, sleep = self.scores(place)
        words = self.chance.choice(SAID) if rated and not self.one_in(3) else ""
        srs_later = rated and (self.one_in(80) or self.options.rich and place == 4)
        gave = [f"ors = {tenths(ors)}"] + ([] if srs_later else [f"srs = {tenths(srs)}"]) + [f'"søvn" = {sleep}']
        fields = {"date": day, "kind": f'"{kind}"', "missed": '"no-show"' if missed else None}
        if not missed:
            voices = '"client", "mor"' if self.second and rated else '"client"'
            fields |= {"led": f'["{self.by}", "eli"]' if self.one_in(4) else None, "present": f"[{voices}]",
                       "place": '"hjemme"' if self.one_in(20) else None}
        fields["next"] = following
        if rated:
            fields["rated__client"] = "{ " + ", ".join(gave) + " }"
            if self.second:
                mine = [max(0, min(100, n + int(30 * self.chance.random()) - 15)) for n in ors]
                fields["rated__mor"] = f"{{ ors = {tenths(mine)} }}"
        fields |= {"unrated__client": '"declined"' if declined else None, "said__client": quoted(words) if words else None}
        late = self.late
        self.add("session", day, clock, session, **fields)
        self.late = None
        if late:
            self.blocks.append(late)
        elif place and following and self.one_in(100):
            self.late = self.blocks.pop()  # this one came to be filed after the next
        if srs_later and not self.late:
            self.add("more", day, "15:40:10", of=f'"{session}"', rated__client=f"{{ srs = {tenths(srs)} }}")
        elif srs_later:
            srs = None
        if rated and not self.late and (self.one_in(150) or self.options.rich and place == 1):
            ors = self.correct(session, day, ors)
        self.row(session, day, kind, [ors, srs, sleep] if rated else None, words)

    def correct(self, session, day, ors):
        right = [max(0, ors[0] - 3), *ors[1:]]
        stands, stood = (f"{{ ors = {tenths(scores)} }}" for scores in (right, ors))
        self.add("amend", day + datetime.timedelta(days=1), "06:45:00", of=f'"{session}"', set__rated__client=stands,
                 was__rated__client=stood, reason='"Lest feil av arket"')
        return right

    def between(self, place, day):
        """What else comes to be filed about a case."""
        rich = self.options.rich
        if self.one_in(12) or rich and place == 2:
            kind, voice = self.chance.choice([("helped", "client"), ("story", "client"), ("reflection", "team")])
            self.add("note", day, "15:45:00", date=day, kind=f'"{kind}"', voice=f'"{voice}"',
                     words=quoted(self.chance.choice(SAID)))
        if place == self.options.sessions // 2 and (rich or self.number % 3 == 0):
            self.add("change", day, "15:50:00", of='"goal.søvn"', date=day, set__words=quoted(self.chance.choice(AIMS[1:])))
        if place == self.options.sessions // 2 and (rich or self.number % 10 == 1):
            self.therapist = self.chance.choice(STAFF)
            self.add("change", day, "15:51:00", of=f'"{self.blocks[0].name}"', date=day + datetime.timedelta(days=1),
                     set__therapist=f'"{self.therapist}"')
        if place == self.options.sessions - 1 and (rich or self.number % 6 == 1):
            self.add("answer", day, "15:55:00", signal='"no-gain-yet.client.ors"', date=day,
                     look=day + datetime.timedelta(weeks=3), words=quoted("Tok det opp i teamet, spør igjen om tre uker."))
        if place == 3 and (rich or self.number % 50 == 7):
            self.add("erased", day, "15:58:00", of=f'"note.{day}-000000"', reason='"Gjaldt en annen"')

    def row(self, session, day, kind, given, words):
        cells = [""] * 9
        if given:
            numbers = given[0] + (given[1] or [])
            cells = [f"{n // 10}.{n % 10}" for n in numbers] + [""] * (8 - len(numbers)) + [given[2]]
        week = day.isocalendar()
        self.rows.append([self.code, session.removeprefix("session."), day, f"{week[0]}-W{week[1]:02}", kind, self.therapist,
                          "", *cells, words.replace("\n", " ")])

    def text(self):
        return f'viktig = 1\nclient = "{self.code}"\n' + "".join(block.text() for block in self.blocks)

    def odd_text(self):
        """The same, as somebody may have edited it: in one of five styles."""
        style = self.number % 5
        for place, block in enumerate(self.blocks):
            if style == 1 and place % 3 == 0:
                block.lines.reverse()
            if style == 2:
                block.lines = [line.replace(" = ", "=", 1) for line in block.lines]
            if style == 3:
                block.lines = [line.replace("= [", "= [\n    ").replace("]", ",\n]") if line.startswith("present") else line
                               for line in block.lines]
        text = self.text()
        if style == 0:
            return "# Gjennomgått i teamet.\n" + text.replace("\nkind = ", "  # sett på\nkind = ", 1)
        return text.replace("\n", "\r\n") if style == 4 else text


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--clients", type=int, default=300)
    parser.add_argument("--sessions", type=int, default=20)
    parser.add_argument("--csv", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--odd", type=float, default=0)
    parser.add_argument("--last-week", default="2026-W47")
    parser.add_argument("--prefix", default="c")
    parser.add_argument("--rich", action="store_true")
    parser.add_argument("--only-odd", action="store_true")
    options = parser.parse_args(arguments)
    options.monday = datetime.datetime.strptime(options.last_week + "-1", "%G-W%V-%u").date()
    return options


def main(arguments=None):
    options = options_of(arguments)
    os.umask(0o077)  # what viktig asks of a store
    clients = options.folder / "clients"
    clients.mkdir(parents=True)
    (options.folder / "viktig.toml").write_text('viktig = 1\nname = "Oppdiktet"\nlanguage = "nb"\n', "utf-8")
    table = open(options.csv or os.devnull, "w", encoding="utf-8", newline="")
    with table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow("client session date week kind therapist ended".split() +
                      [f"{form}{item}" for form in ("ors", "srs") for item in range(1, 5)] + ["sleep", "words"])
        for number in range(1, options.clients + options.clients // 20 + 1):
            odd = random.Random(f"odd {options.seed} {number}").random() * 100 < options.odd
            if options.only_odd and not odd:
                continue
            case = Case(options, number, f"{options.prefix}{number:05}", waiting=number > options.clients)
            (clients / f"{case.code}.toml").write_bytes((case.odd_text() if odd else case.text()).encode())
            for row in case.rows:
                row[6] = case.rows[-1][2] if case.ended else ""
                rows.writerow(row)


if __name__ == "__main__":
    main()

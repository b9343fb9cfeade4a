#!/usr/bin/env python3
"""Read a viktig store without viktig: every rating in it as one CSV on standard output.

    python3 read_store.py STORE > ratings.csv

Needs Python 3.11 and nothing else. man/viktig-store.5 describes the format; this page shows that what people said can
be read without the program that wrote it down. What cannot be read is told and left out, and the status is then 3.
"""
import collections, csv, datetime, signal, sys, tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

COLUMNS = ("client,episode,session,date,week,kind,team,therapist,led,by,"
           "voice,about,what,type,owner,status,total,corrected,prorated")
# A form: type, number of items, lowest and highest item, step, how the total is made of them, what it is then multiplied
# by, how many items may be missing, weights, the step of totals where it is not what follows from all that.
Form = collections.namedtuple("Form", "type count low high step rule times missing weights total_step", defaults=("sum", 1, 0, (), None))
TENTH, ONE = Decimal("0.1"), Decimal(1)
RATING_SCALE = Form("outcome", 4, 0, 10, TENTH)
FORMS = {
    "cgas": Form("outcome", 1, 1, 100, ONE), "core-10": Form("outcome", 10, 0, 4, ONE, "mean", 10, 1),
    "core-om": Form("outcome", 34, 0, 4, ONE, "mean", 10, 3), "cors": RATING_SCALE, "csrs": RATING_SCALE._replace(type="alliance"),
    "gad-7": Form("outcome", 7, 0, 3, ONE), "gsrs": RATING_SCALE._replace(type="alliance"), "inspire-o": Form("outcome", 5, 0, 4, ONE, "sum", 5),
    "life": Form("outcome", 1, 0, 10, ONE), "oq-45": Form("outcome", 0, 0, 180, ONE, "given"), "ors": RATING_SCALE,
    "pgi": Form("outcome", 0, 0, 100, TENTH, "given"), "phq-9": Form("outcome", 9, 0, 3, ONE),
    "pq": Form("outcome", 0, 1, 7, Decimal("0.01"), "given"), "psychlops": Form("outcome", 4, 0, 5, ONE), "ras-r": Form("outcome", 24, 1, 5, ONE),
    "reqol-10": Form("outcome", 10, 0, 4, ONE), "score-15": Form("outcome", 0, 15, 75, ONE, "given"), "sdq": Form("outcome", 0, 0, 40, ONE, "given"),
    "srs": RATING_SCALE._replace(type="alliance"), "swemwbs": Form("outcome", 7, 1, 5, ONE), "talks": Form("alliance", 4, 0, 10, ONE),
    "wemwbs": Form("outcome", 14, 1, 5, ONE), "who-5": Form("outcome", 5, 0, 5, ONE, "sum", 4), "yp-core": Form("outcome", 10, 0, 4, ONE, "mean", 10, 1)}


def form_of(measure):
    """A service's own form, from the file that defines it."""
    rule, missing = measure.get("total", "sum"), measure.get("missing", 0)
    ends, step = ("total_range", "total_step") if rule == "given" else ("item_range", "step")
    return Form(measure["type"], len(measure.get("items", [])), *measure[ends], Decimal(measure[step]), rule, measure.get("times", 1),
                missing["value"] if isinstance(missing, dict) else missing, tuple(measure.get("weights", ())), measure.get("total_step"))


def load(path):
    return tomllib.loads(path.read_text("utf-8-sig"), parse_float=Decimal)


def answers(block):
    """(voice, about, what) and the answers to it: (status, value) once, or as often as there are anonymous slips."""
    for what, slips in block.get("slips", {}).items():
        yield ("", "", what), [("rated", {"total": slip}) for slip in slips]
    for about, voices in {"": block.get("rated", {}), **block.get("about", {})}.items():
        for voice, values in voices.items():
            yield from (((voice, about, what), [("rated", value)]) for what, value in values.items())
    for voice, word in block.get("unrated", {}).items():  # one word for everything has an empty `what`
        words = word if isinstance(word, dict) else {"": word}
        yield from (((voice, "", what), [(status, None)]) for what, status in words.items())


def is_time_in_utc(value):
    return isinstance(value, datetime.datetime) and value.utcoffset() == datetime.timedelta(0)


def fold(ledger, tell):
    """The blocks in the order they were logged, corrections laid over them, without what was taken back.

    `logged` is the last line of a block that was written to its end: one without it is not finished and told."""
    blocks = {f"{kind}.{name}": block | {"is": kind, "id": name, "name": f"{kind}.{name}"}
              for kind, table in ledger.items() if isinstance(table, dict) for name, block in table.items()}
    for name in [name for name, block in blocks.items() if not is_time_in_utc(block.get("logged"))]:
        tell(f"{name}: not finished, it has no line `logged`")
        del blocks[name]
    blocks = dict(sorted(blocks.items(), key=lambda item: (item[1]["logged"], item[1]["id"])))
    for block in list(blocks.values()):
        block["answers"] = {key: (given, block.get("by", ""), "") for key, given in answers(block)}
        if block["is"] == "erased":
            blocks.pop(block["of"], None)
    gone = set()
    amends = [block for block in blocks.values() if block["is"] == "amend" and block.get("of") in blocks]
    for amend in [amend for amend in amends if not isinstance(amend.get("reason"), str)]:
        tell(f"{amend['name']}: no reason is given")
        amends.remove(amend)
    for amend in reversed(amends):  # the latest first: an amend that was itself taken back takes nothing back
        if amend.get("void") is True and amend["name"] not in gone:
            gone.add(amend["of"])
    for amend in (amend for amend in amends if amend["name"] not in gone):
        block, new = blocks[amend["of"]], amend.get("set", {})
        block |= {key: block.get(key, {}) | value if isinstance(value, dict) else value for key, value in new.items()}
        for key, given in answers(new):
            block["answers"][key] = (given, block["answers"].get(key, (None, amend.get("by", "")))[1], "yes")
        for text in amend.get("withdrawn", []):
            (who, _, what) = text.partition(".")
            (voice, _, about) = who.partition("@")
            block["answers"].pop((voice, about, what), None)
    return [block for name, block in blocks.items() if name not in gone]


def total_of_items(scores, form):
    """Made of the items that are known, exactly, and then rounded once; None when too many are missing."""
    known = [score for score in scores if not score.is_nan()]
    if len(known) + form.missing < len(scores) or not known:
        return None
    result = sum(weight * score for weight, score in zip(form.weights or [1] * len(known), known)) * form.times
    unit = form.total_step or Decimal("0.001")
    if form.rule == "mean":
        result = Decimal(result) / len(known)
    elif len(known) < len(scores):
        result, unit = Decimal(result) * len(scores) / len(known), form.total_step or form.step * form.times
    return (Decimal(result) / unit).quantize(ONE, ROUND_HALF_UP) * unit


def total(value, form):
    """(total as text, "yes" where an item left blank is counted as the mean of the others); the text is empty when too
    many items were left blank. ValueError when it cannot be right."""
    low, high, step, count = form.low, form.high, form.step, form.count
    total_alone = isinstance(value, dict)
    if total_alone:
        if form.rule != "given" and count > 1:
            up, down = [sum(w for w in form.weights or [1] * count if w * sign > 0) * sign for sign in (1, -1)]
            if form.rule == "mean":
                up = 1
            low, high = (low * up - high * down) * form.times, (high * up - low * down) * form.times
            step = form.total_step or (step * form.times if form.rule == "sum" else Decimal("0.001"))
        value, count = value["total"], 1
    given = value if isinstance(value, list) else [value]
    if any(type(score) not in (int, Decimal) for score in given):
        raise ValueError(f"not numbers: {given}")
    scores = [Decimal(score) for score in given]
    known = [score for score in scores if not score.is_nan()]
    if len(scores) != count or not known or any(not low <= score <= high or (score - low) % step for score in known):
        raise ValueError(f"not {count} x {low} to {high} in steps of {step}: {', '.join(map(str, scores))}")
    result = scores[0] if total_alone else total_of_items(scores, form)
    if result is None:
        return "", ""
    text = f"{result:.{max(0, *(-number.normalize().as_tuple().exponent for number in (result, form.step)))}f}"
    return text, "yes" if len(known) < len(scores) else ""


def plain(value):
    """A value as text that is the same for 6, 6.0 and [6]."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 else [plain(one) for one in value]
    return str(Decimal(value).normalize()) if type(value) in (int, Decimal) else str(value)


def said_at(session, blocks, tell):
    """What was answered at a meeting, also to its `more` blocks, by voice, about and what."""
    given = {}
    for block in [session, *(more for more in blocks if more["is"] == "more" and more["of"] == session["name"])]:
        for key, answer in block["answers"].items():
            given.setdefault(key, []).append(answer)
    for key, found in sorted(given.items(), key=lambda item: item[0]):
        alike = len({str([(status, plain(value)) for status, value in given]) for given, by, corrected in found}) == 1
        if key[0] and not alike:
            tell(f"{session['name']}: {' '.join(key)}: answered twice, not alike")
        else:  # slips of a second leader are more slips; anything else said twice is said once
            for entries, by, corrected in found[:1] if key[0] else found:
                yield from ((key, status, value, by, corrected) for status, value in entries)


def rows(client, blocks, forms, goal_form, tell):
    def all_of(kind, day=lambda block: block["date"]):
        return sorted((block for block in blocks if block["is"] == kind), key=day)

    def on(date, block, key):  # what a block says on a day: a change holds from its date on
        changes = [c["set"] for c in all_of("change") if c["of"] == block["name"] and c["date"] <= date]
        return [block.get(key, ""), *(change[key] for change in changes if key in change)][-1]

    def began(episode):
        opened = on(datetime.date.max, episode, "opened")
        return opened or episode.get("asked") or datetime.date.fromisoformat(episode["id"][:10])

    goals = {goal["id"]: goal for goal in all_of("goal")}
    episodes = all_of("episode", began)
    voices = {""} | {block["id"] for block in blocks if block["is"] == "voice"}
    voices |= {"client" for episode in episodes if episode["kind"] == "person"}
    for session in all_of("session"):
        if session.get("missed", "us") not in ("no-show", "them", "us"):
            tell(f"{session['name']}: missed = {session['missed']!r}: did they meet?")
            continue
        date = session["date"]
        episode = ([e for e in episodes if began(e) <= date] or episodes[:1] or [{"name": "", "id": ""}])[-1]
        meeting = [client, episode["id"], session["id"], date, "{}-W{:02}".format(*date.isocalendar()), session["kind"],
                   on(date, episode, "team"), on(date, episode, "therapist"), " ".join(session.get("led", []))]
        for (voice, about, what), status, value, by, corrected in said_at(session, blocks, tell):
            form, owner = (goal_form, on(date, goals[what], "owner")) if what in goals else (forms.get(what), "")
            try:
                if not {voice, about} <= voices or (what and not form):
                    raise ValueError("nobody or nothing of that name in the ledger")
                if status not in ("rated", "declined", "absent", "not-asked"):
                    raise ValueError(f"{status!r} is no answer")
                result, prorated = total(value, form) if status == "rated" else ("", "")
                yield meeting + [by, voice, about, what, form.type if what else "", owner, status, result, corrected, prorated]
            except (ValueError, TypeError, ArithmeticError) as error:
                tell(f"{session['name']}: {voice} {what}: {error}")


def main(store):
    troubles = []
    goal_form = Form("goal", 1, 0, 10, Decimal(load(store / "viktig.toml").get("goal_step", 1)))
    own = {m["measure"]: form_of(m) for m in map(load, store.glob("measures/*.toml")) if m["measure"] not in FORMS}
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    out = csv.writer(sys.stdout, lineterminator="\r\n")
    out.writerow(COLUMNS.split(","))
    for path in sorted(store.glob("clients/*.toml"), key=lambda path: path.stem):
        def tell(text):
            troubles.append(f"{path.name}: {text}")
        try:
            ledger = load(path)
            if (ledger["viktig"], ledger["client"]) != (1, path.stem):
                raise ValueError("another version of the format, or another client than the file's name says")
            out.writerows(list(rows(path.stem, fold(ledger, tell), own | FORMS, goal_form, tell)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            tell(f"left out: {error!r}")
    print(*troubles, sep="\n", end="\n" if troubles else "", file=sys.stderr)
    return 3 if troubles else 0


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it quietly
    sys.exit(main(Path(sys.argv[1])))

"""The catalogue of messages, docs/messages.md, says what the program says.

usage: messages_page.py SOURCE_FOLDER [--write]
Sentences, hints and exit statuses come from the sources; what a message means is written by hand in the page itself,
under its sentence. --write brings the page up to date and keeps those words; without it, exits 1 unless the page is
current and every message has its words.
"""

import pathlib
import re
import sys

LITERAL = r'"((?:[^"\\\n]|\\.)*)"'
ENTRY = re.compile(r'\{\s*"([a-z0-9.-]+)"\s*,\s*((?:' + LITERAL + r"\s*)+)\}")
# Where trouble is told: the words after it in brackets are the message and its hints.
TOLD = re.compile(r"\b(?:Error\(|return \{)\s*(?:base::)?Exit::(\w+)|"
                  r"\b(tell|fail|refuse|tear_at|disk_error|problem_at|fault|remark|told_)\(")
NAMED = re.compile(r'\bMessage (\w+)\{\s*"([a-z0-9.-]+)"')  # a message that is told by its variable
STATUS = {"usage": "2", "data": "3", "io": "4", "disk_error": "4", "fail": "3", "refuse": "3", "tear_at": "3",
          "file": "3", "tail": "3", "block": "3", "value": "3", "tell": "3", "nothing": "remark",
          "fault": "1", "remark": "remark", "told_": "step"}
TABLES = ("changes", "check", "cli", "model", "remedies", "rewriting", "store")  # src/lang/en_*.cpp with what can be wrong
WITH_ECHOES = ("changes", "cli", "rewriting")  # in these other words stand too
# Handed on in a variable: message, hints, and the status where it is not in the same brackets.
ON_FILE_OR_TYPED = ["score.hint-with-gaps", "score.hint-is-it-the-total", "hint.correct-the-line"]
KNOWN_NAMES = ["hint.did-you-mean", "value.hint-known-words"]
HINTS_ON_FILE = ["identity.hint-on-file", "identity.hint-id-on-file", "identity.hint-tombstone-on-file", "identity.hint-code-on-file"]
HANDED_ON = {
    "block.unknown-key": (["hint.did-you-mean"], "3, or a remark"),
    "block.of-left-out": (["block.hint-of-left-out"], "3"),
    "disk.cannot-give-group": (["disk.hint-group"], "4"),
    "disk.cannot-keep-group": (["disk.hint-group"], "4"),
    "file.bad-end": (["file.hint-bad-end", "file.hint-quote-name"], "3"),
    "file.stray-end": (["file.hint-bad-end"], "3"),
    "file.syntax": (["file.hint-syntax", "file.hint-quote-name"], "3"),
    "file.torn": (["file.hint-torn"], "3"),
    "file.uncommitted": (["file.hint-uncommitted"], "3"),
    "file.unknown-kind": (["hint.did-you-mean"], "3, or a remark"),
    "forget.loose-ends": (["forget.hint-loose-ends", "forget.hint-another-id"], "3"),
    "identity.certain": (["identity.hint-code", "identity.hint-words", "identity.hint-file-name", "measure.hint-number"], "2, in a definition 3"),
    "identity.likely": (["identity.hint-code", "identity.hint-words", "identity.hint-file-name"], "2, in a definition a warning"),
    "identity.likely-on-file": (HINTS_ON_FILE, "remark"),
    "identity.on-file": (HINTS_ON_FILE, "1"),
    "identity.possible": (["identity.hint-code"], "2, or a warning"),
    "log.absent-there": (["log.hint-overlap"], "2"),
    "log.there-absent": (["log.hint-overlap"], "2"),
    "measure.range": (["measure.hint-range"], "3"),
    "measure.step": ([], "3"),
    "measure.total-range": (["measure.hint-range"], "3"),
    "score.left-open": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.nothing-given": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.off-step": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.out-of-range": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.too-few-items": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.too-many-items": (ON_FILE_OR_TYPED, "2, on file 3"),
    "score.total-only": (ON_FILE_OR_TYPED, "2, on file 3"),
    "settings.no-such-kind": (KNOWN_NAMES, "3"),
    "settings.no-such-measure": (KNOWN_NAMES, "3"),
    "settings.no-such-threshold": (KNOWN_NAMES, "3"),
    "amend.amended": (["hint.undo-block"], "3"),
    "amend.says-nothing": (["hint.undo-block"], "3"),
    "amend.was-differs": (["hint.undo-block"], "remark"),
    "session.missed-but-rated": (["hint.undo-block", "hint.correct-the-line"], "remark"),
    "block.of-nothing": (["hint.undo-block"], "3"),
    "check.addition-to-undone": (["hint.undo-block"], "1"),
    "check.session-twice": (["hint.undo-block"], "1"),
    "file.copy-of": (["check.hint-another-case", "check.hint-rename", "check.hint-copy-by-hand", "check.hint-copy-erased", "check.hint-copy-erased-by-hand"], "3"),
    "voice.unknown-on-file": (["hint.did-you-mean", "voice.hint-add", "hint.correct-the-line"], "3"),
    "what.unknown-on-file": (["hint.did-you-mean", "what.hint-add", "hint.correct-the-line"], "3"),
    "check.holds-erased": (["check.hint-holds-erased"], "1"),
    "consistency.after-ending": (["consistency.hint-after-ending"], "1"),
    "consistency.ends-nothing": (["hint.undo-block"], "1"),
    "consistency.goal-of-nobody": (["voice.hint-add"], "1"),
    "consistency.open-before-next": (["consistency.hint-open-before-next"], "1"),
    "consistency.rated-twice": (["consistency.hint-rated-twice"], "remark"),
    "consistency.two-endings": (["hint.undo-block"], "1"),
    "consistency.words-of-nobody": (["voice.hint-add"], "remark"),
    "check.git-no-driver": (["text"], "remark"),
    "check.git-no-rule": (["text"], "remark"),
    "check.git-union": (["check.hint-git-union"], "1"),
    "check.in-two-ledgers": (["check.hint-in-two-ledgers", "hint.undo-block"], "1"),
    "check.in-two-taken-back": (["check.hint-in-two-taken-back"], "1"),
    "check.link": (["check.hint-link", "check.hint-link-nowhere"], "1"),
    "store.settings-link": (["check.hint-link", "check.hint-link-nowhere"], "3"),
    "check.open": (["check.hint-close", "check.hint-close-group"], "1"),
    "check.open-many": (["check.hint-close", "check.hint-close-group"], "1"),
    "log.nameless": (["log.hint-name-one-of"], "2"),
    "log.status-nameless": (["log.hint-name-one-of"], "2"),
}
AREAS = {
    "answer": "Answers", "append": "Adding a block", "amend": "Corrections", "block": "Blocks of a ledger", "by": "Who writes",
    "check": "What check finds", "client": "Cases", "code": "Reasons: codes", "consistency": "What cannot be true together", "date": "Days", "disk": "The disk", "editor": "The editor",
    "file": "Files", "forget": "Erasing", "goal": "Goals", "id": "Reasons: ids", "identity": "Identity numbers", "init": "Making a store", "input": "Standard input",
    "log": "Logging a meeting", "measure": "Measures", "move": "Moving", "output": "Output", "random": "The system",
    "rating": "Ratings on file", "repair": "What check --repair did", "revise": "Revising a ledger", "rewriting": "Erasing and moving", "score": "Scores", "session": "Meetings", "settings": "Settings", "staff": "Who works here",
    "store": "The store", "system": "Reasons: the system", "undo": "Taking back", "usage": "The command line", "value": "Values in a file",
    "voice": "Voices", "week": "Weeks", "what": "Goals and measures", "words": "Own words",
}
HEAD = """# Messages

Every error: what it says (`{0}`, `{1}` ... stand for what it is about), the hints that may stand below it, the exit
status, and what is behind it. A message that begins `viktig: left out:` does not stop a report: the report is complete
but for that, and the status is 3. A *remark* changes no number; it is told by `viktig show` and keeps the status at 0.

Made from the sources by `tests/messages_page.py . --write`, but for the paragraphs, which are written here.
"""


def without_comments(text):
    keep_literals = lambda match: match[0] if match[0][0] == '"' else ""
    return re.sub(LITERAL + r"|//[^\n]*|^#[^\n]*", keep_literals, text, flags=re.M)


def sentence(literals):
    text = "".join(re.findall(LITERAL, literals))
    return text.replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n").replace("{{", "{").replace("}}", "}")


def in_brackets(text, start):
    """From the bracket at `start` to the one that closes it."""
    depth, place = 0, start
    for token in re.finditer(LITERAL + r"|[({)}]", text[start:]):
        if token[0] in "({":
            depth += 1
        elif token[0] in ")}":
            depth -= 1
        place = start + token.end()
        if depth == 0:
            break
    return text[start:place]


def is_hint(key):
    return bool(re.search(r"(^|\.)hint([.-]|$)", key))


def collect(source):
    """{message: (statuses, hints)}, {key: sentence}"""
    words, areas_of_table = {}, {}
    for table in TABLES:
        text = (source / f"src/lang/en_{table}.cpp").read_text("utf-8")
        for key, literals, _ in ENTRY.findall(without_comments(text)):
            words[key], areas_of_table[key] = sentence(literals), table
    found = {}
    for path in sorted((source / "src").rglob("*.cpp")):
        if path.parent.name == "lang":
            continue
        text = without_comments(path.read_text("utf-8"))
        for match in TOLD.finditer(text):
            told = in_brackets(text, match.start() + re.search("[({]", match[0]).start())
            loss = re.search(r"(?:Loss|Severity)::(\w+)", told)
            status = STATUS.get(match[1] or (loss[1] if loss else match[2]), "3")
            variables = dict(NAMED.findall(text[:match.start()]))  # the last one of a name before it is meant
            keys = re.findall(LITERAL, told)
            keys += [variables[name] for name in re.findall(r"\w+", told) if name in variables]
            if "near_or_one_of(" in told:  # hints that a function makes
                keys += KNOWN_NAMES
            elif "one_of(" in told:
                keys.append(KNOWN_NAMES[1])
            keys = [key for key in keys if key in words and key not in ("text", "list")]
            for message in (key for key in keys if not is_hint(key)):
                statuses, hints = found.setdefault(message, (set(), []))
                statuses.add(status)
                hints += [key for key in keys if is_hint(key) and key not in hints]
    for message, (hints, status) in HANDED_ON.items():
        if message in words:
            statuses, known = found.setdefault(message, (set(), []))
            statuses.add(status)
            known += [hint for hint in hints if hint in words and hint not in known]
    for key, table in areas_of_table.items():  # the tables of the model and the store hold nothing but trouble
        if table not in WITH_ECHOES and not is_hint(key) and key not in ("text", "list"):
            found.setdefault(key, (set(), []))
    return found, words


def shown_status(statuses):
    plain = sorted(statuses - {"remark"})
    if len(plain) > 1:  # the longest says it all: "2, on file 3"
        plain = [status for status in plain if "on file" in status] or plain
    if "3, or a remark" in plain:
        plain = ["3, or a remark"]
    if statuses == {"step"}:
        return "a step of check --repair"
    if not statuses:
        return "part of another message"
    if not plain:
        return "remark"
    return f"status {' or '.join(plain)}" + (", or a remark" if "remark" in statuses else "")


def page(found, words, meanings):
    lines, area = [HEAD], None
    for key in sorted(found):
        statuses, hints = found[key]
        heading = AREAS.get(key.split(".")[0], key.split(".")[0])
        if heading != area:
            area = heading
            lines.append(f"## {area}\n")
        said = words[key].split("\n") + [f"hint: {words[hint]}" for hint in hints]
        lines.append(f"### {key} ({shown_status(statuses)})\n\n" + "\n".join(f"    {line}" for line in said) + "\n")
        if meanings.get(key):
            lines.append(meanings[key] + "\n")
    return "\n".join(lines)


def read_meanings(text):
    """{key: the paragraphs under its sentence}"""
    parts = re.split(r"^### (\S+) \(.*\)$", text, flags=re.M)
    meanings = {}
    for key, body in zip(parts[1::2], parts[2::2]):
        below = re.split(r"^## ", body, flags=re.M)[0]
        meanings[key] = re.sub(r"\A\n*(    .*\n)*", "", below).strip()
    return meanings


def main(source, write):
    path = source / "docs/messages.md"
    text = path.read_text("utf-8") if path.exists() else ""
    meanings = read_meanings(text)
    found, words = collect(source)
    current = page(found, words, meanings)
    troubles = [f"{key}: write below it what it means" for key in sorted(found) if not meanings.get(key)]
    troubles += [f"{key}: no message is called so any more" for key in sorted(meanings.keys() - found.keys())]
    if write:
        path.write_text(current, "utf-8")
    elif text != current:
        troubles.append("docs/messages.md is not current: python3 tests/messages_page.py . --write")
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles or not found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), "--write" in sys.argv[2:]))

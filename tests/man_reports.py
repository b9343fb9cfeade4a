"""What viktig.1 says of pages and tables is what there is: headings, signals, classes, columns, the environment.

usage: man_reports.py SOURCE_FOLDER BINARY
"""

import pathlib
import re
import subprocess
import sys


def section(page, heading):
    return re.split(r"^\.S[sh] ", page.split(f" {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]


def header(binary, source, *words):
    """The first line of a CSV."""
    command = [binary, "--store", source / "examples/clinic", *words]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    return said.split("\r\n")[0].split(",")


def marked(text, macro):
    """The words in the lines of a macro: `.It Cm client , episode` has two."""
    lines = re.findall(rf"^\.(?:It )?{macro} (.*)$", text, re.M)
    return [word for line in lines for word in line.split() if re.fullmatch(r"[a-z_-]+", word)]


def items(text, macro=""):
    return {name.strip() for name in re.findall(rf"^\.It {macro}(.*)$", text, re.M)}


def differences(what, there, named):
    yield from (f"{what}: viktig.1 lacks {name}" for name in sorted(there - named))
    yield from (f"{what}: there is no {name}" for name in sorted(named - there))


def main(source, binary):
    read = lambda name: (source / name).read_text("utf-8")
    page, troubles = read("man/viktig.1"), []
    for heading, table in (("The page of a case", "client"), ("The page of a week", "week"),
                           ("The page of people on the same thing", "network")):
        words = read(f"src/lang/en_{table}_report.cpp") + read("src/lang/en_common.cpp")
        there = set(re.findall(r'"([A-Z][A-Z ]{5,})"', words))
        named = {name for name in items(section(page, heading)) if name.isupper()}
        troubles += differences(heading, there, named)

    rules = re.search(r"string_view rule_key.*?^}", read("src/report/signals.cpp"), re.M | re.S)[0]
    troubles += differences("Signals", set(re.findall(r'"([a-z-]+)"', rules)), items(section(page, "Signals"), "Sy "))
    classes = re.search(r"string_view class_key.*?^}", read("src/report/series_words.cpp"), re.M | re.S)[0]
    named = marked(section(page, "Change classes"), "Cm")
    troubles += differences("Change classes", set(re.findall(r'"([a-z-]+)"', classes)), set(named))

    variables = set(re.findall(r'"([A-Z_]{4,})"', read("src/cli/real_world.cpp") + read("src/cli/context.cpp")
                               + read("src/cli/run.cpp") + read("src/cli/cmd_init.cpp")))
    named = {name for line in items(section(page, "ENVIRONMENT"), "Ev ") for name in line.split(" , ")}
    troubles += differences("ENVIRONMENT", variables | {"TZ"}, named)

    for heading, words in (("The change table", ("show", "c017", "--format", "csv")),
                           ("The table of outcomes", ("report", "outcomes", "--format", "csv")),
                           ("The table of distances", ("report", "network", "c017", "--format", "csv")), ("Ratings", ("export", "ratings")),
                           ("Sessions", ("export", "sessions"))):
        columns = header(binary, source, *words)
        named = [word for word in marked(section(page, heading), "Cm") if word in columns]
        first = list(dict.fromkeys(named))
        if first != columns:
            troubles.append(f"{heading}: columns {columns}, in viktig.1 {first}")
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))

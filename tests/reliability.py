"""docs/reliability.md names tests that exist, and paths that exist.

usage: reliability.py SOURCE_FOLDER
A test case of doctest stands in straight double quotes, a test of ctest in backticks after the word `ctest -R`.
"""

import pathlib
import re
import sys

from architecture import exists, paths_in


def main(source):
    text = (source / "docs/reliability.md").read_text("utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    cases = set()
    for path in (source / "tests").rglob("*.cpp"):
        cases |= set(re.findall(r'TEST_CASE\("([^"]+)"\)', path.read_text("utf-8")))
    cmake = (source / "tests/CMakeLists.txt").read_text("utf-8")
    tests = {"torture_" + name for name in re.findall(r"torture_test\((\w+)", cmake)} | set(re.findall(r"NAME (\w+) ", cmake))
    tests |= set(re.findall(r"python_test\((\w+)", cmake))
    named_cases = [re.sub(r"\s+", " ", name) for name in re.findall(r'"([^"]+)"', re.sub(r"`[^`\n]*`", "", prose))]
    named_tests = re.findall(r"`ctest -R (\w+)`", prose)
    troubles = [f'no test case "{name}"' for name in named_cases if name not in cases]
    troubles += [f"no test {name} in tests/CMakeLists.txt" for name in named_tests if name not in tests]
    troubles += [f"{path} does not exist" for path in paths_in(text) if path.startswith(("tests/", "src/", "docs/", "man/")) and not exists(source, path)]
    print(*troubles, sep="\n", end="\n" if troubles else "")
    return 1 if troubles or len(named_cases) < 10 or len(named_tests) < 3 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

"""Takes each guard away once and sees its test go red. By hand only: every guard is a compilation.

usage: guards.py SOURCE_FOLDER BUILD_FOLDER [WORD ...]      only the guards that have one of these words in their name
Compiles the changed file as the build does, puts it in front of the archives, links the tests and runs the one named.
Prints the table of docs/reliability.md; exits 1 when a guard is not there any more, or its test stays green.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

UNITS, SWEEPS = "viktig_tests", "viktig_sweeps"

# (guard, file, what stands there, what is put in its place, executable, test case that must go red)
GUARDS = [
    ("the lock", "src/store/locked_ledger.cpp", "lock_file(fs_, file, LockMode::exclusive, shown_);", "", UNITS,
     "a lock that another holds is waited for so long as is said, and then nothing is written"),
    ("truncating back", "src/store/locked_ledger.cpp", "fs_.truncate(file_.number(), old_size)", "static_cast<int>(old_size * 0)", SWEEPS,
     "whichever file operation fails in whichever way, every command leaves whole files and says what is so"),
    ("syncing what was truncated", "src/store/locked_ledger.cpp", "if (undone >= 0) undone = fs_.sync_data(file_.number());", "", UNITS,
     "what is taken back is synced before that is told"),
    ("syncing the block (fdatasync)", "src/store/locked_ledger.cpp", "const int result = fs_.sync_data(file_.number());", "const int result = 0;", SWEEPS,
     "what a command reported as done is there after a power cut, whatever was not synced"),
    ("syncing the folder after a block", "src/store/locked_ledger.cpp", "return result < 0 ? result : try_sync_folder(fs_, parent_of(path_));", "return result;",
     SWEEPS, "a ledger that another program replaced and did not sync outlasts a power cut once something is logged"),
    ("syncing a block that was carried along", "src/store/append.cpp", "if (ledger.keep())", "if (ledger.current())", SWEEPS,
     "a block that a replacement carried along is synced there before it is reported"),
    ("syncing a new file", "src/store/disk.cpp", "return result >= 0 ? fs.sync(file) : result;", "return result;", SWEEPS,
     "what a command reported as done is there after a power cut, whatever was not synced"),
    ("syncing the folder of a new file", "src/store/disk.cpp", "if (result < 0) throw disk_error(\"disk.cannot-create\", shown_, result);\n    sync_folder(fs_, folder_);",
     "if (result < 0) throw disk_error(\"disk.cannot-create\", shown_, result);", SWEEPS,
     "what a command reported as done is there after a power cut, whatever was not synced"),
    ("syncing the folder after a rewrite", "src/store/disk.cpp", "path_.clear();\n    sync_folder(fs_, folder_);\n}\n\nbool create_file",
     "path_.clear();\n}\n\nbool create_file", SWEEPS, "a ledger that is rewritten goes through power cuts whole, and lasts once that was reported"),
    ("syncing the name of the store", "src/store/store.cpp", "    sync_name_of(fs, folder);\n    make_inner_folders(fs, folder);", "    make_inner_folders(fs, folder);", SWEEPS,
     "what a command reported as done is there after a power cut, whatever was not synced"),
    ("the path check before the write", "src/store/locked_ledger.cpp", "if (result > 0) return file;", "return file;", UNITS,
     "a file that was replaced between opening and locking is followed, the one that went is left alone"),
    ("the path check after the write", "src/store/locked_ledger.cpp",
     "if (result < 0) take_back(old_size, \"disk.cannot-sync\", result);\n    return result > 0;\n}\n\nbool LockedLedger::keep",
     "if (result < 0) take_back(old_size, \"disk.cannot-sync\", result);\n    return true;\n}\n\nbool LockedLedger::keep", UNITS,
     "a file that was replaced during the write has the block too, once, with the same id"),
    ("seeing that the block is there already", "src/store/append.cpp", "return model::same_block(b, *block); });\n        if (already", "(void)b; return false; });\n        if (already", UNITS,
     "a file that was replaced during the write has the block too, once, with the same id"),
    ("the path check before a rewrite", "src/store/locked_ledger.cpp", "if (!current()) return false;", "", SWEEPS,
     "a rewrite that finds the file replaced begins again with the new one"),
    ("the commit mark", "src/store/read_ledger.cpp", "if (!read_.torn()) drop_uncommitted_end();", "", SWEEPS,
     "cut within its last line, which may be whole TOML by then, a block is told as unfinished by whole commands"),
    ("refusing a torn end", "src/store/append.cpp", "        refuse_unsound(current);\n        if (!block)", "        if (!block)", SWEEPS,
     "cut at any byte of a block of any command, a ledger keeps its old blocks, names the tear and takes no more"),
    ("the look for NUL at the end", "src/store/torn_end.cpp", "if (auto part = before_zeros(text, client)) return part;", "", SWEEPS,
     "a tail of NUL bytes, as some disks leave it after a power cut, hides no block and is named"),
    ("the parse in memory before the write", "src/store/append.cpp", "if (!sound) throw Error(Exit::data, {\"append.would-not-fit\", {shown}}, {\"append.hint-would-not-fit\", {shown, model::rule_of(block.kind).name}});\n    return found",
     "(void)sound;\n    return found == blocks.end() ? 0 : found", UNITS, "a block that would not read back as it is meant is not written"),
    ("the check of the id", "src/store/append.cpp", "    refuse_taken_id(current, block);\n", "", UNITS,
     "an id that is taken is refused, over all kinds where it was made up by chance"),
    ("refusing beside a conflict copy", "src/store/append.cpp", "if (copies == Copies::refused) refuse_copies(client);", "(void)copies;", UNITS,
     "a copy of a ledger beside it stops every writer, if its name has the code in it"),
    ("looking through the names again once any has changed", "src/store/looked_over.cpp",
     "return at && remark == remark_for(status, *at) && status.changed >= *at && status.changed - *at <= own_touch;", "return at.has_value();", UNITS,
     "a copy that comes after the names were looked through stops every writer"),
    ("minding that the time of a folder can be set back", "src/store/looked_over.cpp", "status.changed - *at <= own_touch", "own_touch > 0", UNITS,
     "what sets the time of the folder back does not hide what came"),
    ("following no link (O_NOFOLLOW)", "src/store/posix_file_system.cpp", "O_CLOEXEC | O_NOFOLLOW |", "O_CLOEXEC |", UNITS,
     "a ledger that is a link, a pipe or a folder is not written to"),
    ("the size limit before reading", "src/store/disk.cpp", "if (status.size > largest_file) throw", "if (status.size < 0) throw", UNITS,
     "a file of more than 16 MiB is refused by its size, before it is read"),
    ("taking a free name only (link, not rename)", "src/store/disk.cpp", "const int result = fs_.link(path_, path);", "const int result = fs_.rename(path_, path);", UNITS,
     "a ledger that another made in the meantime is not replaced, and no temporary file stays"),
    ("looking again under the lock", "src/store/store.cpp", "return read.torn() ? read_again(client, std::move(read)) : read;", "return read;", UNITS,
     "a torn end is looked at again under a shared lock, for a writer may have been at work"),
    ("going on after a short write", "src/store/disk.cpp", "bytes.remove_prefix(static_cast<std::size_t>(done));", "return 0;", UNITS,
     "a disk that takes few bytes at a time gets them all"),
    ("going on after an interruption", "src/store/disk.cpp", "if (done == -EINTR) continue;", "", UNITS,
     "an interrupted write goes on"),
]


class Build:
    def __init__(self, source, build):
        self.source, self.build = source, build
        self.scratch = build / "guards"
        self.scratch.mkdir(exist_ok=True)
        self.compilations = {entry["file"]: entry["command"] for entry in json.loads((build / "compile_commands.json").read_text())}

    def compile(self, file, text):
        changed = self.scratch / pathlib.Path(file).name
        changed.write_text(text)
        words = shlex.split(self.compilations[str(self.source / file)])
        words[words.index("-c") + 1] = str(changed)
        words[words.index("-o") + 1] = str(self.scratch / "changed.o")
        words[1:1] = [f"-I{(self.source / file).parent}"]
        words.append("-w")  # what only the guard used is unused now
        return subprocess.run(words, cwd=self.build, capture_output=True, text=True)

    def link(self, executable):
        commands = subprocess.run(["ninja", "-t", "commands", f"tests/{executable}"], cwd=self.build, capture_output=True, text=True, check=True).stdout
        line = [one for one in commands.splitlines() if f"-o tests/{executable} " in one][-1]
        line = line.split(" && cd ")[0]  # what follows lists the test cases
        line = line.replace(f"-o tests/{executable} ", f"-o guards/{executable} guards/changed.o ")
        return subprocess.run(line, shell=True, cwd=self.build, capture_output=True, text=True)

    def test(self, executable, case):
        pattern = case.replace(",", "\\,")
        return subprocess.run([self.scratch / executable, "-tc=" + pattern, "--no-colors"], capture_output=True, text=True, errors="replace", timeout=1200)


def first_complaint(output):
    """The first check that failed, in one line."""
    found = re.search(r"ERROR: (.*)", output)
    line = found[1] if found else output.strip().splitlines()[-1]
    values = re.search(r"values: (.*)", output[found.end():]) if found else None
    inside = lambda text: re.sub(r"^\w*CHECK\w*\( (.*?) ?\)?$", r"\1", text.strip())  # without the macro around it
    said = inside(line.replace(" is NOT correct!", ""))
    if values and "{?}" not in values[1]:
        said += ": " + inside(values[1])
    return (said[:137] + "...") if len(said) > 140 else said


def take_away(build, guard):
    """A row of the table, and whether the test went red."""
    name, file, there, instead, executable, case = guard
    text = (build.source / file).read_text("utf-8")
    if text.count(there) != 1:
        return f"| {name} | stands {text.count(there)} times in {file} | |", False
    for step in (build.compile(file, text.replace(there, instead)), build.link(executable)):
        if step.returncode != 0:
            return f"| {name} | does not build: {step.stderr[-300:]} | |", False
    ran = build.test(executable, case)
    ran_one = re.search(r"test cases:\s+(\d+)", ran.stdout)
    red = ran.returncode != 0 and ran_one is not None and int(ran_one[1]) == 1
    said = first_complaint(ran.stdout).replace("|", "\\|")
    return f"| {name} | \"{case}\" | `{said}` |" if red else f"| {name} | \"{case}\" | STAYS GREEN ({ran_one and ran_one[1]} cases) |", red


def main():
    source, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    words = sys.argv[3:]
    chosen = [guard for guard in GUARDS if not words or any(word in guard[0] for word in words)]
    build = Build(source, build)
    print("| taken away | the test that goes red | what it printed |\n|---|---|---|", flush=True)
    all_red = True
    for guard in chosen:
        row, red = take_away(build, guard)
        all_red = all_red and red
        print(row, flush=True)
    return 0 if all_red else 1


if __name__ == "__main__":
    sys.exit(main())

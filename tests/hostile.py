"""Whatever lies where a file of the store should be: a clear error, little memory, no file changed.

usage: hostile.py BINARY [unlimited] [full]
The largest texts have an eighth of their size; with `full` all of it. Each command runs with little memory and processor time to spend; `unlimited` leaves out the limit on memory, which the
sanitizers do not bear.
"""

import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import tempfile

MEBIBYTE = 1 << 20
MEMORY = 2048 * MEBIBYTE
SECONDS = 120  # of the processor; far more than is needed, so that a slow machine passes and a loop without end does not
LARGEST = 16 * MEBIBYTE
MARK = b"logged = 2026-11-20T10:00:00Z\n"


def repeated(make, count):
    return b"".join(make(n) for n in range(count))


def texts(head, good, part):
    """What a file may hold, by name: bytes after its first lines, or after all that is sound in it.
    @param part  the largest are one part of so many"""
    dotted = b".".join([b"a"] * 100)
    return {
        "nothing": b"",
        "NUL": good + b"\0" * 1000,
        "NUL at once": b"\0" * 5000,
        "no UTF-8": good + b"\xff\xfe\xc0\x80" * 1000,
        "an overlong and a surrogate": good + b"\xed\xa0\x80\xf4\x90\x80\x80\n",
        "UTF-16": good.decode().encode("utf-16"),
        "a long bare key": good + b"a" * 400_000 + b" = 1\n",
        "a long quoted key": good + b'"' + b"\xc3\xb8" * 200_000 + b'" = 1\n',
        "a long dotted key": good + b"a." * 200_000 + b"a = 1\n",
        "a long header": good + b"[" + b"a." * 200_000 + b"a]\n",
        "a long string": head + b'x = "' + b"x" * (10 * MEBIBYTE // part) + b'"\n',
        "a string that does not end": good + b'x = "' + b"x" * (10 * MEBIBYTE // part),
        "open brackets": good + b"x = " + b"[" * (5_000_000 // part),
        "open braces": good + b"x = " + b"{a=" * (3_000_000 // part),
        "deep lists": good + b"x = " + b"[" * 250 + b"]" * 250 + b"\n",
        "deep tables in deep keys": head + dotted + b" = " + (b"{ " + dotted + b" = ") * 100 + b"1" + b" }" * 100 + b"\n",
        "many lists": head + b"x = [" + b"[]," * (5_000_000 // part) + b"]\n",
        "many tables": head + repeated(lambda n: b"[note.a%d]\n" % n, 200_000 // part),
        "many headers": head + repeated(lambda n: b"[a%d]\n" % n, 100_000 // part),
        "line feeds": b"\n" * (LARGEST // part - 1),
        "quotes": b'"' * (LARGEST // part - 1),
        "one comment": head + b"#" * (LARGEST // part - 1000),
        "a bracket in words with a number": good + b'[note.2026-11-20-aaaaaa]\ndate = 2026-11-20\nkind = "helped"\nwords = """\n010158-9990\n[\n"""\n' + MARK,
        "many numbers on a line": good + b"# " + b"010158-9990 " * 2000 + b"\n",
        "escape sequences": good + b'x = "\x1b]0;x\x07"\n\x1b[2J\xe2\x80\xae = 1\n',
    }


class Clinic:
    def __init__(self, binary, work, limited):
        self.binary, self.folder, self.limited, self.failed, self.runs = binary, work / "store", limited, 0, 0
        self.run("init")
        for client in ("c1", "c2"):
            self.run("client", "add", client)
            self.run("log", client, "life=5")

    def limit(self):
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        if self.limited:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def run(self, *words):
        environment = {"VIKTIG_STORE": str(self.folder), "VIKTIG_BY": "kari", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
        self.runs += 1
        return subprocess.run([self.binary, *words, "--as-of", "2026-11-20"], env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, preexec_fn=self.limit)

    def expect(self, holds, what, done):
        if not holds:
            self.failed += 1
            print(f"FAILED: {what}: status {done.returncode}\n{done.stdout[-300:]!r}\n{done.stderr[:1200]!r}")

    def told_well(self, what, done, statuses):
        self.expect(done.returncode in statuses, what, done)
        said = done.stdout + done.stderr
        try:
            text = said.decode("utf-8")
        except UnicodeDecodeError:
            return self.expect(False, what + ": no UTF-8", done)
        steering = [c for c in text if (c < " " and c != "\n") or "\x7f" <= c < "\xa0" or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
        self.expect(not steering, what + ": raw control characters", done)
        self.expect(max(len(line) for line in text.split("\n")) < 5000, what + ": a line without end", done)
        if done.returncode:
            told = b"viktig: error: " in done.stderr or b"viktig: left out: " in done.stderr or b"fault: " in done.stdout
            self.expect(told, what + ": not told", done)
        return None

    def reading_and_writing(self, what, path, all_must_fail, looking_over=True):
        """Both ways of using the store, with a file as it is now; the other client's ledger must not suffer.
        @param looking_over  with check, too, which tells all that is wrong"""
        added = False
        before = path.read_bytes() if path.is_file() and not path.is_symlink() and path.stat().st_size < 4 * LARGEST else None
        for words in (["show", "c1"], ["report", "week"], ["log", "c1", "life=6", "--new"]):
            done = self.run(*words)
            self.told_well(f"{what}: {' '.join(words)}", done, (3, 4) if all_must_fail else (0, 3, 4))
            if before is None:
                continue
            after = path.read_bytes()
            added = words[0] == "log" and done.returncode == 0 and after.startswith(before)
            self.expect(after == before or added, f"{what}: {' '.join(words)} changed the file", done)
        if looking_over:
            done = self.run("check")
            self.told_well(f"{what}: check", done, (0, 1, 3, 4))
            self.expect(before is None or path.read_bytes() == before or added, f"{what}: check changed the file", done)
        if not all_must_fail:
            self.expect(self.run("show", "c2").returncode == 0, f"{what}: hides another client", self.run("show", "c2"))


def in_place_of(path):
    """Things that are no regular file, by name; each is made and then taken away again."""
    def link():
        path.symlink_to("elsewhere.toml")

    def link_to_zero():
        path.symlink_to("/dev/zero")

    def bound():
        here = os.getcwd()
        os.chdir(path.parent)
        try:
            socket.socket(socket.AF_UNIX).bind(path.name)
        finally:
            os.chdir(here)

    def huge():
        with open(path, "wb") as file:
            file.truncate(1 << 40)

    return {"a dangling link": link, "a link to a device": link_to_zero, "a FIFO": lambda: os.mkfifo(path), "a socket": bound,
            "a folder": path.mkdir, "a huge file": huge, "a file one byte too large": lambda: path.write_bytes(b"\n" * (LARGEST + 1))}


def take_away(path):
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.exists() or path.is_symlink():
        path.unlink()


def main(binary, *modes):
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as work:
        clinic = Clinic(binary, pathlib.Path(work), "unlimited" not in modes)
        folder = clinic.folder
        ledger, settings, measure = folder / "clients/c1.toml", folder / "viktig.toml", folder / "measures/own.toml"
        definition = b'measure = "own"\nname = "Own"\ntype = "outcome"\nbetter = "higher"\nitems = ["one"]\nitem_range = [0, 10]\nstep = 1\n'
        sound = {ledger: ledger.read_bytes(), settings: settings.read_bytes(), measure: definition}
        heads = {ledger: b'viktig = 1\nclient = "c1"\n', settings: b"viktig = 1\n", measure: definition}
        for path, bytes_ in sound.items():
            name = str(path.relative_to(folder))
            for what, text in texts(heads[path], bytes_, 1 if "full" in modes else 8).items():
                path.write_bytes(text)
                sound_too = path == ledger or what in ("one comment", "many numbers on a line")
                few = "full" in modes or what not in ("many tables", "many headers")  # each of them is told
                clinic.reading_and_writing(f"{what} in {name}", path, all_must_fail=not sound_too, looking_over=few)
            path.unlink()
            for what, make in in_place_of(path).items():
                make()
                clinic.reading_and_writing(f"{what} in place of {name}", path, all_must_fail=path != ledger)
                take_away(path)
            path.write_bytes(bytes_)
        for inner in ("clients", "measures"):
            whole = folder / inner
            whole.rename(folder / "kept")
            for what, make in in_place_of(whole).items():
                if what == "a folder":
                    continue
                make()
                clinic.reading_and_writing(f"{what} in place of {inner}/", whole, all_must_fail=True)
                take_away(whole)
            (folder / "kept").rename(whole)
        done = clinic.run("show", "c1")
        clinic.expect(done.returncode == 0, "the store is sound again", done)
        print(f"{clinic.runs} runs hold" if not clinic.failed else f"{clinic.failed} failed")
        sys.exit(1 if clinic.failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])

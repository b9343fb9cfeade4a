"""The real binary on disks that refuse: full, limited, closed, and outputs that take nothing.

usage: disks.py VIKTIG
"""

import os
import pathlib
import resource
import shutil
import subprocess
import sys

from clinic import NEW_FILES, READING, REWRITING, WRITING, Binary, Checks, copied, damaged, files_of, judge, made_store, memory_folder, work_folder

NOBODY = 65534


def full_disk(binary, made, work, checks):
    """A real file system of 64 KiB, filled to the last byte, and then to all but a few."""
    place = work / "small"
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "none", place], capture_output=True).returncode:
        print("no right to mount here: the really full disk is not tried")
        return
    try:
        for name, line in WRITING.items():
            if name in REWRITING:
                continue  # they want room for a second file: tests/sweeps/ has them
            for room in (0, 1):  # pages of 4 KiB
                copied(None if name == "init" else made, place / "store")
                for client in (place / "store/clients").glob("c*.toml"):
                    fill_page(client)
                before = files_of(place / "store") if (place / "store").exists() else {}
                fill(place / "filler", room)
                ran = binary.run(place / "store", line)
                changed = judge(binary, place / "store", before, checks, line, "on a full disk")
                checks.hold((ran.returncode == 0) == bool(changed), line, "on a full disk:", ran.returncode, changed, ran.stderr)
                checks.hold(ran.returncode in (0, 4), line, "on a full disk: status", ran.returncode)
                if ran.returncode == 4:
                    checks.hold("no space left on the disk" in ran.stderr, line, "does not name the full disk:", ran.stderr)
                    checks.count("commands refused by a really full disk")
                (place / "filler").unlink()
                if ran.returncode == 4:
                    again = binary.run(place / "store", line)
                    checks.hold(again.returncode == 0, line, "does not work once there is room:", again.stderr)
                shutil.rmtree(place / "store", ignore_errors=True)
    finally:
        subprocess.run(["umount", place], check=True)


def fill_page(ledger):
    """A comment that leaves the ledger half a block short of a page: the next block needs another one."""
    text = ledger.read_bytes()
    ledger.write_bytes(text + b"# " + b"x" * (4096 - (len(text) % 4096) - 60 + (4096 if len(text) % 4096 > 4000 else 0)) + b"\n")


def fill(filler, pages_left):
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
        size = os.fstat(file.fileno()).st_size
        file.truncate(max(0, size - 4096 * pages_left))


def limited_size(binary, made, work, checks):
    """RLIMIT_FSIZE with room for every part of the block that is not the whole."""
    for name, line in WRITING.items():
        if name in NEW_FILES or name in REWRITING:
            continue
        store = copied(made, work / "limited")
        before = files_of(store)
        ran = binary.run(store, line)
        grown = {file: len(new) - len(before[file]) for file, new in files_of(store).items() if new != before.get(file)}
        for file, more in grown.items():
            for part in {0, 1, more // 2, more - 1}:
                copied(made, store)
                limit = len(before[file]) + part
                ran = subprocess.run(binary.command(line), env=binary.environment(store), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                     preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                checks.hold(ran.returncode == 4 and "larger than allowed" in ran.stderr, line, "with room for", part, "bytes:", ran.returncode, ran.stderr)
                checks.hold(files_of(store) == before, line, "with room for", part, "bytes changed something")
                checks.count("commands with room for a part of their block")


def full_output(binary, made, work, checks):
    """`> /dev/full`: a reading command fails, a writing one says that its block is on file."""
    for line in READING:
        store = copied(made, work / "output")
        before = files_of(store)
        with open("/dev/full", "w") as full:
            ran = binary.run(store, line, stdout=full)
        checks.hold(ran.returncode == 4 and "cannot write the output: no space left" in ran.stderr, line, "> /dev/full:", ran.returncode, ran.stderr)
        checks.hold(files_of(store) == before, line, "> /dev/full changed something")
        checks.count("commands with a full output")
    for name, line in WRITING.items():
        store = copied(None if name == "init" else damaged(copied(made, work / "damaged")) if name == "check" else made, work / "output")
        before = files_of(store) if store.exists() else {}
        with open("/dev/full", "w") as full:
            ran = binary.run(store, line, stdout=full)
        changed = judge(binary, store, before, checks, line, "> /dev/full")
        said = "is on file and must not be entered again" in ran.stderr if name not in ("init", "check") else "cannot write the output" in ran.stderr
        checks.hold(ran.returncode == 4 and changed and said, line, "> /dev/full:", ran.returncode, changed, ran.stderr)
        checks.count("commands with a full output")


def closed_doors(binary, made, work, checks):
    """Files and folders that may not be written, as an ordinary user."""
    def as_ordinary():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)

    place = work_folder()
    program = place / "viktig"
    shutil.copy(binary.path, program)
    os.chmod(program, 0o755)
    if os.geteuid() == 0:
        os.chmod(place, 0o711)
    ordinary = Binary(program)
    for shut, mode in (("clients", 0o500), ("clients", 0o000), ("clients/c017.toml", 0o400), ("clients/c017.toml", 0o000)):
        for name, line in WRITING.items():
            if name in ("init", "check", "measure add") or (shut.endswith("toml") and " c017" not in line):
                continue
            store = copied(made, place / "store")
            before = files_of(store)
            if os.geteuid() == 0:
                for path in [store, *store.rglob("*")]:
                    os.chown(path, NOBODY, NOBODY)
            os.chmod(store / shut, mode)
            ran = subprocess.run(ordinary.command(line), env=ordinary.environment(store), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                 errors="replace", preexec_fn=as_ordinary, cwd="/")
            os.chmod(store / shut, 0o700)
            after = files_of(store)
            # A folder that takes no new names still lets a ledger in it grow.
            grown = shut == "clients" and mode == 0o500 and name != "client add" and name not in REWRITING
            checks.hold(ran.returncode in ((0,) if grown else (3, 4)), line, oct(mode), shut, "ended with", ran.returncode, ran.stderr)
            checks.hold(grown or after == before, line, oct(mode), shut, "changed something")
            checks.hold(ran.returncode == 0 or "permission denied" in ran.stderr, line, oct(mode), shut, "does not say why:", ran.stderr)
            checks.count("commands at a closed door")


def main():
    binary, checks = Binary(sys.argv[1]), Checks()
    work = work_folder(memory_folder())
    made = made_store(binary, pathlib.Path(work) / "made")
    full_disk(binary, made, work, checks)
    limited_size(binary, made, work, checks)
    full_output(binary, made, work, checks)
    closed_doors(binary, made, work, checks)
    checks.end()


if __name__ == "__main__":
    main()

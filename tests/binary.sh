#!/usr/bin/env bash
# The real binary where a test in the same process cannot look: full and closed outputs, locales, file modes, another
# user's store. binary.sh VIKTIG SOURCE_DIR
set -uo pipefail
viktig=$1
source=$2
unset "${!VIKTIG_@}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

fail() { printf 'FAILED: %s\n' "$*"; failed=1; }
same() { [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"; }

umask 077
store=$work/clinic
cp -R "$source/examples/clinic" "$store"
sed -i '/^permissions = /d' "$store/viktig.toml"
find "$store" -type f -exec chmod 600 {} + ; find "$store" -type d -exec chmod 700 {} +
v() { "$viktig" --store "$store" --as-of 2026-11-23 "$@"; }

# A full disk at the other end is an error; a reader that has had enough is not.
v show c017 > /dev/full 2> "$work/err"; same "show to a full disk" 4 $?
grep -q 'cannot write the output: no space left' "$work/err" || fail "a full disk is not named: $(cat "$work/err")"
v export ratings > /dev/full 2> "$work/err"; same "export to a full disk" 4 $?
v export ratings 2> "$work/err" | head -n 1 > "$work/first"; same "export to head" 0 "${PIPESTATUS[0]}"
same "export to head says nothing" "" "$(cat "$work/err")"
v show c017 >&- 2> "$work/err"; same "show to a closed output" 4 $?
v --help > /dev/full 2> /dev/null; same "help to a full disk" 4 $?

# The same bytes whatever the locale.
for command in 'show c017' 'report week 2026-W47 --all' 'export ratings --dialect excel' 'export sessions' 'measure show ors'; do
    env LC_ALL=C "$viktig" --store "$store" --as-of 2026-11-23 $command > "$work/c" 2>&1
    for locale in tr_TR.UTF-8 nb_NO.UTF-8 C.UTF-8 de_DE.ISO-8859-1; do
        env LC_ALL="$locale" LANG="$locale" "$viktig" --store "$store" --as-of 2026-11-23 $command > "$work/other" 2>&1
        cmp -s "$work/c" "$work/other" || fail "$command differs under $locale"
    done
done

# Twice the same, and reading leaves every byte and every file as it was.
before=$(cd "$store" && find . -type f -printf '%p %m %T@\n' -exec cat {} + | sha256sum)
v report week > "$work/a" 2>&1; v report week > "$work/b" 2>&1; cmp -s "$work/a" "$work/b" || fail "two runs differ"
v log c003 ors=5,5,5,5 --date 2026-11-23 --by liv --dry-run > "$work/block" || fail "--dry-run"
grep -q 'ors = \[5.0, 5.0, 5.0, 5.0\]' "$work/block" || fail "--dry-run shows another block"
after=$(cd "$store" && find . -type f -printf '%p %m %T@\n' -exec cat {} + | sha256sum)
same "reading and --dry-run change nothing" "$before" "$after"

# Closed to others whatever the umask.
(umask 000; "$viktig" --store "$work/new" init > /dev/null 2>&1
 "$viktig" --store "$work/new" client add c1 --by liv --as-of 2026-11-23 > /dev/null
 "$viktig" --store "$work/new" log c1 life=6 --by liv --as-of 2026-11-23 > /dev/null
 "$viktig" --store "$work/new" export ratings -o "$work/page.csv")
same "folders 0700" "" "$(find "$work/new" -type d ! -perm 700)"
same "files 0600" "" "$(find "$work/new" "$work/page.csv" -type f ! -perm 600)"

# What was logged is there, with the ledger's old bytes in front of it.
cp "$work/new/clients/c1.toml" "$work/old.toml"
"$viktig" --store "$work/new" note c1 --by liv --as-of 2026-11-23 --voice client "Så fint ute." > /dev/null
cmp -s -n "$(stat -c %s "$work/old.toml")" "$work/old.toml" "$work/new/clients/c1.toml" || fail "old bytes changed"
printf 'Med «hermetegn» og\nto linjer\n' | "$viktig" --store "$work/new" note c1 - --by liv --as-of 2026-11-23 > /dev/null || fail "words from standard input"
grep -q 'words = "Med «hermetegn» og\\nto linjer"' "$work/new/clients/c1.toml" || fail "words from standard input are not on file"

# Words in an editor, at a terminal: the editor's file is closed to others and does not stay behind.
editor_at_a_terminal() {
    at_terminal() { VIKTIG_STORE="$work/new" VIKTIG_BY=liv XDG_RUNTIME_DIR="$work/run" script -qec "$1" /dev/null < /dev/null; }
    mkdir "$work/run"
    cat > "$work/editor" <<'END'
#!/bin/sh
stat -c %a "$1" > "$(dirname "$1")/../mode"
grep -q '^# Words to keep. Lines that begin with # are left out.$' "$1" || exit 1
printf '\n  Skrevet her  \n# ikke dette\n\n' > "$1.new" && mv "$1.new" "$1"
END
    chmod 700 "$work/editor"
    VISUAL="$work/editor" at_terminal "$viktig note c1 --kind story" > "$work/out"; same "words from an editor" 0 $?
    tail -n 4 "$work/new/clients/c1.toml" | grep -q '^words = "Skrevet her"$' || fail "words from an editor are not on file: $(tail -n 4 "$work/new/clients/c1.toml")"
    same "the editor's file" 600 "$(cat "$work/mode")"
    same "the editor's file does not stay" "" "$(ls -A "$work/run")"
    VISUAL=false at_terminal "$viktig note c1" > "$work/out"; same "an editor that fails" 4 $?
    same "an editor that fails is told" "viktig: error: the editor ended with an error; nothing was written
hint: set EDITOR, or give the words as - from standard input" "$(tr -d '\r' < "$work/out")"
    XDG_RUNTIME_DIR=/nowhere VISUAL=true VIKTIG_STORE="$work/new" VIKTIG_BY=liv script -qec "$viktig note c1" /dev/null < /dev/null > "$work/out"
    same "no place for the editor's file" "viktig: error: cannot make a file for the editor" "$(tr -d '\r' < "$work/out")"
}
# A bare root without /dev/pts has no terminal to give.
if script -qec true /dev/null < /dev/null > /dev/null 2>&1; then
    editor_at_a_terminal
else
    echo "no pseudo-terminal here: the editor is not tried"
fi

# What is on file although its echo could not be written is not to be entered again.
"$viktig" --store "$work/new" note c1 Hei --by liv --as-of 2026-11-23 > /dev/full 2> "$work/err"; same "a note without its echo" 4 $?
line=$(grep -c '' "$work/new/clients/c1.toml")
same "a note that is on file and cannot be answered is told" \
    "viktig: error: clients/c1.toml:$((line - 5)) is on file and must not be entered again; cannot write the output: no space left on the disk" "$(cat "$work/err")"
grep -q '^words = "Hei"$' "$work/new/clients/c1.toml" || fail "a note without its echo is not on file"

# With closed streams no ledger takes their number: nothing of it is read or written over.
cp "$work/new/clients/c1.toml" "$work/before.toml"
"$viktig" --store "$work/new" log c1 -m client:- --new --by liv --as-of 2026-11-23 <&- > "$work/out" 2> "$work/err"; same "words from a closed input" 4 $?
"$viktig" --store "$work/new" show c1 >&- 2> "$work/err"; same "a page to a closed output" 4 $?
"$viktig" --store "$work/new" show c9 2>&-; same "trouble told to nobody" 3 $?
cmp -s "$work/before.toml" "$work/new/clients/c1.toml" || fail "closed streams changed a ledger"

# A ledger that may not grow is left as it was.
(ulimit -f $(( $(stat -c %s "$work/new/clients/c1.toml") / 1024 + 1 ))
 "$viktig" --store "$work/new" note c1 "$(printf 'x%.0s' {1..3000})" --by liv --as-of 2026-11-23 > "$work/out" 2> "$work/err"); same "a file that may not grow" 4 $?
cmp -s "$work/before.toml" "$work/new/clients/c1.toml" || fail "a file that may not grow was changed"

# Words that are long in coming keep nobody waiting: they are read before the ledger is locked.
(sleep 3; printf 'Sent') | "$viktig" --store "$work/new" log c1 -m client:- --new --by liv --as-of 2026-11-23 > "$work/late" 2>&1 &
sleep 1
timeout 2 "$viktig" --store "$work/new" note c1 Før --by liv --as-of 2026-11-23 > "$work/out" 2>&1; same "a note while another is typing" 0 $?
wait $! || fail "words that were long in coming: $(cat "$work/late")"

# Standard input that is not there, a file that cannot be made.
"$viktig" --store "$work/new" note c1 - --by liv <&- 2> "$work/err"; same "a closed input" 4 $?
same "a closed input is told" "viktig: error: cannot read standard input" "$(cat "$work/err")"
v show c017 -o "$work/nowhere/page.txt" 2> "$work/err"; same "a page to nowhere" 4 $?
same "a page to nowhere is told" "viktig: error: cannot write to $work/nowhere/page.txt: no such file or folder" "$(cat "$work/err")"
v show c017 -o /dev/full 2> "$work/err"; same "a page to a full disk" 4 $?
same "a page to a full disk is told" "viktig: error: cannot write the output: no space left on the disk" "$(cat "$work/err")"

# A store that others can look into is refused with the line that closes it, and that line works.
chmod 755 "$work/new"
"$viktig" --store "$work/new" show c1 > "$work/out" 2> "$work/err"; same "an open store" 3 $?
same "an open store shows nothing" "" "$(cat "$work/out")"
hint=$(sed -n 's/^hint: //p' "$work/err")
$hint || fail "the hint does not run: $hint"
"$viktig" --store "$work/new" show c1 > /dev/null || fail "the hint does not help"

# As an ordinary user: another's store, and a disk that refuses.
if [ "$(id -u)" = 0 ]; then as_other() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }; else as_other() { "$@"; }; fi
if [ "$(id -u)" = 0 ]; then
    chmod 711 "$work"
    cp "$viktig" "$work/viktig"; chmod 755 "$work/viktig"
    as_other "$work/viktig" --store "$work/new" show c1 > /dev/null 2> "$work/err"; same "another user's store" 3 $?
    install -d -o 65534 -g 65534 -m 700 "$work/theirs"
    as_other "$work/viktig" --store "$work/theirs/store" init > /dev/null 2>&1 || fail "init as an ordinary user"
    as_other "$work/viktig" --store "$work/theirs/store" client add c1 --by ola --as-of 2026-11-23 > /dev/null || fail "client add as an ordinary user"
    chmod 400 "$work/theirs/store/clients/c1.toml"
    as_other "$work/viktig" --store "$work/theirs/store" log c1 life=6 --by ola --as-of 2026-11-23 > "$work/out" 2> "$work/err"
    same "a ledger that cannot be written" 4 $?
    same "nothing is echoed then" "" "$(cat "$work/out")"
fi

# No memory dumps of people's records.
nm -D "$viktig" > "$work/symbols" 2> /dev/null
grep -q setrlimit "$work/symbols" || fail "core files are not switched off"

[ "$failed" = 0 ] && echo "the binary holds"
exit "$failed"

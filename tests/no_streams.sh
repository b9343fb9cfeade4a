#!/usr/bin/env bash
# Nothing of ours has the standard streams set up at the start, nor uses one: the archives ask for no symbol of them.
# no_streams.sh ARCHIVE_DIR
set -euo pipefail
streams='^(std::ios_base::Init::.*|std::w?c(in|out|err|log))$'

archives=$(find "$1" -name 'libviktig_*.a')
[[ $(wc -l <<<"$archives") -ge 8 ]] || { echo "the archives are not in $1"; exit 1; }
asked_for=$(nm -C -u $archives 2>/dev/null | sed 's/^ *U //; s/@.*//' | sort -u)
# The check sees what there is to see.
grep -x 'operator delete(void\*, unsigned long)' <<<"$asked_for" >/dev/null || { echo "operator delete is not seen: neither would a stream be"; exit 1; }
found=$(grep -E "$streams" <<<"$asked_for" || true)
[[ -z $found ]] || { echo "asked for: $found"; exit 1; }

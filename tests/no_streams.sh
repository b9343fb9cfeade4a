#!/usr/bin/env bash
# Nothing of ours has the standard streams set up at the start, nor uses one: neither the archives nor the binary have a symbol of them.
# no_streams.sh BINARY ARCHIVE_DIR
set -euo pipefail
streams='^(std::ios_base::Init::.*|std::ios_base_library_init\(\)|std::w?c(in|out|err|log))$'

archives=$(find "$2" -name 'libviktig_*.a' | wc -l)
[[ $archives -ge 8 ]] || { echo "the archives are not in $2"; exit 1; }
symbols=$( (find "$2" -name 'libviktig_*.a' -exec nm -C {} + 2>/dev/null; nm -C "$1"; nm -C -D "$1" 2>/dev/null || true) |
    sed -E 's/^[0-9a-f]* +[A-Za-z] //; s/@.*//' | sort -u)
# The check sees what there is to see.
grep -E '^operator new\(unsigned (int|long)\)$' <<<"$symbols" >/dev/null || { echo "operator new is not seen: neither would a stream be"; exit 1; }
found=$(grep -E "$streams" <<<"$symbols" || true)
[[ -z $found ]] || { echo "there is: $found"; exit 1; }

#!/usr/bin/env bash
# Nothing of ours calls the network: neither the archives nor the binary ask for a symbol of it.
# no_network.sh BINARY ARCHIVE_DIR
set -euo pipefail
network='^(socket|socketpair|connect|bind|listen|accept4?|shutdown|send|sendto|sendmsg|sendmmsg|recv|recvfrom|recvmsg|recvmmsg|getsockopt|setsockopt|getpeername|getsockname|getaddrinfo|getnameinfo|gethostby.*|gethostent|getservby.*|getprotoby.*|if_nametoindex|inet_.*|res_.*|curl_.*|SSL_.*|BIO_.*|grpc_.*)$'
# And none that would look a user up in the name service, which may ask a server.
names='^(getpw.*|getgr.*|getlogin.*|initgroups)$'

archives=$(find "$2" -name 'libviktig_*.a')
[[ $(wc -l <<<"$archives") -ge 8 ]] || { echo "the archives are not in $2"; exit 1; }
asked_for() { nm "$@" 2>/dev/null | awk '$1 == "U" { sub(/@.*/, "", $2); print $2 }' | sort -u; }
# The check sees what there is to see.
asked_for -u $archives | grep -x fdatasync >/dev/null || { echo "fdatasync is not seen: neither would a socket be"; exit 1; }
found=$( (asked_for -u $archives; asked_for -D "$1"; asked_for -u "$1") | sort -u | grep -E "$network|$names" || true)
[[ -z $found ]] || { echo "asked for: $found"; exit 1; }

#!/bin/sh
# Runs a command of `engagement` in a container, `serve` unless another is named.
set -eu
umask 077
ulimit -c 0

data=${ENGAGEMENT_INSTANCE:-/data}
if ! [ -d "$data" ] || ! [ -w "$data" ]; then
    echo "$data cannot be written to by user $(id -u): mount a volume there that belongs to it." >&2
    exit 2
fi
if ! temporary=$(mktemp); then
    echo "There is no folder for temporary files: mount a tmpfs at /tmp." >&2
    exit 2
fi
rm "$temporary"

[ $# -gt 0 ] || set -- serve
exec engagement "$@"

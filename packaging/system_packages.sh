#!/bin/sh
# Install the system packages of the named lists (run, test, real), or say in one sentence which
# are missing. Never fails for a missing package: what needs it says so itself.
#   usage: packaging/system_packages.sh run [test] [real]
set -eu
cd "$(dirname "$0")/linux"
[ "$(uname -s)" = Linux ] || exit 0
command -v dpkg-query >/dev/null 2>&1 || {
    echo "This is not a Debian-like system: please install the counterparts of packaging/linux/*.txt yourself." >&2
    exit 0
}
missing=""
for list in "$@"; do
    for package in $(grep -v '^#' "$list.txt"); do
        # libglib2.0-0 is called libglib2.0-0t64 since Debian 13 and Ubuntu 24.04.
        dpkg-query -W -f='${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q '^install ok' \
            || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    for package in $missing; do
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 \
            || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${package}t64" >/dev/null 2>&1 \
            || echo "The system package $package could not be installed; what needs it will say so." >&2
    done
else
    echo "Missing system packages; please have them installed with: sudo apt-get install$missing" >&2
fi

"""Run a command in a D-Bus session with an unlocked Secret Service: for ``dbus-run-session``.

    dbus-run-session -- python tests/real/keyring_session.py COMMAND...

The daemon keeps its files under ``HOME``, which the caller makes a throw-away one. It is a
child of this program, which ends it by its own process id.
"""

from __future__ import annotations

import subprocess
import sys

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    MatchRule,
    new_method_call,
)
from jeepney.io.blocking import (  # type: ignore[import-untyped]
    DBusConnection,
    open_dbus_connection,
)

_NAME = "org.freedesktop.secrets"
_BUS = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)

#: How long the daemon may take to answer, in seconds.
_PATIENCE = 20


def main() -> int:
    """Start the daemon, run the command, end the daemon."""
    start = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with open_dbus_connection() as connection:
        daemon = subprocess.Popen(start, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(b"a passphrase of no worth\n")
            daemon.stdin.close()
            wait_for_service(connection)
            return subprocess.run(sys.argv[1:], check=False).returncode
        finally:
            daemon.terminate()
            daemon.wait()


def wait_for_service(connection: DBusConnection) -> None:
    """Wait until somebody answers as the Secret Service."""
    taken = MatchRule(type="signal", interface=_BUS.interface, member="NameOwnerChanged")
    taken.add_arg_condition(0, _NAME)
    with connection.filter(taken) as signals:
        ask = new_method_call(_BUS, "AddMatch", "s", (taken.serialise(),))
        connection.send_and_get_reply(ask)
        has_owner = new_method_call(_BUS, "NameHasOwner", "s", (_NAME,))
        if not connection.send_and_get_reply(has_owner).body[0]:
            connection.recv_until_filtered(signals, timeout=_PATIENCE)


if __name__ == "__main__":
    sys.exit(main())

"""A ``requests`` session that connects only to an address it has checked itself.

The name is looked up once, right where the connection is made, and the connection goes to the
very address that was checked: a name that answers differently a moment later gains nothing.
The name stays in the Host header and in the certificate's check.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

#: Addresses of one name that are tried.
_MOST_TRIED = 3


class NotPublic(OSError):
    """The name leads to addresses only that may not be reached."""


class NotFound(OSError):
    """There is no such name."""


class NoNetwork(OSError):
    """Names cannot be looked up at all."""


class Lines:
    """The open connections of one fetch, so that it can be broken off from another thread."""

    def __init__(self) -> None:
        self._open: list[socket.socket] = []
        self._broken = False
        self._lock = threading.Lock()

    def add(self, line: socket.socket) -> None:
        """Remember a connection; one made after the break is ended at once."""
        # A second handle: encryption takes the first one over.
        handle = line.dup()
        with self._lock:
            if self._broken:
                _hang_up(handle)
            else:
                self._open.append(handle)

    def break_off(self) -> None:
        """End every connection: whoever waits for one is told so by an error."""
        with self._lock:
            self._broken = True
            while self._open:
                _hang_up(self._open.pop())


def session(may_reach: Callable[[str], bool], lines: Lines) -> requests.Session:
    """Make a session that reaches only addresses for which ``may_reach`` is true.

    It takes no proxy, password or certificates from the environment.
    """
    made = _Session()
    made.trust_env = False
    adapter = _Adapter(may_reach, lines)
    made.mount("http://", adapter)
    made.mount("https://", adapter)
    return made


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Give nothing: who asks decides where to go next.

        Otherwise requests reads the whole body of a redirect, however long it is.
        """
        return None


class _Adapter(HTTPAdapter):
    def __init__(self, may_reach: Callable[[str], bool], lines: Lines) -> None:
        self._may_reach, self._lines = may_reach, lines
        super().__init__(max_retries=0)

    def init_poolmanager(
        self,
        connections: int,
        maxsize: int,
        block: bool = False,
        **options: Any,  # noqa: ANN401 -- whatever requests hands on
    ) -> None:
        """Make the pools of this session with connections of our own."""
        pools = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **options)
        pools.pool_classes_by_scheme = _pools(self._may_reach, self._lines)
        self.poolmanager = pools


def _pools(may_reach: Callable[[str], bool], lines: Lines) -> dict[str, type[HTTPConnectionPool]]:
    def dial(connection: HTTPConnection) -> socket.socket:
        line = _connected(connection, may_reach)
        lines.add(line)
        return line

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return dial(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _connected(connection: HTTPConnection, may_reach: Callable[[str], bool]) -> socket.socket:
    """Look the name up, check what it leads to and connect there.

    Raises:
        NotPublic, NotFound, NoNetwork: in place of a connection.
        NewConnectionError: nobody answers there.
    """
    host = connection.host.strip("[]")
    try:
        found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        gone = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None))
        raise (NotFound if gone else NoNetwork)(host) from error
    except UnicodeError as error:
        raise NotFound(host) from error
    allowed = [each for each in found if may_reach(str(each[4][0]))]
    if not allowed:
        raise NotPublic(host)
    failure: OSError | None = None
    for family, kind, protocol, _name, place in allowed[:_MOST_TRIED]:
        line = socket.socket(family, kind, protocol)
        try:
            limit = connection.timeout
            line.settimeout(limit if isinstance(limit, int | float) else None)
            line.connect(place)
        except OSError as error:
            line.close()
            failure = error
            continue
        return line
    raise NewConnectionError(connection, str(failure))


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # the other side may have ended it
        line.shutdown(socket.SHUT_RDWR)
    line.close()

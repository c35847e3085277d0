"""The requests of one fetch, in a thread of its own: looking up a name can hang without end."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from app.base.errors import Problem
from app.base.messages import Message
from app.net.page import Limits, Page
from app.net.pinned import Lines, NoNetwork, NotFound, NotPublic, session

#: Says what asks, and nothing about whom it asks for.
_HEADERS = {
    "User-Agent": "Kaiji (reads one page when asked)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_DOCUMENTS = re.compile(
    r"text/|application/(?:xhtml\+xml|xml|pdf|octet-stream"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)"
)
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_THERE = frozenset((404, 410))
_NOT_ALLOWED = frozenset((401, 403, 407, 429, 451))
_PIECE = 64 * 1024


class Exchange:
    """Asks for a page and follows where it is sent.

    Attributes:
        page: the page, once ``done``; None after a failure.
        failure: what went wrong, once ``done``.
        received: bytes of the page so far.
        host: who is asked at the moment.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        may_reach: Callable[[str], bool],
        limits: Limits,
    ) -> None:
        self.page: Page | None = None
        self.failure: Exception | None = None
        self.done = threading.Event()
        self.received = 0
        self.host = urlsplit(addresses[0]).hostname or ""
        self._addresses, self._limits = addresses, limits
        self._lines = Lines()
        self._session = session(may_reach, self._lines)

    def break_off(self) -> None:
        """End the connection; the thread then ends by itself."""
        self._lines.break_off()

    def run(self) -> None:
        """Fetch; the first address whose host answers decides."""
        try:
            for left, address in enumerate(self._addresses, 1 - len(self._addresses)):
                try:
                    self.page = self._follow(address)
                    break
                except Problem as problem:
                    if left == 0 or problem.code != "problem.page_unreachable":
                        raise
        except Exception as error:  # noqa: BLE001 -- handed to the thread that waits
            self.failure = error
        finally:
            self._session.close()
            self.done.set()

    def _follow(self, address: str) -> Page:
        for _ in range(self._limits.redirects + 1):
            self.host = urlsplit(address).hostname or ""
            try:
                sent_on = self._ask(address)
            except Exception as error:
                raise worded(error, self.host) from error
            if isinstance(sent_on, Page):
                return sent_on
            address = _next(address, sent_on)
        raise Problem("problem.page_redirects", host=self.host)

    def _ask(self, address: str) -> Page | str:
        """Ask once; give the page, or where one is sent on to."""
        self._session.cookies.clear()
        with self._session.get(
            address,
            headers=_HEADERS,
            timeout=self._limits.silence,
            allow_redirects=False,
            stream=True,
        ) as answer:
            location = answer.headers.get("Location")
            if answer.status_code in _REDIRECTS and location:
                return location
            self._check(answer)
            data = self._body(answer)
            kind = answer.headers.get("Content-Type", "")
        plain = urlsplit(address).scheme == "http"
        notices = (Message("page.unencrypted", {"host": self.host}),) if plain else ()
        return Page(data, kind, address, datetime.now(UTC), notices)

    def _check(self, answer: requests.Response) -> None:
        status = answer.status_code
        if status in _NOT_THERE:
            raise Problem("problem.page_not_there", host=self.host)
        if status in _NOT_ALLOWED:
            raise Problem("problem.page_not_allowed", host=self.host, status=status)
        if status != requests.codes.ok:
            raise Problem("problem.page_status", host=self.host, status=status)
        kind = answer.headers.get("Content-Type", "").strip().lower()
        if kind and not _DOCUMENTS.match(kind):
            raise Problem("problem.page_no_document", kind=kind.partition(";")[0][:60])
        stated = answer.headers.get("Content-Length", "")
        if stated.isdecimal() and len(stated) < 16 and int(stated) > self._limits.size:
            raise Problem("problem.page_too_large", host=self.host, most=self._limits.megabytes)

    def _body(self, answer: requests.Response) -> bytes:
        pieces: list[bytes] = []
        # read1 gives what has come; read would wait until a piece is full.
        while piece := answer.raw.read1(_PIECE, decode_content=True):
            pieces.append(piece)
            self.received += len(piece)
            if self.received > self._limits.size:
                raise Problem("problem.page_too_large", host=self.host, most=self._limits.megabytes)
        return b"".join(pieces)


def checked(address: str) -> str:
    """Give an address that may be asked, without its fragment.

    Raises:
        Problem: it is none, or of another kind than http and https, or holds a password.
    """
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise Problem("problem.page_address", address=address[:200]) from error
    if parts.scheme.lower() not in ("http", "https"):
        raise Problem("problem.page_scheme", scheme=parts.scheme[:30])
    if not host or parts.username is not None or parts.password is not None:
        raise Problem("problem.page_address", address=address[:200])
    return parts._replace(fragment="").geturl()


def _next(address: str, location: str) -> str:
    """Give the address that an answer sends on to.

    Raises:
        Problem: it may not be asked.
    """
    with suppress(UnicodeError):  # servers send UTF-8 where HTTP says Latin-1
        location = location.encode("latin-1").decode("utf-8")
    try:
        following = urljoin(address, location)
    except ValueError as error:
        raise Problem("problem.page_address", address=location[:200]) from error
    return checked(following)


def worded(error: Exception, host: str) -> Exception:
    """Give the problem that says what ``error`` means for the person; our bugs stay bugs."""
    if isinstance(error, Problem):
        return error
    causes = list(_causes(error))
    if any(isinstance(each, NotPublic) for each in causes):
        return Problem("problem.page_not_public", host=host)
    if any(isinstance(each, NotFound) for each in causes):
        return Problem("problem.page_no_host", host=host)
    if any(isinstance(each, NoNetwork) for each in causes):
        return Problem("problem.page_no_network")
    if any(isinstance(each, ssl.SSLCertVerificationError) for each in causes):
        return Problem("problem.page_certificate", host=host)
    slow = (requests.exceptions.Timeout, urllib3.exceptions.ReadTimeoutError, TimeoutError)
    if any(isinstance(each, slow) for each in causes):
        return Problem("problem.page_slow", host=host)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.MissingSchema):
        return Problem("problem.page_address", address=host)
    known = (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError)
    return Problem("problem.page_unreachable", host=host) if isinstance(error, known) else error


def _causes(error: BaseException) -> list[BaseException]:
    """Give ``error`` and what it was raised from or wraps, each once."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 20:
        each = waiting.pop()
        if isinstance(each, BaseException) and each not in found:
            found.append(each)
            waiting += [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
    return found

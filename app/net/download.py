"""The requests of one update, in a thread of its own: looking up a name can hang without end."""

from __future__ import annotations

import re
import threading
from urllib.parse import urljoin, urlsplit

import requests

from app.base.errors import Problem
from app.base.files import cannot_write
from app.base.records import shown_key
from app.net.exchange import checked, worded
from app.net.partial import Partial
from app.net.pinned import Lines, session
from app.net.updates import NO_VERSION, Fetched, Network, Version

#: Says what asks, and nothing about whom it asks for. Bytes are wanted as they are signed.
_HEADERS = {
    "User-Agent": "Kaiji (updates a directory when asked)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
_OK, _PART, _SAME, _NO_SUCH_PART = 200, 206, 304, 416
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_THERE = frozenset((404, 410))
_PIECE = 64 * 1024
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)", re.IGNORECASE)

#: What a failure on the way is called where what came is kept.
_OF_UPDATES = {
    "problem.page_unreachable": "problem.update_broken_off",
    "problem.page_slow": "problem.update_broken_off",
    "problem.page_no_network": "problem.update_no_network",
    "problem.page_not_public": "problem.update_not_public",
}


class Download:
    """Asks for a file, or for what is missing of it, and follows where it is sent.

    Attributes:
        fetched: the file, once ``done``; None = there is nothing newer, or it failed.
        failure: what went wrong, once ``done``.
        received: bytes that are here.
        expected: bytes in all; 0 = not known.
        host: who is asked at the moment.
    """

    def __init__(self, address: str, partial: Partial, seen: Version, network: Network) -> None:
        self.fetched: Fetched | None = None
        self.failure: Exception | None = None
        self.done = threading.Event()
        self.received = self.expected = 0
        self._address = _secure(address)
        self.host = _host(self._address)
        self._partial, self._seen, self._limits = partial, seen, network.limits
        self._lines = Lines()
        self._session = session(network.may_reach, self._lines)
        if network.authorities:
            self._session.verify = str(network.authorities)

    def break_off(self) -> None:
        """End the connection; the thread then ends by itself."""
        self._lines.break_off()

    def run(self) -> None:
        """Fetch; where the rest of a file is not to be had, all of it."""
        try:
            if not self._follow(resume=True):
                self._partial.forget()
                self._follow(resume=False)
        except Exception as error:  # noqa: BLE001 -- handed to the thread that waits
            self.failure = error
            if isinstance(error, Problem) and error.code == "problem.update_too_large":
                self._partial.forget()
        finally:
            self._session.close()
            self.done.set()

    def _follow(self, *, resume: bool) -> bool:
        """Say whether it came to an end; if not, it has to be asked for from its beginning."""
        address = self._address
        for _ in range(self._limits.redirects + 1):
            self.host = _host(address)
            try:
                sent_on = self._ask(address, resume=resume)
            except Exception as error:
                raise self._worded(error) from error
            if isinstance(sent_on, bool):
                return sent_on
            address = _secure(urljoin(address, sent_on))
        raise Problem("problem.update_redirects", host=self.host)

    def _ask(self, address: str, *, resume: bool) -> bool | str:
        self._session.cookies.clear()
        headers = {**_HEADERS, **self._conditions(resume=resume)}
        with self._session.get(
            address,
            headers=headers,
            timeout=self._limits.silence,
            allow_redirects=False,
            stream=True,
        ) as answer:
            location = answer.headers.get("Location")
            if answer.status_code in _REDIRECTS and location:
                return location
            if answer.status_code == _SAME and self._seen != NO_VERSION:
                self._partial.forget()
                return True
            if "Range" in headers and answer.status_code in (_PART, _NO_SUCH_PART):
                if not self._is_the_rest(answer):
                    return False
            elif answer.status_code in _NOT_THERE:
                raise Problem("problem.update_not_there", host=self.host)
            elif answer.status_code != _OK:
                status = answer.status_code
                raise Problem("problem.update_status", host=self.host, status=status)
            self._keep(answer)
            self.fetched = Fetched(self._partial.read(), _version(answer))
        return True

    def _conditions(self, *, resume: bool) -> dict[str, str]:
        found = {}
        if self._seen.etag:
            found["If-None-Match"] = self._seen.etag
        if self._seen.modified:
            found["If-Modified-Since"] = self._seen.modified
        size, mark = self._partial.size, self._partial.mark
        if resume and size and mark:
            found["Range"] = f"bytes={size}-"
            found["If-Range"] = mark
        return found

    def _is_the_rest(self, answer: requests.Response) -> bool:
        """Say whether the answer begins where the bytes here end, and is of the same version."""
        stated = _RANGE.fullmatch(answer.headers.get("Content-Range", "").strip())
        if answer.status_code != _PART or stated is None:
            return False
        if stated[3] not in ("*", str(int(stated[2]) + 1)):
            return False
        mark = _mark(_version(answer))
        return int(stated[1]) == self._partial.size and mark in ("", self._partial.mark)

    def _keep(self, answer: requests.Response) -> None:
        """Write what comes behind what is here, or over it.

        A break leaves it for the next time.
        """
        more = answer.status_code == _PART
        self.received = self._partial.size if more else 0
        stated = answer.headers.get("Content-Length", "")
        if stated.isdecimal() and len(stated) < 16:
            self.expected = self.received + int(stated)
        self._see_that_it_fits(self.expected)
        mark = _mark(_version(answer))
        with self._partial.go_on() if more else self._partial.begin(mark) as file:
            # read1 gives what has come; read would wait until a piece is full.
            while piece := answer.raw.read1(_PIECE, decode_content=False):
                self.received += len(piece)
                self._see_that_it_fits(self.received)
                try:
                    file.write(piece)
                    file.flush()
                except OSError as error:
                    raise cannot_write(self._partial.place, error) from error

    def _see_that_it_fits(self, size: int) -> None:
        if size > self._limits.size:
            most = self._limits.megabytes
            raise Problem("problem.update_too_large", host=self.host, most=most)

    def _worded(self, error: Exception) -> Exception:
        found = worded(error, self.host)
        if isinstance(found, Problem) and found.code in _OF_UPDATES:
            return Problem(_OF_UPDATES[found.code], host=self.host)
        return found


def _secure(address: str) -> str:
    """Give an address that may be asked.

    Raises:
        Problem: it is none, or of another kind than https.
    """
    if not address.lower().startswith("https://"):
        raise Problem("problem.update_not_https", address=shown_key(address))
    if not address.isprintable() or " " in address:
        raise Problem("problem.page_address", address=shown_key(address))
    return checked(address)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _version(answer: requests.Response) -> Version:
    headers = answer.headers
    return Version(headers.get("ETag", "").strip(), headers.get("Last-Modified", "").strip())


def _mark(version: Version) -> str:
    """Give what the rest of a file may be asked by: a weak tag promises too little."""
    if version.etag and not version.etag.startswith("W/"):
        return version.etag
    return "" if version.etag else version.modified

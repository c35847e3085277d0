"""Fetching the page of a policy: once, when asked, from a public address, and nothing but it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from time import monotonic

from app.base.errors import Problem
from app.base.progress import Progress
from app.net.page import Limits, Page
from app.net.reach import is_public

__all__ = ["Limits", "Page", "fetch"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:(?!\d)")
_NO_ADDRESS = re.compile(r"[\s\x00-\x20\x7f\\]")
_LONGEST = 2_000
_USUAL = Limits()


def fetch(
    address: str,
    *,
    progress: Progress,
    may_reach: Callable[[str], bool] = is_public,
    limits: Limits = _USUAL,
) -> Page:
    """Fetch one page: no scripts, no cookies, no proxy, public addresses only.

    Args:
        address: what the person typed; without a scheme https is tried first, then http.
        progress: told bytes done and the most there may be, and the host; asked ten times a
            second whether to stop.
        may_reach: whether a numeric address may be asked.
        limits: what it may take.

    Raises:
        Problem: ``problem.page_*``, one for each way it can fail.
        Cancelled: the person asked to stop; the connection is ended.
    """
    from app.net.exchange import Exchange, checked

    exchange = Exchange([checked(each) for each in _attempts(address)], may_reach, limits)
    until = monotonic() + limits.total
    threading.Thread(target=exchange.run, name="page", daemon=True).start()
    try:
        while not exchange.done.wait(0.1):
            progress.step(exchange.received, limits.size, exchange.host)
            if monotonic() > until:
                raise Problem("problem.page_slow", host=exchange.host)
    finally:
        exchange.break_off()
    if exchange.failure is not None:
        raise exchange.failure
    if exchange.page is None:
        raise Problem("problem.page_unreachable", host=exchange.host)
    progress.step(exchange.received, exchange.received, exchange.host)
    return exchange.page


def _attempts(address: str) -> list[str]:
    address = address.strip()
    if not address or len(address) > _LONGEST or _NO_ADDRESS.search(address):
        raise Problem("problem.page_address", address=address[:200])
    if _SCHEME.match(address):
        return [address]
    bare = address.removeprefix("//")
    return [f"https://{bare}", f"http://{bare}"]

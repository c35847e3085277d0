"""Fetching the newer file of a directory: once, when asked, over HTTPS, and only what is not here.

What came before a break stays in a file and the next fetch asks for the rest of it, as long as the
server says that it is the same file still. What the file holds is not looked at here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from app.base.errors import Problem
from app.base.progress import Progress
from app.net.page import Limits
from app.net.partial import Partial
from app.net.reach import is_public

#: A slow line may take its time; silence may not.
USUAL = Limits(megabytes=64, silence=20.0, total=1_800.0)

#: Seconds to wait for a thread whose connection was ended.
_LAST = 2.0


@dataclass(frozen=True)
class Network:
    """What of the network a fetch may use.

    Attributes:
        may_reach: whether a numeric address may be asked.
        limits: what one fetch may take.
        authorities: a file of certificates to trust instead of the usual ones.
    """

    may_reach: Callable[[str], bool] = is_public
    limits: Limits = USUAL
    authorities: Path | None = None


@dataclass(frozen=True)
class Version:
    """By what a server tells one version of a file from another; both may be empty.

    Attributes:
        etag: as it was sent.
        modified: ``Last-Modified``, as it was sent.
    """

    etag: str = ""
    modified: str = ""


#: No version is known.
NO_VERSION = Version()


@dataclass(frozen=True)
class Fetched:
    """A file that came in full.

    Attributes:
        data: its bytes.
        version: to ask with the next time.
    """

    data: bytes
    version: Version


def fetch(
    address: str,
    place: Path,
    *,
    seen: Version | None,
    progress: Progress,
    network: Network,
) -> Fetched | None:
    """Fetch the file at ``address`` unless it is the one already ``seen``.

    Args:
        address: an https address.
        place: where what came is kept until all of it is here; the caller deletes it after.
        seen: the version the user has; None = it is fetched whatever it is.
        progress: told bytes done and in all (0 = not known), and the host; asked ten times a
            second whether to stop.
        network: what may be used.

    Returns:
        the file; None = there is nothing newer.

    Raises:
        Problem: ``problem.update_*`` or ``problem.page_*``, one for each way it can fail.
        Cancelled: the person asked to stop; what came is kept.
    """
    from app.net.download import Download

    download = Download(address, Partial(place), seen or NO_VERSION, network)
    until = monotonic() + network.limits.total
    thread = threading.Thread(target=download.run, name="update", daemon=True)
    thread.start()
    try:
        while not download.done.wait(0.1):
            progress.step(download.received, download.expected, download.host)
            if monotonic() > until:
                raise Problem("problem.update_broken_off", host=download.host)
    finally:
        download.break_off()
        thread.join(_LAST)
    if download.failure is not None:
        raise download.failure
    progress.step(download.received, download.received, download.host)
    return download.fetched

"""A fetched page, and what fetching one may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.base.messages import Message

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What one fetch may take.

    Attributes:
        megabytes: size of a page, unpacked.
        redirects: addresses it may be sent on to.
        silence: seconds without a byte.
        total: seconds for all of it.
    """

    megabytes: int = 20
    redirects: int = 5
    silence: float = 15.0
    total: float = 60.0

    @property
    def size(self) -> int:
        """Give the size in bytes."""
        return self.megabytes * _MEGABYTE


@dataclass(frozen=True)
class Page:
    """A page as it came.

    Attributes:
        data: its bytes, unpacked.
        media_type: what the server said it is, with its charset; may be empty or wrong.
        address: where it was in the end, after every redirect.
        fetched: when, in UTC.
        notices: what the person should know ("came unencrypted").
    """

    data: bytes
    media_type: str
    address: str
    fetched: datetime
    notices: tuple[Message, ...] = ()

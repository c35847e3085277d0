"""What came of a file so far, on the disk, with the mark by which the rest can be asked for."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from app.base.files import cannot_read, cannot_write, write_atomically

#: No mark of a version is longer.
_LONGEST = 1_000


class Partial:
    """The beginning of a file: its bytes at ``place``, the server's mark of it beside them."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._mark = place.with_name(f"{place.name}.version")

    @property
    def size(self) -> int:
        """How many bytes are here."""
        try:
            return self.place.stat().st_size
        except OSError:
            return 0

    @property
    def mark(self) -> str:
        """What the server calls the version the bytes are of; empty = they are of no use."""
        try:
            mark = self._mark.read_text(encoding="ascii")
        except (OSError, ValueError):
            return ""
        return mark if len(mark) <= _LONGEST and mark.isprintable() else ""

    def begin(self, mark: str) -> BinaryIO:
        """Begin anew with a version; give the empty file to write to.

        Raises:
            Problem: it cannot be written.
        """
        self.forget()
        try:
            self.place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_write(self.place.parent, error) from error
        if mark and mark.isascii() and mark.isprintable() and len(mark) <= _LONGEST:
            write_atomically(self._mark, mark.encode())
        return self._opened("wb")

    def go_on(self) -> BinaryIO:
        """Give the file to add to.

        Raises:
            Problem: it cannot be written.
        """
        return self._opened("ab")

    def read(self) -> bytes:
        """Give the bytes.

        Raises:
            Problem: they cannot be read.
        """
        try:
            return self.place.read_bytes()
        except OSError as error:
            raise cannot_read(self.place, error) from error

    def forget(self) -> None:
        """Delete the bytes and their mark."""
        for each in (self.place, self._mark):
            with suppress(OSError):
                each.unlink()

    def _opened(self, mode: str) -> BinaryIO:
        try:
            return self.place.open(mode)  # type: ignore[return-value]
        except OSError as error:
            raise cannot_write(self.place, error) from error

"""Files a user attaches to what happened: kept byte for byte, never opened by Kaiji."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_read

#: Larger files would make every copy of the vault slow, bytes.
LARGEST = 100_000_000


@dataclass(frozen=True)
class Attachment:
    """A file: its name without folders, and its bytes."""

    name: str
    data: bytes


def read_attachment(path: Path) -> Attachment:
    """Read a file the user named.

    Raises:
        Problem: it cannot be read, or is larger than ``LARGEST``.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise Problem("problem.attachment_too_large", path=str(path), most=LARGEST // 1_000_000)
        return Attachment(path.name, path.read_bytes())
    except OSError as error:
        raise cannot_read(path, error) from error

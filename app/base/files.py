"""Writing files so that a full disk or a kill leaves the old one whole."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from app.base.errors import Problem
from app.base.messages import Message

#: No text a user gives by hand is larger.
MOST_BYTES = 20_000_000


def write_atomically(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put ``data`` at ``path``: all of it or nothing, readable by its owner only.

    Raises:
        Problem: the disk is full, the place cannot be written, or it is a device or a pipe, which
            a file would take the place of; what was there is untouched.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise Problem("problem.not_a_file", path=str(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> Problem:
    """Name the reason why ``path`` could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem("problem.disk_full", path=str(path))
    return Problem("problem.cannot_write", path=str(path), reason=_reason(error))


_REASONS = {
    errno.ENOENT: "file.no_folder",
    errno.ENOTDIR: "file.no_folder",
    errno.EACCES: "file.not_allowed",
    errno.EPERM: "file.not_allowed",
    errno.EROFS: "file.read_only",
    errno.EISDIR: "file.is_folder",
    errno.ENAMETOOLONG: "file.name_too_long",
}


def _reason(error: OSError) -> Message | str:
    """Word the system's reason in the reader's language, as far as it is a usual one."""
    known = _REASONS.get(error.errno or 0)
    return Message(known) if known else error.strerror or ""


def read_text(path: Path) -> str:
    """Read a UTF-8 text file a user named.

    Raises:
        Problem: there is no such file, it cannot be read, is no file of text in UTF-8, or is
            larger than ``MOST_BYTES``.
    """
    try:
        # A device may never end.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise Problem("problem.cannot_read", path=str(path), reason=Message("file.no_file"))
        if path.stat().st_size > MOST_BYTES:
            raise Problem("problem.cannot_read", path=str(path), reason=Message("file.too_big"))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("problem.not_utf8", path=str(path)) from error
    except OSError as error:
        raise cannot_read(path, error) from error


def cannot_read(path: Path, error: OSError) -> Problem:
    """Name the reason why ``path`` could not be read."""
    if isinstance(error, FileNotFoundError):
        return Problem("problem.no_file", path=str(path))
    return Problem("problem.cannot_read", path=str(path), reason=_reason(error))

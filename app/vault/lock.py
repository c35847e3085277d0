"""The lock that gives an open vault one owner; the kernel releases it, also at kill -9."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from app.base.errors import Problem
from app.base.files import cannot_write

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    #: What a lock held by somebody else raises.
    _HELD: type[OSError] = PermissionError
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

    _HELD = BlockingIOError


class Lock:
    """A lock held until ``release``. The file stays: removing it would be a race."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def take(cls, path: Path) -> Lock:
        """Take the lock at ``path``, at once or not at all.

        Raises:
            Problem: another process has the vault open, or the place cannot be written.
        """
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise cannot_write(path, error) from error
        try:
            _lock(handle)
        except _HELD as error:
            os.close(handle)
            raise Problem("problem.vault_in_use") from error
        except OSError as error:
            os.close(handle)
            raise cannot_write(path, error) from error
        return cls(handle)

    def release(self) -> None:
        """Let go of the vault; harmless the second time."""
        if self._handle is None:
            return
        # Said aloud, not left to close: a forked child may still have the file open.
        _unlock(self._handle)
        os.close(self._handle)
        self._handle = None

"""Where the user's own law data lies: newer packs, and days added to or taken from a calendar.

What Kaiji ships is read from the program; what the user puts beside it lies in one folder
(``laws`` of the user's home, nothing personal in it) that is opened once, at the start.
Everything derived from laws is remembered through ``remember``, so that it is forgotten
together when the folder's content changes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from app.base.files import cannot_write, write_atomically

Told = TypeVar("Told", bound=Callable[..., Any])

_folder: Path | None = None
#: Counts what the folder has held; what was begun before a change is not kept as of after it.
_state = 0
_forget: list[Callable[[], None]] = []


def use(folder: Path | None) -> None:
    """Read the user's law data from ``folder`` from now on; None = there is none."""
    global _folder
    changed = folder != _folder or folder is not None
    _folder = folder
    if changed:
        forget()


def folder() -> Path | None:
    """Give the folder of the user's law data."""
    return _folder


def forget() -> None:
    """Forget everything derived from laws: the data has changed."""
    global _state
    _state += 1
    for each in _forget:
        each()


def keep(name: str, text: str) -> None:
    """Write a file of the folder, all of it or nothing, for its owner only.

    Args:
        name: its way in the folder, ``packs/APPI.toml``.
        text: what it holds from now on.

    Raises:
        Problem: it cannot be written; the former one is untouched.
    """
    place = _place(name)
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise cannot_write(place, error) from error
    write_atomically(place, text.encode())
    forget()


def drop(name: str) -> None:
    """Throw a file of the folder away, if it is there.

    Raises:
        Problem: it cannot be removed.
    """
    place = _place(name)
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(place, error) from error
    forget()


def _place(name: str) -> Path:
    if _folder is None:
        raise RuntimeError("no folder of law data is in use")
    return _folder / name


def remember(most: int | None = None) -> Callable[[Told], Told]:
    """Decorate a pure function of its arguments and the law data: results are kept until ``forget``.

    A result that another thread was still deriving when the data changed is not given later.

    Args:
        most: how many results are kept; None = all.
    """

    def decorate(function: Told) -> Told:
        @lru_cache(maxsize=most)
        def kept(_of: int, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the function
            return function(*given, **named)

        @wraps(function)
        def told(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the function
            return kept(_state, *given, **named)

        _forget.append(kept.cache_clear)
        return told  # type: ignore[return-value]  # the call's meaning is the function's

    return decorate

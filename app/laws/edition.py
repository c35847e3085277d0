"""What dates are computed with, in one word: whoever keeps something computed knows when it is old."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from app.base.resources import core_data
from app.laws import shelf

_FOLDERS = ("packs", "calendars")

#: Of a file longer than any that is read, the beginning tells enough.
_MOST = 1_000_000


@shelf.remember()
def edition() -> str:
    """Give a word that changes with any law pack or calendar, or who counts in which.

    What the user installed or changed counts too. No pack is read for it.
    """
    found = hashlib.sha256()
    for name, content in (*_shipped(), *_own()):
        found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _shipped() -> Iterator[tuple[str, bytes]]:
    laws = core_data("laws")
    for name in ("every_law.toml", "places.toml"):
        yield name, laws.joinpath(name).read_bytes()
    for folder in _FOLDERS:
        for place in sorted(laws.joinpath(folder).iterdir(), key=lambda each: each.name):
            if place.name.endswith(".toml"):
                yield place.name, place.read_bytes()


def _own() -> Iterator[tuple[str, bytes]]:
    own = shelf.folder()
    if own is None:
        return
    for folder in _FOLDERS:
        for place in sorted((own / folder).glob("*.toml")):
            try:
                with place.open("rb") as stream:
                    yield f"{folder}/{place.name}", stream.read(_MOST)
            except OSError:
                # It is left aside where it would be read, too.
                continue

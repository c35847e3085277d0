"""How the window is told which pages there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from ui.widgets.page import Page


class Place(Enum):
    """Where the rail shows a page."""

    TILE = auto()
    TOP = auto()
    FOOT = auto()
    #: Not on the rail, which is hidden while this page is in front: nothing is open yet.
    ALONE = auto()


@dataclass(frozen=True)
class PageEntry:
    """A page that exists, and how the rail names it."""

    name: str
    icon: str
    message_id: str
    #: Makes the page when it is first shown; a start pays for one page only.
    make: Callable[[], Page]
    place: Place = Place.TOP

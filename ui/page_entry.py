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
    #: Without an item of its own: the rail shows the page it lies ``under``.
    WITHIN = auto()
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
    #: The name of the page whose item is shown for this one.
    under: str = ""

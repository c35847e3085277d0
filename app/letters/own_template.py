"""A letter in the user's own words, as it is kept: a record, and names that cannot be mistaken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.base.ids import FollowUp, Law, Right
from app.base.text import fold

#: Where templates of one's own are listed, so that none is taken for a shipped one.
FOLDER = "own/"

Kind = Right | FollowUp


@dataclass(frozen=True)
class OwnTemplate:
    """A letter in the user's words.

    Attributes:
        name: the user's; unlike every shipped one's, and unlike the others' (``key_of``).
        text: Jinja2 and light Markdown: a body, and sections headed ``%% subject`` …
        based_on: shipped file -> SHA-256 of its text when the template was made from it.
        created, changed: moments in UTC; None = not kept yet.
    """

    name: str
    law: Law
    kind: Kind
    language: str
    text: str
    based_on: Mapping[str, str] = field(default_factory=dict)
    created: datetime | None = None
    changed: datetime | None = None

    @property
    def listed(self) -> str:
        """The name with its folder, as messages and lists have it."""
        return FOLDER + self.name


def kind_of_id(text: str) -> Kind:
    """Read the id of a kind of letter; ValueError if there is none."""
    return Right(text) if text in set(Right) else FollowUp(text)


def key_of(name: str) -> str:
    """Fold a name: two names with the same key are one to a reader."""
    folded = fold(name)
    return " ".join(re.sub(r"[\W_]+", " ", folded).split()) or "".join(folded.split())

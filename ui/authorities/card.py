"""One authority: why it is named, how it is reached, what to know before, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.operators.authorities import NOTES, SCOPES, Authority
from app.operators.authority_finder import Candidate
from ui.authorities.rows import language_words, name_words, other_names, place_words
from ui.authorities.ways import ways
from ui.directory.row import DOT
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, parted, refill
from ui.widgets.field import Reason
from ui.widgets.flow import Flow
from ui.widgets.glyph import Glyph
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class AuthorityCard(Card):
    """An authority in words of the moment; made anew for another language.

    One of several that are perhaps responsible is closed at first, so that its reason is read and
    not seventeen addresses.
    """

    def __init__(
        self,
        words: Words,
        authority: Authority,
        opened: Callable[[str], object],
        *,
        candidate: Candidate | None = None,
        basis: str = "",
        titled: bool = True,
    ) -> None:
        """Make a card.

        Args:
            words: the language of the moment.
            authority: of whom it tells.
            opened: hears the address of a page that shall be opened in the browser.
            candidate: why it is one to complain to; None = nothing was asked.
            basis: the place of the law that says so.
            titled: whether its name stands on it.
        """
        super().__init__()
        self.setObjectName(f"authority_{authority.id}")
        self._words, self._authority, self._opened = words, authority, opened
        self._details: QWidget | None = None
        self.body.setSpacing(6)
        if titled:
            self.body.addWidget(Text(name_words(words, authority), Role.HEADING))
        for other in other_names(words, authority):
            self.body.addWidget(Text(other, Role.LABEL, "text2"))
        self.body.addLayout(self._chips(candidate))
        if candidate is not None:
            self._say_why(candidate, basis)
        if authority.scope in SCOPES and (
            candidate is None or candidate.reason.id != SCOPES[authority.scope]
        ):
            self.body.addWidget(_reason(words.text(SCOPES[authority.scope]), "info"))
        self._more = Button("", Kind.QUIET, icon="chevron-down")
        self._more.setObjectName("authority_more")
        self._more.clicked.connect(self._toggle)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        if candidate is None or candidate.certain:
            self._more.hide()
            self._fill()
        self._say_more()

    def is_open(self) -> bool:
        """Say whether it shows how the authority is reached."""
        return self._details is not None and not self._details.isHidden()

    def _chips(self, candidate: Candidate | None) -> Flow:
        text, authority, row = self._words.text, self._authority, Flow()
        if candidate is not None and candidate.certain:
            row.addWidget(Chip(text("authorities.certain"), "check", accent=True))
        elif candidate is not None:
            row.addWidget(Chip(text("authorities.perhaps"), "circle-question-mark"))
        if candidate is not None and candidate.lead:
            row.addWidget(Chip(text("authorities.leads"), "info"))
        place = place_words(self._words, authority.country, authority.region)
        row.addWidget(Chip(place, "map-pin"))
        if authority.sector:
            private = authority.sector == "private"
            sector = "authority.sector.private" if private else "authority.sector.public"
            row.addWidget(Chip(text(sector), "building-complex"))
        if candidate is None:
            for law in authority.laws:
                row.addWidget(Chip(text(f"law.{law}"), "scale"))
        return row

    def _say_why(self, candidate: Candidate, basis: str) -> None:
        said = DOT.join(part for part in (self._words.say(candidate.reason), basis) if part)
        self.body.addWidget(_reason(said, "scale"))
        if candidate.lead:
            self.body.addWidget(_reason(self._words.text("authority.lead"), "info"))

    def _fill(self) -> None:
        text, authority = self._words.text, self._authority
        rows: list[QWidget] = [Text(text("authorities.reach"), Role.STRONG)]
        if not authority.channels:
            rows.append(_reason(text("authorities.no_channel"), "circle-alert", "soon"))
        rows += parted(ways(self._words, authority, self._opened))
        rows += self._before()
        rows += self._sources()
        self._details = refill(self.body, self._details, rows, above=8)

    def _before(self) -> Iterator[QWidget]:
        text, authority = self._words.text, self._authority
        yield _Spaced(Text(text("authorities.before"), Role.STRONG))
        told = language_words(self._words, authority.complaint_languages)
        value = told or text("authorities.languages_unknown")
        said = text("cli.fact", label=text("authority.fact.languages"), value=value)
        origin = self._origin(authority.stated_in.get("complaint_languages", "")) if told else ""
        yield _reason(DOT.join(part for part in (said, origin) if part), "languages")
        for note, key in authority.notes.items():
            if note in NOTES:
                parts = (text(NOTES[note]), self._origin(key))
                yield _reason(DOT.join(part for part in parts if part), "info")

    def _sources(self) -> Iterator[QWidget]:
        text, sources = self._words.text, self._authority.sources.values()
        yield _Spaced(Text(text("directory.sources"), Role.STRONG))
        if not sources:
            yield Text(text("directory.no_sources"), Role.LABEL, "text2")
        for source in sources:
            days = [text("authorities.source_dated", date=source.dated)] if source.dated else []
            days.append(
                text("authorities.source_seen", date=source.seen)
                if source.seen
                else text("authorities.source_not_seen")
            )
            yield _source(source.title, (source.address, DOT.join(days)))

    def _origin(self, key: str) -> str:
        source = self._authority.sources.get(key)
        return self._words.text("directory.from", title=source.title) if source else ""

    def _toggle(self) -> None:
        if self._details is None:
            self._fill()
        else:
            self._details.setVisible(self._details.isHidden())
        self._say_more()

    def _say_more(self) -> None:
        text, name = self._words.text, name_words(self._words, self._authority)
        if self.is_open():
            self._more.set_words(text("authorities.hide"))
        else:
            spoken = text("authorities.show.name", name=name)
            self._more.set_words(text("authorities.show"), name=spoken)


class _Spaced(QWidget):
    """A heading with room above it."""

    def __init__(self, heading: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 2)
        column.addWidget(heading)


def _reason(said: str, icon: str, token: str = "text2") -> Reason:  # noqa: S107 (a colour token)
    reason = Reason()
    reason.say(said, icon, token)
    return reason


def _source(title: str, lines: tuple[str, ...]) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 4, 0, 4)
    across.setSpacing(12)
    across.addWidget(Glyph.icon("file-text", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Text(title, Role.LABEL))
    for line in lines:
        if line:
            column.addWidget(Text(line, Role.SMALL, "text2"))
    across.addLayout(column, 1)
    return row

"""Read a policy: the text with its marks at the left, the record it makes at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.reading.policy.fields import PolicyField
from app.reading.policy.stated import PolicyReading
from app.services import policies
from app.services.policy_again import Again
from ui.policy.presenter import PolicyPresenter
from ui.policy.rows import FieldRow
from ui.policy.shown import FILLABLE, ROWS, value_words
from ui.policy.source import SourceForm
from ui.policy.text_pane import TextPane
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.heading import PageHeading
from ui.widgets.marks import Mark
from ui.widgets.page import Page
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_SIDE = 480
_TEXT_LEAST = 420


class PolicyPage(Page):
    """Reads a policy and lets the user say what is right, before anything is saved.

    Signals:
        kept: the slug of the record that was saved.
        closed: the user is done here.
    """

    kept = Signal(str)
    closed = Signal()

    def __init__(
        self,
        presenter: PolicyPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("policy_page")
        self._presenter, self._words, self._problems = presenter, words, problems
        self._banner = banner
        self._reading: PolicyReading | None = None
        self._known: Again | None = None
        self._confirmed: set[PolicyField] = set()
        self._field = PolicyField.OPERATOR
        self._heading = PageHeading()
        self._other = self._button("policy_other", Kind.LINK)
        #: Where there is no room for both: whether the record is in front, or the text.
        self._record_in_front = True
        self._swap = self._button("policy_swap", Kind.SECONDARY)
        self._source = SourceForm(words)
        self._text = TextPane()
        self._text.setMinimumHeight(_TEXT_LEAST)
        self._legend = Text("", Role.SMALL, "text2")
        self.header.addWidget(self._heading, 1)
        self.header.addWidget(self._swap)
        self.header.addWidget(self._other)
        self.content.addWidget(self._source)
        self.content.addWidget(self._text, 1)
        self.content.addWidget(self._legend)
        self.content.addStretch(0)
        self._lay_out_record()
        self._connect()
        self._show_state()
        self.retranslate()

    def _button(self, name: str, kind: Kind, icon: str = "") -> Button:
        button = Button("", kind, icon=icon)
        button.setObjectName(name)
        return button

    def _lay_out_record(self) -> None:
        self._panel = self.set_side(_SIDE)
        self._title = Text("", Role.HEADING)
        self._count = Text("", Role.SMALL, "text2")
        self._rows = {field: FieldRow(field.value, self._words) for field in ROWS}
        self._again = _Changes()
        self._doubts = QWidget()
        doubts = QVBoxLayout(self._doubts)
        doubts.setContentsMargins(12, 8, 8, 8)
        doubts.setSpacing(6)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(2)
        column.addWidget(self._again)
        for field, row in self._rows.items():
            column.addWidget(row)
            row.chosen.connect(lambda each=field: self._choose(each))
            row.confirmed.connect(lambda each=field: self._confirm(each))
            row.refused.connect(lambda each=field: self._refuse(each))
            row.filled.connect(lambda typed, each=field: self._fill(each, typed))
        column.addWidget(self._doubts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._discard = self._button("policy_discard", Kind.QUIET)
        self._save = self._button("policy_save", Kind.PRIMARY, "check")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot = QHBoxLayout()
        foot.addWidget(self._discard)
        foot.addStretch(1)
        foot.addWidget(self._save)
        self._panel.addLayout(head)
        self._panel.addWidget(scroll, 1)
        self._panel.addLayout(foot)

    def _connect(self) -> None:
        self._source.text_given.connect(self._presenter.read_text)
        self._source.text_given.connect(lambda _text: self._source.say_busy(busy=True))
        self._source.file_given.connect(self._begin_file)
        self._source.page_given.connect(self._begin_page)
        self._source.stop_asked.connect(self._presenter.stop)
        self._presenter.read.connect(self._take)
        self._presenter.failed.connect(self._problems.tell)
        self._presenter.idle.connect(lambda: self._source.say_busy(busy=False))
        self._presenter.kept.connect(self._take_kept)
        self._presenter.known.connect(self._take_known)
        self._text.chosen.connect(lambda name: self._choose(_row_of(PolicyField(name))))
        self._other.clicked.connect(self._begin_anew)
        self._swap.clicked.connect(self._swap_sides)
        self._discard.clicked.connect(self._begin_anew)
        self._save.clicked.connect(self._keep)
        self._words.language_changed.connect(self.retranslate)

    def press_primary(self) -> None:
        """Save the record; where nothing was read yet, read."""
        if self._reading is not None:
            self._keep()
        else:
            self._source.press()

    def close_innermost(self) -> bool:
        """Leave a line to fill in."""
        closed = [row.close_edit() for row in self._rows.values()]
        return any(closed)

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the text, and what the user said of it, where it is not saved."""
        if self._reading is None:
            typed, address = self._source.text.value(), self._source.address.value()
            return {"typed": typed, "address": address} if typed.strip() or address else None
        confirmed = sorted(each.value for each in self._confirmed)
        return {"reading": policies.packed(self._reading), "confirmed": confirmed}

    def restore(self, values: Mapping[str, object]) -> None:
        """Go on where the user was."""
        reading, confirmed = policies.unpacked(values.get("reading")), values.get("confirmed")
        if reading is not None:
            self._take(reading)
            said = confirmed if isinstance(confirmed, list) else []
            self._confirmed = {field for field in ROWS if field.value in said}
            self._show_record()
            return
        self._source.text.set_value(str(values.get("typed", "")))
        self._source.address.set_value(str(values.get("address", "")))
        self._source.say_busy(busy=False)

    def begin_text(self, text: str) -> None:
        """Read a text, as if it had been pasted here."""
        self._begin_anew()
        self._presenter.read_text(text)

    def begin_file(self, path: Path) -> None:
        """Read a file, as if it had been chosen here."""
        self._begin_anew()
        self._begin_file(path)

    def _begin_file(self, path: Path) -> None:
        self._source.say_busy(busy=True)
        self._presenter.read_file(path)

    def _begin_page(self, address: str) -> None:
        self._source.say_busy(busy=True)
        self._presenter.read_page(address)

    def _begin_anew(self) -> None:
        self._reading = None
        self._confirmed.clear()
        self._show_state()
        self.retranslate()
        self._source.text.setFocus()

    def _take_known(self, known: Again | None) -> None:
        self._known = known if self._reading is not None else None
        self._say_known()

    def _say_known(self) -> None:
        text, known = self._words.text, self._known
        self._save.set_words(text("policy.update") if known else text("policy.save"))
        if known is None:
            self._again.show_sentences(())
            return
        name = known.operator.shown_name
        said = [self._words.say(each) for each in known.changes]
        first = text("policy.known", name=name) if said else text("policy.known_same", name=name)
        self._again.show_sentences((first, *said))

    def _take(self, reading: PolicyReading) -> None:
        self._reading, self._known = reading, None
        self._presenter.look_up(reading)
        self._confirmed.clear()
        self._text.show_text(reading.document.text)
        stated = [field for field in ROWS if reading.of(field)]
        self._field = stated[0] if stated else PolicyField.OPERATOR
        self._show_state()
        self.retranslate()
        for notice in reading.document.notices:
            self._banner.tell(self._words.say(notice), Mark.DUE_SOON)

    def _choose(self, field: PolicyField) -> None:
        self._field = field
        self._show_record()

    def _confirm(self, field: PolicyField) -> None:
        self._confirmed.add(field)
        following = [each for each in ROWS if self._stated(each) and each not in self._confirmed]
        self._field = following[0] if following else field
        self._show_record()
        self._rows[self._field].setFocus()

    def _refuse(self, field: PolicyField) -> None:
        self._put(field, ())

    def _fill(self, field: PolicyField, typed: str) -> None:
        self._confirmed.add(field)
        self._put(field, (typed,))

    def _put(self, field: PolicyField, values: tuple[str, ...]) -> None:
        if self._reading is None:
            return
        self._reading = self._reading.with_values(field, values)
        if field is PolicyField.FEE_AMOUNT and not values:
            self._reading = self._reading.with_values(PolicyField.FEE_CURRENCY, ())
        self._field = field
        self._show_record()

    def _stated(self, field: PolicyField) -> bool:
        return self._reading is not None and bool(self._reading.of(field))

    def _keep(self) -> None:
        if self._reading is not None:
            self._save.setEnabled(False)
            known = self._known.operator if self._known is not None else None
            self._presenter.keep(self._reading, known)

    def _take_kept(self, slug: str) -> None:
        self._source.text.set_value("")
        self._source.address.set_value("")
        self._reading = None
        self._confirmed.clear()
        self._show_state()
        self.kept.emit(slug)

    def _show_state(self) -> None:
        """Show the form, or the text and its record."""
        read = self._reading is not None
        self._source.setVisible(not read)
        for widget in (self._text, self._legend, self._other):
            widget.setVisible(read)
        self._swap.hide()
        self._save.setEnabled(read)
        if self._side is not None:
            self._side.setVisible(read)
        self._fold()

    def _fold(self) -> None:
        if self._reading is None or self._side is None:
            return
        wide = self.width() >= _SIDE + _TEXT_LEAST
        self._swap.setVisible(not wide)
        self.fold_side(folded=not wide, shown=self._record_in_front)

    def _swap_sides(self) -> None:
        self._record_in_front = not self._record_in_front
        self._say_swap()
        self._fold()

    def _say_swap(self) -> None:
        text = self._words.text
        front = self._record_in_front
        self._swap.set_words(text("policy.show_text") if front else text("policy.show_record"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._text.repaint_marks()

    def _show_record(self) -> None:
        reading = self._reading
        if reading is None:
            return
        numbered = [
            field for field in ROWS if any(each.end > each.start for each in reading.of(field))
        ]
        for field, row in self._rows.items():
            row.show_field(
                str(numbered.index(field) + 1) if field in numbered else "",
                value_words(reading, field, self._words),
                chosen=field is self._field,
                confirmed=field in self._confirmed,
                fillable=field in FILLABLE,
            )
        shown = tuple(each for each in reading.findings if each.field in ROWS)
        self._text.mark(shown, reading.others, self._field.value)
        stated = sum(1 for field in ROWS if reading.of(field))
        self._count.set_text(
            self._words.text("policy.count", found=stated, absent=len(ROWS) - stated)
        )
        self._show_doubts(reading)

    def _show_doubts(self, reading: PolicyReading) -> None:
        column = self._doubts.layout()
        assert column is not None  # noqa: S101 - it was given one
        while (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for doubt in policies.doubts(reading, self._presenter.today()):
            reason = Reason()
            reason.say(self._words.say(doubt.message), "circle-alert", "soon")
            column.addWidget(reason)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        text = self._words.text
        reading = self._reading
        if reading is None:
            self._heading.set_words(text("policy.title"), text("policy.line"))
        else:
            line = text(
                "policy.read_line",
                origin=reading.document.address or reading.document.title or text("policy.text"),
                count=f"{len(reading.document.text):,}",
                language=text(f"language.{reading.language}"),
            )
            self._heading.set_words(text("policy.title"), line)
        self._other.set_words(text("policy.another"))
        self._say_swap()
        self._title.set_text(text("policy.record"))
        self._legend.set_text(text("policy.legend"))
        self._discard.set_words(text("policy.discard"))
        self._say_known()
        self._text.setAccessibleName(text("policy.text_name"))
        self._source.retranslate()
        self._show_record()


def _row_of(field: PolicyField) -> PolicyField:
    """Give the field in whose row a finding is told."""
    return PolicyField.FEE_AMOUNT if field is PolicyField.FEE_CURRENCY else field


class _Changes(QWidget):
    """What the policy says otherwise than the record there is; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._reason = Reason()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 10)
        column.addWidget(self._reason)
        self.hide()

    def show_sentences(self, sentences: Sequence[str]) -> None:
        self._reason.say("\n".join(sentences), "info", "text")
        self.setVisible(bool(sentences))

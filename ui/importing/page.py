"""Bring in records of others: choose a file, look through what it would do, then do it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.operators.importing.plan import State
from ui.importing.columns_form import ColumnsForm
from ui.importing.detail import RowDetail
from ui.importing.model import ReviewModel
from ui.importing.presenter import ImportPresenter, Looked
from ui.importing.review_list import ReviewList
from ui.importing.source import ImportSource
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind, Size
from ui.widgets.filter_chip import FilterChip
from ui.widgets.flow import Flow
from ui.widgets.heading import PageHeading
from ui.widgets.page import Page
from ui.widgets.progress import ProgressRow
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_SIDE = 380
_LIST_LEAST = 420

#: From what can be taken to what cannot.
_ORDER = (State.NEW, State.CHANGED, State.SAME, State.DUPLICATE, State.BROKEN)


class View(Enum):
    """What the page shows."""

    SOURCE = auto()
    COLUMNS = auto()
    REVIEW = auto()


class ImportPage(Page):
    """Nothing is written before its one primary button is pressed.

    Signals:
        done: records were brought in.
    """

    done = Signal()

    def __init__(
        self,
        presenter: ImportPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_page")
        self._presenter, self._words, self._banner = presenter, words, banner
        self._problems = problems
        self._view = View.SOURCE
        self._looked: Looked | None = None
        self._writing = False
        self._flips: list[int] = []
        #: Where there is no room for both: whether the row is in front, or the list.
        self._row_in_front = False
        self._heading = PageHeading()
        self._columns_link = _button("import_columns", Kind.LINK)
        self._other = _button("import_other", Kind.LINK)
        self._back = _button("import_back", Kind.SECONDARY, "arrow-left")
        self._progress = ProgressRow(words)
        self._progress.setObjectName("import_progress")
        self._source = ImportSource(words)
        self._columns = ColumnsForm(words)
        self._summary = Text("", Role.BODY)
        self._model = ReviewModel(words, self)
        self._chips = {state: FilterChip(f"import_state_{state}") for state in _ORDER}
        self._chip_row = QWidget()
        self._list = ReviewList(self._model)
        self._list.setMinimumHeight(200)
        self._detail = RowDetail(words)
        self._all = _button("import_tick_all", Kind.QUIET)
        self._none = _button("import_tick_none", Kind.QUIET)
        self._accept = _button("import_accept", Kind.PRIMARY, "check")
        self._lay_out()
        self._connect()
        self._show_view(View.SOURCE)
        self.retranslate()

    def _lay_out(self) -> None:
        self.header.addWidget(self._heading, 1)
        for button in (self._back, self._columns_link, self._other):
            self.header.addWidget(button)
        flow = Flow(self._chip_row, gap=6)
        for chip in self._chips.values():
            flow.addWidget(chip)
        self.content.addWidget(self._progress)
        self.content.addWidget(self._source)
        self.content.addWidget(self._columns)
        self.content.addWidget(self._summary)
        self.content.addWidget(self._chip_row)
        self.content.addWidget(self._list, 1)
        self.content.addStretch(0)
        self.set_side(_SIDE).addWidget(self._detail, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch(1)
        row.addWidget(self._accept)
        self.set_bar().addWidget(self._foot, 1)

    def _connect(self) -> None:
        self._source.given.connect(self.begin)
        self._columns.given.connect(self._read_columns)
        self._progress.stop_asked.connect(self._presenter.stop)
        self._presenter.looked.connect(self._take)
        self._presenter.stepped.connect(self._say_step)
        self._presenter.kept.connect(self._take_kept)
        self._presenter.failed.connect(self._problems.tell)
        self._presenter.idle.connect(self._rest)
        for chip in self._chips.values():
            chip.toggled.connect(self._filter)
        self._model.ticks_changed.connect(self._say_ticks)
        self._list.selectionModel().currentChanged.connect(self._show_row)
        self._list.opened.connect(lambda: self._bring_row(in_front=True))
        self._back.clicked.connect(lambda: self._bring_row(in_front=False))
        self._other.clicked.connect(self._begin_anew)
        self._columns_link.clicked.connect(self._swap_columns)
        self._all.clicked.connect(lambda: self._model.tick_shown(on=True))
        self._none.clicked.connect(lambda: self._model.tick_shown(on=False))
        self._accept.clicked.connect(self._write)
        self._words.language_changed.connect(self.retranslate)

    def begin(self, path: Path, given: Mapping[str, str] | None = None) -> None:
        """Say what importing a file or folder would do; it is only read."""
        self._writing = False
        self._say_busy(self._words.text("importing.busy"))
        self._progress.begin(self._counted("importing.reading", 0))
        self._presenter.look(path, given)

    def press_primary(self) -> None:
        """Bring in what is ticked; before there is anything, choose it."""
        if self._view is View.REVIEW:
            self._accept.click()
        elif self._view is View.COLUMNS:
            self._columns.press()
        else:
            self._source.press()

    def close_innermost(self) -> bool:
        """Go back from the row to the list, from the columns to what they made, or to the start."""
        if self._view is View.REVIEW and self._is_narrow() and self._row_in_front:
            self._bring_row(in_front=False)
            return True
        if self._view is View.COLUMNS:
            made = self._looked is not None and self._looked.plan is not None
            self._show_view(View.REVIEW if made else View.SOURCE)
            return True
        return False

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what is looked at and which ticks were changed; it is read anew after."""
        if self._looked is None:
            return None
        given = dict(self._looked.given)
        return {"path": str(self._looked.path), "given": given, "flipped": self._model.flipped()}

    def restore(self, values: Mapping[str, object]) -> None:
        """Look at it again; where it changed in between, the ticks may be others."""
        path, given, flipped = (values.get(key) for key in ("path", "given", "flipped"))
        if not isinstance(path, str):
            return
        numbers = flipped if isinstance(flipped, list) else []
        self._flips = [each for each in numbers if isinstance(each, int)]
        told = given if isinstance(given, dict) else {}
        self.begin(Path(path), {str(head): str(field) for head, field in told.items()})

    def _take(self, looked: Looked) -> None:
        self._looked = looked
        if looked.columns is not None:
            self._columns.show_columns(looked.columns, dict(looked.given))
        for chip in self._chips.values():
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        if looked.plan is None:
            self._show_view(View.COLUMNS)
        else:
            self._model.show_plan(looked.plan, looked.names)
            self._model.flip(self._flips)
            self._show_view(View.REVIEW)
            self._choose_first()
        self._flips = []
        self.retranslate()

    def _take_kept(self, count: int) -> None:
        self._banner.tell(self._counted("importing.done", count))
        self._begin_anew()
        self.done.emit()

    def _read_columns(self, given: dict[str, str]) -> None:
        if self._looked is not None:
            self.begin(self._looked.path, given)

    def _write(self) -> None:
        rows = self._model.chosen()
        if not rows:
            return
        self._writing = True
        self._say_busy(self._words.text("importing.busy_writing"))
        self._progress.begin(
            self._words.text("importing.writing", done="0", total=f"{len(rows):,}")
        )
        self._presenter.accept(rows)

    def _say_step(self, done: int, total: int) -> None:
        if self._writing:
            shown = {"done": f"{done:,}", "total": f"{total:,}"}
            self._progress.step(done, total, self._words.text("importing.writing", **shown))
        else:
            self._progress.step(done, 0, self._counted("importing.reading", done))

    def _rest(self) -> None:
        self._progress.end()
        self._writing = False
        self._say_busy("")

    def _say_busy(self, why: str) -> None:
        self._source.say_busy(why)
        for widget in (self._columns, self._list, self._all, self._none, self._other):
            widget.setEnabled(not why)
        self._say_ticks(why)

    def _begin_anew(self) -> None:
        self._looked = None
        self._show_view(View.SOURCE)
        self.retranslate()

    def _swap_columns(self) -> None:
        self._show_view(View.REVIEW if self._view is View.COLUMNS else View.COLUMNS)

    def _filter(self, *_what: object) -> None:
        self._model.show_states(frozenset(s for s, chip in self._chips.items() if chip.isChecked()))
        self._choose_first()

    def _choose_first(self) -> None:
        self._row_in_front = False
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._show_row()
        self._fold()

    def _show_row(self, *_what: object) -> None:
        planned = self._model.planned(self._list.currentIndex())
        findings = self._presenter.findings(planned) if planned is not None else ()
        names = self._looked.names if self._looked is not None else {}
        self._detail.show_row(planned, names, findings)

    def _bring_row(self, *, in_front: bool) -> None:
        self._row_in_front = in_front
        self._fold()
        if not in_front:
            self._list.setFocus()

    def _show_view(self, view: View) -> None:
        self._view = view
        review = view is View.REVIEW
        self._source.setVisible(view is View.SOURCE)
        self._columns.setVisible(view is View.COLUMNS)
        for widget in (self._summary, self._chip_row, self._list, self._foot):
            widget.setVisible(review)
        if self._bar is not None:
            self._bar.setVisible(review)
        table = self._looked is not None and self._looked.columns is not None
        made = self._looked is not None and self._looked.plan is not None
        self._columns_link.setVisible(view is not View.SOURCE and table and made)
        self._other.setVisible(view is not View.SOURCE)
        self._fold()

    def _is_narrow(self) -> bool:
        return self.width() < _SIDE + _LIST_LEAST

    def _fold(self) -> None:
        if self._side is None:
            return
        review, narrow = self._view is View.REVIEW, self._is_narrow()
        self.fold_side(folded=narrow, shown=self._row_in_front and review)
        self._side.setVisible(review and (self._row_in_front or not narrow))
        self._back.setVisible(review and narrow and self._row_in_front)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _counted(self, message_id: str, count: int) -> str:
        return self._words.plural(message_id, count, shown=f"{count:,}")

    def _say_ticks(self, why: str = "") -> None:
        count = self._model.ticked_count()
        self._accept.set_words(self._counted("importing.accept", count))
        self._accept.refuse(why or ("" if count else self._words.text("importing.tick_first")))

    def _say_counts(self) -> None:
        if self._looked is None or self._looked.plan is None:
            return
        counts = self._looked.plan.counts
        said = [
            self._words.plural(f"importing.count.{state}", count, shown=f"{count:,}")
            for state, count in ((state, counts[state]) for state in _ORDER)
            if count or state is not State.SAME
        ]
        line = self._words.text("importing.summary", counts=self._words.messages.listed(said))
        self._summary.set_text(" ".join(part for part in (line, self._left_out()) if part))
        for state, chip in self._chips.items():
            shown = self._words.text(f"import.state.{state}")
            chip.set_words(f"{shown} {counts[state]:,}")
            chip.setVisible(bool(counts[state]))

    def _left_out(self) -> str:
        """Name the columns of a table of which nothing is brought in."""
        looked = self._looked
        if looked is None or looked.columns is None:
            return ""
        fields = zip(looked.columns.heads, looked.columns.fields, strict=True)
        out = [
            head for head, field in fields if looked.given.get(head, field) in ("", "-") and head
        ]
        if not out:
            return ""
        names = self._words.messages.listed([head[:40] for head in out[:5]])
        return self._words.plural("importing.left_out", len(out), names=names)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was ticked stays."""
        text = self._words.text
        line = text("importing.line")
        if self._looked is not None:
            line = self._looked.path.name or str(self._looked.path)
        self._heading.set_words(text("importing.title"), line)
        self._back.set_words(text("importing.back"))
        self._columns_link.set_words(text("importing.columns"))
        self._other.set_words(text("importing.other"))
        self._all.set_words(text("importing.tick_all"))
        self._none.set_words(text("importing.tick_none"))
        self._list.setAccessibleName(text("importing.rows"))
        self._list.setAccessibleDescription(text("importing.rows_keys"))
        self._source.retranslate()
        self._columns.retranslate()
        self._model.retranslate()
        self._say_counts()
        self._say_ticks()
        self._show_row()


def _button(name: str, kind: Kind, icon: str = "") -> Button:
    size = Size.SMALL if kind is Kind.LINK else Size.NORMAL
    button = Button("", kind, icon=icon, size=size)
    button.setObjectName(name)
    return button

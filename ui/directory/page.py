"""The directory: search at the left, one record or the form for one's own at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.operators.record import Operator
from app.services.directory import EVERY
from app.services.overview import Filter
from app.services.own_operators import Standing
from ui.directory.editor import Editor
from ui.directory.facts import Facts
from ui.directory.finder import Finder
from ui.directory.heading import Heading
from ui.directory.nothing import Nothing
from ui.directory.presenter import DirectoryPresenter, Found, Shown, Sought
from ui.directory.record_view import RecordView
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.list_page import ListPage
from ui.wording import Words


class View(Enum):
    """What the right side shows."""

    EMPTY = auto()
    RECORD = auto()
    FORM = auto()
    NOTHING = auto()


class DirectoryPage(ListPage):
    """Operators: found, looked at, added and edited.

    Signals:
        request_asked: the slug of an operator the user wants to write to.
        policy_asked: the user wants to read a policy.
        authorities_asked: the user wants to find an authority.
        import_asked: the user wants to bring in records of others.
        case_asked: the id of a request the user wants to see.
        requests_asked: the ``Filter`` of requests the user wants listed.
    """

    request_asked = Signal(str)
    case_asked = Signal(str)
    requests_asked = Signal(object)
    policy_asked = Signal()
    authorities_asked = Signal()
    import_asked = Signal()

    def __init__(
        self,
        presenter: DirectoryPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        self._finder = Finder(words)
        self._heading = Heading(words)
        super().__init__(self._finder, self._heading, parent)
        self._presenter, self._words = presenter, words
        self._view = View.EMPTY
        self._shown: Shown | None = None
        self._shown_on: date | None = None
        self._wanted = ""
        #: An operator that was asked for by name stays in front, also where no list has it.
        self._asked = ""
        self._sought = Sought()
        self._record = RecordView(words)
        self._editor = Editor(presenter, words, banner, problems, self)
        self._nothing = Nothing(words)
        for widget in (self._record, self._editor.form, self._nothing):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._connect(problems)
        self._show_view(View.EMPTY)
        self.retranslate()

    def _connect(self, problems: Problems) -> None:
        self._presenter.found.connect(self._take_found)
        self._presenter.counted.connect(self._finder.show_count)
        self._presenter.shown.connect(self._take_shown)
        self._presenter.removed.connect(self._let_go)
        self._presenter.failed.connect(problems.tell)
        self._finder.sought.connect(self._seek)
        self._finder.more_asked.connect(self._presenter.more)
        self._finder.chosen.connect(self._choose)
        self._finder.opened.connect(self._open)
        self._finder.add_asked.connect(self._add)
        self._finder.policy_asked.connect(self.policy_asked)
        self._finder.authorities_asked.connect(self.authorities_asked)
        self._finder.import_asked.connect(self.import_asked)
        self._nothing.add_asked.connect(self._add)
        self._nothing.clear_asked.connect(self._finder.filters.clear)
        self._nothing.meant.connect(self.show_operator)
        self._record.successor_asked.connect(self.show_operator)
        self._record.case_asked.connect(self.case_asked)
        self._record.all_asked.connect(self._list_requests)
        self._heading.edit_asked.connect(self._edit)
        self._heading.request_asked.connect(self._request)
        self._heading.restore_asked.connect(self._restore_kaijis)
        self._heading.discard_asked.connect(self._editor.put_away)
        self._heading.save_asked.connect(self._editor.save)
        self._editor.opened.connect(self._open_form)
        self._editor.closed.connect(self._close_form)
        self._editor.saving.connect(self._say_saving)
        self._editor.kept.connect(self._show_kept)
        self._editor.taken_back.connect(self._let_go)
        self._editor.form.grew.connect(self.reveal)
        self._words.language_changed.connect(self.retranslate)

    def show_operator(self, slug: str) -> None:
        """Show one operator's record."""
        self._editor.put_away()
        self._show_asked(slug)

    def _show_asked(self, slug: str) -> None:
        self._asked = slug
        self.record_in_front = True
        self._finder.choose(slug)
        self._ask_for(slug)

    def find_text(self, text: str) -> None:
        """Search for ``text`` everywhere."""
        self._editor.put_away()
        self.record_in_front = False
        self._finder.filters.set_text(text)
        self.lay_pages()

    def entered(self) -> None:
        """Read again: another page may have changed the records, and a day may have passed."""
        self._presenter.search(self._finder.filters.value())
        if self._standing is not None:
            self._ask_for(self._standing.operator.slug)

    def close_innermost(self) -> bool:
        """Close the form; where list and record are two pages, go back to the list."""
        if self._view is View.FORM:
            self._editor.put_away()
            return True
        return self.leave_record()

    def press_primary(self) -> None:
        """Save the form, or write to the operator that is shown, or add one."""
        if self._view is View.FORM:
            self._editor.save()
        elif self._view is View.RECORD:
            self._request()
        elif self._view is View.NOTHING:
            self._add()

    def unfinished(self) -> Mapping[str, object] | None:
        """Give the form, if something in it is not saved."""
        return self._editor.unfinished()

    def restore(self, values: Mapping[str, object]) -> None:
        """Open the form again as it was."""
        self._editor.restore(values)

    def keeps_record(self) -> bool:
        return self._view is View.FORM

    def _seek(self, sought: Sought) -> None:
        self._asked = ""
        self._editor.forget_asked()
        self._presenter.search(sought)

    def _take_found(self, found: Found) -> None:
        self._finder.show_found(found)
        typing = found.sought.text != self._sought.text
        fresh = found.sought != self._sought or self._view in (View.EMPTY, View.NOTHING)
        self._sought = found.sought
        self._nothing.show_near(found.near)
        self._nothing.show_filtered(found.sought.wanted != EVERY)
        if self._view is View.FORM:
            self._finder.choose(self._editor.slug)
        elif not found.rows and not self._asked:
            self._show_view(View.NOTHING)
        elif not self._finder.choose(self._wanted) and fresh and not self._asked:
            first = self._finder.first()
            self._finder.choose(first)
            self._ask_for(first, soon=typing)
        elif self._wanted:
            self._ask_for(self._wanted, soon=typing)

    def _choose(self, slug: str) -> None:
        if slug != self._wanted or self._view is not View.RECORD:
            self._editor.put_away()
            self._finder.choose(slug)
            self._ask_for(slug)

    def _open(self, slug: str) -> None:
        self._choose(slug)
        self.enter_record()

    def _ask_for(self, slug: str, *, soon: bool = False) -> None:
        self._wanted = slug
        if soon:
            self._presenter.show_soon(slug)
        else:
            self._presenter.show(slug)

    def _take_shown(self, shown: Shown) -> None:
        if shown.standing.operator.slug != self._wanted or self._view is View.FORM:
            return
        same = self._shown == shown and self._shown_on == self._presenter.today()
        if same and self._view is View.RECORD:
            return
        other = self._standing is None or self._standing.operator.slug != self._wanted
        self._shown, self._shown_on = shown, self._presenter.today()
        self._say_record()
        self._show_view(View.RECORD)
        if other:
            self._scroll.verticalScrollBar().setValue(0)

    def _say_record(self) -> None:
        if self._shown is None:
            return
        standing, dealings = self._shown.standing, self._shown.dealings
        today = self._presenter.today()
        facts = Facts(standing.operator, today, self._words, self._shown.names, dealings.returned)
        text = self._words.text
        whose = restore = ""
        if standing.own:
            whose = text("own.your_version" if standing.is_copy else "own.your_record")
            restore = text("own.back_to_kaijis" if standing.is_copy else "own.forget")
        elif standing.operator.sample:
            whose = text("directory.sample")
        icon = "user" if standing.own else "flask-conical"
        self._heading.show_record(
            facts.name(),
            facts.line(),
            whose=whose,
            icon=icon,
            restore=restore,
            is_copy=standing.is_copy,
        )
        self._record.show_facts(facts, dealings)

    def _show_view(self, view: View) -> None:
        self._view = view
        self._record.setVisible(view is View.RECORD)
        self._editor.form.setVisible(view is View.FORM)
        self._nothing.setVisible(view is View.NOTHING)
        self._heading.setVisible(view in (View.RECORD, View.FORM))
        self.lay_pages()

    @property
    def _standing(self) -> Standing | None:
        return self._shown.standing if self._shown is not None else None

    def _list_requests(self) -> None:
        if self._standing is not None:
            self.requests_asked.emit(Filter(operator=self._standing.operator.slug))

    def _request(self) -> None:
        if self._standing is not None:
            self.request_asked.emit(str(self._standing.operator.slug))

    def _add(self) -> None:
        name = self._sought.text.strip() if self._view is View.NOTHING else ""
        self._editor.put_away()
        self._editor.begin(name)

    def _edit(self) -> None:
        if self._standing is not None:
            self._editor.edit(self._standing.operator.slug)

    def _open_form(self) -> None:
        self._heading.free(saving=False)
        self._say_form()
        self._show_view(View.FORM)
        self._record.clear()
        self._scroll.verticalScrollBar().setValue(0)
        self._editor.form.focus_first()

    def _say_saving(self, saving: bool) -> None:
        self._heading.free(saving=saving)
        if self._view is View.FORM:
            self._say_form()

    def _say_form(self) -> None:
        text = self._words.text
        title = text("own.edit_title" if self._editor.slug else "directory.add")
        self._heading.show_form(title, text("own.line_edit" if self._editor.slug else "own.line"))

    def _close_form(self) -> None:
        if self._standing is not None and self._wanted:
            self._say_record()
            self._show_view(View.RECORD)
            self._finder.choose(self._wanted)
            # While the form was in front, no other record was shown.
            self._ask_for(self._wanted)
        else:
            self._show_view(View.EMPTY)
            self._presenter.search(self._finder.filters.value())

    def _show_kept(self, slug: str) -> None:
        self._show_view(View.EMPTY)
        self._show_asked(slug)

    def _restore_kaijis(self) -> None:
        if self._standing is not None:
            self._presenter.remove(self._standing.operator.slug)

    def _let_go(self, operator: Operator) -> None:
        """Look at nobody, where the record shown is the user's alone and goes."""
        standing = self._standing
        if standing is not None and standing.operator.slug == operator.slug and standing.is_copy:
            return
        if self._wanted != operator.slug:
            return
        self._shown, self._wanted, self._asked = None, "", ""
        if self._view is not View.FORM:
            self.record_in_front = False
            self._show_view(View.EMPTY)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        self._finder.retranslate()
        self._nothing.retranslate()
        self._heading.retranslate()
        if self._view is View.FORM:
            self._say_form()
        elif self._view is View.RECORD:
            self._say_record()

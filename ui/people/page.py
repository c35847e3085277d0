"""People: the list at the left, one person with accounts and what was told at the right."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.base.ids import PersonId
from app.people.person import Person
from app.services.disclosures import Told
from ui.people.editing import Half, half_of
from ui.people.editor import Editor
from ui.people.erase import Erase
from ui.people.finder import Finder
from ui.people.heading import Heading
from ui.people.presenter import Kept, Listed, PeoplePresenter
from ui.people.told_view import ToldCard
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import EmptyState
from ui.widgets.list_page import ListPage
from ui.wording import Words


class View(Enum):
    """What the right side shows."""

    BLANK = auto()
    PERSON = auto()
    NEW = auto()
    NOBODY = auto()


class PeoplePage(ListPage):
    """People: found, looked at, added, edited and deleted.

    Signals:
        request_asked: the ``PersonId`` of somebody the user wants to make a request for.
        requests_asked: that of somebody whose requests shall be listed.
        case_asked: the ``CaseId`` of a request to open.
    """

    request_asked = Signal(object)
    requests_asked = Signal(object)
    case_asked = Signal(object)

    def __init__(
        self,
        presenter: PeoplePresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        self._finder = Finder(words)
        self._heading = Heading(words)
        super().__init__(self._finder, self._heading, parent)
        self._presenter, self._words = presenter, words
        self._banner = banner
        self._view = View.BLANK
        self._people: dict[PersonId, Listed] = {}
        self._is_read = False
        self._current: Listed | None = None
        self._wanted: PersonId | None = None
        self._left: Half | None = None
        self._editor = Editor(presenter, words, banner, problems, self)
        self._form, self._told, self._erase = self._editor.form, ToldCard(words), Erase(words)
        self._add_first = Button("", Kind.PRIMARY, icon="plus")
        self._add_first.setObjectName("people_add_first")
        self._nobody = EmptyState(self._add_first)
        for widget in (self._form, self._told, self._erase):
            self.content.addWidget(widget)
        self.content.addWidget(self._nobody, 100)
        self.content.addStretch(1)
        self._connect(problems)
        self._show_view(View.BLANK)
        self.retranslate()

    def _connect(self, problems: Problems) -> None:
        self._presenter.listed.connect(self._take_people)
        self._presenter.told.connect(self._take_told)
        self._presenter.deleted.connect(self._take_deleted)
        self._presenter.failed.connect(problems.tell)
        self._editor.edited.connect(self._say_heading)
        self._editor.saving.connect(self._say_saving)
        self._editor.kept.connect(self._take_kept)
        self._editor.wanted_back.connect(self._take_back)
        self._finder.chosen.connect(self._choose)
        self._finder.opened.connect(self._open)
        self._finder.add_asked.connect(self._add)
        self._add_first.clicked.connect(self._add)
        self._heading.request_asked.connect(self._request)
        self._heading.requests_asked.connect(self._list_requests)
        self._heading.save_asked.connect(self._editor.save)
        self._heading.discard_asked.connect(self._discard)
        self._form.grew.connect(self.reveal)
        self._told.case_asked.connect(self.case_asked)
        self._erase.confirmed.connect(self._presenter.delete)
        self._words.language_changed.connect(self.retranslate)

    def show_person(self, person: PersonId) -> None:
        """Show somebody."""
        self._put_away()
        self._wanted, self.record_in_front = person, True
        if person in self._people:
            self._show(self._people[person])
        else:
            self._presenter.read()

    def entered(self) -> None:
        """Read again: another page may have changed who there is."""
        self._presenter.read()

    def close_innermost(self) -> bool:
        """Leave the form of somebody new; where list and record are two pages, go to the list."""
        if self._view is View.NEW:
            self._discard()
            return True
        return self.leave_record()

    def press_primary(self) -> None:
        """Save what was typed, or make a request for who is shown, or add somebody."""
        if self._view is View.NEW or self._editor.is_changed():
            self._editor.save()
        elif self._view is View.PERSON:
            self._request()
        elif self._view is View.NOBODY:
            self._add()

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what is typed, if something of it is not saved."""
        if self._left is not None:
            return self._left.values()
        return self._editor.half().values() if self._editor.is_changed() else None

    def restore(self, values: Mapping[str, object]) -> None:
        """Show again what was typed; nothing changes where something else is typed already."""
        if self.unfinished() is None:
            self._left = half_of(values)
            self._resume()

    def keeps_record(self) -> bool:
        return self._view in (View.NEW, View.NOBODY)

    def has_head(self) -> bool:
        return self._view is not View.NOBODY

    def _show_view(self, view: View) -> None:
        self._view = view
        self._form.setVisible(view in (View.PERSON, View.NEW))
        self._told.setVisible(view is View.PERSON)
        self._erase.setVisible(view is View.PERSON)
        self._nobody.setVisible(view is View.NOBODY)
        self._heading.setVisible(view in (View.PERSON, View.NEW))
        self.lay_pages()

    def _take_people(self, people: tuple[Listed, ...]) -> None:
        self._is_read = True
        self._people = {each.id: each for each in people}
        self._finder.show_people(people)
        if self._left is not None:
            self._resume()
        elif self._view is not View.NEW:
            self._show_wanted()

    def _show_wanted(self) -> None:
        """Show who is wanted, else the first; while something is typed, it stays as it is."""
        first = self._finder.first() or next(iter(self._people), None)
        wanted = self._wanted if self._wanted in self._people else first
        if wanted is None:
            self._current = self._wanted = None
            self._presenter.read_told(None)
            self._show_view(View.NOBODY)
            return
        listed = self._people[wanted]
        same = self._current is not None and self._current.id == wanted
        if same and self._view is View.PERSON and self._editor.is_changed():
            self._current = listed
            self._editor.refresh(listed.person)
            self._say_person()
        elif not (same and self._current == listed and self._view is View.PERSON):
            self._show(listed)

    def _show(self, listed: Listed) -> None:
        other = self._current is None or self._current.id != listed.id
        self._current, self._wanted = listed, listed.id
        self._editor.show(listed.id, listed.person)
        self._say_shown(other=other)

    def _say_shown(self, *, other: bool) -> None:
        """Show what belongs to the form of somebody on file."""
        listed = self._current
        if listed is None:
            return
        if other:
            self._told.show_told(())
            self._scroll.verticalScrollBar().setValue(0)
        self._presenter.read_told(listed.id)
        self._finder.choose(listed.id)
        self._say_person()
        self._show_view(View.PERSON)

    def _say_person(self) -> None:
        if self._current is not None:
            self._erase.show_person(self._current)
        self._say_heading()

    def _say_saving(self, saving: bool) -> None:
        self._heading.free(saving=saving)
        if self._view in (View.PERSON, View.NEW):
            self._say_heading()

    def _say_heading(self) -> None:
        if self._current is None:
            self._heading.show_new()
        else:
            person, requests = self._current.person, self._current.requests
            self._heading.show_person(person, requests, changed=self._editor.is_changed())

    def _take_told(self, person: PersonId, told: tuple[Told, ...]) -> None:
        if person == self._wanted:
            self._told.show_told(told)

    def _choose(self, person: PersonId) -> None:
        if person in self._people and (person != self._wanted or self._view is not View.PERSON):
            self._put_away()
            self._show(self._people[person])

    def _open(self, person: PersonId) -> None:
        self._choose(person)
        self.enter_record()

    def _add(self) -> None:
        self._put_away()
        self._begin_new()
        self._form.focus_first()

    def _begin_new(self) -> None:
        self._current = self._wanted = None
        self._presenter.read_told(None)
        self._editor.begin()
        self._finder.choose(None)
        self._say_heading()
        self._show_view(View.NEW)
        self._scroll.verticalScrollBar().setValue(0)

    def _put_away(self) -> None:
        """Let go of what was typed, shown or not yet; it can be had back."""
        if self._left is not None:
            left, self._left = self._left, None
            self._editor.offer_back(left)
        self._editor.put_away()

    def _take_back(self, half: Half) -> None:
        """Show something half-typed that was put away."""
        self._put_away()
        self._left = half
        self._resume()

    def _resume(self) -> None:
        """Show what was typed and left, once it is known whether the person is still there."""
        half = self._left
        if half is None:
            return
        if half.person is None:
            self._left = None
            self._begin_new()
            self._editor.resume(half, None)
        elif half.person in self._people:
            self._left = None
            listed = self._people[half.person]
            self._show(listed)
            self._editor.resume(half, listed.person)
        elif self._is_read:
            self._left = None
            self._show_wanted()
            return
        else:
            self._presenter.read()
            return
        self._say_heading()
        self.bring_record()

    def _discard(self) -> None:
        self._put_away()
        if self._view is View.NEW:
            self.record_in_front = False
            self._view = View.BLANK
            self._show_wanted()
        elif self._current is not None:
            self._show(self._current)

    def _take_kept(self, kept: Kept, is_here: bool) -> None:
        requests = self._people[kept.id].requests if kept.id in self._people else 0
        listed = Listed(kept.id, kept.person, requests, "")
        self._people[kept.id] = listed
        if not is_here:
            # Something else is in front by now, and stays.
            return
        self.record_in_front = True
        if self._editor.is_changed():
            self._current, self._wanted = listed, listed.id
            self._say_shown(other=kept.before is None)
        else:
            self._show(listed)

    def _take_deleted(self, person: PersonId, gone: Person) -> None:
        self._banner.tell(self._words.text("people.deleted", name=gone.name))
        self._people.pop(person, None)
        if self._wanted == person:
            self._current = self._wanted = None
            self.record_in_front = False
            self._editor.close()
            self._show_view(View.BLANK)

    def _request(self) -> None:
        if self._current is not None:
            self.request_asked.emit(self._current.id)

    def _list_requests(self) -> None:
        if self._current is not None:
            self.requests_asked.emit(self._current.id)

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was typed stays."""
        text = self._words.text
        for part in (self._finder, self._heading, self._form, self._told, self._erase):
            part.retranslate()
        self._nobody.set_words(text("people.empty"), text("people.empty_line"))
        self._add_first.set_words(text("person.new"))

"""Authorities: all of them at the left; at the right who is responsible, or one of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.operators.authorities import Authority
from app.operators.authority_finder import Candidate
from app.operators.record import Operator
from ui.authorities.card import AuthorityCard
from ui.authorities.finder import AuthorityList
from ui.authorities.form import QuestionForm
from ui.authorities.heading import Heading
from ui.authorities.presenter import Answer, AuthoritiesPresenter, Book
from ui.authorities.rows import name_words, place_words, question_words
from ui.authorities.ways import open_page
from ui.problems import Problems
from ui.widgets.banner import Banner
from ui.widgets.card import refill
from ui.widgets.field import Reason
from ui.widgets.list_page import ListPage
from ui.widgets.marks import Mark
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class AuthoritiesPage(ListPage):
    """Finds the authority a complaint can go to, and shows what is known of each."""

    def __init__(
        self,
        presenter: AuthoritiesPresenter,
        words: Words,
        banner: Banner,
        problems: Problems,
        parent: QWidget | None = None,
    ) -> None:
        self._list = AuthorityList(words)
        self._heading = Heading(words)
        super().__init__(self._list, self._heading, parent)
        self.setObjectName("authorities_page")
        self._presenter, self._words, self._banner = presenter, words, banner
        self._answer: Answer | None = None
        self._unreadable = 0
        #: The authority that is shown instead of the question; empty = the question is.
        self._shown = ""
        self._form = QuestionForm(words)
        self._answers, self._one = QWidget(), QWidget()
        self._rows: dict[QWidget, QWidget | None] = {self._answers: None, self._one: None}
        for place in self._rows:
            column = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._form, self._answers, self._one):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        # Where list and record are two pages, one comes to ask, not to look through all.
        self.record_in_front = True
        self._connect(problems)
        self.retranslate()

    def _connect(self, problems: Problems) -> None:
        self._presenter.loaded.connect(self._take_book)
        self._presenter.answered.connect(self._take_answer)
        self._presenter.proposed.connect(self._form.propose)
        self._presenter.failed.connect(problems.tell)
        self._form.edited.connect(self._ask)
        self._form.sought.connect(self._presenter.seek)
        self._list.chosen.connect(self._show_one)
        self._list.opened.connect(self._open_one)
        self._list.add_asked.connect(self.show_question)
        self._words.language_changed.connect(self.retranslate)

    def ask_about(self, operator: Operator) -> None:
        """Ask who is responsible for this operator."""
        self.show_question()
        self._form.take(operator)

    def show_question(self) -> None:
        """Show the form and what it gave, and put the keyboard there."""
        self._shown = ""
        self._list.choose("")
        self._say()
        self.bring_record()
        self._form.focus_first()

    def entered(self) -> None:
        """Read every authority, and where the user lives by now."""
        self._presenter.load()

    def close_innermost(self) -> bool:
        """Go back from one authority to the question; where the list is a page of its own, to it."""
        if self.leave_record():
            return True
        if self._shown and not self.is_two_pages:
            self.show_question()
            return True
        return False

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what was chosen."""
        return self._form.values()

    def restore(self, values: Mapping[str, object]) -> None:
        """Ask again what was asked."""
        self._form.restore(values)

    def _take_book(self, book: Book) -> None:
        self._unreadable = book.unreadable
        self._form.know(book.regions, book.home)
        self._list.show_all(book.authorities)
        self._ask()

    def _ask(self) -> None:
        self._presenter.ask(self._form.question())

    def _take_answer(self, answer: Answer | None) -> None:
        if answer is not None and answer == self._answer:
            return
        self._answer = answer
        questions = answer.found.questions if answer else ()
        asked = any(each.id.startswith("authority.ask.sector") for each in questions)
        self._form.ask_sector(asked)
        self._show_answer()

    def _show_one(self, key: str) -> None:
        authority = self._list.authority(key)
        if authority is not None and key != self._shown:
            self._shown = key
            self._say()
            self._scroll.verticalScrollBar().setValue(0)

    def _open_one(self, key: str) -> None:
        self._show_one(key)
        self.enter_record()

    def _show_answer(self) -> None:
        answer, text = self._answer, self._words.text
        rows: list[QWidget] = []
        if self._unreadable:
            told = self._words.plural("authorities.broken", self._unreadable)
            rows.append(_remark(told, "circle-alert", "late"))
        if answer is None:
            rows.append(_Teaching(text("authorities.teach"), text("authorities.teach_list")))
        else:
            rows += self._answer_rows(answer)
        self._fill(self._answers, rows)

    def _answer_rows(self, answer: Answer) -> list[QWidget]:
        found, text = answer.found, self._words.text
        cite = answer.basis.get(self._words.language) or answer.basis["en"]
        law = text(f"law.{answer.law}")
        basis = text("authorities.basis", law=law, cite=cite) if cite else law
        rows: list[QWidget] = [
            _remark(question_words(self._words, each), "circle-question-mark", "soon")
            for each in found.questions
        ]
        if found.candidates:
            count = self._words.plural("authorities.found", len(found.candidates))
            rows.insert(0, Text(count, Role.HEADING))
        elif not found.questions:
            rows.append(Text(text("authorities.nobody"), Role.BODY, "text2"))
        rows += [self._card(each.authority, each, basis) for each in found.candidates]
        return rows

    def _card(
        self, authority: Authority, candidate: Candidate | None = None, basis: str = ""
    ) -> AuthorityCard:
        return AuthorityCard(
            self._words,
            authority,
            self._open_page,
            candidate=candidate,
            basis=basis,
            titled=candidate is not None,
        )

    def _fill(self, place: QWidget, rows: list[QWidget]) -> None:
        column = place.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101 - it was given one
        made = self._rows[place] = refill(column, self._rows[place], rows)
        inner = made.layout()
        if inner is not None:
            inner.setSpacing(12)

    def _open_page(self, address: str) -> None:
        if not open_page(address):
            self._banner.tell(self._words.text("authorities.not_opened"), Mark.PROBLEM)

    def _say(self) -> None:
        """Show the question, or the authority that was chosen."""
        text = self._words.text
        authority = self._list.authority(self._shown)
        for widget in (self._form, self._answers):
            widget.setVisible(authority is None)
        self._one.setVisible(authority is not None)
        if authority is None:
            self._heading.show_words(text("authorities.find"), text("authorities.find_line"))
            return
        place = place_words(self._words, authority.country, authority.region)
        self._heading.show_words(name_words(self._words, authority), place)
        self._fill(self._one, [self._card(authority)])

    def retranslate(self) -> None:
        """Say everything in the language of the moment; what was chosen stays."""
        self._list.retranslate()
        self._heading.retranslate()
        self._form.retranslate()
        self._show_answer()
        self._say()


class _Teaching(QWidget):
    """What the page is for, where nothing is asked yet."""

    def __init__(self, *lines: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 4, 0, 0)
        column.setSpacing(8)
        for line in lines:
            column.addWidget(Text(line, Role.BODY, "text2"))


def _remark(said: str, icon: str, token: str = "text2") -> Reason:  # noqa: S107 (a colour token)
    reason = Reason()
    reason.say(said, icon, token)
    return reason

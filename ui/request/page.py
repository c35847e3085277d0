"""The New request page: who, what, law and why, your data; the letter beside it; the ways out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from app.base.ids import LetterFormat, OperatorSlug, PersonId
from app.operators.record import Operator
from app.people.person import Person
from app.services.several import Written
from ui.problems import Problems
from ui.request.facts import Facts, NewPerson
from ui.request.leaving import Leaving, Taken
from ui.request.letter_panel import LetterPanel
from ui.request.pieces import Pieces
from ui.request.presenter import RequestPresenter, Shown
from ui.request.printing import print_pages
from ui.request.really_sent import ReallySent
from ui.request.ways import WaysBar
from ui.request.who import Who
from ui.request.wishes import Grounds, LawCard, Wishes
from ui.tasks import Task
from ui.widgets.banner import Banner
from ui.widgets.heading import PageHeading, StepHeading
from ui.widgets.marks import Mark
from ui.widgets.page import Page
from ui.widgets.progress import ProgressRow
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words

_NEW_PERSON = "+"
_SIDE = 472


class RequestPage(Page):
    """One page, each step open; nothing leaves before a button is pressed.

    Signals:
        closed: the user is done here.
    """

    closed = Signal()

    def __init__(
        self,
        presenter: RequestPresenter,
        leaving: Leaving,
        words: Words,
        banner: Banner,
        problems: Problems,
        mail_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; drafts for the mail program are put into ``mail_folder``."""
        super().__init__(parent)
        self._presenter, self._leaving, self._words = presenter, leaving, words
        self._banner, self._problems = banner, problems
        self._mail_folder = mail_folder
        self._several = 0
        self._shown: Shown | None = None
        self._task: Task | None = None
        self._people: dict[PersonId, Person] = {}
        self._build()
        self._connect()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _build(self) -> None:
        words = self._words
        self._heading = PageHeading()
        self._for_label = Text("", Role.LABEL, "text2", single=True)
        self._for = QComboBox()
        self._for.setObjectName("person")
        self._for.setMinimumWidth(200)
        self.header.addWidget(self._heading, 1)
        self.header.addWidget(self._for_label)
        self.header.addWidget(self._for)
        self._steps = [StepHeading(number) for number in range(1, 5)]
        self._sent = ReallySent(words)
        self._pieces = Pieces(words)
        self._new_person = NewPerson(words)
        self._new_person.hide()
        self._who = Who(words)
        self._wishes = Wishes(words)
        self._law = LawCard(words)
        self._grounds = Grounds(words)
        self._facts = Facts(words)
        self._progress = ProgressRow(words)
        order: list[QWidget] = [
            self._sent,
            self._pieces,
            self._new_person,
            self._steps[0],
            self._who,
            self._progress,
            self._steps[1],
            self._wishes,
            self._grounds,
            self._steps[2],
            self._law,
            self._steps[3],
            self._facts,
        ]
        for widget in order:
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._rest = [*self._steps[1:], self._wishes, self._law, self._facts]
        self._letter = LetterPanel(words)
        self.set_side(_SIDE).addWidget(self._letter, 1)
        self._ways = WaysBar(words)
        foot: QHBoxLayout = self.set_bar()
        foot.addWidget(self._ways, 1)

    def _connect(self) -> None:
        presenter, leaving = self._presenter, self._leaving
        presenter.people_changed.connect(self._show_people)
        presenter.found.connect(self._who.show_found)
        presenter.picked.connect(self._show_picked)
        presenter.shown.connect(self._show)
        leaving.taken.connect(self._take)
        leaving.sent.connect(self._show_sent)
        presenter.failed.connect(self._problems.tell)
        leaving.failed.connect(self._problems.tell)
        leaving.writing.connect(self._watch)
        leaving.written.connect(self._show_written)
        self._for.activated.connect(self._choose_person)
        self._new_person.added.connect(presenter.add_person)
        self._who.searched.connect(presenter.search)
        self._who.picked.connect(presenter.pick)
        self._wishes.wanted.connect(presenter.want)
        self._law.chosen.connect(presenter.choose_law)
        self._grounds.chosen.connect(presenter.ground)
        self._grounds.told.connect(presenter.tell)
        self._facts.given.connect(presenter.give)
        self._facts.corrected.connect(presenter.correct)
        self._facts.focused.connect(presenter.mark)
        self._letter.worded.connect(presenter.word)
        self._ways.channel_chosen.connect(presenter.go_by)
        self._ways.way_chosen.connect(self.go)
        self._pieces.done.connect(leaving.in_pieces)
        self._sent.sent.connect(leaving.record_sent)
        self._sent.later.connect(self._later)
        self._progress.stop_asked.connect(self._stop)

    # What the presenter tells

    def entered(self) -> None:
        """Begin a request where none is begun."""
        if self._shown is None:
            self._presenter.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._who.setFocus()

    def _show_people(self, people: dict[PersonId, Person]) -> None:
        self._people = people
        self._for.clear()
        for key, person in people.items():
            label = person.name[:40]
            if person.sample:
                label = self._words.text("person.sample_name", name=label)
            self._for.addItem(label, key)
        self._for.addItem(self._words.text("person.new"), _NEW_PERSON)
        self._for.setVisible(bool(people))
        self._for_label.setVisible(bool(people))
        if self._presenter.person is not None:
            self._for.setCurrentIndex(self._for.findData(self._presenter.person))
        self._new_person.setVisible(not people)
        self._new_person.clear()

    def _choose_person(self, row: int) -> None:
        chosen = self._for.itemData(row)
        if chosen == _NEW_PERSON:
            self._new_person.show()
            self.reveal(self._new_person)
            return
        self._new_person.hide()
        self._presenter.choose_person(PersonId(chosen))

    def _show_picked(self, operators: tuple[Operator, ...]) -> None:
        self._several = len(operators)
        self._who.show_picked(operators)
        self._sent.hide()
        self._pieces.hide()
        for widget in self._rest:
            widget.setVisible(bool(operators))
        if not operators:
            self._grounds.hide()
            self._shown = None
            self._letter.clear()
            self._ways.show_proposal(None, 0)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        proposal = shown.proposal
        self._who.show_proposal(proposal)
        self._wishes.show_proposal(proposal)
        self._law.show_proposal(proposal)
        self._grounds.show_proposal(proposal)
        self._facts.show_proposal(proposal)
        given = sum(1 for fact in proposal.facts if fact.given)
        self._steps[3].set_words(
            self._words.text("request.step.data"),
            self._words.text("request.given_of", given=given, all=len(proposal.facts)),
        )
        self._letter.show_letter(shown)
        self._ways.show_proposal(proposal, self._several)

    # Ways out

    def press_primary(self) -> None:
        """Do what the primary button does."""
        self._ways.press()

    def go(self, way: str) -> None:
        """Take a way out, as the bar names them."""
        leaving = self._leaving
        if way == "enquiry":
            self._presenter.ask_for_contact()
        elif way == "send":
            leaving.to_mail_program(self._mail_folder)
        elif way == "print":
            leaving.to_printer()
        elif way == "pieces":
            letter = self._presenter.letter()
            if letter is not None:
                self._pieces.show_pieces(leaving.pieces(), letter.steps)
                self.reveal(self._pieces)
        elif way == "all":
            folder = QFileDialog.getExistingDirectory(self, self._words.text("request.folder"))
            if folder:
                leaving.write_to_all(Path(folder))
        else:
            self._save(LetterFormat(way))

    def _save(self, form: LetterFormat) -> None:
        title = self._words.text("request.save_as")
        name, _ = QFileDialog.getSaveFileName(self, title, self._leaving.suggested_name(form))
        if name:
            self._leaving.save(form, Path(name))

    def _take(self, taken: Taken) -> None:
        self._pieces.hide()
        if not self._hand_over(taken):
            return
        self._sent.ask(taken, self._presenter.today())
        self.reveal(self._sent)

    def _hand_over(self, taken: Taken) -> bool:
        """Give the letter to the mail program or the printer; say whether it left."""
        tell, text = self._banner.tell, self._words.text
        if taken.pages:
            if not print_pages(taken.pages, self):
                tell(text("request.not_printed"), Mark.PROBLEM)
                return False
        elif taken.link or (taken.file and taken.file.parent == self._mail_folder):
            url = QUrl(taken.link) if taken.link else QUrl.fromLocalFile(str(taken.file))
            if not QDesktopServices.openUrl(url):
                tell(text("request.no_mail_program"), Mark.PROBLEM)
                return False
            tell(text("request.handed"))
        elif taken.file is not None:
            tell(text("request.saved", path=str(taken.file)))
        return True

    def _later(self) -> None:
        self._sent.hide()
        self._banner.tell(self._words.text("request.kept_as_draft"))
        self._finish()

    def _show_sent(self, case: object, event: object) -> None:
        self._sent.hide()
        self._banner.offer_undo(
            self._words.text("sent.marked"),
            lambda: self._leaving.take_back(case, event),  # type: ignore[arg-type]
        )
        self._finish()

    def _finish(self) -> None:
        self._shown = None
        self._presenter.begin()
        self.closed.emit()

    # Several operators

    def _watch(self, task: Task) -> None:
        self._task = task
        self._progress.begin(self._words.plural("request.writing", self._several))
        task.progressed.connect(self._step)
        task.finished.connect(self._progress.end)

    def _step(self, done: int, total: int, what: str) -> None:
        self._progress.step(
            done, total, self._words.text("request.writing_one", done=done, total=total, name=what)
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show_written(self, written: tuple[Written, ...]) -> None:
        good = [each for each in written if each.problem is None]
        bad = [each for each in written if each.problem is not None]
        if not written:
            self._banner.tell(self._words.text("request.stopped"), Mark.PROBLEM)
            return
        sentence = self._words.plural("request.written", len(good))
        if bad:
            names = self._words.messages.listed([each.shown_name for each in bad])
            why = bad[0].problem
            sentence = self._words.text(
                "request.written_but",
                written=sentence,
                names=names,
                why=why.message if why else None,
            )
        self._banner.tell(sentence, Mark.PROBLEM if bad else Mark.ANSWERED)
        if not bad:
            self._finish()

    def letter_text(self) -> str:
        """Give the letter shown as text, empty while there is none."""
        preview = self._shown.preview if self._shown else None
        return preview.text if preview else ""

    def pick(self, slugs: tuple[OperatorSlug, ...]) -> None:
        """Choose operators from elsewhere in the window."""
        self._presenter.pick(slugs)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self._heading.set_words(text("request.title"), text("request.line"))
        self._for_label.set_text(text("request.for"))
        self._for.setAccessibleName(text("request.for"))
        names = ("who", "what", "law", "data")
        for step, name in zip(self._steps, names, strict=True):
            step.set_words(text(f"request.step.{name}"))
        if self._people:
            self._show_people(self._people)
        if self._shown is not None:
            self._show(self._shown)

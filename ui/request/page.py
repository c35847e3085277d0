"""The New request page: who, what, law and why, your data; the letter beside it; the ways out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.base.ids import CaseId, ChannelKind, FollowUp, LetterFormat, OperatorSlug, PersonId, Right
from app.letters.kinds import kind_name
from app.operators.record import Operator
from app.people.person import Person
from app.services.later import Later
from app.services.remarks import Remark
from app.services.request_form import Begun
from ui.problems import Problems
from ui.request.begun_line import BegunLine
from ui.request.form import RequestForm
from ui.request.header import RequestHeader
from ui.request.leaving import Leaving, Taken
from ui.request.letter_panel import LetterPanel
from ui.request.mending import Mending
from ui.request.new_person import NewPerson
from ui.request.outcome import Outcome
from ui.request.pieces import Pieces
from ui.request.presenter import RequestPresenter
from ui.request.really_sent import ReallySent
from ui.request.several import SeveralLetters
from ui.request.ways import WaysBar
from ui.request.where import Where
from ui.request.writer import Shown
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.page import Page
from ui.wording import Words

_SIDE = 472
#: The page's width below which the letter stands behind the form; 1100 with the rail.
_NEEDS = 1012


class RequestPage(Page):
    """One page, each step open; nothing leaves before a button is pressed.

    Signals:
        closed: the user is done here.
        case_asked: the user is done here, with a letter about this earlier request.
    """

    closed = Signal()
    case_asked = Signal(object)

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
        self._outcome = Outcome(words, banner, mail_folder, self)
        self._where = Where(words, presenter.personal, self)
        self._several = 0
        self._shown: Shown | None = None
        self._build()
        self._connect()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _build(self) -> None:
        words = self._words
        self._head = RequestHeader(words)
        self.header.addWidget(self._head, 1)
        self._begun = BegunLine(words)
        self._sent = ReallySent(words)
        self._pieces = Pieces(words)
        self._new_person = NewPerson(words)
        self._new_person.hide()
        self._form = RequestForm(self._presenter, words)
        self._letters = SeveralLetters(words, self._banner, self._form.progress, self)
        for widget in (self._begun, self._sent, self._pieces, self._new_person, self._form):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._letter = LetterPanel(words)
        self.set_side(_SIDE).addWidget(self._letter, 1)
        # Folded until there is a width: a page never makes the window wider than it was.
        self.fold_side(folded=True, shown=False)
        self._mending = Mending(self._presenter, self._letter, words, self._banner, self)
        self._ways = WaysBar(words)
        self.set_bar().addWidget(self._ways, 1)

    def _connect(self) -> None:
        presenter, leaving, drafts = self._presenter, self._leaving, self._presenter.drafts
        presenter.people_changed.connect(self._show_people)
        presenter.picked.connect(self._show_picked)
        presenter.shown.connect(self._show)
        presenter.touched.connect(self._begun.hide)
        presenter.failed.connect(self._problems.tell)
        drafts.kept.connect(self._head.show_kept)
        drafts.taken_up.connect(self._go_on_with)
        drafts.given_up.connect(self._offer_back)
        leaving.taken.connect(self._take)
        leaving.sent.connect(self._show_sent)
        leaving.failed.connect(self._problems.tell)
        leaving.writing.connect(lambda task: self._letters.watch(task, self._several))
        leaving.written.connect(self._letters.tell)
        self._letters.done.connect(self._finish_several)
        self._begun.anew_asked.connect(drafts.start_anew)
        self._head.person_chosen.connect(self._choose_person)
        self._head.new_person_asked.connect(self._ask_new_person)
        self._head.letter_toggled.connect(self._fold)
        self._head.close_asked.connect(self._close)
        self._new_person.added.connect(presenter.add_person)
        self._new_person.typed.connect(presenter.note_new_person)
        self._letter.worded.connect(presenter.word)
        presenter.texts.failed.connect(self._problems.tell)
        self._letter.place_asked.connect(self._go_to)
        self._letter.width_changed.connect(presenter.draw_for)
        self._ways.channel_chosen.connect(presenter.go_by)
        self._ways.way_chosen.connect(self.go)
        self._pieces.done.connect(lambda: leaving.in_pieces(self._note()))
        self._sent.sent.connect(self._record_sent)
        self._sent.later.connect(self._later)

    # Beginning, and going on

    def entered(self) -> None:
        """Go on with the draft there is, or begin a request."""
        if self._sent.isHidden() and self._pieces.isHidden():
            self._presenter.drafts.enter()

    def begin_for(self, operator: OperatorSlug | None, person: PersonId | None) -> None:
        """Begin a request to an operator, for a person, or both.

        A draft for the same two is gone on with; any other gives way, with an Undo.
        """
        self._presenter.drafts.begin_for(operator, person)

    def begin_about(self, case: CaseId, kind: FollowUp | Right) -> None:
        """Begin a letter about an earlier request; a draft of another one gives way, with an Undo."""
        self._presenter.drafts.begin_about(case, kind)

    def unfinished(self) -> Mapping[str, object] | None:
        """Give what is chosen and typed; None once its letter is recorded."""
        return self._presenter.drafts.values()

    def restore(self, values: Mapping[str, object]) -> None:
        """Go on with what ``unfinished`` gave; what does not fit any more is left out."""
        self._presenter.drafts.take_up(values)

    def _go_on_with(self, begun: Begun) -> None:
        self._begun.show_day(begun.on)
        self._new_person.fill(begun.new_person)
        if begun.new_person:
            self._new_person.show()

    def _offer_back(self, values: Mapping[str, object]) -> None:
        self._banner.offer_undo(
            self._words.text("request.given_up"), lambda: self._presenter.drafts.take_up(values)
        )

    # What the presenter tells

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._form.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._presenter.drafts.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fold()

    def _fold(self) -> None:
        narrow = self.width() < look.type_().px(_NEEDS)
        self._head.offer_letter(narrow)
        self.fold_side(folded=narrow, shown=self._head.letter_in_front())

    def _show_people(self, people: dict[PersonId, Person]) -> None:
        self._head.show_people(people, self._presenter.person)
        self._new_person.set_home(self._presenter.personal().home_country)
        if not self._presenter.begun().new_person:
            self._new_person.clear()
            self._new_person.setVisible(not people)

    def _ask_new_person(self) -> None:
        self._new_person.show()
        self.reveal(self._new_person)
        self._new_person.focus()

    def _choose_person(self, person: PersonId) -> None:
        self._new_person.hide()
        self._presenter.choose_person(person)

    def _show_picked(self, operators: tuple[Operator, ...]) -> None:
        self._several = len(operators)
        self._form.show_picked(operators, self._later_letter() is not None)
        self._tell_what(operators)
        for widget in (self._sent, self._pieces, self._begun):
            widget.hide()
        self.reveal(self._form.top())
        if not operators:
            self._shown = None
            self._letter.clear()
            self._ways.show_proposal(None, 0)
            self._head.put_letter_back()
            self._head.show_kept(None)

    def _later_letter(self) -> Later | None:
        """Give what is chosen of a letter about an earlier request, if it is one."""
        return self._presenter.begun().form.later

    def _tell_what(self, operators: tuple[Operator, ...]) -> None:
        """Say in the head what is being written."""
        later, form = self._later_letter(), self._presenter.begun().form
        if later is None or not operators:
            self._head.show_about(None)
            return
        person = self._presenter.people().get(self._presenter.person or PersonId(""))
        line = self._words.text(
            "later.line",
            reference=form.reference,
            operator=operators[0].shown_name,
            person=person.name if person else "",
        )
        self._head.show_about((self._words.say(kind_name(later.kind)), line))

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        if (shown.proposal.form.later is None) is self._head.is_about():
            self._tell_what((shown.proposal.operator,))
        self._form.show_proposal(shown.proposal)
        self._letter.show_letter(shown)
        self._ways.show_proposal(shown.proposal, self._several)

    def _go_to(self, remark: Remark) -> None:
        """Bring the place of a remark into view, with the keyboard in it."""
        self._head.put_letter_back()
        place = self._form.place_of(remark)
        if place is None:
            self._ways.setFocus()
            return
        self._form.focus(place)
        self.reveal(place)

    def close_innermost(self) -> bool:
        """Close what is open in the letter's panel, then in the form."""
        return (
            self._ways.close_anyway()
            or self._letter.close_innermost()
            or self._form.close_innermost()
        )

    # Ways out

    def press_primary(self) -> None:
        """Do what the primary button does."""
        self._ways.press()

    def go(self, way: str) -> None:
        """Take a way out, as the bar names them."""
        leaving, note = self._leaving, self._note()
        if way == "mend":
            self._show_mistakes()
        elif way == "enquiry":
            self._presenter.ask_for_contact()
        elif way == "send":
            leaving.to_mail_program(self._mail_folder, note)
        elif way == "print":
            leaving.to_printer(note)
        elif way == "pieces":
            letter = self._presenter.letter()
            if letter is not None:
                self._pieces.show_pieces(leaving.pieces(), letter.steps)
                self.reveal(self._pieces)
        elif way == "all":
            folder = self._where.folder()
            if folder is not None:
                leaving.write_to_all(folder)
        else:
            form = LetterFormat(way)
            file = self._where.file(leaving.suggested_name(form))
            if file is not None:
                leaving.save(form, file, note)

    def _note(self) -> str:
        """Say what is recorded with a letter that is to leave with mistakes; empty = it is not."""
        mistakes = self._ways.forced()
        if not mistakes:
            return ""
        said = self._words.messages.listed([self._words.say(each.message) for each in mistakes])
        return self._words.plural("request.forced_note", len(mistakes), what=said)

    def _show_mistakes(self) -> None:
        """Open the list of what there is to put right, with the keyboard in it."""
        self._head.bring_letter()
        self._letter.open_remarks()

    def _take(self, taken: Taken) -> None:
        self._presenter.drafts.finish(taken.begun)
        is_here = self._presenter.begun().form.reference == taken.reference
        if is_here:
            self._pieces.hide()
            self._begun.hide()
            # It left: the next one with mistakes is a decision of its own.
            self._ways.close_anyway()
        # Where another request was begun meanwhile, Today asks whether this one was sent.
        if not self._outcome.hand_over(taken) or not is_here:
            return
        self._sent.ask(taken, self._presenter.today())
        self.reveal(self._sent)

    def _record_sent(self, on: date, channel: ChannelKind, proof: str) -> None:
        later = self._later_letter()
        said = "" if later is None else self._outcome.note(later, channel, proof)
        self._leaving.record_sent(on, channel, proof, said)

    def _later(self) -> None:
        self._sent.hide()
        self._banner.tell(self._outcome.kept(self._later_letter()))
        self._finish()

    def _show_sent(self, case: object, event: object) -> None:
        self._sent.hide()
        self._banner.offer_undo(
            self._outcome.recorded(self._later_letter()),
            lambda: self._leaving.take_back(case, event),  # type: ignore[arg-type]
        )
        self._finish()

    def _finish_several(self, begun: Begun) -> None:
        if self._presenter.drafts.finish(begun):
            self._finish()

    def _finish(self) -> None:
        self._shown = None
        later = self._later_letter()
        self._presenter.drafts.reset()
        self._leave(later)

    def _close(self) -> None:
        self._leave(self._later_letter())

    def _leave(self, later: Later | None) -> None:
        """Go back to where the user came from: the earlier request, or the front page."""
        if later is not None:
            self.case_asked.emit(later.case)
        else:
            self.closed.emit()

    def presenter(self) -> RequestPresenter:
        """Give what holds the request that is shown."""
        return self._presenter

    def letter_text(self) -> str:
        """Give the letter shown as text, empty while there is none."""
        preview = self._shown.preview if self._shown else None
        return preview.text if preview else ""

    def pick(self, slugs: tuple[OperatorSlug, ...]) -> None:
        """Choose operators from elsewhere in the window."""
        self._presenter.pick(slugs)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._form.retranslate(self._shown.proposal if self._shown else None)
        operators, _, _ = self._presenter.chosen()
        self._tell_what(operators)
        if self._shown is not None:
            self._letter.show_letter(self._shown)
            self._ways.show_proposal(self._shown.proposal, self._several)

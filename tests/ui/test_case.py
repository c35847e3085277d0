"""The case page with a real vault: dates and why, what happened, documents, recording, what if."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.changes import Changes, Topic
from app.base.ids import CaseId, ChannelKind, EventKind, Law, LetterFormat, Right
from app.bootstrap import OpenCore
from app.cases.events import EventDraft
from app.cases.next_steps import Action
from app.people.person import Person
from app.services.attachments import Attachment
from app.services.drafting import draft, to_bytes
from app.services.wanted import Wanted
from ui.case.date_line import DateLine
from ui.case.documents import Documents
from ui.case.happened import HappenedList
from ui.case.head import Crumb, Facts
from ui.case.line_layout import lay_out
from ui.case.line_marks import HAPPENED, LineMark
from ui.case.page import CasePage
from ui.case.presenter import CasePresenter
from ui.changes_hub import ChangesHub
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.day_edit import DayEdit
from ui.widgets.text import Text
from ui.wording import Words

TODAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)


class Desk:
    """The page with everything behind it, and a person in front."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        self.qtbot, self.core, self.words = qtbot, core, words
        self.requests = core.requests
        self.files = core.case_files
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.banner, self.problems = Banner(words), Problems(words)
        qtbot.addWidget(self.banner)
        self.page = self.make()

    def make(self) -> CasePage:
        presenter = CasePresenter(self.requests, self.files, self.runner, self.hub)
        page = CasePage(presenter, self.words, self.banner, self.problems)
        self.qtbot.addWidget(page)
        page.resize(1192, 800)
        page.show()
        self.qtbot.waitExposed(page)
        return page

    def drafted(
        self,
        on: date = TODAY,
        person: Person = HANAKO,
        rights: tuple[Right, ...] = (Right.ACCESS,),
        files: dict[LetterFormat, bytes] | None = None,
    ) -> CaseId:
        who = self.core.people.add(person)[0]
        wanted = Wanted(self.core.directory.get("almigo"), person, Law.APPI, on, rights=rights)
        return self.requests.record_draft(draft(wanted, on), who, None, files or {})[0]

    def sent(self, on: date = TODAY, **more: object) -> CaseId:
        case = self.drafted(on, **more)  # type: ignore[arg-type]
        self.requests.sent(case, on, ChannelKind.EMAIL, "stated")
        return case

    def show(self, case: CaseId, action: Action | None = None) -> None:
        self.page.show_case(case, action)
        self.idle()

    def idle(self) -> None:
        self.until(self.runner.is_idle)
        QApplication.processEvents()

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    @property
    def line(self) -> DateLine:
        found = self.page.findChild(DateLine)
        assert isinstance(found, DateLine)
        return found

    @property
    def happened(self) -> HappenedList:
        found = self.page.findChild(HappenedList)
        assert isinstance(found, HappenedList)
        return found

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = [each for each in self.page.findChildren(kind, name) if each.isVisible()]
        assert found, name
        return found[-1]

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
        self.idle()

    def take(self, kind: EventKind) -> None:
        box = self.part(QComboBox, "event_kind")
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(box.findData(kind.value))
        box.activated.emit(box.currentIndex())

    def day(self, name: str = "event_on") -> DayEdit:
        found = self.part(DayEdit, name)
        assert isinstance(found, DayEdit)
        return found

    def note(self) -> QPlainTextEdit:
        found = self.part(QPlainTextEdit, "field_text")
        assert isinstance(found, QPlainTextEdit)
        return found

    def says(self) -> str:
        texts = [each.text() for each in self.page.findChildren(Text) if each.isVisible()]
        return "\n".join(texts)

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def dates(self) -> dict[str, date]:
        marks = self.line.marks()
        return {m.rows[0].milestone or "": m.on for m in marks if not m.happened}

    def go_to(self, mark: LineMark) -> None:
        """Walk the line to a mark with the keyboard."""
        self.line.setFocus()
        QTest.keyClick(self.line, Qt.Key.Key_Home)
        for _ in range(self.line.marks().index(mark)):
            QTest.keyClick(self.line, Qt.Key.Key_Right)
        assert self.line.current() == mark


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, each_words: Words) -> Iterator[Desk]:
    made = Desk(qtbot, core, each_words)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    assert broken == []


def test_a_fresh_request_shows_its_three_dates_each_with_its_why(desk: Desk) -> None:
    desk.show(desk.sent())
    dates, text, messages = desk.dates(), desk.words.text, desk.words.messages
    assert dates["convention_first"] == date(2026, 12, 7)
    assert dates["earliest_suit"] == date(2026, 12, 8)
    by_day = {mark.on: mark for mark in desk.line.marks() if not mark.happened}
    assert by_day[date(2026, 12, 7)].kind == "convention"
    assert by_day[date(2026, 12, 8)].kind == "statutory"
    for day, cited in ((date(2026, 12, 7), "R-JP-3"), (date(2026, 12, 8), "39")):
        desk.go_to(by_day[day])
        QTest.keyClick(desk.line, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert text("case.why", day=day) in desk.says()
        assert messages.date_short_weekday(day, TODAY) in desk.says()
        assert cited in desk.says()
    desk.press("undated")
    assert text("case.why_undated") in desk.says()
    assert "遅滞なく" in desk.says()
    facts = desk.page.findChild(Facts)
    assert isinstance(facts, Facts)
    assert any("33" in each for each in facts.texts())
    assert text("case.sample") in facts.texts()


def test_enter_on_a_mark_opens_why_and_escape_gives_the_keyboard_back(desk: Desk) -> None:
    desk.show(desk.sent())
    assert desk.sees("why")
    assert desk.page.close_innermost()
    assert not desk.sees("why")
    desk.go_to(desk.line.marks()[-1])
    QTest.keyClick(desk.line, Qt.Key.Key_Return)
    assert desk.sees("why")
    desk.part(QPushButton, "what_if").setFocus()
    assert desk.page.close_innermost()
    assert not desk.sees("why")
    assert desk.line.hasFocus()
    assert desk.line.current() == desk.line.marks()[-1]
    assert not desk.page.close_innermost()


def test_the_line_is_a_list_of_sentences_to_a_screen_reader(desk: Desk) -> None:
    desk.show(desk.sent())
    heard = QAccessible.queryAccessibleInterface(desk.line)
    assert heard is not None
    assert heard.role() == QAccessible.Role.List
    said = [heard.child(number).text(QAccessible.Text.Name) for number in range(heard.childCount())]
    assert said == [mark.sentence for mark in desk.line.marks()]
    wanted = (
        desk.words.day(date(2026, 12, 8)),
        desk.words.text("certainty.statutory"),
        desk.words.plural("case.days_ahead", 17),
    )
    assert any(all(part in sentence for part in wanted) for sentence in said)
    assert all(not heard.child(n).rect().isEmpty() for n in range(heard.childCount()))


def test_a_click_on_a_mark_says_why(desk: Desk) -> None:
    desk.show(desk.sent())
    mark = desk.line.marks()[-1]
    index = desk.line.model().index(len(desk.line.marks()) - 1, 0)
    at = desk.line.visualRect(index).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(desk.line.viewport(), left, none, at)
    assert desk.words.text("case.why", day=mark.on) in desk.says()


def test_identity_asked_and_given_moves_our_own_dates_and_stops_no_time_of_the_law(
    desk: Desk,
) -> None:
    case = desk.sent(date(2026, 11, 9))
    desk.show(case)
    before = desk.dates()
    desk.press("record_something")
    desk.take(EventKind.IDENTITY_REQUESTED)
    for document in ("passport", "driving_licence"):
        box = desk.part(QCheckBox, f"field_documents_{document}")
        assert isinstance(box, QCheckBox)
        box.click()
    desk.day().set_day(date(2026, 11, 13))
    desk.press("record_event")
    kept = desk.requests.get(case).events[-1]
    assert kept.payload["documents"] == "passport,driving_licence"
    assert not desk.sees("event_kind")
    desk.show(case, Action.ANSWER_IDENTITY)
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentData() == EventKind.IDENTITY_RECEIVED
    desk.day().set_day(date(2026, 11, 17))
    desk.press("record_event")
    assert desk.dates()["convention_first"] > before["convention_first"]
    assert desk.files.read(case).pauses == ()
    band = look.tokens().colour("accent_tint")
    layout = desk.line._laid_out()
    x = (layout.x_of(date(2026, 11, 13)) + layout.x_of(date(2026, 11, 17))) / 2
    pixel = desk.line.viewport().grab().toImage().pixelColor(QPoint(round(x), round(layout.y)))
    assert pixel != band


def test_what_if_shows_how_dates_move_and_records_nothing(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 16))
    desk.show(case)
    before = desk.requests.get(case)
    dates = desk.dates()
    desk.press("what_if")
    text = desk.words.text
    assert text("case.imagine.line") in desk.says()
    event = desk.part(QComboBox, "imagine_event")
    assert isinstance(event, QComboBox)
    assert event.currentData() == EventKind.ARRIVED
    desk.day("imagine_on").set_day(date(2026, 11, 20))
    desk.idle()
    assert desk.words.day(date(2026, 12, 4)) in desk.says()
    assert desk.words.day(dates["convention_first"]) in desk.says()
    assert desk.requests.get(case) == before
    assert desk.page.close_innermost()
    assert not desk.sees("imagine")
    assert desk.sees("why")
    assert desk.dates() == dates


def test_the_next_step_is_recorded_and_undone(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 16))
    fee = EventDraft(
        EventKind.FEE_REQUESTED,
        date(2026, 11, 18),
        payload={"amount": 1000, "currency": "JPY"},
    )
    desk.requests.record(case, fee)
    desk.show(case)
    assert desk.words.text("case.next.answer_fee") in desk.says()
    facts = desk.page.findChild(Facts)
    assert isinstance(facts, Facts)
    assert any("1,000" in each for each in facts.texts())
    desk.press("next_first")
    kept = desk.requests.get(case).events[-1]
    assert (kept.kind, kept.on) == (EventKind.FEE_PAID, TODAY)
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.idle()
    assert desk.requests.get(case).events[-1].kind is EventKind.RETRACTED
    assert desk.words.text("case.next.answer_fee") in desk.says()


def test_a_draft_asks_whether_it_was_sent(desk: Desk) -> None:
    case = desk.drafted()
    desk.show(case)
    assert desk.words.text("case.no_dates") in desk.says() or desk.line.marks() == ()
    assert not desk.line.isVisible()
    desk.press("next_first")
    channel = desk.part(QComboBox, "field_channel")
    assert isinstance(channel, QComboBox)
    desk.press("record_event")
    assert desk.requests.get(case).events[-1].kind is EventKind.SENT
    assert desk.line.isVisible()


def test_taking_back_strikes_and_undo_records_it_again_with_its_documents(desk: Desk) -> None:
    case = desk.sent()
    answered = EventDraft(EventKind.ANSWERED, TODAY, payload={"text": "all of it"})
    event, _ = desk.requests.record(case, answered, [Attachment("a.pdf", b"\0abc")])
    desk.show(case)
    entry = next(each for each in desk.happened.entries() if each.event == event.id)
    menu = desk.happened.menu_of(entry)
    next(each for each in menu.actions() if each.objectName() == "take_back").trigger()
    desk.idle()
    struck = [each for each in desk.happened.entries() if each.struck]
    assert [each.title for each in struck] == [desk.words.text("event.answered")]
    assert struck[0].event is None
    assert desk.words.text("case.taken_back") in struck[0].remark
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.idle()
    again = desk.requests.get(case).events[-1]
    assert (again.kind, dict(again.payload)) == (EventKind.ANSWERED, {"text": "all of it"})
    papers = [each for each in desk.files.read(case).papers if each.event == again.id]
    assert [(each.name, each.size) for each in papers] == [("a.pdf", 4)]


def test_an_entry_opens_what_can_be_done_with_it_by_keyboard(desk: Desk) -> None:
    desk.show(desk.sent())
    desk.happened.setFocus()
    rows = [entry.kind for entry in desk.happened.entries()]
    index = desk.happened.model().index(rows.index(EventKind.SENT), 0)
    desk.happened.setCurrentIndex(index)
    QTest.keyClick(desk.happened, Qt.Key.Key_Return)
    menu = desk.happened._menu
    assert menu is not None
    desk.until(menu.isVisible)
    assert [each.text() for each in menu.actions()] == [desk.words.text("case.take_back")]
    menu.close()


def test_papers_are_saved_byte_for_byte(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytes(range(256)) * 300
    wanted = Wanted(desk.core.directory.get("almigo"), HANAKO, Law.APPI, TODAY, (Right.ACCESS,))
    letter = to_bytes(draft(wanted, TODAY), LetterFormat.TEXT)
    case = desk.sent(files={LetterFormat.TEXT: letter})
    desk.requests.record(
        case, EventDraft(EventKind.ANSWERED, TODAY), [Attachment("their answer.zip", data)]
    )
    desk.show(case)
    card = desk.page.findChild(Documents)
    assert isinstance(card, Documents)
    written = {}
    for number, paper in enumerate(card.papers()):
        target = tmp_path / f"{number}"
        asked: list[str] = []

        def choose(*given: object, to: Path = target, asked: list[str] = asked) -> tuple[str, str]:
            asked.append(str(given[2]))
            return str(to), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        card.save_asked.emit(paper)
        desk.idle()
        written[asked[0]] = target.read_bytes()
    assert written["their answer.zip"] == data
    reference = desk.requests.get(case).reference
    assert written[f"{reference}.txt"] == letter
    desk.press("read_letter")
    read = desk.part(QPlainTextEdit, "letter_text")
    assert isinstance(read, QPlainTextEdit)
    assert "第33条第1項" in read.toPlainText()
    assert desk.page.close_innermost()
    assert not desk.sees("letter_text")


def test_a_dropped_file_is_recorded_with_a_note(desk: Desk, tmp_path: Path) -> None:
    case = desk.sent()
    desk.show(case)
    file = tmp_path / "screen.png"
    file.write_bytes(b"pixels")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.page.dropEvent(event)
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentData() == EventKind.NOTE
    desk.note().setPlainText("what the page showed")
    desk.press("record_event")
    kept = desk.requests.get(case).events[-1]
    assert kept.payload["text"] == "what the page showed"
    (paper,) = desk.files.read(case).papers
    assert (paper.name, paper.size, paper.event) == ("screen.png", 6, kept.id)


def test_a_file_that_is_gone_is_told_and_nothing_typed_is_lost(desk: Desk, tmp_path: Path) -> None:
    case = desk.sent()
    before = desk.requests.get(case).events
    desk.show(case)
    desk.page._recording.note_files([tmp_path / "gone.pdf"])
    desk.note().setPlainText("kept")
    desk.press("record_event")
    assert "gone.pdf" in desk.says()
    assert desk.note().toPlainText() == "kept"
    assert desk.requests.get(case).events == before


def test_altered_entries_are_told(desk: Desk) -> None:
    case = desk.sent()
    desk.show(case)
    assert desk.words.plural("case.unaltered", 2) in desk.says()
    database = desk.core._vault._database
    database.run("DROP TRIGGER events_never_change")
    database.run("UPDATE events SET on_date = '2026-01-01' WHERE kind = 'sent'")
    desk.page.entered()
    desk.idle()
    assert desk.words.text("case.altered") in desk.says()
    faults = desk.part(Text, "faults")
    assert isinstance(faults, Text)
    assert desk.words.text("event.sent") in faults.text()


def test_a_problem_stands_at_the_field_it_is_about(desk: Desk) -> None:
    case = desk.sent()
    desk.show(case)
    desk.press("record_something")
    desk.take(EventKind.FEE_REQUESTED)
    amount = desk.part(QLineEdit, "field_amount")
    assert isinstance(amount, QLineEdit)
    amount.setText("a lot")
    amount.textEdited.emit("a lot")
    desk.press("record_event")
    assert amount.property("kinvalid")
    assert amount.accessibleDescription()
    desk.take(EventKind.ANSWERED)
    desk.day().set_day(TODAY + timedelta(days=1))
    desk.press("record_event")
    assert desk.words.day(TODAY + timedelta(days=1)) in desk.says()
    assert len(desk.requests.get(case).events) == 2


def test_the_form_closes_with_escape_and_one_button_is_primary(desk: Desk) -> None:
    desk.show(desk.sent())

    def primary() -> list[str]:
        buttons = desk.page.findChildren(QPushButton)
        return [
            each.objectName()
            for each in buttons
            if each.isVisible() and each.property("kind") == "primary"
        ]

    assert primary() == ["next_first"]
    desk.press("record_something")
    assert primary() == ["record_event"]
    assert desk.part(QComboBox, "event_kind").hasFocus()
    assert desk.page.close_innermost()
    assert primary() == ["next_first"]
    assert desk.part(QPushButton, "record_something").hasFocus()


def test_what_was_typed_survives_a_reload_a_change_of_language_and_locking(
    desk: Desk, tmp_path: Path
) -> None:
    case = desk.sent()
    file = tmp_path / "a.pdf"
    file.write_bytes(b"a")
    desk.show(case)
    assert desk.page.unfinished() is None
    desk.press("record_something")
    assert desk.page.unfinished() is None
    desk.take(EventKind.PROMISED)
    desk.note().setPlainText("they called")
    given = desk.part(QCheckBox, "field_by_given")
    assert isinstance(given, QCheckBox)
    given.click()
    desk.day("field_by").set_day(date(2026, 12, 1))
    desk.day().set_day(date(2026, 11, 20))
    desk.page._recording.form.files.add([file])
    _, changes = desk.requests.record(case, EventDraft(EventKind.NOTE, TODAY))
    desk.hub.publish(changes)
    desk.idle()
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    values = desk.page.unfinished()
    assert values is not None
    assert desk.note().toPlainText() == "they called"
    desk.page = desk.make()
    desk.page.restore(values)
    desk.idle()
    assert desk.page.case() == case
    assert desk.note().toPlainText() == "they called"
    assert desk.day().day() == date(2026, 11, 20)
    assert desk.day("field_by").day() == date(2026, 12, 1)
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentText() == desk.words.text("event.promised")
    desk.press("record_event")
    kept = desk.requests.get(case).events[-1]
    assert dict(kept.payload) == {"by": "2026-12-01", "text": "they called"}
    assert [each.name for each in desk.files.read(case).papers] == ["a.pdf"]
    assert desk.page.unfinished() is None


def test_what_does_not_fit_is_left_when_restored(desk: Desk) -> None:
    case = desk.sent()
    form = {"kind": "gone", "on": "?", "asks": 3, "fields": {"gone": "x"}, "files": "x"}
    desk.page.restore({"case": case, "form": form})
    desk.idle()
    assert desk.day().day() == TODAY
    desk.page.restore({"case": 3})


def test_every_sentence_changes_with_the_language(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 9))
    desk.requests.record(case, EventDraft(EventKind.IDENTITY_REQUESTED, date(2026, 11, 13)))
    desk.show(case)
    desk.press("record_something")
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    said, text = desk.says(), desk.words.text
    for message in ("case.dates", "case.happened_title", "case.documents", "record.title"):
        assert text(message) in said
    assert desk.happened.entries()[0].title == text("event.identity_requested")
    assert desk.line.marks()[0].label == text("case.short.arrived")


def test_several_asks_say_which_one_they_mean(desk: Desk) -> None:
    rights = (Right.ACCESS, Right.THIRD_PARTY_RECORDS)
    case = desk.sent(rights=rights)
    desk.show(case)
    facts = desk.page.findChild(Facts)
    assert isinstance(facts, Facts)
    names = [desk.words.text(f"right.{right}") for right in rights]
    assert all(any(name in each for each in facts.texts()) for name in names)
    desk.press("record_something")
    desk.take(EventKind.REFUSED)
    box = desk.part(QCheckBox, "ask_a1")
    assert isinstance(box, QCheckBox)
    box.click()
    other = desk.part(QCheckBox, "ask_a2")
    assert isinstance(other, QCheckBox)
    other.click()
    desk.press("record_event")
    assert desk.words.text("case.record.no_ask") in desk.says()
    other.click()
    desk.press("record_event")
    assert desk.requests.get(case).events[-1].asks == ("a2",)
    concerned = desk.words.text("case.concerns", asks=names[1])
    assert desk.happened.entries()[0].line == concerned


@pytest.mark.parametrize("name", ["長い名前の人" * 50, "شركة طويلة جدا " * 20, "x" * 300])
@pytest.mark.parametrize("width", [1192, 812])
def test_hostile_texts_keep_within_the_page(desk: Desk, name: str, width: int) -> None:
    person = Person(name=name.strip()[:300], email="long@example.jp", country="JP")
    case = desk.sent(person=person)
    text = EventDraft(EventKind.NOTE, TODAY, payload={"text": "\u202e" + name * 3})
    desk.requests.record(case, text, [Attachment("y" * 240 + ".pdf", b"1")])
    desk.page.resize(width, 800)
    desk.show(case)
    desk.press("record_something")
    assert desk.page.minimumSizeHint().width() <= width
    for each in desk.page.findChildren(QWidget):
        if each.isVisible() and each.parentWidget() is not None:
            right = each.mapTo(desk.page, each.rect().topRight()).x()
            assert right <= width, each
    assert desk.page.findChild(Crumb, "crumb_person").toolTip() == person.name  # type: ignore[union-attr]


def test_the_crumb_and_the_menu_lead_elsewhere(desk: Desk) -> None:
    case = desk.sent()
    desk.show(case)
    person = desk.requests.get(case).person
    crumb = desk.part(QAbstractButton, "crumb_requests")
    assert isinstance(crumb, QAbstractButton)
    with desk.qtbot.waitSignal(desk.page.back_asked):
        crumb.click()
    crumb = desk.part(QAbstractButton, "crumb_person")
    assert isinstance(crumb, QAbstractButton)
    with desk.qtbot.waitSignal(desk.page.person_asked) as asked:
        crumb.click()
    assert asked.args == [person]
    with desk.qtbot.waitSignal(desk.page.operator_asked) as named:
        desk.page._head._record_of.trigger()
    assert named.args == ["almigo"]
    desk.page._head._copy.trigger()
    assert QApplication.clipboard().text() == desk.requests.get(case).reference


def test_a_request_that_is_gone_leads_back(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.back_asked):
        desk.page.show_case(CaseId("gone"))
    assert desk.page.case() is None
    assert not desk.line.isVisible()


def test_two_hundred_entries_open_within_a_tenth_of_a_second(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 1))
    for number in range(200):
        payload = {"text": f"Note {number}. " + "words " * (number % 40)}
        desk.requests.record(case, EventDraft(EventKind.NOTE, TODAY, payload=payload))
    shown = desk.files.read(case)
    desk.show(desk.sent())
    spent = []
    for _ in range(3):
        begun = time.perf_counter()
        desk.page._case, desk.page._shown = case, None
        desk.page._show(shown)
        spent.append(time.perf_counter() - begun)
    assert len(desk.happened.entries()) == 203
    assert min(spent) < 0.1


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.show(desk.sent(files={LetterFormat.TEXT: b"a"}))
    desk.press("record_something")
    for kind in (*EventKind,):
        if kind in (EventKind.DRAFTED, EventKind.RETRACTED):
            continue
        desk.take(kind)
        for each in desk.page.findChildren(QWidget):
            named = isinstance(each, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit)
            inside = isinstance(each.parent(), QAbstractSpinBox | QComboBox)
            if named and not inside and each.isVisible():
                text = each.text() if isinstance(each, QAbstractButton) else ""
                assert each.accessibleName() or text, (kind, each)


def test_a_long_gap_is_compressed_and_labels_do_not_collide(qapp: QApplication) -> None:
    days = [date(2024, 1, 1), date(2026, 11, 20), date(2026, 12, 7), date(2026, 12, 8)]
    kinds = [HAPPENED, HAPPENED, "convention", "statutory"]
    marks = [
        LineMark(day, kind, "some words", "7 Dec", "", ())
        for day, kind in zip(days, kinds, strict=True)
    ]
    laid = lay_out(marks, TODAY, "today 21 Nov", 900, look.type_())
    assert len(laid.breaks) == 1
    assert laid.placed[1].x < 700
    labels = [placed.label for placed in laid.placed if placed.label is not None]
    assert len(labels) == 4
    for number, label in enumerate(labels):
        assert label.left() >= 0
        assert label.right() <= 900
        assert not any(label.intersects(other) for other in labels[number + 1 :])


FEE = EventDraft(
    EventKind.FEE_REQUESTED, date(2026, 11, 18), payload={"amount": 1000, "currency": "JPY"}
)


def typed(desk: Desk, case: CaseId, text: str) -> None:
    desk.show(case)
    desk.press("record_something")
    desk.note().setPlainText(text)


def record(desk: Desk) -> None:
    """Press the button and do not wait for what comes of it."""
    button = desk.part(QPushButton, "record_event")
    assert isinstance(button, QPushButton)
    button.click()


@pytest.mark.parametrize("between", ["nothing", "outcome"])
def test_the_next_step_pressed_twice_is_recorded_once(desk: Desk, between: str) -> None:
    case = desk.sent(date(2026, 11, 16))
    desk.requests.record(case, FEE)
    desk.show(case)
    if between == "outcome":
        # It is recorded, and what is shown is not read again yet.
        desk.page._presenter.recorded.connect(
            desk.page.press_primary, Qt.ConnectionType.QueuedConnection
        )
    desk.page.press_primary()
    desk.page.press_primary()
    desk.idle()
    kinds = [each.kind for each in desk.requests.get(case).events]
    assert kinds.count(EventKind.FEE_PAID) == 1
    assert not desk.sees("event_kind")


def test_after_an_outcome_the_next_step_can_be_recorded_again(desk: Desk) -> None:
    case = desk.sent(date(2026, 11, 16))
    desk.requests.record(case, FEE)
    desk.show(case)
    desk.page.press_primary()
    desk.idle()
    desk.banner.undo()
    desk.idle()
    desk.page.press_primary()
    desk.idle()
    kinds = [each.kind for each in desk.requests.get(case).events]
    assert kinds.count(EventKind.FEE_PAID) == 2


def test_what_was_typed_about_another_request_can_be_had_back(desk: Desk) -> None:
    first, second = desk.sent(), desk.sent()
    typed(desk, first, "about the first")
    desk.show(second)
    assert not desk.sees("event_kind")
    reference = desk.requests.get(first).reference
    assert desk.banner.sentence() == desk.words.text("case.put_away", reference=reference)
    desk.banner.undo()
    assert desk.page.unfinished() is not None
    desk.idle()
    assert desk.page.case() == first
    assert desk.note().toPlainText() == "about the first"
    desk.press("record_event")
    desk.show(second)
    assert desk.banner.sentence() != desk.words.text("case.put_away", reference=reference)


def test_what_was_typed_about_an_erased_request_goes_nowhere(desk: Desk) -> None:
    erased, other = desk.sent(), desk.sent()
    typed(desk, erased, "about the erased")
    values = desk.page.unfinished()
    assert values is not None
    desk.core._vault.cases.erase(erased)
    desk.page = desk.make()
    desk.page.restore(values)
    assert desk.page.unfinished() == values
    desk.idle()
    assert desk.page.unfinished() is None
    desk.show(other)
    assert not desk.sees("event_kind")
    desk.press("record_something")
    assert desk.note().toPlainText() == ""


def test_an_action_wanted_of_a_request_that_is_gone_opens_nothing(desk: Desk) -> None:
    other = desk.drafted()
    desk.show(CaseId("gone"), Action.SEND_LETTER)
    desk.show(other)
    assert not desk.sees("event_kind")


def test_without_a_request_there_is_a_way_back(desk: Desk) -> None:
    desk.page.entered()
    desk.idle()
    assert desk.words.text("case.none") in desk.says()
    with desk.qtbot.waitSignal(desk.page.back_asked):
        desk.press("all_requests")
    with desk.qtbot.waitSignal(desk.page.back_asked):
        desk.page.press_primary()
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    assert desk.words.text("case.none") in desk.says()
    desk.show(desk.sent())
    assert not desk.sees("all_requests")


def test_a_request_deleted_behind_the_page_leads_nowhere(desk: Desk) -> None:
    case = desk.sent()
    desk.show(case)
    desk.page.hide()
    back: list[bool] = []
    told: list[str] = []
    desk.page.back_asked.connect(lambda: back.append(True))
    desk.problems.told.connect(told.append)
    desk.core._vault.cases.erase(case)
    desk.hub.publish(Changes.of(Topic.CASES))
    desk.idle()
    assert (back, told, desk.page.case()) == ([], [], None)


def test_a_request_that_is_gone_does_not_close_the_next_one(desk: Desk) -> None:
    case = desk.sent()
    back: list[bool] = []
    desk.page.back_asked.connect(lambda: back.append(True))
    desk.page.show_case(CaseId("gone"))
    desk.page.show_case(case)
    desk.idle()
    assert (back, desk.page.case()) == ([], case)
    assert desk.line.isVisible()


def test_an_outcome_leaves_what_was_typed_since(desk: Desk) -> None:
    first, second = desk.sent(), desk.sent()
    typed(desk, first, "one")
    record(desk)
    desk.note().setPlainText("two")
    desk.idle()
    assert desk.note().toPlainText() == "two"
    assert desk.requests.get(first).events[-1].payload["text"] == "one"
    said = desk.banner.sentence()
    record(desk)
    desk.page.show_case(second)
    # It is on its way: nothing was put away.
    assert desk.banner.sentence() == said
    desk.idle()
    assert desk.requests.get(first).events[-1].payload["text"] == "two"
    assert desk.page.case() == second
    assert desk.page.unfinished() is None


@pytest.mark.parametrize("back_again", [True, False])
def test_what_was_refused_meanwhile_is_typed_still(
    desk: Desk, tmp_path: Path, back_again: bool
) -> None:
    first, second = desk.sent(), desk.sent()
    typed(desk, first, "kept")
    desk.page._recording.form.files.add([tmp_path / "gone.pdf"])
    record(desk)
    desk.page.show_case(second)
    if not back_again:
        desk.idle()
        desk.press("record_something")
        assert desk.note().toPlainText() == ""
        assert "gone.pdf" not in desk.says()
    desk.show(first)
    assert desk.note().toPlainText() == "kept"
    assert desk.part(QPushButton, "record_event").isEnabled()


def test_another_action_keeps_what_is_being_typed(desk: Desk) -> None:
    case = desk.drafted()
    desk.show(case)
    desk.press("record_something")
    desk.take(EventKind.NOTE)
    desk.note().setPlainText("typed")
    desk.press("next_first")
    box = desk.part(QComboBox, "event_kind")
    assert isinstance(box, QComboBox)
    assert box.currentData() == EventKind.SENT
    assert desk.note().toPlainText() == "typed"


def test_a_letter_is_shown_only_with_its_request(desk: Desk) -> None:
    wanted = Wanted(desk.core.directory.get("almigo"), HANAKO, Law.APPI, TODAY, (Right.ACCESS,))
    letter = to_bytes(draft(wanted, TODAY), LetterFormat.TEXT)
    case, other = desk.sent(files={LetterFormat.TEXT: letter}), desk.sent()
    desk.show(case)
    button = desk.part(QPushButton, "read_letter")
    assert isinstance(button, QPushButton)
    button.click()
    desk.show(other)
    assert not desk.sees("letter_text")


def test_names_are_never_drawn_as_html(desk: Desk, tmp_path: Path) -> None:
    name = '<img src="//host.example/x">' + "x" * 60
    person = Person(name=name, email="x@example.jp", country="JP")
    case = desk.sent(person=person)
    attached = Attachment("<b>a.pdf", b"1")
    desk.requests.record(case, EventDraft(EventKind.NOTE, TODAY), [attached])
    desk.show(case)
    desk.page._recording.note_files([tmp_path / "<i>gone.pdf"])
    crumb = desk.page.findChild(Crumb, "crumb_person")
    listed = desk.page.findChild(QListView, "documents")
    left = next(each for each in desk.page.findChildren(QPushButton) if "gone.pdf" in each.text())
    assert crumb is not None
    assert isinstance(listed, QListView)
    tip = listed.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    for said, shown in ((name, crumb.toolTip()), ("<b>a.pdf", tip), ("<i>gone", left.toolTip())):
        document = QTextDocument()
        document.setHtml(shown)
        assert said in document.toPlainText()

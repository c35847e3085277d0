"""People with a real vault: adding, editing, deleting, and what operators were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.ids import ChannelKind, Law, LetterFormat, PersonId, Right
from app.bootstrap import OpenCore
from app.people.person import Person
from app.services.drafting import draft, to_bytes
from app.services.wanted import Wanted
from tests.ui.page_desk import PageDesk
from ui.people.page import PeoplePage
from ui.people.presenter import PeoplePresenter
from ui.widgets.field import Field
from ui.widgets.text import Text
from ui.wording import Words

TODAY = date(2026, 11, 21)
HANAKO = Person(
    name="見本 花子",
    name_kana="みほん はなこ",
    email="hanako@example.jp",
    country="JP",
    accounts={"会員番号": "123"},
    sample=True,
)
TARO = Person(name="見本 太郎", name_kana="みほん たろう", country="BR", region="BR-SP")


class Desk(PageDesk):
    """The page with everything behind it."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words) -> None:
        super().__init__(qtbot, core, words)
        self.told: list[str] = []
        self.problems.told.connect(self.told.append)

    def open(self, width: int = 1192) -> PeoplePage:
        # The page does not own its presenter, and it must live as long.
        self.presenter = PeoplePresenter(self.core, self.runner, self.hub)
        self.page = PeoplePage(self.presenter, self.words, self.banner, self.problems)
        self.bring(self.page, width)
        return self.page

    @property
    def view(self) -> QListView:
        view = self.page.findChild(QListView, "people_list")
        assert isinstance(view, QListView)
        return view

    @property
    def rows(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def field(self, name: str) -> Field:
        found = self.page.findChild(QWidget, f"person_{name}")
        assert isinstance(found, Field)
        return found

    def reason(self, name: str) -> str:
        return "".join(each.text() for each in self.field(name).findChildren(Text))

    def type(self, name: str, text: str) -> None:
        edit = self.field(name).edit()
        edit.setFocus()
        edit.selectAll()
        if isinstance(edit, QPlainTextEdit):
            edit.insertPlainText(text)
        else:
            edit.insert(text)
            edit.textEdited.emit(text)

    def accounts(self, which: str) -> list[QLineEdit]:
        found = self.page.findChildren(QLineEdit, f"account_{which}")
        return [each for each in found if each.isVisible()]

    def write_account(self, row: int, label: str, value: str) -> None:
        for which, text in (("label", label), ("value", value)):
            edit = self.accounts(which)[row]
            edit.setText(text)
            edit.textEdited.emit(text)

    def remove_account(self, number: int) -> None:
        found = self.page.findChildren(QPushButton, "account_remove")
        (button,) = [
            each
            for each in found
            if each.isVisible() and each.accessibleName() == f"Remove account {number}"
        ]
        button.click()

    def button(self, name: str) -> QPushButton:
        found = [each for each in self.page.findChildren(QPushButton, name) if each.isVisible()]
        return found[-1]

    def shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QPushButton, name))

    def press(self, name: str) -> None:
        self.button(name).click()
        self.settle()

    def says(self, text: str) -> bool:
        shown = (each for each in self.page.findChildren(Text) if each.isVisible())
        return any(text in each.text() for each in shown)


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, words: Words) -> Desk:
    words.set_language("en")
    return Desk(qtbot, core, words)


def begin(core: OpenCore, person: PersonId, *, sent: bool) -> str:
    kept = core.people.get(person)
    given = frozenset({"name", "email", "account.会員番号"})
    wanted = Wanted(
        core.directory.get("almigo"), kept, Law.APPI, TODAY, rights=(Right.ACCESS,), given=given
    )
    letter = draft(wanted, TODAY)
    files = {LetterFormat.TEXT: to_bytes(letter, LetterFormat.TEXT)}
    case, _ = core.requests.record_draft(letter, person, None, files)
    if sent:
        core.requests.sent(case, TODAY, ChannelKind.EMAIL)
    return case


def test_nobody_yet_teaches_and_adds_the_first(desk: Desk) -> None:
    desk.open()
    assert desk.says("Nobody yet")
    desk.press("people_add_first")
    assert QApplication.focusWidget() is desk.field("name").edit()
    desk.type("name", "見本 花子")
    desk.type("address", "Sample Street 1\nSampletown")
    desk.type("birth_date", "1990-04-25")
    assert "25 April 1990" in desk.reason("birth_date")
    desk.press("person_save")
    ((key, person),) = desk.core.people.list().items()
    assert person.name == "見本 花子"
    assert person.address == ("Sample Street 1", "Sampletown")
    assert person.birth_date == date(1990, 4, 25)
    assert len(desk.rows) == 1
    with desk.qtbot.waitSignal(desk.page.request_asked) as asked:
        desk.press("person_request")
    assert asked.args == [key]
    desk.banner.undo()
    desk.settle()
    assert desk.core.people.list() == {}
    assert desk.says("Nobody yet")


def test_what_is_wrong_is_said_at_its_field(desk: Desk) -> None:
    desk.core.people.add(HANAKO)
    desk.open()
    desk.type("email", "hanako@")
    desk.type("birth_date", "25 April")
    desk.type("name", " ")
    desk.press("person_save")
    assert all(desk.field(name).has_error() for name in ("name", "email", "birth_date"))
    assert "not a whole e-mail address" in desk.reason("email")
    assert QApplication.focusWidget() is desk.field("name").edit()
    assert list(desk.core.people.list().values()) == [HANAKO]
    assert desk.told == []
    desk.words.set_language("ja")
    assert desk.field("email").has_error()
    assert desk.field("email").value() == "hanako@"


def test_saving_keeps_what_the_form_does_not_ask_and_can_be_undone(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    other, _ = desk.core.people.add(TARO)
    desk.open()
    assert desk.shown("person_request")
    assert not desk.shown("person_save")
    desk.page.show_person(other)
    desk.settle()
    desk.type("name_latin", "Taro Mihon")
    assert desk.shown("person_save")
    assert not desk.shown("person_request")
    desk.page.press_primary()
    desk.settle()
    kept = desk.core.people.get(other)
    assert (kept.name_latin, kept.country, kept.region) == ("Taro Mihon", "BR", "BR-SP")
    assert desk.core.people.get(key) == HANAKO
    desk.banner.undo()
    desk.settle()
    assert desk.core.people.get(other) == TARO
    assert desk.field("name_latin").value() == ""


def test_a_region_is_asked_only_where_it_matters(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    desk.open()
    country = desk.page.findChild(QComboBox, "person_country")
    region = desk.page.findChild(QComboBox, "person_region")
    assert isinstance(country, QComboBox)
    assert isinstance(region, QComboBox)
    assert not region.isVisible()
    country.setCurrentIndex(country.findData("US"))
    country.activated.emit(country.currentIndex())
    assert region.isVisible()
    region.setCurrentIndex(region.findData("US-CA"))
    region.activated.emit(region.currentIndex())
    desk.press("person_save")
    assert (desk.core.people.get(key).country, desk.core.people.get(key).region) == ("US", "US-CA")


def test_accounts_are_added_and_removed(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    desk.open()
    desk.press("account_add")
    assert QApplication.focusWidget() is desk.accounts("label")[1]
    desk.write_account(1, "会員番号", "456")
    desk.press("person_save")
    assert desk.says("Another account is called the same")
    desk.write_account(1, "", "456")
    desk.press("person_save")
    assert desk.says("Say what it is")
    desk.write_account(1, "User name, old", "hanako")
    desk.press("person_save")
    accounts = {"会員番号": "123", "User name, old": "hanako"}
    assert desk.core.people.get(key).accounts == accounts
    # The vault keeps accounts in the order of their labels.
    assert [each.text() for each in desk.accounts("label")] == ["User name, old", "会員番号"]
    desk.remove_account(1)
    desk.press("account_add")
    desk.press("person_save")
    assert desk.core.people.get(key).accounts == {"会員番号": "123"}
    assert len(desk.accounts("label")) == 1


def test_deleting_asks_once_and_the_default_is_the_safe_one(desk: Desk) -> None:
    desk.core.people.add(HANAKO)
    desk.core.people.add(TARO)
    desk.open()

    def question() -> QDialog:
        desk.press("person_delete")
        found = [each for each in desk.page.findChildren(QDialog, "question") if each.isVisible()]
        assert isinstance(found[-1], QDialog)
        return found[-1]

    asked = question()
    assert asked.windowTitle() == "Delete 見本 太郎?"
    QTest.keyClick(asked, Qt.Key.Key_Return)
    desk.settle()
    assert len(desk.core.people.list()) == 2
    do = question().findChild(QPushButton, "question_do")
    assert isinstance(do, QPushButton)
    do.click()
    desk.settle()
    assert list(desk.core.people.list().values()) == [HANAKO]
    assert desk.field("name").value() == "見本 花子"


def test_somebody_with_requests_is_not_deleted(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    begin(desk.core, key, sent=False)
    desk.open()
    assert not desk.button("person_delete").isEnabled()
    assert desk.says("Cannot be deleted while there are requests")
    desk.presenter.delete(key)
    desk.settle()
    assert "There are still requests" in desk.told[0]
    assert list(desk.core.people.list()) == [key]


def test_what_was_told_once_a_request_is_sent(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    case = begin(desk.core, key, sent=False)
    desk.open()
    assert desk.says("Nothing yet")
    assert "1 request" in desk.rows[0]
    _, changes = desk.core.requests.sent(case, TODAY, ChannelKind.EMAIL)  # type: ignore[arg-type]
    desk.hub.publish(changes)
    desk.settle()
    assert desk.says("21 November 2026: Name, Registered e-mail and account “会員番号”")
    with desk.qtbot.waitSignal(desk.page.case_asked) as asked:
        desk.press("told_almigo")
    assert asked.args == [case]
    with desk.qtbot.waitSignal(desk.page.requests_asked) as listed:
        desk.press("person_requests")
    assert listed.args == [key]
    desk.words.set_language("ja")
    assert desk.says("アカウント「会員番号」")


def test_another_language_leaves_what_was_typed(desk: Desk) -> None:
    desk.core.people.add(HANAKO)
    desk.open()
    desk.type("name_latin", "Hanako Mihon")
    desk.press("account_add")
    desk.write_account(1, "half", "")
    desk.words.set_language("ja")
    assert desk.field("name_latin").value() == "Hanako Mihon"
    assert [each.text() for each in desk.accounts("label")] == ["会員番号", "half"]
    assert desk.button("person_save").text() == "変更を保存"


def test_what_was_typed_survives_locking(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    page = desk.open()
    assert page.unfinished() is None
    desk.type("email", "half@")
    desk.press("account_add")
    desk.write_account(1, "half", "")
    kept = page.unfinished()
    assert kept is not None
    again = desk.open()
    again.restore(kept)
    desk.settle()
    assert desk.field("email").value() == "half@"
    assert [each.text() for each in desk.accounts("label")] == ["会員番号", "half"]
    assert again.unfinished() == kept
    desk.press("person_discard")
    assert desk.field("email").value() == "hanako@example.jp"
    assert again.unfinished() is None
    desk.banner.undo()
    desk.settle()
    assert desk.field("email").value() == "half@"
    assert desk.core.people.get(key) == HANAKO


def test_somebody_new_half_typed_survives_locking_before_anything_is_read(desk: Desk) -> None:
    page = desk.open()
    desk.press("people_add_first")
    desk.type("name", "見本")
    kept = page.unfinished()
    assert kept is not None
    page.restore({"draft": "nonsense"})
    desk.presenter = PeoplePresenter(desk.core, desk.runner, desk.hub)
    desk.page = PeoplePage(desk.presenter, desk.words, desk.banner, desk.problems)
    desk.qtbot.addWidget(desk.page)
    desk.page.restore(kept)
    desk.page.show()
    desk.page.entered()
    desk.settle()
    assert desk.field("name").value() == "見本"
    assert desk.page.unfinished() == kept


def test_choosing_somebody_else_lets_go_of_what_was_typed_but_not_for_good(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    other, _ = desk.core.people.add(TARO)
    desk.open()
    desk.page.show_person(key)
    desk.settle()
    desk.type("email", "half@")
    desk.page.show_person(other)
    desk.settle()
    assert desk.field("name").value() == TARO.name
    assert desk.page.unfinished() is None
    desk.banner.undo()
    desk.settle()
    assert desk.field("name").value() == HANAKO.name
    assert desk.field("email").value() == "half@"


def test_a_change_elsewhere_is_shown_unless_something_is_typed(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    desk.open()
    changed = Person(name=HANAKO.name, email="new@example.jp")
    desk.hub.publish(desk.core.people.save(key, changed))
    desk.settle()
    assert desk.field("email").value() == "new@example.jp"
    desk.type("email", "typed@example.jp")
    desk.hub.publish(desk.core.people.save(key, HANAKO))
    desk.settle()
    assert desk.field("email").value() == "typed@example.jp"


def test_search_by_keys(desk: Desk) -> None:
    for person in (HANAKO, TARO):
        desk.core.people.add(person)
    page = desk.open()
    page.focus_search()
    search = QApplication.focusWidget()
    assert isinstance(search, QLineEdit)
    search.setText("ハナコ")
    assert [row.split(",")[0] for row in desk.rows] == ["見本 花子"]
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    desk.settle()
    assert desk.field("name").value() == "見本 花子"
    search.setText("nobody at all")
    assert desk.says("Nobody is found")


def test_two_pages_where_there_is_no_room(desk: Desk) -> None:
    desk.core.people.add(HANAKO)
    page = desk.open(700)
    assert desk.view.isVisible()
    assert not desk.field("name").isVisible()
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert desk.field("name").isVisible()
    assert not desk.view.isVisible()
    assert page.close_innermost()
    assert desk.view.isVisible()


@pytest.mark.parametrize("name", ["あ" * 300, "W" * 300, "أحمد " * 60, "<b>&Name</b>"])
def test_names_of_any_length_and_direction_do_not_widen_the_page(desk: Desk, name: str) -> None:
    person = Person(
        name=name.strip(), accounts={"l" * 300: "v" * 300}, email="x" * 60 + "@example.jp"
    )
    key, _ = desk.core.people.add(person)
    begin(desk.core, key, sent=True)
    page = desk.open(812)
    QAbstractItemModelTester(desk.view.model(), desk.view)
    assert page.width() == 812
    assert page.minimumSizeHint().width() <= 812
    assert desk.field("name").value() == name.strip()
    assert page.unfinished() is None


def test_three_thousand_people(desk: Desk) -> None:
    with desk.core._vault.transaction():
        for number in range(3000):
            desk.core._vault.people.add(Person(name=f"Sam Sample {number:04}"))
    desk.open()
    assert len(desk.rows) == 3000
    last = desk.view.model().index(2999, 0)
    desk.view.setCurrentIndex(last)
    desk.settle()
    assert desk.field("name").value() == "Sam Sample 2999"


def test_saving_twice_before_the_answer_saves_once(desk: Desk) -> None:
    page = desk.open()
    desk.press("people_add_first")
    desk.type("name", "見本 花子")
    with desk.answers_wait():
        page.press_primary()
        page.press_primary()
        assert not desk.button("person_save").isEnabled()
    assert len(desk.core.people.list()) == 1
    desk.type("email", "hanako@")
    page.press_primary()
    desk.settle()
    desk.type("email", "hanako@example.jp")
    page.press_primary()
    desk.settle()
    (person,) = desk.core.people.list().values()
    assert person.email == "hanako@example.jp"


def test_what_changed_elsewhere_stays_where_nothing_was_typed(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    desk.open()
    desk.type("name_latin", "Hanako Mihon")
    newer = replace(HANAKO, email="new@example.jp", accounts={"会員番号": "456", "other": "7"})
    # Nobody tells the page: the service itself must see it.
    desk.core.people.save(key, newer)
    desk.press("person_save")
    assert desk.core.people.get(key) == replace(newer, name_latin="Hanako Mihon")
    desk.type("name_kana", "ミホン")
    desk.hub.publish(desk.core.people.save(key, replace(newer, email="newest@example.jp")))
    desk.settle()
    assert desk.field("email").value() == "newest@example.jp"
    assert desk.field("name_kana").value() == "ミホン"


def test_what_changed_in_both_places_is_asked_about(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    page = desk.open()
    desk.type("email", "typed@example.jp")
    desk.write_account(0, "会員番号", "typed")
    desk.core.people.save(key, replace(HANAKO, email="new@example.jp", accounts={"会員番号": "9"}))
    desk.press("person_save")
    assert desk.field("email").has_error()
    assert "Changed meanwhile to “new@example.jp”" in desk.reason("email")
    assert desk.says("Changed meanwhile to “9”")
    assert QApplication.focusWidget() is desk.field("email").edit()
    assert desk.core.people.get(key).email == "new@example.jp"
    assert page.unfinished() is not None
    desk.type("email", "new@example.jp")
    desk.press("person_save")
    kept = desk.core.people.get(key)
    assert (kept.email, kept.accounts) == ("new@example.jp", {"会員番号": "typed"})


def test_a_form_restored_after_a_lock_goes_over_newer_data(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    page = desk.open()
    desk.type("name_latin", "Hanako Mihon")
    desk.type("email", "typed@example.jp")
    desk.core.unfinished.keep("people", page.unfinished())
    newer = replace(HANAKO, email="new@example.jp", name_kana="ミホン", country="DE")
    desk.core.people.save(key, newer)
    again = desk.open()
    values = desk.core.unfinished.get("people")
    assert values is not None
    again.restore(values)
    desk.settle()
    assert desk.field("name_kana").value() == "ミホン"
    assert "Changed meanwhile to “new@example.jp”" in desk.reason("email")
    desk.press("person_save")
    mine = replace(newer, email="typed@example.jp", name_latin="Hanako Mihon")
    assert desk.core.people.get(key) == mine


def test_the_form_of_an_older_kaiji_is_restored(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    page = desk.open()
    desk.type("email", "half@")
    values = dict(page.unfinished() or {})
    del values["start"]
    again = desk.open()
    again.restore(values)
    desk.settle()
    assert desk.field("email").value() == "half@"
    assert desk.core.people.get(key) == HANAKO


def test_an_answer_leaves_what_is_typed_meanwhile(desk: Desk) -> None:
    page = desk.open()
    desk.press("people_add_first")
    desk.type("name", "見本 花子")
    with desk.answers_wait():
        page.press_primary()
        desk.type("email", "typed@")
    assert desk.field("email").value() == "typed@"
    assert desk.shown("person_save")
    desk.type("email", "typed@example.jp")
    desk.press("person_save")
    (person,) = desk.core.people.list().values()
    assert (person.name, person.email) == ("見本 花子", "typed@example.jp")


def test_an_answer_leaves_another_form_alone(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    other, _ = desk.core.people.add(TARO)
    page = desk.open()
    page.show_person(key)
    desk.settle()
    desk.type("name_latin", "Hanako")
    with desk.answers_wait():
        page.press_primary()
        page.show_person(other)
        desk.type("name_latin", "Taro")
        assert desk.button("person_save").isEnabled()
    assert desk.core.people.get(key).name_latin == "Hanako"
    assert desk.field("name").value() == TARO.name
    assert desk.field("name_latin").value() == "Taro"
    desk.press("person_save")
    assert desk.core.people.get(other) == replace(TARO, name_latin="Taro")
    page.show_person(key)
    desk.settle()
    desk.type("name_latin", "Hanako Mihon")
    with desk.answers_wait():
        page.press_primary()
        page.show_person(other)
    assert desk.field("name").value() == TARO.name
    assert desk.core.people.get(key).name_latin == "Hanako Mihon"
    page.show_person(key)
    desk.settle()
    desk.type("email", "half@")
    with desk.answers_wait():
        page.press_primary()
        page.show_person(other)
    # Refused when its form was gone: it can be had back.
    assert not desk.field("email").has_error()
    desk.banner.undo()
    desk.settle()
    assert desk.field("email").value() == "half@"


def test_what_is_kept_takes_no_form_away(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    other, _ = desk.core.people.add(TARO)
    page = desk.open()
    page.show_person(key)
    desk.settle()
    desk.type("email", "half@")
    kept = page.unfinished()
    assert kept is not None
    again = desk.open()
    again.show_person(other)
    desk.settle()
    desk.type("name_latin", "Taro")
    again.restore(kept)
    desk.settle()
    assert desk.field("name").value() == TARO.name
    assert desk.field("name_latin").value() == "Taro"


def test_what_is_kept_waits_while_somebody_else_is_asked_for(desk: Desk) -> None:
    key, _ = desk.core.people.add(HANAKO)
    other, _ = desk.core.people.add(TARO)
    page = desk.open()
    page.show_person(key)
    desk.settle()
    desk.type("email", "half@")
    kept = page.unfinished()
    assert kept is not None
    again = desk.open()
    with desk.answers_wait():
        # Nobody is read again yet: the page cannot show it at once.
        again._people = {}
        again._is_read = False
        again.restore(kept)
        again.show_person(other)
    assert desk.field("name").value() == TARO.name
    desk.banner.undo()
    desk.settle()
    assert desk.field("email").value() == "half@"


def test_a_name_that_looks_like_html_is_shown_as_it_is(desk: Desk) -> None:
    desk.core.people.add(replace(HANAKO, name='<img src="//host/x"> ' + "a" * 300))
    desk.open()
    tips = [
        str(desk.view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)),
        desk.button("person_request").toolTip(),
    ]
    assert all("&lt;img" in tip for tip in tips)
    assert not any("<img" in tip for tip in tips)

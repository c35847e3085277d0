"""The law card with a second law: offered with its reason, kept with the draft, dated beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import ChannelKind, Law, OperatorSlug, Right
from app.bootstrap import OpenCore
from app.cases.case import Ask
from app.people.person import Person
from tests.ui.page_desk import PageDesk
from ui.appearance import Appearance
from ui.asks import asked
from ui.request.leaving import Leaving
from ui.request.page import RequestPage
from ui.request.presenter import RequestPresenter
from ui.widgets.text import Text
from ui.wording import Words

MIXI, ALMIGO = OperatorSlug("mixi"), OperatorSlug("almigo")
SAM = Person("Sam Sample", email="sam@example.org", country="DE")


class Desk(PageDesk):
    """The page of a new request to an operator in Japan, for somebody in Germany."""

    def __init__(self, qtbot: QtBot, core: OpenCore, words: Words, folder: Path) -> None:
        super().__init__(qtbot, core, words)
        self.presenter = RequestPresenter(core, self.runner, self.hub)
        leaving = Leaving(core, self.runner, self.hub, self.presenter)
        self.page = RequestPage(self.presenter, leaving, words, self.banner, self.problems, folder)
        self.presenter.setParent(self.page)
        self.bring(self.page)

    def pick(self, slug: OperatorSlug = MIXI, law: Law | None = Law.APPI) -> None:
        self.page.pick((slug,))
        self.written()
        if law is not None:
            self.presenter.choose_law(law)
            self.written()

    def written(self) -> None:
        self.until(lambda: self.presenter.current() is not None)
        self.settle()

    @property
    def box(self) -> QCheckBox:
        box = self.page.findChild(QCheckBox, "also_law")
        assert box is not None
        return box

    def tick(self) -> None:
        self.box.click()
        self.written()

    def shown(self, name: str) -> str:
        found = [each for each in self.page.findChildren(Text, name) if each.isVisible()]
        return found[-1].text() if found else ""

    def rests_on(self, *laws: Law) -> bool:
        letter = self.presenter.letter()
        return letter is not None and letter.laws == laws


Make = Callable[[], Desk]


@pytest.fixture
def make(
    qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance, tmp_path: Path
) -> Iterator[Make]:
    """Make the page, as often as the window is opened again."""
    desks: list[Desk] = []
    core.people.add(SAM)

    def one() -> Desk:
        desks.append(Desk(qtbot, core, words, tmp_path))
        return desks[-1]

    yield one
    for desk in desks:
        desk.runner.drain()
        desk.page.close()
        assert desk.broken == []


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_second_law_is_offered_with_its_reason(desk: Desk, language: str) -> None:
    desk.words.set_language(language)
    desk.pick()
    assert desk.box.isVisible()
    assert not desk.box.isChecked()
    assert desk.box.text() == desk.words.text("request.also_law", law=desk.words.text("law.GDPR"))
    may = {"en": "may apply", "ja": "可能性があります"}
    assert may[language] in desk.shown("also_law_reason")
    assert desk.box.accessibleDescription() == desk.shown("also_law_reason")


def test_it_is_not_offered_where_none_fits(desk: Desk) -> None:
    # Its policy names the law of Japan only.
    desk.pick(ALMIGO, law=None)
    assert not desk.box.isVisible()


def test_ticked_it_stands_in_the_letter_and_both_dates_in_the_card(desk: Desk) -> None:
    desk.pick()
    assert desk.rests_on(Law.APPI)
    assert desk.shown("expected_APPI") == "7 December 2026"
    assert desk.shown("expected_GDPR") == ""
    before = desk.presenter.begun().form.reference
    desk.tick()
    # Another law makes another request: what is recorded of one is not the other's.
    assert desk.presenter.begun().form.reference != before
    assert desk.box.isChecked()
    assert desk.rests_on(Law.APPI, Law.GDPR)
    assert "GDPR" in desk.page.letter_text()
    assert desk.shown("expected_APPI") == "7 December 2026"
    assert desk.shown("expected_GDPR") == "21 December 2026"
    assert desk.shown("expected_under_GDPR") == "GDPR, statute"
    assert desk.shown("expected_under_APPI") == "APPI, our convention"
    desk.tick()
    assert desk.rests_on(Law.APPI)
    assert "GDPR" not in desk.page.letter_text()


def test_by_post_nothing_says_when_it_arrives(desk: Desk) -> None:
    desk.pick(ALMIGO)
    assert desk.shown("expected_APPI")
    desk.presenter.go_by(ChannelKind.POST)
    desk.written()
    assert desk.shown("expected_APPI") == ""


def test_using_the_second_law_makes_the_two_change_places(desk: Desk) -> None:
    desk.pick()
    desk.tick()
    button = desk.page.findChild(QPushButton, "other_law")
    assert button is not None
    button.setChecked(True)
    use = desk.page.findChild(QPushButton, "law_GDPR")
    assert use is not None
    QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    desk.written()
    assert desk.rests_on(Law.GDPR, Law.APPI)
    assert desk.box.isChecked()
    assert "APPI" in desk.box.text()


def test_the_grounds_of_both_laws_stand_together(desk: Desk) -> None:
    desk.pick()
    desk.tick()
    desk.presenter.want(Right.ACCESS, False)
    desk.presenter.want(Right.ERASURE, True)
    desk.written()
    for name in ("ground_no_need", "ground_e17a"):
        assert desk.page.findChild(QWidget, name) is not None
    desk.presenter.ground("no_need", True)
    desk.written()
    assert desk.rests_on(Law.APPI, Law.GDPR)


def test_it_is_kept_with_the_draft_and_an_undo_brings_it_back(desk: Desk, make: Make) -> None:
    desk.pick()
    desk.tick()
    desk.page.hide()
    desk.until(lambda: desk.core.unfinished.get("request") is not None)
    again = make()
    again.written()
    assert again.rests_on(Law.APPI, Law.GDPR)
    assert again.box.isChecked()
    anew = again.page.findChild(QPushButton, "start_anew")
    assert anew is not None
    QTest.mouseClick(anew, Qt.MouseButton.LeftButton)
    again.until(lambda: again.core.unfinished.get("request") is None)
    again.banner.undo()
    again.written()
    assert again.rests_on(Law.APPI, Law.GDPR)


def test_a_right_asked_for_under_two_laws_is_said_once(words: Words) -> None:
    asks = (
        Ask("a1", Law.APPI, Right.ACCESS),
        Ask("a2", Law.APPI, Right.ERASURE),
        Ask("a3", Law.GDPR, Right.ACCESS),
    )
    access, erasure = (words.text(f"right.{right}") for right in (Right.ACCESS, Right.ERASURE))
    assert asked(asks, words.messages) == [access, erasure]
    assert asked(asks, words.messages, ("a1", "a3")) == [access]
    assert asked(asks, words.messages, ("a2",)) == [erasure]
    assert asked(asks, words.messages, ("a3",)) == [f"{access} (GDPR)"]


def test_another_operator_is_asked_afresh(desk: Desk) -> None:
    desk.pick()
    desk.tick()
    desk.pick(ALMIGO, law=None)
    assert desk.rests_on(Law.APPI)
    desk.pick(MIXI)
    assert not desk.box.isChecked()

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.base.changes import Changes, Topic
from app.base.errors import Cancelled, Problem
from app.base.paths import Home
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.main_window import MainWindow
from ui.page_entry import PageEntry, Place
from ui.problems import Problems, Report, ReportWindow, report
from ui.widgets.buttons import Button
from ui.widgets.page import Page
from ui.widgets.paragraph import Paragraph
from ui.wiring import build_window
from ui.wording import Words


class Sheet(Page):
    """A page with a field in each region, and a panel that Escape closes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.is_open = False
        self.pressed = 0
        for region in (self.header, self.content, self.set_side(300), self.set_bar()):
            region.addWidget(QLineEdit())

    def close_innermost(self) -> bool:
        was_open, self.is_open = self.is_open, False
        return was_open

    def press_primary(self) -> None:
        self.pressed += 1


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot, words: Words, appearance: Appearance, made: list[str]) -> MainWindow:
    def make(name: str) -> Callable[[], Page]:
        def page() -> Page:
            made.append(name)
            return Sheet(name)

        return page

    entries = [
        PageEntry("request", "plus", "ui.new_request", make("request"), Place.TILE),
        PageEntry("today", "sun", "ui.rail.today", make("today")),
        PageEntry("foot", "settings", "ui.close", make("foot"), Place.FOOT),
    ]
    window = MainWindow(entries, words)
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    settle()
    return window


def rail_item(window: MainWindow, name: str) -> QAbstractButton:
    item = window.rail.findChild(QAbstractButton, name)
    assert item is not None
    return item


def test_only_the_first_page_is_made_at_the_start(window: MainWindow, made: list[str]) -> None:
    assert made == ["today"]
    assert window.current_page().objectName() == "today"
    window.show_page("request")
    window.show_page("request")
    assert made == ["today", "request"]


def test_the_rail_shows_the_pages_there_are_and_no_others(window: MainWindow) -> None:
    names = {each.objectName() for each in window.rail.findChildren(QAbstractButton)}
    assert names == {"request", "today", "foot", "lamp"}


def test_pages_are_reached_by_rail_and_by_key(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(rail_item(window, "foot"), Qt.MouseButton.LeftButton)
    assert window.current_page().objectName() == "foot"
    assert rail_item(window, "foot").isChecked()
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page().objectName() == "request"
    assert not rail_item(window, "foot").isChecked()
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page().objectName() == "today"


def test_f6_walks_the_regions_and_tab_reaches_the_rail_last(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.current_page()
    regions = [*page.regions(), window.rail]
    assert len(regions) == 5
    for region in [*regions, regions[0]]:
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        assert focused is not None
        assert region.isAncestorOf(focused)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.rail.isAncestorOf(window.focusWidget())
    page.regions()[-1].findChild(QLineEdit).setFocus()  # type: ignore[union-attr]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.rail.isAncestorOf(window.focusWidget())


def test_escape_closes_the_innermost_thing(qtbot: QtBot, window: MainWindow) -> None:
    page = window.current_page()
    assert isinstance(page, Sheet)
    page.is_open = True
    window.tell_problem("It did not work.")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not page.is_open
    assert window.banner.sentence() == "It did not work."
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.banner.sentence() == ""


def test_control_enter_presses_the_primary_action(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = window.current_page()
    assert isinstance(page, Sheet)
    assert page.pressed == 1


def test_the_lamp_says_that_nothing_was_sent(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(rail_item(window, "lamp"), Qt.MouseButton.LeftButton)
    assert window.banner.sentence().startswith("Kaiji has sent and fetched nothing.")


def test_the_badge_is_spoken(window: MainWindow) -> None:
    window.rail.set_badge("today", 5)
    assert rail_item(window, "today").accessibleName() == "Today, 5 need you"
    window.rail.set_badge("today", 0)
    assert rail_item(window, "today").accessibleName() == "Today"


def test_arrows_move_inside_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    rail_item(window, "request").setFocus()
    QTest.keyClick(rail_item(window, "request"), Qt.Key.Key_Down)
    assert rail_item(window, "today").hasFocus()
    assert window.current_page().objectName() == "today"


def test_a_page_within_another_shows_the_others_item(
    qtbot: QtBot, words: Words, appearance: Appearance
) -> None:
    entries = [
        PageEntry("today", "sun", "ui.rail.today", lambda: Sheet("today")),
        PageEntry("case", "sun", "ui.rail.today", lambda: Sheet("case"), Place.WITHIN, "today"),
    ]
    window = MainWindow(entries, words)
    qtbot.addWidget(window)
    window.show_page("case")
    assert rail_item(window, "today").isChecked()
    assert window.rail.findChild(QAbstractButton, "case") is None


def test_a_forgotten_page_is_made_anew(window: MainWindow, made: list[str]) -> None:
    window.show_page("request")
    window.forget_page("request").deleteLater()
    window.show_page("request")
    assert made == ["today", "request", "request"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_window_fits_a_small_screen(
    qtbot: QtBot, words: Words, appearance: Appearance, home: Path, language: str
) -> None:
    words.set_language(language)
    built = build_window(words, appearance, Home(home))
    qtbot.addWidget(built.window)
    built.window.show()
    settle()
    least = built.window.minimumSizeHint()
    assert least.width() <= 1100
    assert least.height() <= 720
    built.end()


def test_the_language_changes_at_run_time(window: MainWindow, words: Words) -> None:
    words.set_language("ja")
    settle()
    assert rail_item(window, "today").accessibleName() == "今日"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "キャンセル"
    words.set_language("en")
    settle()
    assert rail_item(window, "today").accessibleName() == "Today"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_setting_the_same_language_tells_nobody(qtbot: QtBot, words: Words) -> None:
    with qtbot.assertNotEmitted(words.language_changed):
        words.set_language("en")
    assert words.day(date(2026, 11, 21)) == "21 November 2026"
    assert words.plural("ui.rail.badge", 1, page="Today") == "Today, 1 needs you"


def test_the_hub_passes_changes_on_and_nothing_else(qtbot: QtBot) -> None:
    hub = ChangesHub()
    heard: list[object] = []
    hub.changed.connect(heard.append)
    hub.publish(Changes.of(Topic.CASES))
    hub.publish(Changes())
    hub.publish(None)
    assert heard == [Changes.of(Topic.CASES)]


def test_a_problem_is_a_sentence_in_the_language_of_the_moment(
    qtbot: QtBot, window: MainWindow, words: Words
) -> None:
    problems = Problems(words)
    problems.told.connect(window.tell_problem)
    problems.tell(Cancelled())
    assert window.banner.sentence() == ""
    words.set_language("ja")
    problems.tell(Problem("problem.no_screen"))
    assert window.banner.sentence().startswith("ウィンドウを開ける画面がありません")


def test_a_bug_becomes_one_report_without_a_word_of_the_user(
    qtbot: QtBot, window: MainWindow, words: Words, caplog: pytest.LogCaptureFixture
) -> None:
    problems = Problems(words)
    reports = Report(words, window)
    problems.broke.connect(reports.show)

    def fail(name: str) -> None:
        try:
            raise KeyError(name)
        except KeyError as error:
            raise ValueError(f"{name} lives at 1-2-3") from error

    with caplog.at_level(logging.ERROR, logger="kaiji"):
        for _ in range(2):
            try:
                fail("Hanako Mihon")
            except ValueError as error:
                problems.tell(error)
    shown = [each for each in window.findChildren(ReportWindow) if each.isVisible()]
    assert len(shown) == 1
    text = shown[0].findChild(Paragraph).toPlainText()  # type: ignore[union-attr]
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_window.py" in text
    for secret in ("Hanako", "1-2-3"):
        assert secret not in text
        assert secret not in caplog.text
    copy = next(each for each in shown[0].findChildren(Button) if each.text() == "Copy")
    copy.click()
    assert QGuiApplication.clipboard().text() == text
    shown[0].close()


def test_the_last_hook_catches_what_nobody_caught(
    qtbot: QtBot, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    problems = Problems(words)
    problems.install_hook()
    heard: list[str] = []
    problems.broke.connect(heard.append)
    error = RuntimeError("Hanako")
    sys.excepthook(RuntimeError, error, None)
    assert heard == [report(error)]
    assert "Hanako" not in heard[0]

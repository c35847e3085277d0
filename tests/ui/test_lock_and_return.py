"""The vault locks itself while something is half filled: nothing is lost, nothing stays in sight."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base import settings
from app.base.errors import Cancelled, Problem
from app.base.ids import OperatorSlug
from app.base.progress import Progress
from app.services import vault as vault_service
from app.services.unfinished import Unfinished
from tests.ui.shots import settle
from tests.ui.workspace import PAGES, PASSPHRASE, first_person, make_samples, open_window, rest
from ui.appearance import Appearance
from ui.case.page import CasePage
from ui.directory.page import DirectoryPage
from ui.main_window import MainWindow
from ui.request.page import RequestPage
from ui.wiring import Window
from ui.wording import Words


class Desk:
    """The whole window, and somebody who comes and goes."""

    def __init__(self, qtbot: QtBot, built: Window) -> None:
        self.qtbot, self.built, self.window = qtbot, built, built.window

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def seen(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        self.until(lambda: bool(self._visible(name, kind)))
        return self._visible(name, kind)[0]

    def _visible(self, name: str, kind: type[QWidget]) -> list[QWidget]:
        return [each for each in self.window.findChildren(kind, name) if each.isVisible()]

    def lock(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.seen("passphrase", QLineEdit)
        rest(self.built)

    def unlock(self) -> None:
        field = self.seen("passphrase", QLineEdit)
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.until(lambda: not self.window.rail.isHidden())
        rest(self.built)


@pytest.fixture(params=["en", "ja"])
def desk(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Desk]:
    words = Words(request.param)
    appearance = Appearance(qapp, words, "light")
    built = open_window(qapp, make_samples(tmp_path / "home"), words, appearance)
    broken: list[str] = []
    built.problems.broke.connect(broken.append)
    yield Desk(qtbot, built)
    built.window.hide()
    built.end()
    settle()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()
    assert broken == []


def test_a_half_written_request_is_there_again(desk: Desk) -> None:
    desk.built.begin_request(OperatorSlug("mihon-shoten"), first_person(desk.built))
    page = desk.window.page("request")
    assert isinstance(page, RequestPage)
    desk.until(lambda: "見本商店" in page.letter_text())
    desk.lock()
    assert "見本商店" not in _all_words(desk.window)
    desk.unlock()
    again = desk.window.current_page()
    assert isinstance(again, RequestPage)
    assert again is not page
    desk.until(lambda: "見本商店" in again.letter_text())


def test_a_half_filled_operator_is_there_again(desk: Desk) -> None:
    desk.window.show_page("directory")
    rest(desk.built)
    page = desk.window.page("directory")
    assert isinstance(page, DirectoryPage)
    add = desk.seen("add_operator", QPushButton)
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    name = desk.seen("own_name").findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    QTest.keyClicks(name, "Half A Name")
    desk.lock()
    desk.unlock()
    field = desk.seen("own_name").findChild(QLineEdit)
    assert field is not None
    desk.until(lambda: field.text() == "Half A Name")
    assert desk.window.banner.sentence() == desk.built.words.text("ui.unlocked_again")


def test_what_was_typed_when_the_window_closed_is_in_the_vault(desk: Desk, tmp_path: Path) -> None:
    desk.window.show_page("directory")
    rest(desk.built)
    QTest.mouseClick(desk.seen("add_operator", QPushButton), Qt.MouseButton.LeftButton)
    name = desk.seen("own_name").findChild(QLineEdit)
    assert name is not None
    name.setFocus()
    QTest.keyClicks(name, "Half A Name")
    desk.window.resize(1100, 760)
    desk.built.end()
    vault = vault_service.unlock(desk.built.home, passphrase=PASSPHRASE, find_keystore=lambda: None)
    kept = vault.preferences.get("unfinished.directory", dict)
    vault.close()
    assert "Half A Name" in str(kept)
    chosen = settings.load(desk.built.home.settings)
    assert (chosen.width, chosen.height, chosen.maximized) == (1100, 760, False)


def test_keys_of_the_open_vault_do_nothing_at_the_gate(desk: Desk) -> None:
    desk.lock()
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_2):
        QTest.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert desk.window.rail.isHidden()
    assert desk.window.findChild(QWidget, "search_everything") is None
    desk.unlock()
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    desk.seen("search_text", QLineEdit)


def test_locking_twice_is_locking_once(desk: Desk) -> None:
    for _ in range(3):
        QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.seen("passphrase", QLineEdit)
    rest(desk.built)
    desk.unlock()
    assert desk.window.current_page() is desk.window.page("today")


def test_the_pages_are_hidden_while_work_still_runs_and_it_is_stopped(desk: Desk) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        try:
            while True:
                progress.step(0, 1)
        except Cancelled:
            stopped.set()
            raise

    desk.built.runner.store(work)
    assert begun.wait(5)
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.current_page() is desk.window.pages()["gate"]
    assert stopped.wait(5)
    desk.unlock()


def test_what_cannot_be_kept_keeps_the_vault_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Unfinished, _page: str, _values: object) -> None:
        raise Problem("problem.disk_full", path="vault.db")

    desk.window.show_page("directory")
    rest(desk.built)
    monkeypatch.setattr(Unfinished, "keep", full)
    QTest.keyClick(desk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    rest(desk.built)
    assert isinstance(desk.window.current_page(), DirectoryPage)
    wanted = Problem("problem.disk_full", path="vault.db")
    assert desk.window.banner.sentence() == desk.built.words.say(wanted.message)
    monkeypatch.undo()
    desk.lock()
    desk.unlock()


def test_after_unlocking_the_request_in_front_is_in_front_again(desk: Desk) -> None:
    PAGES["04-case"](desk.built)
    rest(desk.built)
    page = desk.window.current_page()
    assert isinstance(page, CasePage)
    case = page.case()
    assert case is not None
    desk.lock()
    desk.unlock()
    again = desk.window.current_page()
    assert isinstance(again, CasePage)
    assert again.case() == case


def test_where_no_request_was_in_front_the_list_is_shown(desk: Desk) -> None:
    desk.window.show_page("case")
    rest(desk.built)
    desk.lock()
    desk.unlock()
    assert desk.window.current_page() is desk.window.page("requests")


def test_a_kept_form_never_takes_the_page_from_what_was_asked_for(desk: Desk) -> None:
    desk.window.show_page("directory")
    rest(desk.built)
    QTest.mouseClick(desk.seen("add_operator", QPushButton), Qt.MouseButton.LeftButton)
    name = desk.seen("own_name").findChild(QLineEdit)
    assert name is not None
    QTest.keyClicks(name, "Half A Name")
    desk.built.front = "today"
    desk.lock()
    desk.built.front = "today"
    desk.unlock()
    desk.built.show_operator(OperatorSlug("almigo"))
    rest(desk.built)
    assert "ALMIGO Inc." in _all_words(desk.window)
    assert desk.window.banner.sentence() == desk.built.words.text("ui.half_filled")
    # Whoever does not want it now has it the next time.
    assert desk.built.core().unfinished.get("directory") is not None
    desk.lock()
    desk.unlock()
    assert desk.built.core().unfinished.get("directory") is not None


def test_a_kept_form_not_read_yet_survives_the_end(desk: Desk) -> None:
    core = desk.built.core()
    core.unfinished.keep("people", {"anything": "kept"})
    desk.window.show_page("people")
    # Ended before the store has answered.
    desk.built.end()
    vault = vault_service.unlock(desk.built.home, passphrase=PASSPHRASE, find_keystore=lambda: None)
    kept = vault.preferences.get("unfinished.people", dict)
    vault.close()
    assert kept == {"anything": "kept"}


class Windows(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, MainWindow)
        ):
            self.shown.append(f"{type(watched).__name__}#{watched.objectName()}")
        return False


def test_no_widget_is_a_window_of_its_own_for_a_moment(desk: Desk, qapp: QApplication) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    for show in PAGES.values():
        show(desk.built)
        rest(desk.built)
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    desk.lock()
    desk.unlock()
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def _all_words(window: QWidget) -> str:
    texts = (getattr(each, "text", None) for each in window.findChildren(QWidget))
    return " ".join(str(text()) for text in texts if callable(text))

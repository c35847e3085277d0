"""The scenes of the window, from the first start to what is due, as a user goes through them.

Run offscreen here, and once more on a real window by tests/real/test_real_window.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from app.base.ids import OperatorSlug
from app.base.paths import Home
from tests.fakes import CHEAP
from ui.appearance import Appearance
from ui.request import outcome
from ui.request.page import RequestPage
from ui.today.model import Roles
from ui.today.rows import TodayRow
from ui.wiring import Window, build_window
from ui.wording import Words

PASSPHRASE = "four sample words here"


class Desk:
    """The window with a person in front of it."""

    def __init__(self, qtbot: QtBot, built: Window) -> None:
        self.qtbot, self.built, self.window = qtbot, built, built.window

    def seen(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Give the visible widget of a name, waiting until there is one."""

        def there() -> None:
            assert [each for each in self.window.findChildren(kind, name) if each.isVisible()]

        self.qtbot.waitUntil(there, timeout=8000)
        return next(each for each in self.window.findChildren(kind, name) if each.isVisible())

    def press(self, name: str) -> None:
        """Press a button with the mouse, once it can be pressed."""
        button = self.seen(name, QPushButton)
        self.until(button.isEnabled)
        # Laid out, and not scrolled away: a person could not click it otherwise.
        self.until(lambda: button.visibleRegion().contains(button.rect().center()))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Write into a field."""
        field = self.seen(name)
        edit = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        edit.setFocus()
        if text.isascii():
            QTest.keyClicks(edit, text)
        else:
            # Japanese comes through an input method, as a whole.
            edit.insert(text)
            edit.textEdited.emit(edit.text())

    def says(self, name: str, text: str) -> None:
        """Wait until a button says ``text``."""

        def does() -> bool:
            button = self.seen(name, QPushButton)
            return isinstance(button, QPushButton) and button.text() == text

        self.until(does)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def make_vault(self) -> None:
        self.until(self.built.runner.is_idle)
        QTest.mouseClick(self.seen("lock_passphrase"), Qt.MouseButton.LeftButton)
        self.write("passphrase", PASSPHRASE)
        self.write("passphrase_again", PASSPHRASE)
        self.press("open_vault")
        self.press("code_kept")

    def add_person(self, name: str = "見本 花子", email: str = "hanako@example.jp") -> None:
        self.press("first_request")
        self.write("new_person_name", name)
        self.write("new_person_email", email)
        self.press("add_person")
        self.seen("person", QComboBox)

    def pick(self, text: str) -> None:
        self.write("operator_search", text)
        found = self.seen("operator_list", QListView)
        assert isinstance(found, QListView)
        self.until(lambda: found.model().rowCount() == 1)
        QTest.keyClick(self.seen("operator_search"), Qt.Key.Key_Return)
        self.seen("law")

    def rows(self) -> list[TodayRow]:
        view = self.seen("today_list", QListView)
        assert isinstance(view, QListView)
        model = view.model()
        rows = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount(QModelIndex()))]
        return [row for row in rows if isinstance(row, TodayRow)]


@pytest.fixture(params=["en", "ja"])
def desk(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    monkeypatch.setattr("app.vault.vault.Argon", lambda: CHEAP)
    words = Words(request.param)
    built = build_window(words, Appearance(qapp, words, "light"), Home(tmp_path / "home"))
    qtbot.addWidget(built.window)
    built.window.resize(1280, 800)
    built.window.show()
    qtbot.waitExposed(built.window)
    broken: list[str] = []
    built.problems.broke.connect(broken.append)
    yield Desk(qtbot, built)
    built.end()
    forget(qapp, built)
    assert broken == []


def forget(qapp: QApplication, built: Window) -> None:
    """Take the look of a window off the application, its translations included."""
    qapp.styleHints().colorSchemeChanged.disconnect(built.appearance.follow)
    built.appearance.deleteLater()


def handed(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Catch what is handed to the desktop instead of opening a mail program."""
    urls: list[QUrl] = []

    class Desktop:
        @staticmethod
        def openUrl(url: QUrl) -> bool:
            urls.append(url)
            return True

    monkeypatch.setattr(outcome, "QDesktopServices", Desktop)
    return urls


def test_scene_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = handed(monkeypatch)
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    desk.press("way_main")
    desk.press("sent_yes")
    desk.until(lambda: [row.needs_you for row in desk.rows()] == [False])
    (row,) = desk.rows()
    assert row.operator == "ALMIGO Inc."
    assert "遅滞なく" in row.reason
    assert not row.needs_you
    (url,) = urls
    assert url.toLocalFile().endswith(".eml")
    assert b"X-Unsent: 1" in Path(url.toLocalFile()).read_bytes()


def test_not_sent_yet_stays_a_draft_that_today_asks_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed(monkeypatch)
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    desk.press("way_main")
    desk.press("sent_later")
    desk.until(lambda: len(desk.rows()) == 1)
    assert desk.rows()[0].needs_you
    view = desk.seen("today_list", QListView)
    assert isinstance(view, QListView)
    view.setCurrentIndex(view.model().index(1, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    desk.press("record_event")
    desk.until(desk.window.banner.can_undo)
    desk.window.show_page("today")
    desk.until(lambda: bool(desk.rows()) and not desk.rows()[0].needs_you)
    assert desk.window.banner.can_undo()
    desk.window.banner.undo()
    desk.until(lambda: desk.rows()[0].needs_you)


def test_miroom_has_no_address_so_the_contact_is_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "enquiry.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk.make_vault()
    desk.add_person()
    desk.pick("miroom")
    ask = desk.built.words.text("request.way_main.enquiry")
    desk.says("way_main", ask)
    desk.press("way_main")
    save = desk.built.words.text("request.way_main.pdf")
    desk.says("way_main", save)
    desk.press("way_main")
    desk.seen("sent_later")
    assert file.read_bytes().startswith(b"%PDF")


def test_familyalbum_is_copied_in_pieces(desk: Desk) -> None:
    desk.make_vault()
    desk.add_person()
    desk.pick("familyalbum")
    pieces = desk.built.words.text("request.way_main.pieces")
    desk.says("way_main", pieces)
    desk.press("way_main")
    desk.press("copy_1")
    copied = QApplication.clipboard().text()
    assert copied.startswith("1/")
    assert len(copied) <= 300
    desk.press("pieces_done")
    desk.seen("sent_yes")


def test_several_operators_get_a_letter_each(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    desk.make_vault()
    desk.add_person()
    view = desk.seen("operator_list", QListView)
    assert isinstance(view, QListView)
    model = view.model()
    desk.until(lambda: model.rowCount() > 0)
    role = Qt.ItemDataRole
    for name in ("ALMIGO", "Mipick"):
        indexes = [model.index(number, 0) for number in range(model.rowCount())]
        (found,) = [each for each in indexes if name in str(each.data(role.DisplayRole))]
        model.setData(found, Qt.CheckState.Checked, role.CheckStateRole)
    desk.press("use_ticked")
    all_of_them = desk.built.words.plural("request.way.all", 2)
    desk.says("way_main", all_of_them)
    desk.press("way_main")
    desk.until(lambda: len(desk.rows()) == 2)
    assert len(list(folder.glob("KJ-*.pdf"))) == 2


def test_the_users_own_wording_is_in_the_letter(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    desk.press("edit_letter")
    editor = desk.seen("letter_editor", QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText(editor.toPlainText().replace("よろしく", "何卒よろしく"))
    desk.press("edit_letter")
    request = desk.window.page("request")
    assert isinstance(request, RequestPage)
    desk.until(lambda: "何卒よろしく" in request.letter_text())


def test_a_letter_saved_at_once_is_the_one_just_chosen(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    request = desk.window.page("request")
    assert isinstance(request, RequestPage)
    desk.until(lambda: "ALMIGO" in request.letter_text())
    # Nothing has been written for the new choice when the way out is taken.
    request.pick((OperatorSlug("mipick"),))
    request.go("text")
    desk.seen("sent_later")
    assert "Mipick" in file.read_text(encoding="utf-8")
    desk.press("sent_later")
    desk.until(lambda: [row.operator for row in desk.rows()] == ["Mipick Inc."])


def test_another_persons_letter_is_a_case_of_its_own(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = iter((str(tmp_path / "one.txt"), str(tmp_path / "two.txt")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (next(files), ""))
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    request = desk.window.page("request")
    assert isinstance(request, RequestPage)
    desk.until(lambda: "花子" in request.letter_text())
    request.go("text")
    desk.seen("sent_later")
    box = desk.seen("person", QComboBox)
    assert isinstance(box, QComboBox)
    box.activated.emit(box.count() - 1)
    desk.write("new_person_name", "見本 太郎")
    desk.press("add_person")
    desk.until(lambda: "太郎" in request.letter_text())
    request.go("text")
    desk.until(lambda: (tmp_path / "two.txt").exists())
    assert "花子" not in (tmp_path / "two.txt").read_text(encoding="utf-8")
    desk.press("sent_later")
    desk.until(lambda: {row.person for row in desk.rows()} == {"見本 花子", "見本 太郎"})


def test_the_language_changes_while_a_request_is_open(desk: Desk) -> None:
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    other = "ja" if desk.built.words.language == "en" else "en"
    desk.built.words.set_language(other)
    print_button = desk.seen("way_print", QPushButton)
    assert isinstance(print_button, QPushButton)
    assert print_button.text() == desk.built.words.text("request.way.print")


def test_a_wrong_passphrase_is_told_beside_the_field(
    desk: Desk, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk.make_vault()
    desk.seen("first_request")
    desk.built.end()
    words = Words("en")
    again = build_window(words, Appearance(qapp, words, "dark"), Home(tmp_path / "home"))
    qtbot.addWidget(again.window)
    again.window.show()
    second = Desk(qtbot, again)
    second.write("passphrase", "wrong words")
    second.press("open_vault")
    wanted = words.say(Problem("problem.wrong_passphrase").message)
    second.until(
        lambda: any(
            getattr(each, "text", str)() == wanted for each in again.window.findChildren(QWidget)
        )
    )
    second.seen("passphrase", QLineEdit)
    again.end()
    forget(qapp, again)


def test_no_page_is_larger_than_a_small_screen(desk: Desk) -> None:
    desk.make_vault()
    desk.add_person()
    desk.pick("almigo")
    for name in ("request", "today", "settings"):
        size = desk.window.page(name).minimumSizeHint()
        assert size.width() <= 1100, name
        assert size.height() <= 720, name


def test_the_language_can_be_chosen_before_anything_else(desk: Desk) -> None:
    other = "ja" if desk.built.words.language == "en" else "en"
    segments = desk.seen("gate_language")
    wanted = desk.built.words.text(f"settings.language.{other}")
    button = next(each for each in segments.findChildren(QAbstractButton) if each.text() == wanted)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.built.words.language == other
    assert f'language = "{other}"' in desk.built.home.settings.read_text(encoding="utf-8")

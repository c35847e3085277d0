"""The gate: making a vault, opening it, and what is said when it does not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.messages import Messages
from app.base.paths import Home
from app.bootstrap import OpenCore
from app.services import vault as vault_service
from tests.fakes import CHEAP, MemoryKeyStore
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.keys.recovery import CodeGroups, RecoveryCode
from ui.keys.sheet import blocks, paint_sheet
from ui.problems import Problems
from ui.tasks import TaskRunner
from ui.welcome.door import Door
from ui.welcome.page import GatePage
from ui.widgets.field import Reason
from ui.wording import Words

TODAY = date(2026, 11, 21)
PASSPHRASE = "four sample words here"


class Gate:
    """The gate of one home, with a person in front of it."""

    def __init__(self, qtbot: QtBot, home: Home, words: Words) -> None:
        self.qtbot, self.home, self.words = qtbot, home, words
        self.keystore: MemoryKeyStore | None = MemoryKeyStore()
        self.runner, self.problems = TaskRunner(), Problems(words)
        self.cores: list[OpenCore] = []

    def show(self) -> GatePage:
        door = Door(self.home, FixedClock(TODAY), lambda: self.keystore)
        self.page = GatePage(door, self.runner, self.words, self.problems)
        self.page.opened.connect(self.cores.append)
        self.qtbot.addWidget(self.page)
        self.page.resize(1280, 800)
        self.page.show()
        self.qtbot.waitExposed(self.page)
        self.page.entered()
        return self.page

    def made(self, *, with_keystore: bool = False) -> str:
        """Make a vault as an earlier start would have; give its recovery code."""
        vault, code = vault_service.init(
            self.home,
            passphrase=PASSPHRASE,
            with_keystore=with_keystore,
            find_keystore=lambda: self.keystore,
            argon=CHEAP,
        )
        vault.close()
        return code

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def line(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def code(self) -> str:
        found = self.page.findChild(CodeGroups, "recovery_code")
        assert isinstance(found, CodeGroups)
        return found.text()

    def choose_passphrase(self) -> None:
        """Lock with a passphrase, written twice."""
        self.until(self.runner.is_idle)
        self.press("lock_passphrase")
        for name in ("passphrase", "passphrase_again"):
            self.line(name).setText(PASSPHRASE)

    def tick(self, name: str, on: bool = True) -> None:
        found = self.page.findChild(QCheckBox, name)
        assert isinstance(found, QCheckBox)
        found.setChecked(on)

    def press(self, name: str) -> None:
        found = self.button(name)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.until(self.runner.is_idle)

    def reasons(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(Reason) if each.isVisible()]

    def says(self, problem: str) -> bool:
        return self.words.say(Problem(problem).message) in self.reasons()


@pytest.fixture(params=["en", "ja"])
def gate(
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Gate]:
    monkeypatch.setattr("app.vault.vault.Argon", lambda: CHEAP)
    words = Words(request.param)
    look = Appearance(qapp, words, "light")
    made = Gate(qtbot, Home(tmp_path / "home"), words)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    for core in made.cores:
        core.close()
    qapp.styleHints().colorSchemeChanged.disconnect(look.follow)
    look.deleteLater()
    assert broken == []


def test_a_vault_is_made_and_its_code_is_shown_once(gate: Gate) -> None:
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.press("lock_passphrase")
    QTest.keyClicks(gate.line("passphrase"), PASSPHRASE)
    QTest.keyClicks(gate.line("passphrase_again"), PASSPHRASE)
    QTest.keyClick(gate.line("passphrase_again"), Qt.Key.Key_Return)
    gate.until(gate.runner.is_idle)
    assert gate.cores == []
    code = gate.code()
    gate.press("copy_code")
    assert QGuiApplication.clipboard().text() == code
    gate.press("code_kept")
    (core,) = gate.cores
    assert core.people.list() == {}
    assert gate.code() == ""
    assert QGuiApplication.clipboard().text() == ""
    assert gate.line("passphrase").text() == ""
    core.close()
    gate.cores.clear()
    # What was shown does open it.
    vault_service.unlock(gate.home, recovery_code=code).close()


def test_the_sample_workspace_comes_marked(gate: Gate) -> None:
    gate.show()
    gate.choose_passphrase()
    gate.press("try_sample")
    gate.press("code_kept")
    (core,) = gate.cores
    people = core.people.list().values()
    assert people
    assert all(person.sample for person in people)
    assert core.directory.get("sample-unnamed").sample


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("", "", "gate.passphrase_empty"), (PASSPHRASE, "other", "gate.passphrase_differs")],
)
def test_no_vault_is_made_by_a_slip(gate: Gate, first: str, second: str, said: str) -> None:
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.press("lock_passphrase")
    gate.line("passphrase").setText(first)
    gate.line("passphrase_again").setText(second)
    gate.press("open_vault")
    assert gate.words.text(said) in gate.reasons()
    assert not gate.home.vault.exists()


def test_a_short_passphrase_is_said_to_be_one(gate: Gate) -> None:
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.press("lock_passphrase")
    QTest.keyClicks(gate.line("passphrase"), "short")
    assert gate.words.text("gate.short") in gate.reasons()
    QTest.keyClicks(gate.line("passphrase"), " no longer so")
    assert gate.words.text("gate.short") not in gate.reasons()


def test_a_passphrase_opens(gate: Gate) -> None:
    gate.made()
    gate.show()
    assert gate.page.findChild(QLineEdit, "passphrase_again") is None
    QTest.keyClicks(gate.line("passphrase"), PASSPHRASE)
    QTest.keyClick(gate.line("passphrase"), Qt.Key.Key_Return)
    gate.until(lambda: len(gate.cores) == 1)


def test_enter_twice_opens_once(gate: Gate) -> None:
    gate.made()
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.line("passphrase").setText(PASSPHRASE)
    for _ in range(2):
        QTest.keyClick(gate.line("passphrase"), Qt.Key.Key_Return)
    gate.until(lambda: len(gate.cores) == 1)
    gate.until(gate.runner.is_idle)
    # The second would find the vault in use, by this very window.
    assert gate.reasons() == [gate.words.text("gate.reason_open")]
    assert len(gate.cores) == 1


def test_a_wrong_one_is_told_beside_the_field_and_can_be_mended(gate: Gate) -> None:
    gate.made()
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.line("passphrase").setText("wrong words")
    gate.press("open_vault")
    assert gate.says("problem.wrong_passphrase")
    assert gate.line("passphrase").text() == "wrong words"
    gate.line("passphrase").setText(PASSPHRASE)
    gate.press("open_vault")
    gate.until(lambda: len(gate.cores) == 1)


def test_the_recovery_code_opens_however_it_is_typed(gate: Gate) -> None:
    code = gate.made()
    gate.show()
    gate.until(gate.runner.is_idle)
    gate.tick("use_recovery_code")
    assert gate.line("passphrase").echoMode() is QLineEdit.EchoMode.Normal
    gate.line("passphrase").setText(code[:-1])
    gate.press("open_vault")
    assert gate.says("problem.recovery_code_mistyped")
    gate.line("passphrase").setText(code.lower().replace("-", " "))
    gate.press("open_vault")
    gate.until(lambda: len(gate.cores) == 1)


def test_the_key_store_opens_without_asking(gate: Gate) -> None:
    gate.made(with_keystore=True)
    gate.show()
    gate.until(lambda: len(gate.cores) == 1)


def test_a_locked_key_store_is_told_and_the_passphrase_still_opens(gate: Gate) -> None:
    gate.made(with_keystore=True)
    assert gate.keystore is not None
    gate.keystore.locked = True
    gate.show()
    locked = gate.words.say(
        Problem("problem.keystore_locked", keystore=MemoryKeyStore.name).message
    )
    gate.until(lambda: locked in gate.reasons())
    gate.until(gate.runner.is_idle)
    assert gate.button("use_keystore").isVisible()
    gate.line("passphrase").setText(PASSPHRASE)
    gate.press("open_vault")
    gate.until(lambda: len(gate.cores) == 1)


def test_without_a_key_store_only_a_passphrase_is_offered(gate: Gate) -> None:
    gate.keystore = None
    gate.show()
    gate.until(gate.line("passphrase").isVisible)
    card = gate.button("lock_keystore")
    assert not card.isEnabled()
    why = gate.words.text("gate.keystore_none")
    assert card.accessibleDescription() == why
    assert why in gate.reasons()
    assert gate.button("lock_passphrase").isChecked()


def test_the_key_store_is_suggested_and_locks_without_a_word(gate: Gate) -> None:
    gate.show()
    gate.until(lambda: gate.button("lock_keystore").isChecked())
    assert not gate.line("passphrase").isVisible()
    gate.press("open_vault")
    gate.press("code_kept")
    gate.cores.pop().close()
    vault_service.unlock(gate.home, find_keystore=lambda: gate.keystore).close()


def test_a_choice_made_before_the_key_store_answers_stays(gate: Gate) -> None:
    gate.show()
    QTest.mouseClick(gate.button("lock_passphrase"), Qt.MouseButton.LeftButton)
    gate.until(lambda: gate.button("lock_keystore").isEnabled())
    assert gate.button("lock_passphrase").isChecked()


def test_a_key_store_that_refuses_is_told_and_nothing_is_made(gate: Gate) -> None:
    assert gate.keystore is not None
    gate.keystore.locked = True
    gate.show()
    gate.until(lambda: gate.button("lock_keystore").isChecked())
    gate.press("open_vault")
    said = gate.words.say(Problem("problem.keystore_locked", keystore=MemoryKeyStore.name).message)
    assert said in gate.reasons()
    assert not gate.home.vault.exists()
    assert gate.button("open_vault").isEnabled()


def test_where_one_lives_is_kept_in_the_vault_and_nowhere_before(gate: Gate) -> None:
    gate.show()
    country, region = (
        gate.page.findChild(QComboBox, f"home_{each}") for each in ("country", "region")
    )
    assert isinstance(country, QComboBox)
    assert isinstance(region, QComboBox)
    for box, value in ((country, "US"), (region, "US-CA")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert region.isVisible()
    gate.choose_passphrase()
    assert not gate.home.folder.exists()
    gate.press("open_vault")
    gate.press("code_kept")
    kept = gate.cores[0].preferences.get()
    assert (kept.home_country, kept.home_region) == ("US", "US-CA")


def test_a_country_of_one_law_has_no_region(gate: Gate) -> None:
    gate.show()
    country = gate.page.findChild(QComboBox, "home_country")
    region = gate.page.findChild(QComboBox, "home_region")
    assert isinstance(country, QComboBox)
    assert isinstance(region, QComboBox)
    country.setCurrentIndex(country.findData("DE"))
    country.activated.emit(country.currentIndex())
    assert not region.isVisible()


def test_who_wants_no_code_is_let_in_at_once(gate: Gate) -> None:
    gate.show()
    gate.choose_passphrase()
    gate.tick("want_code", on=False)
    assert gate.words.text("gate.without_code") in gate.reasons()
    gate.press("open_vault")
    assert len(gate.cores) == 1


def test_the_code_is_printed_in_both_languages(gate: Gate, tmp_path: Path) -> None:
    gate.show()
    gate.choose_passphrase()
    gate.press("open_vault")
    card = gate.page.findChild(RecoveryCode)
    assert isinstance(card, RecoveryCode)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "code.pdf"))
    paint_sheet(card.sheet(), printer)
    (page,) = PdfReader(tmp_path / "code.pdf").pages
    printed = "".join(page.extract_text().split())
    # Digits are drawn, but no reader of the PDF is told which.
    said = " ".join(line for block in blocks(card.sheet()) for line in block.lines)
    for group in gate.code().split("-"):
        assert group in said
    for language in ("en", "ja"):
        messages = Messages(language)
        assert messages.date_long(TODAY) in said
        assert messages.text("code_sheet.vault", path=str(gate.home.vault)) in said
        assert "".join(messages.text("code_sheet.title").split()) in printed
    assert printed.startswith("Kaiji:" if gate.words.language == "en" else "Kaiji復")


def test_a_vault_that_locked_itself_is_asked_for_even_with_a_key_store(gate: Gate) -> None:
    gate.made(with_keystore=True)
    page = gate.show()
    gate.until(lambda: len(gate.cores) == 1)
    gate.cores.pop().close()
    page.show_locked(itself=True)
    page.entered()
    # The button comes with the key store's answer, and the vault stays shut.
    gate.until(lambda: gate.button("use_keystore").isVisible())
    assert gate.words.text("gate.locked_itself") in gate.reasons()
    assert gate.cores == []
    gate.press("use_keystore")
    gate.until(lambda: len(gate.cores) == 1)


def test_a_vault_made_here_can_be_locked_and_opened_again(gate: Gate) -> None:
    page = gate.show()
    gate.choose_passphrase()
    gate.press("open_vault")
    gate.press("code_kept")
    gate.cores.pop().close()
    page.show_locked(itself=False)
    page.entered()
    settle()
    assert gate.words.text("gate.locked") in gate.reasons()
    gate.line("passphrase").setText(PASSPHRASE)
    gate.press("open_vault")
    gate.until(lambda: len(gate.cores) == 1)
    assert page.findChild(RecoveryCode) is None


def test_every_control_has_a_name_and_fits(gate: Gate) -> None:
    page = gate.show()
    gate.until(gate.runner.is_idle)
    for control in page.findChildren(QWidget):
        tabs = control.focusPolicy() & Qt.FocusPolicy.TabFocus
        if control.isVisible() and tabs and not isinstance(control, QCheckBox):
            assert control.accessibleName(), control.objectName()
    size = page.minimumSizeHint()
    assert size.width() <= 880
    assert size.height() <= 720


def test_the_page_speaks_the_language_of_the_moment(gate: Gate) -> None:
    gate.show()
    gate.words.set_language("ja" if gate.words.language == "en" else "en")
    fields = [gate.line("passphrase"), gate.line("passphrase_again")]
    assert [each.accessibleName() for each in fields] == [
        gate.words.text("gate.passphrase"),
        gate.words.text("gate.passphrase_again"),
    ]
    go = gate.button("open_vault")
    assert go.text() == gate.words.text("gate.start")

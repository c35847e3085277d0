"""The gate: making a vault, opening it, and what is said when it does not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.paths import Home
from app.bootstrap import OpenCore
from app.services import vault as vault_service
from tests.fakes import CHEAP, MemoryKeyStore
from ui.appearance import Appearance
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

    def tick(self, name: str) -> None:
        found = self.page.findChild(QCheckBox, name)
        assert isinstance(found, QCheckBox)
        found.setChecked(True)

    def press(self, name: str) -> None:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
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
    QTest.keyClicks(gate.line("passphrase"), PASSPHRASE)
    QTest.keyClicks(gate.line("passphrase_again"), PASSPHRASE)
    QTest.keyClick(gate.line("passphrase_again"), Qt.Key.Key_Return)
    gate.until(gate.runner.is_idle)
    assert gate.cores == []
    code = gate.line("recovery_code").text()
    gate.press("copy_code")
    assert QGuiApplication.clipboard().text() == code
    gate.press("code_kept")
    (core,) = gate.cores
    assert core.people.list() == {}
    assert gate.line("recovery_code").text() == ""
    assert gate.line("passphrase").text() == ""
    core.close()
    gate.cores.clear()
    # What was shown does open it.
    vault_service.unlock(gate.home, recovery_code=code).close()


def test_the_sample_workspace_comes_marked(gate: Gate) -> None:
    gate.show()
    for name in ("passphrase", "passphrase_again"):
        gate.line(name).setText(PASSPHRASE)
    gate.tick("sample")
    gate.press("open_vault")
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
    gate.line("passphrase").setText(first)
    gate.line("passphrase_again").setText(second)
    gate.press("open_vault")
    assert gate.words.text(said) in gate.reasons()
    assert not gate.home.vault.exists()


def test_a_short_passphrase_is_said_to_be_one(gate: Gate) -> None:
    gate.show()
    QTest.keyClicks(gate.line("passphrase"), "short")
    assert gate.words.text("gate.short") in gate.reasons()
    QTest.keyClicks(gate.line("passphrase"), " no longer so")
    assert gate.words.text("gate.short") not in gate.reasons()


def test_a_passphrase_opens(gate: Gate) -> None:
    gate.made()
    gate.show()
    assert not gate.line("passphrase_again").isVisible()
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
    gate.line("passphrase").setText(PASSPHRASE)
    gate.press("open_vault")
    gate.until(lambda: len(gate.cores) == 1)


def test_no_key_store_makes_no_vault(gate: Gate) -> None:
    gate.keystore = None
    gate.show()
    gate.press("use_keystore")
    assert gate.says("problem.keystore_absent")
    assert not gate.home.vault.exists()


def test_the_page_speaks_the_language_of_the_moment(gate: Gate) -> None:
    gate.show()
    gate.words.set_language("ja" if gate.words.language == "en" else "en")
    fields = [gate.line("passphrase"), gate.line("passphrase_again")]
    assert [each.accessibleName() for each in fields] == [
        gate.words.text("gate.passphrase"),
        gate.words.text("gate.passphrase_again"),
    ]
    go = gate.page.findChild(QPushButton, "open_vault")
    assert isinstance(go, QPushButton)
    assert go.text() == gate.words.text("gate.start")

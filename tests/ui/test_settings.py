"""The settings: every choice takes effect at once and is kept where it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base import settings
from app.base.changes import Changes, Topic
from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.paths import Home
from app.bootstrap import Core, OpenCore
from app.services import vault as service
from app.services.upkeep import Upkeep
from tests.fakes import CHEAP, MemoryKeyStore
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.keys.recovery import CodeGroups
from ui.personal import PersonalChoices
from ui.problems import Problems
from ui.settings.page import SettingsPage
from ui.settings.presenter import SettingsPresenter
from ui.tasks import TaskRunner
from ui.widgets import look
from ui.widgets.banner import Banner
from ui.widgets.field import Reason
from ui.widgets.page import Page
from ui.widgets.rail import Rail
from ui.widgets.theme import CONTRAST_LIGHT
from ui.wording import Words

PASSPHRASE = "four sample words here"


class Desk:
    """The settings of one vault, with a person in front of them."""

    def __init__(self, qtbot: QtBot, home: Home, words: Words, appearance: Appearance) -> None:
        self.qtbot, self.home, self.words = qtbot, home, words
        self.appearance = appearance
        self.keystore = MemoryKeyStore()
        vault, self.code = service.init(home, passphrase=PASSPHRASE, argon=CHEAP)
        self.core: OpenCore = Core(home, FixedClock(date(2026, 11, 21))).unlocked(vault)
        self.core.upkeep = Upkeep(vault, self.core.clock, lambda: self.keystore)
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.problems, self.banner = Problems(words), Banner(words)
        self.told: list[str] = []
        self.problems.told.connect(self.told.append)
        self.changes: list[Changes] = []
        self.hub.changed.connect(self.changes.append)
        self.presenter = SettingsPresenter(self.core, self.runner, self.hub)
        self.page = SettingsPage(
            self.presenter, words, appearance, self.banner, self.problems, home.settings
        )
        for widget in (self.page, self.banner):
            qtbot.addWidget(widget)
        self.page.resize(1192, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.entered()
        self.rest()

    def rest(self) -> None:
        self.until(self.runner.is_idle)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def button(self, name: str) -> QAbstractButton:
        found = self.page.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        self.button(name).click()
        self.rest()

    def choose(self, name: str, value: object) -> None:
        box = self.box(name)
        row = next(row for row in range(box.count()) if box.itemData(row) == value)
        box.setCurrentIndex(row)
        box.activated.emit(row)
        self.rest()

    def box(self, name: str) -> QComboBox:
        found = self.page.findChild(QComboBox, name)
        assert isinstance(found, QComboBox)
        return found

    def write(self, name: str, text: str) -> None:
        found = self.page.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        found.clear()
        QTest.keyClicks(found, text)

    def shown_code(self) -> str:
        found = [each for each in self.page.findChildren(CodeGroups) if each.isVisible()]
        return found[0].text() if found else ""

    def reopened(self, **how: str) -> None:
        """See that the vault opens so, once it is closed here."""
        self.core.close()
        service.unlock(self.home, find_keystore=lambda: self.keystore, **how).close()


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
    appearance = Appearance(qapp, words, "light")
    made = Desk(qtbot, Home(tmp_path / "home"), words, appearance)
    broken: list[str] = []
    made.problems.broke.connect(broken.append)
    yield made
    made.runner.drain()
    made.core.close()
    appearance.choose_text_size(0)
    appearance.keep_still(False)
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()
    assert broken == []


def test_the_language_changes_at_once_and_is_kept(desk: Desk) -> None:
    other = "ja" if desk.words.language == "en" else "en"
    desk.choose("language", other)
    assert desk.words.language == other
    assert settings.load(desk.home.settings).language == other
    assert desk.box("language").currentData() == other
    assert desk.box("theme").accessibleName() == desk.words.text("settings.theme")


def test_the_theme_changes_at_once_and_is_kept(desk: Desk) -> None:
    desk.choose("theme", "contrast")
    assert look.tokens() == CONTRAST_LIGHT
    assert settings.load(desk.home.settings).theme == "contrast"


def test_the_text_grows_at_once_everywhere_and_is_kept(desk: Desk) -> None:
    page, rail = Page(), Rail(desk.words)
    side = page.set_side(300).parentWidget()
    assert side is not None
    for widget in (page, rail):
        desk.qtbot.addWidget(widget)
        widget.show()
    button = desk.button("lock_now")
    small, width = button.size(), rail.width()
    desk.choose("text_size", 200)
    settle()
    assert settings.load(desk.home.settings).text_size == 200
    assert button.height() == button.sizeHint().height() == 2 * small.height()
    assert button.width() > 1.8 * small.width()
    assert rail.width() == 2 * width
    assert side.width() == 600
    desk.choose("text_size", 100)
    settle()
    assert button.size() == small
    assert rail.width() == width


def test_an_old_settings_file_or_a_strange_size_follows_the_system(
    desk: Desk, qapp: QApplication
) -> None:
    desk.home.settings.write_text('text_size = "huge"\n', encoding="utf-8")
    assert settings.load(desk.home.settings).text_size == 0
    strange = Appearance(qapp, desk.words, "light", 7)
    assert strange.text_size == 0
    qapp.styleHints().colorSchemeChanged.disconnect(strange.follow)
    strange.deleteLater()


def test_personal_choices_lie_in_the_vault_only(desk: Desk) -> None:
    desk.choose("home_country", "US")
    desk.choose("home_region", "US-CA")
    desk.choose("default_channel", "post")
    desk.choose("lock_after", 60)
    desk.press("less_motion")
    kept = desk.core.preferences.get()
    assert (kept.home_country, kept.home_region) == ("US", "US-CA")
    assert (kept.default_channel, kept.lock_after_minutes) == ("post", 60)
    assert kept.less_motion
    assert all(change.topics == {Topic.SETTINGS} for change in desk.changes)
    assert not desk.home.settings.exists()
    # Shown again by a page that is made anew.
    again = SettingsPage(
        desk.presenter,
        desk.words,
        desk.appearance,
        desk.banner,
        desk.problems,
        desk.home.settings,
    )
    desk.qtbot.addWidget(again)
    again.entered()
    desk.rest()
    region = again.findChild(QComboBox, "home_region")
    assert isinstance(region, QComboBox)
    assert region.currentData() == "US-CA"


def test_the_folder_of_letters_is_chosen_and_given_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    desk.press("choose_folder")
    assert desk.core.preferences.get().letters_folder == str(tmp_path)
    desk.press("usual_folder")
    assert desk.core.preferences.get().letters_folder == ""


def test_another_passphrase_opens_from_now_on(desk: Desk) -> None:
    desk.press("change_passphrase")
    desk.write("new_passphrase", "other words entirely")
    desk.write("new_passphrase_again", "other words entirel")
    desk.press("keep_passphrase")
    said = [each.text() for each in desk.page.findChildren(Reason) if each.isVisible()]
    assert desk.words.text("gate.passphrase_differs") in said
    desk.write("new_passphrase_again", "other words entirely")
    desk.press("keep_passphrase")
    assert desk.banner.sentence() == desk.words.text("vault.passphrase.changed")
    assert desk.button("change_passphrase").isVisible()
    desk.core.close()
    with pytest.raises(Problem, match="wrong_passphrase"):
        service.unlock(desk.home, passphrase=PASSPHRASE)
    desk.reopened(passphrase="other words entirely")


def test_escape_closes_the_fields_and_forgets(desk: Desk) -> None:
    desk.press("change_passphrase")
    desk.write("new_passphrase", "half a pass")
    assert desk.page.close_innermost()
    assert not desk.page.close_innermost()
    desk.press("change_passphrase")
    found = desk.page.findChild(QLineEdit, "new_passphrase")
    assert isinstance(found, QLineEdit)
    assert found.text() == ""


def test_a_new_recovery_code_is_shown_once(desk: Desk) -> None:
    desk.press("new_code")
    code = desk.shown_code()
    assert code
    assert code != desk.code
    desk.press("copy_code")
    desk.press("code_kept")
    assert desk.shown_code() == ""
    assert QApplication.clipboard().text() == ""
    assert desk.button("new_code").isEnabled()
    desk.core.close()
    with pytest.raises(Problem, match="wrong_recovery_code"):
        service.unlock(desk.home, recovery_code=desk.code)
    desk.reopened(recovery_code=code)


def test_what_must_not_be_kept_is_gone_when_the_vault_locks(desk: Desk) -> None:
    desk.press("new_code")
    desk.press("change_passphrase")
    desk.write("new_passphrase", "half a pass")
    assert desk.page.unfinished() is None
    desk.page.put_away()
    settle()
    assert desk.shown_code() == ""
    lines = desk.page.findChildren(QLineEdit)
    # A day on show, and the year of its calendar, are no secrets.
    kept = {each.objectName() for each in lines if each.text()}
    assert kept <= {"qt_spinbox_lineedit"}


def test_the_key_store_is_switched_on_and_off(desk: Desk) -> None:
    desk.press("keystore")
    assert desk.banner.sentence() == desk.words.text("settings.keystore_on")
    assert service.opens_by_keystore(desk.home)
    desk.press("keystore")
    assert not service.opens_by_keystore(desk.home)


def test_a_locked_key_store_is_told_and_the_switch_goes_back(desk: Desk) -> None:
    desk.keystore.locked = True
    desk.press("keystore")
    desk.rest()
    assert desk.told
    switch = desk.button("keystore")
    assert isinstance(switch, QCheckBox)
    desk.until(lambda: not switch.isChecked())
    assert not service.opens_by_keystore(desk.home)


def test_samples_come_and_go_and_the_directory_knows(desk: Desk) -> None:
    desk.press("add_samples")
    desk.until(lambda: desk.button("remove_samples").isVisible())
    assert desk.core.people.list()
    assert any(each.sample for each in desk.core.directory.all())
    desk.press("remove_samples")
    QTest.mouseClick(_asked("question_keep"), Qt.MouseButton.LeftButton)
    settle()
    assert desk.core.people.list()
    desk.press("remove_samples")
    QTest.mouseClick(_asked("question_do"), Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.button("add_samples").isVisible())
    assert desk.banner.sentence() == desk.words.text("settings.samples_gone")
    assert not desk.banner.can_undo()
    assert desk.core.people.list() == {}
    assert not any(each.sample for each in desk.core.directory.all())
    assert Topic.OPERATORS in desk.changes[-1].topics


def test_the_vault_is_checked(desk: Desk) -> None:
    desk.press("check_vault")
    none = {
        each: desk.words.plural(f"vault.check.{each}", 0)
        for each in ("requests", "events", "letters")
    }
    sound = desk.words.text("vault.check.sound", **none)
    reasons = desk.page.findChildren
    desk.until(lambda: sound in [each.text() for each in reasons(Reason) if each.isVisible()])
    assert desk.button("check_vault").isEnabled()


def test_the_folder_of_the_vault_is_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.press("show_folder")
    assert [each.toLocalFile() for each in opened] == [str(desk.home.folder)]


def test_the_notices_name_the_icons(desk: Desk) -> None:
    desk.press("show_notices")
    notices = desk.page.findChild(QWidget, "notices")
    assert notices is not None
    assert notices.isVisible()
    assert "Lucide" in str(notices.property("plainText"))
    assert desk.page.close_innermost()
    assert not notices.isVisible()


def test_locking_now_is_passed_on(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.page.lock_asked):
        desk.button("lock_now").click()


def test_every_control_has_a_name(desk: Desk) -> None:
    for control in desk.page.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert control.accessibleName(), control.objectName()
    size = desk.page.minimumSizeHint()
    assert size.width() <= 880
    assert size.height() <= 720


def test_the_window_hears_of_personal_choices(desk: Desk) -> None:
    personal = PersonalChoices(desk.core, desk.runner, desk.hub, desk.problems)
    with desk.qtbot.waitSignal(personal.changed):
        personal.read()
    assert personal.value.lock_after_minutes == 15
    with desk.qtbot.waitSignal(personal.changed):
        desk.choose("lock_after", 5)
    assert personal.value.lock_after_minutes == 5


def _asked(name: str) -> QPushButton:
    """Give a button of the question on the screen."""
    question = QApplication.activeModalWidget()
    assert question is not None
    button = question.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button

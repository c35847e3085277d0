"""Law packs and calendars in the settings: exchanged and changed with every date following at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.changes import Changes, Topic
from app.base.clock import FixedClock
from app.base.ids import Certainty, Law
from app.base.paths import Home
from app.bootstrap import Core
from app.laws import calendars, pack
from app.services import vault as service
from tests.fakes import CHEAP
from ui.appearance import Appearance
from ui.changes_hub import ChangesHub
from ui.law_notices import LawNotices
from ui.problems import Problems
from ui.settings.page import SettingsPage
from ui.settings.presenter import SettingsPresenter
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner
from ui.widgets.day_edit import DayEdit
from ui.widgets.text import Text
from ui.wording import Words

TUESDAY, THANKSGIVING = date(2026, 11, 24), date(2026, 11, 23)


class Desk:
    """The settings with a person in front of them."""

    def __init__(self, qtbot: QtBot, home: Home, appearance: Appearance, day: date) -> None:
        self.qtbot, self.words = qtbot, Words("en")
        vault, _ = service.init(home, passphrase="four sample words here", argon=CHEAP)
        self.core = Core(home, FixedClock(day)).unlocked(vault)
        self.runner, self.hub = TaskRunner(), ChangesHub()
        self.problems, self.banner = Problems(self.words), Banner(self.words)
        self.told: list[str] = []
        self.problems.told.connect(self.told.append)
        self.changes: list[Changes] = []
        self.hub.changed.connect(self.changes.append)
        self.counts: list[int] = []
        self.notices = LawNotices(self.core, self.runner, self.hub)
        self.notices.counted.connect(self.counts.append)
        self.page = SettingsPage(
            SettingsPresenter(self.core, self.runner, self.hub),
            self.words,
            appearance,
            self.banner,
            self.problems,
            home.settings,
        )
        for widget in (self.page, self.banner):
            qtbot.addWidget(widget)
        self.page.resize(1192, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.entered()
        self.notices.read_soon()
        self.rest()

    def rest(self) -> None:
        QApplication.processEvents()
        self.until(self.runner.is_idle)
        QApplication.processEvents()
        self.until(self.runner.is_idle)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=8000)

    def find(self, kind: type[QWidget], name: str) -> QWidget:
        found = self.page.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert isinstance(button, QAbstractButton)
        assert button.isVisible()
        button.click()
        self.rest()

    def has(self, name: str) -> bool:
        return self.find(QAbstractButton, name).isVisible()

    def box(self, name: str) -> QComboBox:
        box = self.find(QComboBox, name)
        assert isinstance(box, QComboBox)
        return box

    def choose(self, name: str, value: object) -> None:
        box = self.box(name)
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
        self.rest()

    def days(self) -> QListView:
        found = self.find(QListView, "calendar_days")
        assert isinstance(found, QListView)
        return found

    def lines(self) -> list[str]:
        model = self.days().model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def select(self, words: str) -> None:
        (row,) = [row for row, line in enumerate(self.lines()) if words in line]
        self.days().setCurrentIndex(self.days().model().index(row, 0))

    def says(self) -> str:
        shown = self.page.findChildren(Text)
        return "\n".join(each.text() for each in shown if each.isVisible())


Make = Callable[..., Desk]


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Make]:
    monkeypatch.setattr("app.vault.vault.Argon", lambda: CHEAP)
    appearance = Appearance(qapp, Words("en"), "light")
    made: list[Desk] = []

    def start(day: date = date(2026, 11, 22)) -> Desk:
        made.append(Desk(qtbot, Home(tmp_path / "home"), appearance, day))
        return made[-1]

    yield start
    for each in made:
        each.runner.drain()
        each.core.close()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()


@pytest.fixture
def desk(make: Make) -> Desk:
    return make()


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = (Path(pack.__file__).parent / "packs" / "GDPR.toml").read_text(encoding="utf-8")
    shipped = pack.shipped(Law.GDPR).version
    text = text.replace(f'version = "{shipped}"', 'version = "2027-01-01"', 1)
    file = tmp_path / "newer.toml"
    file.write_text(text.replace('en = "Article 15(1)"', 'en = "Article 99(9)"', 1), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


def test_every_law_says_its_version_age_and_origin(desk: Desk) -> None:
    assert desk.says().count("checked in November 2026; came with Kaiji.") == len(Law)
    assert "more than a year ago" not in desk.says()
    assert not any(desk.has(f"give_back_{law}") for law in Law)
    desk.until(lambda: desk.counts == [0])


def test_an_old_pack_says_so_and_settings_are_marked(make: Make) -> None:
    desk = make(date(2027, 12, 1))

    assert desk.says().count("It was checked more than a year ago") == len(Law)
    desk.until(lambda: desk.counts == [len(Law)])


def test_a_newer_pack_from_a_file_and_the_shipped_one_back(desk: Desk, newer: Path) -> None:
    desk.press("install_pack")

    assert pack.load(Law.GDPR).cite("access", "en") == "Article 99(9)"
    assert {Topic.CASES, Topic.LETTERS, Topic.SETTINGS} <= desk.changes[-1].topics
    desk.until(lambda: desk.has("give_back_GDPR"))
    assert "Version 2027-01-01" in desk.says()
    assert "before: Article 15(1)\nnow: Article 99(9)" in desk.says()
    assert desk.banner.sentence().startswith("GDPR: version 2027-01-01 is in use now")
    assert desk.page.close_innermost()
    assert "now: Article 99(9)" not in desk.says()

    desk.press("give_back_GDPR")

    assert pack.load(Law.GDPR).cite("access", "en") == "Article 15(1)"
    desk.until(lambda: not desk.has("give_back_GDPR"))


def test_a_file_that_is_no_pack_is_told_and_changes_nothing(desk: Desk, newer: Path) -> None:
    newer.write_text("Dear all", encoding="utf-8")

    desk.press("install_pack")

    desk.until(lambda: bool(desk.told))
    assert "no law pack" in desk.told[0]
    assert desk.changes == []


def test_an_installed_pack_that_broke_is_told_and_marked(desk: Desk, newer: Path) -> None:
    desk.press("install_pack")
    (desk.core.home.laws / "packs" / "GDPR.toml").write_text("law = 1", encoding="utf-8")
    (desk.core.home.laws / "calendars").mkdir()
    (desk.core.home.laws / "calendars" / "JP.toml").write_text("x = 1", encoding="utf-8")
    desk.hub.publish(Changes.of(Topic.SETTINGS))
    desk.rest()

    desk.until(lambda: "The installed pack is not used: GDPR.toml, line 1" in desk.says())
    desk.until(lambda: desk.counts[-1:] == [2])


def test_the_calendar_at_home_is_shown_first(desk: Desk) -> None:
    assert desk.box("calendar").currentData() == "JP"
    assert desk.box("calendar_year").currentData() == 2026
    assert any(line.startswith("Monday 23 November 2026: ") for line in desk.lines())
    desk.choose("calendar", "DE-BY")
    assert any("Epiphany" in line for line in desk.lines())
    desk.choose("calendar_year", 2027)
    assert all("2027" in line for line in desk.lines())


def test_a_day_of_ones_own_comes_and_goes(desk: Desk) -> None:
    day, name = desk.find(DayEdit, "own_day"), desk.find(QLineEdit, "own_day_name")
    assert isinstance(day, DayEdit)
    assert isinstance(name, QLineEdit)
    day.set_day(TUESDAY)
    QTest.keyClicks(name, "Founding day")
    QTest.keyClick(name, Qt.Key.Key_Return)
    desk.rest()

    desk.until(lambda: "Tuesday 24 November 2026: Founding day (your own)" in desk.lines())
    assert name.text() == ""
    assert not calendars.load("JP").is_working(TUESDAY)
    assert Topic.CASES in desk.changes[-1].topics
    desk.select("Founding day")
    QTest.keyClick(desk.days(), Qt.Key.Key_Space)
    desk.rest()
    desk.until(lambda: not any("Founding" in line for line in desk.lines()))
    assert calendars.load("JP").is_working(TUESDAY)


def test_a_shipped_day_is_left_out_and_counted_again(desk: Desk) -> None:
    desk.select("23 November")
    desk.press("turn_day")
    desk.until(lambda: any(line.endswith("(left out by you)") for line in desk.lines()))
    assert calendars.load("JP").is_working(THANKSGIVING)

    desk.select("left out by you")
    desk.press("turn_day")
    desk.until(lambda: not any("left out" in line for line in desk.lines()))
    assert not calendars.load("JP").is_working(THANKSGIVING)
    desk.select("23 November")
    desk.press("turn_day")
    desk.until(lambda: desk.has("reset_days"))
    desk.press("reset_days")
    desk.until(lambda: not desk.has("reset_days"))
    assert not calendars.load("JP").is_working(THANKSGIVING)


def test_a_day_without_a_name_or_a_holiday_again_is_told(desk: Desk) -> None:
    day = desk.find(DayEdit, "own_day")
    assert isinstance(day, DayEdit)
    desk.press("add_day")
    desk.until(lambda: len(desk.told) == 1)
    day.set_day(THANKSGIVING)
    QTest.keyClicks(desk.find(QLineEdit, "own_day_name"), "Again")
    desk.press("add_day")
    desk.until(lambda: len(desk.told) == 2)
    assert "already" in desk.told[1]
    assert desk.changes == []


def test_dates_of_requests_on_file_follow_an_own_day(desk: Desk) -> None:
    desk.core.upkeep.add_samples()
    marks = desk.core.overview.glance().days
    moving = next(
        each.on
        for each in marks
        if each.certainty is not Certainty.PROMISE and calendars.load("JP").is_working(each.on)
    )

    for code in desk.core.law_data.calendars():
        if calendars.load(code).holiday(moving) is None:
            desk.core.law_data.add_day(code, moving, "Closed")

    assert desk.core.overview.glance().days != marks

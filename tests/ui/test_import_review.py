"""Importing in the window: a dry run, ticks, and only then records; tables with odd columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from tests.ui.shots import settle
from tests.ui.workspace import make_samples, open_window, rest
from ui.appearance import Appearance
from ui.importing.page import ImportPage
from ui.importing.review_list import ReviewList
from ui.widgets.buttons import Button
from ui.widgets.filter_chip import FilterChip
from ui.wiring import Window
from ui.wording import Words


@pytest.fixture
def built(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    words = Words("en")
    home = make_samples(tmp_path / "home")
    appearance = Appearance(qapp, words, "light")
    made = open_window(qapp, home, words, appearance)
    yield made
    made.window.hide()
    made.end()
    settle()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()


@pytest.fixture
def page(built: Window) -> ImportPage:
    built.window.show_page("directory")
    rest(built)
    link = built.window.findChild(Button, "import_records")
    assert link is not None
    link.click()
    rest(built)
    found = built.window.findChild(ImportPage)
    assert found is not None
    assert found.isVisible()
    return found


def _record(number: int, **more: str) -> dict[str, str]:
    found = {
        "slug": f"sample-bakery-{number}",
        "name": f"Sample Bakery {number}",
        "email": f"privacy@bakery-{number}.example",
        "web": f"https://bakery-{number}.example",
    }
    return {**found, **more}


def _file(folder: Path, *lines: dict[str, str] | str) -> Path:
    made = folder / "records.jsonl"
    text = [each if isinstance(each, str) else json.dumps(each) for each in lines]
    made.write_text("\n".join(text), encoding="utf-8")
    return made


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Two new records, one that may be a duplicate, one that is broken."""
    twin = _record(3, email="privacy@bakery-1.example")
    return _file(tmp_path, _record(1), _record(2), twin, "{broken")


def _look(built: Window, page: ImportPage, path: Path) -> ReviewList:
    page.begin(path)
    rest(built)
    found = page.findChild(ReviewList)
    assert isinstance(found, ReviewList)
    return found


def _button(page: ImportPage, name: str) -> Button:
    found = page.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def _own(built: Window) -> set[str]:
    return {str(each.slug) for each in built.core().directory.all() if "bakery" in each.slug}


def _said(page: ImportPage) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def _rows(view: ReviewList) -> list[str]:
    model = view.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(each, 0).data(role)) for each in range(model.rowCount())]


def test_nothing_is_written_until_the_user_says_so(
    built: Window, page: ImportPage, mixed: Path
) -> None:
    view = _look(built, page, mixed)
    assert "2 new, 0 changed, 1 possible duplicate and 1 broken." in _said(page)
    ticks = [each.split(", ")[0] for each in _rows(view)]
    assert ticks == ["ticked", "ticked", "not ticked", "not ticked"]
    assert _own(built) == set()
    accept = _button(page, "import_accept")
    assert accept.text() == "Import 2 records"
    accept.click()
    rest(built)
    assert _own(built) == {"sample-bakery-1", "sample-bakery-2"}
    assert built.window.banner.sentence() == "2 records are in your directory now."
    assert not page.isVisible()


def test_space_ticks_what_can_be_ticked(built: Window, page: ImportPage, mixed: Path) -> None:
    view, accept = _look(built, page, mixed), _button(page, "import_accept")
    for row, words in ((0, "Import 1 record"), (2, "Import 2 records"), (3, "Import 2 records")):
        view.setCurrentIndex(view.model().index(row, 0))
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert accept.text() == words
    _button(page, "import_tick_none").click()
    assert not accept.isEnabled()
    _button(page, "import_tick_all").click()
    assert accept.text() == "Import 3 records"


def test_a_click_on_the_box_ticks_and_one_on_the_name_does_not(
    built: Window, page: ImportPage, mixed: Path
) -> None:
    view, accept = _look(built, page, mixed), _button(page, "import_accept")
    middle = view.visualRect(view.model().index(0, 0)).center()
    for x, words in ((200, "Import 2 records"), (32, "Import 1 record")):
        at = QPointF(x, middle.y())
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            to = QPointF(view.viewport().mapToGlobal(at.toPoint()))
            event = QMouseEvent(kind, at, to, left, left, no_key)
            QApplication.sendEvent(view.viewport(), event)
        assert accept.text() == words


def test_a_filter_shows_one_state_and_ticks_of_others_stay(
    built: Window, page: ImportPage, mixed: Path
) -> None:
    view = _look(built, page, mixed)
    chip = page.findChild(FilterChip, "import_state_duplicate")
    assert chip is not None
    chip.click()
    (row,) = _rows(view)
    assert "Perhaps the same as Sample Bakery 1: the same e-mail address" in row
    _button(page, "import_tick_all").click()
    assert _button(page, "import_accept").text() == "Import 3 records"


def test_the_row_chosen_says_why_it_is_broken(built: Window, page: ImportPage, mixed: Path) -> None:
    view = _look(built, page, mixed)
    view.setCurrentIndex(view.model().index(3, 0))
    assert "This record cannot be read" in _said(page)
    assert "It is no JSON record." in _said(page)


def test_a_second_import_says_what_changed_and_that_a_correction_stays(
    built: Window, page: ImportPage, tmp_path: Path
) -> None:
    _look(built, page, _file(tmp_path, _record(1)))
    _button(page, "import_accept").click()
    rest(built)
    built.window.show_page("import")
    newer = _record(1, email="desk@bakery-1.example")
    _look(built, page, _file(tmp_path, newer))
    assert "0 new, 1 changed" in _said(page)
    assert "Before: E-mail privacy@bakery-1.example" in _said(page)
    assert "After: E-mail desk@bakery-1.example" in _said(page)


def test_a_table_without_a_name_asks_what_its_columns_are(
    built: Window, page: ImportPage, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Baker,Mail,Colour\nSample Bakery 7,a@bakery-7.example,red\n", "utf-8")
    _look(built, page, table)
    read = _button(page, "import_columns_read")
    assert not read.isEnabled()
    box = page.findChild(QComboBox, "import_column_0")
    assert box is not None
    box.setCurrentIndex(box.findData("name"))
    read.click()
    rest(built)
    assert "1 new" in _said(page)
    assert "One column is left out: Colour." in _said(page)
    _button(page, "import_accept").click()
    rest(built)
    assert _own(built) == {"sample-bakery-7"}


def test_what_cannot_be_read_at_all_is_said_and_another_can_be_chosen(
    built: Window, page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "picture.png"
    wrong.write_bytes(b"\x89PNG")
    presenter = page._presenter
    with qtbot.waitSignal(presenter.failed) as failed:
        page.begin(wrong)
    rest(built)
    assert isinstance(failed.args[0], Problem)
    assert built.window.banner.sentence()
    assert _button(page, "import_file").isEnabled()


def test_reading_that_is_stopped_leaves_the_page_as_it_was(
    built: Window, page: ImportPage, mixed: Path
) -> None:
    gate = Event()
    # Work on the vault is done one piece after the other: the reading waits behind this.
    built.runner.store(lambda _progress: gate.wait(10))
    page.begin(mixed)
    page._presenter.stop()
    gate.set()
    rest(built)
    assert _button(page, "import_file").isVisible()
    assert _button(page, "import_file").isEnabled()


def test_ticks_survive_the_vaults_locking(built: Window, page: ImportPage, mixed: Path) -> None:
    view = _look(built, page, mixed)
    QTest.keyClick(view, Qt.Key.Key_Space)
    left = page.unfinished()
    assert left is not None
    _button(page, "import_other").click()
    assert page.unfinished() is None
    page.restore(json.loads(json.dumps(left)))
    rest(built)
    assert _button(page, "import_accept").text() == "Import 1 record"


def test_the_language_can_change_in_between(built: Window, page: ImportPage, mixed: Path) -> None:
    view = _look(built, page, mixed)
    built.words.set_language("ja")
    settle()
    assert _button(page, "import_accept").text() == "2件を取り込む"
    assert _rows(view)[0].startswith("選択済み")


def test_a_hundred_thousand_rows_are_listed_without_a_widget_each(
    built: Window, page: ImportPage, tmp_path: Path
) -> None:
    view = _look(built, page, _file(tmp_path, *["{"] * 100_000))
    assert view.model().rowCount() == 100_000
    assert len(page.findChildren(QLabel)) < 200

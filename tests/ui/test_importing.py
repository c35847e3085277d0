"""Bringing in records of others: looked at first, ticked, and only then written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shots import settle
from tests.ui.workspace import make_samples, open_window, rest
from ui.appearance import Appearance
from ui.importing.page import ImportPage
from ui.widgets.buttons import Button
from ui.wiring import Window
from ui.wording import Words


def _company(slug: str, name: str, **more: object) -> str:
    record = {
        "slug": slug,
        "relevant-countries": ["de"],
        "name": name,
        "address": "Musterweg 1\n10115 Berlin\nDeutschland",
        "email": f"privacy@{slug}.example",
        "web": f"https://{slug}.example",
        "sources": [f"https://{slug}.example/privacy"],
        "quality": "verified",
        **more,
    }
    return json.dumps(record, ensure_ascii=False)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = tmp_path / "companies"
    folder.mkdir()
    for slug, text in (
        ("muster", _company("muster", "Muster GmbH")),
        ("beispiel", _company("beispiel", "Beispiel AG")),
        ("broken", '{"slug": "broken", '),
    ):
        (folder / f"{slug}.json").write_text(text, "utf-8")
    return folder


@pytest.fixture
def built(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    words = Words("en")
    appearance = Appearance(qapp, words, "light")
    made = open_window(qapp, make_samples(tmp_path / "home"), words, appearance)
    yield made
    made.window.hide()
    made.end()
    settle()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()


@pytest.fixture
def page(built: Window) -> ImportPage:
    built.window.show_page("import")
    rest(built)
    found = built.window.findChild(ImportPage)
    assert found is not None
    return found


def _accept(page: ImportPage) -> Button:
    found = page.findChild(Button, "import_accept")
    assert isinstance(found, Button)
    return found


def _look(built: Window, page: ImportPage, path: Path) -> None:
    page.begin(path)
    rest(built)


def test_records_are_looked_at_before_any_is_written(
    built: Window, page: ImportPage, records: Path, qtbot: QtBot
) -> None:
    _look(built, page, records)
    assert "2 records" in _accept(page).accessibleName()
    assert built.core().directory.search("muster gmbh") == []
    with qtbot.waitSignal(page.done):
        page.press_primary()
    rest(built)
    directory = built.core().directory
    assert directory.get("muster").name == "Muster GmbH"
    assert directory.get("beispiel").channels[0].value == "privacy@beispiel.example"


def test_only_what_is_ticked_is_written(
    built: Window, page: ImportPage, records: Path, qtbot: QtBot
) -> None:
    _look(built, page, records)
    rows = [page._model.index(number, 0) for number in range(page._model.rowCount())]
    names = [planned.slug if (planned := page._model.planned(row)) else "" for row in rows]
    assert not page._model.can_tick(rows[names.index("")])
    page._model.toggle(rows[names.index("muster")])
    with qtbot.waitSignal(page.done):
        page.press_primary()
    rest(built)
    assert built.core().directory.get("beispiel")
    assert built.core().directory.search("muster gmbh") == []


def test_a_second_look_finds_nothing_to_do(
    built: Window, page: ImportPage, records: Path, qtbot: QtBot
) -> None:
    _look(built, page, records)
    with qtbot.waitSignal(page.done):
        page.press_primary()
    rest(built)
    built.window.show_page("import")
    _look(built, page, records)
    assert page._model.ticked_count() == 0
    assert not _accept(page).isEnabled()


def test_what_is_no_list_of_records_is_told(
    built: Window, page: ImportPage, tmp_path: Path
) -> None:
    told: list[Exception] = []
    page._presenter.failed.connect(told.append)
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    _look(built, page, picture)
    assert told
    assert built.window.current_page() is page


def test_the_language_changes_under_it(built: Window, page: ImportPage, records: Path) -> None:
    _look(built, page, records)
    built.words.set_language("ja")
    rest(built)
    assert "2件" in _accept(page).accessibleName()

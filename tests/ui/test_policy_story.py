"""The five first policies, each from its text to a letter: read, completed, saved, written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.base.ids import OperatorSlug
from app.reading.policy.fields import PolicyField
from tests.ui.shots import settle
from tests.ui.workspace import first_person, make_samples, open_window, rest
from ui.appearance import Appearance
from ui.policy.page import PolicyPage
from ui.policy.rows import FieldRow
from ui.request.page import RequestPage
from ui.widgets.buttons import Button
from ui.wiring import Window
from ui.wording import Words

#: What the texts do not say and the user knows: sample values.
NAME, MAIL = "Sample Operator Inc.", "privacy@sample-operator.example"


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


def _fill(page: PolicyPage, field: PolicyField, value: str) -> None:
    row = page.findChild(FieldRow, f"policy_row_{field}")
    assert row is not None
    if "not stated" not in row.accessibleName():
        return
    fill, edit = row.findChild(Button, "policy_fill"), row.findChild(QLineEdit, "policy_value")
    assert fill is not None
    assert edit is not None
    fill.click()
    edit.setText(value)
    edit.returnPressed.emit()


@pytest.mark.parametrize("number", range(5))
def test_a_policy_becomes_a_letter(built: Window, qtbot: QtBot, shared: Path, number: int) -> None:
    (text,) = (shared / "policies" / "dev").glob(f"00{number}_*.txt")
    built.window.show_page("policy")
    rest(built)
    page = built.window.findChild(PolicyPage)
    assert page is not None
    page.begin_file(text)
    qtbot.waitUntil(lambda: page.unfinished() is not None)
    _fill(page, PolicyField.OPERATOR, NAME)
    _fill(page, PolicyField.EMAILS, MAIL)
    with qtbot.waitSignal(page.kept) as kept:
        page.press_primary()
    rest(built)
    (slug,) = kept.args
    operator = built.core().directory.get(slug)
    assert operator.name
    built.begin_request(OperatorSlug(slug), first_person(built))
    request = built.window.page("request")
    assert isinstance(request, RequestPage)
    qtbot.waitUntil(lambda: operator.name in request.letter_text())

"""What the form says while one types: mistakes and doubts, each under its field."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.base.ids import ChannelKind
from app.services.operator_draft import ChannelDraft, OperatorDraft
from app.services.operator_remarks import remarks_on
from tests.ui.test_directory import TODAY, Desk, desk
from ui.directory import editor as editor_module
from ui.directory.channel_row import ChannelRow
from ui.widgets.field import Reason

__all__ = ["desk"]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_module, "PAUSE", 0)


def reasons(desk: Desk) -> list[str]:
    desk.settle()
    return [
        each.text() for each in desk.page.findChildren(Reason) if each.isVisible() and each.text()
    ]


@pytest.mark.usefixtures("at_once")
def test_a_mistake_is_said_while_typing_and_goes_when_it_is_mended(desk: Desk) -> None:
    desk.open()
    desk.press("add_operator")
    assert reasons(desk) == []
    desk.type("name", "Sample Shop")
    # What is still blank is no mistake yet.
    assert reasons(desk) == []
    value = desk.value_line()
    value.setFocus()
    QTest.keyClicks(value, "nobody")
    desk.until(lambda: bool(reasons(desk)))
    row = desk.page.findChild(ChannelRow)
    assert isinstance(row, ChannelRow)
    assert row.has_error()
    assert value.hasFocus()
    QTest.keyClicks(value, "@shop.example")
    desk.until(lambda: reasons(desk) == [])
    assert not row.has_error()


@pytest.mark.usefixtures("at_once")
def test_a_doubt_is_said_and_keeps_nothing_from_being_saved(desk: Desk) -> None:
    desk.open()
    desk.press("add_operator")
    desk.type("name", "Sample Shop")
    desk.type("domains", "shop.example")
    value = desk.value_line()
    value.setFocus()
    QTest.keyClicks(value, "desk@elsewhere.example")
    desk.until(lambda: any("elsewhere.example" in each for each in reasons(desk)))
    row = desk.page.findChild(ChannelRow)
    assert isinstance(row, ChannelRow)
    assert not row.has_error()
    desk.press("save_record")
    assert "Sample Shop" in [row.name for row in desk.rows()]


def test_blank_parts_are_not_spoken_of() -> None:
    draft = OperatorDraft(channels=(ChannelDraft(),))
    assert remarks_on(draft, None, TODAY).mistakes == ()
    half = OperatorDraft(channels=(ChannelDraft(ChannelKind.EMAIL, "half"), ChannelDraft()))
    (mistake,) = remarks_on(half, None, TODAY).mistakes
    assert mistake.path[:2] == ("channels", 0)

from __future__ import annotations

from calendar import month_abbr
from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.day_edit import DayEdit
from ui.wording import Words


@pytest.mark.parametrize("month", range(1, 13))
def test_a_typed_day_is_the_day_that_is_shown(qtbot: QtBot, month: int) -> None:
    field = DayEdit(Words("en"))
    qtbot.addWidget(field)
    field.set_day(date(2026, 11, 22))
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    field.setCurrentSection(DayEdit.Section.DaySection)
    field.setSelectedSection(DayEdit.Section.DaySection)

    QTest.keyClicks(field, f"20{month_abbr[month].lower()}")

    assert field.day() == date(2026, month, 20)
    assert field.text().endswith(f"20 {month_abbr[month]} 2026")


def test_a_month_half_typed_is_not_shown_as_another(qtbot: QtBot) -> None:
    field = DayEdit(Words("en"))
    qtbot.addWidget(field)
    field.set_day(date(2026, 11, 22))
    with qtbot.waitExposed(field):
        field.show()
    field.setFocus()
    field.setCurrentSection(DayEdit.Section.DaySection)
    field.setSelectedSection(DayEdit.Section.DaySection)

    QTest.keyClicks(field, "20o")

    assert field.day() == date(2026, 11, 20)
    assert field.text() == "Fri 20 Nov 2026"

"""What narrows the list of operators: chips, the menu of the rest, one press that clears all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from app.base.ids import ChannelKind, Law, OperatorSlug, Right
from app.operators.record import Channel, Fee, Operator
from app.services.directory import Filter
from tests.ui.test_directory import TODAY, Desk, desk
from ui.directory.filter_menu import FilterMenu
from ui.widgets.filter_chip import FilterChip

__all__ = ["desk"]

FAX = Channel(ChannelKind.FAX, "+81 3 0000 0000", checked=TODAY.replace(month=8))
OLD = Channel(ChannelKind.POST, "1 Sample Street", checked=TODAY.replace(year=2024))
FEE = Fee((Right.ACCESS,), 500, "JPY")
MINE = (
    Operator(OperatorSlug("mine-fax"), name="Sample Fax", country="JP", channels=(FAX,)),
    Operator(OperatorSlug("mine-old"), name="Sample Old", country="DE", channels=(OLD,)),
    Operator(
        OperatorSlug("mine-fee"),
        name="Sample Fee",
        country="GB",
        laws_named=("UK_GDPR",),
        channels=(FAX,),
        fees=(FEE,),
    ),
)


def keep(desk: Desk) -> None:
    for operator in MINE:
        desk.hub.publish(desk.core.own_operators.keep(operator))


def pick(desk: Desk, name: str) -> list[str]:
    """Choose in the menu, as a click on its action does."""
    menu = desk.page.findChild(FilterMenu)
    assert isinstance(menu, FilterMenu)
    action = next(each for each in menu.findChildren(QAction) if each.objectName() == name)
    action.trigger()
    desk.settle()
    return slugs(desk)


def slugs(desk: Desk) -> list[str]:
    return [str(row.slug) for row in desk.rows() if row.slug.startswith("mine-")]


def chip(desk: Desk, name: str) -> FilterChip:
    found = desk.page.findChild(FilterChip, name)
    assert isinstance(found, FilterChip)
    return found


def test_each_filter_of_the_menu_narrows_the_list(desk: Desk) -> None:
    keep(desk)
    desk.open()
    assert slugs(desk) == ["mine-fax", "mine-fee", "mine-old"]
    assert pick(desk, "filter_channel_fax") == ["mine-fax", "mine-fee"]
    assert pick(desk, "filter_law_UK_GDPR") == ["mine-fee"]
    assert pick(desk, "filter_law_any") == ["mine-fax", "mine-fee"]
    assert pick(desk, "filter_has_fee") == ["mine-fee"]
    assert pick(desk, "filter_has_fee") == ["mine-fax", "mine-fee"]
    assert pick(desk, "filter_channel_any") == ["mine-fax", "mine-fee", "mine-old"]
    assert pick(desk, "filter_checked_within_6") == ["mine-fax", "mine-fee"]


def test_what_is_on_is_counted_named_and_cleared_at_once(desk: Desk) -> None:
    keep(desk)
    desk.open()
    more, clear = chip(desk, "filter_more"), desk.button("clear_filters")
    assert not more.isChecked()
    assert not clear.isVisible()
    pick(desk, "filter_channel_fax")
    pick(desk, "filter_has_fee")
    assert more.isChecked()
    assert "2" in more.text()
    channel, fee = desk.text("channel.fax"), desk.text("directory.filter.has_fee")
    assert any(channel in said and fee in said for said in desk.said())
    desk.press("clear_filters")
    assert slugs(desk) == ["mine-fax", "mine-fee", "mine-old"]
    assert not more.isChecked()
    assert not clear.isVisible()
    assert desk.search.hasFocus()


def test_checked_lately_and_stale_exclude_each_other(desk: Desk) -> None:
    keep(desk)
    desk.open()
    stale = chip(desk, "filter_stale")
    QTest.mouseClick(stale, Qt.MouseButton.LeftButton)
    desk.settle()
    assert slugs(desk) == ["mine-old"]
    assert pick(desk, "filter_checked_within_12") == ["mine-fax", "mine-fee"]
    assert not stale.isChecked()
    QTest.mouseClick(stale, Qt.MouseButton.LeftButton)
    desk.settle()
    assert slugs(desk) == ["mine-old"]
    assert not chip(desk, "filter_more").isChecked()


def test_an_empty_list_says_which_filters_are_on_and_clears_them(desk: Desk) -> None:
    desk.open()
    desk.look_for("almigo")
    pick(desk, "filter_channel_fax")
    assert desk.rows() == []
    said = desk.words.text(
        "directory.nothing_for_filtered", text="almigo", filters=desk.text("channel.fax")
    )
    assert said in desk.said()
    desk.press("clear_found_nothing")
    assert [str(row.slug) for row in desk.rows()][:1] == ["almigo"]
    assert desk.search.text() == "almigo"
    assert not desk.button("clear_found_nothing").isVisible()


def test_the_filters_survive_another_language(desk: Desk) -> None:
    keep(desk)
    desk.open()
    pick(desk, "filter_channel_fax")
    desk.words.set_language("ja" if desk.words.language == "en" else "en")
    desk.settle()
    assert slugs(desk) == ["mine-fax", "mine-fee"]
    assert pick(desk, "filter_law_GDPR") == []


def test_a_filter_is_what_the_index_narrows_by() -> None:
    wanted = Filter(law=Law.GDPR, checked_within=6)
    narrow = wanted.narrow(TODAY.replace(month=8, day=31))
    assert narrow.law is Law.GDPR
    # February has no 31st: the first day whose check is at most six months old.
    assert narrow.checked_since == TODAY.replace(month=3, day=1)
    assert narrow.checked_before is None

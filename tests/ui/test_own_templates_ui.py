"""The user's own wording: what changed, kept as a template, chosen for a letter, and in Settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.base.ids import FollowUp, Law, Right
from app.bootstrap import OpenCore
from app.services import own_templates
from tests.ui.page_desk import PageDesk
from tests.ui.request_desk import Desk, Make, desks
from ui.appearance import Appearance
from ui.settings.page import SettingsPage
from ui.settings.presenter import SettingsPresenter
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.wording import Words

LEFT = Qt.MouseButton.LeftButton
OWN = "これは自分の言葉です。"


@pytest.fixture
def make(qtbot: QtBot, core: OpenCore, each_words: Words, tmp_path: Path) -> Iterator[Make]:
    yield from desks(qtbot, core, each_words, tmp_path)


@pytest.fixture
def desk(make: Make) -> Desk:
    made = make()
    made.pick()
    return made


def visible(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QWidget, name))


def edit(desk: Desk) -> None:
    current = desk.presenter.current()
    assert current is not None
    desk.presenter.word(f"{OWN}\n\n" + current.proposal.editable)
    desk.settled()


def seen(desk: Desk) -> str:
    shown = [each for each in desk.page.findChildren(QPlainTextEdit) if each.isVisible()]
    return "\n".join(each.toPlainText() for each in shown if each.isReadOnly())


def keep(desk: Desk, name: str) -> None:
    QTest.mouseClick(desk.button("keep_text"), LEFT)
    field = desk.find("text_name", QLineEdit)
    assert isinstance(field, QLineEdit)
    desk.until(field.hasFocus)
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_nothing_is_offered_while_nothing_is_edited(desk: Desk) -> None:
    for name in ("what_changed", "reset_letter", "keep_text"):
        assert not visible(desk, name)


def test_what_changed_is_told_by_sign_and_word(desk: Desk) -> None:
    edit(desk)
    QTest.keyClick(desk.button("what_changed"), Qt.Key.Key_Space)
    assert desk.words.text("request.line_in", line=OWN) in seen(desk)
    assert desk.words.text("request.line_out", line="").strip() not in seen(desk)
    assert desk.page.close_innermost()
    assert OWN not in seen(desk)
    QTest.mouseClick(desk.button("what_changed"), LEFT)
    QTest.mouseClick(desk.button("reset_letter"), LEFT)
    desk.settled()
    assert not visible(desk, "what_changed")
    assert seen(desk) == ""


def test_a_change_at_the_end_is_seen_without_the_rest_of_the_letter(desk: Desk) -> None:
    current = desk.presenter.current()
    assert current is not None
    lines = [each for each in current.proposal.editable.splitlines() if each]
    desk.presenter.word(current.proposal.editable.rstrip() + f"\n\n{OWN}\n")
    desk.settled()
    QTest.mouseClick(desk.button("what_changed"), LEFT)
    shown = seen(desk)
    assert shown.strip().startswith("…")
    assert lines[0] not in shown
    assert any(each in shown for each in lines[-3:])
    assert desk.words.text("request.line_in", line=OWN) in shown


def test_another_view_leaves_what_changed(desk: Desk) -> None:
    edit(desk)
    QTest.mouseClick(desk.button("what_changed"), LEFT)
    QTest.mouseClick(desk.find("text"), LEFT)
    assert not desk.button("what_changed").isChecked()
    assert OWN in seen(desk)
    assert desk.words.text("request.line_in", line=OWN) not in seen(desk)


def test_an_edited_letter_is_kept_and_chosen_for_the_next(desk: Desk, make: Make) -> None:
    edit(desk)
    keep(desk, "My words")
    desk.until(lambda: "own/My words" in desk.banner.sentence())
    desk.until(desk.runner.is_idle)
    template = desk.core.own_templates.get("My words")
    assert (template.law, template.kind, template.language) == (Law.APPI, Right.ACCESS, "ja")
    assert "見本 花子" not in template.text
    QTest.mouseClick(desk.button("reset_letter"), LEFT)
    desk.settled()
    desk.until(lambda: bool(desk.presenter.texts.all))
    desk.settled()
    QTest.mouseClick(desk.button("letter_more"), LEFT)
    box = desk.find("own_text", QComboBox)
    assert isinstance(box, QComboBox)
    desk.until(lambda: box.count() == 2)
    assert box.itemText(1) == "own/My words"
    box.activated.emit(1)
    desk.settled()
    assert OWN in desk.page.letter_text()
    assert "見本 花子" in desk.page.letter_text()
    desk.presenter.want(Right.ACCESS, False)
    desk.presenter.want(Right.PURPOSE_NOTICE, True)
    desk.settled()
    assert OWN not in desk.page.letter_text()
    assert not visible(desk, "own_text")


def test_keeping_is_undone(desk: Desk) -> None:
    edit(desk)
    keep(desk, "My words")
    desk.until(lambda: "own/My words" in desk.banner.sentence())
    desk.banner.undo()
    desk.until(lambda: desk.runner.is_idle() and desk.core.own_templates.list() == ())


def test_a_name_that_is_taken_is_refused_beside_the_field(desk: Desk) -> None:
    edit(desk)
    keep(desk, "access")
    desk.until(lambda: visible(desk, "text_wrong"))
    wrong = desk.find("text_wrong", Reason)
    assert isinstance(wrong, Reason)
    assert "access" in wrong.text()
    desk.until(desk.runner.is_idle)
    assert desk.core.own_templates.list() == ()


def test_a_shipped_letter_that_changed_is_said(desk: Desk) -> None:
    made = own_templates.made(
        "Old", Law.APPI, Right.ACCESS, "ja", f"{OWN}\n", {"ja/APPI/access.md.j2": "0" * 64}
    )
    desk.hub.publish(desk.core.own_templates.add(made)[1])
    desk.until(lambda: bool(desk.presenter.texts.all))
    desk.presenter.write_in("Old")
    desk.settled()
    QTest.mouseClick(desk.button("letter_more"), LEFT)
    notice = desk.find("own_text_notice", Reason)
    assert isinstance(notice, Reason)
    assert "ja/APPI/access.md.j2" in notice.text()


def test_a_template_with_a_mistake_says_so_where_another_is_chosen(desk: Desk) -> None:
    made = own_templates.made("Broken", Law.APPI, Right.ACCESS, "ja", "{{ nobody }}\n")
    desk.hub.publish(desk.core.own_templates.add(made)[1])
    desk.until(lambda: bool(desk.presenter.texts.all))
    desk.presenter.write_in("Broken")
    desk.settled()
    assert desk.page.letter_text() == ""
    assert "own/Broken" in desk.said("more_remark")
    assert visible(desk, "own_text")


# In Settings


@pytest.fixture
def settings(
    qtbot: QtBot, core: OpenCore, words: Words, appearance: Appearance, tmp_path: Path
) -> Iterator[tuple[PageDesk, SettingsPage]]:
    for name, kind in (("One", Right.ACCESS), ("Two", FollowUp.REMINDER)):
        core.own_templates.add(own_templates.made(name, Law.APPI, kind, "ja", f"{OWN}\n"))
    place = PageDesk(qtbot, core, words)
    presenter = SettingsPresenter(core, place.runner, place.hub)
    page = SettingsPage(
        presenter, words, appearance, place.banner, place.problems, tmp_path / "settings.toml"
    )
    presenter.setParent(page)
    place.bring(page)
    yield place, page
    place.runner.drain()
    page.close()
    assert place.broken == []


def texts(page: SettingsPage) -> list[str]:
    section = page.findChild(QWidget, "section_texts")
    assert section is not None
    return [each.text() for each in section.findChildren(Text) if each.isVisible()]


def buttons(page: SettingsPage, name: str) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton, name) if each.isVisible()]


def test_settings_list_them_with_what_they_write(
    settings: tuple[PageDesk, SettingsPage],
) -> None:
    place, page = settings
    shown = texts(page)
    assert {"own/One", "own/Two"} <= set(shown)
    assert any(place.words.text("letter.reminder") in each for each in shown)
    assert all(each.accessibleName() for each in buttons(page, "delete_text"))


def test_one_is_renamed_by_keyboard(settings: tuple[PageDesk, SettingsPage]) -> None:
    place, page = settings
    QTest.keyClick(buttons(page, "rename_text")[0], Qt.Key.Key_Space)
    field = next(each for each in page.findChildren(QLineEdit, "new_text_name") if each.isVisible())
    assert field.text() == "One"
    field.setText("two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    place.settle()
    taken = place.words.text("problem.own_template_taken", name="own/two")
    assert taken in texts(page)
    field.setText("Three")
    QTest.keyClick(field, Qt.Key.Key_Return)
    place.settle()
    assert [each.name for each in place.core.own_templates.list()] == ["Three", "Two"]
    assert "own/Three" in texts(page)
    assert not page.close_innermost()


def test_one_is_deleted_and_comes_back(settings: tuple[PageDesk, SettingsPage]) -> None:
    place, page = settings
    QTest.mouseClick(buttons(page, "delete_text")[1], LEFT)
    place.settle()
    assert [each.name for each in place.core.own_templates.list()] == ["One"]
    place.banner.undo()
    place.settle()
    assert [each.name for each in place.core.own_templates.list()] == ["One", "Two"]
    assert "own/Two" in texts(page)


def test_the_keyboard_stays_among_the_templates(
    settings: tuple[PageDesk, SettingsPage],
) -> None:
    place, page = settings
    section = page.findChild(QWidget, "section_texts")
    assert section is not None

    def here() -> bool:
        at = page.window().focusWidget()
        return at is not None and section.isAncestorOf(at)

    for name, press in (("rename_text", "Other"), ("delete_text", ""), ("delete_text", "")):
        button = buttons(page, name)[0]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        if press:
            field = page.window().focusWidget()
            assert isinstance(field, QLineEdit)
            field.setText(press)
            QTest.keyClick(field, Qt.Key.Key_Return)
        place.settle()
        assert here(), name
    assert place.core.own_templates.list() == ()


def test_a_name_half_typed_survives_another_language(
    settings: tuple[PageDesk, SettingsPage],
) -> None:
    place, page = settings
    QTest.keyClick(buttons(page, "rename_text")[0], Qt.Key.Key_Space)
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Half")
    place.words.set_language("ja" if place.words.language == "en" else "en")
    again = page.window().focusWidget()
    assert isinstance(again, QLineEdit)
    assert again is not field
    assert again.text() == "Half"


def test_why_a_name_is_refused_is_brought_into_view(
    settings: tuple[PageDesk, SettingsPage],
) -> None:
    place, page = settings
    page.resize(900, 300)
    QTest.keyClick(buttons(page, "rename_text")[0], Qt.Key.Key_Space)
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    place.settle()
    taken = place.words.text("problem.own_template_taken", name="own/two")
    said = next(each for each in page.findChildren(Text) if each.text() == taken)
    assert not said.visibleRegion().isEmpty()
    QTest.keyClick(field, Qt.Key.Key_X)
    assert taken not in texts(page)


def test_one_is_written_to_a_file(
    settings: tuple[PageDesk, SettingsPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, page = settings
    target = tmp_path / "one.md.j2"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(buttons(page, "export_text")[0], LEFT)
    place.settle()
    assert OWN in target.read_text(encoding="utf-8")
    assert str(target) in place.banner.sentence()

"""Reading a policy in the window: text, marks, record, right and wrong, and saving."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.base.errors import Problem
from tests.ui.shots import settle
from tests.ui.workspace import make_samples, open_window, rest
from ui.appearance import Appearance
from ui.directory.page import DirectoryPage
from ui.policy.page import PolicyPage
from ui.policy.rows import FieldRow
from ui.policy.text_pane import TextPane
from ui.widgets.buttons import Button
from ui.wiring import Window
from ui.wording import Words

POLICY = """プライバシーポリシー
見本通信株式会社（以下「当社」といいます。）は、個人情報の保護に関する法律を守ります。
1. 開示等の請求
ご本人から個人情報の開示、訂正、利用停止のご請求があったときは、本人確認のうえ、遅滞なく対応します。
開示の手数料は、1件につき1,000円です。
2. お問い合わせ窓口
見本通信株式会社 個人情報相談窓口
メール：privacy@mihon-tsushin.example
制定日：2024年4月1日
"""


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
def page(built: Window) -> PolicyPage:
    built.window.show_page("policy")
    rest(built)
    found = built.window.findChild(PolicyPage)
    assert found is not None
    return found


def _button(page: PolicyPage, name: str) -> Button:
    found = page.findChild(Button, name)
    assert isinstance(found, Button)
    return found


def _text(page: PolicyPage) -> TextPane:
    found = page.findChild(TextPane)
    assert isinstance(found, TextPane)
    return found


def _row(page: PolicyPage, field: str) -> FieldRow:
    found = page.findChild(FieldRow, f"policy_row_{field}")
    assert isinstance(found, FieldRow)
    return found


def _read(built: Window, page: PolicyPage, text: str = POLICY) -> None:
    page._source.text.set_value(text)
    page._source.say_busy(busy=False)
    _button(page, "policy_read").click()
    rest(built)


def test_a_pasted_policy_is_shown_with_the_record_it_makes(built: Window, page: PolicyPage) -> None:
    assert not _button(page, "policy_read").isEnabled()
    _read(built, page)
    assert _text(page).toPlainText() == POLICY
    for field, words in (
        ("operator", "見本通信株式会社"),
        ("emails", "privacy@mihon-tsushin.example"),
        ("fee_amount", "1,000 JPY"),
        ("phones", "not stated"),
    ):
        assert words in _row(page, field).accessibleName()


def test_a_row_shows_its_words_in_the_text(built: Window, page: PolicyPage) -> None:
    _read(built, page)
    _row(page, "emails").chosen.emit()
    marked = [each.cursor.selectedText() for each in _text(page).extraSelections()]
    assert marked[-1] == "privacy@mihon-tsushin.example"
    assert len(marked) > 4


def test_what_is_wrong_goes_and_what_is_missing_can_be_filled_in(
    built: Window, page: PolicyPage
) -> None:
    _read(built, page)
    row = _row(page, "emails")
    row.refused.emit()
    assert "not stated" in row.accessibleName()
    fill, edit = row.findChild(Button, "policy_fill"), row.findChild(QLineEdit, "policy_value")
    assert fill is not None
    assert edit is not None
    fill.click()
    edit.setText("desk@mihon-tsushin.example")
    edit.returnPressed.emit()
    assert "desk@mihon-tsushin.example" in row.accessibleName()
    assert "confirmed" in row.accessibleName()


def test_nothing_is_saved_until_the_user_says_so(
    built: Window, page: PolicyPage, qtbot: QtBot
) -> None:
    _read(built, page)
    core = built.core()
    assert core.directory.search("mihon-tsushin") == []
    with qtbot.waitSignal(page.kept) as kept:
        page.press_primary()
    rest(built)
    (slug,) = kept.args
    operator = core.directory.get(slug)
    assert operator.name == "見本通信株式会社"
    assert operator.quotes["name"]
    assert "phone" in operator.not_stated
    assert operator.fees[0].amount == 1000
    directory = built.window.findChild(DirectoryPage)
    assert directory is not None
    assert directory.isVisible()


def test_a_broken_file_is_told_and_the_form_stays(
    built: Window, page: PolicyPage, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing of the kind")
    told: list[Exception] = []
    page._presenter.failed.connect(told.append)
    page.begin_file(broken)
    rest(built)
    rest(built)
    assert isinstance(told[0], Problem)
    assert page._source.isVisible()
    assert _button(page, "policy_open").isEnabled()


def test_what_was_read_comes_back_after_locking(built: Window, page: PolicyPage) -> None:
    _read(built, page)
    _row(page, "operator").confirmed.emit()
    kept = json.loads(json.dumps(page.unfinished()))
    page._begin_anew()
    assert page.unfinished() == {"typed": POLICY, "address": ""}
    page.restore(kept)
    assert _text(page).toPlainText() == POLICY
    assert "confirmed" in _row(page, "operator").accessibleName()


def test_the_language_changes_under_it(built: Window, page: PolicyPage) -> None:
    _read(built, page)
    built.words.set_language("ja")
    rest(built)
    assert "記載なし" in _row(page, "phones").accessibleName()
    assert _button(page, "policy_save").accessibleName() == "事業者の一覧に保存"
    assert "privacy@mihon-tsushin.example" in _row(page, "emails").accessibleName()


def test_the_directory_leads_to_the_reader(built: Window) -> None:
    built.window.show_page("directory")
    rest(built)
    directory = built.window.findChild(DirectoryPage)
    assert directory is not None
    read = directory.findChild(Button, "read_policy")
    assert read is not None
    read.click()
    rest(built)
    found = built.window.findChild(PolicyPage)
    assert found is not None
    assert found.isVisible()


def test_a_narrow_window_shows_the_text_or_the_record(built: Window, page: PolicyPage) -> None:
    built.window.resize(900, 800)
    _read(built, page)
    assert not _text(page).isVisible()
    assert _row(page, "operator").isVisible()
    swap = _button(page, "policy_swap")
    swap.click()
    rest(built)
    assert _text(page).isVisible()
    assert not _row(page, "operator").isVisible()
    built.window.resize(1280, 800)
    rest(built)
    assert _text(page).isVisible()
    assert _row(page, "operator").isVisible()
    assert not swap.isVisible()


def test_a_policy_read_again_says_what_changed_and_brings_the_record_up(
    built: Window, page: PolicyPage, qtbot: QtBot
) -> None:
    _read(built, page)
    with qtbot.waitSignal(page.kept) as kept:
        page.press_primary()
    rest(built)
    built.window.show_page("policy")
    now = POLICY.replace("1,000円", "2,000円").replace("privacy@", "desk@")
    with qtbot.waitSignal(page._presenter.known):
        _read(built, page, now)
    rest(built)
    said = page._again._reason.text()
    for words in ("new: 2,000 JPY", "no longer 1,000 JPY", "new: desk@mihon-tsushin.example"):
        assert words in said
    assert _button(page, "policy_save").accessibleName() == "Update the record"
    with qtbot.waitSignal(page.kept) as again:
        page.press_primary()
    rest(built)
    assert again.args == kept.args
    operator = built.core().directory.get(kept.args[0])
    assert [fee.amount for fee in operator.fees] == [2000]
    assert [each.value for each in operator.channels] == ["desk@mihon-tsushin.example"]
    assert all(each.source in operator.sources for each in operator.channels)


def test_an_operator_nobody_knows_is_saved_as_a_new_record(built: Window, page: PolicyPage) -> None:
    _read(built, page)
    rest(built)
    assert not page._again.isVisible()
    assert _button(page, "policy_save").accessibleName() == "Save to directory"

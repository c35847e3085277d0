"""The directory with a real vault: search by keys, records, one's own operators, two pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.base.ids import ChannelKind, OperatorSlug
from app.bootstrap import OpenCore
from app.operators.record import Channel, Operator, Source
from app.operators.sample import sample_operators
from app.services import directory
from tests.ui.page_desk import PageDesk
from ui.directory import presenter as presenter_module
from ui.directory.facts import Facts
from ui.directory.model import DirectoryModel
from ui.directory.page import DirectoryPage
from ui.directory.presenter import DirectoryPresenter
from ui.directory.record_view import RecordView
from ui.directory.row import DirectoryRow
from ui.widgets.field import Field
from ui.widgets.filter_chip import FilterChip
from ui.widgets.highlight import matched
from ui.widgets.pill import Chip
from ui.widgets.text import Text
from ui.widgets.worded_model import Roles
from ui.wording import Words

TODAY = date(2026, 11, 21)
SHIPPED = ("almigo", "micoly", "mipick", "mixi")


class Desk(PageDesk):
    """The directory with everything behind it."""

    def open(self, width: int = 1192) -> DirectoryPage:
        presenter = DirectoryPresenter(self.core, self.runner, self.hub)
        # The page does not own it, and it must live as long.
        self.presenter = presenter
        self.page = DirectoryPage(presenter, self.words, self.banner, self.problems)
        self.bring(self.page, width)
        return self.page

    def settle(self) -> None:
        super().settle()
        record = self.page.findChild(RecordView)
        assert isinstance(record, RecordView)
        self.until(record.is_whole)

    @property
    def view(self) -> QListView:
        view = self.page.findChild(QListView, "directory_list")
        assert isinstance(view, QListView)
        return view

    @property
    def search(self) -> QLineEdit:
        return self.line("directory_search")

    def line(self, name: str) -> QLineEdit:
        found = [each for each in self.page.findChildren(QLineEdit, name) if each.isVisible()]
        return found[-1]

    def field(self, name: str) -> Field:
        found = self.page.findChild(QWidget, f"own_{name}")
        assert isinstance(found, Field)
        return found

    def type(self, name: str, text: str) -> None:
        edit = self.field(name).edit()
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def rows(self) -> list[DirectoryRow]:
        model = self.view.model()
        found = [model.index(n, 0).data(Roles.ROW) for n in range(model.rowCount())]
        return [row for row in found if isinstance(row, DirectoryRow)]

    def look_for(self, text: str) -> list[str]:
        self.search.setFocus()
        self.search.selectAll()
        # As an input method does: QTest types no other letters than Latin ones.
        self.search.insert(text)
        self.settle()
        return [str(row.slug) for row in self.rows()]

    def shows(self, slug: str) -> None:
        self.page.show_operator(slug)
        self.settle()

    def said(self) -> set[str]:
        labels = [*self.page.findChildren(Text), *self.page.findChildren(Chip)]
        return {label.text() for label in labels if label.isVisible()}

    def add(self, name: str, address: str) -> OperatorSlug:
        self.press("add_operator")
        self.type("name", name)
        value = self.value_line()
        value.setFocus()
        QTest.keyClicks(value, address)
        self.press("save_record")
        return next(row.slug for row in self.rows() if row.name == name)

    def value_line(self) -> QLineEdit:
        lines = self.page.findChildren(QLineEdit)
        return next(
            line
            for line in lines
            if line.isVisible()
            and line.objectName().startswith("channel_")
            and line.objectName().endswith("_value")
        )

    def text(self, message: str) -> str:
        return self.words.text(message)


@pytest.fixture
def desk(
    qtbot: QtBot, core: OpenCore, each_words: Words, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    # Nobody types on here: the record of the best hit comes at once.
    monkeypatch.setattr(presenter_module, "PAUSE", 0)
    made = Desk(qtbot, core, each_words)
    made.problems.told.connect(made.broken.append)
    yield made
    made.runner.drain()
    assert made.broken == []


def test_the_model_keeps_qts_rules_and_asks_for_more(desk: Desk) -> None:
    model = DirectoryModel(desk.words)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, None
    )
    rows = directory.find(desk.core.directory, "", TODAY)[:4]
    asked: list[bool] = []
    model.more_asked.connect(lambda: asked.append(True))
    model.show_found(rows[:2], "", 4)
    model.fetchMore(model.index(-1, 0))
    assert asked
    assert not model.canFetchMore(model.index(-1, 0))
    model.show_found(rows, "", 4)
    assert model.rowCount() == 4
    model.show_found(rows[2:], "m", 2)
    model.show_found((), "zzz", 0)
    assert tester.model() is model


@pytest.mark.parametrize(
    ("text", "typed", "spans"),
    [
        ("ALMIGO Inc.", "almi", ((0, 4),)),
        ("ALMIGO Inc.", "ＡＬＭ", ((0, 3),)),
        ("アルミゴ", "あるみ", ((0, 3),)),
        ("inJoy International School", "school injoy", ((0, 5), (20, 26))),
        ("inJoy International", "joyint", ((2, 9),)),
        ("Café Sample", "cafe", ((0, 4),)),
        ("ALMIGO", "", ()),
        ("ALMIGO", "…", ()),
        ("ALMIGO", "x", ()),
    ],
)
def test_the_characters_found_are_marked(
    text: str, typed: str, spans: tuple[tuple[int, int], ...]
) -> None:
    assert matched(text, typed) == spans


def test_the_first_record_is_open_and_keys_walk_the_list(desk: Desk) -> None:
    page = desk.open()
    rows = desk.rows()
    assert {str(row.slug) for row in rows} >= set(SHIPPED)
    assert "ALMIGO Inc." in desk.said()
    desk.search.setFocus()
    QTest.keyClick(desk.search, Qt.Key.Key_Down)
    assert desk.view.hasFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Down)
    desk.settle()
    assert desk.core.directory.get(rows[1].slug).shown_name in desk.said()
    page.focus_search()
    assert desk.search.hasFocus()
    asked: list[str] = []
    page.request_asked.connect(asked.append)
    page.press_primary()
    desk.press("request_to")
    assert asked == [str(rows[1].slug)] * 2


@pytest.mark.parametrize("typed", ["famil", "みくしー", "ＭＩＸＩ", "mikushi"])
def test_a_search_finds_and_shows_the_best_hit(desk: Desk, typed: str) -> None:
    desk.open()
    assert desk.look_for(typed)[0] == "mixi"
    assert "Mixi Inc." in desk.said()
    desk.until(lambda: len(desk.rows()) >= 1)


def test_filters_narrow_the_list(desk: Desk) -> None:
    desk.open()
    chip = desk.page.findChild(FilterChip, "filter_email")
    assert isinstance(chip, FilterChip)
    chip.click()
    desk.settle()
    assert [str(row.slug) for row in desk.rows()] == ["almigo", "mipick"]
    assert desk.words.plural("directory.records", 2) in desk.said()
    desk.page.find_text("mixi")
    desk.settle()
    assert not chip.isChecked()
    assert [str(row.slug) for row in desk.rows()] == ["mixi"]


def test_a_row_says_in_one_sentence_how_it_is_reached(desk: Desk) -> None:
    desk.open()
    said = {str(row.slug): row for row in desk.rows()}
    assert desk.text("directory.no_channel") in said["micoly"].sentence
    assert desk.text("channel.in_app") in said["mixi"].sentence
    assert (said["almigo"].icons, said["almigo"].laws) == (("mail", "mailbox"), "APPI")
    index = desk.view.model().index([*said].index("micoly"), 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == said["micoly"].sentence


FACTS = {
    "almigo": {"info@almigo.jp", "directory.absent.phone", "freshness.unknown", "almigo.jp"},
    "micoly": {
        "directory.absent.email",
        "directory.absent.post",
        "directory.fee_without_amount",
        "identity_check.required",
        "MICOLY, Inc. Customer Support",
    },
    "mipick": {
        "contact@injoyinternational.com",
        "directory.absent.web_form",
        "directory.not_stated",
    },
    "mixi": {"FamilyAlbum", "directory.absent.post", "response_promise.without_delay"},
}


@pytest.mark.parametrize("slug", SHIPPED)
def test_every_shipped_record_shows_its_facts_and_what_is_not_stated(desk: Desk, slug: str) -> None:
    desk.open()
    desk.shows(slug)
    for fact in FACTS[slug]:
        said = desk.text(fact) if desk.words.messages.has(fact) else fact
        assert said in desk.said(), said
    for source in desk.core.directory.get(slug).sources.values():
        assert any(source.section in said for said in desk.said())


def test_a_fee_is_shown_for_what_it_is_stated_for_only(desk: Desk) -> None:
    desk.open()
    desk.shows("almigo")
    assert desk.words.text("directory.fee_yen", amount="1,000", currency="JPY") in desk.said()
    about = next(said for said in desk.said() if "Disclosure of Personal Information" in said)
    assert desk.text("right.correction") not in about


def test_the_sample_that_names_nobody_says_so(desk: Desk) -> None:
    for sample in sample_operators():
        desk.core.own_operators.keep(sample)
    desk.open()
    desk.shows("sample-unnamed")
    said = desk.said()
    for message in ("directory.unnamed", "directory.sample", "directory.missing.contact"):
        assert desk.text(message) in said
    assert "sample-unnamed" not in {row.name for row in desk.rows()}


def test_a_record_without_any_fact_is_all_not_known(desk: Desk) -> None:
    bare = Operator(OperatorSlug("bare-sample"))
    facts = Facts(bare, TODAY, desk.words)
    assert {fact.value for fact in facts.handling()} == {desk.text("directory.not_known")}
    assert [way.value for way in facts.ways()] == [desk.text("directory.no_way_known")]
    assert list(facts.sources()) == []
    desk.core.own_operators.keep(bare)
    desk.open()
    desk.shows("bare-sample")
    assert desk.text("directory.no_sources") in desk.said()


def test_the_day_something_was_looked_for_is_named(desk: Desk) -> None:
    seen = date(2026, 10, 12)
    operator = Operator(
        OperatorSlug("seen-sample"),
        name="Seen Sample",
        channels=(Channel(ChannelKind.EMAIL, "a@example.org", source="p", checked=seen),),
        not_stated=("phone",),
        sources={"p": Source("Policy", seen=seen)},
    )
    ways = list(Facts(operator, TODAY, desk.words).ways())
    assert ways[0].checked == desk.words.text("directory.checked", date=seen)
    assert ways[0].freshness == "fresh"
    assert ways[1].source == desk.words.text("directory.looked_for_on", date=seen)


@pytest.mark.parametrize("name", ["あ" * 300, "Sample " * 43, "عينة من شركة " * 10])
def test_a_name_of_any_length_and_direction_keeps_the_window(desk: Desk, name: str) -> None:
    operator = Operator(
        OperatorSlug("long-sample"),
        name=name.strip(),
        services=(name.strip(),),
        channels=(Channel(ChannelKind.POST, name.strip()),),
    )
    desk.core.own_operators.keep(operator)
    page = desk.open()
    desk.shows("long-sample")
    page.grab()
    assert page.minimumSizeHint().width() <= 1100
    assert page.width() == 1192
    desk.look_for(name.split()[0])
    page.grab()


def test_an_operator_is_added_found_and_taken_back(desk: Desk) -> None:
    desk.open()
    slug = desk.add("Kumo Sample Bakery", "privacy@kumo.example.jp")
    assert desk.core.directory.get(slug).channels[0].checked == TODAY
    assert desk.text("own.your_record") in desk.said()
    assert "privacy@kumo.example.jp" in desk.said()
    assert desk.look_for("kumo") == [slug]
    assert desk.banner.can_undo()
    desk.banner.undo()
    desk.settle()
    assert desk.rows() == []
    assert "Kumo Sample Bakery" not in desk.said()


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.open()
    desk.press("add_operator")
    desk.press("save_record")
    assert desk.field("name").has_error()
    assert desk.text("own.name_blank") in desk.said()
    assert desk.text("own.no_channel") in desk.said()
    desk.type("name", "Kumo")
    value = desk.value_line()
    QTest.keyClicks(value, "privacy@")
    desk.page.press_primary()
    desk.settle()
    assert not desk.field("name").has_error()
    assert value.property("kinvalid")
    assert desk.field("name").value() == "Kumo"
    assert value.hasFocus()
    QTest.keyClicks(value, "kumo.example.jp")
    desk.page.press_primary()
    desk.settle()
    assert len(desk.core.directory.search("kumo")) == 1


def test_a_version_of_a_shipped_record_is_made_and_kaijis_comes_back(desk: Desk) -> None:
    desk.open()
    desk.shows("almigo")
    desk.press("edit_record")
    assert desk.field("name").value() == "ALMIGO Inc."
    desk.type("desk", "Sample desk")
    desk.press("save_record")
    assert {"Sample desk", desk.text("own.your_version")} <= desk.said()
    desk.press("restore_record")
    assert "Sample desk" not in desk.said()
    assert not desk.button("restore_record").isVisible()
    desk.banner.undo()
    desk.settle()
    assert "Sample desk" in desk.said()


def test_saving_a_version_can_be_undone(desk: Desk) -> None:
    desk.open()
    desk.shows("mixi")
    desk.press("edit_record")
    desk.type("name", "Mixi Sample")
    desk.press("save_record")
    assert "Mixi Sample" in desk.said()
    desk.banner.undo()
    desk.settle()
    assert "Mixi Inc." in desk.said()
    assert desk.core.directory.get("mixi").name == "Mixi Inc."


def test_a_form_put_away_can_be_had_back(desk: Desk) -> None:
    page = desk.open()
    desk.press("add_operator")
    desk.type("name", "Kumo")
    assert page.close_innermost()
    assert desk.text("own.put_away") == desk.banner.sentence()
    desk.banner.undo()
    assert desk.field("name").value() == "Kumo"
    assert desk.button("save_record").isVisible()


def test_a_half_filled_form_survives_the_vaults_closing(desk: Desk) -> None:
    page = desk.open()
    assert page.unfinished() is None
    desk.press("add_operator")
    assert page.unfinished() is None
    desk.type("name", "Kumo")
    desk.press("add_channel")
    kinds = [box for box in page.findChildren(QComboBox) if box.objectName().endswith("_kind")]
    kinds[-1].setCurrentIndex(kinds[-1].findData("in_app"))
    kinds[-1].activated.emit(kinds[-1].currentIndex())
    QTest.keyClicks(desk.line(kinds[-1].objectName().replace("_kind", "_steps")), "Menu > Help")
    kept = page.unfinished()
    assert kept is not None
    desk.core.unfinished.keep("directory", kept)
    again = desk.open()
    values = desk.core.unfinished.get("directory")
    assert values is not None
    again.restore(values)
    assert desk.field("name").value() == "Kumo"
    assert again.unfinished() == {**kept}
    again.restore({"draft": {"channels": 7}})
    again.restore({})
    assert desk.field("name").value() == "Kumo"


def test_nothing_found_teaches_and_offers_what_was_perhaps_meant(desk: Desk) -> None:
    desk.open()
    assert desk.look_for("almigoxx") == []
    assert desk.words.text("directory.nothing_for", text="almigoxx") in desk.said()
    assert desk.text("directory.nothing") in desk.said()
    desk.press("meant_almigo")
    assert "info@almigo.jp" in desk.said()
    desk.look_for("kumo bakery")
    desk.press("add_found_nothing")
    assert desk.field("name").value() == "kumo bakery"


def test_the_language_changes_with_the_page_and_the_form_open(desk: Desk) -> None:
    desk.open()
    desk.shows("micoly")
    other = "ja" if desk.words.language == "en" else "en"
    desk.words.set_language(other)
    desk.settle()
    assert desk.text("directory.absent.email") in desk.said()
    assert any(desk.text("directory.no_channel") in row.sentence for row in desk.rows())
    desk.press("edit_record")
    desk.type("desk", "half a")
    country = desk.page.findChild(QComboBox, "own_country_choice")
    assert isinstance(country, QComboBox)
    desk.words.set_language("en" if other == "ja" else "ja")
    assert desk.field("desk").value() == "half a"
    assert country.currentText() == desk.text("country.JP")
    assert desk.button("save_record").text() == desk.text("own.save")


def test_below_900_list_and_record_are_two_pages(desk: Desk) -> None:
    page = desk.open(700)
    assert desk.view.isVisible()
    assert not desk.button("edit_record").isVisible()
    desk.view.setFocus()
    mixi = [str(row.slug) for row in desk.rows()].index("mixi")
    desk.view.setCurrentIndex(desk.view.model().index(mixi, 0))
    desk.settle()
    assert desk.view.isVisible()
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    desk.settle()
    assert not desk.view.isVisible()
    assert "Mixi Inc." in desk.said()
    desk.press("directory_back")
    assert desk.view.isVisible()
    assert not page.close_innermost()
    page.resize(1192, 800)
    assert desk.view.isVisible()
    assert desk.button("edit_record").isVisible()


def test_tab_walks_the_form_as_it_is_read(desk: Desk) -> None:
    desk.open()
    desk.press("add_operator")
    desk.press("add_channel")
    walked = []
    for _ in range(17):
        at = QApplication.focusWidget()
        assert at is not None
        walked.append(at.objectName() or at.accessibleName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    rows = [name.rpartition("_")[2] for name in walked if name.startswith("channel_")]
    # The cursor is in the row that was added; then come fee and source, and the page again.
    assert rows == ["value", "remove", "purpose", "checked"]
    first = desk.field("name").edit()
    first.setFocus()
    walked = []
    for _ in range(15):
        at = QApplication.focusWidget()
        assert at is not None
        walked.append(at.objectName().rpartition("_")[2] or at.accessibleName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
    channel = ["kind", "value", "remove", "purpose", "checked"]
    labels = [desk.text(f"own.{name}") for name in ("domains", "desk")]
    assert walked[4:6] == [desk.text("own.region"), labels[0]]
    assert walked[6:] == [labels[1], *channel, "kind", "value", "remove"]


def test_every_control_has_a_name(desk: Desk) -> None:
    desk.open()
    desk.press("add_operator")
    desk.press("add_channel")
    controls = [
        *desk.page.findChildren(QPushButton),
        *desk.page.findChildren(QLineEdit),
        *desk.page.findChildren(QComboBox),
        *desk.page.findChildren(FilterChip),
    ]
    assert [each.objectName() for each in controls if not each.accessibleName()] == []


def fill_in(desk: Desk, name: str) -> None:
    desk.press("add_operator")
    desk.type("name", name)
    QTest.keyClicks(desk.value_line(), "privacy@kumo.example.jp")


def test_saving_twice_before_the_answer_saves_once(desk: Desk) -> None:
    page = desk.open()
    fill_in(desk, "Kumo")
    with desk.answers_wait():
        page.press_primary()
        page.press_primary()
        assert not desk.button("save_record").isEnabled()
    assert len(desk.core.directory.search("kumo")) == 1


def test_a_record_that_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    page = desk.open()
    desk.shows("almigo")
    desk.press("edit_record")
    desk.type("desk", "Typed desk")
    typed = page.unfinished()
    assert typed is not None
    almigo = desk.core.directory.get("almigo")
    newer = replace(almigo, desk="Newer desk", domains=("newer.example.jp",))
    desk.core.own_operators.keep(newer)
    desk.press("save_record")
    assert desk.core.directory.get("almigo").desk == "Newer desk"
    assert desk.field("desk").has_error()
    assert desk.words.text("meanwhile.changed", value="Newer desk") in desk.said()
    assert desk.field("desk").value() == "Typed desk"
    assert desk.field("domains").value() == "newer.example.jp"
    desk.press("save_record")
    kept = desk.core.directory.get("almigo")
    assert (kept.desk, kept.domains) == ("Typed desk", ("newer.example.jp",))
    # As it is after a lock: what it started from was kept with it.
    desk.core.own_operators.keep(replace(newer, desk=almigo.desk, domains=("b.example.jp",)))
    again = desk.open()
    again.restore(typed)
    desk.press("save_record")
    kept = desk.core.directory.get("almigo")
    assert (kept.desk, kept.domains) == ("Typed desk", ("b.example.jp",))


def test_an_answer_leaves_what_is_typed_meanwhile(desk: Desk) -> None:
    page = desk.open()
    fill_in(desk, "Kumo")
    with desk.answers_wait():
        page.press_primary()
        desk.type("desk", "Typed desk")
    assert desk.field("desk").value() == "Typed desk"
    assert desk.text("own.edit_title") in desk.said()
    desk.press("save_record")
    (hit,) = desk.core.directory.search("kumo")
    assert desk.core.directory.get(hit.slug).desk == "Typed desk"


def test_an_answer_leaves_another_form_alone(desk: Desk) -> None:
    page = desk.open()
    fill_in(desk, "Kumo")
    with desk.answers_wait():
        page.press_primary()
        QTest.mouseClick(desk.button("add_operator"), Qt.MouseButton.LeftButton)
        desk.type("name", "Another")
        assert desk.button("save_record").isEnabled()
    assert desk.field("name").value() == "Another"
    assert len(desk.core.directory.search("kumo")) == 1
    kept = page.unfinished()
    assert kept is not None
    assert kept["slug"] == ""
    desk.shows("almigo")
    with desk.answers_wait():
        QTest.mouseClick(desk.button("edit_record"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(desk.button("add_operator"), Qt.MouseButton.LeftButton)
        desk.type("name", "Third")
    assert desk.field("name").value() == "Third"


def test_a_record_taken_back_takes_no_other_away(desk: Desk) -> None:
    desk.open()
    desk.add("Kumo Sample Bakery", "privacy@kumo.example.jp")
    desk.shows("almigo")
    desk.banner.undo()
    desk.settle()
    assert "info@almigo.jp" in desk.said()
    desk.add("Kumo Sample Bakery", "privacy@kumo.example.jp")
    desk.press("add_operator")
    desk.type("name", "Typed")
    desk.banner.undo()
    desk.settle()
    assert desk.field("name").value() == "Typed"
    assert desk.field("name").isVisible()
    assert len(desk.core.directory.search("kumo")) == 0


def test_what_was_refused_after_its_form_was_closed_can_be_had_back(desk: Desk) -> None:
    page = desk.open()
    desk.press("add_operator")
    desk.type("name", "Kumo")
    with desk.answers_wait():
        page.press_primary()
        desk.page.show_operator("almigo")
    assert "info@almigo.jp" in desk.said()
    desk.banner.undo()
    desk.settle()
    assert desk.field("name").value() == "Kumo"


def test_what_is_kept_takes_no_form_away(desk: Desk) -> None:
    page = desk.open()
    fill_in(desk, "Kumo")
    kept = page.unfinished()
    assert kept is not None
    again = desk.open()
    desk.press("add_operator")
    desk.type("name", "Another")
    again.restore(kept)
    assert desk.field("name").value() == "Another"


def test_having_one_form_back_puts_the_other_away(desk: Desk) -> None:
    page = desk.open()
    desk.press("add_operator")
    desk.type("name", "Kumo")
    assert page.close_innermost()
    with desk.answers_wait():
        QTest.mouseClick(desk.button("add_operator"), Qt.MouseButton.LeftButton)
        desk.type("name", "Another")
        desk.banner.undo()
    assert desk.field("name").value() == "Kumo"
    desk.banner.undo()
    desk.settle()
    assert desk.field("name").value() == "Another"

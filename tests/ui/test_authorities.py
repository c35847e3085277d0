"""Finding an authority in the window: the question, its answers with reasons, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenCore
from app.operators.authorities import shipped_authorities
from app.services import authorities as service
from tests.ui.page_desk import PageDesk
from tests.ui.shots import settle
from tests.ui.workspace import make_samples, open_window, rest
from ui.appearance import Appearance
from ui.authorities.card import AuthorityCard
from ui.authorities.page import AuthoritiesPage
from ui.authorities.presenter import AuthoritiesPresenter
from ui.widgets.buttons import Button
from ui.widgets.field import Reason
from ui.widgets.row_list import RowList
from ui.widgets.worded_model import Roles
from ui.wiring import Window
from ui.wording import Words

Found = TypeVar("Found", bound=QWidget)


@pytest.fixture(scope="module")
def worn(qapp: QApplication) -> Iterator[Appearance]:
    """One look for all of these tests: the window of some of them outlives the others."""
    made = Appearance(qapp, Words("en"), "light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made.follow)
    made.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, core: OpenCore, worn: Appearance) -> PageDesk:
    core.preferences.change(home_country="JP")
    return PageDesk(qtbot, core, Words("en"))


@pytest.fixture
def page(desk: PageDesk) -> AuthoritiesPage:
    presenter = AuthoritiesPresenter(desk.core, desk.runner, desk.hub)
    made = AuthoritiesPage(presenter, desk.words, desk.banner, desk.problems)
    presenter.setParent(made)
    desk.bring(made)
    return made


@pytest.fixture(scope="module")
def built(worn: Appearance, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    home = make_samples(tmp_path_factory.mktemp("home") / "home")
    made = open_window(application, home, Words("en"), worn)
    yield made
    made.window.hide()
    made.end()


def _page_of(built: Window) -> AuthoritiesPage:
    built.window.show_page("authorities")
    rest(built)
    found = built.window.findChild(AuthoritiesPage)
    assert found is not None
    return found


def _find(page: QWidget, kind: type[Found], name: str) -> Found:
    found = page.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def _settle(host: PageDesk | Window) -> None:
    if isinstance(host, PageDesk):
        host.settle()
    else:
        rest(host)


def _choose(host: PageDesk | Window, page: AuthoritiesPage, name: str, value: str) -> None:
    """Choose an entry as a hand does: the box tells that it was activated."""
    box = _find(page, QComboBox, f"authorities_{name}")
    row = box.findData(value)
    assert row >= 0
    box.setCurrentIndex(row)
    box.activated.emit(row)
    _settle(host)


def _cards(page: AuthoritiesPage) -> dict[str, AuthorityCard]:
    cards = [each for each in page.findChildren(AuthorityCard) if each.isVisible()]
    return {each.objectName().removeprefix("authority_"): each for each in cards}


def _said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def _listed(page: AuthoritiesPage) -> list[str]:
    model = _find(page, RowList, "authorities_list").model()
    rows = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
    return [row.data(Roles.ROW).id for row in rows]


def test_the_directory_leads_here_and_the_empty_page_teaches(built: Window) -> None:
    built.window.show_page("directory")
    rest(built)
    link = built.window.findChild(Button, "find_authority")
    assert isinstance(link, Button)
    link.click()
    rest(built)
    page = built.window.findChild(AuthoritiesPage)
    assert page is not None
    assert page.isVisible()
    assert "Choose a law to see to whom a complaint can go." in _said(page)
    assert not _cards(page)
    assert _listed(page) == [each.id for each in shipped_authorities().all()]


def test_where_one_lives_and_the_seat_give_both_with_reason_and_article(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    _choose(desk, page, "law", "GDPR")
    _choose(desk, page, "home_country", "FR")
    _choose(desk, page, "seat_country", "IE")
    cards = _cards(page)
    assert list(cards) == ["fr-cnil", "ie-dpc"]
    near = _said(cards["fr-cnil"])
    assert "Commission nationale de l'informatique et des libertés" in near
    assert "You live in its area" in near
    assert "Article 77" in near
    assert "would lead" not in near
    lead = _said(cards["ie-dpc"])
    assert "It would lead where the operator acts across borders." in lead
    assert "Nothing is guessed" in lead
    assert "date of the copy not known" in lead


def test_germany_asks_for_the_land_and_bavaria_for_the_sector(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    _choose(desk, page, "law", "GDPR")
    sector = _find(page, QComboBox, "authorities_sector")
    assert not sector.isVisible()
    _choose(desk, page, "home_country", "DE")
    assert "Germany has an authority for each region." in _said(page)
    # One of many: each says why, none unrolls its addresses.
    assert len(_cards(page)) > 15
    assert not any(each.is_open() for each in _cards(page).values())
    _choose(desk, page, "home_region", "DE-BY")
    assert "Bavaria has one authority for private and one for public bodies." in _said(page)
    assert {"de-by-lda", "de-by-lfd"} < set(_cards(page))
    assert "perhaps" in _said(_cards(page)["de-by-lda"])
    assert sector.isVisible()
    _choose(desk, page, "sector", "private")
    cards = _cards(page)
    assert "de-by-lfd" not in cards
    assert cards["de-by-lda"].is_open()
    assert "responsible" in _said(cards["de-by-lda"])
    # What was answered can be taken back.
    assert sector.isVisible()


def test_a_card_that_is_perhaps_right_opens_on_a_press(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    _choose(desk, page, "law", "GDPR")
    _choose(desk, page, "home_country", "DE")
    card = _cards(page)["de-bw"]
    more = _find(card, Button, "authority_more")
    assert "State Commissioner for Data Protection Baden-Württemberg" in more.accessibleName()
    more.click()
    settle()
    assert card.is_open()
    more.click()
    settle()
    assert not card.is_open()


def test_a_law_with_one_authority_asks_for_no_place(desk: PageDesk, page: AuthoritiesPage) -> None:
    _choose(desk, page, "law", "APPI")
    assert list(_cards(page)) == ["jp-ppc"]
    said = _said(page)
    assert "個人情報保護委員会" in said
    assert "Article 132" in said
    assert "does not matter where you live" in said
    assert not _find(page, QComboBox, "authorities_seat_country").isVisible()


def test_the_home_of_the_settings_is_filled_in_and_a_choice_of_ones_own_stays(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    home = _find(page, QComboBox, "authorities_home_country")
    assert home.currentData() == "JP"
    _, changes = desk.core.preferences.change(home_country="AT")
    desk.hub.publish(changes)
    desk.settle()
    assert home.currentData() == "AT"
    _choose(desk, page, "home_country", "NL")
    desk.hub.publish(changes)
    desk.settle()
    assert home.currentData() == "NL"


def test_an_operator_of_the_directory_brings_its_seat(built: Window) -> None:
    page = _page_of(built)
    _choose(built, page, "law", "GDPR")
    field = _find(page, QLineEdit, "authorities_operator")
    built.window.activateWindow()
    field.setFocus()
    rest(built)
    assert field.hasFocus()
    QTest.keyClicks(field, "Operator B")
    rest(built)
    popup = field.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert "Ireland" in str(popup.model().index(0, 0).data())
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    rest(built)
    assert field.text() == "Operator B Ltd (sample)"
    assert _find(page, QComboBox, "authorities_seat_country").currentData() == "IE"
    assert "Seat on record: Ireland." in _said(page)
    assert "ie-dpc" in _cards(page)
    # Another name typed is another operator: nothing is claimed of it.
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    rest(built)
    assert "Seat on record" not in _said(page)


def test_a_way_is_copied_and_a_page_opens_only_on_a_press(
    desk: PageDesk, page: AuthoritiesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browser(url: QUrl) -> bool:
        opened.append(url.toString())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", browser)
    _choose(desk, page, "law", "GDPR")
    _choose(desk, page, "home_country", "BE")
    card = _cards(page)["be-apd"]
    copy = card.findChildren(Button, "authority_copy")[0]
    assert copy.accessibleName().startswith("Copy Rue de la Presse 35")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Rue de la Presse 35\n1000 Bruxelles"
    assert copy.text() == "Copied"
    assert opened == []
    card.findChildren(Button, "authority_open")[-1].click()
    assert opened == ["https://www.autoriteprotectiondonnees.be/"]
    assert desk.banner.sentence().startswith("No browser could be opened.")


def test_what_is_known_of_an_authority_stands_with_its_source(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    _find(page, QLineEdit, "authorities_search").setText("belgium")
    assert _listed(page) == ["be-apd"]
    QTest.keyClick(_find(page, QLineEdit, "authorities_search"), Qt.Key.Key_Return)
    desk.settle()
    assert list(_cards(page)) == ["be-apd"]
    said = _said(page)
    for part in (
        "Gegevensbeschermingsautoriteit",
        "takes complaints",
        "French, Dutch and German",
        "It expects you to turn to the operator first.",
        "The form must be signed.",
        "https://www.autoriteprotectiondonnees.be/citoyen/agir/introduire-une-plainte",
        "date of the copy not known",
    ):
        assert part in said, part
    # Back to the question with Escape, which the list forgets.
    assert page.close_innermost()
    desk.settle()
    assert not _cards(page)
    assert _find(page, QComboBox, "authorities_law").isVisible()
    assert not page.close_innermost()


def test_every_authority_can_be_shown(desk: PageDesk, page: AuthoritiesPage) -> None:
    view = _find(page, RowList, "authorities_list")
    for row, each in enumerate(shipped_authorities().all()):
        view.setCurrentIndex(view.model().index(row, 0))
        settle()
        (card,) = _cards(page).values()
        assert card.objectName() == f"authority_{each.id}"
        said = _said(card)
        assert all(channel.value in said for channel in each.channels)
        assert all(source.address in said for source in each.sources.values())
        assert ("Nothing is guessed" in said) == (not each.channels)


def test_the_list_is_narrowed_by_country_and_words(desk: PageDesk, page: AuthoritiesPage) -> None:
    menu = _find(page, QMenu, "authorities_country_menu")
    german = next(each for each in menu.findChildren(QAction) if each.data() == "DE")
    german.trigger()
    assert _listed(page) == [each.id for each in shipped_authorities().all("DE")]
    search = _find(page, QLineEdit, "authorities_search")
    search.setText("bavaria")
    assert _listed(page) == ["de-by-lda", "de-by-lfd"]
    search.setText("個人情報保護委員会")
    assert _listed(page) == []
    assert "No authority here fits" in _said(page)


def test_another_language_keeps_what_was_chosen(desk: PageDesk, page: AuthoritiesPage) -> None:
    _choose(desk, page, "law", "GDPR")
    _choose(desk, page, "home_country", "DE")
    _choose(desk, page, "home_region", "DE-BY")
    desk.words.set_language("ja")
    desk.settle()
    assert _find(page, QComboBox, "authorities_home_region").currentText() == "バイエルン州"
    assert "バイエルン州には民間部門と公的部門の監督機関が別にあります。" in _said(page)
    assert "第77条" in _said(page)


def test_a_question_comes_back_after_the_vault_was_locked(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    assert page.unfinished() is None
    _choose(desk, page, "law", "GDPR")
    _choose(desk, page, "home_country", "DE")
    _choose(desk, page, "home_region", "DE-BE")
    kept = page.unfinished()
    assert kept is not None
    _choose(desk, page, "home_country", "FR")
    _choose(desk, page, "law", "CCPA")
    page.restore(kept)
    desk.settle()
    assert "de-be" in _cards(page)
    assert page.unfinished() == kept


def test_what_an_older_kaiji_kept_harms_nothing(desk: PageDesk, page: AuthoritiesPage) -> None:
    page.restore({"law": 3, "operator": None, "seat": ["??", 1, 2], "home": "DE", "sector": "x"})
    page.restore({"law": "GDPR", "seat": ["??", ""], "home": ["FR", "DE-BY"]})
    desk.settle()
    _choose(desk, page, "seat_country", "")
    assert "fr-cnil" in _cards(page)


def test_the_service_knows_which_countries_ask_for_a_region() -> None:
    assert set(service.regions()) == {"DE"}
    assert len(service.regions()["DE"]) == 16
    assert len(set(service.regions()["DE"])) == 16


def test_each_reason_on_a_card_is_one_sentence_with_an_icon(
    desk: PageDesk, page: AuthoritiesPage
) -> None:
    _choose(desk, page, "law", "CCPA")
    cards = _cards(page)
    assert set(cards) == {"us-ca-cppa", "us-ca-oag"}
    for card in cards.values():
        whys = [each.text() for each in card.findChildren(Reason)]
        assert any("It enforces this law" in why and "1798.199.45" in why for why in whys)

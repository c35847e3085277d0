"""A record at full size: procedure, fees, what became of it, the user's own requests to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.base.ids import CaseId, ChannelKind, EventKind, Law, OperatorSlug, PersonId, Right
from app.cases.events import EventDraft
from app.operators.record import Channel, Documents, Fee, Operator, Procedure, Source
from app.people.sample import sample_people
from app.services.drafting import draft
from app.services.overview import Filter
from app.services.wanted import Wanted
from tests.ui.test_directory import TODAY, Desk, desk
from ui.directory.facts import Facts
from ui.directory.past import PastRow
from ui.widgets.field import Reason

__all__ = ["desk"]

SLUG = OperatorSlug("mine-rich")
RICH = Operator(
    SLUG,
    name="Sample Rich K.K.",
    country="JP",
    corporate_number="7000012050002",
    parent="mine-parent",
    languages=("ja", "en"),
    authority="jp-ppc",
    channels=(
        Channel(
            ChannelKind.EMAIL,
            "desk@rich.example",
            purpose="requests",
            source="s",
            checked=TODAY - timedelta(days=30),
            rights=(Right.ACCESS,),
            laws=("APPI",),
            language="ja",
        ),
    ),
    fees=(Fee((Right.ACCESS,), 300, "JPY", "case", "s", ("stamps", "postal_money_order")),),
    procedure=Procedure(
        form="https://rich.example/form",
        form_required="required",
        identity_documents=(
            Documents(("drivers_license", "passport")),
            Documents(("seal_certificate",), for_whom="agent"),
        ),
        agents="legal_only",
        answer_by="letter",
        days=14,
        source="s",
    ),
    quotes={"fee": "手数料として300円分の切手を"},
    notes=("They answer the telephone in the morning only.",),
    sources={"s": Source("Privacy Policy", "Requests", seen=TODAY - timedelta(days=30))},
)
PARENT = Operator(OperatorSlug("mine-parent"), name="Sample Parent K.K.", country="JP")
GONE = Operator(
    OperatorSlug("mine-gone"), name="Sample Gone", status="merged", successor="mine-parent"
)


def keep(desk: Desk, *operators: Operator) -> None:
    for operator in operators:
        desk.core.own_operators.keep(operator)


def request(desk: Desk, operator: Operator, *events: tuple[EventKind, date]) -> CaseId:
    """Write to an operator, and let things happen."""
    person = next(iter(sample_people().values()))
    key = next(iter(desk.core.people.list()), None) or desk.core.people.add(person)[0]
    wanted = Wanted(
        operator=operator,
        person=person,
        law=Law.APPI,
        day=TODAY - timedelta(days=60),
        rights=(Right.ACCESS,),
    )
    case, _ = desk.core.requests.record_draft(draft(wanted, TODAY), PersonId(key), None, {})
    for kind, on in events:
        desk.core.requests.record(case, EventDraft(kind, on))
    return case


def shows_button(desk: Desk, name: str) -> bool:
    return any(each.isVisible() for each in desk.page.findChildren(QPushButton, name))


def test_everything_a_record_states_is_shown_and_nothing_else(desk: Desk) -> None:
    keep(desk, RICH, PARENT)
    desk.open()
    desk.shows(SLUG)
    said = "\n".join(desk.said())
    text = desk.text
    for shown in (
        "7000012050002",
        PARENT.name,
        text("agents.legal_only"),
        text("answer_by.letter"),
        text("form_required.required"),
        text("payment.stamps"),
        text("identity_document.seal_certificate"),
        desk.words.text("directory.fee_yen_case", amount="300", currency="JPY"),
        desk.words.text("directory.days", count=14),
        RICH.notes[0],
        "rich.example/form",
    ):
        assert shown in said, shown
    comma = text("list.comma")
    either = comma.join(
        text(f"identity_document.{each}") for each in ("drivers_license", "passport")
    )
    assert desk.words.plural("directory.documents_of", 1, documents=either) in said
    only = [text("right.access"), text("law.APPI"), text("language.ja")]
    assert desk.words.text("directory.only_for", what=comma.join(only)) in said
    assert "jp-ppc" not in said
    desk.shows("mine-parent")
    said = "\n".join(desk.said())
    assert text("operator.fact.agents") not in said
    assert text("directory.notes") not in said


def test_the_words_a_fact_was_read_from_are_shown_when_asked_for(desk: Desk) -> None:
    keep(desk, RICH, PARENT)
    desk.open()
    desk.shows(SLUG)
    quote = desk.words.text("directory.quote", words=RICH.quotes["fee"])
    assert quote not in desk.said()
    desk.press("show_sentences")
    assert quote in desk.said()
    desk.press("show_sentences")
    assert quote not in desk.said()
    desk.shows("mine-parent")
    assert not shows_button(desk, "show_sentences")


def test_an_operator_that_is_gone_leads_to_its_successor(desk: Desk) -> None:
    keep(desk, GONE, PARENT)
    desk.open()
    desk.shows("mine-gone")
    state = desk.text("operator_status.merged")
    gone = desk.words.text("directory.gone_to", state=state, name=PARENT.name)
    assert gone in desk.said()
    desk.press("to_successor")
    assert PARENT.name in desk.said()
    assert gone not in desk.said()
    assert not shows_button(desk, "to_successor")


def test_a_successor_nobody_has_on_record_is_named_without_a_button(desk: Desk) -> None:
    keep(desk, replace(GONE, successor="nobody-knows"))
    desk.open()
    desk.shows("mine-gone")
    assert any("nobody-knows" in said for said in desk.said())
    assert not shows_button(desk, "to_successor")


def test_ones_requests_are_listed_with_how_the_operator_behaved(desk: Desk) -> None:
    keep(desk, RICH, PARENT)
    sent = TODAY - timedelta(days=50)
    answered = request(
        desk,
        RICH,
        (EventKind.SENT, sent),
        (EventKind.ANSWERED, sent + timedelta(days=9)),
    )
    request(desk, RICH, (EventKind.SENT, sent), (EventKind.NO_DATA, sent + timedelta(days=14)))
    request(desk, RICH)
    page = desk.open()
    desk.shows(SLUG)
    rows = page.findChildren(PastRow)
    assert len([row for row in rows if row.isVisible()]) == 3
    said = "\n".join(desk.said())
    assert desk.words.text("directory.behaved", sent=2, answered=2) in said
    assert desk.words.text("directory.behaved.median", days=12) in said
    assert desk.words.plural("directory.dealing.answered", 9) in said
    assert desk.text("directory.dealing.not_sent") in said
    asked: list[str] = []
    page.case_asked.connect(asked.append)
    row = page.findChild(PastRow, f"past_{answered}")
    assert isinstance(row, PastRow)
    assert desk.words.plural("directory.dealing.answered", 9) in row.accessibleName()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert asked == [answered, answered]
    desk.shows("mine-parent")
    assert desk.text("directory.dealings") not in desk.said()


def test_a_letter_that_came_back_lowers_the_trust_in_its_way(desk: Desk) -> None:
    keep(desk, RICH, PARENT)
    bounced = TODAY - timedelta(days=5)
    request(desk, RICH, (EventKind.SENT, TODAY - timedelta(days=6)), (EventKind.BOUNCED, bounced))
    page = desk.open()
    desk.shows(SLUG)
    why = desk.words.text("confidence.bounced", day=bounced)
    assert why in [each.text() for each in page.findChildren(Reason) if each.isVisible()]
    # Somebody has looked since: the letter that came back counts no more.
    checked = replace(RICH.channels[0], checked=TODAY)
    keep(desk, replace(RICH, channels=(checked,)))
    page.entered()
    desk.settle()
    assert why not in [each.text() for each in page.findChildren(Reason) if each.isVisible()]


def test_many_requests_are_left_to_their_list(desk: Desk) -> None:
    keep(desk, RICH, PARENT)
    for _ in range(12):
        request(desk, RICH)
    page = desk.open()
    desk.shows(SLUG)
    assert len([row for row in page.findChildren(PastRow) if row.isVisible()]) == 10
    asked: list[Filter] = []
    page.requests_asked.connect(asked.append)
    desk.press("all_requests")
    assert asked == [Filter(operator=SLUG)]


@pytest.mark.parametrize(
    ("fee", "message"),
    [
        (Fee((Right.ACCESS,), 10, "JPY", "page"), "directory.fee_yen_page"),
        (Fee((Right.ACCESS,), 10, "EUR", "page"), "directory.fee_page"),
        (Fee((Right.ACCESS,), None, "", "may_be_charged"), "directory.fee_may_be_charged"),
        (Fee((Right.ACCESS,), None, "", "actual_cost"), "directory.fee_actual_cost"),
    ],
)
def test_a_fee_says_what_it_is_for(desk: Desk, fee: Fee, message: str) -> None:
    facts = Facts(replace(RICH, fees=(fee,)), TODAY, desk.words)
    expected = desk.words.text(message, amount="10", currency=fee.currency)
    assert next(facts.handling()).value == expected

"""Requests on which several clocks run at once, made through the real services."""

from __future__ import annotations

from datetime import date

from app.base.ids import CaseId, EventKind, Law, OperatorSlug, PersonId, Reference, Right
from app.bootstrap import OpenCore
from app.cases.case import Ask, Case
from app.cases.events import EventDraft
from app.people.person import Person

#: In Berlin, so that German days of rest and German dates meet the Japanese law.
TARO = Person(name="見本 太郎", email="taro@example.jp", country="DE", sample=True)


def begin(
    core: OpenCore, asks: tuple[Ask, ...], country: str, operator: str = "operator-a"
) -> CaseId:
    """Begin a request without a letter, to an operator of the sample workspace."""
    people = core.people.list()
    known = [key for key, person in people.items() if person == TARO]
    who: PersonId = known[0] if known else core.people.add(TARO)[0]
    case = Case(
        id=core._vault.cases.new_id(),
        reference=Reference(f"KJ-CL0C-{len(core.requests.rows()):02}"),
        person=who,
        person_name=TARO.name,
        operator=OperatorSlug(operator),
        operator_name=core.directory.get(operator).shown_name,
        country=country,
        asks=asks,
    )
    core._vault.cases.add(case)
    return case.id


def happened(core: OpenCore, case: CaseId, *events: tuple[str, str]) -> None:
    """Record events: kind and ISO date; what is sent goes by e-mail."""
    for kind, on in events:
        payload = {"channel": "email"} if kind == "sent" else {}
        draft = EventDraft(EventKind(kind), date.fromisoformat(on), payload=payload)
        core.requests.record(case, draft)


def two_laws(core: OpenCore) -> CaseId:
    """Under GDPR and APPI, arrived on 16 November."""
    asks = (
        Ask("a1", Law.GDPR, Right.ACCESS, place="DE"),
        Ask("a2", Law.APPI, Right.ACCESS, place="JP"),
    )
    case = begin(core, asks, "DE")
    happened(core, case, ("sent", "2026-11-16"), ("arrived", "2026-11-16"))
    return case


def fee_asked(core: OpenCore) -> CaseId:
    """Under UK GDPR; a fee was asked on 11 November and is not paid: the time stands still."""
    case = begin(core, (Ask("a1", Law.UK_GDPR, Right.ACCESS),), "GB-ENG")
    happened(core, case, ("sent", "2026-11-02"), ("fee_requested", "2026-11-11"))
    return case


def not_acknowledged(core: OpenCore) -> CaseId:
    """Under CCPA; ten business days are over without a word, the answer is not due yet."""
    asks = (Ask("a1", Law.CCPA, Right.ACCESS), Ask("a2", Law.CCPA, Right.OPT_OUT_SALE_SHARE))
    case = begin(core, asks, "US-CA")
    happened(core, case, ("sent", "2026-11-03"))
    return case


def complained(core: OpenCore) -> CaseId:
    """Under GDPR; no answer came, and the complaint lies with the authority since 9 November."""
    case = begin(core, (Ask("a1", Law.GDPR, Right.ACCESS),), "DE")
    happened(core, case, ("sent", "2026-09-28"), ("complaint_lodged", "2026-11-09"))
    return case

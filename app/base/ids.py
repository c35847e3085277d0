"""The ids every room shares: one spelling for laws, rights, events and states.

The words on screen for these ids stand in the message catalogues
(``law.APPI``, ``right.access`` and so on), never here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

OperatorSlug = NewType("OperatorSlug", str)
PersonId = NewType("PersonId", str)
CaseId = NewType("CaseId", str)
EventId = NewType("EventId", str)
LetterId = NewType("LetterId", str)
Reference = NewType("Reference", str)


class Law(StrEnum):
    """A data protection law Kaiji writes under."""

    APPI = "APPI"
    GDPR = "GDPR"
    UK_GDPR = "UK_GDPR"
    CCPA = "CCPA"


class Right(StrEnum):
    """What a person can ask for."""

    PURPOSE_NOTICE = "purpose_notice"
    ACCESS = "access"
    THIRD_PARTY_RECORDS = "third_party_records"
    CORRECTION = "correction"
    ADDITION = "addition"
    DELETION = "deletion"
    CEASE_USE = "cease_use"
    ERASURE = "erasure"
    CEASE_THIRD_PARTY = "cease_third_party"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    DIRECT_MARKETING_OBJECTION = "direct_marketing_objection"
    WITHDRAW_CONSENT = "withdraw_consent"
    AUTOMATED_DECISION_REVIEW = "automated_decision_review"
    OPT_OUT_SALE_SHARE = "opt_out_sale_share"
    LIMIT_SENSITIVE = "limit_sensitive"
    COMPLAINT_CONTROLLER = "complaint_controller"
    COMPLAINT_AUTHORITY = "complaint_authority"


class FollowUp(StrEnum):
    """Letter kinds that are not a right of their own."""

    REMINDER = "reminder"
    IDENTITY_REPLY = "identity_reply"
    FEE_REPLY = "fee_reply"
    CLARIFICATION_REPLY = "clarification_reply"
    INCOMPLETE_ANSWER = "incomplete_answer"
    REFUSAL_OBJECTION = "refusal_objection"
    PRE_SUIT_NOTICE = "pre_suit_notice"
    CONTACT_ENQUIRY = "contact_enquiry"
    MANDATE_COVER = "mandate_cover"
    MANDATE_FORM = "mandate_form"
    THANKS_CLOSE = "thanks_close"


class ChannelKind(StrEnum):
    """One way to reach an operator."""

    EMAIL = "email"
    WEB_FORM = "web_form"
    POST = "post"
    FAX = "fax"
    PHONE = "phone"
    IN_APP = "in_app"
    PORTAL = "portal"


class EventKind(StrEnum):
    """What can be recorded in a case."""

    DRAFTED = "drafted"
    SENT = "sent"
    ARRIVED = "arrived"
    NORMALLY_ARRIVES = "normally_arrives"
    BOUNCED = "bounced"
    ACKNOWLEDGED = "acknowledged"
    IDENTITY_REQUESTED = "identity_requested"
    IDENTITY_RECEIVED = "identity_received"
    AUTHORITY_REQUESTED = "authority_requested"
    AUTHORITY_RECEIVED = "authority_received"
    FEE_REQUESTED = "fee_requested"
    FEE_PAID = "fee_paid"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFICATION_RECEIVED = "clarification_received"
    EXTENSION_NOTIFIED = "extension_notified"
    PROMISED = "promised"
    REDIRECTED = "redirected"
    PARTLY_ANSWERED = "partly_answered"
    ANSWERED = "answered"
    DATA_RECEIVED = "data_received"
    COMPLETED = "completed"
    NO_DATA = "no_data"
    REFUSED = "refused"
    REMINDER_SENT = "reminder_sent"
    COMPLAINT_RECEIVED = "complaint_received"
    COMPLAINT_LODGED = "complaint_lodged"
    REAPPEARED = "reappeared"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    NOTE = "note"
    CALL = "call"
    RETRACTED = "retracted"


#: Other words for the same fact (DESIGN.md 2).
EVENT_SYNONYMS = {"posted": EventKind.SENT, "received": EventKind.ARRIVED}


def event_kind(name: str) -> EventKind:
    """Give the event kind for ``name`` or one of its synonyms; ValueError if unknown."""
    return EVENT_SYNONYMS.get(name) or EventKind(name)


class Stage(StrEnum):
    """How far an ask has come."""

    DRAFTED = "drafted"
    SENT = "sent"
    ARRIVED = "arrived"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of an ask."""

    NONE = "none"
    COMPLETE = "complete"
    PARTIAL = "partial"
    REFUSED = "refused"
    NO_DATA = "no_data"
    WITHDRAWN = "withdrawn"


class Money(StrEnum):
    """Whether a fee stands between the person and the answer."""

    NONE = "none"
    ASKED = "asked"
    PAID = "paid"
    CONTESTED = "contested"


class Delivery(StrEnum):
    """Whether the letter reached the operator."""

    UNSENT = "unsent"
    SENT = "sent"
    ASSUMED = "assumed"
    PROVEN = "proven"
    BOUNCED = "bounced"
    UNCLEAR = "unclear"


class Milestone(StrEnum):
    """A date that follows from a law, a promise or our convention."""

    ACKNOWLEDGEMENT_DUE = "acknowledgement_due"
    RESPONSE_DUE = "response_due"
    RESPONSE_DUE_EXTENDED = "response_due_extended"
    REFUSAL_NOTICE_DUE = "refusal_notice_due"
    OPT_OUT_DUE = "opt_out_due"
    AUTHORITY_PROGRESS_DUE = "authority_progress_due"
    EARLIEST_SUIT = "earliest_suit"
    CONVENTION_FIRST = "convention_first"
    CONVENTION_SECOND = "convention_second"
    OPERATOR_PROMISE = "operator_promise"


class Certainty(StrEnum):
    """What stands behind a date."""

    STATUTORY = "statutory"
    PROMISE = "promise"
    CONVENTION = "convention"


class Tone(StrEnum):
    """How a letter speaks."""

    PLAIN = "plain"
    POLITE = "polite"
    FIRM = "firm"


class LetterFormat(StrEnum):
    """What a letter can be written to."""

    PDF = "pdf"
    EML = "eml"
    DOCX = "docx"
    TEXT = "text"

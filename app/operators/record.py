"""An operator's record: who it is, how to reach it, how it handles requests, and who says so.

A record states facts with their source; what is not stated is absent, never guessed.
What Kaiji concludes (a country from an address) says from what it does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.base.ids import ChannelKind, OperatorSlug, Right

#: What can prove who somebody is (``Documents.any_of``); each is worded
#: ``identity_document.ID``.
IDENTITY_DOCUMENTS = (
    "drivers_license",
    "my_number_card",
    "passport",
    "health_insurance",
    "residence_record",
    "residence_card",
    "pension_book",
    "seal_certificate",
    "family_register",
    "resident_tax_notice",
    "utility_bill",
    "student_id",
    "other",
)

#: How a fee can be paid (``Fee.how``); each is worded ``payment.ID``.
PAYMENTS = (
    "stamps",
    "postal_money_order",
    "bank_transfer",
    "cash",
    "convenience_store",
    "credit_card",
)


@dataclass(frozen=True)
class Source:
    """Where facts come from.

    Attributes:
        title: name of the document, as a fact ("Privacy Policy").
        section: heading or place in it.
        language: the language of the copy that was read (ISO 639-1).
        dated: the document's own latest date, if it states one.
        seen: when somebody looked at the copy; None = not known.
        address: where it stands on the web, if known.
    """

    title: str
    section: str = ""
    language: str = ""
    dated: date | None = None
    seen: date | None = None
    address: str = ""


@dataclass(frozen=True)
class Channel:
    """One way to reach the operator.

    Attributes:
        kind: what way it is.
        value: the address itself, as published; for ``in_app`` the app's name. For
            ``post`` lines are separated by newlines.
        steps: the menu path of an app or the steps of a form, in order.
        desk: the desk it reaches, if stated.
        purpose: ``requests``, ``privacy`` (questions about the policy) or ``general``.
        source: key of the record's ``sources``.
        checked: when it was last seen to work or to be published; None = unknown.
        rights: the rights it is for; empty = all.
        laws: the laws it is for, by id; empty = all.
        language: the language spoken there (ISO 639-1); empty = the operator's.
    """

    kind: ChannelKind
    value: str
    steps: tuple[str, ...] = ()
    desk: str = ""
    purpose: str = "privacy"
    source: str = ""
    checked: date | None = None
    rights: tuple[Right, ...] = ()
    laws: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Fee:
    """What the operator charges, for which rights.

    Attributes:
        rights: the rights it is stated for.
        amount: in whole units of ``currency``; None = announced without an amount.
        currency: ISO 4217; empty where no amount is stated.
        per: what the amount is for: ``request``, ``case`` (one set of data), ``page``;
            or ``actual_cost``, ``may_be_charged``.
        source: key of the record's ``sources``.
        how: ways to pay it, ids of ``PAYMENTS``; empty = not stated.
    """

    rights: tuple[Right, ...]
    amount: int | None = None
    currency: str = ""
    per: str = "request"
    source: str = ""
    how: tuple[str, ...] = ()


@dataclass(frozen=True)
class Documents:
    """Identity documents the operator asks for; several of these in a procedure are all asked for.

    Attributes:
        any_of: what is accepted instead of one another, ids of ``IDENTITY_DOCUMENTS``.
        count: how many of them are needed.
        for_whom: ``person`` who asks, or the ``agent`` who asks for somebody.
    """

    any_of: tuple[str, ...]
    count: int = 1
    for_whom: str = "person"


@dataclass(frozen=True)
class Procedure:
    """How the operator wants requests to be made and says it answers.

    Attributes:
        form: the request form: its address on the web, or its name.
        form_required: ``required``, ``optional``, or empty = not stated.
        identity_documents: what proves who asks; all of these are needed.
        agents: ``accepted``, ``legal_only`` (guardians, not chosen agents),
            ``not_accepted``, or empty = not stated.
        answer_by: ``letter``, ``email``, ``phone``, ``portal``, or empty = not stated.
        days: calendar days within which it promises to answer; None = no number stated.
        source: key of the record's ``sources``.
    """

    form: str = ""
    form_required: str = ""
    identity_documents: tuple[Documents, ...] = ()
    agents: str = ""
    answer_by: str = ""
    days: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Operator:
    """Who processes the data: 個人情報取扱事業者, controller, business.

    Attributes:
        slug: permanent id, also the file's name.
        name: legal name as published; empty = the source names none.
        names: further spellings by kind: ``ja``, ``latin``, ``former`` as published;
            ``kana`` is a reading, ours where ``inferred`` says so.
        readings: readings in kana of name and services, ours, for search only:
            they stand in no letter.
        services: services and sites it answers for.
        country: ISO 3166-1 alpha-2; empty = not known.
        region: ISO 3166-2 where it matters.
        domains: its web and mail domains, for search.
        desk: the desk for privacy questions, as named.
        representative: title and name, where published.
        identity_check: ``required``, ``not_required``, or empty = not stated.
        rights_named: what its policy offers; the law may grant more.
        laws_named: laws its policy names, by id or plain name.
        response_promise: ``without_delay`` or ``promptly`` for disclosure; empty = not stated.
        response_forms: how it says it answers: ``letter``, ``email``.
        language: language letters should be written in (ISO 639-1).
        prevailing_language: the language the policy says prevails, or empty.
        not_stated: facts that were looked for and are not stated: ``email``, ``phone``, …
        missing: facts announced but absent in the copy seen (a blank where an address was).
        stated_in: field of this record -> key of ``sources``.
        inferred: field -> what Kaiji concluded it from, an id of ``rules.BASES``;
            for one of ``names`` the field is written ``names.kana``.
        sources: key -> the place where facts were seen.
        sample: marks sample data.
        corporate_number: 法人番号, 13 digits; empty = not known.
        parent: slug of the company it belongs to.
        status: ``ceased``, ``merged``, ``renamed``; empty = it is active.
        successor: slug of who answers for it now, where it is no longer active.
        languages: languages it says it corresponds in (ISO 639-1).
        authority: id of the data protection authority in charge.
        procedure: how it wants requests to be made.
        quotes: field -> the policy's own words for it, in records a user read from a policy;
            a shipped record has none: it names the section instead.
        notes: the user's own remarks. A shipped record has none: it states facts only.
    """

    slug: OperatorSlug
    name: str = ""
    names: dict[str, str] = field(default_factory=dict)
    readings: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    domains: tuple[str, ...] = ()
    desk: str = ""
    representative: str = ""
    channels: tuple[Channel, ...] = ()
    fees: tuple[Fee, ...] = ()
    identity_check: str = ""
    rights_named: tuple[Right, ...] = ()
    laws_named: tuple[str, ...] = ()
    response_promise: str = ""
    response_forms: tuple[str, ...] = ()
    language: str = ""
    prevailing_language: str = ""
    not_stated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stated_in: dict[str, str] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    sample: bool = False
    corporate_number: str = ""
    parent: str = ""
    status: str = ""
    successor: str = ""
    languages: tuple[str, ...] = ()
    authority: str = ""
    procedure: Procedure = field(default_factory=Procedure)
    notes: tuple[str, ...] = ()
    quotes: dict[str, str] = field(default_factory=dict)

    @property
    def shown_name(self) -> str:
        """The name to show: legal name, else a service, else the slug."""
        return self.name or (self.services[0] if self.services else str(self.slug))

    def channel(self, kind: ChannelKind | None = None) -> Channel | None:
        """Give the channel of ``kind``; without one: e-mail if there is one, else the first."""
        wanted = kind or ChannelKind.EMAIL
        for channel in self.channels:
            if channel.kind is wanted:
                return channel
        return None if kind else next(iter(self.channels), None)

    def fee(self, right: Right) -> Fee | None:
        """Give the fee stated for ``right``, if any."""
        return next((fee for fee in self.fees if right in fee.rights), None)

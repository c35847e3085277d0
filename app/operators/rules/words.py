"""The words a record may use where it states one thing out of few."""

from __future__ import annotations

from app.base.ids import ChannelKind

#: What a conclusion may rest on (``Operator.inferred``).
BASES = (
    "address",
    "court",
    "law_named",
    "original_language",
    "country",
    "prevailing_language",
    "spelling",
)

#: Facts that must say where they are stated.
SOURCED = (
    "name",
    "services",
    "country",
    "domains",
    "desk",
    "representative",
    "identity_check",
    "rights_named",
    "laws_named",
    "response_promise",
    "response_forms",
    "prevailing_language",
    "corporate_number",
    "parent",
    "status",
    "languages",
)

#: Facts of the procedure that can be looked for; the procedure has one source for all.
PROCEDURAL = ("form", "form_required", "identity_documents", "agents", "answer_by", "days")

#: What can be looked for and not stated, or announced and missing.
ABSENT = frozenset(
    {*SOURCED, *PROCEDURAL, *ChannelKind}
    | {"contact", "fee", "fee_amount", "postal_code", "policy_date"}
)

PURPOSES = ("requests", "privacy", "general")
CHARGES = ("request", "case", "page", "actual_cost", "may_be_charged")
FORMS_OF_ANSWER = ("letter", "email")

#: The fields of a record that hold one of few words; "" = not stated, or active.
CHOICES = {
    "identity_check": ("required", "not_required"),
    "response_promise": ("without_delay", "promptly"),
    "status": ("ceased", "merged", "renamed"),
}

#: The same for the fields of a procedure.
PROCEDURE_CHOICES = {
    "form_required": ("required", "optional"),
    "agents": ("accepted", "legal_only", "not_accepted"),
    "answer_by": ("letter", "email", "phone", "portal"),
}

#: For whom identity documents are asked (``Documents.for_whom``).
FOR_WHOM = ("person", "agent")

"""The fields a policy is read for: the schema both of findings and of what is written out."""

from __future__ import annotations

from enum import StrEnum


class PolicyField(StrEnum):
    """What a policy may state. A finding's value is a string where nothing else is said."""

    OPERATOR = "operator"
    SERVICES = "services"
    EMAILS = "emails"
    PHONES = "phones"
    POSTAL_ADDRESSES = "postal_addresses"
    URLS = "urls_for_requests"
    IN_APP = "in_app"
    DESK = "desk"
    LAWS = "laws"  # a value of ``Law`` in small letters, or my_number_act
    REQUESTS = "requests_offered"  # a value of ``Right``
    IDENTITY_CHECK = "identity_check"  # bool
    FEE_BASIS = "fee_basis"  # per request | actual cost | may be charged | free
    FEE_AMOUNT = "fee_amount"  # int, whole units
    FEE_CURRENCY = "fee_currency"  # ISO 4217
    RESPONSE_PROMISE = "response_promise"
    REDACTED_CONTACT = "redacted_contact"  # bool, only ever True
    GOVERNING_LAW = "governing_law"
    LANGUAGE_PRECEDENCE = "language_precedence"
    LAST_UPDATED = "last_updated"  # ISO, shortened where only month or year is stated


#: Fields that hold one value; of several findings the heaviest wins, then the first.
SINGLE = frozenset(
    {
        PolicyField.IN_APP,
        PolicyField.DESK,
        PolicyField.IDENTITY_CHECK,
        PolicyField.FEE_BASIS,
        PolicyField.FEE_AMOUNT,
        PolicyField.FEE_CURRENCY,
        PolicyField.RESPONSE_PROMISE,
        PolicyField.REDACTED_CONTACT,
        PolicyField.GOVERNING_LAW,
        PolicyField.LANGUAGE_PRECEDENCE,
        PolicyField.LAST_UPDATED,
    }
)

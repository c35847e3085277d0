"""Why an operator says no: the coarse grounds a reply is read for, and the finer ones beneath them.

A finer ground always knows the coarse one above it, so that figures over many
cases can be added up whichever of the two was recorded.
"""

from __future__ import annotations

#: The grounds a reply reader can tell apart.
COARSE = (
    "identity_not_proved",
    "excessive",
    "rights_of_others",
    "legal_obligation",
    "business_hindrance",
    "no_ground",
    "not_applicable_law",
    "data_is_correct",
    "already_public",
    "cost_substitute_measures",
    "other",
)

#: Finer ground -> the coarse ground it belongs to.
FINER = {
    "no_data": "other",
    "purpose_evident": "already_public",
    "purpose_exception": "other",
    "other_law": "legal_obligation",
    "other_procedure": "other",
    "method_difficult": "other",
    "identity": "identity_not_proved",
    "form": "other",
    "fee_unpaid": "other",
    "not_fact": "data_is_correct",
    "evaluation": "data_is_correct",
    "not_needed_for_purpose": "other",
    "substitute_measure": "cost_substitute_measures",
    "agent_not_accepted": "identity_not_proved",
    "pseudonymised": "not_applicable_law",
    "exempt_body": "not_applicable_law",
    "not_resident": "not_applicable_law",
    "unfounded": "excessive",
    "claims": "other",
    "expression": "other",
    "public_interest": "other",
    "not_provided_data": "no_ground",
    "other_basis": "no_ground",
    "compelling_grounds": "other",
    "adm_exception": "other",
    "national_law": "legal_obligation",
    "not_controller": "not_applicable_law",
    "out_of_scope": "not_applicable_law",
    "use_portal": "other",
    "see_policy": "other",
    "search_effort": "excessive",
    "unverifiable": "identity_not_proved",
    "not_collected_from_you": "other",
    "exception_105d": "legal_obligation",
    "disproportionate": "excessive",
    "not_searched": "other",
    "accuracy": "data_is_correct",
    "too_many": "excessive",
    "not_business": "not_applicable_law",
    "exempt_data": "not_applicable_law",
    "service_provider": "not_applicable_law",
}

#: Everything a ``refused`` event may name.
REFUSAL_GROUNDS = (*COARSE, *FINER)


def coarse(ground: str) -> str:
    """Give the coarse ground above ``ground``; a coarse one, or one not known here, is itself."""
    return FINER.get(ground, ground)

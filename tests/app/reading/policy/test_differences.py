"""A policy read again: what is new and what is gone."""

from __future__ import annotations

from app.reading.document import Document
from app.reading.policy.differences import differences
from app.reading.policy.fields import PolicyField
from app.reading.policy.reading import read_policy
from tests.app.reading.policy.test_as_operator import JAPANESE

FEE = "開示の手数料は、1件につき1,000円とします。\n"


def _differences(before: str, after: str) -> dict[PolicyField, tuple[list[object], list[object]]]:
    found = differences(read_policy(Document(before)), read_policy(Document(after)))
    return {
        each.field: ([one.value for one in each.gone], [one.value for one in each.new])
        for each in found
    }


def test_a_fee_that_is_new_is_told() -> None:
    found = _differences(JAPANESE.replace(FEE, ""), JAPANESE)
    assert found[PolicyField.FEE_AMOUNT] == ([], [1000])
    assert PolicyField.EMAILS not in found
    assert _differences(JAPANESE, JAPANESE.replace(FEE, ""))[PolicyField.FEE_AMOUNT] == ([1000], [])


def test_an_address_that_changed_is_gone_and_new() -> None:
    found = _differences(JAPANESE, JAPANESE.replace("privacy@", "desk@"))
    assert found == {
        PolicyField.EMAILS: (
            ["privacy@mihon-tsushin.example"],
            ["desk@mihon-tsushin.example"],
        )
    }


def test_another_width_is_no_difference() -> None:
    assert _differences(JAPANESE, JAPANESE.replace("1,000円", "１，０００円")) == {}
    assert _differences(JAPANESE, JAPANESE) == {}

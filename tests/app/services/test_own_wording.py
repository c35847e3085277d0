"""The user's own words in a letter never stop it: one more word anywhere is no error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.base.ids import Law, Right
from app.operators.directory import Directory
from app.operators.sample import sample_operators
from app.people.person import Person
from app.services.new_request import propose
from app.services.request_form import Form

DAY = date(2026, 11, 21)
HANAKO = Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)
SAM = Person(name="Sam Sample", email="sam@example.org", country="DE", sample=True)
OPERATORS = {operator.slug: operator for operator in sample_operators()}


@pytest.mark.parametrize(
    ("slug", "person", "form"),
    [
        ("mihon-shoten", HANAKO, Form()),
        ("mihon-shoten", HANAKO, Form(rights=(Right.ERASURE,), grounds=("no_need",), about="退会")),
        ("mihon-shoten", HANAKO, Form(rights=(Right.CORRECTION,), about="住所が違います")),
        ("operator-a", SAM, Form(law=Law.GDPR)),
        ("operator-a", SAM, Form(law=Law.GDPR, rights=(Right.ERASURE,), grounds=("e17a",))),
    ],
)
def test_one_more_word_in_any_line_stops_nothing(slug: str, person: Person, form: Form) -> None:
    operator = Directory(OPERATORS.values()).get(slug)
    first = propose(form, operator, person, DAY, DAY)
    assert first.draft is not None, first.problem
    assert first.draft.errors == ()
    lines = first.editable.split("\n")
    for number, line in enumerate(lines):
        if not line.strip() or line.strip() in ("記", "以上"):
            continue
        for changed in (f"{line} X", line.replace("。", "。X", 1)):
            text = "\n".join([*lines[:number], changed, *lines[number + 1 :]])
            edited = propose(replace(form, edit=text), operator, person, DAY, DAY)
            assert edited.draft is not None
            assert edited.draft.errors == (), changed

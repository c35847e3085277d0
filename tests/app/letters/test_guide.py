"""Every example of the guide to writing templates is a template that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.base.ids import Law, Right
from app.letters.own import SECTIONS
from app.letters.own_template import OwnTemplate
from app.letters.trial import check

GUIDE = (Path(__file__).parents[3] / "docs" / "writing-templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```jinja example\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_of_the_guide_is_fine(text: str) -> None:
    found = check(OwnTemplate("example", Law.GDPR, Right.ACCESS, "en", text))
    assert [each for each in found if each.severity == "error"] == []


def test_the_guide_has_examples_and_its_gaps_exist() -> None:
    assert len(EXAMPLES) >= 5
    gaps = set(re.findall(r"^\| (`\{\{.*?) \|", GUIDE, re.MULTILINE))
    text = " ".join(gap.replace("`", "") for gap in gaps)
    found = check(
        OwnTemplate(
            "gaps", Law.GDPR, Right.ACCESS, "en", text + " {{ first('access') }} {{ cite('copy') }}"
        )
    )
    assert [each.message for each in found if each.message.id.startswith("problem.")] == []
    assert all(f"`{name}`" in GUIDE for name in SECTIONS)

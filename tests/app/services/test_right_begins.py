"""A right that the law grants from a day ahead: refused before it, said since when, there with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.base.errors import Problem
from app.base.ids import Law, Right
from app.base.messages import Messages
from app.letters.sample_orders import sample_order
from app.services.drafting import Draft, draft
from app.services.right_choices import RightChoice, right_choices
from app.services.wanted import Wanted

RIGHT = Right.AUTOMATED_DECISION_REVIEW
#: Businesses in California must comply from this day (``packs/CCPA.toml``).
FIRST_DAY = date(2027, 1, 1)
LAST_DAY_WITHOUT = FIRST_DAY - timedelta(days=1)


def written(day: date) -> Draft:
    sample = sample_order(Law.CCPA, RIGHT, "en")
    wish = Wanted(sample.operator, sample.person, Law.CCPA, day, rights=(RIGHT,))
    return draft(wish, day)


def choice(day: date) -> RightChoice:
    choices = right_choices(Law.CCPA, "en", (RIGHT,), day)
    return next(each for each in choices if each.right is RIGHT)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_before_its_day_it_is_refused_and_the_form_says_from_when(language: str) -> None:
    messages = Messages(language)
    with pytest.raises(Problem) as raised:
        written(LAST_DAY_WITHOUT)
    assert messages.date_long(LAST_DAY_WITHOUT) in messages.say(raised.value.message)
    reason = choice(LAST_DAY_WITHOUT).why_not
    assert reason is not None
    assert messages.date_long(FIRST_DAY) in messages.say(reason)


def test_from_its_day_on_it_can_be_asked_for() -> None:
    assert choice(FIRST_DAY).why_not is None
    assert written(FIRST_DAY).errors == ()

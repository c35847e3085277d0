"""Days of one's own: counted in at once, named in the reason, and never in the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import Law, Milestone, Right
from app.base.messages import Messages
from app.laws import calendars, own_days, shelf
from app.laws.compute import compute
from app.laws.deadline import Vector
from app.laws.edition import edition

#: A Friday, a Tuesday and Labour Thanksgiving Day.
FRIDAY, TUESDAY, THANKSGIVING = date(2026, 12, 4), date(2026, 11, 24), date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "laws"
    shelf.use(found)
    return found


def file(folder: Path, text: str, code: str = "JP") -> Path:
    (folder / "calendars").mkdir(parents=True, exist_ok=True)
    place = folder / "calendars" / f"{code}.toml"
    place.write_text(text, encoding="utf-8")
    shelf.use(folder)
    return place


def said(problem: Problem | None) -> str:
    assert problem is not None
    return Messages("en").say(problem.message)


def add(day: date, name: str, code: str = "JP") -> None:
    own_days.add(calendars.load(code), day, name)


def remove(day: date, code: str = "JP") -> None:
    own_days.remove(calendars.load(code), day)


def test_an_added_day_is_a_day_of_rest_at_once(folder: Path) -> None:
    before = edition()

    add(TUESDAY, "創立記念日")

    calendar = calendars.load("JP")
    assert not calendar.is_working(TUESDAY)
    assert calendar.holiday_name(TUESDAY, "en") == "創立記念日"
    assert own_days.is_own(calendar.days[TUESDAY])
    assert not own_days.is_own(calendar.days[THANKSGIVING])
    assert edition() != before
    assert calendars.load("DE").is_working(TUESDAY)


def test_a_removed_day_is_a_working_day_and_comes_back(folder: Path) -> None:
    remove(THANKSGIVING)
    assert calendars.load("JP").is_working(THANKSGIVING)

    own_days.reset("JP")

    assert not calendars.load("JP").is_working(THANKSGIVING)
    assert not list((folder / "calendars").iterdir())


def test_what_was_added_can_be_removed_and_what_was_removed_added(folder: Path) -> None:
    add(TUESDAY, "x")
    remove(TUESDAY)
    remove(THANKSGIVING)
    add(THANKSGIVING, "With a name of mine")

    assert calendars.load("JP").is_working(TUESDAY)
    assert calendars.load("JP").holiday_name(THANKSGIVING, "ja") == "With a name of mine"
    assert own_days.read("JP").removed == ()


def test_a_date_names_the_users_day_as_the_reason(folder: Path) -> None:
    vector = Vector(
        id="x",
        law=Law.GDPR,
        right=Right.ACCESS,
        milestone=Milestone.RESPONSE_DUE,
        calendar="DE",
        events={"arrived": date(2026, 11, 4)},
    )
    assert compute(vector).due == FRIDAY

    add(FRIDAY, "Betriebsruhe", "DE")

    moved = compute(vector)
    assert moved.due == date(2026, 12, 7)
    told = [Messages("en").say(step.message) for step in moved.reason]
    assert any("you added yourself (Betriebsruhe)" in sentence for sentence in told)


def test_the_file_is_written_to_be_read_and_changed_by_hand(folder: Path) -> None:
    add(date(2027, 1, 5), 'The "quiet" day \\ 静かな日')
    add(TUESDAY, "創立記念日")
    remove(THANKSGIVING)

    text = (folder / "calendars" / "JP.toml").read_text(encoding="utf-8")

    assert text.splitlines() == [
        "removed = [2026-11-23]",
        "",
        "[added]",
        '2026-11-24 = "創立記念日"',
        '2027-01-05 = "The \\"quiet\\" day \\\\ 静かな日"',
    ]
    file(folder, '[added]\n2026-11-25 = "by hand"\n')
    assert calendars.load("JP").holiday_name(date(2026, 11, 25), "en") == "by hand"
    assert calendars.load("JP").is_working(TUESDAY)


def test_bad_input_is_told_and_changes_nothing(folder: Path) -> None:
    with pytest.raises(Problem, match="own_day_none") as caught:
        remove(TUESDAY)
    assert "24 November 2026 is no holiday" in said(caught.value)
    with pytest.raises(Problem, match="own_day_there") as caught:
        add(THANKSGIVING, "again")
    assert "Labor Thanksgiving" in said(caught.value) or "Labour" in said(caught.value)
    for name in ("", "   ", "\u3000", "a\nb", "\x1b[2J", "x" * 101, "\u202egnp"):
        with pytest.raises(Problem, match="own_day_name"):
            add(TUESDAY, name)
    assert not folder.exists()


@pytest.mark.parametrize(
    "text",
    [
        "removed = [2026-11-33]",
        "removed = 2026-11-23",
        "[added]\nsomeday = 'x'",
        "[added]\n2026-11-24 = 7",
        "[added]\n2026-11-24 = ''",
        "removed = [2026-11-24]\n[added]\n2026-11-24 = 'x'",
        "days = []",
        "[" * 100_000,
        ".".join("a" * 90_000) + " = 1",
        "[" + ".".join("a" * 90_000) + "]",
        "#" * 300_000,
    ],
)
def test_a_broken_file_is_left_aside_and_told(folder: Path, text: str) -> None:
    place = file(folder, text)

    assert not calendars.load("JP").is_working(THANKSGIVING)
    assert "JP.toml, line" in said(own_days.set_aside("JP"))
    with pytest.raises(Problem):
        add(TUESDAY, "x")
    assert place.read_text(encoding="utf-8") == text
    own_days.reset("JP")
    assert own_days.set_aside("JP") is None


def test_a_removed_day_that_is_no_holiday_does_no_harm(folder: Path) -> None:
    file(folder, "removed = [2026-11-24]")

    assert own_days.set_aside("JP") is None
    assert calendars.load("JP").is_working(TUESDAY)

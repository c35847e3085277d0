"""How old the rules are: when somebody last held a law pack against its sources."""

from __future__ import annotations

from datetime import date

from app.base.ids import Law
from app.base.messages import Message
from app.laws import pack


def is_old(checked: date, today: date) -> bool:
    """Say whether what was held against the sources on ``checked`` was so more than a year before."""
    try:
        year_later = checked.replace(year=checked.year + 1)
    except ValueError:
        # 29 February; or the last year there is, which never ends.
        if checked.year == date.max.year:
            return False
        year_later = date(checked.year + 1, 3, 1)
    return today > year_later


def checked_long_ago(law: Law, today: date) -> Message | None:
    """Say when the rules of ``law`` were checked, if that was more than a year before ``today``."""
    checked = pack.load(law).checked
    if not is_old(checked, today):
        return None
    month = Message(f"month.{checked.month}")
    return Message("choice.checked_long_ago", {"month": month, "year": checked.year})

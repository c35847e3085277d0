"""A law as it stands on one day: the pack with the rows that hold then, for reading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.base.errors import Problem
from app.base.messages import Message, Words
from app.laws.pack import LawPack
from app.laws.validity import AnyDated


def standing(pack: LawPack, day: date) -> LawPack:
    """Give ``pack`` with the rows that hold on ``day``.

    Citations stay all: a row that holds may name one that no longer does, which is then seen.

    Raises:
        Problem: the pack does not know the law of that day, which is before its first version.
    """
    _see_that_it_is_known(pack, day)

    def held(rows: Iterable[AnyDated]) -> tuple[AnyDated, ...]:
        return tuple(row for row in rows if row.holds_on(day))

    return replace(
        pack,
        rights=held(pack.rights),
        versions=held(pack.versions),
        rules=held(pack.rules),
        pauses=held(pack.pauses),
        who_may_ask=held(pack.who_may_ask),
        form=held(pack.form),
        identity=held(pack.identity),
        fees=held(pack.fees),
        answers=held(pack.answers),
        refusals=held(pack.refusals),
        remedies=held(pack.remedies),
        watch=held(pack.watch),
        authorities=held(pack.authorities),
    )


def _see_that_it_is_known(pack: LawPack, day: date) -> None:
    since = pack.versions[0].valid_from
    if since is None or day >= since:
        return
    law = Message(f"law.{pack.law}")
    if pack.before:
        before = Words(pack.before)
        raise Problem("problem.law_was_different", law=law, since=since, before=before)
    raise Problem("problem.law_not_known_then", law=law, since=since)

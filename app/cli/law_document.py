"""One law pack as JSON: everything the pack says, with the words of the reader's language beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from app.base.ids import EventKind, Right
from app.base.messages import Messages
from app.cli.law_rows import Rows, are_verified, is_verified
from app.laws.differences import Difference, other_languages, worded
from app.laws.grants import Citation, RightRule
from app.laws.install import Installed, PackState
from app.laws.pack import LawPack
from app.laws.provision import Authority, Provision, Version
from app.laws.rule import Pause, TimeRule
from app.laws.rule_text import pause_sentences, rule_sentences
from app.laws.validity import Dated

Json = dict[str, object]

_Key = TypeVar("_Key", EventKind, Right)


def state_document(state: PackState, messages: Messages) -> Json:
    """Say of one law which pack is in use."""
    pack = state.pack
    problem = state.set_aside
    return {
        "law": pack.law,
        "name": pack.names[messages.language],
        "short": pack.short[messages.language],
        "version": pack.version,
        "checked": pack.checked.isoformat(),
        "checked_in": messages.say(state.checked_in),
        "stale": state.stale,
        "origin": state.origin,
        "installed_not_newer": state.left_over or None,
        "problem": messages.say(problem.message) if problem is not None else None,
        "notes": [messages.say(each) for each in state.notices],
        "languages": pack.languages,
        "letter_languages": pack.letter_languages,
    }


def installed_document(done: Installed, messages: Messages) -> Json:
    """Say what taking a pack into use changed."""
    return {
        "law": done.after.law,
        "before": done.before.version,
        "version": done.after.version,
        "checked": done.after.checked.isoformat(),
        "differences": [_difference(each, messages) for each in done.differences],
    }


def _difference(each: Difference, messages: Messages) -> Json:
    return {
        "part": each.part,
        "name": each.name,
        "change": each.change,
        "fields": each.fields,
        "before": [worded(value, messages) for value in each.before],
        "after": [worded(value, messages) for value in each.after],
        "other_languages": [
            {"language": language, "before": before, "after": after}
            for language, before, after in other_languages(each, messages.language)
        ],
    }


def document(pack: LawPack, state: PackState, messages: Messages, day: date | None = None) -> Json:
    """Give a pack as a document; see ``law_sheet.sheet`` for the arguments."""
    made = _Document(pack, messages)
    provisions = {name: [made.provision(row) for row in rows] for name, rows in pack.provisions()}
    return {
        **state_document(state, messages),
        "on": day.isoformat() if day else None,
        "names": pack.names,
        "shorts": pack.short,
        "first": pack.first,
        "later": pack.later,
        "territory": pack.territory,
        "calendar": pack.calendar or None,
        "calendars_also": pack.calendars_also,
        "before": pack.before or None,
        "versions": [made.version(row) for row in pack.versions],
        "rights": [made.right(row) for row in pack.rights],
        "grounds": made.grounds(),
        **provisions,
        "authorities": [made.authority(row) for row in pack.authorities],
        "rules": [made.rule(row) for row in pack.rules],
        "pauses": [made.pause(row) for row in pack.pauses],
        "citations": made.citations(day),
        "wordings": pack.wordings,
        "sources": pack.sources,
    }


class _Document:
    def __init__(self, pack: LawPack, messages: Messages) -> None:
        self._pack, self._messages = pack, messages
        self._rows = Rows(pack, messages)

    def version(self, row: Version) -> Json:
        return {"text": self._rows.say(row.text), "texts": row.text, **_seen(row)}

    def right(self, row: RightRule) -> Json:
        pack, place = self._pack, self._place
        dates: dict[str, list[str]] = {}
        for rule in pack.rules:
            named = dates.setdefault(rule.milestone, []) if rule.is_for(row.right) else []
            named += [] if rule.id in named else [rule.id]
        return {
            "right": row.right,
            "name": self._messages.text(f"right.{row.right}"),
            "wording": self._rows.say(pack.wordings[row.wording]),
            "wordings": pack.wordings[row.wording],
            "article": place(row.cite),
            "also": [place(each) for each in row.also],
            "see": [place(each) for each in row.see],
            "fee": row.fee,
            "fee_article": place(row.fee_cite) if row.fee_cite else None,
            "grounds": row.grounds,
            "particulars": row.particulars,
            "suit": pack.can_be_sued_for(row.right),
            "milestones": list(dates),
            "dates": [{"milestone": each, "rules": ids} for each, ids in dates.items()],
            "verified": are_verified(pack, (row.cite, *row.also)),
            **self._unseen((row.cite,), row.also, row.see, (row.fee_cite,) if row.fee_cite else ()),
            **_holds(row),
        }

    def grounds(self) -> list[Json]:
        return [
            {
                "ground": name,
                "name": self._messages.text(f"ground.{name}"),
                "article": self._place(row.cite),
                "names": [self._place(each) for each in row.others],
                "facts_needed": row.facts,
                "facts_wanted": row.facts_wanted,
                "suit": row.suit,
                "verified": are_verified(self._pack, (row.cite, *row.others)),
                **self._unseen((row.cite,), row.others),
            }
            for name, row in self._pack.grounds.items()
        ]

    def provision(self, row: Provision) -> Json:
        return {
            "id": row.id,
            "text": self._rows.say(row.text),
            "texts": row.text,
            "rights": row.rights,
            "articles": self._places(row.cite),
            **self._unseen(row.cite),
            **_seen(row),
        }

    def authority(self, row: Authority) -> Json:
        return {
            "id": row.id,
            "name": self._rows.say(row.name),
            "names": row.name,
            "place": row.place or None,
            "reach": self._rows.say(row.reach) if row.reach else None,
            "articles": self._places(row.cite),
            **self._unseen(row.cite),
            **_seen(row),
        }

    def rule(self, row: TimeRule) -> Json:
        return {
            "rule": row.id,
            "milestone": row.milestone,
            "sentences": [self._rows.say(each) for each in rule_sentences(row, self._pack)],
            "method": row.method,
            "amount": row.amount,
            "rights": row.rights,
            "not_for": row.not_for,
            "start": row.start,
            "start_latest": row.start_latest,
            "start_by_right": row.start_by_right,
            "at_once": row.at_once,
            "waits_for": row.waits_for,
            "only_with": row.only_with,
            "extends": row.extends,
            "roll": row.roll,
            "certainty": row.certainty,
            "articles": self._places(row.cite),
            "articles_roll": self._places(row.cite_roll),
            "articles_start": self._by(row.cite_start),
            "articles_at_once": self._places(row.cite_at_once),
            "articles_by_right": self._by(row.cite_by_right),
            **self._unseen(
                row.cite,
                row.cite_roll,
                row.cite_at_once,
                *row.cite_start.values(),
                *row.cite_by_right.values(),
            ),
            **_seen(row),
        }

    def pause(self, row: Pause) -> Json:
        return {
            "rule": row.id,
            "sentences": [self._rows.say(each) for each in pause_sentences(row)],
            "asked": row.asked,
            "given": row.given,
            "of": row.of,
            "rights": row.rights,
            "days": row.days,
            "effect": row.effect,
            "limit": row.limit,
            "articles": self._places(row.cite),
            **self._unseen(row.cite),
            **_seen(row),
        }

    def citations(self, day: date | None) -> list[Json]:
        return [
            {
                "meaning": meaning,
                "id": row.id,
                "article": self._rows.say(row.text),
                "texts": row.text,
                **_seen(row),
            }
            for meaning, row in self._pack.citations.items()
            if day is None or row.holds_on(day)
        ]

    def _place(self, meaning: str) -> str:
        return self._rows.say(self._pack.citations[meaning].text)

    def _places(self, meanings: Iterable[str]) -> list[str]:
        return [self._place(each) for each in meanings]

    def _unseen(self, *cited: Iterable[str]) -> Json:
        """Name those of the places cited that are to be verified, each once."""
        meanings = (meaning for each in cited for meaning in each)
        unseen = [each for each in meanings if not self._pack.citations[each].verified]
        return {"articles_to_be_verified": list(dict.fromkeys(self._places(unseen)))}

    def _by(self, cited: Mapping[_Key, Iterable[str]]) -> Json:
        return {key.value: self._places(meanings) for key, meanings in cited.items()}


def _seen(row: Citation | Version | Provision | Authority | TimeRule | Pause) -> Json:
    return {"source": row.source or None, "verified": is_verified(row), **_holds(row)}


def _holds(row: Dated) -> Json:
    return {
        "valid_from": row.valid_from.isoformat() if row.valid_from else None,
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
    }

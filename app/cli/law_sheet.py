"""One law pack as text in a terminal, laid open so that a lawyer can check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.base.ids import Certainty
from app.base.messages import Messages
from app.cli.law_rows import Rows
from app.cli.wrap import wrapped
from app.laws.grants import RightRule
from app.laws.install import PackState
from app.laws.pack import LawPack
from app.laws.provision import Authority, Provision, Version
from app.laws.rule import Pause, TimeRule
from app.laws.rule_text import pause_sentences, rights_listed, rule_sentences


@dataclass(frozen=True)
class Block:
    """One row of a pack: what it is, and the paragraphs said of it."""

    head: str
    said: tuple[str, ...] = ()


def sheet(
    pack: LawPack, state: PackState, messages: Messages, day: date | None = None
) -> Iterator[str]:
    """Give the lines of a pack.

    Args:
        pack: what is shown of the pack in use: all of it, or as it stands on ``day``.
        state: where the pack in use came from.
        messages: the language.
        day: the day it is shown for; None = every state of the law.
    """
    yield from wrapped(f"{pack.law}  {Rows(pack, messages).say(pack.names)}")
    for message in state.remarks:
        yield from wrapped(messages.say(message))
    if day is not None:
        yield from wrapped(messages.text("laws.on", day=day))
    for title, blocks in _Sheet(pack, messages, day).sections():
        begun = False
        for block in blocks:
            if not begun:
                yield from ("", title)
                begun = True
            yield from wrapped(block.head, "  ", "    ")
            for each in block.said:
                yield from wrapped(each, "      ")


class _Sheet:
    """The sections of one pack, row by row."""

    def __init__(self, pack: LawPack, messages: Messages, day: date | None) -> None:
        self._pack, self._text, self._day = pack, messages.text, day
        self._language = messages.language
        self._rows = Rows(pack, messages)

    def sections(self) -> Iterator[tuple[str, Iterable[Block]]]:
        pack, text = self._pack, self._text
        yield text("laws.part.head"), self._head()
        yield text("laws.part.versions"), map(self._version, pack.versions)
        yield text("laws.part.rights"), map(self._right, pack.rights)
        yield text("laws.part.grounds"), self._grounds()
        for section, provisions in pack.provisions():
            shown = self._watched if section == "watch" else self._provision
            yield text(f"laws.part.{section}"), map(shown, provisions)
        yield text("laws.part.authorities"), map(self._authority, pack.authorities)
        yield text("laws.part.rules"), map(self._rule, pack.rules)
        yield text("laws.part.pauses"), map(self._pause, pack.pauses)
        yield text("laws.part.citations"), self._citations()
        yield text("laws.part.wordings"), self._wordings()
        sources = (Block(f"{key}  {told}") for key, told in pack.sources.items())
        yield text("laws.part.sources"), sources

    def _head(self) -> Iterator[Block]:
        pack, text = self._pack, self._text
        for language, name in pack.names.items():
            yield Block(f"{language}  {name} ({pack.short.get(language, name)})")
        yield Block(text("laws.first_mention", text=pack.first[self._language]))
        yield Block(text("laws.later_mention", text=pack.later[self._language]))
        yield Block(text("laws.languages", languages=", ".join(pack.languages)))
        yield Block(text("laws.letter_languages", languages=", ".join(pack.letter_languages)))
        yield Block(text("laws.territory", places=", ".join(pack.territory)))
        if pack.calendar:
            yield Block(text("laws.calendar", calendar=pack.calendar))
        else:
            yield Block(text("laws.calendar_of_seat"))
        if pack.calendars_also:
            yield Block(text("laws.calendars_also", calendars=", ".join(pack.calendars_also)))

    def _version(self, row: Version) -> Block:
        rows = self._rows
        return Block(rows.say(row.text), (*rows.holds(row), *rows.seen(row)))

    def _right(self, row: RightRule) -> Block:
        pack, rows, text = self._pack, self._rows, self._text
        said = [*rows.cited((row.cite, *row.also))]
        if row.see:
            said.append(text("laws.see", places=rows.places(row.see)))
        if row.fee:
            said.append(text("laws.fee", article=rows.places([row.fee_cite])))
        if row.grounds:
            said.append(text("laws.needs_ground", known=", ".join(row.grounds)))
        if row.particulars:
            said.append(text("laws.needs_facts"))
        said.append(self._dates(row))
        if pack.can_be_sued_for(row.right):
            said.append(text("laws.can_be_sued_for"))
        said += rows.holds(row)
        wording = rows.say(pack.wordings[row.wording])
        return Block(f"{row.right}  {wording} ({text(f'right.{row.right}')})", tuple(said))

    def _dates(self, row: RightRule) -> str:
        found = (rule for rule in self._pack.rules if rule.is_for(row.right))
        pairs = dict.fromkeys((each.milestone, each.id) for each in found)
        if not pairs:
            return self._text("laws.no_dates")
        named = [f"{self._text(f'milestone.{each}')} ({rule})" for each, rule in pairs]
        return self._text("laws.dates", dates=self._rows.listed(named))

    def _grounds(self) -> Iterator[Block]:
        for name, ground in self._pack.grounds.items():
            said = [*self._rows.cited((ground.cite, *ground.others))]
            if ground.facts:
                said.append(self._text("laws.needs_facts"))
            elif ground.facts_wanted:
                said.append(self._text("laws.facts_wanted"))
            if not ground.suit:
                said.append(self._text("laws.ground_without_suit"))
            yield Block(f"{name}  {self._text(f'ground.{name}')}", tuple(said))

    def _provision(self, row: Provision) -> Block:
        rows = self._rows
        said = (*rows.rights(row.rights), *rows.cited(row.cite), *rows.holds(row), *rows.seen(row))
        return Block(f"{row.id}  {rows.say(row.text)}", said)

    def _watched(self, row: Provision) -> Block:
        # Until when something is about to change is no time in which it is in force.
        return self._provision(replace(row, valid_from=None, valid_to=None))

    def _authority(self, row: Authority) -> Block:
        rows = self._rows
        names = " / ".join(dict.fromkeys((rows.say(row.name), *row.name.values())))
        reach = (rows.say(row.reach),) if row.reach else ()
        said = (*reach, *rows.cited(row.cite), *rows.holds(row), *rows.seen(row))
        return Block(f"{row.place}  {names}" if row.place else names, said)

    def _rule(self, row: TimeRule) -> Block:
        rows, text = self._rows, self._text
        said = [rows.joined(rule_sentences(row, self._pack)), *rows.rights(row.rights)]
        if row.not_for:
            said.append(text("laws.not_for_rights", rights=rights_listed(row.not_for)))
        if row.certainty is Certainty.CONVENTION:
            said.append(text("laws.modelled_on", places=rows.places(row.cite)))
        else:
            said += rows.cited(row.cite)
        if row.cite_roll:
            said.append(text("laws.cite_roll", places=rows.places(row.cite_roll)))
        for event, meanings in row.cite_start.items():
            values = {"event": text(f"event.{event}"), "places": rows.places(meanings)}
            said.append(text("laws.cite_start", **values))
        if row.cite_at_once:
            said.append(text("laws.cite_at_once", places=rows.places(row.cite_at_once)))
        for right, meanings in row.cite_by_right.items():
            values = {"right": text(f"right.{right}"), "places": rows.places(meanings)}
            said.append(text("laws.cite_right", **values))
        said += (*rows.holds(row), *rows.seen(row))
        return Block(f"{row.id}  {text(f'milestone.{row.milestone}')}", tuple(said))

    def _pause(self, row: Pause) -> Block:
        rows = self._rows
        said = (rows.joined(pause_sentences(row)), *rows.rights(row.rights), *rows.cited(row.cite))
        return Block(row.id, (*said, *rows.holds(row), *rows.seen(row)))

    def _citations(self) -> Iterator[Block]:
        rows = self._rows
        for meaning, row in self._pack.citations.items():
            if self._day is None or row.holds_on(self._day):
                texts = " / ".join(dict.fromkeys((rows.say(row.text), *row.text.values())))
                said = (*rows.holds(row), *rows.seen(row))
                yield Block(f"{meaning}  {texts}  {row.id}", said)

    def _wordings(self) -> Iterator[Block]:
        for key, texts in self._pack.wordings.items():
            yield Block(f"{key}  " + " / ".join(f"{name} {each}" for name, each in texts.items()))

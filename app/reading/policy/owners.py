"""Whose contact it is: the operator's, somebody else's, or not to be told.

What speaks nearest before a contact decides: in its sentence, then in the lines above it. A label
that fits anybody ("inquiries") gives way to a third party named a few lines higher. Contacts of
unclear ownership are never taken for the operator's.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from functools import cache, cached_property

from app.reading.cues import CueSheet, compiled, matches
from app.reading.finding import Finding
from app.reading.layout import Layout, Span
from app.reading.policy.candidates import Candidate, cues_for, pattern_for, sheet
from app.reading.policy.fields import PolicyField
from app.reading.policy.marks import Mark, core, touched, within

#: How many lines above a contact may speak of its owner.
_REACH = 14
#: How many lines a third party named in running text reaches down.
_MENTION = 3
#: A line longer than this is running text.
_PROSE = 70
#: How many lines above a label that fits anybody a third party still wins.
_ABOVE_LABEL = 6
#: So much of the beginning tells whether a company speaks.
_HEAD = 20_000


class Owner(Enum):
    """Whose a contact is."""

    OPERATOR = "operator"
    THIRD = "third"
    UNKNOWN = "unknown"
    SILENT = "silent"  # the operator's, for another purpose (newsletters, jobs)


class Owners:
    """The marks of one text."""

    def __init__(self, layout: Layout, language: str, named: tuple[Finding, ...]) -> None:
        self._layout = layout
        self._language = language
        self._names = tuple(
            {
                str(each.value)
                for each in named
                if each.field == PolicyField.OPERATOR and len(str(each.value)) >= 3
            }
        )

    def of(self, candidate: Candidate) -> Owner:
        """Tell whose ``candidate`` is."""
        if candidate.third or self._foreign_domain(candidate):
            return Owner.THIRD
        inside = self._in_sentence(candidate)
        if inside is not None:
            return inside
        return self._above(candidate)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, in order of the text."""
        found = [
            Mark(each.cue.field, each.start, each.end)
            for each in matches(self._layout, _speaking(self._language))
        ]
        denied = {self._sentence(each.start) for each in found if each.kind == "deny"}
        found = [
            each
            for each in found
            if not (each.kind.startswith("own") and self._sentence(each.start) in denied)
        ]
        names = [each for each in self._name_marks() if self._sentence(each.start) not in denied]
        companies = sorted(
            (each.start, each.end) for each in found if each.kind in ("company", "body")
        )
        kept = [told for each in found if (told := self._company(each)) is not None]
        # Within a longer name with a legal form the longer name decides.
        kept += [each for each in names if not within(each, companies)]
        own = sorted((each.start, each.end) for each in kept if each.kind == "name")
        # A tool or partner by the operator's own name is the operator; a body for complaints never.
        soft = ("partner", "third.here")
        kept = [each for each in kept if each.kind not in soft or not within(each, own)]
        bodies = sorted((each.start, each.end) for each in kept if each.kind == "third")
        kept = [each for each in kept if each.kind != "name" or not touched(each, bodies)]
        return tuple(sorted(kept, key=lambda each: (each.end, each.start)))

    @cached_property
    def _ends(self) -> list[int]:
        return [each.end for each in self.marks]

    def _name_marks(self) -> list[Mark]:
        found: list[Mark] = []
        for name in self._names:
            place = self._layout.lowered.find(name.lower())
            while place >= 0:
                found.append(Mark("name", place, place + len(name)))
                place = self._layout.lowered.find(name.lower(), place + len(name))
        return found

    def _company(self, mark: Mark) -> Mark | None:
        """Whose a name with a legal form is: the operator's, a third party's, or not to be told.

        A name that only ends with the operator's tells nothing: what stands before it may be the
        sentence or another of its group.
        """
        if mark.kind not in ("company", "body"):
            return mark
        words = core(self._layout.text[mark.start : mark.end], self._language)
        for name in (core(each, self._language) for each in self._names):
            if not name:
                continue
            if words == name or (words.startswith(name) and self._desk(words[len(name) :])):
                return Mark("name", mark.start, mark.end)
            if words.endswith(name) or words in name:
                return None
        other = self._has_company or (mark.kind == "body" and self._is_company)
        return Mark("third", mark.start, mark.end) if other else None

    def _desk(self, tail: str) -> bool:
        """Whether what follows a name is a desk of the operator, not another's name."""
        return pattern_for("owners", self._language, "company.tail").match(tail) is not None

    @cached_property
    def _is_company(self) -> bool:
        """Whether the text speaks as a company does, so that an association is somebody else."""
        return pattern_for("owners", self._language, "company.self").search(
            self._layout.text[:_HEAD]
        ) is not None  # fmt: skip

    @cached_property
    def _has_company(self) -> bool:
        """Whether the operator is known with its legal form, so that others can be told apart."""
        cues = cues_for("owners", self._language, "company")
        return any(compiled(cue.pattern).search(name) for cue in cues for name in self._names)

    def _foreign_domain(self, candidate: Candidate) -> bool:
        if candidate.field not in (PolicyField.EMAILS, PolicyField.URLS):
            return False
        host = candidate.value.lower().split("://")[-1]
        if any(word.lower() in host for word in _words(self._language, "domain.form")):
            return False
        host = host.split("/", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0]
        return any(
            (host == word or host.endswith("." + word)) and not self._named_so(word)
            for word in _words(self._language, "domain.third")
        )

    def _named_so(self, domain: str) -> bool:
        """Whether a well-known domain is the operator's own."""
        label = domain.split(".", 1)[0]
        return any(core(name, self._language).startswith(label) for name in self._names)

    def _sentence(self, place: int) -> Span:
        return self._layout.sentence_at(place)

    def _between(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that end after ``start`` and not after ``end``."""
        return self.marks[bisect_right(self._ends, start) : bisect_right(self._ends, end)]

    def _in_sentence(self, candidate: Candidate) -> Owner | None:
        """What the sentence says: the nearest word before the contact, else one after it."""
        sentence = self._sentence(candidate.start)
        before = self._between(sentence.start, candidate.start)
        speaking = [each for each in before if each.kind in _SPEAKS]
        if any(each.kind == "purpose" for each in before) and not any(
            each.kind == "own" for each in before
        ):
            return Owner.SILENT
        if speaking:
            last = speaking[-1]
            if last.kind == "own_weak":
                return self._weak(candidate, speaking)
            return Owner.OPERATOR if last.kind in _OWN else Owner.THIRD
        inside_or_after = [
            each
            for each in self._between(candidate.start, max(sentence.end, candidate.end))
            if each.kind in ("third", "partner")
            or (each.kind == "third.here" and not candidate.labelled)
        ]
        if inside_or_after and not self._owned_above(candidate):
            return Owner.THIRD
        return None

    def _weak(self, candidate: Candidate, speaking: list[Mark]) -> Owner:
        if any(each.kind in _THIRD for each in speaking):
            return Owner.THIRD
        if any(each.kind in _OWN for each in speaking):
            return Owner.OPERATOR
        above = self._above(candidate, _ABOVE_LABEL)
        return Owner.THIRD if above is Owner.THIRD else Owner.OPERATOR

    def _owned_above(self, candidate: Candidate) -> bool:
        return self._above(candidate, 3) is Owner.OPERATOR

    def _above(self, candidate: Candidate, reach: int = _REACH) -> Owner:
        """What the lines above say, and the part of the contact's line before its sentence."""
        layout = self._layout
        number = layout.line_number(candidate.start)
        weak_at: int | None = None
        for away in range(reach + 1):
            if number - away < 0 or (weak_at is not None and away - weak_at > _ABOVE_LABEL):
                break
            line = layout.lines[number - away]
            end = candidate.start if not away else line.end
            for mark in reversed(self._between(line.start, end)):
                told = self._told(mark, line, away, weak_at is not None)
                if told is None and weak_at is None:
                    weak_at = away
                if told in (Owner.OPERATOR, Owner.THIRD):
                    return told
            # Above a label, running text ends the block the label belongs to.
            if weak_at is not None and away > weak_at and self._is_sentence(line):
                break
        return Owner.UNKNOWN if weak_at is None else Owner.OPERATOR

    def _told(self, mark: Mark, line: Span, away: int, labelled: bool) -> Owner | None:
        """What one mark above says; None = a label that fits anybody, UNKNOWN = nothing."""
        prose = line.end - line.start > _PROSE
        sentence = self._is_sentence(line)
        if mark.kind == "third":
            near = away <= _MENTION or not sentence
            return Owner.THIRD if near or not prose else Owner.UNKNOWN
        if mark.kind == "partner":
            far = labelled or away > _MENTION
            return Owner.UNKNOWN if sentence and far else Owner.THIRD
        if mark.kind == "third.here":
            return Owner.THIRD if away <= 1 and not prose else Owner.UNKNOWN
        if mark.kind == "own_weak":
            return Owner.OPERATOR if self._is_heading(line) else None
        if mark.kind == "own":
            return Owner.OPERATOR
        if mark.kind == "name":
            return Owner.OPERATOR if not prose or away <= _MENTION else Owner.UNKNOWN
        return Owner.UNKNOWN

    def _is_sentence(self, line: Span) -> bool:
        """Whether a line is running text that ends with itself and announces nothing below."""
        words = self._layout.text[line.start : line.end]
        if not words.endswith(("。", ".", "!", "す", "ん")):
            return False
        return not pattern_for("owners", self._language, "introduces").search(words)

    def _is_heading(self, line: Span) -> bool:
        """Whether a line opens a part of its own: marked, numbered, or set off by a blank line."""
        text = self._layout.text
        words = text[line.start : line.end]
        if len(words) > 50 or not _HEADING.match(words):
            return False
        return not compiled(r"[0-9]{3}|@|://").search(words)


_OWN = frozenset({"own", "name"})
_THIRD = frozenset({"third", "partner", "third.here"})
_SPEAKS = _OWN | _THIRD | {"own_weak"}
_HEADING = compiled(
    r"#{1,6} |\*\*|第?\s?[0-9一二三四五六七八九十]{1,3}\s?(?:条|章|[.．、:：)）])"
    r"|[0-9]{1,2}\s|[■◆●▼【〈《〔＜<\[]"
)


@cache
def _speaking(language: str) -> CueSheet:
    """The cues looked for everywhere; the others are only tried on a name or a line."""
    fields = _SPEAKS | {"purpose", "deny", "company", "body"}
    return CueSheet(tuple(cue for cue in sheet("owners", language).cues if cue.field in fields))


@cache
def _words(language: str, field: str) -> tuple[str, ...]:
    return tuple(word for cue in cues_for("owners", language, field) for word in cue.words)

"""Reading a finished letter for what it must not say, and for what it must.

The rule book is the list of lint ids; the words looked for are data (``lint/LANG.toml``,
``lint/phrases.toml``). Errors are for Kaiji's own words. What stands in a value, or was written
by the user, only ever warns. A note is only good to know.

Words that must not be there (letter-briefs.md 1.4):

* ``L-violation`` an accusation; ``L-days`` a time the law does not set; ``L-old-article`` a
  number of before April 2022; ``L-form`` the operator's form refused; ``L-id-refuse`` proof of
  identity refused; ``L-id-over`` more of the person than needed; ``L-fee-offer`` a fee where there
  is none; ``L-fee-refuse`` a lawful fee refused; ``L-threat``; ``L-applies`` what law the operator
  is under; ``L-motive`` why one asks; ``L-legal-advice`` a lawyer's voice; ``L-secret``;
  ``L-lang`` two languages or two levels of politeness; ``L-double`` forms that exclude each
  other; ``L-gender`` a wording that depends on it.

What must be there, and fit together:

* ``L-empty`` a place not filled in, 記 without 下記; ``L-must-cite`` a place of law not named.
* ``L-word`` 求め where the Act has 請求, and the reverse; ``L-date`` a date worded as another
  kind of date than it is; ``L-original`` a letter about a request without that one's date;
  ``L-enclosure`` enclosures named and not listed, and the reverse; ``L-tone`` one that custom does
  not allow for the kind; ``L-restrict`` restriction beside erasure; ``L-length`` more than a page,
  or than a form takes at once (a note); ``L-courtesy`` a translation into the same language;
  ``L-space`` spaces or signs that stand twice.
"""

from __future__ import annotations

from app.letters.checking.cited import missing_citations
from app.letters.checking.dates import misworded_dates, undated_original
from app.letters.checking.empty import empty_places
from app.letters.checking.finding import ERROR, NOTE, WARNING, Finding, Fix, sorted_once
from app.letters.checking.fixing import with_fix
from app.letters.checking.forms import doubled, typed_twice
from app.letters.checking.given import given_too_much
from app.letters.checking.language import mixed
from app.letters.checking.structure import (
    idle_translation,
    restricted_and_erased,
    too_long,
    wrong_enclosures,
    wrong_request_word,
    wrong_tone,
)
from app.letters.checking.subject import Subject
from app.letters.checking.words import forbidden_words
from app.letters.document import Letter
from app.letters.order import LetterOrder

__all__ = ["ERROR", "NOTE", "WARNING", "Finding", "Fix", "lint", "with_fix"]

_CHECKS = (
    empty_places,
    missing_citations,
    forbidden_words,
    given_too_much,
    doubled,
    mixed,
    wrong_request_word,
    misworded_dates,
    undated_original,
    wrong_enclosures,
    wrong_tone,
    restricted_and_erased,
    too_long,
    idle_translation,
    typed_twice,
)


def lint(letter: Letter, order: LetterOrder) -> tuple[Finding, ...]:
    """Read ``letter``, written for ``order``; errors first, each sort in reading order."""
    subject = Subject(letter, order)
    return sorted_once(finding for check in _CHECKS for finding in check(subject))

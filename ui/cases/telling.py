"""What is said after something was done for many, and many requests as a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from unicodedata import normalize

from app.cases.events import EventDraft
from app.services.bulk import Bulk
from ui.cases.row import RequestRow
from ui.wording import Words

#: A spreadsheet calculates what begins with one of these, in either width; a quotation mark
#: would wrap what follows it, and let it begin a cell.
_LIVE = frozenset('=+-@"')
_COLUMNS = ("reference", "operator", "asked", "person", "stage", "status", "date")


def recorded_words(words: Words, event: EventDraft, bulk: Bulk) -> str:
    """Say what was recorded, for how many, and for how many not."""
    done = len(bulk.done)
    said = words.text("requests.bulk.none")
    if done:
        said = words.plural(
            "requests.bulk.done",
            done,
            number=f"{done:,}",
            event=words.text(f"event.{event.kind}"),
            on=event.on,
        )
    return _joined(words, [said, *_besides(words, bulk)])


def taken_back_words(words: Words, bulk: Bulk) -> str:
    """Say in how many requests what was recorded has been taken back."""
    done = len(bulk.done)
    said = words.plural("requests.bulk.taken_back", done, number=f"{done:,}")
    return _joined(words, [said, *_besides(words, bulk)])


def table(words: Words, rows: Sequence[RequestRow]) -> str:
    """Give requests as lines of cells with tabs between, below a line of names.

    What a spreadsheet would take for a formula stands behind an apostrophe.
    """
    names = [words.text(f"requests.column.{name}") for name in _COLUMNS]
    lines = (names, *(row.cells for row in rows))
    return "".join("\t".join(map(_plain, cells)) + "\n" for cells in lines)


def _besides(words: Words, bulk: Bulk) -> list[str]:
    said = []
    if bulk.refused:
        count = len(bulk.refused)
        said.append(words.plural("requests.bulk.refused", count, number=f"{count:,}"))
    if bulk.stopped:
        said.append(words.text("requests.bulk.stopped"))
    return said


def _joined(words: Words, sentences: Sequence[str]) -> str:
    def two(first: str, second: str) -> str:
        return words.text("requests.two_sentences", first=first, second=second)

    return reduce(two, sentences)


def _plain(cell: str) -> str:
    """Keep a cell in its place and words, whatever was typed into a name."""
    said = " ".join(cell.split())
    first = next((each for each in said if each.isprintable()), "")
    return f"'{said}" if normalize("NFKC", first)[:1] in _LIVE else said

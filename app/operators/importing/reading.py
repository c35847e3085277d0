"""Reading an import: whatever it is, rows of records and of what is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from app.base.errors import Problem
from app.base.messages import Message
from app.base.records import BrokenRecord, is_endless, shown_key
from app.operators.directory import read_operator
from app.operators.importing import datenanfragen, pieces, table
from app.operators.importing.columns import Columns, fit
from app.operators.importing.pieces import Piece
from app.operators.importing.row import MOST_OF_ROW, Row, Unreadable
from app.operators.record import Operator

_TABLES = (".csv", ".tsv", ".txt")
_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")


def read(path: Path, given: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Read a folder, an archive or a file of records.

    Records of Datenanfragen.de (.json, .jsonl, .jsonl.gz), our own (.toml), both also in a
    folder or a .zip; tables (.csv, .tsv, .txt).

    Args:
        path: what the user named.
        given: of a table, head of a column -> field, where the guess is to be put right.

    Raises:
        Problem: it cannot be read at all, is nothing of the kind, or too large. What is wrong
            with a single record stands in its row.
    """
    name = path.name.lower()
    if path.is_dir():
        return rows(pieces.of_folder(path))
    if name.endswith(".zip"):
        return rows(pieces.of_zip(path))
    if name.endswith(_LINES):
        return rows(pieces.of_lines(path))
    if name.endswith(_TABLES):
        return _checked(table.read(pieces.whole(path), path.name, given))
    if name.endswith((".toml", ".json")):
        return iter([_row(_file(path))])
    if not path.exists():
        raise Problem("problem.no_file", path=str(path))
    raise Problem("problem.import_unknown_kind", path=str(path))


def columns(path: Path) -> Columns | None:
    """Guess the columns of a table, for somebody to put them right; None = it is no table.

    Raises:
        Problem: the table cannot be read at all.
    """
    if path.is_dir() or not path.name.lower().endswith(_TABLES):
        return None
    return fit(table.heads(pieces.whole(path)))


def rows(found: Iterable[Piece]) -> Iterator[Row]:
    """Read pieces that should be records, each by the end of its name."""
    return map(_row, found)


def _file(path: Path) -> Piece:
    data = pieces.whole(path)
    why = Message("import.why.too_big", {"most": MOST_OF_ROW // 1000})
    return Piece(path.name, 0, data, why if len(data) > MOST_OF_ROW else None)


def _row(piece: Piece) -> Row:
    shown = shown_key(piece.file)
    if piece.why is not None:
        return Row(shown, piece.line, None, piece.why)
    try:
        operator = _record(piece)
    except BrokenRecord as broken:
        return Row(shown, broken.line, None, broken.expected)
    except Unreadable as unreadable:
        return Row(shown, piece.line, None, unreadable.why)
    return _storable(Row(shown, piece.line, operator))


def _record(piece: Piece) -> Operator:
    if not piece.file.endswith(".toml"):
        return datenanfragen.read(piece.data)
    if is_endless(piece.data.decode("utf-8", "replace")):
        raise BrokenRecord(piece.file, 1, Message("record.too_deep"))
    return read_operator(piece.data, piece.file)


def _checked(rows: Iterator[Row]) -> Iterator[Row]:
    return map(_storable, rows)


def _storable(row: Row) -> Row:
    """Refuse what no file can hold: half characters, which some formats let through."""
    try:
        msgspec.json.encode(row.operator)
    except UnicodeEncodeError:
        return Row(row.file, row.line, None, Message("import.why.encoding"))
    return row

"""Records from a table in text: .csv and its kin, whatever the delimiter and the usual encodings."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from app.base.errors import Problem
from app.base.ids import ChannelKind, OperatorSlug
from app.base.messages import Message
from app.base.text import fold
from app.operators.importing.columns import Columns, guess
from app.operators.importing.datenanfragen import country_of, host_of
from app.operators.importing.row import MOST_OF_ROW, MOST_ROWS, Row
from app.operators.record import Channel, Operator, Source

_DELIMITERS = ",;\t|"

#: Lines one row may have: an address has five. More mean a quotation mark nobody closed.
_MOST_LINES = 30

_LONGEST_STEM = 40
_NAMELESS = "operator"
_SOURCE = "table"

_CHANNELS = (
    ("email", ChannelKind.EMAIL),
    ("web_form", ChannelKind.WEB_FORM),
    ("post", ChannelKind.POST),
    ("phone", ChannelKind.PHONE),
    ("fax", ChannelKind.FAX),
)
_PARTS = re.compile(r"\s*[;、,\n|]\s*")
_SITES = re.compile(r"[\s;、,|]+")
_TEXTS = ("region", "corporate_number", "desk", "representative", "language")


def read(data: bytes, file: str, given: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Read the rows of a table.

    Args:
        data: the file, in UTF-8 or the Japanese encoding of Windows.
        file: its name, for what is told and as the source of what it says.
        given: head of a column -> field, where the guess is to be put right.

    Raises:
        Problem: it has no row of heads, none of a name, or a given column or field is not there.
    """
    lines = _decoded(data).splitlines(keepends=True)
    if len(lines) > MOST_ROWS:
        raise Problem("problem.import_too_many", path=file, most=f"{MOST_ROWS:,}")
    delimiter = _delimiter(lines)
    rows = _cells(lines, delimiter)
    first = next(rows, None)
    if first is None or first[1] is None:
        raise Problem("problem.import_no_heads", path=file)
    columns = guess([cell.strip() for cell in first[1]], given)
    return (_row(file, line, cells, columns) for line, cells in rows)


def heads(data: bytes) -> tuple[str, ...]:
    """Give the heads of the columns, for somebody to say what they are; none = there are none."""
    lines = _decoded(data).splitlines(keepends=True)
    first = next(_cells(lines, _delimiter(lines)), None)
    return tuple(cell.strip() for cell in (first[1] or ())) if first else ()


def slug_of(name: str) -> OperatorSlug:
    """Make a slug of a name, always the same one."""
    whole = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")
    stem = whole[:_LONGEST_STEM].strip("-")
    if stem and stem == whole and name.isascii():
        return OperatorSlug(stem)
    # Of a long name, or one in other letters, too little is left: what tells it apart is added.
    return OperatorSlug(f"{stem or _NAMELESS}-{sha256(fold(name).encode()).hexdigest()[:6]}")


def _decoded(data: bytes) -> str:
    """Decode a table; what does not fit its encoding becomes half a character, row by row."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    for encoding in ("utf-8", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    foreign = [line for line in data.split(b"\n") if not line.isascii()]
    fit = sum(_fits(line) for line in foreign)
    encoding = "utf-8" if 2 * fit >= len(foreign) else "cp932"
    return data.decode(encoding, "surrogateescape")


def _fits(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(lines: list[str]) -> str:
    """Take the sign that parts the heads."""
    head = next((line for line in lines if line.strip()), "")
    plain = re.sub('"[^"]*"', "", head[:MOST_OF_ROW])
    return max(_DELIMITERS, key=plain.count)


def _cells(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Give each row with the number of its line; None = it cannot be told into cells."""
    at = 0
    while at < len(lines):
        start, text = at, lines[at]
        at += 1
        if not text.strip():
            continue
        quotes = text.count('"')
        while quotes % 2 and at < min(len(lines), start + _MOST_LINES):
            quotes += lines[at].count('"')
            text += lines[at]
            at += 1
        if quotes % 2 or len(text) > MOST_OF_ROW:
            # The lines after it may be rows of their own.
            at = start + 1
            yield start + 1, None
            continue
        try:
            (cells,) = csv.reader([text], delimiter=delimiter, strict=True)
        except (csv.Error, ValueError):
            yield start + 1, None
        else:
            yield start + 1, cells


def _row(file: str, line: int, cells: list[str] | None, columns: Columns) -> Row:
    why = _why_not(cells, columns)
    if cells is None or why is not None:
        return Row(file, line, None, why or Message("import.why.quote"))
    values = {
        name: cell.strip()
        for name, cell in zip(columns.fields, cells, strict=False)
        if name and cell.strip()
    }
    if "name" not in values:
        return Row(file, line, None, Message("import.why.missing", {"key": "name"}))
    return Row(file, line, _operator(values, file))


def _why_not(cells: list[str] | None, columns: Columns) -> Message | None:
    if cells is None:
        return Message("import.why.quote")
    if any("\udc80" <= each <= "\udcff" for cell in cells for each in cell):
        return Message("import.why.encoding")
    if len(cells) > len(columns.heads) and any(
        cell.strip() for cell in cells[len(columns.heads) :]
    ):
        values = {"cells": len(cells), "columns": len(columns.heads)}
        return Message("import.why.cells", values)
    return None


def _operator(values: Mapping[str, str], file: str) -> Operator:
    country = values.get("country", "")
    name = values["name"]
    plain = {key: values[key] for key in _TEXTS if key in values}
    names = {key: values[key] for key in ("kana", "latin") if key in values}
    page = values.get("source", "")
    source = Source(page or file, address=page if host_of(page) else "")
    services = tuple(_PARTS.split(values["services"])) if "services" in values else ()
    sites = tuple(
        dict.fromkeys(host_of(each) or each.lower() for each in _SITES.split(values["domains"]))
        if "domains" in values
        else ()
    )
    facts = {"name": name, "services": services, "country": country, "domains": sites, **plain}
    return Operator(
        slug_of(values.get("slug", name)),
        name=name,
        names=names,
        services=services,
        country=country_of(country) or country,
        domains=sites,
        channels=tuple(
            Channel(kind, _lines(values[key]), source=_SOURCE)
            for key, kind in _CHANNELS
            if key in values
        ),
        notes=(values["notes"],) if "notes" in values else (),
        stated_in={key: _SOURCE for key, value in facts.items() if value},
        sources={_SOURCE: source},
        **plain,  # type: ignore[arg-type]
    )


def _lines(value: str) -> str:
    return "\n".join(line.strip() for line in value.splitlines() if line.strip())

"""What lies in a folder, an archive or a file of lines: bytes by name, none larger than it may be.

Nothing is ever unpacked to the disk, and no link is followed.
"""

from __future__ import annotations

import gzip
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.messages import Message
from app.operators.importing.row import MOST_OF_ALL, MOST_OF_FILE, MOST_OF_ROW, MOST_ROWS

#: Files of records. A public collection has them in a folder ``companies``, beside others.
_SUFFIXES = (".json", ".toml")
_COMPANIES = "companies"

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile)


@dataclass(frozen=True)
class Piece:
    """Bytes that should be a record.

    Attributes:
        file: its name inside the folder or archive.
        line: 1-based; 0 = a whole file.
        data: its bytes; empty where ``why`` says why they are not here.
    """

    file: str
    line: int
    data: bytes
    why: Message | None = None


def of_folder(folder: Path) -> Iterator[Piece]:
    """Walk the records of a folder.

    Raises:
        Problem: it cannot be read, has no record, or is too large.
    """
    found = sorted(
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=_stop)
        for name in names
        if name.endswith(_SUFFIXES)
    )
    names = {path.relative_to(folder).as_posix(): path for path in found}
    size = 0
    for name in _records(list(names), folder):
        path = names[name]
        if path.is_symlink() or not path.is_file():
            yield Piece(name, 0, b"", Message("import.why.no_file"))
            continue
        try:
            with path.open("rb") as stream:
                piece = _piece(name, stream)
        except OSError:
            yield Piece(name, 0, b"", Message("import.why.no_file"))
            continue
        size = _grown(size, _weight(piece), folder)
        yield piece


def of_zip(path: Path) -> Iterator[Piece]:
    """Walk the records of a .zip.

    Raises:
        Problem: it cannot be read, has no record, or is too large.
    """
    with _opened(path), zipfile.ZipFile(path) as archive:
        entries = {each.filename: each for each in archive.infolist() if not each.is_dir()}
        records = [name for name in entries if name.endswith(_SUFFIXES)]
        size = 0
        for name in _records(records, path):
            piece = _entry(archive, entries[name])
            size = _grown(size, _weight(piece), path)
            yield piece


def of_lines(path: Path) -> Iterator[Piece]:
    """Walk the lines of a text, also one packed with gzip; blank ones are left out.

    A line longer than a record may be is named and not read, and so is what an archive cut
    short has no more of.

    Raises:
        Problem: the file cannot be read, or is too large.
    """
    size = number = 0
    with _opened(path), _stream(path) as stream:
        lines = _bounded(stream, path)
        try:
            for number, (data, complete) in enumerate(lines, 1):
                size = _grown(size, len(data), path)
                _few_enough(number, path)
                if not complete:
                    yield Piece(path.name, number, b"", _too_big())
                elif data.strip():
                    yield Piece(path.name, number, data)
        except _DAMAGED:
            # What came out before is whole.
            yield Piece(path.name, number + 1, b"", Message("import.why.damaged"))


def whole(path: Path) -> bytes:
    """Read a file, also one packed with gzip.

    Raises:
        Problem: it cannot be read, or is too large.
    """
    with _opened(path), _stream(path) as stream:
        data = stream.read(MOST_OF_FILE + 1)
        if len(data) > MOST_OF_FILE:
            raise _too_much(path, MOST_OF_FILE)
        return data


@contextmanager
def _opened(path: Path) -> Iterator[None]:
    """Word what the file does to whoever reads it."""
    try:
        if path.exists() and not path.is_file():
            # A device may never end.
            raise Problem("problem.cannot_read", path=str(path), reason=Message("file.no_file"))
        yield
    except _DAMAGED as error:
        raise Problem("problem.import_damaged", path=str(path)) from error
    except OSError as error:
        raise cannot_read(path, error) from error


def _stream(path: Path) -> IO[bytes] | gzip.GzipFile:
    with path.open("rb") as stream:
        packed = stream.read(2) == b"\x1f\x8b"
    return gzip.open(path, "rb") if packed else path.open("rb")


def _bounded(stream: IO[bytes] | gzip.GzipFile, path: Path) -> Iterator[tuple[bytes, bool]]:
    """Give lines, and whether each is whole; of one too long only its beginning is kept."""
    while line := stream.readline(MOST_OF_ROW):
        whole_line = line.endswith(b"\n") or len(line) < MOST_OF_ROW
        skipped, rest = 0, b"" if whole_line else b"-"
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_OF_ROW)
            skipped = _grown(skipped, len(rest), path)
        yield line, whole_line


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Piece:
    name = entry.filename
    if entry.flag_bits & 1:
        return Piece(name, 0, b"", Message("import.why.locked"))
    if PurePosixPath(name).is_absolute() or ".." in name.replace("\\", "/").split("/"):
        return Piece(name, 0, b"", Message("import.why.outside"))
    try:
        with archive.open(entry) as stream:
            return _piece(name, stream)
    except (*_DAMAGED, NotImplementedError, RuntimeError, OSError):
        return Piece(name, 0, b"", Message("import.why.damaged"))


def _piece(name: str, stream: IO[bytes]) -> Piece:
    # An archive may say anything of its sizes: what comes out is counted.
    data = stream.read(MOST_OF_ROW + 1)
    return Piece(name, 0, b"", _too_big()) if len(data) > MOST_OF_ROW else Piece(name, 0, data)


def _records(names: list[str], path: Path) -> list[str]:
    """Choose the records among files: where there is a folder of companies, only those in it."""
    companies = [name for name in names if _COMPANIES in name.split("/")[:-1]]
    if not names:
        raise Problem("problem.import_no_records", path=str(path))
    _few_enough(len(names), path)
    return sorted(companies or names)


def _grown(size: int, more: int, path: Path) -> int:
    if size + more > MOST_OF_ALL:
        raise _too_much(path, MOST_OF_ALL)
    return size + more


def _weight(piece: Piece) -> int:
    """Give what a piece counts: one that was too large was unpacked as far as it may be."""
    return MOST_OF_ROW if piece.why is not None else len(piece.data)


def _too_much(path: Path, most: int) -> Problem:
    return Problem("problem.import_too_big", path=str(path), most=most // 1_000_000)


def _few_enough(number: int, path: Path) -> None:
    if number > MOST_ROWS:
        raise Problem("problem.import_too_many", path=str(path), most=f"{MOST_ROWS:,}")


def _too_big() -> Message:
    return Message("import.why.too_big", {"most": MOST_OF_ROW // 1000})


def _stop(error: OSError) -> None:
    raise cannot_read(Path(error.filename), error) from error

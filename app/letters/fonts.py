"""Fonts of the letters: found on the system, and known to hold every character before typesetting.

Without this check a typesetter drops what its font lacks, and a name loses a character.
"""

from __future__ import annotations

import struct
import threading
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import BinaryIO

import typst

from app.base.errors import Problem

#: In order of preference; the letters are designed with the first.
JAPANESE_FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "BIZ UDGothic",
    "Yu Gothic",
    "Meiryo",
)
LATIN_FAMILIES = (
    "Noto Sans",
    "DejaVu Sans",
    "Liberation Sans",
    "Segoe UI",
    "Helvetica Neue",
    "Arial",
)

Ranges = tuple[tuple[int, ...], tuple[int, ...]]


class _Compilers(threading.local):
    """The compilers of one thread: typst's may not be shared between threads."""

    def __init__(self) -> None:
        self.by_source: dict[Path, typst.Compiler] = {}


class FontShelf:
    """The fonts at hand: which families set a text, and typesetters that know them."""

    def __init__(self, fonts: typst.Fonts) -> None:
        self._fonts = fonts
        self._faces = _regular_faces(fonts.fonts())
        self._compilers = _Compilers()

    def compiler(self, source: Path) -> typst.Compiler:
        """Give this thread's compiler of the file ``source``; it parses the file only once."""
        compilers = self._compilers.by_source
        if source not in compilers:
            compilers[source] = typst.Compiler(
                str(source), font_paths=self._fonts, ignore_system_fonts=True
            )
        return compilers[source]

    def families_for(self, text: str, language: str) -> tuple[str, ...]:
        """Name the families that together hold every character of ``text``, best first.

        Raises:
            Problem: there is no Japanese font although one is needed, or a character
                is in no font of this machine.
        """
        japanese = self._present(JAPANESE_FAMILIES)[:1]
        latin = self._present(LATIN_FAMILIES)
        if language == "ja" and not japanese:
            raise Problem("problem.no_japanese_font")
        families = [*japanese, *latin] if language == "ja" else [*latin, *japanese]
        wanted = set(unicodedata.normalize("NFC", text))
        # What a private character (外字) shows is only known where it was made: some symbol
        # font has another picture at its place.
        private = {c for c in wanted if unicodedata.category(c) == "Co"}
        if private:
            raise self._problem(private, has_japanese=bool(japanese))
        missing = wanted
        for family in families:
            missing = self._lacking(family, missing)
        missing = {c for c in missing if _needs_glyph(c)}
        for family in self._others(families) if missing else ():
            left = self._lacking(family, missing)
            if left != missing:
                families.append(family)
                missing = left
        if missing:
            raise self._problem(missing, has_japanese=bool(japanese))
        return tuple(families)

    def _present(self, families: Iterable[str]) -> list[str]:
        return [family for family in families if family in self._faces]

    def _others(self, known: Sequence[str]) -> list[str]:
        rest = (family for family in self._faces if family not in known)
        return sorted(rest, key=lambda family: (not family.startswith("Noto Sans"), family))

    def _lacking(self, family: str, characters: set[str]) -> set[str]:
        if not characters:
            return characters
        path, index = self._faces[family]
        return {c for c in characters if not _has(path, index, ord(c))}

    def _problem(self, missing: set[str], *, has_japanese: bool) -> Problem:
        first = min(missing)
        # A CJK font brings kanji, kana and Latin letters alike.
        if not has_japanese and (not self._faces or unicodedata.east_asian_width(first) in "WF"):
            return Problem("problem.no_japanese_font")
        return Problem("problem.no_glyph", character=first, codepoint=f"U+{ord(first):04X}")


@cache
def system_shelf() -> FontShelf:
    """Give the fonts of this machine; searched once per process (about 0.1 s)."""
    return FontShelf(typst.Fonts(include_system_fonts=True, include_embedded_fonts=False))


def shelf_of(*folders: Path) -> FontShelf:
    """Give the fonts of ``folders`` alone."""
    return FontShelf(
        typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder) for folder in folders],
        )
    )


def _regular_faces(faces: Sequence[typst.FontInfo]) -> dict[str, tuple[str, int]]:
    """Choose of each family the file and index of its plainest face."""
    best: dict[str, tuple[tuple[bool, float, int], str, int]] = {}
    for face in faces:
        if not face.path:
            continue
        plainness = (face.style != "normal", abs(face.stretch - 1), abs(face.weight - 400))
        if face.family not in best or plainness < best[face.family][0]:
            best[face.family] = (plainness, face.path, face.index)
    return {family: (path, index) for family, (_, path, index) in best.items()}


def _needs_glyph(character: str) -> bool:
    """Say whether a character is seen: spaces, line ends, joiners and selectors are not."""
    code = ord(character)
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or code == 0x034F
    return not selector and unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")


@lru_cache(maxsize=1 << 16)
def _has(path: str, index: int, code: int) -> bool:
    """Say whether a font file holds a character."""
    starts, ends = _coverage(path, index)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@lru_cache(maxsize=512)
def _coverage(path: str, index: int) -> Ranges:
    """Read which characters a font file holds: starts and ends of ranges, ascending.

    A file that is no sound font holds none.
    """
    try:
        with Path(path).open("rb") as file:
            ranges = sorted(_cmap_ranges(file, index))
    except (OSError, struct.error, IndexError):
        return (), ()
    return tuple(start for start, _ in ranges), tuple(end for _, end in ranges)


def _cmap_ranges(file: BinaryIO, index: int) -> Iterator[tuple[int, int]]:
    """Walk the ranges of the font's best Unicode character map (OpenType ``cmap``)."""
    offset = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        (offset,) = struct.unpack(">I", file.read(4))
    cmap = _table(file, offset, b"cmap")
    subtables = {}
    (count,) = struct.unpack_from(">H", cmap, 2)
    for i in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * i)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            subtables[struct.unpack_from(">H", cmap, start)[0]] = start
    if 12 in subtables:
        yield from _format_12(cmap, subtables[12])
    elif 4 in subtables:
        yield from _format_4(cmap, subtables[4])


def _table(file: BinaryIO, offset: int, tag: bytes) -> bytes:
    file.seek(offset)
    _, count, *_ = struct.unpack(">IHHHH", file.read(12))
    for record in struct.iter_unpack(">4sIII", file.read(16 * count)):
        if record[0] == tag:
            file.seek(record[2])
            return file.read(record[3])
    return b""


def _format_12(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (groups,) = struct.unpack_from(">I", cmap, start + 12)
    for first, last, glyph in struct.iter_unpack(
        ">III", cmap[start + 16 : start + 16 + 12 * groups]
    ):
        if glyph:
            yield first, last
        elif last > first:
            yield first + 1, last


def _format_4(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    count = twice // 2

    def column(at: int, kind: str) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}{kind}", cmap, start + at)

    ends, starts = column(14, "H"), column(16 + twice, "H")
    deltas, offsets = column(16 + 2 * twice, "h"), column(16 + 3 * twice, "H")
    for i, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        if first == 0xFFFF:
            continue
        if not offset:
            if (first + delta) & 0xFFFF:
                yield first, last
            continue
        # The offset counts from its own place in the table.
        glyphs = start + 16 + 3 * twice + 2 * i + offset
        for code in range(first, last + 1):
            if struct.unpack_from(">H", cmap, glyphs + 2 * (code - first))[0]:
                yield code, code

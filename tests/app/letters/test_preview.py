"""The preview: the pages of the PDF as pictures, personal data marked on wish."""

from __future__ import annotations

import struct
import zlib

import pytest

from app.base.errors import Problem
from app.letters.document import Letter
from app.letters.fonts import system_shelf
from app.letters.preview import to_pages
from tests.app.letters.samples import english_request, japanese_request, long_letter

MARK = bytes((0xFF, 0xF0, 0xB8))


@pytest.fixture(autouse=True, scope="module")
def japanese_font() -> None:
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def marked_pixels(png: bytes) -> int:
    """Count pixels of the marking colour in a PNG of 8-bit RGB(A)."""
    width, height = size(png)
    channels = {2: 3, 6: 4}[png[25]]
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride, count = zlib.decompress(data), width * channels, 0
    above = bytes(stride)
    for y in range(height):
        kind_of_filter = raw[y * (stride + 1)]
        row = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for x in range(stride):
            left = row[x - channels] if x >= channels else 0
            corner = above[x - channels] if x >= channels else 0
            row[x] = (row[x] + predicted(kind_of_filter, left, above[x], corner)) & 0xFF
        above = bytes(row)
        count += sum(above[x : x + 3] == MARK for x in range(0, stride, channels))
    return count


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    """Predict a byte as PNG filter ``kind`` does."""
    if kind == 4:
        near = left + up - corner
        return min((left, up, corner), key=lambda value: abs(near - value))
    return (0, left, up, (left + up) // 2)[kind]


def test_a_page_is_a_png_of_a4() -> None:
    (page,) = to_pages(japanese_request(), ppi=72)
    assert page.startswith(b"\x89PNG")
    assert size(page) == (595, 842)


def test_every_page_is_given() -> None:
    assert len(to_pages(long_letter(japanese_request()), ppi=20)) == 4


@pytest.mark.parametrize("sample", [japanese_request(), english_request()])
def test_fields_are_marked_on_wish(sample: Letter) -> None:
    (plain_page,) = to_pages(sample, ppi=30)
    (marked,) = to_pages(sample, ppi=30, highlight=frozenset({"email"}))
    (more,) = to_pages(sample, ppi=30, highlight=frozenset({"email", "name"}))
    assert marked_pixels(plain_page) == 0
    assert 0 < marked_pixels(marked) < marked_pixels(more)

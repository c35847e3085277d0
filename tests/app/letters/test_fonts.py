"""Fonts: no character is ever dropped in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.messages import LANGUAGES, Messages
from app.letters.fonts import FontShelf, _coverage, shelf_of, system_shelf


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    """The system's fonts, or skip where there is none for Japanese."""
    found = system_shelf()
    try:
        found.families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")
    return found


def test_japanese_letter_is_set_in_japanese_font_first(shelf: FontShelf) -> None:
    assert "JP" in shelf.families_for("見本 花子", "ja")[0]


def test_english_letter_is_set_in_latin_font_and_keeps_the_japanese_one(shelf: FontShelf) -> None:
    families = shelf.families_for("Hanako 花子", "en")
    assert "JP" not in families[0]
    assert any("JP" in family for family in families)


def test_rare_kanji_outside_the_basic_plane_is_held(shelf: FontShelf) -> None:
    assert shelf.families_for("𠮷田 髙橋 﨑", "ja")


def test_other_scripts_bring_a_second_font(shelf: FontShelf) -> None:
    try:
        families = shelf.families_for("אבג ابج ไทย", "ja")
    except Problem:
        pytest.skip("no fonts of other scripts on this machine")
    assert families[0] == shelf.families_for("漢字", "ja")[0]


@pytest.mark.parametrize(
    "invisible", ["a\u00ad", "辻\U000e0100", "か\u3099", "a\u200db", "a\u2003 \n"]
)
def test_what_is_not_seen_needs_no_glyph(shelf: FontShelf, invisible: str) -> None:
    assert shelf.families_for(invisible, "ja")


@pytest.mark.parametrize("character", ["\ue123", "\uf8ff", "\U0010fffd", "\u0378"])
def test_character_in_no_font_is_named(shelf: FontShelf, character: str) -> None:
    with pytest.raises(Problem) as caught:
        shelf.families_for(f"見本{character}", "ja")
    assert caught.value.code == "problem.no_glyph"
    for language in LANGUAGES:
        assert f"U+{ord(character):04X}" in Messages(language).say(caught.value.message)


@pytest.mark.parametrize(("text", "language"), [("花子", "ja"), ("花子", "en"), ("plain", "en")])
def test_without_any_font_the_package_is_named(tmp_path: Path, text: str, language: str) -> None:
    with pytest.raises(Problem) as caught:
        shelf_of(tmp_path).families_for(text, language)
    assert caught.value.code == "problem.no_japanese_font"
    for spoken in LANGUAGES:
        assert "fonts-noto-cjk" in Messages(spoken).say(caught.value.message)


def test_a_latin_font_alone_sets_english_but_not_japanese(tmp_path: Path) -> None:
    dejavu = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    if not dejavu.is_file():
        pytest.skip("the font DejaVu Sans is not on this machine")
    shutil.copy(dejavu, tmp_path)
    alone = shelf_of(tmp_path)
    assert alone.families_for("Straße §", "en") == ("DejaVu Sans",)
    for text, language in (("Straße", "ja"), ("花", "en")):
        with pytest.raises(Problem, match="no_japanese_font"):
            alone.families_for(text, language)


def test_a_broken_font_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 40)
    (tmp_path / "broken.ttc").write_bytes(b"ttcf\0\1\0\0\0\0\0\1" + b"\xff" * 40)
    with pytest.raises(Problem, match="no_japanese_font"):
        shelf_of(tmp_path).families_for("花", "ja")


@pytest.mark.parametrize("size", [0, 3, 40, 200, 2000, 20000])
def test_a_font_that_ends_too_early_holds_nothing(
    shelf: FontShelf, tmp_path: Path, size: int
) -> None:
    whole, index = shelf._faces[shelf.families_for("漢", "ja")[0]]
    cut = tmp_path / "cut.ttc"
    with Path(whole).open("rb") as file:
        cut.write_bytes(file.read(size))
    assert _coverage(str(cut), index) == ((), ())

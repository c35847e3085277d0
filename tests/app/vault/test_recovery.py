from __future__ import annotations

import pytest

from app.base.errors import Problem
from app.vault.recovery import ALPHABET, new_code, read_code


def test_a_code_is_eight_groups_of_four() -> None:
    code = new_code()
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8
    assert set(code) <= set(ALPHABET) | {"-"}


def test_codes_differ_and_have_128_bits_or_more() -> None:
    assert len({new_code() for _ in range(50)}) == 50
    assert len(ALPHABET) ** 28 > 2**128


def test_typing_is_tolerant() -> None:
    code = new_code()
    bare = code.replace("-", "")
    wide = "".join(chr(ord(c) + 0xFEE0) for c in bare)
    look_alikes = bare.translate(str.maketrans("0158V2", "OISBUZ"))
    small = bare.lower().replace("1", "l").replace("0", "o")
    for typed in (
        bare,
        code.lower(),
        f"  {code}\n",
        code.replace("-", " "),
        wide,
        look_alikes,
        small,
    ):
        assert read_code(typed) == bare


@pytest.mark.parametrize("typed", ["", "-", "KJ-7F3K-92", "0" * 32, "𠮷" * 32, "0" * 100_000])
def test_what_is_no_code_is_told(typed: str) -> None:
    with pytest.raises(Problem, match="recovery_code_mistyped"):
        read_code(typed)


def test_one_wrong_character_and_two_swapped_are_told() -> None:
    bare = new_code().replace("-", "")
    for at in range(len(bare)):
        other = ALPHABET[(ALPHABET.index(bare[at]) + 1) % len(ALPHABET)]
        with pytest.raises(Problem, match="recovery_code_mistyped"):
            read_code(bare[:at] + other + bare[at + 1 :])
    for at in range(len(bare) - 1):
        if bare[at] != bare[at + 1]:
            with pytest.raises(Problem, match="recovery_code_mistyped"):
                read_code(bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :])

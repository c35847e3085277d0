from __future__ import annotations

import apsw
import pytest

from app.base.errors import Problem
from app.base.ids import CaseId, LetterFormat, LetterId
from app.vault.letters import FrozenLetter
from app.vault.vault import Vault
from tests.app.vault.conftest import NOW, AddCase


def frozen(vault: Vault, case: CaseId) -> FrozenLetter:
    return FrozenLetter(
        id=vault.letters.new_id(),
        case=case,
        language="ja",
        text="開示の請求\n𠮷田",
        files={LetterFormat.PDF: b"%PDF-1.7\0\xff", LetterFormat.TEXT: b""},
        created=NOW,
        pack_versions={"APPI": "2026.1"},
        template_versions={"ja/APPI/access": "3"},
    )


def test_a_letter_comes_back_byte_for_byte(vault: Vault, add_case: AddCase) -> None:
    case = add_case(vault)
    letters = [frozen(vault, case), frozen(vault, case)]
    for letter in letters:
        vault.letters.add(letter)
    assert vault.letters.get(letters[0].id) == letters[0]
    assert vault.letters.of_case(case) == tuple(letters)
    assert vault.letters.count() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE letters SET text = 'x'",
        "DELETE FROM letters",
        "UPDATE letter_files SET data = x'00'",
        "DELETE FROM letter_files",
    ],
)
def test_a_letter_is_frozen(vault: Vault, add_case: AddCase, statement: str) -> None:
    letter = frozen(vault, add_case(vault))
    vault.letters.add(letter)
    with pytest.raises(apsw.ConstraintError):
        vault._database.run(statement)
    assert vault.letters.get(letter.id) == letter


def test_changed_bytes_show(vault: Vault, add_case: AddCase) -> None:
    letter = frozen(vault, add_case(vault))
    vault.letters.add(letter)
    assert vault.letters.changed() == ()
    vault._database.run("DROP TRIGGER letter_files_never_change")
    vault._database.run("UPDATE letter_files SET data = x'00' WHERE format = 'pdf'")
    assert vault.letters.changed() == ((letter.id, LetterFormat.PDF),)
    assert [fault.id for fault in vault.check().faults] == ["vault.check.letter_changed"]


def test_what_is_not_there_is_told(vault: Vault) -> None:
    with pytest.raises(Problem, match=r"problem\.no_letter"):
        vault.letters.get(LetterId("nothing"))
    with pytest.raises(Problem, match=r"problem\.no_case"):
        vault.letters.add(frozen(vault, CaseId("nothing")))
    assert vault.letters.of_case(CaseId("nothing")) == ()

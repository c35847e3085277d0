from __future__ import annotations

import apsw
import pytest

from app.base.errors import Problem
from app.base.ids import EventKind
from app.vault.vault import Vault
from tests.app.vault.conftest import NOW, AddCase

DATA = b"\0answer\xff" * 1000


def test_a_document_comes_back_byte_for_byte(vault: Vault, add_case: AddCase) -> None:
    case, other = add_case(vault), add_case(vault)
    event = vault.cases.append(case, EventKind.ANSWERED, NOW.date(), recorded=NOW)
    kept = vault.documents.add(case, event.id, "回答 1.pdf", DATA)
    empty = vault.documents.add(case, event.id, "empty", b"")
    assert vault.documents.of_case(case) == (kept, empty)
    assert vault.documents.of_case(other) == ()
    assert vault.documents.data(kept.id) == DATA
    assert (kept.name, kept.size, kept.event) == ("回答 1.pdf", len(DATA), event.id)
    with pytest.raises(Problem, match=r"problem\.no_document"):
        vault.documents.data("nothing")


def test_a_document_stays_as_it_is_until_its_case_is_erased(
    vault: Vault, add_case: AddCase
) -> None:
    case = add_case(vault)
    event = vault.cases.append(case, EventKind.ANSWERED, NOW.date(), recorded=NOW)
    kept = vault.documents.add(case, event.id, "a", DATA)
    for statement in ("UPDATE documents SET data = x'00'", "DELETE FROM documents"):
        with pytest.raises(apsw.ConstraintError):
            vault._database.run(statement)
    assert vault.documents.changed() == ()
    vault._database.run("DROP TRIGGER documents_never_change")
    vault._database.run("UPDATE documents SET data = x'00'")
    assert vault.documents.changed() == (kept.id,)
    assert [fault.id for fault in vault.check().faults] == ["vault.check.document_changed"]
    vault.cases.erase(case)
    assert vault.documents.of_case(case) == ()

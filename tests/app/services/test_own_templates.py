"""The user's templates in the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.base.changes import Topic
from app.base.clock import FixedClock
from app.base.errors import Problem
from app.base.ids import FollowUp, Law, Right
from app.base.paths import Home
from app.bootstrap import OpenCore
from app.letters import own_file, own_start
from app.letters.compose import compose
from app.letters.editing import editable
from app.letters.sample_orders import sample_orders
from app.letters.text import to_text
from app.services import own_templates as service
from app.services.own_templates import OwnTemplates
from app.vault.vault import Vault
from tests.fakes import CHEAP

GDPR, ACCESS = Law.GDPR, Right.ACCESS
TEXT = "I rely on {{ first('access') }} and {{ cite('copy') }}.\n"


@pytest.fixture
def mine(home: Path) -> Iterator[OwnTemplates]:
    vault, _ = Vault.create(Home(home), passphrase="x", argon=CHEAP)
    core = OpenCore(Home(home), FixedClock(date(2026, 11, 21)), vault)
    yield core.own_templates
    core.close()


def test_a_template_is_kept_and_found_however_its_name_is_typed(mine: OwnTemplates) -> None:
    kept, changes = mine.add(service.made("My Letter", GDPR, ACCESS, "en", TEXT))
    assert changes.topics == {Topic.LETTERS}
    assert kept.created == kept.changed is not None
    assert mine.get("own/my letter") == mine.get("MY-LETTER") == kept
    assert mine.list() == mine.of(GDPR, ACCESS, "en") == (kept,)
    assert mine.of(GDPR, ACCESS, "de") == ()
    with pytest.raises(Problem, match=r"problem\.own_template_taken"):
        mine.add(service.made("my letter", GDPR, ACCESS, "en", "other"))
    assert mine.get("My Letter").text == TEXT


def test_what_was_removed_can_come_back(mine: OwnTemplates) -> None:
    kept, _ = mine.add(service.made("Mine", GDPR, ACCESS, "en", TEXT))
    gone, _ = mine.remove("mine")
    assert (gone, mine.list()) == (kept, ())
    for ask in (mine.get, mine.remove):
        with pytest.raises(Problem, match=r"problem\.no_own_template"):
            ask("mine")
    assert mine.add(gone)[0] == kept


def test_the_user_is_told_when_kaijis_letter_has_changed(
    mine: OwnTemplates, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = mine.add(service.made("Mine", GDPR, ACCESS, "en", TEXT))
    assert service.notices(kept) == ()
    old = replace(kept, based_on={**kept.based_on, "en/letter.md.j2": "another"})
    (told,) = service.notices(old)
    assert told.id == "own_template.shipped_changed"
    assert told.values["files"] == "en/letter.md.j2"
    mine.remove("mine")
    mine.add(old)
    assert service.notices(mine.change("mine", "New {{ name }}.")[0]) == (told,)
    assert service.notices(mine.change("mine", TEXT, current=True)[0]) == ()


def test_there_must_be_a_letter_to_take_head_and_end_from() -> None:
    for law, kind, language in ((GDPR, ACCESS, "xx"), (GDPR, FollowUp.PRE_SUIT_NOTICE, "en")):
        with pytest.raises(Problem, match=r"problem\.own_template_no_letter"):
            service.made("Mine", law, kind, language, TEXT)


def test_an_edited_letter_becomes_a_template_and_the_difference_is_told(mine: OwnTemplates) -> None:
    order = sample_orders(GDPR, ACCESS, "en")[0]
    letter = compose(order)
    body = editable(letter) + "\nOne more wish.\n"
    found = service.difference_of_edit(letter, body)
    assert [(each.mark, each.text) for each in found if each.mark] == [("+", "One more wish.")]
    kept, _ = mine.add(service.from_letter("Mine", letter, order, body))
    assert kept.based_on == own_start.basis(GDPR, ACCESS, "en")
    assert [each for each in service.check(kept) if each.severity == "error"] == []
    assert ("+", "One more wish.") in [(e.mark, e.text) for e in service.difference(kept)]
    other = replace(order, person=replace(order.person, name="Kim Other"))
    assert "Robin" not in to_text(compose(other, template=kept)).replace("robin@", "")
    both = replace(order, rights=(ACCESS, Right.ERASURE))
    with pytest.raises(Problem, match=r"problem\.own_template_several"):
        service.from_letter("Two", letter, both, body)


def test_an_exported_template_is_taken_in_again(mine: OwnTemplates, tmp_path: Path) -> None:
    kept, _ = mine.add(service.made("Mine", GDPR, ACCESS, "en", TEXT))
    mine.export("mine", tmp_path / "mine.md.j2")
    found = own_file.read_file(tmp_path / "mine.md.j2")
    assert (found.text, found.head.name, found.head.based_on) == (TEXT, "Mine", kept.based_on)
    with pytest.raises(Problem, match=r"problem\.cannot_write"):
        mine.export("mine", tmp_path / "none" / "mine.md.j2")


def test_another_name_keeps_the_words_and_never_another_s_name(mine: OwnTemplates) -> None:
    kept, _ = mine.add(service.made("Mine", GDPR, ACCESS, "en", TEXT))
    mine.add(service.made("Other", GDPR, ACCESS, "en", TEXT))
    with pytest.raises(Problem, match=r"problem\.own_template_taken"):
        mine.rename("Mine", "other")
    assert mine.get("Mine") == kept
    with pytest.raises(Problem, match=r"problem\.own_template_name_shipped"):
        mine.rename("Mine", "access")
    renamed, changes = mine.rename("Mine", "Better")
    assert (renamed.name, renamed.text, renamed.created) == ("Better", TEXT, kept.created)
    assert changes.topics == {Topic.LETTERS}
    assert [each.name for each in mine.list()] == ["Better", "Other"]
    assert [each.name for each in mine.texts()] == ["Better", "Other"]
    assert mine.texts()[0].notice is None

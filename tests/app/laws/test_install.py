"""A newer pack from a file: taken into use, told apart, given back; a bad one changes nothing."""

from __future__ import annotations

import re
import stat
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from app.base.errors import Problem
from app.base.ids import Law, Right
from app.base.messages import Messages
from app.laws import install, pack, shelf
from app.laws.age import is_old
from app.laws.differences import Change, Part
from app.laws.edition import edition
from app.laws.install import Origin
from app.letters.catalogue import languages_of
from app.services.right_choices import articles_of

DAY = date(2026, 11, 22)
SHIPPED = Path(pack.__file__).parent / "packs"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "home" / "laws"
    shelf.use(found)
    return found


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return written(tmp_path / "new.toml")


def written(
    file: Path, *changes: tuple[str, str], law: str = "GDPR", version: str = "2027-01-01"
) -> Path:
    text = (SHIPPED / f"{law}.toml").read_text(encoding="utf-8")
    shipped = pack.shipped(Law(law)).version
    for old, new in ((f'version = "{shipped}"', f'version = "{version}"'), *changes):
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return file


def said(problem: Problem) -> str:
    return Messages("en").say(problem.message)


def refused(file: Path) -> str:
    before = edition()
    with pytest.raises(Problem) as caught:
        install.install(file, DAY)
    assert edition() == before
    assert len(said(caught.value).splitlines()) == 1
    return said(caught.value)


def test_a_newer_pack_is_used_from_now_on(folder: Path, newer: Path) -> None:
    before = edition()

    done = install.install(newer, DAY)

    assert (done.before.version, done.after.version) == (
        pack.shipped(Law.GDPR).version,
        "2027-01-01",
    )
    assert done.differences == ()
    assert pack.load(Law.GDPR).version == "2027-01-01"
    assert edition() != before
    kept = folder / "packs" / "GDPR.toml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    shelf.use(folder)
    assert pack.load(Law.GDPR).version == "2027-01-01"
    assert install.state(Law.GDPR, DAY).origin is Origin.INSTALLED
    assert install.state(Law.APPI, DAY).origin is Origin.SHIPPED


def test_what_differs_is_named(folder: Path, tmp_path: Path) -> None:
    file = written(
        tmp_path / "new.toml",
        ('en = "Article 15(1)", ja', 'en = "Article 15(9)", ja'),
        ("amount = 1\n", "amount = 2\n"),
        ("particulars = true", "particulars = false"),
        ("[sources]", '[sources]\nNEW = "A new source"'),
    )

    done = install.install(file, DAY)

    words = Messages("en")
    found = {(each.part, each.name): each for each in done.differences}
    assert set(found) == {
        (Part.CITATIONS, "access"),
        (Part.RIGHTS, "correction"),
        (Part.RULES, "R-EU-1 response_due"),
        (Part.SOURCES, "NEW"),
    }
    article = found[Part.CITATIONS, "access"]
    assert (article.change, article.fields) == (Change.CHANGED, ("text",))
    (before,), (after,) = article.before, article.after
    assert words.text("laws.before", text=before) == "before: Article 15(1)"
    assert words.text("laws.after", text=after) == "now: Article 15(9)"
    rule = found[Part.RULES, "R-EU-1 response_due"]
    assert rule.fields == ("amount",)
    assert words.text("laws.after", text=rule.after[0]) == "now: 2 months, counted from “Arrived”."
    assert found[Part.SOURCES, "NEW"].change is Change.ADDED


def test_the_shipped_pack_comes_back(folder: Path, newer: Path) -> None:
    before = edition()
    install.install(newer, DAY)

    done = install.uninstall(Law.GDPR)

    assert done.after.version == pack.shipped(Law.GDPR).version == pack.load(Law.GDPR).version
    assert edition() == before
    assert not list((folder / "packs").iterdir())
    with pytest.raises(Problem, match="pack_not_installed"):
        install.uninstall(Law.GDPR)


def test_an_older_or_the_same_version_is_refused(folder: Path, tmp_path: Path, newer: Path) -> None:
    used = pack.shipped(Law.GDPR).version

    assert used in refused(written(tmp_path / "same.toml", version=used))
    assert "2025-01-01" in refused(written(tmp_path / "old.toml", version="2025-01-01"))
    install.install(newer, DAY)
    assert "2027-01-01" in refused(newer)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Dear lawyer, find the pack attached.", "no law pack"),
        ('[person]\nname = "Hanako"\n', "no law pack"),
        ("", "no law pack"),
        ('law = "LGPD"\n', "line 1"),
        ('law = "GDPR"\nversion = \n', "line 2"),
    ],
)
def test_what_is_no_pack_is_told(folder: Path, tmp_path: Path, content: str, expected: str) -> None:
    file = tmp_path / "x.toml"
    file.write_text(content, encoding="utf-8")

    assert expected in refused(file)


def test_what_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00law")
    (tmp_path / "huge").write_bytes(b"#" * 5_000_000)

    assert "1 MB" in refused(tmp_path / "huge")
    for name in ("absent", ".", "bytes"):
        refused(tmp_path / name)


def test_a_pack_letters_cannot_use_is_refused(folder: Path, tmp_path: Path) -> None:
    """Templates cite by meaning; a pack that has one less would break letters."""
    row = "access_period = {"
    assert "`access_period` is missing" in refused(
        written(tmp_path / "a.toml", (row, f"other{row}"))
    )
    told = refused(written(tmp_path / "c.toml", ('languages = ["en", "ja"]', 'languages = ["en"]')))
    assert "`ja` is missing" in told
    new = '[[rights]]\nright = "limit_sensitive"\nwording = "access"\ncite = "access"\n\n[[rights]]'
    told = refused(written(tmp_path / "b.toml", ("[[rights]]", new)))
    assert "no letters for `limit_sensitive`" in told


def test_a_pack_in_one_language_more_is_of_use(folder: Path, tmp_path: Path) -> None:
    """There are no letters in it; those there are go on, and so does the form."""
    text = written(tmp_path / "x.toml").read_text(encoding="utf-8")
    text = text.replace('languages = ["en", "ja"]', 'languages = ["en", "ja", "es"]')
    text = re.sub(r'\bes = "[^"]*", ', "", re.sub(r', es = "[^"]*"', "", text))
    text = re.sub(r'\bja = ("[^"]*")', r"ja = \1, es = \1", text)
    file = tmp_path / "es.toml"
    file.write_text(text, encoding="utf-8")

    install.install(file, DAY)

    assert languages_of(Law.GDPR, Right.ACCESS) == ("en", "de", "fr", "ja")
    assert articles_of(Law.GDPR, [Right.ACCESS], date(2026, 11, 22)).say("es") == "Article 15"


def test_what_was_begun_before_a_change_is_not_given_after_it(folder: Path, newer: Path) -> None:
    """A window reads a date while a newer pack is taken into use in the store's thread."""
    begun, go_on = Event(), Event()

    @shelf.remember()
    def version() -> str:
        found = pack.load(Law.GDPR).version
        begun.set()
        go_on.wait(10)
        return found

    other = Thread(target=version)
    other.start()
    begun.wait(10)
    install.install(newer, DAY)
    go_on.set()
    other.join()

    assert version() == "2027-01-01"


def test_a_pack_of_another_law_in_its_place_is_left_aside(folder: Path, tmp_path: Path) -> None:
    (folder / "packs").mkdir(parents=True)
    written(folder / "packs" / "GDPR.toml", law="APPI")

    state = install.state(Law.GDPR, DAY)

    assert state.origin is Origin.SHIPPED
    assert state.set_aside is not None
    assert "`GDPR`" in said(state.set_aside)


def test_an_installed_pack_broken_later_is_left_aside_and_told(folder: Path, newer: Path) -> None:
    install.install(newer, DAY)
    kept = folder / "packs" / "GDPR.toml"
    kept.write_text(kept.read_text(encoding="utf-8") + "\n[[rights", encoding="utf-8")
    shelf.use(folder)

    state = install.state(Law.GDPR, DAY)

    assert pack.load(Law.GDPR).rule(Right.ACCESS) is not None
    assert (state.origin, state.pack.version) == (Origin.SHIPPED, pack.shipped(Law.GDPR).version)
    assert state.set_aside is not None
    assert state.removable
    assert "GDPR.toml, line" in said(state.set_aside)
    install.uninstall(Law.GDPR)
    assert install.state(Law.GDPR, DAY).set_aside is None


def test_a_shipped_pack_that_has_caught_up_is_used(folder: Path) -> None:
    (folder / "packs").mkdir(parents=True)
    written(folder / "packs" / "GDPR.toml", version="2026-01-01")

    state = install.state(Law.GDPR, DAY)

    assert state.origin is Origin.SHIPPED
    assert (state.left_over, state.removable) == ("2026-01-01", True)


@pytest.mark.parametrize(
    ("checked", "today", "stale"),
    [
        (date(2026, 11, 21), date(2027, 11, 21), False),
        (date(2026, 11, 21), date(2027, 11, 22), True),
        (date(2028, 2, 29), date(2029, 3, 1), False),
        (date(2028, 2, 29), date(2029, 3, 2), True),
        (date(9999, 1, 1), date(9999, 12, 31), False),
    ],
)
def test_a_pack_grows_old_after_a_year(checked: date, today: date, stale: bool) -> None:
    assert is_old(checked, today) is stale


def test_a_full_disk_or_a_file_in_the_way_changes_nothing(folder: Path, newer: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")

    refused(newer)

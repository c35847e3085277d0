from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, OperatorSlug, Right
from app.base.messages import Messages
from app.base.records import BrokenRecord
from app.operators.directory import Directory, read_operator
from app.operators.record import Operator


def test_every_shipped_operator_is_known_and_whole() -> None:
    directory = Directory()
    slugs = [operator.slug for operator in directory.all()]
    assert {"almigo", "micoly", "mipick", "mixi"} <= set(slugs)
    assert len(slugs) == len(set(slugs))
    assert directory.broken == ()


def test_almigo_states_mail_post_and_a_fee_for_disclosure_only() -> None:
    almigo = Directory().get("almigo")
    mail, post = almigo.channels
    assert (mail.kind, mail.value) == (ChannelKind.EMAIL, "info@almigo.jp")
    assert (post.kind, post.checked) == (ChannelKind.POST, None)
    fee = almigo.fee(Right.ACCESS)
    assert fee is not None
    assert (fee.amount, fee.currency) == (1000, "JPY")
    assert almigo.fee(Right.CORRECTION) is None
    assert almigo.fee(Right.THIRD_PARTY_RECORDS) is None


def test_micoly_names_a_desk_and_no_way_to_reach_it() -> None:
    micoly = Directory().get("micoly")
    assert micoly.desk == "MICOLY, Inc. Customer Support"
    assert micoly.channel() is None
    fee = micoly.fee(Right.PURPOSE_NOTICE)
    assert fee is not None
    assert fee.amount is None


def test_mixi_is_reached_inside_its_app_and_its_mail_address_is_missing() -> None:
    mixi = Directory().get("mixi")
    channel = mixi.channel()
    assert channel is not None
    assert channel.kind is ChannelKind.IN_APP
    assert channel.steps == ("Settings", "Inquiries")
    assert mixi.missing == ("email",)
    assert mixi.prevailing_language == "ja"


def test_mipick_is_reached_by_mail() -> None:
    channel = Directory().get("mipick").channel()
    assert channel is not None
    assert (channel.value, channel.desk) == (
        "contact@injoyinternational.com",
        "Compliance Division",
    )


def test_an_own_record_stands_before_the_shipped_one() -> None:
    own = replace(Directory().get("almigo"), name="ALMIGO, corrected")
    directory = Directory([own, Operator(OperatorSlug("mine"), name="Mine")])
    assert directory.get("almigo").name == "ALMIGO, corrected"
    assert directory.get("mine").name == "Mine"
    assert [hit.slug for hit in directory.search("corrected")] == ["almigo"]
    assert len(directory.all()) == len(Directory().all()) + 1


def test_the_sample_operator_is_known_by_slug_and_not_part_of_the_directory() -> None:
    directory = Directory()
    sample = directory.get("sample-unnamed")
    assert sample.sample
    assert sample.name == ""
    assert sample.channels == ()
    assert sample not in directory.all()
    assert directory.search("sample-unnamed") == []


@pytest.mark.parametrize(
    ("slug", "near"),
    [("almgo", "almigo"), ("ALMIGO", "almigo"), ("miroom", "micoly"), ("familyalbum", "mixi")],
)
def test_an_unknown_slug_is_answered_with_near_ones(slug: str, near: str) -> None:
    with pytest.raises(Problem) as caught:
        Directory().get(slug)
    assert caught.value.code == "problem.unknown_operator_near"
    assert near in Messages("en").say(caught.value.message)


@pytest.mark.parametrize(
    "slug", ["", "   ", "qqqqqq", "../../pyproject", "jp/almigo", "x" * 100_000]
)
def test_no_slug_leads_out_of_the_directory(slug: str) -> None:
    with pytest.raises(Problem) as caught:
        Directory().get(slug)
    assert caught.value.code.startswith("problem.unknown_operator")
    assert len(Messages("ja").say(caught.value.message)) < 300


def shipped(root: Path, **records: str) -> Path:
    folder = root / "jp"
    folder.mkdir()
    for slug, text in records.items():
        (folder / f"{slug}.toml").write_text(text, encoding="utf-8")
    return root


def test_a_broken_record_harms_no_other(tmp_path: Path) -> None:
    tree = shipped(tmp_path, good='slug = "good"\nname = "Good"', bad='slug = "bad"\nnmae = "Bad"')
    directory = Directory(shipped=tree)
    assert directory.get("good").name == "Good"
    assert [hit.slug for hit in directory.search("good")] == ["good"]
    (broken,) = directory.broken
    assert (broken.file, broken.line) == ("operators/jp/bad.toml", 2)
    with pytest.raises(BrokenRecord):
        directory.get("bad")


def test_only_the_record_asked_for_is_read(tmp_path: Path) -> None:
    tree = shipped(tmp_path, good='slug = "good"', bad="")
    (tree / "jp" / "bad.toml").unlink()
    (tree / "jp" / "bad.toml").mkdir()  # reading it would be an error
    assert Directory(shipped=tree).get("good").slug == "good"


def test_bytes_that_are_no_text_are_told_with_their_line() -> None:
    with pytest.raises(BrokenRecord) as caught:
        read_operator(b'slug = "x"\nname = "\xff"', "x.toml")
    assert caught.value.line == 2

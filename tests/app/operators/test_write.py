from __future__ import annotations

import tomllib
from datetime import date

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, OperatorSlug, Right
from app.operators.directory import Directory, read_operator
from app.operators.record import Channel, Documents, Fee, Operator, Procedure, Source
from app.operators.sample import sample_operators
from app.operators.write import files_to_share, write_operator

FULL = Operator(
    slug=OperatorSlug("mihon"),
    name='見本 "商店"\\ (sample)',
    names={"kana": "ミホン", "b c": "x", "ja": "見本"},
    readings=("ミホン",),
    services=("one", "two\ttabs", "\x00\x1f\x7f\u2028\r"),
    country="JP",
    region="JP-13",
    domains=tuple(f"d{number}.shoten.example" for number in range(12)),
    desk="desk",
    representative="x",
    channels=(
        Channel(
            ChannelKind.POST,
            "line 1\nline 2",
            ("a", "b"),
            desk="d",
            purpose="requests",
            source="p",
            checked=date(2026, 11, 1),
            rights=(Right.ACCESS, Right.DELETION),
            laws=("APPI",),
            language="ja",
        ),
        Channel(ChannelKind.PHONE, "03-0000-0000"),
    ),
    fees=(
        Fee((Right.ACCESS,), 0, "JPY", "case", "p", ("stamps", "cash")),
        Fee((), None, per="may_be_charged"),
    ),
    identity_check="required",
    rights_named=(Right.ACCESS,),
    laws_named=("APPI", "Another Act"),
    response_promise="promptly",
    response_forms=("letter",),
    language="ja",
    prevailing_language="ja",
    not_stated=("fax",),
    missing=("web_form",),
    stated_in={"name": "p", "country": "p"},
    inferred={"names.kana": "spelling"},
    sources={
        "q.r": Source("Q", seen=date(2026, 1, 2)),
        "p": Source("P", "1.", "ja", date(2020, 2, 29), date(2026, 11, 1), "https://a.example/p"),
    },
    sample=True,
    corporate_number="1180301018771",
    parent="parent",
    status="merged",
    successor="next",
    languages=("ja", "en"),
    authority="PPC",
    procedure=Procedure(
        "https://a.example/form",
        "required",
        (Documents(("drivers_license", "passport")), Documents(("other", "other"), 2, "agent")),
        "legal_only",
        "letter",
        14,
        "p",
    ),
    notes=("my own\nremark",),
    quotes={"name": 'Their\nown "words"'},
)


def read(text: str) -> Operator:
    return read_operator(text.encode(), "mihon.toml")


@pytest.mark.parametrize(
    "operator",
    [FULL, Operator(OperatorSlug("bare")), *Directory().all(), *sample_operators()],
    ids=lambda operator: operator.slug,
)
def test_a_written_record_is_read_as_it_was(operator: Operator) -> None:
    text = write_operator(operator)
    assert read(text) == operator
    assert write_operator(read(text)) == text


def test_what_is_as_by_default_is_left_out() -> None:
    assert write_operator(Operator(OperatorSlug("bare"))) == 'slug = "bare"\n'
    channel = Channel(ChannelKind.EMAIL, "a@b.example")
    assert write_operator(Operator(OperatorSlug("x"), channels=(channel,))) == (
        'slug = "x"\n\n[[channels]]\nkind = "email"\nvalue = "a@b.example"\n'
    )


def test_one_record_has_one_text_in_whatever_order_it_was_read() -> None:
    turned = read('sources.b.title = "B"\nsources.a.title = "A"\nname = "N"\nslug = "x"')
    straight = read('slug = "x"\nname = "N"\n[sources]\na = {title="A"}\nb = {title="B"}')
    assert write_operator(turned) == write_operator(straight)
    assert write_operator(turned).startswith('slug = "x"\nname = "N"\n')


def test_it_is_a_file_a_person_can_read() -> None:
    text = write_operator(FULL)
    assert "#" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert "\n\n[[procedure.identity_documents]]\n" in text
    assert tomllib.loads(text)["channels"][0]["checked"] == date(2026, 11, 1)


def test_a_shared_record_leaves_the_users_remarks_at_home() -> None:
    ((path, text),) = files_to_share([FULL])
    assert path == "jp/mihon.toml"
    assert (read(text).notes, read(text).quotes) == ((), {})
    assert read(text).channels == FULL.channels


@pytest.mark.parametrize("country", ["", "../..", "jp", "ＪＰ"])
def test_a_country_leads_out_of_no_folder(country: str) -> None:
    ((path, _),) = files_to_share([Operator(OperatorSlug("x"), country=country)])
    assert path == "other/x.toml"


@pytest.mark.parametrize("slug", ["", "../x", "a/b", "C:\\x", "x\n", "X"])
def test_a_slug_that_is_no_file_name_is_refused(slug: str) -> None:
    with pytest.raises(Problem) as caught:
        list(files_to_share([Operator(OperatorSlug(slug))]))
    assert caught.value.code == "problem.slug_no_file"

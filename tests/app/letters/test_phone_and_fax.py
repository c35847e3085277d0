"""By telephone a letter is a sheet to speak from, by fax it begins with a cover line."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind, FollowUp, Law, Right
from app.letters.call_sheet import GAP, LINE, confirmation, drawn
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.custom import LAYOUTS
from app.letters.document import Letter, Paragraph, Run, all_lines, plain
from app.letters.docx import to_docx
from app.letters.fonts import system_shelf
from app.letters.lint import lint
from app.letters.order import Agent, LetterOrder
from app.letters.pdf import to_pdf
from app.letters.preview import to_pages
from app.letters.text import to_mail_body, to_text
from app.letters.words import words_of
from app.operators.record import Channel
from tests.app.letters.orders import AGENT, DAIRI, order_of
from tests.app.letters.samples import NASTY_NAMES, english_request, japanese_request, long_letter

NUMBER = "03-5555-0100"
LANGUAGES = ("en", "de", "fr", "ja")
#: What is written whichever way it goes.
WRITTEN: tuple[Right | FollowUp, ...] = (
    FollowUp.MANDATE_FORM,
    Right.COMPLAINT_CONTROLLER,
    Right.COMPLAINT_AUTHORITY,
)


def ordered(entry: Entry, channel: ChannelKind) -> LetterOrder:
    return replace(order_of(entry), channel=Channel(channel, NUMBER), answer_by=None)


def access(language: str) -> Entry:
    law = Law.APPI if language == "ja" else Law.GDPR
    return next(
        each
        for each in catalogue()
        if (each.language, each.law, each.kind) == (language, law, Right.ACCESS)
    )


def by_phone(language: str) -> Letter:
    return compose(ordered(access(language), ChannelKind.PHONE))


def by_fax(language: str) -> Letter:
    return compose(ordered(access(language), ChannelKind.FAX))


def read_back(letter: Letter, *first_page: str) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not on this machine: install poppler-utils")
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")
    done = subprocess.run(
        ["pdftotext", "-layout", *first_page, "-", "-"],
        input=to_pdf(letter),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def packed(text: str) -> str:
    return re.sub(r"\s", "", text)


def spoken_text(letter: Letter) -> str:
    words = words_of(letter.language).call
    text = to_text(letter)
    return text[text.index(words.say) : text.index(words.announced)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_its_parts_in_order(language: str) -> None:
    letter = by_phone(language)
    words = words_of(language).call
    text = to_text(letter)
    at = 0
    for part in (
        words.number + NUMBER,
        "KJ-7F3K-92",
        words.title + plain(letter.title),
        f"\n{words.say}\n",
        f"\n{words.announced}\n",
        f"\n{words.notes}\n",
        *(f"\n{each} {LINE}\n" for each in words.noted),
        f"\n{LINE}\n",
        f"\n{words.afterwards}\n\n{words.hint}\n",
        words.subject + plain(letter.subject),
        words.called.replace("{gap}", GAP),
        words.told.replace("{gap}", GAP),
        words.confirmed,
    ):
        found = text.find(part, at)
        assert found >= at, part
        at = found + len(part) - 1
    assert text.rstrip().endswith(plain(letter.signature))
    assert "{" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_who_basis_wish_and_date(language: str) -> None:
    said = spoken_text(by_phone(language))
    wanted = {
        "en": ("you know me by", "Article 15(1)", "If you process none", "please tell me why"),
        "de": ("der Zuordnung", "Art. 15 Abs. 1", "Negativauskunft", "die Gründe"),
        "fr": ("les retrouver", "l'article 15", "Si vous n'en traitez aucune", "motifs"),
        "ja": ("本人を特定する事項", "第33条第1項", "存在しない場合", "応じられない場合"),
    }[language]
    reach = "hanako@example.jp" if language == "ja" else "robin@example.org"
    for words in (*wanted, reach):
        assert words in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_head_form_fee_and_end_are_not_said(language: str) -> None:
    letter = by_phone(language)
    said = spoken_text(letter)
    unsaid = {
        "en": ("electronically", "fee", "confirm who I am", "writing"),
        "de": ("elektronisch", "Meine Identität", "Entgelt"),
        "fr": ("voie électronique", "mon identité", "écris"),
        "ja": ("開示の方法", "手数料", "本人確認", "記\n", "以上\n", "拝啓"),
    }[language]
    for words in (*unsaid, *map(plain, (letter.opening, letter.closing))):
        assert not words or words not in said


def test_said_or_confirmed_a_german_letter_begins_with_a_capital() -> None:
    letter = by_phone("de")
    assert "\n\nIch wende mich" in spoken_text(letter)
    mail = to_mail_body(letter)
    assert "Damen und Herren,\n\nam ____" in mail
    assert "\n\nIch wende mich" in mail


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mail_confirms_the_call(language: str) -> None:
    letter = by_phone(language)
    mail = to_mail_body(letter)
    words = words_of(language).call
    assert words.called.replace("{gap}", GAP) in mail
    assert words.say not in mail
    assert words.announced not in mail
    for block in letter.body:
        if isinstance(block, Paragraph) and block is not letter.body[0]:
            assert plain(block.runs) in mail


@pytest.mark.parametrize("channel", [ChannelKind.PHONE, ChannelKind.FAX])
@pytest.mark.parametrize("entry", catalogue(), ids=lambda each: f"{each.language}-{each.kind}")
def test_every_letter_can_be_called_or_faxed(entry: Entry, channel: ChannelKind) -> None:
    order = ordered(entry, channel)
    letter = compose(order)
    assert not [each for each in lint(letter, order) if each.severity == "error"]
    text = to_text(letter)
    assert (drawn(letter) is not letter) == (
        channel is ChannelKind.PHONE and entry.kind not in WRITTEN
    )
    assert "\n\n\n" not in text
    assert not re.search(r"\(\s*\)|（\s*）|「」|“”|\{|  ", text.replace("\n   ", "\n"))
    for line in all_lines(replace(letter, subject=())):
        for run in line:
            assert run.text in text or not run.field


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_values_come_out_as_they_went_in(name: str) -> None:
    for sample in (japanese_request(name), english_request(name)):
        letter = replace(sample, channel=ChannelKind.PHONE, number=name, enclosures=())
        assert to_text(letter).count(name) >= 3
        assert name in to_mail_body(letter)
        assert packed(name).replace("-", "") in packed(read_back(letter)).replace("-", "")
        fax = replace(sample, channel=ChannelKind.FAX, number=name)
        assert name in to_text(fax).splitlines()[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_of_a_call_is_the_sheet(language: str) -> None:
    letter = by_phone(language)
    words = words_of(language).call
    text = packed(read_back(letter))
    for part in (words.title + plain(letter.title), NUMBER, words.say, words.notes, words.hint):
        assert packed(part) in text
    for run in (run for line in all_lines(letter) for run in line if run.field):
        assert packed(run.text) in text
    assert text.count(LINE) == len(words.noted) + 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_preview_have_the_sheet(language: str) -> None:
    letter = by_phone(language)
    with zipfile.ZipFile(io.BytesIO(to_docx(letter))) as archive:
        assert words_of(language).call.hint in archive.read("word/document.xml").decode().replace(
            "&apos;", "'"
        )
    assert to_pages(letter, ppi=20)


def test_forms_complaints_and_other_ways_are_written_as_ever() -> None:
    letter = by_phone("en")
    for kind in WRITTEN:
        written = replace(letter, kind=(kind,))
        assert drawn(written) is confirmation(written) is written
    for channel in set(ChannelKind) - {ChannelKind.PHONE}:
        assert drawn(replace(letter, channel=channel)).layout in LAYOUTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agent_on_the_telephone_encloses_nothing(language: str) -> None:
    order = ordered(access(language), ChannelKind.PHONE)
    agent = Agent(DAIRI if language == "ja" else AGENT)
    letter = compose(replace(order, agent=agent))
    assert not re.search("enclosed|liegt bei|joint,|同封|添付いたします", spoken_text(letter))
    assert agent.person.name in to_text(letter)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fax_begins_with_number_and_pages(language: str) -> None:
    letter = by_fax(language)
    words = words_of(language)
    line = words.fax.replace("{number}", NUMBER)
    assert to_text(letter).splitlines()[0] == line.replace("{pages}", words.uncounted)
    assert "{" not in to_text(letter)
    long = long_letter(letter)
    counted = [(each, read_back(each).count("\f")) for each in (letter, long)]
    assert counted[1][1] > 1
    for each, count in counted:
        first = next(filter(str.strip, read_back(each, "-l", "1").splitlines()))
        assert packed(first) == packed(line.replace("{pages}", str(count)))
    assert packed(read_back(long)).count(packed(line.split("{pages}", maxsplit=1)[0])) == 1


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if "certified" not in each])
def test_the_line_stands_alone_on_every_layout(layout: str) -> None:
    letter = replace(by_fax("en"), layout=layout)
    first = next(filter(str.strip, read_back(letter, "-l", "1").splitlines()))
    assert packed(first).startswith(packed(f"By fax to {NUMBER} – pages:"))


def test_a_fax_says_whether_its_enclosures_are_counted() -> None:
    letter = replace(by_fax("en"), enclosures=((Run("Authority to act"),),))
    assert to_text(letter).startswith(f"By fax to {NUMBER} – pages: see document and the enclos")
    with zipfile.ZipFile(io.BytesIO(to_docx(letter))) as archive:
        assert f"By fax to {NUMBER}" in archive.read("word/document.xml").decode()


def test_only_a_fax_to_the_operator_names_its_number() -> None:
    letter = by_fax("en")
    for other in (
        replace(letter, channel=ChannelKind.POST),
        replace(letter, number=""),
        replace(letter, kind=(Right.COMPLAINT_AUTHORITY,)),
        replace(letter, kind=(FollowUp.MANDATE_FORM,)),
    ):
        assert "By fax" not in to_text(other)
        assert "By fax" not in read_back(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_identity_papers_never_go_by_fax(language: str) -> None:
    order = ordered(access(language), ChannelKind.FAX)
    letter = compose(replace(order, options={**order.options, "identity_enclosed": "PAPER-7"}))
    assert not [line for line in letter.enclosures if "PAPER-7" in plain(line)]

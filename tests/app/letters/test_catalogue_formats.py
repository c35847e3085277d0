"""Every letter of the catalogue as a file: the PDF is sound and says what the text says, the mail too."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.ids import ChannelKind
from app.letters.catalogue import Entry, catalogue
from app.letters.compose import compose
from app.letters.document import Letter, plain
from app.letters.eml import to_eml
from app.letters.fonts import system_shelf
from app.letters.pdf import to_pdf
from app.letters.text import to_mail_body, to_text
from tests.app.letters.orders import order_of
from tests.app.letters.test_layouts import bare, extracted, labelled, later

EVERY = catalogue()
IDS = [f"{each.language}-{each.law}-{each.kind}" for each in EVERY]


@pytest.fixture(autouse=True, scope="module")
def tools() -> None:
    """Skip where the machine lacks what reads a PDF back."""
    try:
        system_shelf().families_for("漢字", "ja")
    except Problem as problem:
        pytest.skip(f"{problem.code}: install the package fonts-noto-cjk")
    for tool, package in (("pdftotext", "poppler-utils"), ("qpdf", "qpdf")):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not on this machine: install {package}")


@pytest.mark.parametrize("entry", EVERY, ids=IDS)
def test_the_pdf_is_sound_and_says_what_the_text_says(entry: Entry, tmp_path: Path) -> None:
    letter = compose(order_of(entry))
    pdf = to_pdf(letter)
    pages = extracted(pdf).split("\f")[:-1]
    shown = [pages[0], *(later(page, letter) for page in pages[1:])]
    assert bare("\n".join(shown)) == bare(labelled(to_text(letter), letter.language))

    file = tmp_path / "letter.pdf"
    file.write_bytes(pdf)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr


def by_mail(entry: Entry) -> Letter | None:
    """Give the letter as it goes by mail; None where it does not."""
    order = order_of(entry)
    channel = order.operator.channel(ChannelKind.EMAIL)
    letter = compose(replace(order, channel=channel))
    return letter if letter.to else None


@pytest.mark.parametrize("entry", EVERY, ids=IDS)
def test_the_mail_reads_back_equal(entry: Entry) -> None:
    letter = by_mail(entry)
    if letter is None:
        return  # a complaint to an authority or the form of a mandate goes to no operator by mail
    pdf = to_pdf(letter)
    read = message_from_bytes(to_eml(letter, "person@example.org", pdf), policy=policy.default)
    assert read["Subject"] == plain(letter.subject)
    assert read["To"] == letter.to
    body, attached = read.iter_parts()
    assert body.get_content().replace("\r\n", "\n") == to_mail_body(letter)
    assert attached.get_content() == pdf

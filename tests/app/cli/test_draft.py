"""``draft``: what the issue promises, read back from the files it writes."""

from __future__ import annotations

import json
import shutil
import subprocess
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli, Run

ALMIGO = ("--operator", "almigo", "--law", "APPI", "--date", "2026-11-21")


def text_of(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_access_to_almigo_as_pdf(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    run = kaiji("draft", *ALMIGO, "--right", "access", "--lang", "ja", "--person", person,
                "--format", "pdf", "--out", out)  # fmt: skip
    assert run.code == 0, run.err
    text = text_of(out).replace(" ", "")
    for expected in ("御中", "第33条第1項", "1,000円", "2026年11月21日", "見本花子", "12月7日"):
        assert expected in text
    # No more of her than her name and her registered address.
    for kept_back in ("見本区", "100-0000", "1990"):
        assert kept_back not in text


def test_the_postal_address_enters_with_a_letter_by_post(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.txt"
    run = kaiji("draft", *ALMIGO, "--right", "access", "--channel", "post", "--person", person,
                "--format", "text", "--out", out)  # fmt: skip
    assert run.code == 0, run.err
    text = out.read_text(encoding="utf-8")
    assert "見本区" in text
    assert "12月7日" not in text  # the day of arrival is not known by ordinary post


def test_erasure_needs_a_ground_and_says_which(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "e.pdf"
    wish = ("draft", "--operator", "mipick", "--law", "APPI", "--right", "erasure", "--person",
            person, "--format", "pdf", "--out", out)  # fmt: skip
    refused = kaiji(*wish)
    assert refused.code == 1
    assert "no_need" in refused.err
    assert not out.exists()
    run = kaiji(*wish, "--ground", "no_need", "--about", "2026年3月31日に退会しました。")
    assert run.code == 0, run.err
    text = text_of(out).replace(" ", "").replace("\n", "")
    assert "第35条第5項" in text
    assert "退会しました" in text


def test_familyalbum_takes_pieces_at_its_menu_path(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    out = tmp_path / "m.txt"
    run = kaiji("draft", "--operator", "mixi", "--law", "APPI", "--right", "access", "--person",
                person, "--format", "text", "--out", out, "--json")  # fmt: skip
    assert run.code == 0, run.err
    told = json.loads(run.out)
    assert told["channel"] == "in_app"
    assert told["language"] == "ja"
    assert told["steps"]
    assert " > ".join(told["steps"]) in run.err
    pieces = out.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(pieces) > 1
    assert all(len(piece) <= 300 for piece in pieces)
    assert "第33条第1項" in pieces[0]


def test_miroom_gets_an_enquiry_instead_of_a_request(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    out = tmp_path / "k.pdf"
    wish = ("draft", "--operator", "micoly", "--law", "APPI", "--person", person, "--format",
            "pdf", "--out", out)  # fmt: skip
    refused = kaiji(*wish, "--right", "access")
    assert refused.code == 1
    assert "--kind contact_enquiry" in refused.err
    assert refused.err.count("\n") == 1
    assert not out.exists()
    asked = kaiji(*wish, "--kind", "contact_enquiry")
    assert asked.code == 0, asked.err
    assert "第32条第1項" in text_of(out).replace(" ", "")


def test_an_operator_without_a_name_is_told_what_to_add(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    run = kaiji("draft", "--operator", "sample-unnamed", "--law", "APPI", "--right", "access",
                "--person", person, "--format", "text", "--out", tmp_path / "x")  # fmt: skip
    assert run.code == 1
    assert "name" in run.err


def test_correction_needs_what_is_wrong(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    run = kaiji("draft", *ALMIGO, "--right", "correction", "--person", person, "--format", "text",
                "--out", tmp_path / "x")  # fmt: skip
    assert run.code == 1
    assert "--about" in run.err


def test_a_person_without_a_name(kaiji: Cli, tmp_path: Path) -> None:
    nobody = tmp_path / "n.toml"
    nobody.write_text('email = "a@example.jp"\n', encoding="utf-8")
    run = kaiji("draft", *ALMIGO, "--right", "access", "--person", nobody, "--format", "text",
                "--out", tmp_path / "x")  # fmt: skip
    assert run.code == 1
    assert "n.toml" in run.err
    assert "name" in run.err


def test_gdpr_in_english(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "g.txt"
    run = kaiji("draft", "--operator", "almigo", "--law", "GDPR", "--right", "access", "--lang",
                "en", "--person", person, "--format", "text", "--out", out, "--json")  # fmt: skip
    assert run.code == 0, run.err
    assert "Article 15" in out.read_text(encoding="utf-8")
    assert json.loads(run.out)["answer_by"]["certainty"] == "statutory"


def test_a_right_the_law_lacks(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    run = kaiji("draft", *ALMIGO, "--right", "portability", "--person", person, "--format", "text",
                "--out", tmp_path / "x")  # fmt: skip
    assert run.code == 1
    assert "Traceback" not in run.err


NAMES = [
    "*O'Brien* <x>",
    "{{7*7}}",
    "$&",
    "&copy;",
    '#read("x")',
    "1. Straße",
    "𠮷田",
    "見本  花子",
    "名" * 300,
    "שלום דוגמה",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["text", "eml", "docx", "pdf"])
def test_a_name_comes_out_as_it_went_in(kaiji: Cli, tmp_path: Path, name: str, form: str) -> None:
    person, out = tmp_path / "p.toml", tmp_path / "out"
    person.write_text(f"name = {json.dumps(name, ensure_ascii=False)}\n", encoding="utf-8")
    run = kaiji("draft", *ALMIGO, "--right", "access", "--person", person, "--format", form,
                "--out", out)  # fmt: skip
    assert run.code == 0, run.err
    if form == "text":
        assert name in out.read_text(encoding="utf-8")
    elif form == "eml":
        mail = message_from_bytes(out.read_bytes(), policy=policy.default)
        assert name in mail.get_content()
        assert name in str(mail["Subject"])
        assert mail["X-Unsent"] == "1"
    elif form == "docx":
        import docx

        assert name in "\n".join(each.text for each in docx.Document(str(out)).paragraphs)
    else:
        squeezed = "".join(text_of(out).split())
        wanted = "".join(name.split())
        assert wanted in squeezed or wanted[::-1] in squeezed


def test_usage_is_exit_two(kaiji: Cli, person: Path) -> None:
    assert kaiji("draft", "--operator", "almigo").code == 2
    both = kaiji("draft", *ALMIGO, "--right", "access", "--kind", "contact_enquiry", "--person",
                 person, "--format", "text", "--out", "x")  # fmt: skip
    assert both.code == 2


def recorded(run: Run) -> str:
    assert run.code == 0, run.err
    case = json.loads(run.out)["case"]
    assert isinstance(case, str)
    return case


def test_a_recorded_draft_becomes_a_case(
    kaiji: Cli, person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a sample passphrase")
    assert kaiji("vault", "init").code == 0
    run = kaiji("draft", *ALMIGO, "--right", "access", "--person", person, "--format", "pdf",
                "--out", tmp_path / "a.pdf", "--record", "--json", "--today",
                "2026-11-21")  # fmt: skip
    case = recorded(run)
    sent = kaiji("cases", "record", case, "sent", "--on", "2026-11-21", "--field",
                 "channel=email", "--json", "--today", "2026-11-21")  # fmt: skip
    assert sent.code == 0, sent.err
    milestones = {
        each["milestone"]: each for each in json.loads(sent.out)["states"][0]["milestones"]
    }
    assert milestones["convention_first"]["due"] == "2026-12-07"
    assert milestones["earliest_suit"]["due"] == "2026-12-08"
    assert milestones["response_due"]["due"] is None
    future = kaiji("cases", "record", case, "answered", "--on", "2026-12-24", "--today",
                   "2026-11-21")  # fmt: skip
    assert future.code == 1
    listed = json.loads(kaiji("cases", "list", "--json").out)
    assert [each["id"] for each in listed] == [case]


def test_a_language_there_is_no_letter_in_gives_way_with_a_word(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    under_ccpa = ("draft", "--operator", "almigo", "--law", "CCPA", "--right", "access", "--person",
                  person, "--format", "text", "--out", tmp_path / "x")  # fmt: skip
    run = kaiji(*under_ccpa, "--json")
    assert run.code == 0
    assert json.loads(run.out)["language"] == "en"
    assert "Japanese" in run.err
    asked = kaiji(*under_ccpa, "--lang", "ja")
    assert asked.code == 1
    assert "en" in asked.err


def test_an_unwritable_place_leaves_nothing_behind(
    kaiji: Cli, person: Path, tmp_path: Path
) -> None:
    run = kaiji("draft", *ALMIGO, "--right", "access", "--person", person, "--format", "text",
                "--out", tmp_path / "no" / "x")  # fmt: skip
    assert run.code == 1
    assert "no such folder" in run.err
    assert not (tmp_path / "no").exists()


def test_a_letter_may_be_dated_ahead(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    out = tmp_path / "x"
    run = kaiji("draft", "--operator", "almigo", "--law", "APPI", "--right", "access", "--person",
                person, "--format", "text", "--out", out, "--date", "2027-01-04", "--today",
                "2026-11-21")  # fmt: skip
    assert run.code == 0, run.err
    assert "2027年1月4日" in out.read_text(encoding="utf-8")


def test_a_letter_does_not_take_the_reference_of_a_case_with_somebody_else(
    kaiji: Cli, person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a sample passphrase")
    assert kaiji("vault", "init").code == 0
    first = kaiji("draft", *ALMIGO, "--right", "access", "--person", person, "--format", "text",
                  "--out", tmp_path / "a.txt", "--record", "--json")  # fmt: skip
    case = recorded(first)
    other = kaiji("draft", "--operator", "mipick", "--law", "APPI", "--right", "access",
                  "--person", person, "--format", "text", "--out", tmp_path / "b.txt",
                  "--case", case)  # fmt: skip
    assert other.code == 1
    assert not (tmp_path / "b.txt").exists()

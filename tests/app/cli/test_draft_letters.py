"""``draft`` beyond the first request: follow-ups, options, layouts, lengths, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.app.cli.conftest import Cli, Run

SENT = ("--asked", "access", "--past", "sent=2026-09-01")
NOTICE = ("--kind", "pre_suit_notice", *SENT, "--past", "arrived=2026-09-02")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Name the file a letter goes to."""
    return tmp_path / "letter.txt"


def write(kaiji: Cli, person: Path, out: Path, *words: object, form: str = "text") -> Run:
    """Draft a letter to ALMIGO under the APPI, dated 21 November 2026."""
    return kaiji("draft", "--operator", "almigo", "--law", "APPI", "--date", "2026-11-21",
                 "--person", person, "--format", form, "--out", out, *words)  # fmt: skip


def told(run: Run) -> str:
    """Give what a refusal says, but for what is said of every letter to ALMIGO."""
    return "\n".join(line for line in run.err.splitlines() if not line.startswith("Take care"))


def test_a_reminder_says_what_was_asked_and_by_when_a_reply_is_hoped_for(
    kaiji: Cli, person: Path, out: Path
) -> None:
    run = write(kaiji, person, out, "--kind", "reminder", *SENT, "--past", "ticket=T-12")
    assert run.code == 0, run.err
    text = out.read_text(encoding="utf-8")
    for expected in ("2026年9月1日", "第33条第1項", "T-12", "2026年12月5日"):
        assert expected in text
    run = write(kaiji, person, out, "--kind", "reminder", *SENT, "--reply-by", "2026-12-10")
    assert run.code == 0, run.err
    assert "2026年12月10日" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--kind", "reminder"), "--asked"),
        (("--kind", "reminder", "--asked", "access"), "--past sent="),
        (("--kind", "refusal_objection", *SENT, "--past", "refused=2026-10-01"), "--refusal"),
        (("--kind", "incomplete_answer", *SENT, "--past", "answered=2026-10-01"), "j33.data"),
        (("--kind", "mandate_form", *SENT), "--agent"),
        (("--kind", "clarification_reply", *SENT), "--about"),
        (("--kind", "reminder", *SENT, "--past", "sent_by=pigeon"), "post, fax"),
        (("--kind", "reminder", *SENT, "--past", "proven=maybe"), "yes, no"),
        (("--kind", "reminder", *SENT, "--past", "ticket=T\nBcc: x"), "one line"),
        (("--kind", "reminder", "--asked", "access", "--past", "sent=2027-01-01"), "2027"),
        (("--kind", "reminder", *SENT, "--reply-by", "2026-11-21"), "--reply-by"),
        (("--kind", "reminder", *SENT, "--variant", "third"), "second"),
        (("--right", "access", "--variant", "second"), "one way only"),
        (("--right", "access", "--option", "nosuch"), "policy_quote"),
        (("--right", "access", "--no-option", "nosuch"), "policy_quote"),
        (("--right", "access", "--option", "scope"), "scope=TEXT"),
        (("--right", "access", "--option", f"policy_quote={'x' * 61}"), "60"),
        (("--right", "access", "--option", "earlier_request=soon"), "soon"),
        (("--right", "access", "--courtesy", "fr"), "en"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_named_and_nothing_is_written(
    kaiji: Cli, person: Path, out: Path, words: tuple[str, ...], hint: str
) -> None:
    run = write(kaiji, person, out, *words)
    assert run.code == 1
    assert hint in told(run)
    assert len(told(run).splitlines()) == 1
    assert "othing was written" in run.err
    assert run.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--right", "access", "--capacity", "parent"), "--agent"),
        (("--right", "access", "--pdf-a"), "--format pdf"),
        (("--right", "access", "--with-pdf"), "--format eml"),
        (("--right", "access", *SENT), "--asked, --past"),
        (("--right", "access", "--reply-by", "2026-12-10"), "--reply-by"),
        (("--right", "access", "--authority", "PPC"), "complaint_authority"),
        (("--right", "access", "--length", "59"), "--length"),
    ],
)
def test_a_wish_without_effect_is_told_as_wrong_usage(
    kaiji: Cli, person: Path, out: Path, words: tuple[str, ...], hint: str
) -> None:
    run = write(kaiji, person, out, *words)
    assert run.code == 2
    assert hint in run.err
    assert not out.exists()


def test_length_is_only_for_text(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    run = write(kaiji, person, file, "--right", "access", "--length", "200", form="pdf")
    assert run.code == 2
    assert not file.exists()


@pytest.mark.parametrize("length", [60, 200])
def test_pieces_are_no_longer_than_asked(kaiji: Cli, person: Path, out: Path, length: int) -> None:
    run = write(kaiji, person, out, "--right", "access", "--length", length)
    assert run.code == 0, run.err
    pieces = out.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(pieces) > 1
    assert all(len(piece) <= length for piece in pieces)


def test_a_pre_suit_notice_takes_its_own_tone_and_goes_by_post_as_certified_mail(
    kaiji: Cli, person: Path, out: Path
) -> None:
    run = write(kaiji, person, out, *NOTICE, "--layout", "certified_20x26", "--json")
    assert run.code == 0, run.err
    assert json.loads(run.out)["channel"] == "post"
    lines = out.read_text(encoding="utf-8").splitlines()
    assert "通知書" in lines[0]
    assert all(len(line) <= 20 for line in lines)


def test_certified_mail_as_docx_is_refused(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    run = write(kaiji, person, file, *NOTICE, "--layout", "certified_20x26", form="docx")
    assert run.code == 1
    assert "--format pdf" in run.err
    assert not file.exists()


def test_an_option_that_is_usually_on_can_be_left_out(kaiji: Cli, person: Path, out: Path) -> None:
    wish = ("draft", "--operator", "almigo", "--law", "GDPR", "--right", "access", "--lang", "en",
            "--person", person, "--format", "text", "--out", out)  # fmt: skip
    assert kaiji(*wish).code == 0
    usual = out.read_text(encoding="utf-8")
    assert "by name" in usual
    assert kaiji(*wish, "--no-option", "recipients_named").code == 0
    assert "by name" not in out.read_text(encoding="utf-8")


def test_years_by_era(kaiji: Cli, person: Path, out: Path) -> None:
    run = write(kaiji, person, out, "--right", "access", "--era")
    assert run.code == 0, run.err
    assert "令和8年11月21日" in out.read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_device_is_not_replaced(kaiji: Cli, person: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    run = write(kaiji, person, pipe, "--right", "access")
    assert run.code == 1
    assert "nothing was written" in run.err
    assert pipe.is_fifo()


def test_a_place_of_law_still_to_be_verified_is_named_once(
    kaiji: Cli, person: Path, out: Path
) -> None:
    run = kaiji("draft", "--operator", "almigo", "--law", "CCPA", "--right", "access", "--lang",
                "en", "--person", person, "--format", "text", "--out", out)  # fmt: skip
    assert run.code == 0, run.err
    assert run.err.count("1798.145(h)(2)") <= 1


def test_a_letter_about_a_case_tells_of_what_the_case_asked(
    kaiji: Cli, person: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a long enough passphrase 9")
    assert kaiji("vault", "init").code == 0
    assert write(kaiji, person, out, "--right", "access", "--record").code == 0
    case = json.loads(kaiji("cases", "list", "--json").out)[0]["id"]
    assert kaiji("cases", "record", case, "sent", "--on", "2026-11-01", "--field",
                 "channel=email").code == 0  # fmt: skip
    out.unlink()
    run = write(kaiji, person, out, "--kind", "reminder", "--case", case)
    assert run.code == 0, run.err
    assert "2026年11月1日" in out.read_text(encoding="utf-8")
    out.unlink()
    run = write(kaiji, person, out, "--kind", "reminder", "--case", case, "--asked", "erasure")
    assert run.code == 1
    assert "--asked" in run.err
    run = kaiji("draft", "--operator", "almigo", "--law", "GDPR", "--kind", "reminder", "--case",
                case, "--person", person, "--format", "text", "--out", out)  # fmt: skip
    assert run.code == 1
    assert "APPI" in run.err
    assert not out.exists()


def test_the_list_gives_the_ids_that_draft_and_show_take(kaiji: Cli) -> None:
    row = next(each for each in kaiji("letters", "list").out.splitlines() if "Auskunft" in each)
    law, kind, language = row.split()[:3]
    run = kaiji("letters", "show", law, kind, language)
    assert run.code == 0, run.err


def test_show_names_everything_that_can_be_chosen(kaiji: Cli) -> None:
    run = kaiji("letters", "show", "APPI", "incomplete_answer", "ja")
    assert "--point j33.data  " in run.out
    run = kaiji("letters", "show", "APPI", "refusal_objection", "ja", "--json")
    choices = json.loads(run.out)["choices"]
    assert ("--refusal", "no_data") in [(each["option"], each["id"]) for each in choices]
    run = kaiji("letters", "show", "CCPA", "access", "fr")
    assert run.code == 1
    assert "en" in run.err


def test_the_help_speaks_japanese(kaiji: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIJI_LANG", "ja")
    for words in ((), ("letters",), ("letters", "show"), ("draft",)):
        text = kaiji(*words, "--help").out
        assert "使い方" in text
        assert "オプション" in text
        for english in ("Usage", "Options:", "Commands:", "Show this"):
            assert english not in text


def test_a_letter_is_written_with_a_template_of_ones_own(
    kaiji: Cli, person: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a long enough passphrase 9")
    assert kaiji("vault", "init").code == 0
    mine = tmp_path / "mine.md.j2"
    mine.write_text("My own words about {{ first('access') }}, signed {{ name }}.\n", "utf-8")
    about = ("--law", "APPI", "--kind", "access", "--lang", "en")
    added = kaiji("letters", "own", "add", "Mine", *about, mine, "--force")
    assert added.code == 0, added.err
    run = write(kaiji, person, out, "--right", "access", "--template", "Mine", "--force")
    assert run.code == 0, run.err
    assert "My own words about Article 33(1)" in out.read_text(encoding="utf-8")
    out.unlink()
    run = write(kaiji, person, out, "--right", "access", "--template", "No such")
    assert run.code == 1
    run = write(kaiji, person, out, "--right", "access", "--lang", "ja", "--template", "Mine")
    assert run.code == 1
    assert "othing was written" in run.err
    assert not out.exists()


def test_own_words_an_own_template_has_no_place_for_are_told(
    kaiji: Cli, person: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a long enough passphrase 9")
    assert kaiji("vault", "init").code == 0
    kept = ("--law", "APPI", "--kind", "access", "--lang", "en")
    words = ("--right", "access", "--about", "My orders of May.", "--force")
    for name, place in (("Without", ""), ("With", "\n{{ about }}\n")):
        mine = tmp_path / f"{name}.md.j2"
        mine.write_text(f"Under {{{{ first('access') }}}}, {{{{ name }}}}.\n{place}", "utf-8")
        added = kaiji("letters", "own", "add", name, *kept, mine, "--force")
        assert added.code == 0, added.err
        run = write(kaiji, person, out, *words, "--template", name)
        assert run.code == 0, run.err
        assert ("My orders of May." in out.read_text(encoding="utf-8")) is bool(place)
        assert ("no place for them" in run.err) is not bool(place)


def test_a_template_that_counts_too_far_is_told_without_words_of_the_machinery(
    kaiji: Cli, tmp_path: Path
) -> None:
    mine = tmp_path / "mine.md.j2"
    mine.write_text("{% for each in range(10 ** 9) %}x{% endfor %}\n", "utf-8")
    run = kaiji(
        "letters", "own", "check", mine, "--law", "APPI", "--kind", "access", "--lang", "en"
    )
    assert run.code == 1
    assert "line 1 (Range too big)" in run.out
    assert "MAX_RAN" not in run.out


def test_a_right_of_next_year_is_not_called_unknown(kaiji: Cli, person: Path, out: Path) -> None:
    wish = ("draft", "--operator", "almigo", "--law", "CCPA", "--right",
            "automated_decision_review", "--about", "My score of 1 May.", "--lang", "en",
            "--person", person, "--format", "text", "--out", out)  # fmt: skip
    run = kaiji(*wish, "--date", "2026-11-21")
    assert run.code == 1
    assert "laws show" in run.err
    run = kaiji(*wish, "--date", "2027-01-04")
    assert run.code == 0, run.err


def test_a_complaint_to_the_authority_is_not_addressed_to_the_operator(
    kaiji: Cli, person: Path, out: Path
) -> None:
    words = ("--right", "complaint_authority", *SENT, "--about", "No answer.", "--channel", "email")
    run = write(kaiji, person, out, *words, "--json", form="eml")
    assert run.code == 0, run.err
    assert json.loads(run.out)["to"] is None
    assert "info@almigo.jp" not in out.read_text(encoding="utf-8").partition("\n\n")[0]

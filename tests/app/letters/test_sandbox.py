"""Templates of the user's own cannot loop, grow, read or reach out."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.messages import LANGUAGES, Messages
from app.letters.sandbox import Sandbox, Source

CITATIONS = {name: {"access": "Place 1"} for name in ("cite", "first", "bare", "beside")}


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def filled(box: Sandbox, text: str, language: str = "en", **values: object) -> str:
    source = Source("own/mine", text, language)
    return box.render(source, {"name": "Robin", "law": "GDPR", **values}, CITATIONS).text


def refused(box: Sandbox, text: str) -> Problem:
    with pytest.raises(Problem) as caught:
        filled(box, text)
    for language in LANGUAGES:
        said = Messages(language).say(caught.value.message)
        assert "own/mine" in said
        assert "{" not in said or "{" in text
    return caught.value


def test_a_template_is_filled_in_and_says_what_it_cites(box: Sandbox) -> None:
    source = Source("own/mine", "{{ name }}: {{ cite('access') }}", "en")
    done = box.render(source, {"name": "Robin"}, CITATIONS)
    assert (done.text, done.cited) == ("Robin: Place 1", ("access",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ 'x' * 10**9 }}", "big"),
        ("{{ [1] * 10**9 }}", "big"),
        ("{{ '%999999999d' % 1 }}", "big"),
        ("{{ 'a' | center(10**9) }}", "big"),
        ("{{ '{:999999999}'.format(1) }}", "big"),
        ("{% for i in range(90000) %}abc{% endfor %}", "big"),
        ("{% set n = namespace(s='x') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}", "big"),
        ("{% macro a(n) %}{{ a(n) }}{% endmacro %}{{ a(1) }}", "deep"),
        ("{% include 'own/mine' %}", "deep"),
        ("{{ " + "(" * 20_000 + " }}", "deep"),
        ("{% include '/etc/passwd' %}", "part"),
        ("{% include '../../etc/passwd' %}", "part"),
        ("{% import 'ja/parts/common.md.j2' as c %}", "part"),
        ("{% include 'en/../ja/letter.md.j2' %}", "part"),
        ("{% include 'en/parts/none.md.j2' %}", "part"),
        ("{{ ''.__class__.__mro__ }}", "forbidden"),
        ("{{ cite.__globals__ }}", "forbidden"),
        ("{{ name | attr('__class__') }}", "forbidden"),
        ("{{ [].append(1) }}", "forbidden"),
    ],
)  # fmt: skip
def test_what_a_template_may_not_is_one_clear_sentence(box: Sandbox, text: str, code: str) -> None:
    assert refused(box, text).code == f"problem.own_template_{code}"
    assert filled(box, "still {{ name }}") == "still Robin"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb {% if %}", 2), ("a\n\n{{ nme }}", 3), ("{{ 1 / 0 }}", 1), ("{{ range(10**9) }}", 1)],
)
def test_a_mistake_is_told_with_its_line(box: Sandbox, text: str, line: int) -> None:
    problem = refused(box, text)
    assert problem.code == "problem.template_mistake"
    assert problem.message.values["line"] == line


def test_what_loops_for_ever_is_ended_and_the_next_letter_is_written() -> None:
    box = Sandbox(seconds=0.5)
    assert filled(box, "{{ name }}") == "Robin"
    first = box.process
    began = time.monotonic()
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert refused(box, loop).code == "problem.own_template_slow"
    assert time.monotonic() - began < 5
    assert filled(box, "{{ name }}") == "Robin"
    assert box.process != first
    box.close()


def test_a_process_that_died_is_replaced() -> None:
    box = Sandbox()
    filled(box, "a")
    assert box.process
    os.kill(box.process, 9)
    assert filled(box, "{{ name }}") == "Robin"
    box.close()
    assert box.process is None


def test_the_process_knows_nothing_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAIJI_PASSPHRASE", "a secret")
    box = Sandbox()
    assert filled(box, "{{ name }}", name="Robin Sample") == "Robin Sample"
    place = Path(f"/proc/{box.process}")
    if place.is_dir():
        assert b"secret" not in (place / "environ").read_bytes()
        assert b"Robin" not in (place / "cmdline").read_bytes()
        limits = (place / "limits").read_text()
        files = next(line for line in limits.splitlines() if line.startswith("Max open files"))
        assert files.split()[3:5] == ["0", "0"]
    box.close()


def test_after_the_first_a_letter_is_filled_in_at_once(box: Sandbox) -> None:
    text = "{% if name %}{{ name }} {{ cite('access') }}{% endif %}\n\n" * 50
    filled(box, text)
    times = []
    for number in range(20):
        began = time.perf_counter()
        assert f"Robin {number} Place 1" in filled(box, text, name=f"Robin {number}")
        times.append(time.perf_counter() - began)
    assert sorted(times)[len(times) // 2] < 0.1  # 2 ms where nobody else works


def test_what_stands_in_a_template_is_read_without_running_it(box: Sandbox) -> None:
    text = (
        "{% set mine = 1 %}{{ mine }}\n{{ name }} {{ past.sent }}\n{{ cite('x') }}"
        "{% include 'en/a.md.j2' %}{% for i in range(9) %}{{ loop.index }}{% endfor %}"
    )
    found = box.read(Source("own/mine", text, "en"))
    assert found.names == {"name": 2, "past": 2, "cite": 3}
    assert found.fields == {"past.sent": 2}
    assert found.cited == {"x": 3}
    assert found.parts == {"en/a.md.j2": 3}


@pytest.mark.parametrize("entry", ["app.cli.main", "ui"])
def test_a_frozen_program_is_its_own_process_apart(entry: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", entry, "--letter-sandbox"],
        input=b"",
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert b'"ready": true' in run.stdout


def test_a_program_that_cannot_start_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Problem, match=r"problem\.sandbox_start"):
        filled(Sandbox(), "a")

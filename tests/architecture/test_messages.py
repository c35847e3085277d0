"""Every sentence a person can read exists in every language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.base import ids
from app.base.messages import LANGUAGES, Messages

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_catalogues_are_in_line_with_the_code() -> None:
    run = subprocess.run(
        [sys.executable, "packaging/catalogues.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_every_id_shown_to_a_person_has_words() -> None:
    shown = {
        "law": ids.Law,
        "territory": ids.Law,
        "right": ids.Right,
        "letter": ids.FollowUp,
        "channel": ids.ChannelKind,
        "event": ids.EventKind,
        "stage": ids.Stage,
        "outcome": ids.Outcome,
        "money": ids.Money,
        "delivery": ids.Delivery,
        "milestone": ids.Milestone,
        "certainty": ids.Certainty,
        "tone": ids.Tone,
    }
    missing = [
        f"{prefix}.{each.value} ({language})"
        for language in LANGUAGES
        for prefix, kind in shown.items()
        for each in kind
        if not Messages(language).has(f"{prefix}.{each.value}")
    ]
    assert missing == []

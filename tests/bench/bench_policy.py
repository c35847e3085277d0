"""Reading a policy of a megabyte: the whole reader, against the time the issue allows.

The text is made up: sample sections, Japanese and English, again and again. The floor is a
second; a longer text of the same words shows that time grows with the length only.

usage: python -m tests.bench.bench_policy
"""

from __future__ import annotations

import json
import time

from app.reading.document import Document
from app.reading.policy.reading import read_policy
from tests.app.reading.policy.test_as_operator import JAPANESE

ENGLISH = """Privacy Policy
Sample Ltd ("we") complies with the GDPR and the Act on the Protection of Personal Information.
1. What we collect
We collect your name, your address and the pages you look at, and pass them to our processors.
2. Your rights
You have the right to request access to your personal data, its rectification or erasure, the
restriction of processing, and a copy in a machine-readable format. We answer within one month.
We may ask you to prove your identity. Requests are free of charge.
3. Contact
Sample Ltd, Data Protection Officer, 1 Sample Street, London
E-mail: privacy@sample.example
Last updated: 1 April 2024
"""
SECOND_MS = 1000.0
#: Twice the text may take so much longer than twice the time.
GROWTH_HOLD = 1.5


def milliseconds(text: str, size: int) -> float:
    """Give the shortest of three readings of ``size`` bytes of ``text`` in UTF-8."""
    document = Document(text * (size // len(text.encode())))
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        read_policy(document)
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken)


def main() -> None:
    """Print two rows a language."""
    for name, text in (("ja", JAPANESE), ("en", ENGLISH)):
        half, whole = milliseconds(text, 500_000), milliseconds(text, 1_000_000)
        rows = (
            (f"1 MB of policy ({name})", SECOND_MS, whole, 1.0),
            (f"twice the policy ({name})", 2 * half, whole, GROWTH_HOLD),
        )
        for path, floor, ours, hold in rows:
            ratio = ours / floor
            row = {"path": path, "floor_ms": floor, "ours_ms": ours, "ratio": ratio, "hold": hold}
            print(json.dumps(row))


if __name__ == "__main__":
    main()

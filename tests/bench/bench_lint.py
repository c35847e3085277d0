"""Reading a letter of hostile words: time grows with its length, not with its square.

The floor is the letter of 4,000 characters, taken six times; ours is the letter of 24,000 of the
same words. A pattern that tries every place again would need six times the floor.

usage: python -m tests.bench.bench_lint
"""

from __future__ import annotations

import json
import time

from app.base.ids import Law, Right
from app.letters.lint import lint
from tests.app.letters.test_lint import _letter, _order

RATIO_HOLD = 2.5
ROUNDS = 5

#: What patterns with a bad ending take for ever over.
SLOW = (
    "a",
    "a ",
    "not use ",
    "一",
    "第一",
    "手数料",
    "you ",
    "4111 ",
    ". ",
    "。",
    "\u0300\u0316",
    "( ",
    "御中 ",
    "ﷺ",
    "Article 28 access ",
    "違反 ",
    "期限は",
    " ",
    "第28条",
)


def seconds(words: str, length: int, language: str) -> float:
    """Give the shortest of some readings of ``length`` characters of ``words``."""
    letter = _letter(words * (length // len(words)), language, Law.APPI, Right.ACCESS, "about")
    order = _order(letter)
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        lint(letter, order)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print one row: the worst of all words and languages."""
    worst: dict[str, object] = {"ratio": 0.0}
    for language in ("en", "ja"):
        for words in SLOW:
            floor = 6 * seconds(words, 4_000, language)
            ours = seconds(words, 24_000, language)
            if ours / floor > float(str(worst["ratio"])):
                worst = {
                    "path": f"lint six times the words ({words.strip()[:8]!r}, {language})",
                    "floor_ms": floor * 1000,
                    "ours_ms": ours * 1000,
                    "ratio": ours / floor,
                    "hold": RATIO_HOLD,
                }
    print(json.dumps(worst))


if __name__ == "__main__":
    main()

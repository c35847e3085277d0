"""Importing records against a floor: decoding them, one insert each, and the two search tables.

The floor is what any import with our search must do: decode the lines, insert five columns, and
fill a table of three letters and one of ones and twos, encrypted as the vault is. Ours does what a
user does: the plan (read, check what each row is, hold it against what is on file) and then
accepting all of it.

usage: python -m tests.bench.bench_import [operators] [rounds]
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import apsw
import msgspec

from app.base.clock import FixedClock
from app.base.paths import Home
from app.base.text import fold
from app.bootstrap import Core
from app.operators.importing.plan import State
from tests.bench.many_operators import DAY, operators, vault_with

RATIO_HOLD = 2.0


def write_source(path: Path, number: int) -> None:
    """Write made-up records as Datenanfragen.de does, a line each."""
    with path.open("w", encoding="utf-8") as stream:
        for operator in operators(number):
            (mail,) = operator.channels
            record = {
                "slug": operator.slug,
                "relevant-countries": ["all"],
                "name": f"{operator.name} {operator.slug.removeprefix('sample-')}",
                "runs": [operator.names["latin"]],
                "address": "Musterstraße 1\n12345 Musterstadt\nDeutschland",
                "email": mail.value,
                "web": f"https://www.{operator.domains[0]}/",
                "sources": [f"https://www.{operator.domains[0]}/privacy"],
                "quality": "verified",
            }
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")


def floor(source: Path, target: Path) -> float:
    """Decode, insert and index; give the seconds."""
    start = time.perf_counter()
    connection = apsw.Connection(str(target))
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("key", "raw:" + "a1" * 32)
    for pragma, value in (("journal_mode", "WAL"), ("cache_size", -64000)):
        connection.pragma(pragma, value)
    connection.execute(
        """
        CREATE TABLE op (id INTEGER PRIMARY KEY, slug, name, service, domain, mail);
        CREATE VIRTUAL TABLE tri USING fts5(f, tokenize = 'trigram', content = '');
        CREATE VIRTUAL TABLE bi USING fts5(g, tokenize = 'ascii', content = '', detail = none);
        """
    )
    records = [msgspec.json.decode(line) for line in source.read_bytes().splitlines()]
    keys = ("slug", "name", "runs", "web", "email")
    rows = [tuple(str(each[key]) for key in keys) for each in records]
    folded = [fold(" ".join(row)) for row in rows]
    with connection:
        connection.executemany(
            "INSERT INTO op VALUES (?, ?, ?, ?, ?, ?)",
            ((number, *row) for number, row in enumerate(rows, 1)),
        )
        connection.executemany("INSERT INTO tri (rowid, f) VALUES (?, ?)", enumerate(folded, 1))
        grams = ((number, _grams(text)) for number, text in enumerate(folded, 1))
        connection.executemany("INSERT INTO bi (rowid, g) VALUES (?, ?)", grams)
    connection.close()
    return time.perf_counter() - start


def _grams(text: str) -> str:
    found = {
        word[at : at + size].encode().hex()
        for word in text.split()
        for size in (1, 2)
        for at in range(len(word) - size + 1)
    }
    return " ".join(found)


def ours(source: Path, folder: Path) -> tuple[float, float]:
    """Plan and accept; give the seconds of each."""
    core = Core(Home(folder), FixedClock(DAY)).unlocked(vault_with(folder, 0))
    # Opening the directory is no part of an import.
    core.directory.count()
    start = time.perf_counter()
    plan = core.importing.plan(source)
    planned = time.perf_counter()
    core.importing.accept(plan.chosen([State.NEW]))
    done = time.perf_counter()
    assert plan.counts[State.NEW] == sum(plan.counts.values()), plan.counts
    core.close()
    return planned - start, done - planned


def main(number: int = 100_000, rounds: int = 1) -> None:
    """Print a JSON row: plan and write, against the floor."""
    floors, plans, writes = [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "source.jsonl"
        write_source(source, number)
        for each in range(rounds):
            floors.append(floor(source, folder / f"floor{each}.db"))
            planned, written = ours(source, folder / f"home{each}")
            plans.append(planned)
            writes.append(written)
    both = [first + second for first, second in zip(plans, writes, strict=True)]
    row = {
        "path": f"import of {number} operators",
        "floor_ms": round(statistics.median(floors) * 1000),
        "ours_ms": round(statistics.median(both) * 1000),
        "ratio": round(statistics.median(both) / statistics.median(floors), 2),
        "hold": RATIO_HOLD,
        "plan_ms": round(statistics.median(plans) * 1000),
        "write_ms": round(statistics.median(writes) * 1000),
    }
    print(json.dumps(row))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

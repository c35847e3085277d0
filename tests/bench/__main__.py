"""All benches, each in a process of its own: `python -m tests.bench`.

Prints a table and fails where a path takes longer than it may, as a ratio to a floor
taken in the same run: ratios hold on a slow machine too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def rows_of(bench: str) -> list[dict[str, Any]]:
    """Run one bench and read its rows; one that prints none counts as failed."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{bench}"],
        check=False,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not rows:
        return [{"path": f"{bench} failed", "floor_ms": 0, "ours_ms": 0, "ratio": 0, "hold": -1}]
    return rows


def main() -> int:
    """Run every bench_*.py beside this file."""
    print(f"{'path':44} {'floor ms':>10} {'ours ms':>10} {'ratio':>7} {'hold':>7}")
    too_slow = 0
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        for row in rows_of(path.stem):
            over = row["ratio"] > row["hold"]
            too_slow += over
            print(
                f"{row['path']:44} {row['floor_ms']:10.1f} {row['ours_ms']:10.1f}"
                f" {row['ratio']:7.2f} {row['hold']:7.2f}{'  TOO SLOW' if over else ''}",
                flush=True,
            )
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())

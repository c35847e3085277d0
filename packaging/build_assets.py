"""Make what is not committed: compiled message catalogues and the window's icons.

Run by ``make setup`` and, as a hatchling build hook, before a wheel is built.
"""

from __future__ import annotations

import importlib.metadata
import io
import re
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "app" / "base" / "translations"
ICONS = ROOT / "ui" / "icons"
STROKE = "1.75"


def compile_catalogues() -> None:
    """Compile every ``LANG.po`` to ``LANG.mo`` beside it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in CATALOGUES.glob("*.po"):
        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.stem, abort_invalid=True)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        source.with_suffix(".mo").write_bytes(compiled.getvalue())


def wanted_icons() -> list[str]:
    """Name the icons the window uses: the lines of ``ui/icons.txt``."""
    lines = (ROOT / "ui" / "icons.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def write_icons() -> None:
    """Write the wanted Lucide icons with our stroke, and the licence that goes with them."""
    from lucide import lucide_icon

    ICONS.mkdir(exist_ok=True)
    for stale in ICONS.glob("*.svg"):
        stale.unlink()
    for name in wanted_icons():
        svg = lucide_icon(name)
        (ICONS / f"{name}.svg").write_text(
            re.sub(r'stroke-width="[^"]*"', f'stroke-width="{STROKE}"', svg), encoding="utf-8"
        )
    version = importlib.metadata.version("python-lucide")
    (ICONS / "LICENSE-lucide.txt").write_text(
        f"Icons: Lucide, taken with python-lucide {version}.\n\n"
        + (ROOT / "packaging" / "LICENSE-lucide.txt").read_text(encoding="utf-8"),
        encoding="utf-8",
    )


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Build the assets before the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the assets; see hatchling's build hooks."""
        main()


def main() -> None:
    """Make all assets."""
    compile_catalogues()
    write_icons()


if __name__ == "__main__":
    main()

"""Keep the message catalogues in line with the code.

Without an argument: find the ids used in ``app`` and ``ui`` and add the missing ones (empty) to
every catalogue. With ``--check``: say what is missing, empty or differs in its
placeholders, and exit 1 if anything is.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "app" / "base" / "translations"
_ID = re.compile(r"^[a-z][a-z_0-9]*(\.[A-Za-z_0-9]+)*\.[A-Za-z_0-9]*[A-Za-z0-9]$")
#: What looks like an id and is the name of a file.
_FILE = re.compile(r"\.(db|keys|lock|toml|json|mo|po|svg|txt|py|exe|dll|\d)$")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def used_ids(prefixes: set[str]) -> set[str]:
    """Find the ids that stand literally in the code: strings with the form and prefix of one.

    Babel's own extractor reads the first argument of calls only and glues the two sides of
    ``"a.x" if late else "a.y"`` together, so the syntax tree is read instead.
    """
    return {
        node.value
        for package in ("app", "ui")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _ID.match(node.value)
        and not _FILE.search(node.value)
        and node.value.partition(".")[0] in prefixes
    }


def read(language: str) -> Catalog:
    """Read the catalogue of a language."""
    with (CATALOGUES / f"{language}.po").open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def faults() -> Iterator[str]:
    """Name everything that is wrong with the catalogues."""
    catalogues = {path.stem: read(path.stem) for path in sorted(CATALOGUES.glob("*.po"))}
    ids = {_id(message.id) for catalogue in catalogues.values() for message in catalogue} - {""}
    prefixes = {name.partition(".")[0] for name in ids}
    for missing in sorted(used_ids(prefixes) - ids):
        yield f"{missing}: used in the code, in no catalogue"
    for name in sorted(ids):
        places: dict[str, set[str]] = {}
        for language, catalogue in catalogues.items():
            message = next((each for each in catalogue if _id(each.id) == name), None)
            texts = _texts(message.string) if message else ()
            if not texts or not all(texts):
                yield f"{name}: no text in {language}"
            else:
                places[language] = set(_PLACEHOLDER.findall(" ".join(texts))) - {"count"}
        if len({frozenset(each) for each in places.values()}) > 1:
            yield f"{name}: the placeholders differ between the languages"


def _id(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def _texts(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ())


def add_missing() -> None:
    """Add ids used in the code to every catalogue, without a text yet."""
    for path in CATALOGUES.glob("*.po"):
        catalogue = read(path.stem)
        known = {_id(message.id) for message in catalogue}
        prefixes = {name.partition(".")[0] for name in known}
        for missing in sorted(used_ids(prefixes) - known):
            catalogue.add(missing, "")
        with path.open("wb") as stream:
            write_po(stream, catalogue, width=100, sort_output=True, no_location=True)


def main() -> int:
    """Check or complete the catalogues."""
    if "--check" not in sys.argv:
        add_missing()
    wrong = list(faults())
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

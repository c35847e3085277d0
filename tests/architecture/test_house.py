"""The house stands as ARCHITECTURE.md says: directions, data, no numbers of law in code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = [
    "base",
    "laws",
    "operators",
    "people",
    "reading",
    "letters",
    "cases",
    "net",
    "vault",
    "services",
    "bootstrap",
    "cli",
]
#: Rooms that stand side by side and do not import each other.
BESIDE = {
    "operators": "people",
    "people": "operators",
    "reading": "letters",
    "letters": "reading",
}
NETWORK = {
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "PySide6.QtNetwork",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib.request",
    "urllib3",
}


def modules(package: str) -> Iterator[Path]:
    yield from sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "app" and len(parts) > 1 and parts[1] in ROOMS else None


@pytest.mark.parametrize("path", list(modules("app")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_rooms_to_its_left(path: Path) -> None:
    own = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own is None:
        return
    for name in imports(path):
        other = room_of(name)
        if other is None:
            continue
        assert ROOMS.index(other) <= ROOMS.index(own), f"{own} imports {name}"
        assert BESIDE.get(own) != other, f"{own} imports {name}"


def test_the_core_never_imports_qt_or_the_window() -> None:
    for path in modules("app"):
        for name in imports(path):
            assert name.split(".")[0] not in {"PySide6", "ui", "shiboken6"}, f"{path}: {name}"


def test_only_the_room_for_the_network_opens_a_socket() -> None:
    for package in ("app", "ui"):
        for path in modules(package):
            if path.is_relative_to(ROOT / "app" / "net"):
                continue
            for name in imports(path):
                assert not any(name == net or name.startswith(f"{net}.") for net in NETWORK), path


#: What the window may know of the core: services, what everything stands on, frozen records
#: and the pure views of them. Everything else is an engine or a store.
WINDOW_MAY_KNOW = (
    "app.base",
    "app.bootstrap",
    "app.services",
    "app.cases.case",
    "app.cases.clock_words",
    "app.cases.clocks",
    "app.cases.events",
    "app.cases.fields",
    "app.cases.imagining",
    "app.cases.next_steps",
    "app.cases.timeline",
    "app.laws.why",
    "app.letters.document",
    "app.letters.kinds",
    "app.letters.lint",
    "app.letters.order",
    "app.operators.authorities",
    "app.operators.authority_finder",
    "app.operators.freshness",
    "app.operators.importing.columns",
    "app.operators.importing.plan",
    "app.operators.record",
    "app.people.person",
    "app.reading.finding",
    "app.reading.policy.fields",
    "app.reading.policy.stated",
)


def test_the_window_asks_services_and_never_an_engine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules("ui")
        for name in imports(path)
        if name.startswith("app.")
        and not any(name == known or name.startswith(f"{known}.") for known in WINDOW_MAY_KNOW)
        and not any(known.startswith(f"{name}.") for known in WINDOW_MAY_KNOW)
    ]
    assert found == []


_ARTICLE = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十百]+\s*条"
    r"|\b(?:Art\.?|Article|Artikel|article|§+|[Ss]ection)\s*\d"
)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Walk the string constants of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings | bare:
            continue
        if isinstance(node.value, str):
            yield node.lineno, node.value


def test_no_article_number_stands_in_python() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for package in ("app", "ui")
        for path in modules(package)
        for line, text in strings(path)
        if _ARTICLE.search(text)
    ]
    assert found == []


def test_no_article_number_stands_in_a_template() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in sorted((ROOT / "letter_templates").rglob("*.j2"))
        for match in _ARTICLE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_data_folders_hold_no_code() -> None:
    for package in ("letter_templates", "company_directory"):
        for path in modules(package):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert len(tree.body) == 1, f"{path} is more than a docstring"


def test_the_lock_names_no_host_and_every_line_has_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = re.split(r"^(?=\S+==)", lock, flags=re.MULTILINE)[1:]
    assert len(pins) > 20
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []

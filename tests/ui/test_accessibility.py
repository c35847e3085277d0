"""Every page as a screen reader walks it: what can be acted on says what it is.

``python -m tests.ui.test_accessibility`` prints the report of the English window.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.tree import Node, walk
from tests.ui.workspace import PAGES, make_samples, open_window, rest
from ui.appearance import Appearance
from ui.widgets.tab_order import stops
from ui.wiring import Window
from ui.wording import Words


@pytest.fixture(scope="module", params=["en", "ja"])
def built(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    words = Words(request.param)
    appearance = Appearance(qapp, words, "light")
    home = make_samples(tmp_path_factory.mktemp("home") / "home")
    window = open_window(qapp, home, words, appearance)
    yield window
    window.window.hide()
    window.end()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()


def nodes_of(built: Window, page: str) -> list[Node]:
    PAGES[page](built)
    rest(built)
    return list(walk(built.window))


@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_a_role(built: Window, page: str) -> None:
    nodes = nodes_of(built, page)
    controls = [node for node in nodes if node.is_control]
    assert len(controls) > 10
    assert [node.path for node in controls if not node.name.strip()] == []
    # What the keyboard reaches is something: nothing focusable is a mere area.
    nameless = {"Client", "NoRole", "Grouping", "Pane", "LayeredPane"}
    assert [
        node.path
        for node in nodes
        if node.focusable and node.role in nameless and not node.name.strip()
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_message_id_and_no_placeholder_is_spoken(built: Window, page: str) -> None:
    spoken = [text for node in nodes_of(built, page) for text in (node.name, node.description)]
    assert [
        text for text in spoken if "{" in text or text.startswith(("ui.", "today.", "case."))
    ] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("15-search", "16-keys")])
def test_tab_reaches_every_control_once_around(built: Window, page: str) -> None:
    """From the first place Tab comes back to it, past everything that Tab may stop at."""
    PAGES[page](built)
    rest(built)
    window = built.window
    QTest.mouseMove(window)
    first = window.focusWidget()
    seen: list[QObject] = []
    place = first
    for _ in range(400):
        window.focusNextChild()
        place = window.focusWidget()
        if place is None or place in seen:
            break
        seen.append(place)
    stops = {each for each in window.findChildren(QWidget) if _stops(each)}
    missed = [f"{type(each).__name__}#{each.objectName()}" for each in stops - set(seen)]
    assert missed == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in ("15-search", "16-keys")])
def test_tab_walks_as_one_reads(built: Window, page: str) -> None:
    """Header, content, side, bar, then the rail; in the content from top to bottom."""
    PAGES[page](built)
    rest(built)
    shown = built.window.current_page()
    regions = [*shown.regions(), built.window.rail]
    start = next(each for region in regions for each in stops(region) if each.isVisible())
    start.setFocus()
    walked: list[QWidget] = []
    place: QWidget | None = start
    while place is not None and place not in walked:
        walked.append(place)
        built.window.focusNextChild()
        place = built.window.focusWidget()
    regions_walked = [
        next(n for n, region in enumerate(regions) if region.isAncestorOf(each))
        for each in walked
        if any(region.isAncestorOf(each) for region in regions)
    ]
    assert regions_walked == sorted(regions_walked)
    inner = shown.findChild(QWidget, "content")
    assert inner is not None
    tops = [
        each.mapTo(inner, each.rect().topLeft()).y()
        for each in walked
        if inner.isAncestorOf(each) and each.width() * 2 > inner.width()
    ]
    assert tops == sorted(tops)


def _stops(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def report(folder: Path) -> Iterator[str]:
    """Walk the English window and say what there is on each page."""
    application = QApplication(sys.argv[:1])
    words = Words("en")
    built = open_window(
        application, make_samples(folder / "home"), words, Appearance(application, words, "light")
    )
    for page in PAGES:
        nodes = nodes_of(built, page)
        controls = [node for node in nodes if node.is_control]
        roles = Counter(node.role for node in controls)
        unnamed = sum(not node.name.strip() for node in controls)
        kinds = ", ".join(f"{count} {role}" for role, count in roles.most_common())
        yield f"{page}: {len(nodes)} nodes, {len(controls)} controls, {unnamed} unnamed ({kinds})"
    built.window.hide()
    built.end()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        for line in report(Path(place)):
            sys.stdout.write(line + "\n")

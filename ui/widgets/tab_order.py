"""Tab walks as one reads: line by line, whenever and in whatever order things were made.

By the places of the widgets, not by their layouts: walking ``QLayout.itemAt`` leaves wrappers
behind that crash PySide 6.11 once their items are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Give what Tab may stop at below ``root``, in reading order; what is hidden is left out.

    Tab also stops at a widget that passes the keyboard on to a part of itself: it belongs here too.
    """
    return [
        each
        for each in _widgets(root)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus or each.focusProxy() is not None
    ]


def order(widgets: list[QWidget]) -> None:
    """Let Tab go from each of ``widgets`` to the next."""
    for before, after in pairwise(widgets):
        # A widget and the part it passes the keyboard to are neighbours already; asked to order
        # those two, Qt moves the whole of it.
        if before.nextInFocusChain() is not after and before.focusProxy() is not after:
            QWidget.setTabOrder(before, after)


def _widgets(root: QWidget) -> Iterator[QWidget]:
    yield root
    children = [
        each
        for each in root.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if not each.isWindow() and not each.isHidden()
    ]
    for row in _rows(children):
        for child in row:
            yield from _widgets(child)


def _rows(widgets: list[QWidget]) -> Iterator[list[QWidget]]:
    """Part widgets into lines: what begins above the middle of a line's first one stands in it."""
    row: list[QWidget] = []
    for each in sorted(widgets, key=lambda widget: (widget.y(), widget.x())):
        if row and each.y() >= row[0].geometry().center().y():
            yield sorted(row, key=lambda widget: widget.x())
            row = []
        row.append(each)
    yield sorted(row, key=lambda widget: widget.x())

"""F6: from one part of the window to the next, for those who do not use a mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def focus_next_region(regions: list[QWidget], step: int) -> None:
    """Move the keyboard to the first place of the next region that has one.

    Args:
        regions: the parts of the window, in reading order.
        step: 1 forward, -1 backward.
    """
    focused = QApplication.focusWidget()
    here = next(
        (
            index
            for index, region in enumerate(regions)
            if focused is not None and (region is focused or region.isAncestorOf(focused))
        ),
        -1 if step > 0 else 0,
    )
    for distance in range(1, len(regions) + 1):
        region = regions[(here + step * distance) % len(regions)]
        place = _first_place(region)
        if place is not None:
            # Else the ring would stay hidden until Tab itself was pressed once.
            place.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            place.setFocus(Qt.FocusReason.TabFocusReason)
            place.update()
            return


def _first_place(region: QWidget) -> QWidget | None:
    """Give the first widget of a region that Tab would stop at."""
    widget = region
    while True:
        can_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_tab and widget.isVisible() and widget.isEnabled() and _lies_in(widget, region):
            return widget
        after = widget.nextInFocusChain()
        if after is None or after is region:
            return None
        widget = after


def _lies_in(widget: QWidget, region: QWidget) -> bool:
    return widget is region or region.isAncestorOf(widget)

"""The accessibility tree of a window, as a screen reader walks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

ROLE = QAccessible.Role

#: Roles a person acts on: each must say what it is.
CONTROLS = {
    ROLE.Button,
    ROLE.PushButton,
    ROLE.RadioButton,
    ROLE.CheckBox,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.List,
    ROLE.ListItem,
    ROLE.Table,
    ROLE.Cell,
    ROLE.SpinBox,
    ROLE.Link,
    ROLE.MenuItem,
    ROLE.ButtonMenu,
}


@dataclass(frozen=True)
class Node:
    """One thing in the tree.

    Attributes:
        path: the object names from the window to it.
        depth: how deep it lies.
    """

    role: str
    name: str
    description: str
    focusable: bool
    is_control: bool
    path: str
    depth: int


def walk(window: QWidget) -> Iterator[Node]:
    """Walk everything that is shown, in the order of the tree."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    yield from _walk(root, "", 0)


def _walk(found: QAccessibleInterface, path: str, depth: int) -> Iterator[Node]:
    state = found.state()
    if state.invisible:
        return
    widget = found.object()
    here = widget.objectName() if widget is not None else ""
    kind = type(widget).__name__ if widget is not None else "item"
    path = f"{path}/{kind}{'#' + here if here else ''}"
    yield Node(
        role=found.role().name,
        name=found.text(QAccessible.Text.Name),
        description=found.text(QAccessible.Text.Description),
        focusable=bool(state.focusable),
        is_control=found.role() in CONTROLS,
        path=path,
        depth=depth,
    )
    for number in range(found.childCount()):
        child = found.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, path, depth + 1)

"""The menu of the filters that are asked for less often: law, way, fee, day of the check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.base.ids import ChannelKind, Law
from app.services.directory import EVERY, Filter
from ui.wording import Words

T = TypeVar("T")

#: Within how many months a check may lie.
_MONTHS = (6, 12)


class FilterMenu(QMenu):
    """Holds what it narrows by; the country, the e-mail and the age stand on chips.

    Signals:
        changed: the user chose something.
    """

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_menu")
        self._words = words
        self._chosen = EVERY

    def chosen(self) -> Filter:
        """Give what is chosen."""
        return self._chosen

    def set_chosen(self, chosen: Filter) -> None:
        """Tick what is chosen; ``changed`` stays silent."""
        self._chosen = chosen
        self.retranslate()

    def count(self) -> int:
        """Say how many of its filters are on."""
        chosen = self._chosen
        return sum(map(bool, (chosen.law, chosen.channel, chosen.has_fee, chosen.checked_within)))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        for child in (*self.findChildren(QMenu), *self.findChildren(QActionGroup)):
            child.deleteLater()
        self.clear()
        laws: list[tuple[str, Law | None]] = [(text("directory.filter.any_law"), None)]
        laws += [(text(f"law.{law}"), law) for law in Law]
        self._offer(
            "law", text("directory.filter.law"), laws, lambda law: replace(self._chosen, law=law)
        )
        ways: list[tuple[str, ChannelKind | None]] = [(text("directory.filter.any_channel"), None)]
        ways += [(text(f"channel.{kind}"), kind) for kind in ChannelKind]
        self._offer(
            "channel",
            text("directory.filter.channel"),
            ways,
            lambda way: replace(self._chosen, channel=way),
        )
        days = [(text("directory.filter.any_day"), 0)]
        days += [(text("directory.filter.within", count=each), each) for each in _MONTHS]
        self._offer(
            "checked_within",
            text("directory.filter.checked"),
            days,
            lambda months: replace(self._chosen, checked_within=months),
        )
        fee = QAction(text("directory.filter.has_fee"), self)
        fee.setObjectName("filter_has_fee")
        fee.setCheckable(True)
        fee.setChecked(self._chosen.has_fee)
        fee.toggled.connect(lambda on: self._choose(replace(self._chosen, has_fee=on)))
        self.addAction(fee)

    def _offer(
        self,
        field: str,
        title: str,
        choices: Sequence[tuple[str, T]],
        change: Callable[[T], Filter],
    ) -> None:
        """Offer the choices of one field of the filter; ``change`` puts one of them in."""
        menu = QMenu(title, self)
        group = QActionGroup(menu)
        for words, value in choices:
            action = QAction(words.replace("&", "&&"), menu)
            action.setObjectName(f"filter_{field}_{value or 'any'}")
            action.setCheckable(True)
            action.setChecked(value == getattr(self._chosen, field))
            action.triggered.connect(lambda _on=True, value=value: self._choose(change(value)))
            group.addAction(action)
            menu.addAction(action)
        self.addMenu(menu)

    def _choose(self, chosen: Filter) -> None:
        self._chosen = chosen
        self.changed.emit()


def filter_words(wanted: Filter, place: str, words: Words) -> str:
    """Name the filters that are on; empty = none is.

    Args:
        wanted: the filters.
        place: the name of its country; empty where none is chosen.
        words: the language.
    """
    text = words.text
    said = [place]
    said.append(text(f"law.{wanted.law}") if wanted.law else "")
    said.append(text(f"channel.{wanted.channel}") if wanted.channel else "")
    said.append(text("directory.has_email") if wanted.has_email else "")
    said.append(text("directory.filter.has_fee") if wanted.has_fee else "")
    said.append(text("directory.stale") if wanted.stale else "")
    months = wanted.checked_within
    said.append(text("directory.filter.checked_within", count=months) if months else "")
    return text("list.comma").join(each for each in said if each)

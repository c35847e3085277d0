"""PySide6 6.12.0 drops references to None and True on Python 3.11 until the process dies."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel


class Bell(QObject):
    rung = Signal(int)


def test_the_version_is_below_the_one_that_aborts() -> None:
    major, minor = (int(part) for part in PySide6.__version__.split(".")[:2])
    assert (major, minor) < (6, 12)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal here")
def test_a_thousand_calls_lose_no_reference(qapp: QApplication) -> None:
    bell, label = Bell(), QLabel()

    def thousand() -> None:
        for number in range(1000):
            bell.rung.emit(number)
            label.setText("x")

    thousand()
    before = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    thousand()
    after = sys.getrefcount(None), sys.getrefcount(True), sys.getrefcount(False)
    drift = [late - early for early, late in zip(before, after, strict=True)]
    assert all(abs(each) < 100 for each in drift), drift

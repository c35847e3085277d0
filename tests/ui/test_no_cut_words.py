"""No word of ours is cut: every page in both languages, at 1280x800, at 200 % and 900 pixels wide.

At 1280x800 nothing at all is shortened, the sample data included. Where it is narrow or large a
single line may end with an ellipsis, if its tooltip has the whole; a button may not.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QWidget

from tests.ui.workspace import PAGES, make_samples, open_window, rest
from ui.appearance import Appearance
from ui.widgets.text import Text
from ui.wiring import Window
from ui.wording import Words

#: Sizes of the window and of the text, in per cent.
SIZES = ((1280, 800, 100), (900, 800, 100), (1280, 800, 200))


@pytest.fixture(scope="module", params=["en", "ja"])
def built(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Window]:
    words = Words(request.param)
    appearance = Appearance(qapp, words, "light")
    home = make_samples(tmp_path_factory.mktemp("home") / "home")
    window = open_window(qapp, home, words, appearance)
    yield window
    appearance.choose_text_size(0)
    window.window.hide()
    window.end()
    qapp.styleHints().colorSchemeChanged.disconnect(appearance.follow)
    appearance.deleteLater()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px-{size[2]}%")
@pytest.mark.parametrize("page", PAGES)
def test_no_label_is_cut(built: Window, page: str, size: tuple[int, int, int]) -> None:
    width, height, text = size
    built.appearance.choose_text_size(text)
    built.window.resize(width, height)
    PAGES[page](built)
    rest(built)
    # The window did not have to grow: what a page needs is no more than it was given.
    assert (built.window.width(), built.window.height()) == (width, height)
    assert list(_cut(built.window, may_elide=size != SIZES[0])) == []


def _cut(window: QWidget, *, may_elide: bool) -> Iterator[str]:
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.visibleRegion().isEmpty():
            continue
        if isinstance(each, Text):
            if each.is_cut() and not (may_elide and each.toolTip()):
                yield f"{each.text()} ({each.parentWidget()})"
        elif isinstance(each, QPushButton | QCheckBox) and each.text():
            wanted = each.sizeHint()
            if each.width() < wanted.width() or each.height() < wanted.height():
                yield f"{_words(each)} ({each.objectName()})"


def _words(button: QAbstractButton) -> str:
    return button.text().replace("&&", "&")

"""Line icons that take their colour from the theme at the moment they are painted."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.widgets import look

#: Below this size a line of the usual width looks thin.
_SMALL = 16


class MissingIcon(Exception):
    """An icon is used that ``ui/icons.txt`` does not name; a bug of ours."""


@cache
def _source(name: str) -> str:
    try:
        return files("ui").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        hint = f"{name}: add it to ui/icons.txt and run packaging/build_assets.py"
        raise MissingIcon(hint) from error


@cache
def _drawing(name: str, pixels: int, ratio: float, colour: str, strong: bool) -> QPixmap:
    """Render an icon once for each size, colour and screen."""
    source = _source(name).replace("currentColor", colour)
    if strong or pixels < _SMALL:
        source = source.replace('stroke-width="1.75"', 'stroke-width="2"')
    pixmap = QPixmap(QSize(pixels, pixels) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def draw_icon(
    painter: QPainter,
    rect: QRect | QRectF,
    name: str,
    colour: QColor | str,
    *,
    strong: bool = False,
) -> None:
    """Draw the icon ``name``, square, in the middle of ``rect``.

    Raises:
        MissingIcon: there is no such icon.
    """
    pixels = round(min(rect.width(), rect.height()))
    if pixels <= 0:
        return
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    pixmap = _drawing(name, pixels, ratio, QColor(colour).name(), strong)
    centre = QRectF(rect).center()
    painter.drawPixmap(QPointF(centre.x() - pixels / 2, centre.y() - pixels / 2), pixmap)


class _Engine(QIconEngine):
    """Draws an icon in the current colour of a token."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        _source(name)
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        draw_icon(painter, rect, self._name, look.tokens().colour(token))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._token)


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107 (a colour token, no password)
    """Make an icon for a menu or a combo box; it follows the theme.

    Raises:
        MissingIcon: there is no such icon.
    """
    return QIcon(_Engine(name, token))

"""The style: Fusion with our own buttons, fields, boxes, bars and focus.

There is no application style sheet: a widget matched by a rule would be drawn
by the sheet and not by us, and would not follow the theme.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QTextEdit,
    QWidget,
)

from ui.widgets.buttons import button_size, draw_button, look_of
from ui.widgets.icons import draw_icon
from ui.widgets.look import Look
from ui.widgets.paint import ring, sheet
from ui.widgets.type import Role

_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Primitive = QStyle.PrimitiveElement
_Contents = QStyle.ContentsType
_Metric = QStyle.PixelMetric
_State = QStyle.StateFlag
_Sub = QStyle.SubControl

#: The height of a field and of a combo box, and the room left and right of its text.
_FIELD = 36
_FIELD_PADDING = 10
#: The room of a combo box for its arrow.
_ARROW = 34
#: A check box is 16 px in an indicator of 22, which has room for the focus ring; both grow
#: with the text.
_BOX = 16
_INDICATOR = 22
_SCROLL_BAR = 12
_THUMB = 6

_INDICATORS = {
    _Metric.PM_IndicatorWidth,
    _Metric.PM_IndicatorHeight,
    _Metric.PM_ExclusiveIndicatorWidth,
    _Metric.PM_ExclusiveIndicatorHeight,
}
_METRICS = {
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_ScrollBarExtent: _SCROLL_BAR,
    _Metric.PM_ScrollBarSliderMin: 32,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ButtonIconSize: 16,
}


class KaijiStyle(Look):
    """Draws the stock widgets of the window from the tokens.

    Qt may call any of these without a widget; where QProxyStyle's stub forbids
    that, the call to it is marked.
    """

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Control.CE_PushButton:
            self._push_button(option, painter, widget)
        elif element == _Control.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            self._combo_label(option, painter)
        elif element == _Control.CE_ProgressBar:
            self._progress(option, painter)
        elif element in (_Control.CE_HeaderSection, _Control.CE_HeaderEmptyArea):
            painter.fillRect(option.rect, self.tokens.colour("surface"))
        elif element == _Control.CE_ShapedFrame and isinstance(widget, QPlainTextEdit | QTextEdit):
            self._field(option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in (_Primitive.PE_PanelLineEdit, _Primitive.PE_FrameLineEdit):
            if not _is_inside_another_field(widget):
                self._field(option, painter, widget)
        elif element == _Primitive.PE_IndicatorCheckBox:
            self.draw_check_box(painter, option.rect, option.state)
        elif element == _Primitive.PE_IndicatorRadioButton:
            self._radio(option, painter)
        elif element not in (_Primitive.PE_FrameFocusRect, _Primitive.PE_PanelScrollAreaCorner):
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _Complex.CC_ComboBox:
            self._combo(option, painter, widget)
        elif control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _INDICATORS:
            return self.type.px(_INDICATOR)
        ours = _METRICS.get(metric)
        return ours if ours is not None else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 (Qt's name)
    ) -> int:
        if hint == QStyle.StyleHint.SH_ComboBox_Popup:
            return 0
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration and self.less_motion:
            return 0
        return int(super().styleHint(hint, option, widget, returnData))

    def sizeFromContents(
        self,
        contents: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if contents == _Contents.CT_PushButton and isinstance(widget, QPushButton):
            return button_size(look_of(widget), self.type)
        if contents == _Contents.CT_LineEdit:
            return QSize(size.width() + 2 * _FIELD_PADDING, self.type.px(_FIELD))
        if contents == _Contents.CT_ComboBox:
            return QSize(
                size.width() + 2 * _FIELD_PADDING + self.type.px(_ARROW), self.type.px(_FIELD)
            )
        return super().sizeFromContents(contents, option, size, widget)  # type: ignore[arg-type]

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        if element == QStyle.SubElement.SE_LineEditContents:
            # QLineEdit itself adds 2 px on each side.
            return option.rect.adjusted(_FIELD_PADDING - 2, 1, 2 - _FIELD_PADDING, -1)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return self._scroll_bar_part(option, sub)
        if control == _Complex.CC_ComboBox and sub == _Sub.SC_ComboBoxEditField:
            return option.rect.adjusted(_FIELD_PADDING, 1, -self.type.px(_ARROW), -1)
        return super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]

    def draw_check_box(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """Draw a check box in the middle of ``rect``, with room for its ring; tiles do so too."""
        tokens = self.tokens
        box = _centred(rect, self._box(rect))
        enabled = bool(state & _State.State_Enabled)
        checked = bool(state & (_State.State_On | _State.State_NoChange))
        if checked:
            sheet(painter, box, tokens.colour("accent" if enabled else "disabled"), radius=4)
        else:
            fill = "hover" if enabled and state & _State.State_MouseOver else "surface"
            border = "control" if enabled else "line2"
            sheet(painter, box, tokens.colour(fill), tokens.colour(border), radius=4, width=1.5)
        if checked:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = tokens.colour("on_accent" if enabled else "surface")
            scale = box.width() / _BOX
            painter.setPen(_round_pen(ink, 2 * scale))
            left, top = box.left(), box.top()
            steps = (
                ((4, 8), (12, 8))
                if state & _State.State_NoChange
                else ((3.8, 8.2), (6.8, 11.2), (12.2, 5))
            )
            painter.drawPolyline([QPointF(left + x * scale, top + y * scale) for x, y in steps])
            painter.restore()
        if _keyboard_focus(state):
            ring(painter, box.adjusted(-3, -3, 3, 3), tokens.colour("focus"))

    def _box(self, rect: QRect) -> int:
        """Give the side of a check box or radio button that shall be drawn into ``rect``."""
        return min(self.type.px(_BOX), rect.height() - (_INDICATOR - _BOX))

    def _push_button(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        state = option.state
        shown = replace(
            look_of(widget),
            enabled=bool(state & _State.State_Enabled),
            hovered=bool(state & _State.State_MouseOver),
            pressed=bool(state & (_State.State_Sunken | _State.State_On)),
            focused=_keyboard_focus(state),
        )
        draw_button(painter, option.rect, shown, self.tokens, self.type)

    def _field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        tokens = self.tokens
        enabled = bool(option.state & _State.State_Enabled)
        read_only = bool(widget is not None and widget.property("readOnly"))
        invalid = bool(widget is not None and widget.property("kinvalid"))
        fill = "surface" if enabled and not read_only else "sunken"
        border = "late" if invalid else "control" if enabled and not read_only else "line2"
        sheet(painter, option.rect, tokens.colour(fill), tokens.colour(border))
        if enabled and option.state & _State.State_HasFocus:
            ring(painter, option.rect, tokens.colour("late" if invalid else "focus"))

    def _radio(self, option: QStyleOption, painter: QPainter) -> None:
        tokens, state = self.tokens, option.state
        side = self._box(option.rect)
        circle = _centred(option.rect, side)
        enabled = bool(state & _State.State_Enabled)
        checked = bool(state & _State.State_On)
        border = ("accent" if checked else "control") if enabled else "disabled"
        fill = "hover" if enabled and state & _State.State_MouseOver else "surface"
        sheet(
            painter, circle, tokens.colour(fill), tokens.colour(border), radius=side / 2, width=1.5
        )
        if checked:
            inset = side // 4
            dot = circle.adjusted(inset, inset, -inset, -inset)
            sheet(painter, dot, tokens.colour(border), radius=dot.width() / 2)
        if _keyboard_focus(state):
            ring(
                painter, circle.adjusted(-3, -3, 3, 3), tokens.colour("focus"), radius=side / 2 + 3
            )

    def _combo(
        self, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None
    ) -> None:
        self._field(option, painter, widget)
        enabled = bool(option.state & _State.State_Enabled)
        ink = self.tokens.colour("text2" if enabled else "disabled")
        right = option.rect.right() - _FIELD_PADDING
        side = self.type.px(16)
        draw_icon(
            painter,
            QRectF(right - side, option.rect.center().y() + 0.5 - side / 2, side, side),
            "chevron-down",
            ink,
        )

    def _combo_label(self, option: QStyleOptionComboBox, painter: QPainter) -> None:
        rect = option.rect.adjusted(_FIELD_PADDING, 0, -self.type.px(_ARROW), 0)
        enabled = bool(option.state & _State.State_Enabled)
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        if not option.currentIcon.isNull():
            side = self.type.px(16)
            top = rect.top() + (rect.height() - side) // 2
            option.currentIcon.paint(painter, QRect(rect.left(), top, side, side), mode=mode)
            rect.setLeft(rect.left() + side + 8)
        font = self.type.font(Role.BODY)
        words = QFontMetricsF(font).elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.save()
        painter.setFont(font)
        painter.setPen(self.tokens.colour("text" if enabled else "disabled"))
        line = self.type.line(Role.BODY)
        top_ = rect.top() + (rect.height() - line) / 2
        painter.drawText(QPointF(rect.left(), top_ + self.type.baseline(Role.BODY)), words)
        painter.restore()

    def _progress(self, option: QStyleOption, painter: QPainter) -> None:
        # The option arrives down-cast in current versions; guard for a plain one.
        done = getattr(option, "progress", 0) - getattr(option, "minimum", 0)
        total = getattr(option, "maximum", 0) - getattr(option, "minimum", 0)
        height = 6
        top = option.rect.top() + (option.rect.height() - height) / 2
        track = QRectF(option.rect.left(), top, option.rect.width(), height)
        edge = self.tokens.colour("line") if self.tokens.is_contrast else None
        groove = "surface" if self.tokens.is_contrast else "line"
        sheet(painter, track, self.tokens.colour(groove), edge, radius=3)
        if total > 0 and done > 0:
            track.setWidth(max(height, track.width() * min(1.0, done / total)))
            sheet(painter, track, self.tokens.colour("accent"), radius=3)

    def _scroll_bar(
        self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None
    ) -> None:
        thumb = QRectF(self._scroll_bar_part(option, _Sub.SC_ScrollBarSlider))
        if option.maximum <= option.minimum or thumb.isEmpty():
            return
        inset = (_SCROLL_BAR - _THUMB) / 2
        if option.orientation == Qt.Orientation.Vertical:
            thumb.adjust(inset, 2, -inset, -2)
        else:
            thumb.adjust(2, inset, -2, -inset)
        active = option.state & (_State.State_MouseOver | _State.State_Sunken)
        sheet(painter, thumb, self.tokens.colour("control" if active else "line2"), radius=3)

    def _scroll_bar_part(self, option: QStyleOptionSlider, sub: QStyle.SubControl) -> QRect:
        rect = option.rect
        upright = option.orientation == Qt.Orientation.Vertical
        length = rect.height() if upright else rect.width()
        span = option.maximum - option.minimum
        thumb = length
        if span > 0:
            thumb = max(min(32, length), length * option.pageStep // (span + option.pageStep or 1))
        start = QProxyStyle.sliderPositionFromValue(
            option.minimum,
            option.maximum,
            option.sliderPosition,
            length - thumb,
            option.upsideDown,
        )
        places = {
            _Sub.SC_ScrollBarGroove: (0, length),
            _Sub.SC_ScrollBarSlider: (start, thumb),
            _Sub.SC_ScrollBarSubPage: (0, start),
            _Sub.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
        }
        if sub not in places:
            return QRect()
        at, size = places[sub]
        if upright:
            return QRect(rect.left(), rect.top() + at, rect.width(), size)
        return QRect(rect.left() + at, rect.top(), size, rect.height())


def _centred(rect: QRect, side: int) -> QRect:
    return QRect(
        rect.left() + (rect.width() - side) // 2,
        rect.top() + (rect.height() - side) // 2,
        side,
        side,
    )


def _is_inside_another_field(widget: QWidget | None) -> bool:
    """Say whether a line edit is part of a combo or spin box, which draws the frame itself."""
    parent = widget.parent() if widget is not None else None
    return parent is not None and (
        parent.inherits("QComboBox") or parent.inherits("QAbstractSpinBox")
    )


def _keyboard_focus(state: QStyle.StateFlag) -> bool:
    """Say whether focus shows: buttons show it after Tab, not after a click."""
    return bool(state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange)


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen

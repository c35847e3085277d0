"""The head of a request: where you are, what was asked of whom, and its facts as pills and chips."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.base.ids import Delivery, Money
from app.base.messages import Message
from app.cases.case import Case
from app.letters.kinds import kind_name
from app.services.case_file import CaseFile
from app.services.later import offered
from ui.case.due_pills import due_pills
from ui.widgets import look
from ui.widgets.buttons import Button, Kind
from ui.widgets.flow import Flow
from ui.widgets.icons import icon
from ui.widgets.marks import Mark
from ui.widgets.pill import Chip, Pill
from ui.widgets.text import Text
from ui.widgets.tip import plain_tip
from ui.widgets.type import Role
from ui.wording import Words

#: A step of the crumb takes so much of the line at most.
_CRUMB = 260


class Crumb(QAbstractButton):
    """One step of the way here, as a link; it elides itself."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Set the words."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        cut = self._advance(words) > look.type_().px(_CRUMB)
        self.setToolTip(plain_tip(words) if cut else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        type_ = look.type_()
        width = min(self._advance(self.accessibleName()), type_.px(_CRUMB))
        return QSize(round(width + 1), type_.line(Role.SMALL) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, type_ = look.tokens(), look.type_()
        option = QStyleOptionButton()
        option.initFrom(self)
        states = QStyle.StateFlag
        hovered = bool(option.state & states.State_MouseOver)
        keyboard = states.State_HasFocus | states.State_KeyboardFocusChange
        focused = option.state & keyboard == keyboard
        painter = QPainter(self)
        font = type_.font(Role.SMALL)
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(
            self.accessibleName(), Qt.TextElideMode.ElideRight, self.width() + 1
        )
        ink = tokens.colour("accent_text" if hovered or focused else "text2")
        painter.setFont(font)
        painter.setPen(ink)
        base = type_.baseline(Role.SMALL)
        painter.drawText(QPointF(0, base), words)
        if hovered or focused:
            painter.setPen(QPen(ink, 2 if focused else 1))
            end = metrics.horizontalAdvance(words)
            painter.drawLine(QPointF(0, base + 3), QPointF(end, base + 3))

    def _advance(self, words: str) -> float:
        return QFontMetricsF(look.type_().font(Role.SMALL)).horizontalAdvance(words)


class CaseHead(QWidget):
    """Crumb and title at the left, what can be done at the right.

    Signals:
        back_asked: to all requests.
        person_asked: to the person.
        operator_asked: to the operator's record.
        record_asked: something is to be recorded.
        copy_asked: the reference is to be copied.
        letter_asked: a letter of this kind is to be written about the request.
    """

    back_asked = Signal()
    person_asked = Signal()
    operator_asked = Signal()
    record_asked = Signal()
    copy_asked = Signal()
    letter_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._case: Case | None = None
        self._back = Crumb("crumb_requests")
        self._back.clicked.connect(self.back_asked)
        self._person = Crumb("crumb_person")
        self._person.clicked.connect(self.person_asked)
        self._reference = Text("", Role.SMALL, "text2", single=True)
        self._title = Text("", Role.TITLE, single=True).stretch()
        self._title.setObjectName("case_title")
        self.write = Button("", Kind.SECONDARY, icon="file-text")
        self.write.setObjectName("write_letter")
        self.write.clicked.connect(self._open_letters)
        self._letters = QMenu(self)
        self._letters.setObjectName("letters_menu")
        self.record = Button("", Kind.SECONDARY, icon="plus")
        self.record.setObjectName("record_something")
        self.record.clicked.connect(self.record_asked)
        self._more = Button("", Kind.QUIET, icon="ellipsis")
        self._more.setObjectName("case_more")
        self._more.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._copy = self._menu.addAction(icon("copy"), "")
        self._copy.triggered.connect(self.copy_asked)
        self._record_of = self._menu.addAction(icon("building-complex"), "")
        self._record_of.triggered.connect(self.operator_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        crumbs = QHBoxLayout()
        crumbs.setSpacing(6)
        for widget in (self._back, _Angle(), self._person, _Angle(), self._reference):
            crumbs.addWidget(widget)
        crumbs.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addLayout(crumbs)
        left.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addWidget(self.write)
        row.addWidget(self.record)
        row.addWidget(self._more)

    def show_case(self, shown: CaseFile) -> None:
        """Say which request this is."""
        case, person, words = shown.row.case, shown.row.person, self._words
        self._case = case
        name = case.person_name
        if person is not None and person.sample:
            name = words.text("person.sample_name", name=name)
        self._back.set_words(words.text("case.requests"))
        self._person.set_words(name)
        self._person.setEnabled(person is not None)
        self._reference.set_text(case.reference)
        title = words.text("case.title", operator=case.operator_name, asked=asked(case, words))
        self._title.set_text(title)
        self.record.set_words(words.text("case.record_event"))
        self._more.set_words("", name=words.text("case.more"))
        self._copy.setText(words.text("case.copy_reference", reference=case.reference))
        self._record_of.setText(words.text("case.open_operator"))
        self._show_letters(shown)

    def _show_letters(self, shown: CaseFile) -> None:
        """Offer the letters there are about this request."""
        kinds = offered(shown.row)
        self._letters.clear()
        for kind in kinds:
            words = self._words.say(kind_name(kind))
            action = self._letters.addAction(words.replace("&", "&&"))
            action.setObjectName(f"letter_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.letter_asked.emit(kind))
        self.write.setVisible(bool(kinds))
        self.write.set_words(self._words.text("case.write_letter"))

    def _open_letters(self) -> None:
        self._letters.popup(self.write.mapToGlobal(self.write.rect().bottomLeft()))

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


class _Angle(Text):
    """What stands between two steps of the crumb."""

    def __init__(self) -> None:
        super().__init__("›", Role.SMALL, "text3", single=True)


class Facts(QWidget):
    """The pills and chips below the title."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._flow = Flow(self, gap=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_case(self, shown: CaseFile) -> None:
        """Show where a request stands."""
        self._flow.clear()
        step = shown.row.step
        self._add(Pill(_capital(self._words.say(step.words)), Mark(step.mark.value)))
        for said, mark in due_pills(shown, self._words):
            self._add(Pill(said, mark))
        self._add_law(shown)
        self._add_delivery(shown)
        self._add_money(shown)
        person = shown.row.person
        if person is not None and person.sample:
            self._add(Chip(self._words.text("case.sample"), "flask-conical"))
        self.updateGeometry()

    def texts(self) -> list[str]:
        """Give what the pills and chips say."""
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.accessibleName() for widget in widgets if widget is not None]

    def _add(self, badge: QWidget) -> None:
        self._flow.addWidget(badge)
        badge.show()

    def _add_law(self, shown: CaseFile) -> None:
        words, case = self._words, shown.row.case
        for ask in case.asks:
            places = [words.say(place) for place in shown.citations.get(ask.id, ())]
            said = words.messages.listed(places) or words.text(f"law.{ask.law}")
            if len(case.asks) > 1:
                right = words.text(f"right.{ask.right}")
                said = words.text("case.chip_ask", asked=right, place=said)
            self._add(Chip(said, "scale"))

    def _add_delivery(self, shown: CaseFile) -> None:
        asks = shown.row.assessment.asks
        for delivery, day_assumed in dict.fromkeys((s.delivery, s.day_assumed) for s in asks):
            said = self._words.text(f"delivery.{delivery}")
            if day_assumed and delivery is Delivery.PROVEN:
                said = self._words.text("delivery.day_assumed")
            self._add(Chip(said, "mail-check"))

    def _add_money(self, shown: CaseFile) -> None:
        asks = shown.row.assessment.asks
        for money, fee in dict.fromkeys((_money(s.money), _said(s.fee)) for s in asks):
            if money is None:
                continue
            said = self._words.text(f"money.{money}")
            if fee is not None:
                amount = next(s.fee for s in asks if _said(s.fee) == fee)
                said = self._words.text("case.fee", money=said, amount=amount)
            self._add(Chip(said, "banknote"))


def asked(case: Case, words: Words) -> str:
    """Say what was asked, as it stands in the middle of a sentence."""
    if case.asks:
        rights = [words.text(f"right.{ask.right}") for ask in case.asks]
        return words.messages.listed([_small(right) for right in dict.fromkeys(rights)])
    message_id = f"letter.{case.kind}"
    return _small(words.text(message_id)) if words.messages.has(message_id) else ""


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _money(money: Money) -> Money | None:
    return None if money is Money.NONE else money


def _said(fee: Message | None) -> str | None:
    return None if fee is None else repr(fee)

"""What floats: the palette, the call card. On raised ground, with the one shadow."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.button import set_identifier
from ui.widgets.fade import Fade
from ui.widgets.lay import flat
from ui.widgets.paint import fill_round
from ui.widgets.shadow import BLUR, DROP, draw_shadow

_FADE = 80


class Scrim(QWidget):
    """Darkens everything behind a card; a click on it is `pressed`."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.tokens().scrim)


class FloatingCard(QWidget):
    """`body` is the layout for what it carries; `open_card` and `close_card` show and hide it.

    `width` and `top` are at 100 %, centred over `parent`. With `scrim` the desk behind is dark and
    Tab stays inside. Esc and a click on the scrim are `dismissed`; the owner then closes it.
    """

    dismissed = Signal()

    def __init__(
        self,
        parent: QWidget,
        identifier: str = "",
        *,
        width: int = 640,
        top: int = 96,
        scrim: bool = False,
    ) -> None:
        super().__init__(parent)
        self._over, self._width, self._top = parent, width, top
        set_identifier(self, identifier)
        self._scrim: Scrim | None = None
        if scrim:
            self._scrim = Scrim(parent)
            self._scrim.pressed.connect(self.dismissed)
        self._came_from: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self.body = flat(QVBoxLayout())
        self._outer.addLayout(self.body)
        self._fade = Fade(self, parent, _FADE)
        parent.installEventFilter(self)
        theme.follow(self._measure)
        self.hide()

    def open_card(self) -> None:
        """Shows it on top; give the focus to what is to be typed in first."""
        self._came_from = self.window().focusWidget()
        if self._scrim is not None:
            self._scrim.setGeometry(self._over.rect())
            self._scrim.show()
            self._scrim.raise_()
        self.place()
        self.raise_()
        self._fade.show_widget()

    def close_card(self) -> None:
        """Hides it and gives the focus back to where it was."""
        if self._scrim is not None:
            self._scrim.hide()
        self.hide()
        back = self._came_from
        # Where that is gone, to the window: a card that is hidden must hear no more keys.
        there = back is not None and isValid(back) and back.isVisible()
        (back if there and back is not None else self._over).setFocus()
        self._came_from = None

    def covers(self) -> bool:
        """Whether the desk behind it is dark now."""
        return self._scrim is not None and self.isVisible()

    def place(self) -> None:
        """Anew, after what it carries has another height."""
        room, (left, above, right, below) = self._over.size(), _margins()
        width = min(theme.px(self._width), room.width() - 2 * theme.px(16))
        most = room.height() - theme.px(self._top) - theme.px(16)
        height = min(self._wanted_height(width + left + right) - above - below, most)
        spot = QRect((room.width() - width) // 2, theme.px(self._top), width, height)
        self.setGeometry(spot.adjusted(-left, -above, right, below))

    def _wanted_height(self, width: int) -> int:
        """Words that wrap need more lines where it is narrow."""
        if self._outer.hasHeightForWidth():
            return self._outer.totalHeightForWidth(width)
        return self._outer.sizeHint().height()

    def card_rect(self) -> QRect:
        """The card without its shadow, in own coordinates."""
        left, above, right, below = _margins()
        return self.rect().adjusted(left, above, -right, -below)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            if self._scrim is not None:
                self._scrim.setGeometry(self._over.rect())
            self.place()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the card is not one on what lies behind; one on the shadow is."""
        event.setAccepted(self.card_rect().contains(event.position().toPoint()))

    def focusNextPrevChild(self, onwards: bool) -> bool:
        return self._turn_inside(onwards) if self._scrim else super().focusNextPrevChild(onwards)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, card = QPainter(self), theme.tokens(), self.card_rect()
        draw_shadow(painter, card)
        fill_round(painter, card, theme.px(8), colours.raised, colours.line2)

    def _turn_inside(self, onwards: bool) -> bool:
        start = self.focusWidget() or self
        at = _beside(start, onwards)
        while at is not None and at is not start:
            if self.isAncestorOf(at) and _takes_tab(at):
                reason = Qt.FocusReason
                at.setFocus(reason.TabFocusReason if onwards else reason.BacktabFocusReason)
                break
            at = _beside(at, onwards)
        return True

    def _measure(self) -> None:
        left, above, right, below = _margins()
        self._outer.setContentsMargins(left + 1, above + 1, right + 1, below + 1)
        if self.isVisible():
            self.place()


def _margins() -> tuple[int, int, int, int]:
    """Room for the shadow: left, above, right, below."""
    blur, drop = theme.px(BLUR), theme.px(DROP)
    return blur, blur - drop, blur, blur + drop


def _beside(widget: QWidget, onwards: bool) -> QWidget | None:
    return widget.nextInFocusChain() if onwards else widget.previousInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and widget.isVisible() and widget.isEnabled()

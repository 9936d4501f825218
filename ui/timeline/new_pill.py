"""'2 new ↓': what came below while one reads above. Nothing moves until it is pressed."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import language, theme
from ui.theme import Role
from ui.widgets.announce import announce
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width


class NewPill(DeskButton):
    """24 high, bottom centre of what it lies over."""

    def __init__(self, over: QWidget) -> None:
        super().__init__("stream.new", over)
        self._over = over
        self._n = 0
        over.installEventFilter(self)
        language.follow(self._retranslate)
        self.hide()

    def add(self, n: int) -> None:
        """So many more came."""
        self._n += n
        self._retranslate()
        self._place()
        self.show()
        self.raise_()
        announce(self, self.word())

    def clear(self) -> None:
        """They were seen."""
        self._n = 0
        self.hide()

    def _retranslate(self) -> None:
        """After the language or the number changed."""
        self.set_text(self.tr("%n new", "", self._n))

    def sizeHint(self) -> QSize:
        px = theme.px
        wide = text_width(self.word(), theme.font(Role.SMALL, strong=True))
        return QSize(px(12) + wide + px(4) + px(12) + px(10), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        ground = self.ground(colours.raised) or colours.raised
        fill_round(painter, self.rect(), self.height() / 2, ground, colours.line2)
        words = self.rect().adjusted(px(12), 0, -px(26), 0)
        done = draw_text(
            painter, words, self.word(), theme.font(Role.SMALL, strong=True), colours.ink
        )
        square = QRect(words.left() + done + px(4), 0, px(12), self.height())
        draw_icon(painter, square, "arrow-down", "ink2", 12)
        if self.hasFocus():
            focus_ring(painter, self.rect(), self.height() / 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        hint = self.sizeHint()
        left = (self._over.width() - hint.width()) // 2
        self.setGeometry(
            left, self._over.height() - hint.height() - theme.px(8), hint.width(), hint.height()
        )

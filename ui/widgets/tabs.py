"""A tab of the composer: a word, its key, and a line under the one that is on.

Checkable buttons instead of a QTabBar, whose pages can have no identifiers of their own.
"""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.paint import baseline, draw_text, fill_round, focus_ring, text_width


class TabButton(DeskButton):
    """Checkable, 30 high; its text begins 8 px inside. Put those of one place into a QButtonGroup.

    The width is that of the bold word, so that nothing moves when another tab is chosen.
    """

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._hint = ""
        self.setCheckable(True)

    def set_hint(self, keys: str) -> None:
        """The key that goes there, as it is to be read: 'Alt+1'."""
        self._hint = keys
        self.measure_again()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(least.width() + self._hint_width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """The word; its key is told where there is room for the whole of it."""
        return QSize(self._word_width() + 2 * theme.px(8), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, on, px = theme.tokens(), self.isChecked(), theme.px
        painter = QPainter(self)
        inner = self.rect().adjusted(px(8), 0, -px(8), 0)
        if not on and (ground := self.ground(None)) is not None:
            fill_round(painter, self.rect().adjusted(px(2), px(3), -px(2), -px(3)), px(4), ground)
        font = theme.font(Role.BODY, strong=on)
        stand = baseline(inner, font)
        draw_text(painter, inner, self.word(), font, colours.ink if on else colours.ink2)
        hint = QRect(inner).adjusted(self._word_width() + px(7), 0, px(8), 0)
        if self.width() >= self.sizeHint().width():
            draw_text(painter, hint, self._hint, theme.font(Role.HINT), colours.ink3, stand=stand)
        if on:
            under = QRect(inner.left(), self.height() - 2, inner.width(), 2)
            painter.fillRect(under, colours.accent)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(px(2), px(3), -px(2), -px(3)), px(4))

    def _word_width(self) -> int:
        return text_width(self.word(), theme.font(Role.BODY, strong=True))

    def _hint_width(self) -> int:
        if not self._hint:
            return 0
        return theme.px(7) + text_width(self._hint, theme.font(Role.HINT))

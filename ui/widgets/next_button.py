"""'Next' with its key in a cap, at the head of the narrow list."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.facts import draw_key_cap, key_cap_width
from ui.widgets.paint import draw_text, fill_round, focus_ring, text_width


class NextButton(DeskButton):
    """24 high: a word and a key cap."""

    _hint = ""

    def set_hint(self, key: str) -> None:
        """The key that does the same."""
        self._hint = key
        self.measure_again()

    def sizeHint(self) -> QSize:
        px = theme.px
        word = text_width(self.word(), theme.font(Role.SMALL))
        return QSize(px(6) + word + px(8) + key_cap_width(self._hint) + px(6), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        ground = self.ground(None)
        if ground is not None:
            fill_round(painter, self.rect(), px(5), ground)
        cap = key_cap_width(self._hint)
        words = self.rect().adjusted(px(6), 0, -cap - px(14), 0)
        draw_text(painter, words, self.word(), theme.font(Role.SMALL), colours.ink2)
        left = self.width() - px(6) - cap
        draw_key_cap(painter, QRect(left, (self.height() - px(18)) // 2, cap, px(18)), self._hint)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(5))

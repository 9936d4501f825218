"""The keys of the palette and what it understands, at its foot."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.facts import draw_key_cap, key_cap_width
from ui.widgets.ground import Pane
from ui.widgets.paint import draw_text, text_width


class PaletteFoot(Pane):
    """34 high; for eyes only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", parent, lines="top")
        self._keys: list[tuple[str, str]] = []
        self._hint = ""
        theme.follow(self._measure)

    def show_keys(self, keys: list[tuple[str, str]], hint: str) -> None:
        """Keys from the left, the hint at the right if there is room."""
        self._keys, self._hint = keys, hint
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, px, small = theme.tokens(), theme.px, theme.font(Role.SMALL)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), colours.line)
        left = px(16)
        for key, what in self._keys:
            cap = key_cap_width(key)
            box = QRect(left, (self.height() - px(18)) // 2, cap, px(18))
            draw_key_cap(painter, box, key, colours.ink2)
            left += cap + px(6)
            words = QRect(left, 0, self.width(), self.height())
            left += draw_text(painter, words, what, small, colours.ink2) + px(14)
        room = QRect(left, 0, self.width() - px(16) - left, self.height())
        if text_width(self._hint, small) <= room.width():
            side = Qt.AlignmentFlag.AlignRight
            draw_text(painter, room, self._hint, small, colours.ink2, align=side)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(34))
        self.update()

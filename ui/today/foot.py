"""The keys of a list, at its foot."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.facts import draw_key_cap, key_cap_width
from ui.widgets.ground import Pane
from ui.widgets.paint import draw_text, text_width

Key = tuple[str, str]
"""A key as it is read, and what it does."""


class KeyFoot(Pane):
    """36 high: caps and words from the left, one at the right; what has no room is left out.

    For eyes only: a screen reader has the sheet of keys.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="top")
        self._keys: list[Key] = []
        self._last: Key | None = None
        theme.notifier().changed.connect(self._measure)
        self._measure()

    def show_keys(self, keys: list[Key], last: Key | None = None) -> None:
        """These from the left, `last` at the right."""
        self._keys, self._last = keys, last
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px = QPainter(self), theme.px
        end = self.width() - px(24)
        if self._last is not None:
            end -= _width(self._last)
            self._draw(painter, end, self._last)
            end -= px(16)
        left = px(24)
        for key in self._keys:
            if left + _width(key) > end:
                break
            self._draw(painter, left, key)
            left += _width(key) + px(16)

    def _draw(self, painter: QPainter, left: int, key: Key) -> None:
        px, cap = theme.px, key_cap_width(key[0])
        box = QRect(left, (self.height() - px(18)) // 2, cap, px(18))
        draw_key_cap(painter, box, key[0], theme.tokens().ink2)
        words = QRect(left + cap + px(6), 0, self.width(), self.height())
        draw_text(painter, words, key[1], theme.font(Role.SMALL), theme.tokens().ink2)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(36))
        self.update()


def _width(key: Key) -> int:
    words = text_width(key[1], theme.font(Role.SMALL))
    return key_cap_width(key[0]) + theme.px(6) + words

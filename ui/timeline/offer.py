"""The chip that offers a promise read from what one writes: Tab accepts it."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.facts import draw_key_cap, key_cap_width
from ui.widgets.paint import baseline, draw_icon, draw_text, fill_round, focus_ring, text_width

_WORD = 6


class PromiseOffer(DeskButton):
    """26 high with an accent edge: 'Promise', what and by when in 600, and the key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("composer.offer", parent)
        self._what = ""
        self.retranslate()
        self.hide()

    def offer(self, what: str, when: str) -> None:
        """This promise; '' for none."""
        self._what = " · ".join(part for part in (what, when) if part)
        self.retranslate()
        self.setVisible(bool(what))

    def retranslate(self) -> None:
        """After the language changed."""
        self.set_text(f"{self.tr('Promise')} {self._what}".strip())

    def sizeHint(self) -> QSize:
        px = theme.px
        wide = px(8) + px(14) + px(6) + self._label_width() + px(_WORD)
        wide += text_width(self._what, theme.font(Role.SMALL, strong=True)) + px(8)
        return QSize(min(wide + key_cap_width("Tab") + px(6), px(420)), px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        painter.setClipRect(event.rect())
        fill_round(painter, self.rect(), px(5), self.ground(colours.surface), colours.accent)
        square = QRect(px(8), 0, px(14), self.height())
        draw_icon(painter, square, "handshake", "accent", 14)
        box = self.rect().adjusted(px(8) + px(14) + px(6), 0, -px(6), 0)
        small, bold = theme.font(Role.SMALL), theme.font(Role.SMALL, strong=True)
        stand = baseline(box, small)
        draw_text(painter, box, self.tr("Promise"), small, colours.ink2, stand=stand)
        cap = key_cap_width("Tab")
        words = box.adjusted(self._label_width() + px(_WORD), 0, -cap - px(8), 0)
        draw_text(painter, words, self._what, bold, colours.ink, stand=stand)
        edge = QRect(self.width() - px(6) - cap, (self.height() - px(18)) // 2, cap, px(18))
        draw_key_cap(painter, edge, "Tab")
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(5))

    def _label_width(self) -> int:
        return text_width(self.tr("Promise"), theme.font(Role.SMALL))

"""A box to tick."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width


class Tick(QCheckBox):
    """A QCheckBox of 14 px with radius 3; accent when ticked."""

    def __init__(self, text: str = "", identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._word = text
        self.set_text(text)
        theme.notifier().changed.connect(self._measure_again)

    def set_text(self, text: str) -> None:
        """An ampersand is just a character."""
        self._word = text
        self.setText(text.replace("&", "&&"))
        self._measure_again()

    def sizeHint(self) -> QSize:
        width = theme.px(14) + theme.px(8) + text_width(self._word, theme.font(Role.BODY))
        return QSize(width + theme.px(4), theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        side = px(14)
        box = QRect(px(2), (self.height() - side) // 2, side, side)
        if self.isChecked():
            fill_round(painter, box, px(3), colours.accent if self.isEnabled() else colours.off)
            draw_icon(painter, box, "check", "accentink", 12)
        else:
            ground = colours.field if self.isEnabled() else colours.pill
            fill_round(painter, box, px(3), ground, colours.edge)
        words = self.rect().adjusted(px(2) + side + px(8), 0, 0, 0)
        ink = colours.ink if self.isEnabled() else colours.off
        draw_text(painter, words, self._word, theme.font(Role.BODY), ink)
        if self.hasFocus():
            focus_ring(painter, box.adjusted(-2, -2, 2, 2), px(4))

    def _measure_again(self) -> None:
        self.updateGeometry()
        self.update()

"""One screen on the rail: an icon with its name below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring


class RailButton(DeskButton):
    """Checkable, 52 × 48 at 100 %; put those of one rail into an exclusive QButtonGroup."""

    def __init__(self, icon: str, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._icon = icon
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(52), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, on, px = theme.tokens(), self.isChecked(), theme.px
        painter = QPainter(self)
        ground = self.ground(None, on=colours.sel)
        if ground is not None:
            fill_round(painter, self.rect(), px(6), ground)
        above = QRect(0, px(6), self.width(), px(20))
        draw_icon(painter, above, self._icon, "accent" if on else "ink2", 20)
        below = QRect(0, px(28), self.width(), px(16))
        font = theme.font(Role.HINT, strong=on)
        ink = colours.ink if on else colours.ink2
        draw_text(painter, below, self.word(), font, ink, align=Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(6))

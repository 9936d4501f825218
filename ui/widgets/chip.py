"""A filter chip: icon, word, how many."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, draw_text, fill_round, focus_ring, text_width


class Chip(DeskButton):
    """Checkable, 24 high, its text 6 px inside. With `menu` it ends in a chevron."""

    def __init__(
        self,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        menu: bool = False,
    ) -> None:
        super().__init__(identifier, parent)
        self._icon = icon
        self._count = ""
        self._chevron = menu
        self.setCheckable(True)

    def set_count(self, count: str) -> None:
        """How many stand behind it, as it is to be read; '' for none."""
        self._count = count
        self.set_text(self.word())

    def spoken(self) -> str:
        return f"{self.word()} {self._count}".strip()

    def sizeHint(self) -> QSize:
        px = theme.px
        width = 2 * px(6) + self._word_width()
        if self._icon:
            width += px(14) + px(4)
        if self._count:
            width += px(4) + text_width(self._count, theme.font(Role.SMALL))
        if self._chevron:
            width += px(4) + px(12)
        return QSize(width, px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, on = theme.px, theme.tokens(), self.isChecked()
        painter = QPainter(self)
        ground = self.ground(None, on=colours.sel)
        if ground is not None:
            fill_round(painter, self.rect(), self.height() / 2, ground)
        rest = self.rect().adjusted(px(6), 0, 0, 0)
        if self._icon:
            square = QRect(rest.left(), 0, px(14), self.height())
            draw_icon(painter, square, self._icon, colours.ink2 if on else colours.ink3, 14)
            rest.adjust(px(14) + px(4), 0, 0, 0)
        font = theme.font(Role.SMALL, strong=on)
        draw_text(painter, rest, self.word(), font, colours.ink if on else colours.ink2)
        rest.adjust(self._word_width() + px(4), 0, 0, 0)
        if self._count:
            done = draw_text(painter, rest, self._count, theme.font(Role.SMALL), colours.ink3)
            rest.adjust(done + px(4), 0, 0, 0)
        if self._chevron:
            square = QRect(rest.left(), 0, px(12), self.height())
            draw_icon(painter, square, "chevron-down", "ink3", 12)
        if self.hasFocus():
            focus_ring(painter, self.rect(), self.height() / 2)

    def _word_width(self) -> int:
        """Of the bold word, so that nothing moves when the chip is put on."""
        return text_width(self.word(), theme.font(Role.SMALL, strong=True))

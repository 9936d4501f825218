"""A bare icon that does something or stays pressed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.button import DeskButton
from ui.widgets.paint import draw_icon, fill_round, focus_ring


class IconButton(DeskButton):
    """28 square. `set_text` gives the tooltip and the accessible name; set it always."""

    def __init__(
        self, icon: str, identifier: str = "", parent: QWidget | None = None, *, size: int = 16
    ) -> None:
        super().__init__(identifier, parent)
        self._icon = icon
        self._size = size

    def set_icon(self, icon: str) -> None:
        """Another Lucide name, as when an eye closes."""
        self._icon = icon
        self.update()

    def set_text(self, word: str) -> None:
        super().set_text(word)
        self.setToolTip(word)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        ground = self.ground(None, on=colours.pill) if self.isEnabled() else None
        if ground is not None:
            fill_round(painter, self.rect(), theme.px(4), ground)
        draw_icon(painter, self.rect(), self._icon, self._ink(), self._size)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(4))

    def _ink(self) -> str:
        if not self.isEnabled():
            return "off"
        return "ink" if self.isChecked() else "ink2"

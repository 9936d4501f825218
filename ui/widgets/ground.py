"""Grounds and lines: what other things stand on."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class Pane(QWidget):
    """A surface in one token colour, with hairlines at the sides named in `lines`.

    `lines` is any of 'left', 'right', 'top', 'bottom'; the content keeps clear of them by itself.
    """

    def __init__(
        self, ground: str = "surface", parent: QWidget | None = None, *, lines: str = ""
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._lines = lines.split()
        sides = [1 if side in self._lines else 0 for side in ("left", "top", "right", "bottom")]
        self.setContentsMargins(*sides)
        theme.notifier().changed.connect(self.update)

    def set_ground(self, ground: str) -> None:
        """Another token colour, as when a composer's tab stands on another ground."""
        self._ground = ground
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        painter.fillRect(event.rect(), colours[self._ground])
        width, height = self.width(), self.height()
        strips = {
            "left": (0, 0, 1, height),
            "right": (width - 1, 0, 1, height),
            "top": (0, 0, width, 1),
            "bottom": (0, height - 1, width, 1),
        }
        for side in self._lines:
            painter.fillRect(*strips[side], colours.line)


class HairLine(QWidget):
    """One pixel in a token colour, lying or standing."""

    def __init__(
        self, parent: QWidget | None = None, *, standing: bool = False, ink: str = "line"
    ) -> None:
        super().__init__(parent)
        self._ink = ink
        self._standing = standing
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, free) if standing else (free, fixed)))
        theme.notifier().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.tokens()[self._ink])

"""What a list is filtered by, above it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import theme
from ui.widgets.line_field import LineField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterField(LineField):
    """Behind a glass. Down and Enter are told; Esc empties it first."""

    down = Signal()
    entered = Signal()

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.notifier().changed.connect(self._draw_glass)
        self._draw_glass()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The caret in it, and what it holds selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _draw_glass(self) -> None:
        self._glass.setIcon(theme.qicon("search", "ink3", 16))

"""What a list is filtered by, above it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import is_enter
from ui.widgets.field_icon import FieldIcon
from ui.widgets.line_field import LineField


class FilterField(LineField):
    """Behind a glass. Down and Enter are told; Esc empties it first."""

    down = Signal()
    entered = Signal()

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        FieldIcon("search", self, ink="ink3", first=True, press=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """The caret in it, and what it holds selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

"""A line above a list: one types in it, and walks the list without leaving it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.button import is_enter
from ui.widgets.line_field import LineField
from ui.widgets.rows import RowList

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class WalkingField(LineField):
    """Up and Down are the list's, which never has the focus itself; Enter is told as `entered`."""

    entered = Signal()

    def __init__(self, walked: RowList, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._walked = walked
        walked.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._walked.step(step)
        elif is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

"""What a field offers while one types: dressed as a menu, and never between a person and Enter."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
)

from ui.widgets.button import is_enter, set_identifier


class Completion(QObject):
    """A completer on its field. Enter takes the row one walked to; where none is chosen it is the
    field's own."""

    def __init__(self, field: QLineEdit, offered: QCompleter) -> None:
        super().__init__(offered)
        self._field, self._offered = field, offered
        field.setCompleter(offered)
        self._popup = cast(QAbstractItemView, offered.popup())
        # The completer's own delegate knows no style sheet.
        self._popup.setItemDelegate(QStyledItemDelegate(self._popup))
        set_identifier(self._popup, "completion")
        self._popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not is_enter(event):
            return False
        chosen = self._popup.currentIndex().isValid()
        self._popup.hide()
        if chosen:  # and in the field since it was walked to
            self._offered.activated.emit(self._field.text())
        else:
            QApplication.sendEvent(self._field, event)
        return True

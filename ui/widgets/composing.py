"""While an input method composes, keys that act belong to it: Enter takes what it offers, Esc gives
it up, arrows walk among its candidates. None of them may act on the desk behind."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip, QWidget

from concierge import clock
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import draw_text, text_width

_ACT_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
DONE_AT = "done_at"
"""The property of a window that says when the newest act was done that can be taken back."""
_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo
_ACT_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def acts(event: QEvent) -> bool:
    """Whether it is a key that does something, not one that writes."""
    if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
        return False
    function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    modified = bool(event.modifiers() & _ACT_MODIFIERS)
    return function or modified or event.key() in _ACT_KEYS


def wants_undo(event: QEvent) -> bool:
    """Whether it asks who takes Ctrl+Z."""
    override = event.type() is QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and event.matches(_UNDO)


def leaves_undo(widget: QWidget, edited_at: float, *, can: bool) -> bool:
    """Whether Ctrl+Z is the window's: nothing can be undone in the field, or what was done in the
    window is newer than what was written here."""
    done_at = widget.window().property(DONE_AT)
    return isinstance(done_at, float) and done_at > 0 and (not can or done_at > edited_at)


def wants_redo(event: QEvent) -> bool:
    """Whether it is the key that does again what was undone; here Qt knows one of the two only."""
    if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
        return False
    y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return y or event.matches(_REDO)


class ComposingLine(QLineEdit):
    """One line of text that keeps act keys to itself while an input method composes in it. What has
    no room is cut with an ellipsis while the caret is elsewhere, and is whole in the tooltip."""

    _preedit = ""
    _edited_at = 0.0

    def preedit_active(self) -> bool:
        """Whether an input method is composing in here."""
        return bool(self._preedit)

    def event(self, event: QEvent) -> bool:
        if self._preedit and acts(event):
            event.accept()
            return True
        if wants_undo(event) and leaves_undo(self, self._edited_at, can=self.isUndoAvailable()):
            event.ignore()
            return True
        if wants_redo(event):
            # What can be redone in the field is the field's, else it is the window's.
            event.setAccepted(self.isRedoAvailable())
            if self.isRedoAvailable() and event.type() is QEvent.Type.KeyPress:
                self.redo()
            return True
        if isinstance(event, QHelpEvent) and self.is_cut() and not self.toolTip():
            QToolTip.showText(event.globalPos(), plain_tooltip(self.text()), self)
            return True
        return super().event(event)

    def is_cut(self) -> bool:
        """Whether there is more written than has room."""
        written = self.echoMode() == QLineEdit.EchoMode.Normal
        return written and text_width(self.text(), self.font()) > self._room().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.is_cut():
            super().paintEvent(event)
            return
        painter, frame = QPainter(self), QStyleOptionFrame()
        self.initStyleOption(frame)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        room, metrics, ink = self._room(), self.fontMetrics(), self.palette().text().color()
        # As Qt stands it, so that nothing moves when the caret comes.
        stand = room.top() + (room.height() - metrics.height() + 1) // 2 + metrics.ascent()
        draw_text(painter, room, self.text(), self.font(), ink, stand=stand)

    def _room(self) -> QRect:
        """Where the text stands: Qt keeps 2 px free beside it."""
        frame, inside = QStyleOptionFrame(), QStyle.SubElement.SE_LineEditContents
        self.initStyleOption(frame)
        room = self.style().subElementRect(inside, frame, self)
        return room.marginsRemoved(self.textMargins()).adjusted(2, 0, -2, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.text()
        super().keyPressEvent(event)
        if self.text() != before:
            self._edited_at = clock.monotonic()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        self._edited_at = clock.monotonic()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._preedit = ""
        super().focusOutEvent(event)

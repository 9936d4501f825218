"""While an input method composes, keys that act belong to it: Enter takes what it offers, Esc gives
it up, arrows walk among its candidates. None of them may act on the desk behind.

Ctrl+Z, and what does again, belong to the field the caret is in, and stop there when it has nothing
more to undo: further on would be acts for somebody else. Only what was just done in the window,
with the caret in this field and nothing typed there since, is the window's to take back.
"""

from collections.abc import Callable

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
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QTextEdit, QToolTip, QWidget

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
DONE_AT, UNDONE_AT = "done_at", "undone_at"
"""The properties of a window that say when the newest act was done that can be taken back, and when
the newest was taken back that can be done again."""
_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo
_ACT_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SAME_CARET = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
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
    """Whether it is Ctrl+Z."""
    return isinstance(event, QKeyEvent) and event.type() in _PRESSES and event.matches(_UNDO)


def wants_redo(event: QEvent) -> bool:
    """Whether it is the key that does again what was undone; here Qt knows one of the two only."""
    if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
        return False
    y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return y or event.matches(_REDO)


def keeps(widget: QWidget, touched_at: float, newest: str) -> bool:
    """Whether the field keeps such a key: since the `newest` act of the window (DONE_AT, UNDONE_AT)
    something was typed in it, or the caret was put there."""
    at = widget.window().property(newest)
    return not isinstance(at, float) or at <= touched_at


def take(event: QEvent, mine: bool, do: Callable[[], object]) -> None:
    """Do what the key says where it is the field's, and hand it on where it is not."""
    event.setAccepted(mine)
    if mine and event.type() is QEvent.Type.KeyPress:
        do()


def answers(field: QLineEdit | QTextEdit, event: QEvent, preedit: str, touched_at: float) -> bool:
    """Whether the key was the field's to answer: it kept an act key while something is composed,
    or took what undoes and does again, or said that the window may."""
    if preedit and acts(event):
        event.accept()
    elif wants_undo(event):
        take(event, keeps(field, touched_at, DONE_AT), field.undo)
    elif wants_redo(event):
        take(event, keeps(field, touched_at, UNDONE_AT), field.redo)
    else:
        return False
    return True


def comes_anew(event: QFocusEvent) -> bool:
    """Whether the caret was put here; not where only the window, or a menu over it, was left."""
    return event.reason() not in _SAME_CARET


class ComposingLine(QLineEdit):
    """One line of text that keeps act keys to itself while an input method composes in it. What has
    no room is cut with an ellipsis while the caret is elsewhere, and is whole in the tooltip."""

    _preedit = ""
    _touched_at = 0.0

    def preedit_active(self) -> bool:
        """Whether an input method is composing in here."""
        return bool(self._preedit)

    def event(self, event: QEvent) -> bool:
        if answers(self, event, self._preedit, self._touched_at):
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
            self._touched_at = clock.monotonic()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        self._touched_at = clock.monotonic()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if comes_anew(event):
            self._touched_at = clock.monotonic()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._preedit = ""
        super().focusOutEvent(event)

"""While an input method composes, keys that act belong to it: Enter takes what it offers, Esc gives
it up, arrows walk among its candidates. None of them may act on the desk behind."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

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


class ComposingLine(QLineEdit):
    """One line of text that keeps act keys to itself while an input method composes in it."""

    _preedit = ""

    def preedit_active(self) -> bool:
        """Whether an input method is composing in here."""
        return bool(self._preedit)

    def event(self, event: QEvent) -> bool:
        if self._preedit and acts(event):
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._preedit = ""
        super().focusOutEvent(event)

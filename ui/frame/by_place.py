"""Keys by their place: on many keyboards a digit needs Shift (AZERTY, Czech), so Ctrl and the key
where a 1 stands sends something else; and `?` or `/` stand where others have other signs."""

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_ALONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_DIGITS = "1234567890"
# Scan codes of the row of digits: evdev's plus 8 under X11 and Wayland, the set of the PC keyboard
# under Windows; macOS gives no scan code, but a virtual key by place.
_MAC = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)


def digit_of(event: QKeyEvent) -> str:
    """The digit that stands where this key is on a US keyboard; empty for any other key."""
    if sys.platform == "darwin":
        at = _MAC.index(event.nativeVirtualKey()) if event.nativeVirtualKey() in _MAC else -1
    else:
        at = event.nativeScanCode() - (2 if sys.platform == "win32" else 10)
    return _DIGITS[at] if 0 <= at < len(_DIGITS) else ""


def meant(event: QKeyEvent) -> QKeySequence | None:
    """The keys that were meant, where they are not those that came; None where they are."""
    digit = digit_of(event)
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if digit and held in _ALONE and not Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return QKeySequence(QKeyCombination(held, Qt.Key(ord(digit))))
    return QKeySequence(event.text()) if is_sign(event) else None


def is_sign(event: QKeyEvent) -> bool:
    """Whether it writes a sign that is a command, by whatever keys."""
    return event.text() in ("?", "/") and event.modifiers() not in _ALONE


class ByPlace(QObject):
    """Stands before a window and does what was meant: `watch` it once it is shown."""

    def watch(self, window: QWidget) -> None:
        """Keys reach the window's handle before any field in it could write them."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            wanted = meant(event)
            # A sign may be text: it is looked at only when no field took it, see `Window`.
            if wanted is not None and not is_sign(event) and press(wanted):
                return True
        return super().eventFilter(watched, event)


def press(keys: QKeySequence, on: QWidget | None = None) -> bool:
    """Do what these keys do on that widget, or where the focus is; whether they do anything."""
    focus = on or QApplication.focusWidget()
    if focus is None or (hasattr(focus, "preedit_active") and focus.preedit_active()):
        return False
    for shortcut in focus.window().findChildren(QShortcut):
        if shortcut.key() == keys and shortcut.isEnabled() and _reaches(shortcut, focus):
            shortcut.activated.emit()
            return True
    return False


def _reaches(shortcut: QShortcut, focus: QWidget) -> bool:
    parent = shortcut.parent()
    if shortcut.context() is Qt.ShortcutContext.WindowShortcut:
        return True
    return isinstance(parent, QWidget) and (parent is focus or parent.isAncestorOf(focus))

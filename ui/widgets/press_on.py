"""A key that an open list has no use for is meant for what lies under it."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_HELD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_OPENS_AND_CLOSES = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def goes_on(event: QKeyEvent) -> bool:
    """Whether it is a key of the form or the window: held with Ctrl, Alt or Meta, alone of them."""
    held = [one for one in _HELD if event.modifiers() & one]
    if len(held) != 1 or event.key() in _MODIFIERS:
        return False
    return held[0] is Qt.KeyboardModifier.ControlModifier or event.key() not in _OPENS_AND_CLOSES


def press_on(widget: QWidget, event: QKeyEvent) -> None:
    """As if it had been pressed on `widget`: its form's act or the window's, else it gets it."""
    wanted = QKeySequence(event.keyCombination())
    found = [one for one in widget.window().findChildren(QShortcut) if one.key() == wanted]
    for shortcut in found:
        if shortcut.isEnabled() and _reaches(shortcut, widget):
            shortcut.activated.emit()
            return
    QCoreApplication.sendEvent(widget, event)


def again(event: QKeyEvent) -> QKeyEvent:
    """Qt takes the event itself back."""
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())


def _reaches(shortcut: QShortcut, widget: QWidget) -> bool:
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible():
        return False
    within = owner is widget or owner.isAncestorOf(widget)
    return within or shortcut.context() == Qt.ShortcutContext.WindowShortcut

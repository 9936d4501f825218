"""A person at the keyboard: keys go to the window as the window system sends them, nowhere else."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Settled = Callable[[], None]


class Keyboard:
    """Types and presses; `presses` counts the keys that are no text. Waits until the desk is done
    with each, as a person sees what happened before going on."""

    def __init__(self, window: QWidget, settled: Settled) -> None:
        self._window, self._settled = window, settled
        self.presses = 0

    def press(self, *keys: str) -> None:
        """Keys as they are written: 'Ctrl+K', 'Return', 'J'."""
        for key in keys:
            one = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget that it has keys
            QTest.keyClick(self._top(), one.key(), one.keyboardModifiers())
            self.presses += 1
            self._settled()

    def press_and_go(self, key: str) -> None:
        """A key whose answer nobody waits for."""
        one = QKeySequence(key)[0]  # type: ignore[index]  # as above
        QTest.keyClick(self._top(), one.key(), one.keyboardModifiers())

    def type(self, text: str) -> None:
        """Text: letters by their keys, Han characters as an input method commits them."""
        if text.isascii():
            for letter in text:
                # The stubs forget the form for a letter, which alone keeps its case.
                QTest.keyClick(self._top(), letter)  # type: ignore[call-overload]
        else:
            self.compose(text)
            self.commit(text)
        self._settled()

    def compose(self, text: str) -> None:
        """An input method shows what it would write."""
        self._send(QInputMethodEvent(text, []))

    def commit(self, text: str) -> None:
        """An input method writes."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._send(event)

    def focus(self) -> str:
        """Where the keyboard is, by identifier."""
        widget = QApplication.focusWidget()
        return widget.accessibleIdentifier() if widget is not None else ""

    def _top(self) -> QWindow:
        return self._window.windowHandle()

    def _send(self, event: QInputMethodEvent) -> None:
        target = QGuiApplication.focusObject()
        assert target is not None
        QApplication.sendEvent(target, event)

"""The real program, somebody at its keys, and a camera."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from concierge import clock
from concierge.cli.arguments import parse
from tests.journeys.keyboard import Keyboard
from ui.app import Start
from ui.desk import Desk
from ui.window import Window

STANDS = 700
"""Milliseconds until a window that is there has loaded all it loads by itself."""
LOOK = 150
"""Milliseconds until what was asked for has faded in."""
PATIENCE = 20.0
"""Seconds."""


class Photographer:
    """Starts the program with these arguments, in a window of that size."""

    def __init__(self, arguments: list[str], size: tuple[int, int]) -> None:
        self._app = QApplication(sys.argv[:1])
        self._app.setCursorFlashTime(0)
        self._start = Start(self._app, parse(arguments))
        self._start.begin()
        self._wait(lambda: self._windows() != [])
        (self._window,) = self._windows()
        if isinstance(self._window, Window):
            self._window.showNormal()
            self._window.resize(*size)
        self._wait(self._window.isActiveWindow)
        QTest.qWait(STANDS)
        self._keys = Keyboard(self._window, self._look)

    def do(self, what: Sequence[str]) -> None:
        """Keys, and texts after a colon."""
        for one in what:
            if one.startswith(":"):
                self._keys.type(one[1:])
            else:
                self._keys.press(one)

    def take(self, path: Path) -> None:
        """What is on the screen now, as small as a PNG can be."""
        self._look()
        seen = self._window.screen().grabWindow(self._window.winId()).toImage()
        seen.convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=0)

    def go(self) -> None:
        """Close the window, and all behind it."""
        self._window.close()
        QTimer.singleShot(0, QCoreApplication.quit)
        self._app.exec()

    def _look(self) -> None:
        QTest.qWait(LOOK)
        for desk in self._start.findChildren(Desk):
            self._wait(desk.idle)
        QTest.qWait(LOOK)

    def _wait(self, there: Callable[[], bool]) -> None:
        since = clock.monotonic()
        while not there():
            if clock.monotonic() - since > PATIENCE:
                raise TimeoutError("what was waited for did not come")
            QTest.qWait(20)

    def _windows(self) -> list[QWidget]:
        return [one for one in self._app.topLevelWidgets() if one.isVisible()]

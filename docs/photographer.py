"""The real program, somebody at its keys, and a camera."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QCursor, QImage
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
HEARD = 3000
"""Milliseconds until what others did is on the screen."""
PATIENCE = 20.0
"""Seconds."""
COLOURS = 256
NEAR = 2
"""Of 256 steps of red, green and blue, how many apart two colours must be to be two."""


class Photographer:
    """Starts the program with these arguments, in a window of that size."""

    def __init__(self, arguments: list[str], size: tuple[int, int]) -> None:
        self._app = QApplication(sys.argv[:1])
        self._app.setCursorFlashTime(0)
        given = parse(arguments)
        self._start = Start(self._app, given.entrance, given.lang or "")
        self._start.begin()
        self._wait(lambda: self._windows() != [])
        (self._window,) = self._windows()
        if isinstance(self._window, Window):
            self._window.showNormal()
            self._window.resize(*size)
        self._wait(self._window.isActiveWindow)
        QTest.qWait(STANDS)
        # Nothing is hovered.
        QCursor.setPos(self._window.screen().geometry().bottomRight())
        self._keys = Keyboard(self._window, self._look)

    def do(self, what: Sequence[str]) -> None:
        """Keys, texts after a colon, and what others do after an @."""
        for one in what:
            if one.startswith("@"):
                self._others(one)
            elif one.startswith(":"):
                self._keys.type(one[1:])
            else:
                self._keys.press(one)

    def take(self, path: Path) -> None:
        """What is on the screen now, as small as a PNG can be."""
        self._look()
        seen = self._window.screen().grabWindow(self._window.winId()).toImage()
        small(seen).save(str(path), quality=0)

    def go(self) -> None:
        """Close the window, and all behind it."""
        self._window.close()
        QTimer.singleShot(0, QCoreApplication.quit)
        self._app.exec()

    def _others(self, what: str) -> None:
        # Only pictures of a team have others in them.
        from docs.team import OTHERS

        OTHERS[what]()
        QTest.qWait(HEARD)
        self._look()

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


def small(picture: QImage) -> QImage:
    """With 256 colours at most: those used most, none too near another; nobody sees a difference,
    and the file is a third as large."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(whole.constBits()).cast("I")
    chosen: list[int] = []
    for colour, _count in Counter(pixels).most_common():
        if not any(_near(colour, one) for one in chosen):
            chosen.append(colour)
        if len(chosen) == COLOURS:
            break
    return whole.convertToFormat(QImage.Format.Format_Indexed8, chosen)


def _near(one: int, other: int) -> bool:
    return all(abs((one >> at & 255) - (other >> at & 255)) < NEAR for at in (0, 8, 16))

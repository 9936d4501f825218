"""The real program without a screen, and somebody writing a note in it, until it is killed.

`python -m tests.journeys.writing WORKSPACE KEY NOTE` says 'written' once the note's keys are typed.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from concierge.entrance import Entrance
from tests.journeys.keyboard import Keyboard
from ui.app import Start
from ui.desk import Desk
from ui.window import Window

A_MOMENT = 400
"""Milliseconds until one looks again whether the window is there."""


def main(path: str, key: str, note: str) -> None:
    """Open the desk, find 林女士, write, stop in the middle, and never end by oneself."""
    app = QApplication(sys.argv[:1])
    start = Start(app, Entrance(Path(path), key_file=Path(key), login="wang"))

    def write() -> None:
        windows = [one for one in app.topLevelWidgets() if isinstance(one, Window)]
        if not windows or not windows[0].isActiveWindow():
            QTimer.singleShot(A_MOMENT, write)
            return
        (desk,) = start.findChildren(Desk)
        keys = Keyboard(windows[0], lambda: _look_until(desk.idle))
        keys.press("Ctrl+K")
        keys.type("lyl")
        keys.press("Return", "Alt+2")
        keys.type(note)
        keys.press("Left", "Left", "Left")
        sys.stdout.write("written\n")
        sys.stdout.flush()

    start.begin()
    QTimer.singleShot(0, write)
    app.exec()


def _look_until(quiet: Callable[[], bool]) -> None:
    """As long as a person looks: until nothing moves any more."""
    QTest.qWait(A_MOMENT // 4)
    while not quiet():
        QTest.qWait(A_MOMENT // 4)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Nobody has touched the desk for a while."""

from datetime import timedelta
from typing import cast

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from concierge import clock, settings
from concierge.settings import Settings
from ui.desk import Desk

LOOK = 5000
"""Milliseconds between two looks at how long it has been."""
TOUCHES = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # all that comes of a key that is a command
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class Idle(QObject):
    """`over` once nobody touched a window for as long as is set, by the wall's clock or by what has
    passed since the computer started, whichever is more: the one may be set back, the other stand
    still. Time in which the computer slept counts too."""

    over = Signal()

    def __init__(self, desk: Desk, kept: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._last, self._passed = clock.now(), clock.since_boot()
        self._look_timer = QTimer(self, interval=LOOK)
        self._look_timer.timeout.connect(self._look)
        # What an input method writes comes by no key; but it is kept as a draft.
        desk.used.connect(self.touch)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())
        self._look_timer.start()

    def touch(self) -> None:
        """Somebody is there."""
        self._last, self._passed = clock.now(), clock.since_boot()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        # Windows only: a filter of everything would be asked at every paint of every widget.
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _look(self) -> None:
        minutes = self._kept[settings.LOCK_AFTER]
        passed = timedelta(seconds=clock.since_boot() - self._passed)
        if minutes and max(clock.now() - self._last, passed) >= timedelta(minutes=minutes):
            self._look_timer.stop()
            self.over.emit()

"""One thing done on another thread before there is a desk: opening, making, recovering."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid


class Errand(QObject):
    """`done` tells the answer, `failed` the exception; both on the thread that made the errand."""

    done = Signal(object)
    failed = Signal(object)
    advanced = Signal(int, int)  # so much of so much; any thread may emit it
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, run: Callable[..., Any], *args: object) -> None:
        """Do `run(*args)` elsewhere."""
        QThreadPool.globalInstance().start(lambda: self._run(run, args))

    def _run(self, run: Callable[..., Any], args: tuple[object, ...]) -> None:
        answer, error = None, None
        try:
            answer = run(*args)
        except Exception as raised:
            error = raised
        if isValid(self):
            self._came_back.emit(answer, error)

    @Slot(object, object)
    def _deliver(self, answer: object, error: Exception | None) -> None:
        if error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(answer)

"""One thing done on another thread before there is a desk: opening, making, recovering."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from concierge.errors import Code, Refusal


class Errand(QObject):
    """`done` tells the answer, `failed` the exception; both on the thread that made the errand."""

    done = Signal(object)
    failed = Signal(object)
    advanced = Signal(int, int)  # so much of so much
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """It is no longer wanted: the work hears so when it next tells how far it is."""
        self._stopped = True

    def tell(self, done: int, total: int) -> None:
        """For the work, from its own thread. Raises Refusal INTERRUPTED once it was stopped."""
        if self._stopped or not isValid(self):
            raise Refusal(Code.INTERRUPTED)
        self.advanced.emit(done, total)

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

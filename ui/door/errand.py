"""One thing done on another thread before there is a desk: opening, making, recovering."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from concierge.errors import Code, Refusal
from concierge.files import known


class Errand(QObject):
    """`done` tells the answer, `failed` the exception; both on the thread that made the errand."""

    done = Signal(object)
    failed = Signal(object)
    advanced = Signal(int, int)  # so much of so much
    _came_back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = False
        self._run: Callable[[], Any] = _nothing
        self._answer: Any = None
        self._error: Exception | None = None
        # A circle: only the sweep ends it, on the window's thread, however long the pool's thread
        # holds it. See `ui.desk` for what it would be to end a widget there.
        self._itself = self
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
        self._run = partial(run, *args)
        QThreadPool.globalInstance().start(self._go)

    def _go(self) -> None:
        """On a thread of the pool."""
        self._do()
        if isValid(self):
            self._came_back.emit()

    def _do(self) -> None:
        try:
            self._answer = self._run()
        except Exception as raised:
            # A path that no disk has is somebody's mistake, not ours.
            self._error = known(raised) or raised

    @Slot()
    def _deliver(self) -> None:
        answer, error = self._answer, self._error
        self._run, self._answer, self._error = _nothing, None, None
        if error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(answer)


def _nothing() -> None:
    """What an errand does that has none."""

"""What is done for the workspace while nobody waits: the text index is tidied, the log copied into
the file, the record sealed. Each in steps so small that a save is not kept waiting by one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from concierge.store.work import Done, Work
from concierge.workspace.file import Workspace

TIDYING_MS = 2000
"""From a save until what it left behind is tidied; others may follow, it is not put off."""
STEP_MS = 250
"""Between two steps, as long as there is something to tidy."""
SEALING_MS = 60_000
"""Between two seals of the record, as long as something is done."""


class Upkeep(QObject):
    """Begins after a save, and rests when there is nothing left to do."""

    def __init__(
        self,
        work: Work,
        in_between: Callable[..., None],
        beside: Callable[..., None],
        parent: QObject,
    ) -> None:
        """`in_between` does something between two writes, `beside` without keeping one waiting."""
        super().__init__(parent)
        self._work, self._in_between, self._beside = work, in_between, beside
        self._untidy = self._timer(TIDYING_MS, self._tidy)
        self._unsealed = self._timer(SEALING_MS, self._seal)

    def begin(self) -> None:
        """Something was saved just now, or before this desk was opened."""
        if not self._untidy.isActive():
            self._untidy.start(TIDYING_MS)
        if not self._unsealed.isActive():
            self._unsealed.start()

    def stop(self) -> None:
        """The desk is being closed."""
        self._untidy.stop()
        self._unsealed.stop()

    def _timer(self, interval: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(then)
        return timer

    def _tidy(self) -> None:
        # Nothing is indexed while Today is painted.
        from concierge.searchindex.index import merge

        self._in_between(lambda: self._work.write(merge), then=self._tidied)
        workspace = self._work.workspace
        if isinstance(workspace, Workspace):
            self._beside(workspace.checkpoint)

    def _tidied(self, done: Done[bool]) -> None:
        if done.result and not self._untidy.isActive():
            self._untidy.start(STEP_MS)

    def _seal(self) -> None:
        # As in `_tidy`.
        from concierge.sealing.seal import seal

        self._in_between(lambda: self._work.write(seal))

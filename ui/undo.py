"""What can be taken back, newest first."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

DEPTH = 50


@dataclass(frozen=True, eq=False)
class Undoable:
    """What was done, in the person's words, and how to take it back."""

    text: str
    back: Callable[[], object]


class Undo(QObject):
    """The acts of this sitting that can be taken back with Ctrl+Z."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: deque[Undoable] = deque(maxlen=DEPTH)

    def push(self, text: str, back: Callable[[], object]) -> Undoable:
        """Remember that `text` was done and that `back()` takes it back."""
        act = Undoable(text, back)
        self._acts.append(act)
        self.changed.emit()
        return act

    def take_back(self, act: Undoable | None = None) -> Undoable | None:
        """Take back `act`, or the newest; None when there is nothing, or it was taken back."""
        if act is None and self._acts:
            act = self._acts[-1]
        if act is None or act not in self._acts:
            return None
        self._acts.remove(act)
        self.changed.emit()
        act.back()
        return act

    def __len__(self) -> int:
        return len(self._acts)

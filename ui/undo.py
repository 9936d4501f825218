"""What can be taken back, newest first."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from concierge import clock
from ui.desk import Desk, Failed, Then, alive

DEPTH = 50


class Back(Protocol):
    """How an act is taken back: `then` is told what is so, `failed` why it is not."""

    def __call__(self, then: Then | None = None, failed: Failed | None = None) -> None: ...


class AtOnce:
    """What is only of this window, such as a draft that was put away, needs no verb."""

    def __init__(self, back: Callable[[], object]) -> None:
        self._back = back

    def __call__(self, then: Then | None = None, failed: Failed | None = None) -> None:
        """Do it."""
        self._back()
        if then is not None:
            then("")


class WayBack:
    """The verb that takes an act back, with all it needs. `said` makes of its answer a sentence of
    what is so then; without one, or where it has nothing to say, what was done is undone."""

    def __init__(
        self,
        desk: Desk,
        verb: Callable[..., Any],
        *args: object,
        said: Callable[[Any], str] | None = None,
        initiator: object = None,
    ) -> None:
        self._desk, self._verb, self._args = desk, verb, args
        self._said, self._initiator = said, initiator

    def __call__(self, then: Then | None = None, failed: Failed | None = None) -> None:
        """Do it."""
        self._desk.write(
            self._verb,
            *self._args,
            then=partial(self._tell, then),
            failed=failed,
            initiator=self._initiator,
        )

    def _tell(self, then: Then | None, answer: Any) -> None:
        if then is not None:
            then(self._said(answer) if self._said is not None and alive(self._said) else "")


@dataclass(eq=False)
class Undoable:
    """What was done, in the person's words, and how to take it back."""

    text: str
    back: Back
    refusals: int = 0
    at: float = field(default_factory=clock.monotonic)


class Undo(QObject):
    """The acts of this sitting that can be taken back with Ctrl+Z. One is gone when it has been
    taken back, not when that is asked for."""

    changed = Signal()
    taken_back = Signal(object, str)  # the Undoable; what is so now, where its verb said so
    refused = Signal(object, object)  # the Undoable, which still stands; why

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: deque[Undoable] = deque(maxlen=DEPTH)

    def push(self, text: str, back: Back) -> Undoable:
        """Remember that `text` was done and that `back` takes it back."""
        act = Undoable(text, back)
        self._acts.append(act)
        self.changed.emit()
        return act

    def newest_at(self) -> float:
        """When the newest was done, by `clock.monotonic()`; 0 without one."""
        return self._acts[-1].at if self._acts else 0.0

    def take_back(self, act: Undoable | None = None) -> Undoable | None:
        """Take back `act`, or the newest; None when there is nothing, or it was taken back."""
        if act is None and self._acts:
            act = self._acts[-1]
        if act is None or act not in self._acts:
            return None
        self._acts.remove(act)
        self.changed.emit()
        act.back(partial(self._done, act), partial(self._failed, act))
        return act

    def _done(self, act: Undoable, said: str) -> None:
        self.taken_back.emit(act, said)

    def _failed(self, act: Undoable, error: Exception) -> None:
        """It stands where it stood; refused once more, it lets the older ones pass."""
        act.refusals += 1
        if act.refusals == 1:
            self._acts.append(act)
        elif len(self._acts) < DEPTH:
            self._acts.appendleft(act)
        self.changed.emit()
        self.refused.emit(act, error)

    def __len__(self) -> int:
        return len(self._acts)

"""What can be taken back, newest first, and done again once it was."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from concierge import clock
from ui.desk import Desk
from ui.jobs import Failed, alive

DEPTH = 50
Told = Callable[[str, "Back | None"], object]
"""Gets what is so now, where somebody says so, and the way there again, where there is one."""


class Back(Protocol):
    """How an act is taken back: `then` is told what is so, `failed` why it is not. `undone` is one
    plain sentence of what is so then; the verb's answer may say it better."""

    undone: str

    def __call__(self, then: Told | None = None, failed: Failed | None = None) -> None: ...


class AtOnce:
    """What is only of this window, such as a draft that was put away, needs no verb."""

    def __init__(
        self, back: Callable[[], object], again: Callable[[], object] | None = None, *, undone: str
    ) -> None:
        """`again` is what was done."""
        self._back, self._again, self.undone = back, again, undone

    def __call__(self, then: Told | None = None, failed: Failed | None = None) -> None:
        """Do it."""
        self._back()
        if then is not None:
            forth = AtOnce(self._again, self._back, undone="") if self._again is not None else None
            then("", forth)


class WayBack:
    """The verb that takes an act back, with all it needs. `said` makes of its answer a sentence of
    what is so then, where `undone` cannot know it. `again` makes of it the way there again, where
    exactly the same can be done once more."""

    def __init__(
        self,
        desk: Desk,
        verb: Callable[..., Any],
        *args: object,
        undone: str,
        said: Callable[[Any], str] | None = None,
        initiator: object = None,
        again: "Callable[[Any], WayBack | None] | None" = None,
    ) -> None:
        self._desk, self._verb, self._args = desk, verb, args
        self._said, self._initiator, self._again = said, initiator, again
        self.undone = undone

    def __call__(self, then: Told | None = None, failed: Failed | None = None) -> None:
        """Do it."""
        self._desk.write(
            self._verb,
            *self._args,
            then=partial(self._tell, then),
            failed=failed,
            initiator=self._initiator,
        )

    def _tell(self, then: Told | None, answer: Any) -> None:
        if then is not None:
            said = self._said(answer) if self._said is not None and alive(self._said) else ""
            then(said, self._again(answer) if self._again is not None else None)


def there_and_back(
    desk: Desk,
    back: tuple[Any, ...],
    forth: tuple[Any, ...],
    initiator: object = None,
    *,
    undone: str,
) -> WayBack:
    """A verb and what takes it back, each with all it needs, as often as one likes."""

    def turned(_answer: object) -> WayBack:
        return there_and_back(desk, forth, back, initiator, undone="")

    return WayBack(desk, *back, initiator=initiator, again=turned, undone=undone)


@dataclass(eq=False)
class Undoable:
    """What was done, in the person's words, how to take it back, and what is so then. `at` is when
    it was sent, `number` its place among the acts of the window."""

    text: str
    back: Back | None
    undone: str = ""
    refusals: int = 0
    at: float = field(default_factory=clock.monotonic)
    number: int = 0


class Undo(QObject):
    """The acts of this sitting that can be taken back with Ctrl+Z. One is gone when it has been
    taken back, not when that is asked for. What was taken back can be done again until something
    else is done."""

    changed = Signal()
    taken_back = Signal(object, str)  # the Undoable; what is so now
    refused = Signal(object, object)  # the Undoable, which still stands; why
    done_again = Signal(object, str)  # the Undoable, to be taken back if it can be; what is so now
    not_again = Signal(object, object)  # the Undoable; why
    only_by_hand = Signal(object)  # the Undoable, of which the same cannot be done once more

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts: deque[Undoable] = deque(maxlen=DEPTH)
        self._undone: deque[Undoable] = deque(maxlen=DEPTH)
        self._going = False
        self._turn = 0

    def push(self, text: str, back: Back, *, at: float | None = None, number: int = 0) -> Undoable:
        """Remember that `text` was done and that `back` takes it back."""
        act = Undoable(text, back, back.undone, number=number)
        act.at = act.at if at is None else at
        self._acts.append(act)
        self.something_else()
        self.changed.emit()
        return act

    def newest_at(self) -> float:
        """When the newest was done, by `clock.monotonic()`; 0 without one."""
        return self._acts[-1].at if self._acts else 0.0

    def undone_at(self) -> float:
        """When that was taken back which can be done again; 0 without one."""
        return self._undone[-1].at if self._undone else 0.0

    def take_back(self, act: Undoable | None = None, upto: float = inf) -> Undoable | None:
        """Take back `act`, or the newest up to that number; None when there is nothing, or it was
        taken back."""
        if act is None:
            act = next((one for one in reversed(self._acts) if one.number <= upto), None)
        if act is None or act not in self._acts:
            return None
        self._acts.remove(act)
        self.changed.emit()
        self._go(act, partial(self._done, act, self._turn), partial(self._failed, act))
        return act

    def do_again(self) -> Undoable | None:
        """Do what was taken back last; None when there is nothing, or something else was done."""
        if not self._undone:
            return None
        act = self._undone.pop()
        self.changed.emit()
        if act.back is None:
            self.only_by_hand.emit(act)
            return act
        self._go(act, partial(self._again, act), partial(self._failed_again, act, self._turn))
        return act

    def something_else(self) -> None:
        """An act that is neither taken back nor done again: what was undone stays undone."""
        if not self._going:
            self._undone.clear()
            self._turn += 1
            self.changed.emit()

    def _go(self, act: Undoable, then: Told, failed: Failed) -> None:
        self._going = True
        try:
            if act.back is not None:
                act.back(then, failed)
        finally:
            self._going = False

    def _done(self, act: Undoable, turn: int, said: str, forth: Back | None) -> None:
        if turn == self._turn:
            self._undone.append(Undoable(act.text, forth, act.undone, number=act.number))
            self.changed.emit()
        self.taken_back.emit(act, said or act.undone)

    def _again(self, act: Undoable, said: str, back: Back | None) -> None:
        done = act if back is None else Undoable(act.text, back, act.undone, number=act.number)
        if back is not None:
            self._acts.append(done)
            self.changed.emit()
        self.done_again.emit(done, said)

    def _failed_again(self, act: Undoable, turn: int, error: Exception) -> None:
        if turn == self._turn:
            self._undone.append(act)
            self.changed.emit()
        self.not_again.emit(act, error)

    def can_be_taken_back(self, act: Undoable) -> bool:
        """Whether it stands among what was done."""
        return act in self._acts

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

"""What was asked for off the window's thread, until it is answered on it.

A job is kept here, by number, and so are its answer and whom it is for: a thread has the number,
and lets go of all else before it says that it is done. Were it the last to hold a widget, it would
end it there, waiting for Python with Qt's lock in its hand while the window waits for that lock
with Python in its.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from concierge.errors import Refusal
from concierge.store.ticket import Ticket
from concierge.wire import Wire
from ui.lanes import Lane

Then = Callable[[Any], object]
Failed = Callable[[Exception], object]


@dataclass(eq=False)
class Job:
    """One thing asked for, and where its answer goes."""

    run: Callable[[], Any]
    back: "Callable[[Job], object]"
    """Gets the job itself on the window's thread once it was run, whatever came of it."""
    then: Then | None = None
    failed: Failed | None = None
    ticket: Ticket | Wire | None = None
    """By which it can be interrupted."""
    answer: Any = None
    error: Exception | None = None

    @property
    def stale(self) -> bool:
        """Nobody wants its answer any more."""
        return self.ticket is not None and self.ticket.stale

    def interrupt(self) -> None:
        """Its answer is wanted no more; what can be interrupted of it, is."""
        if self.ticket is not None:
            self.ticket.interrupt()


class Jobs(QObject):
    """All that is under way. One queued signal brings each back."""

    _done = Signal(int)  # the number of the job

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._numbers = count()
        self._asked: dict[int, Job] = {}
        self._closed = False
        self._done.connect(self._bring_back, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Nothing asked for is still on its way."""
        return not self._asked

    def start(self, lane: Lane, job: Job) -> None:
        """Run it in that lane."""
        if not self._closed:
            number = next(self._numbers)
            self._asked[number] = job
            lane.start(partial(self._run, number))

    def close(self) -> None:
        """From now on nothing is begun or brought back, and what can be interrupted, is."""
        self._closed = True
        for job in list(self._asked.values()):
            job.interrupt()

    def _run(self, number: int) -> None:
        """On a thread of the lane."""
        self._do(number)
        if not self._closed and isValid(self):
            self._done.emit(number)

    def _do(self, number: int) -> None:
        job = self._asked[number]
        try:
            if not job.stale:
                job.answer = job.run()
        except Exception as error:
            job.error = error

    @Slot(int)
    def _bring_back(self, number: int) -> None:
        job = self._asked.pop(number)
        if not self._closed:
            job.back(job)


def hand_over(
    then: Then | None, answer: Any, error: Exception | None = None, failed: Failed | None = None
) -> Exception | None:
    """Give an answer, or what was raised, to whom it is for; what nobody took is returned.

    A panel has words for a refusal only: a bug is told in the one place that tells bugs, too.
    """
    if error is None:
        if then is not None and alive(then):
            then(answer)
        return None
    taken = failed is not None and alive(failed)
    if taken and failed is not None:
        failed(error)
    return None if taken and isinstance(error, Refusal) else error


def alive(call: Callable[..., Any]) -> bool:
    """Whether the object whose method this is still stands."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)

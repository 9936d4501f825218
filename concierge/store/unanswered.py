"""An operation whose commit the server did not answer: was it done, or not?

The connection broke between asking for the commit and hearing of it. The answer is on the record,
under the operation's own number, once the server's process that did it has ended.
"""

import time
from threading import Event
from typing import Generic, TypeVar
from uuid import UUID

from sqlalchemy import Engine, text

from concierge.errors import Code, Refusal

T = TypeVar("T")

PATIENCE_S, ASK_AGAIN_S = 60.0, 0.5
END_MS = 5000
"""Milliseconds a process of the server has to end."""

_THAT_ONE = "FROM pg_stat_activity WHERE pid = :process AND usename = session_user"
_NOT_THIS = "AND pid <> pg_backend_pid()"
_END = text(f"SELECT pg_terminate_backend(pid, :most) {_THAT_ONE} {_NOT_THIS}")
_IS_THERE = text(f"SELECT EXISTS (SELECT {_THAT_ONE} {_NOT_THIS})")
_IS_DONE = text("SELECT is_done(:operation)")


class Unanswered(Exception, Generic[T]):
    """`done` is what is true if the server did it; `process` is the one that would have."""

    def __init__(self, done: T, process: int) -> None:
        super().__init__()
        self.done, self.process = done, process


class Patience:
    """How long one waits to be told; on a desk, as long as it stands."""

    def __init__(self, seconds: float = PATIENCE_S) -> None:
        self.seconds = seconds
        self._over = Event()

    def give_up(self) -> None:
        """Wait no longer, from whatever thread."""
        self._over.set()

    def was_done(self, engine: Engine, operation: UUID, process: int) -> bool:
        """Ask until somebody answers. Raises Refusal UNANSWERED when nobody did in time."""
        until = time.monotonic() + self.seconds
        while True:
            try:
                return was_done(engine, operation, process)
            except Refusal as refusal:
                if refusal.code is not Code.SERVER_AWAY:
                    raise
                if self._over.wait(ASK_AGAIN_S) or time.monotonic() > until:
                    raise Refusal(Code.UNANSWERED) from refusal


def was_done(engine: Engine, operation: UUID, process: int) -> bool:
    """Whether the operation was done. Raises Refusal SERVER_AWAY while nobody can tell.

    The process that may still be at it is ended first: what it has not committed by then, it never
    will.
    """
    with engine.connect() as connection:
        connection.execute(_END, {"process": process, "most": END_MS})
        if connection.scalar(_IS_THERE, {"process": process}):
            raise Refusal(Code.SERVER_AWAY)
        # What others did meanwhile is seen by a statement that begins now.
        connection.rollback()
        return bool(connection.scalar(_IS_DONE, {"operation": operation}))

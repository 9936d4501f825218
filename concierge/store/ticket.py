"""A question that somebody may no longer want the answer of."""

from contextlib import suppress
from threading import Lock, Thread
from typing import Any

from sqlalchemy import Connection

from concierge.errors import Code, Refusal

STEPS = 100_000
"""SQLite's own steps, some milliseconds, between two looks at whether the answer is wanted."""
CANCEL_S = 5.0
"""Seconds a server may take to hear that an answer is no longer wanted."""


class Ticket:
    """Lets another thread interrupt a question that has become stale."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: Connection | None = None
        self._stopping: Thread | None = None
        self.stale = False

    def interrupt(self) -> None:
        """Stop the question, running or not yet begun; it then raises Refusal(INTERRUPTED)."""
        with self._lock:
            self.stale = True
            if self._connection is not None:
                self._stop(self._connection)

    def hold(self, connection: Connection) -> None:
        """From here on `connection` is the one to interrupt."""
        with self._lock:
            if self.stale:
                raise Refusal(Code.INTERRUPTED)
            self._connection = connection
            if connection.dialect.name == "sqlite":
                # It forgets an interrupt between two statements: a long one looks again.
                _driver(connection).set_progress_handler(lambda: self.stale, STEPS)

    def let_go(self) -> None:
        """The question is answered: the connection is the next one's."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None and connection.dialect.name == "sqlite":
                _driver(connection).set_progress_handler(None, STEPS)
        if self._stopping is not None:
            # Come late, it would stop the connection's next question instead.
            self._stopping.join()

    def _stop(self, connection: Connection) -> None:
        driver = _driver(connection)
        if connection.dialect.name == "sqlite":
            driver.interrupt()
        elif self._stopping is None:
            # A server is asked on a connection of its own, and the window must not wait for that.
            self._stopping = Thread(target=_cancel, args=[driver], daemon=True)
            self._stopping.start()


def _cancel(driver: Any) -> None:
    # psycopg is not loaded for a workspace in a file.
    from psycopg import Error

    # A server that does not answer has nothing to stop.
    with suppress(Error):
        driver.cancel_safe(timeout=CANCEL_S)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection

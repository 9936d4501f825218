"""A question that somebody may no longer want the answer of."""

from threading import Lock, Thread
from typing import Any

from sqlalchemy import Connection

from concierge.errors import Code, Refusal

STEPS = 100_000
"""SQLite's own steps, some milliseconds, between two looks at whether the answer is wanted."""


class Ticket:
    """Lets another thread interrupt a question that has become stale."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection: Connection | None = None
        self.stale = False

    def interrupt(self) -> None:
        """Stop the question, running or not yet begun; it then raises Refusal(INTERRUPTED)."""
        with self._lock:
            self.stale = True
            if self._connection is not None:
                _stop(self._connection)

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


def _stop(connection: Connection) -> None:
    driver = _driver(connection)
    if connection.dialect.name == "sqlite":
        driver.interrupt()
    else:
        # It asks the server by a connection of its own, and whoever interrupts may be the window.
        Thread(target=driver.cancel_safe, daemon=True).start()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection

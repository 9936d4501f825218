"""A machine that answers no one: it takes every call and says nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread


@dataclass
class Silent:
    """Where it is, and whether somebody has called."""

    host: str
    port: int
    called: Event = field(default_factory=Event)


@contextmanager
def silent() -> Iterator[Silent]:
    """A silent machine, until the end of the context."""
    calls: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = Silent(*server.getsockname())

        def answer() -> None:
            while True:
                try:
                    calls.append(server.accept()[0])
                except OSError:
                    return
                made.called.set()

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield made
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
    for one in calls:
        one.close()

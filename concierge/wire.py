"""A way to another machine that can be cut while somebody waits on it."""

import socket
from contextlib import suppress
from threading import Lock
from types import TracebackType
from typing import Self

from concierge.errors import Code, Refusal


class Wire:
    """What one errand to another machine waits on. Whoever ends the errand cuts it, from any
    thread: who waits on it then is told at once, whatever patience they had.

    Used as a context by the errand, and of no use after it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._twins: list[socket.socket] = []
        self.stale = False

    def connect(self, host: str, port: int, patience_s: float) -> socket.socket:
        """A connection to there. Each of its addresses, and each answer later, has `patience_s`.

        Raises Refusal INTERRUPTED once the wire is cut, and OSError as sockets do.
        """
        trouble: OSError | None = None
        for family, kind, protocol, _name, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            end = socket.socket(family, kind, protocol)
            try:
                self.hold(end)
                end.settimeout(patience_s)
                end.connect(address)
            except OSError as error:
                end.close()
                trouble = error
            except Refusal:
                end.close()
                raise
            else:
                return end
        raise trouble or OSError(host)

    def hold(self, end: socket.socket) -> None:
        """That one is cut too. A twin of it is what is held: where TLS takes the connection over,
        the socket itself is an empty shell."""
        with self._lock:
            if self.stale:
                raise Refusal(Code.INTERRUPTED)
            self._twins.append(end.dup())

    def interrupt(self) -> None:
        """Cut it."""
        with self._lock:
            self.stale = True
            for twin in self._twins:
                with suppress(OSError):  # it was closed by the other side, or never connected
                    twin.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._lock:
            for twin in self._twins:
                twin.close()
            self._twins.clear()

"""A wire between a desk and its server, which can be cut, or swallow all that is sent on it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from threading import Event, Lock, Thread

PIECE = 1 << 16
LATE_S = 0.5
COMMIT = b"COMMIT"


class At(Enum):
    """What becomes of the next commit on the wire."""

    ASKED = auto()
    """It comes to the server, and the answer is lost."""
    UNASKED = auto()
    """The wire is cut before it comes to the server."""
    LATE = auto()
    """The desk sees the wire cut, and the commit comes to the server half a second after that."""


@dataclass
class Wire:
    """Carries what is sent to `port` on to the server's, and back."""

    to: int
    port: int = 0
    cut_at: At | None = None
    """Once: for the next commit."""
    cuts: int = 0
    _swallowing: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)
    _ends: list[tuple[socket.socket, socket.socket]] = field(default_factory=list)
    _threads: list[Thread] = field(default_factory=list)
    _sockets: list[socket.socket] = field(default_factory=list)

    def cut(self) -> None:
        """Cut all that is on it; who comes after that is served."""
        with self._lock:
            ends, self._ends = self._ends, []
        for pair in ends:
            _shut(*pair)

    def swallow(self, swallowing: bool) -> None:
        """Everything sent is taken, and nothing comes out, as when a network has gone away."""
        if swallowing:
            self._swallowing.set()
        else:
            self._swallowing.clear()
            self.cut()  # what was swallowed is lost; a network would have given up on it too

    def _serve(self, door: socket.socket) -> None:
        while True:
            try:
                desk, _ = door.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self.to))
            except OSError:
                desk.close()
                continue
            self._sockets += [desk, server]
            with self._lock:
                self._ends.append((desk, server))
            for pump in (self._up, self._down):
                thread = Thread(target=pump, args=(desk, server), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _up(self, desk: socket.socket, server: socket.socket) -> None:
        for piece in _pieces(desk):
            if self._swallowing.is_set():
                continue
            if COMMIT in piece and self.cut_at is not None:
                self._commit(piece, desk, server)
                return
            with suppress(OSError):
                server.sendall(piece)
        _shut(server)

    def _commit(self, piece: bytes, desk: socket.socket, server: socket.socket) -> None:
        how, self.cut_at = self.cut_at, None
        self.cuts += 1
        if how is At.ASKED:
            desk.shutdown(socket.SHUT_WR)  # the answer has nowhere to go
            server.sendall(piece)
            time.sleep(LATE_S)
        elif how is At.LATE:
            _shut(desk)
            time.sleep(LATE_S)
            with suppress(OSError):
                server.sendall(piece)
            time.sleep(LATE_S)
        _shut(desk, server)

    def _down(self, desk: socket.socket, server: socket.socket) -> None:
        for piece in _pieces(server):
            if not self._swallowing.is_set():
                with suppress(OSError):
                    desk.sendall(piece)
        if not self._swallowing.is_set():
            _shut(desk)


@contextmanager
def laid(to: int) -> Iterator[Wire]:
    """Lay a wire to the server at that port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        wire = Wire(to, door.getsockname()[1])
        serving = Thread(target=wire._serve, args=(door,), daemon=True)
        serving.start()
        try:
            yield wire
        finally:
            _shut(door)
            serving.join()
            wire.cut()
            for thread in wire._threads:
                thread.join()
            for one in wire._sockets:
                one.close()


def _pieces(end: socket.socket) -> Iterator[bytes]:
    with suppress(OSError):
        while piece := end.recv(PIECE):
            yield piece


def _shut(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)

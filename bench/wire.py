"""A wire to a server as long as one likes: it counts how often one waits for an answer on it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Lock, Thread

PIECE = 1 << 16
READS = b"READ ONLY"
"""What a connection that only reads says as it begins a transaction."""


class Wire:
    """Carries what is sent to `port` on to the server's and back, where answers come `late_s` later
    than they would. A round trip is everything said until the other end is waited for."""

    def __init__(self, door: socket.socket, to: tuple[str, int]) -> None:
        self.late_s = 0.0
        self.trips = 0
        """Of all that is on it."""
        self.trips_to_read = 0
        """Those of the connections that only read."""
        self.port = int(door.getsockname()[1])
        self._door, self._to = door, to
        self._lock = Lock()
        self._ends: list[socket.socket] = []
        self._threads: list[Thread] = []

    def serve(self) -> None:
        """Take in whoever comes, until the door is shut."""
        while True:
            try:
                desk, _ = self._door.accept()
            except OSError:
                break
            server = socket.create_connection(self._to)
            for end in (desk, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._ends += [desk, server]
            _Line(self, desk, server).begin(self._threads)
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for end in self._ends:
            end.close()

    def count(self, reads: bool) -> None:
        """One more round trip; of a connection that only reads, if so."""
        with self._lock:
            self.trips += 1
            self.trips_to_read += reads


class _Line:
    """One connection."""

    def __init__(self, wire: Wire, desk: socket.socket, server: socket.socket) -> None:
        self._wire, self._desk, self._server = wire, desk, server
        self._under_way: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
        self._answered = True
        self._reads = False

    def begin(self, threads: list[Thread]) -> None:
        for work in (self._up, self._hear, self._down):
            threads.append(Thread(target=work, daemon=True))
            threads[-1].start()

    def _up(self) -> None:
        with suppress(OSError):
            while piece := self._desk.recv(PIECE):
                self._reads = self._reads or READS in piece
                if self._answered:
                    self._answered = False
                    self._wire.count(self._reads)
                self._server.sendall(piece)
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)

    def _hear(self) -> None:
        with suppress(OSError):
            while piece := self._server.recv(PIECE):
                self._under_way.put((time.monotonic() + self._wire.late_s, piece))
        self._under_way.put((0.0, b""))

    def _down(self) -> None:
        while True:
            due, piece = self._under_way.get()
            if not piece:
                break
            time.sleep(max(0.0, due - time.monotonic()))
            self._answered = True
            with suppress(OSError):
                self._desk.sendall(piece)
        with suppress(OSError):
            self._desk.shutdown(socket.SHUT_RDWR)


@contextmanager
def laid(host: str, port: int) -> Iterator[Wire]:
    """Lay a wire to the server at that port, from one of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        wire = Wire(door, (host, port))
        serving = Thread(target=wire.serve, daemon=True)
        serving.start()
        try:
            yield wire
        finally:
            door.shutdown(socket.SHUT_RDWR)
            serving.join()

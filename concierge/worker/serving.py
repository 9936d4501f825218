"""The worker's own side: one piece of work after another, until the window lets go of it.

Started as `concierge work KIND CPU_S MEMORY_MIB`. KIND is the module that does the work, by its
`work(body, tell)`; it finds no database, no Qt and no network here, whatever it imports.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from concierge.errors import Code, Refusal
from concierge.worker import limits
from concierge.worker.frames import Frame, FrameKind, Unpacking, far, head

ABSENT = ("PySide6", "shiboken6", "sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "psycopg")
OUTSIDE = {f"socket.{what}" for what in ("connect", "bind", "getaddrinfo", "sendto", "sendmsg")}
PIECE = 1 << 16
BETWEEN_S = 0.1
"""From one word of how far it is to the next; more often nobody looks."""


class Tell:
    """For the work: how far it is, and the best answer so far."""

    def __init__(self, send: Callable[[Frame], None]) -> None:
        self._send = send
        self._next = 0.0

    def far(self, done: int, total: int) -> None:
        """So much of so much."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + BETWEEN_S
            self._send(far(done, total))

    def best(self, answer: bytes) -> None:
        """What would be the answer if no time were left."""
        self._send(Frame(FrameKind.BEST, answer))


def serve(kind: str, cpu_s: str, memory_mib: str) -> int:
    """Work until the window closes the pipe or is gone; the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the window that is meant
    channel = _channel()
    asked: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=[asked], daemon=True).start()
    _shut_in()
    limits.hold_to(int(memory_mib))

    def send(frame: Frame) -> None:
        channel.write(head(frame))
        channel.write(frame.body)
        channel.flush()

    while True:
        body = asked.get()
        limits.allow(int(cpu_s))
        send(_outcome(kind, body, Tell(send)))


def _outcome(kind: str, body: bytes, tell: Tell) -> Frame:
    try:
        return Frame(FrameKind.ANSWER, import_module(kind).work(body, tell))
    except Refusal as refusal:
        said = {"code": refusal.code, "values": dict(refusal.values)}
        return Frame(FrameKind.REFUSED, json.dumps(said, default=str).encode())
    except (MemoryError, RecursionError):
        return Frame(FrameKind.REFUSED, json.dumps({"code": Code.WORK_GIVEN_UP}).encode())
    except Exception as error:
        return Frame(FrameKind.BROKE, "\n".join(_places(error)).encode())


def _places(error: Exception) -> list[str]:
    """Where it was, and no value: not even the error's own message, which may quote a name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames]
    return [f"{type(error).__module__}.{type(error).__qualname__}", *places]


def _channel() -> BinaryIO:
    """Where answers go. What else is printed here, by a library in C as well, goes to stderr."""
    channel = os.dup(1)
    os.dup2(2, 1)
    if sys.platform == "win32":
        import msvcrt

        for end in (0, channel):
            msvcrt.setmode(end, os.O_BINARY)
    return os.fdopen(channel, "wb")


def _listen(asked: "SimpleQueue[bytes]") -> None:
    """On a thread of its own, so that a worker whose window is gone ends in the midst of work."""
    come = Unpacking()
    while piece := os.read(0, PIECE):
        for frame in come.take(piece):
            asked.put(frame.body)
    os._exit(0)


def _shut_in() -> None:
    """From here on there is neither database nor window nor network."""
    for name in ABSENT:
        sys.modules[name] = None  # type: ignore[assignment]  # so Python says that it is not there
    sys.addaudithook(_no_network)


def _no_network(event: str, _args: tuple[object, ...]) -> None:
    if event in OUTSIDE:
        raise PermissionError(event)

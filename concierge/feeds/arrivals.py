"""The lines of a feed as they come: of an open pipe, what has come by now makes a batch."""

import io
import os
import stat
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Event, Thread
from typing import BinaryIO

from concierge.feeds.cloudevents import LONGEST

BATCH, FULL = 1500, 600_000
"""Lines to a transaction, or bytes of them, whichever comes first: a colleague's save waits half a
second at most. Of twice as many, twice as many would lie on the same page of the file."""
WAIT_S = 0.2
"""How long a line waits for others to come with it."""
MOST = LONGEST * 4 + 2
"""Bytes after which a line is surely too long to be an event, and its rest is passed over."""
PIECE, PIECES = 1 << 16, 16

Line = tuple[int, bytes]
"""Its number, counted from 1, and what it says."""


def batches(stream: BinaryIO) -> Iterator[list[Line]]:
    """Lines that are not empty, in batches; each as soon as nothing more comes for the moment."""
    batch: list[Line] = []
    size = place = 0
    for raw in _lines(stream):
        if raw is not None:
            place += 1
            if raw.strip():
                batch.append((place, raw))
                size += len(raw)
        if len(batch) >= BATCH or size >= FULL or (raw is None and batch):
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines; None where one would have to wait for the next."""
    pipe = _pipe(stream)
    return _of_file(stream) if pipe is None else _of_pieces(_pieces(pipe))


def _pipe(stream: BinaryIO) -> int | None:
    """The number of a stream that may have to be waited for; of a file, all is there."""
    try:
        number = stream.fileno()
    except (OSError, io.UnsupportedOperation, AttributeError):
        return None
    return None if stat.S_ISREG(os.fstat(number).st_mode) else number


def _of_file(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(MOST):
        if not line.endswith(b"\n"):
            while more := stream.readline(LONGEST):
                if more.endswith(b"\n"):
                    break
        yield line


def _of_pieces(pieces: Iterator[bytes | None]) -> Iterator[bytes | None]:
    left = b""
    for piece in pieces:
        if piece is None:
            yield None
            continue
        *lines, left = (left + piece).split(b"\n")
        yield from lines
        left = left[:MOST]
    if left:
        yield left


def _pieces(pipe: int) -> Iterator[bytes | None]:
    """What comes, as it comes; None when nothing did for a moment. A thread waits: no system's way
    of asking whether something is there works for pipes on all."""
    come: Queue[bytes | OSError] = Queue(PIECES)
    over = Event()
    reader = Thread(target=_read, args=(pipe, come, over), name="feed", daemon=True)
    reader.start()
    waiting = False
    try:
        while True:
            try:
                piece = come.get(timeout=WAIT_S if waiting else None)
            except Empty:
                waiting = False
                yield None
                continue
            if isinstance(piece, OSError):
                raise piece
            if not piece:
                break
            waiting = True
            yield piece
    finally:
        over.set()
        while not come.empty():
            come.get_nowait()
    reader.join()


def _read(pipe: int, come: "Queue[bytes | OSError]", over: Event) -> None:
    piece = b"?"
    while piece and not over.is_set():
        try:
            piece = os.read(pipe, PIECE)
        except OSError as error:
            come.put(error)
            return
        come.put(piece)

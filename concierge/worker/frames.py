"""What goes between the window and its worker: raw bytes, each piece with its kind and length."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_HEAD = struct.Struct("!BI")
_FAR = struct.Struct("!QQ")


class FrameKind(IntEnum):
    """What a frame holds."""

    ASK = 1
    """To the worker: what is to be worked on. All others come back from it."""
    FAR = 2
    """How far it is."""
    BEST = 3
    """The best answer so far; a newer one takes its place."""
    ANSWER = 4
    REFUSED = 5
    """A refusal: JSON of its code and values."""
    BROKE = 6
    """A bug: where in the program it was, a place a line."""


@dataclass(frozen=True)
class Frame:
    """One of them."""

    kind: FrameKind
    body: bytes


def head(frame: Frame) -> bytes:
    """What is sent before its body."""
    return _HEAD.pack(frame.kind, len(frame.body))


def far(done: int, total: int) -> Frame:
    """How far it is."""
    return Frame(FrameKind.FAR, _FAR.pack(done, total))


def how_far(frame: Frame) -> tuple[int, int]:
    """So much of so much."""
    done, total = _FAR.unpack(frame.body)
    return done, total


class Unpacking:
    """Frames out of bytes that come in any pieces."""

    def __init__(self) -> None:
        self._come = bytearray()

    def take(self, piece: bytes) -> Iterator[Frame]:
        """The frames that are whole with this piece."""
        self._come += piece
        while len(self._come) >= _HEAD.size:
            kind, length = _HEAD.unpack_from(self._come)
            end = _HEAD.size + length
            if len(self._come) < end:
                return
            with memoryview(self._come) as come:
                body = bytes(come[_HEAD.size : end])
            del self._come[:end]
            yield Frame(FrameKind(kind), body)

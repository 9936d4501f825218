"""Lines as they come."""

import os
from threading import Thread

from hypothesis import given
from hypothesis import strategies as st

from concierge.feeds.arrivals import MOST, batches


def piped(*pieces: bytes) -> list[tuple[int, bytes]]:
    """The lines of a pipe into which these were written."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as into:
        for piece in pieces:
            into.write(piece)
        into.close()
        return [line for batch in batches(stream) for line in batch]


@given(st.lists(st.binary(max_size=20), max_size=8))
def test_a_pipe_has_the_lines_of_a_file(pieces: list[bytes]) -> None:
    said = b"".join(pieces).split(b"\n")
    wanted = [(n, line) for n, line in enumerate(said, start=1) if line.strip()]
    assert [(n, line.rstrip(b"\n")) for n, line in piped(*pieces)] == wanted


def test_what_has_come_does_not_wait_for_more() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as into:
        coming = batches(stream)
        into.write(b"one\ntwo\nthr")
        assert next(coming) == [(1, b"one"), (2, b"two")]
        into.write(b"ee\n")
        assert next(coming) == [(3, b"three")]
        into.close()
        assert list(coming) == []


def test_an_endless_line_of_a_pipe_is_cut() -> None:
    reading, writing = os.pipe()

    def write() -> None:
        with os.fdopen(writing, "wb") as into:
            for _ in range(3 * MOST // 1_000_000):
                into.write(b"x" * 1_000_000)
            into.write(b"\nshort\n")

    writer = Thread(target=write)
    writer.start()
    with os.fdopen(reading, "rb") as stream:
        (_, long), (_, short) = [line for batch in batches(stream) for line in batch]
    writer.join()
    assert MOST <= len(long) < 2 * MOST
    assert short == b"short"

"""A whole feed, line by line: constant memory, each batch durable before it is acknowledged."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import words
from concierge.errors import Refusal
from concierge.feeds.actions import take_in
from concierge.feeds.cloudevents import LONGEST, FeedItem, read, whose
from concierge.members.tables import BusinessLine
from concierge.store.bulk import unswept
from concierge.store.work import Work

BATCH, FULL = 1500, 600_000
"""Lines to a transaction, or bytes of them, whichever comes first: a colleague's save waits half a
second at most. Of twice as many, twice as many would lie on the same page of the file."""


@dataclass(frozen=True)
class Rejected:
    """A line that was refused, counted from 1, the event's id if it could be read, and why."""

    line: int
    id: str | None
    reason: str


@dataclass
class Summary:
    """What became of a feed."""

    accepted: int = 0
    duplicate: int = 0
    rejected: list[Rejected] = field(default_factory=list)


def ingest(
    work: Work,
    stream: BinaryIO,
    acknowledge: Callable[[FeedItem], None] | None = None,
    flush: Callable[[], object] = lambda: None,
) -> Summary:
    """Take in a feed. `acknowledge` is called for each event once it is on the disk, known ones
    included, `flush` after each batch. Empty lines count, and are passed over."""
    summary = Summary()
    lines = frozenset(work.read(_lines))
    with unswept():
        for batch in _batches(stream):
            _one_batch(work, batch, lines, summary, acknowledge)
            flush()
            gc.collect()
    return summary


def _one_batch(
    work: Work,
    batch: list[tuple[int, bytes]],
    lines: frozenset[str],
    summary: Summary,
    acknowledge: Callable[[FeedItem], None] | None,
) -> None:
    items: list[FeedItem] = []
    places: list[int] = []
    rejected: list[Rejected] = []
    for place, raw in batch:
        try:
            items.append(read(raw, lines))
            places.append(place)
        except Refusal as refusal:
            rejected.append(Rejected(place, whose(raw), words.refusal(refusal)))
    outcome = work.write(take_in, items).result
    for at, why in outcome.refused.items():
        rejected.append(Rejected(places[at], items[at].id, words.refusal(why)))
    summary.accepted += len(outcome.accepted)
    summary.duplicate += len(outcome.duplicate)
    summary.rejected += sorted(rejected, key=lambda one: one.line)
    if acknowledge is not None:
        for item in (*outcome.accepted, *outcome.duplicate):
            acknowledge(item)


def _batches(stream: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    batch: list[tuple[int, bytes]] = []
    size = 0
    for place, raw in enumerate(_raw_lines(stream), start=1):
        if raw.strip():
            batch.append((place, raw))
            size += len(raw)
        if len(batch) >= BATCH or size >= FULL:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines, of which an endless one is cut where it is surely too long to be an event."""
    while line := stream.readline(LONGEST * 4 + 2):
        if not line.endswith(b"\n"):
            while more := stream.readline(LONGEST):
                if more.endswith(b"\n"):
                    break
        yield line


def _lines(session: Session) -> list[str]:
    return list(session.scalars(select(BusinessLine.code)))

"""A whole feed, line by line: constant memory, each batch durable before it is acknowledged."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from concierge import words
from concierge.errors import Code, Refusal
from concierge.feeds.actions import Outcome, take_in
from concierge.feeds.arrivals import Line, batches
from concierge.feeds.cloudevents import FeedItem, read, whose
from concierge.members.tables import BusinessLine
from concierge.searchindex import index
from concierge.store.bulk import unswept
from concierge.store.work import Work

PAGES = 500
"""Of the text index that are merged after a batch, which itself writes some eighty."""

Take = Callable[[Sequence[FeedItem]], Outcome]
"""How a batch is taken in: for good, or only to see."""


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
    take: Take | None = None,
) -> Summary:
    """Take in a feed. `acknowledge` is called for each event once it is on the disk, known ones
    included, `flush` after each batch; of an open pipe, within a moment of each line. Empty lines
    count, and are passed over."""
    summary = Summary()
    lines = frozenset(work.read(_lines))
    for_good = take is None
    take = take or (lambda items: work.write(take_in, items).result)
    with unswept():
        for batch in batches(stream):
            _one_batch(take, batch, lines, summary, acknowledge)
            flush()
            if for_good:
                # Each batch leaves a piece of the text index. A desk merges them when nobody
                # waits; a feed at night has no desk beside it.
                work.write(index.merge, PAGES)
            gc.collect()
    return summary


def _one_batch(
    take: Take,
    batch: list[Line],
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
    outcome = taken(take, items) if items else Outcome()
    for at, why in outcome.refused.items():
        rejected.append(Rejected(places[at], items[at].id, words.refusal(why)))
    summary.accepted += len(outcome.accepted)
    summary.duplicate += len(outcome.duplicate)
    summary.rejected += sorted(rejected, key=lambda one: one.line)
    if acknowledge is not None:
        for item in (*outcome.accepted, *outcome.duplicate):
            acknowledge(item)


def taken(take: Take, items: Sequence[FeedItem]) -> Outcome:
    """What became of these. What the database itself refuses, of any one of them or only at the end
    of the transaction, is found by halves: that one is refused, and the others go in."""
    try:
        return take(items)
    except DBAPIError as error:
        if isinstance(error, (OperationalError, InterfaceError)):
            raise  # it is about the database, not about an event
        why = Refusal(Code.FEED_NOT_TAKEN, why=_said(error))
    except Refusal as refusal:
        if refusal.code not in OF_AN_EVENT:
            raise
        why = refusal
    if len(items) == 1:
        return Outcome(refused={0: why})
    middle = len(items) // 2
    first, second = taken(take, items[:middle]), taken(take, items[middle:])
    return Outcome(
        [*first.accepted, *second.accepted],
        [*first.duplicate, *second.duplicate],
        first.refused | {middle + place: why for place, why in second.refused.items()},
    )


OF_AN_EVENT = (Code.NOT_YOURS, Code.TEXT_UNSTORABLE)
"""What an engine refuses of one event; whatever else it refuses, it would of every other."""


def _said(error: DBAPIError) -> str:
    """The database's own sentence; its details would tell what the row holds."""
    primary = getattr(getattr(error.orig, "diag", None), "message_primary", None)
    return str(primary or error.orig).partition("\n")[0]


def _lines(session: Session) -> list[str]:
    return list(session.scalars(select(BusinessLine.code)))

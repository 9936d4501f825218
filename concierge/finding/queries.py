"""Search over everything the asking person may see, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.finding.hits import Text, hits, said_so
from concierge.finding.results import Result, search_in
from concierge.searchindex.tokens import terms
from concierge.timeline.known import KNOWN
from concierge.timeline.tables import TimelineEvent


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a member's stream that holds what was typed, itself or in what is folded in it."""

    id: UUID
    at: datetime
    kind: str


def search(session: Session, text: str, limit: int = 20) -> list[Result]:
    """What was written of members, then what the program says so of, both newest first.

    Every word must be found: Han anywhere, other words and numbers by how they begin.
    """
    return search_in(session, terms(text), limit)


def search_member(
    session: Session, member_id: UUID, text: str, internal: bool = True, limit: int = 200
) -> list[Hit]:
    """Where in a member's stream something is found: the newest `limit` rows, ascending."""
    wanted = terms(text)
    found = chain(
        hits(session, wanted, limit, member_id), said_so(session, wanted, limit, member_id)
    )
    heard = (one for one in found if one.event_id and (internal or not one.internal))
    texts = list(islice(heard, limit))
    return sorted(_rows(session, member_id, texts, internal), key=lambda hit: (hit.at, hit.id))


def _rows(
    session: Session, member_id: UUID, texts: Sequence[Text], internal: bool
) -> Iterable[Hit]:
    """The rows that stand in the stream; what is folded into another is found there."""
    if not texts:
        return ()
    event = TimelineEvent.__table__.c
    wanted = select(event.id, event.at, event.kind, event.lead_id)
    wanted = wanted if internal else wanted.where(KNOWN)
    ids, mine = {text.event_id for text in texts}, {"member": member_id}
    found = list(session.connection().execute(wanted.where(event.id.in_(ids)), mine))
    leads = {row.lead_id for row in found if row.lead_id}
    if leads:
        found += session.connection().execute(wanted.where(event.id.in_(leads)), mine)
    return {Hit(row.id, row.at, str(row.kind)) for row in found if row.lead_id is None}

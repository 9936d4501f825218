"""Search over everything the asking person may see, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.finding.hits import Text, hits
from concierge.finding.rules import excerpt
from concierge.issues.tables import Issue
from concierge.members.tables import Member
from concierge.store.tokens import terms
from concierge.timeline.tables import TimelineEvent

REPEATED = frozenset(
    (
        "issue.opened",
        "promise.kept",
        "promise.reopened",
        "reminder.done",
        "reminder.undone",
        "reminder.snoozed",
    )
)
"""Events that say once more what was said before: the first time is enough for a list."""


@dataclass(frozen=True)
class Result:
    """Something found. `kind` is an event's kind, `note` or `issue`; `match` is what of `excerpt`
    was typed; `event_id` its place in the member's stream."""

    kind: str
    member_id: UUID
    member_number: str
    member_name: str
    member_address: str
    issue_id: UUID | None
    issue_ref: str
    at: datetime
    title: str
    excerpt: str
    match: str
    event_id: UUID | None
    line: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of a member's stream that holds what was typed, itself or in what is folded in it."""

    id: UUID
    at: datetime
    kind: str


def search(session: Session, text: str, limit: int = 20) -> list[Result]:
    """Texts of contacts, notes and business events and titles of issues, newest first.

    Every word must be found: Han anywhere, other words and numbers by how they begin.
    """
    return search_in(session, terms(text), limit)


def search_in(
    session: Session, wanted: tuple[str, ...], limit: int, member_id: UUID | None = None
) -> list[Result]:
    """`search` for folded terms, within one member's texts if given."""
    found = (one for one in hits(session, wanted, limit, member_id) if one.what not in REPEATED)
    return _results(session, list(islice(found, limit)), wanted)


def search_member(
    session: Session, member_id: UUID, text: str, internal: bool = True, limit: int = 200
) -> list[Hit]:
    """Where in a member's stream something is found: the newest `limit` rows, ascending."""
    wanted = terms(text)
    found = hits(session, wanted, limit, member_id)
    heard = (one for one in found if one.event_id and (internal or not one.internal))
    texts = list(islice(heard, limit))
    return sorted(_rows(session, texts, internal), key=lambda hit: (hit.at, hit.id))


def _rows(session: Session, texts: Iterable[Text], internal: bool) -> Iterable[Hit]:
    """The rows that stand in the stream; what is folded into another is found there."""
    event = TimelineEvent.__table__.c
    columns = (event.id, event.at, event.kind, event.audience, event.lead_id)
    ids = {text.event_id for text in texts}
    found = list(session.connection().execute(select(*columns).where(event.id.in_(ids))))
    leads = {row.lead_id for row in found if row.lead_id}
    if leads:
        found += session.connection().execute(select(*columns).where(event.id.in_(leads)))
    return {
        Hit(row.id, row.at, str(row.kind))
        for row in found
        if row.lead_id is None and (internal or row.audience == "member")
    }


def _results(session: Session, texts: Sequence[Text], wanted: tuple[str, ...]) -> list[Result]:
    members = _named(session, {text.member_id for text in texts})
    refs = _referred(session, {text.issue_id for text in texts if text.issue_id})
    return [_result(text, wanted, members[text.member_id], refs) for text in texts]


def _result(
    text: Text, wanted: tuple[str, ...], member: tuple[str, str, str], refs: dict[UUID, str]
) -> Result:
    shown, match = excerpt(text.text, wanted)
    number, name, address = member
    return Result(
        kind=text.kind,
        member_id=text.member_id,
        member_number=number,
        member_name=name,
        member_address=address,
        issue_id=text.issue_id,
        issue_ref=refs.get(text.issue_id, "") if text.issue_id else "",
        at=text.at,
        title=text.title,
        excerpt=shown,
        match=match,
        event_id=text.event_id,
        line=text.line,
    )


def _named(session: Session, ids: Iterable[UUID]) -> dict[UUID, tuple[str, str, str]]:
    member = Member.__table__.c
    statement = select(member.id, member.number, member.name, member.address)
    found: Iterable[Any] = session.connection().execute(statement.where(member.id.in_(ids)))
    return {row.id: (row.number, row.name, row.address) for row in found}


def _referred(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    issue = Issue.__table__.c
    statement = select(issue.id, issue.ref).where(issue.id.in_(ids))
    return {row.id: row.ref for row in session.connection().execute(statement)}

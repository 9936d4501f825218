"""Take in what businesses send, each event once, hundreds to a transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.member import MemberTold
from concierge.feeds.rules import CONTACT_RECEIVED, ISSUE_REPORTED, MEMBER_UPSERTED, meaning
from concierge.feeds.tables import FeedEvent
from concierge.feeds.upsert import capped, upsert_member
from concierge.issues.actions import raise_issue
from concierge.issues.kinds import OpenedBy
from concierge.issues.rules import IssueDraft
from concierge.issues.spoken import listen
from concierge.issues.tables import Issue
from concierge.members.news import ReferenceNews
from concierge.members.references import bring_up_to_date
from concierge.members.standing import contacted_many
from concierge.members.tables import Member
from concierge.store.act import act
from concierge.store.bulk import find_many, run_many
from concierge.timeline.actions import NewEvent, record_many
from concierge.timeline.kinds import Kind
from concierge.timeline.rules import audience_of, heard_from_us


@dataclass
class Outcome:
    """What became of the events of one batch; refusals by their place in it."""

    accepted: list[FeedItem] = field(default_factory=list)
    duplicate: list[FeedItem] = field(default_factory=list)
    refused: dict[int, Refusal] = field(default_factory=dict)


@dataclass
class _Batch:
    """What the events of one batch add up to, written at its end."""

    events: list[NewEvent] = field(default_factory=list)
    news: list[ReferenceNews] = field(default_factory=list)
    contacted: dict[UUID, datetime] = field(default_factory=dict)
    taken: list[dict[str, Any]] = field(default_factory=list)


def take_in(session: Session, items: Sequence[FeedItem]) -> Outcome:
    """Take in a batch, in its order. What is not valid is refused; the rest goes on."""
    outcome, batch = Outcome(), _Batch()
    unstorable = _unstorable(session, items)
    sound = [item for place, item in enumerate(items) if place not in unstorable]
    seen = _seen(session, sound)
    members = _members(session, sound)
    for place, item in enumerate(items):
        if place in unstorable:
            outcome.refused[place] = Refusal(Code.TEXT_UNSTORABLE)
            continue
        if (item.source, item.id) in seen:
            outcome.duplicate.append(item)
            continue
        try:
            member_id = _take(session, batch, item, members)
        except Refusal as refusal:
            outcome.refused[place] = refusal
            continue
        seen.add((item.source, item.id))
        batch.taken.append(
            {
                "source": item.source,
                "sent_id": item.id,
                "member_id": member_id,
                "received_at": act(session).at,
            }
        )
        outcome.accepted.append(item)
    _write(session, batch)
    return outcome


def _take(session: Session, batch: _Batch, item: FeedItem, members: dict[str, UUID]) -> UUID:
    if item.type == MEMBER_UPSERTED:
        # A savepoint: a member refused half way leaves nothing behind.
        with session.begin_nested():
            members[item.subject] = upsert_member(session, item, members.get(item.subject))
        return members[item.subject]
    member_id = members.get(item.subject)
    if member_id is None:
        raise Refusal(Code.UNKNOWN_MEMBER, number=item.subject)
    issue_id = _issue(session, item, member_id)
    at = item.at or act(session).at
    if item.type == ISSUE_REPORTED:
        references = (item.ref,) if item.ref else ()
        draft = IssueDraft(
            item.title, item.line or "", item.urgency, cause=item.text, references=references
        )
        with session.begin_nested():
            raise_issue(session, member_id, draft, OpenedBy.BUSINESS, at=at, party=item.party)
    elif item.type == CONTACT_RECEIVED:
        batch.events.append(_contact(item, member_id, at, issue_id))
        if heard_from_us(item.whom, item.direction, item.channel, item.reached):
            # One dated in the future is no later contact than one of now.
            last = capped(session, at)
            batch.contacted[member_id] = max(last, batch.contacted.get(member_id, last))
    else:
        batch.events.append(_business(item, member_id, at, issue_id))
        batch.news += _news(item, member_id, capped(session, at))
    return member_id


def _unstorable(session: Session, items: Sequence[FeedItem]) -> set[int]:
    """The places of those the engine at hand cannot hold: they must not stop the others."""
    if session.get_bind().dialect.name == "sqlite":
        return set()
    return {place for place, item in enumerate(items) if _has_nul(item)}


def _has_nul(value: object) -> bool:
    """Whether a NUL is in any text of it, which PostgreSQL cannot hold."""
    if isinstance(value, (FeedItem, MemberTold)):
        return any(map(_has_nul, vars(value).values()))
    if isinstance(value, Mapping):
        return any(map(_has_nul, value.values()))
    if isinstance(value, tuple):
        return any(map(_has_nul, value))
    return isinstance(value, str) and "\0" in value


def _contact(item: FeedItem, member_id: UUID, at: datetime, issue_id: UUID | None) -> NewEvent:
    return NewEvent(
        member_id,
        Kind.CONTACT,
        "contact.logged",
        audience_of(item.whom),
        at=at,
        line=item.line,
        channel=item.channel,
        direction=item.direction,
        party=item.party,
        party_kind=item.whom,
        reached=item.reached,
        issue_id=issue_id,
        title=item.title if item.text else "",
        body=item.text or item.title,
        feed=True,
    )


def _business(item: FeedItem, member_id: UUID, at: datetime, issue_id: UUID | None) -> NewEvent:
    what, means = meaning(item.type)
    data: dict[str, Any] = {}
    if what == "business.event":
        data["type"] = item.type
    if item.ref:
        data["ref"] = item.ref
    if item.region:
        data["region"] = item.region
    if item.expected_at is not None:
        data["expected_at"] = item.expected_at.isoformat()
    if item.amount is not None:
        data["amount"] = format(item.amount, "f")
        data["currency"] = item.currency or ""
    return NewEvent(
        member_id,
        means.kind,
        what,
        audience=means.audience,
        at=at,
        line=item.line,
        issue_id=issue_id,
        title=item.title,
        body=item.text,
        party=item.party,
        data=data,
        feed=True,
    )


def _news(item: FeedItem, member_id: UUID, at: datetime) -> list[ReferenceNews]:
    """What the event says of the business's own number, if it names one that is followed."""
    what, means = meaning(item.type)
    if not item.ref or not item.line or means.kind in (Kind.BUSINESS, Kind.TASK):
        return []
    # A refund that is still on its way is not over when it is announced.
    ends = means.ends or (what == "payment.refunded" and item.expected_at is None)
    return [
        ReferenceNews(
            member_id,
            item.line,
            item.ref,
            means.reference,
            at,
            title=item.title,
            state=what,
            expected_at=item.expected_at,
            ended_at=at if ends else None,
            amount=item.amount,
            currency=item.currency,
        )
    ]


def _write(session: Session, batch: _Batch) -> None:
    ids = record_many(session, batch.events)
    for event, event_id in zip(batch.events, ids, strict=True):
        if event.kind is Kind.CONTACT and event.issue_id is not None:
            listen(session, event, event_id)
    bring_up_to_date(session, batch.news)
    contacted_many(session, batch.contacted)
    run_many(session, _TAKEN, batch.taken)


_TAKEN = insert(FeedEvent)


def _issue(session: Session, item: FeedItem, member_id: UUID) -> UUID | None:
    if not item.issue:
        return None
    query = select(Issue.id).where(Issue.ref == item.issue, Issue.member_id == member_id)
    found = session.scalar(query)
    if found is None:
        raise Refusal(Code.UNKNOWN_ISSUE, issue=item.issue)
    return found


def _seen(session: Session, items: Sequence[FeedItem]) -> set[tuple[str, str]]:
    by_source: dict[str, set[str]] = {}
    for item in items:
        by_source.setdefault(item.source, set()).add(item.id)
    # One sender after the other: pairs of values in one statement take SQLAlchemy twice as long.
    return {
        (source, row.sent_id)
        for source, ids in by_source.items()
        for row in find_many(session, _SENT, _feed.sent_id, ids, source=source)
    }


def _members(session: Session, items: Sequence[FeedItem]) -> dict[str, UUID]:
    numbers = {item.subject for item in items}
    return {row.number: row.id for row in find_many(session, _MEMBERS, _member.number, numbers)}


_feed, _member = FeedEvent.__table__.c, Member.__table__.c
_SENT = select(_feed.sent_id).where(_feed.source == bindparam("source"))
_MEMBERS = select(_member.number, _member.id)

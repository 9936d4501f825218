"""The verbs of the timeline: record, retract, look. Everything else is a question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.searchindex import index
from concierge.searchindex.folding import clean
from concierge.store import bulk
from concierge.store.act import act
from concierge.store.instants import meant
from concierge.store.ledger import audit, touch
from concierge.store.types import new_id
from concierge.timeline.kinds import Audience, Channel, Direction, Kind, PartyKind, Reached
from concierge.timeline.rules import codes, written
from concierge.timeline.tables import MemberSeen, Retraction, TimelineDay, TimelineEvent


@dataclass(frozen=True)
class NewEvent:
    """An event to record. `at` defaults to now; `steward_id`, whose work it was, to who records;
    nobody's, if it came from a `feed`."""

    member_id: UUID
    kind: Kind
    what: str
    audience: Audience = Audience.MEMBER
    at: datetime | None = None
    line: str | None = None
    channel: Channel | None = None
    direction: Direction | None = None
    party: str | None = None
    reached: Reached | None = None
    issue_id: UUID | None = None
    lead_id: UUID | None = None
    title: str = ""
    body: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    id: UUID | None = None
    feed: bool = False
    steward_id: UUID | None = None
    party_kind: PartyKind | None = None


def record(session: Session, event: NewEvent) -> UUID:
    """Add one event to a member's timeline, with its day count and its searchable text.

    Raises Refusal DATE_WRONG for an `at` that nobody means.
    """
    return record_each(session, [event])[0]


def record_each(session: Session, events: Sequence[NewEvent]) -> list[UUID]:
    """`record` for many at once. Each has its audit row, by which whoever serves that member, and
    none of the others, hears of it."""
    rows = [_values(session, event) for event in events]
    # Not through the flush: an event is written often, read by another, and never changed.
    bulk.run_many(session, _EVENT, rows)
    for row in rows:
        place = f"{row['member_id']}/{row['at']}/{row['id']}"
        audit(session, "insert", "timeline_event", place, row["member_id"], {})
    _count(session, [_sort(row, act(session).zone) for row in rows])
    index.add(session, _entries(rows))
    return [row["id"] for row in rows]


def record_many(session: Session, events: Sequence[NewEvent]) -> list[UUID]:
    """`record` for thousands of events at once, with one audit row for all of them."""
    rows = [_values(session, event) for event in events]
    if not rows:
        return []
    # In the table's own order each of its pages is opened once.
    ordered = sorted(rows, key=lambda row: (row["member_id"].int, row["at"], row["id"].int))
    bulk.insert_rows(session, TimelineEvent, ordered)
    zone = act(session).zone
    _count(session, [_sort(row, zone) for row in ordered])
    index.add(session, _entries(rows))
    return [row["id"] for row in rows]


def retract(
    session: Session,
    event_id: UUID,
    reason: str,
    moved_event_id: UUID | None = None,
    moved_member_id: UUID | None = None,
) -> None:
    """Take an event's text out of a stream and of search; a stub with reason and author stays.

    The room that owns the thing calls this and has already recorded it on the right member.
    """
    if not reason.strip():
        raise Refusal(Code.TEXT_MISSING, field="reason")
    if session.get(Retraction, event_id) is not None:
        raise Refusal(Code.ALREADY_RETRACTED)
    event = stored(session, event_id)
    now = act(session)
    session.add(
        Retraction(
            event_id=event_id,
            member_id=event.member_id,
            moved_event_id=moved_event_id,
            moved_member_id=moved_member_id,
            reason=reason,
            steward_id=now.actor.steward_id,
            at=now.at,
        )
    )
    index.remove(session, "event", event_id)
    index.add(session, [index.Entry(event.at, event.member_id, "retraction", event_id, reason)])


CORRECTED = "corrected"
"""The reason on the record where nobody had to give one."""


def supersede(session: Session, event_id: UUID, new_event_id: UUID, reason: str) -> None:
    """Put an event's new words, recorded already on the same member, in its place: the old ones are
    counted no more, and stay to be read behind them and to be found by a lead."""
    event = stored(session, event_id)
    if session.get(Retraction, event_id) is not None:
        raise Refusal(Code.ALREADY_RETRACTED)
    now = act(session)
    session.add(
        Retraction(
            event_id=event_id,
            member_id=event.member_id,
            moved_event_id=new_event_id,
            moved_member_id=event.member_id,
            reason=reason.strip() or CORRECTED,
            steward_id=now.actor.steward_id,
            at=now.at,
        )
    )
    row = {name: getattr(event, name) for name in ("member_id", "at", "line", "kind", "audience")}
    _count(session, [_sort(row | {"lead_id": event.lead_id}, now.zone)], -1)
    if reason.strip():
        said = index.Entry(event.at, event.member_id, "retraction", event_id, reason)
        index.add(session, [said])


def stored(session: Session, event_id: UUID) -> TimelineEvent:
    """The event with this id. Raises KeyError if there is none."""
    event = session.scalar(select(TimelineEvent).where(TimelineEvent.id == event_id))
    if event is None:
        raise KeyError(event_id)
    return event


def look(session: Session, member_id: UUID, upto: datetime) -> None:
    """Remember that the signed-in steward has seen what was recorded `upto` that instant."""
    row = {"steward_id": act(session).actor.steward_id, "member_id": member_id, "seen": upto}
    statement = insert(MemberSeen).values(row)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["steward_id", "member_id"], set_={"seen": statement.excluded.seen}
        )
    )


def _values(session: Session, event: NewEvent) -> dict[str, Any]:
    now = act(session)
    return {
        "member_id": event.member_id,
        "at": meant(event.at or now.at),
        "id": event.id or new_id(),
        "recorded_at": now.at,
        "kind": event.kind,
        "what": event.what,
        "line": event.line,
        "channel": event.channel,
        "direction": event.direction,
        "party": clean(event.party or "") or None,
        "party_kind": event.party_kind,
        "reached": event.reached,
        "audience": event.audience,
        "issue_id": event.issue_id,
        "steward_id": None if event.feed else event.steward_id or now.actor.steward_id,
        "lead_id": event.lead_id,
        "batch_id": now.operation,
        "title": event.title,
        "body": event.body,
        "data": event.data,
    }


Sort = tuple[UUID, date, str, str, str, bool]


def _sort(row: dict[str, Any], zone: ZoneInfo) -> Sort:
    day = row["at"].astimezone(zone).date()
    folded = row["lead_id"] is not None
    return row["member_id"], day, row["line"] or "", row["kind"], row["audience"], folded


_EVENT = insert(TimelineEvent)
_DAY = insert(TimelineDay)
_COUNT = _DAY.on_conflict_do_update(
    index_elements=list(TimelineDay.__table__.primary_key.columns),  # type: ignore[attr-defined]
    set_={"n": TimelineDay.n + _DAY.excluded.n},
)


def _count(session: Session, sorts: list[Sort], each: int = 1) -> None:
    names = ("member_id", "day", "line", "kind", "audience", "folded")
    counted = Counter(sorts)
    rows = [dict(zip(names, sort, strict=True), n=each * n) for sort, n in counted.items()]
    bulk.run_many(session, _COUNT, rows)
    for member_id in {member_id for member_id, *_ in counted}:
        touch(session, member_id, "timeline_event")


def _entries(rows: Sequence[dict[str, Any]]) -> list[index.Entry]:
    return [
        entry_of(row["at"], row["member_id"], row["id"], row["title"], row["body"], row["party"],
                 row["what"], row["channel"], row["direction"], row["reached"], row["data"])
        for row in rows
    ]  # fmt: skip


def entry_of(
    at: datetime,
    member_id: UUID,
    event_id: UUID,
    title: str,
    body: str,
    party: str | None,
    *called: Any,
) -> index.Entry:
    """What an event is found by: what people wrote; and what the program says of it as codes, since
    that is rendered, never stored."""
    text = written(title, body, party, called[-1])
    return index.Entry(at, member_id, "event", event_id, text, tuple(codes(*called)))

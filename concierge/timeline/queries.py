"""Questions about a member's stream: days, rows, counts, what is new."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Integer,
    RowMapping,
    Select,
    String,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.orm import Session

from concierge.store.types import IdType, InstantType
from concierge.store.work import act
from concierge.team.access import MEMBER, may_see, visible, who
from concierge.team.tables import Steward
from concierge.timeline.rules import Cursor, Filter
from concierge.timeline.tables import MemberSeen, Retraction, TimelineDay, TimelineEvent


@dataclass(frozen=True, slots=True)
class Retracted:
    """Why an event's text is gone from this stream, by whom, and when."""

    reason: str
    steward_name: str
    at: datetime
    moved: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One event as the stream shows it; `folded` are the further things of the same act."""

    member_id: UUID
    at: datetime
    id: UUID
    recorded_at: datetime
    kind: str
    what: str
    line: str | None
    channel: str | None
    direction: str | None
    party: str | None
    reached: str | None
    audience: str
    issue_id: UUID | None
    steward_id: UUID | None
    lead_id: UUID | None
    title: str
    body: str
    data: dict[str, Any]
    folded: tuple["Row", ...] = ()
    retracted: Retracted | None = None


@dataclass(frozen=True)
class DayCount:
    """How many rows a stream has on one day of the workspace's zone."""

    day: date
    n: int


@dataclass(frozen=True)
class Counts:
    """How many rows each filter would show, most first."""

    total: int
    lines: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    issues: tuple[tuple[UUID, int], ...]


@dataclass(frozen=True)
class Page:
    """Rows newest first, and where the next page begins (None at the end)."""

    rows: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True)
class Seen:
    """Up to when the signed-in steward has looked, and how many rows came since."""

    seen: datetime | None
    n: int


_event = TimelineEvent.__table__.c
# All of a row but its member, who is known. Coded words are left as text: turning 50 rows' worth
# into enums costs more than reading them.
COLUMNS = (
    _event.at,
    _event.id,
    _event.recorded_at,
    type_coerce(_event.kind, String),
    _event.what,
    _event.line,
    type_coerce(_event.channel, String),
    type_coerce(_event.direction, String),
    _event.party,
    type_coerce(_event.reached, String),
    type_coerce(_event.audience, String),
    _event.issue_id,
    _event.steward_id,
    _event.lead_id,
    _event.title,
    _event.body,
    _event.data,
)
WIDTH = len(COLUMNS)
# Retractions are few: whether there is one costs less row by row than a question for each page.
_GONE = type_coerce(exists().where(Retraction.event_id == _event.id), Integer)
_MAY_SEE = visible()


def days(session: Session, member_id: UUID, wanted: Filter) -> list[DayCount]:
    """The days that have rows, ascending, counted in the workspace's zone."""
    if wanted.issue_id is not None:
        zone = act(session).zone
        counted: dict[date, int] = defaultdict(int)
        for row in _rows(session, member_id, wanted):
            counted[row.at.astimezone(zone).date()] += 1
        return [DayCount(day, n) for day, n in sorted(counted.items())]
    table = TimelineDay
    statement = (
        select(table.day, func.sum(table.n))
        .where(table.member_id == MEMBER, _MAY_SEE, *_counted(wanted))
        .group_by(table.day)
        .order_by(table.day)
    )
    found = session.connection().execute(statement, who(session, member_id))
    return [DayCount(*row) for row in found]


def span(session: Session, member_id: UUID, wanted: Filter, first: date, last: date) -> list[Row]:
    """All rows of the days `first` to `last`, ascending by (at, id)."""
    zone = act(session).zone
    since, until = _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
    return _rows(session, member_id, wanted, _event.at >= since, _event.at < until)


def page(
    session: Session, member_id: UUID, wanted: Filter, before: Cursor | None, limit: int
) -> Page:
    """`limit` rows newest first, before a cursor (from the newest, if None)."""
    statement, values = _PAGE[_shape(wanted), before is not None], who(session, member_id)
    values |= {"line": wanted.line, "kind": wanted.kind, "issue": wanted.issue_id}
    values["limit"] = limit + 1
    if before is not None:
        values |= {"at": before.at, "id": before.id}
    found = session.connection().execute(statement, values).all()
    rows = _dressed(session, member_id, found[:limit])
    follows = len(found) > limit
    following = str(Cursor(rows[-1].at, rows[-1].id)) if follows and rows else None
    return Page(tuple(rows), following)


def event(session: Session, event_id: UUID) -> Row:
    """One event with what is folded into it. Raises KeyError if there is none to be seen."""
    found = session.connection().execute(_ONE, {"event": event_id}).first()
    if found is None or not may_see(session, found.member_id):
        raise KeyError(event_id)
    return _dressed(session, found.member_id, [found])[0]


def counts(session: Session, member_id: UUID, internal: bool = True) -> Counts:
    """What each filter would show; with `internal` off, as if internal rows were not there."""
    table = TimelineDay
    values = who(session, member_id)
    heard = () if internal else (table.audience == "member",)
    mine = (table.member_id == MEMBER, _MAY_SEE, *heard)
    by_line = dict(
        session.execute(
            select(table.line, func.sum(table.n))
            .where(*mine, table.folded.is_(False))
            .group_by(table.line),
            values,
        ).all()
    )
    by_kind = session.execute(
        select(table.kind, func.sum(table.n)).where(*mine).group_by(table.kind), values
    ).all()
    by_issue = session.execute(
        select(_event.issue_id, func.count())
        .where(
            _event.member_id == MEMBER,
            _event.issue_id.is_not(None),
            _event.lead_id.is_(None),
            _MAY_SEE,
            *(() if internal else (_event.audience == "member",)),
        )
        .group_by(_event.issue_id),
        values,
    ).all()
    total = sum(by_line.values())
    by_line.pop("", None)
    return Counts(total, _most(by_line.items()), _most(by_kind), _most(by_issue))


def unseen(session: Session, member_id: UUID) -> Seen:
    """What was recorded since the signed-in steward last looked, by anybody but themselves."""
    me = act(session).actor.steward_id
    if not may_see(session, member_id):
        return Seen(None, 0)
    seen = session.scalar(
        select(MemberSeen.seen).where(
            MemberSeen.steward_id == me, MemberSeen.member_id == member_id
        )
    )
    if seen is None:
        return Seen(None, 0)
    # Whatever is recorded late may have happened long before; a month back is looked through.
    n = session.scalar(
        select(func.count()).where(
            _event.member_id == member_id,
            _event.at >= seen - timedelta(days=31),
            _event.recorded_at > seen,
            _event.lead_id.is_(None),
            or_(_event.steward_id.is_(None), _event.steward_id != me),
        )
    )
    return Seen(seen, n or 0)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _most(pairs: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(((key, n) for key, n in pairs), key=lambda pair: (-pair[1], str(pair[0]))))


def _counted(wanted: Filter) -> list[ColumnElement[bool]]:
    table = TimelineDay
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind is None:
        conditions.append(table.folded.is_(False))
    else:
        conditions.append(table.kind == wanted.kind)
    if wanted.line is not None:
        conditions.append(table.line == wanted.line)
    if not wanted.internal:
        conditions.append(table.audience == "member")
    return conditions


Shape = tuple[bool, bool, bool, bool]


def _shape(wanted: Filter) -> Shape:
    return (
        wanted.line is not None,
        wanted.kind is not None,
        wanted.issue_id is not None,
        wanted.internal,
    )


def _select(shape: Shape) -> Select[Any]:
    line, kind, issue, internal = shape
    statement = select(*COLUMNS, _GONE).where(_event.member_id == MEMBER, _MAY_SEE)
    if line:
        statement = statement.where(_event.line == bindparam("line"))
    if kind:
        statement = statement.where(type_coerce(_event.kind, String) == bindparam("kind"))
    else:
        statement = statement.where(_event.lead_id.is_(None))
    if issue:
        statement = statement.where(_event.issue_id == bindparam("issue", type_=IdType()))
    if not internal:
        statement = statement.where(type_coerce(_event.audience, String) == "member")
    return statement


def _page(shape: Shape, after: bool) -> Select[Any]:
    statement = _select(shape)
    if after:
        place = tuple_(bindparam("at", type_=InstantType()), bindparam("id", type_=IdType()))
        statement = statement.where(tuple_(_event.at, _event.id) < place)
    newest = (_event.at.desc(), _event.id.desc())
    return statement.order_by(*newest).limit(bindparam("limit"))


_SWITCH = (False, True)
# Built once: putting a statement together costs as much as running it.
_PAGE = {
    ((line, kind, issue, internal), after): _page((line, kind, issue, internal), after)
    for line in _SWITCH
    for kind in _SWITCH
    for issue in _SWITCH
    for internal in _SWITCH
    for after in _SWITCH
}


def _rows(
    session: Session, member_id: UUID, wanted: Filter, *between: ColumnElement[bool]
) -> list[Row]:
    values = who(session, member_id)
    values |= {"line": wanted.line, "kind": wanted.kind, "issue": wanted.issue_id}
    statement = _select(_shape(wanted)).where(and_(True, *between)).order_by(_event.at, _event.id)
    found = session.connection().execute(statement, values).all()
    return _dressed(session, member_id, found)


def _dressed(session: Session, member_id: UUID, found: Sequence[Any]) -> list[Row]:
    """The rows with what is folded into them, and retracted ones as stubs."""
    rows = [Row(member_id, *row[:WIDTH]) for row in found]
    gone = any(row[WIDTH] for row in found)
    leads = [row.id for row in rows if "bits" in row.data or row.what == "issue.opened"]
    folded: dict[UUID, list[Row]] = defaultdict(list)
    if leads:
        for one in session.connection().execute(_FOLDED, {"leads": leads}):
            if one.member_id == member_id:
                folded[one.lead_id].append(Row(member_id, *one[:WIDTH]))
                gone = gone or bool(one[WIDTH])
    if not folded and not gone:
        return rows
    stubs = _stubs(session, member_id) if gone else {}
    return [_stubbed(row, folded.get(row.id, ()), stubs) for row in rows]


_ANYBODYS = select(*COLUMNS, _GONE, _event.member_id)
_ONE = _ANYBODYS.where(_event.id == bindparam("event", type_=IdType()))
_FOLDED = _ANYBODYS.where(
    _event.lead_id.in_(bindparam("leads", expanding=True, type_=IdType()))
).order_by(_event.id)
_STUBS = (
    select(
        Retraction.event_id,
        Retraction.reason,
        Steward.name,
        Retraction.at,
        Retraction.moved_event_id,
    )
    .join(Steward, Steward.id == Retraction.steward_id)
    .where(Retraction.member_id == MEMBER)
)


def _stubs(session: Session, member_id: UUID) -> dict[UUID, Retracted]:
    found: Iterable[RowMapping] = (
        session.connection().execute(_STUBS, {"member": member_id}).mappings()
    )
    return {
        row["event_id"]: Retracted(
            row["reason"], row["name"], row["at"], row["moved_event_id"] is not None
        )
        for row in found
    }


def _stubbed(row: Row, folded: Sequence[Row], stubs: dict[UUID, Retracted]) -> Row:
    stub = stubs.get(row.id)
    if stub is None and not folded:
        return row
    values = {name: getattr(row, name) for name in Row.__slots__}
    values["folded"] = tuple(_stubbed(child, (), stubs) for child in folded)
    if stub is not None:
        values |= {"retracted": stub, "title": "", "body": "", "party": None, "data": {}}
    return Row(**values)

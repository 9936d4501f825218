"""Questions about a member's stream: days, rows, counts, what is new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
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
from concierge.timeline.rows import COLUMNS, ONE, Retracted, Row, dressed
from concierge.timeline.rules import Cursor, Filter
from concierge.timeline.tables import MemberSeen, TimelineDay, TimelineEvent

__all__ = [
    "Counts",
    "DayCount",
    "Page",
    "Retracted",
    "Row",
    "Seen",
    "counts",
    "days",
    "event",
    "page",
    "span",
    "unseen",
]


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
    rows = dressed(session, member_id, found[:limit])
    follows = len(found) > limit
    following = str(Cursor(rows[-1].at, rows[-1].id)) if follows and rows else None
    return Page(tuple(rows), following)


def event(session: Session, event_id: UUID) -> Row:
    """One event with what is folded into it. Raises KeyError if there is none to be seen."""
    found = session.connection().execute(ONE, {"event": event_id}).first()
    if found is None or not may_see(session, found.member_id):
        raise KeyError(event_id)
    return dressed(session, found.member_id, [found])[0]


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
    statement = select(*COLUMNS).where(_event.member_id == MEMBER, _MAY_SEE)
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
    return dressed(session, member_id, found)

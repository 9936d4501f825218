"""Questions about a member's stream: days, rows, counts, what is new."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Select,
    String,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.orm import Session

from concierge.store.act import act
from concierge.store.instants import FIRST, LAST
from concierge.store.types import IdType, InstantType
from concierge.team.access import MEMBER, may_see, visible, who
from concierge.timeline.known import KNOWN, taken_back
from concierge.timeline.rows import COLUMNS, ONE, STANDS, Former, Retracted, Row, dressed
from concierge.timeline.rules import Cursor, Filter
from concierge.timeline.tables import MemberSeen, Retraction, TimelineDay, TimelineEvent

__all__ = [
    "Counts",
    "DayCount",
    "Former",
    "Page",
    "Retracted",
    "Row",
    "Seen",
    "Spoken",
    "counts",
    "days",
    "event",
    "page",
    "span",
    "spoken_with",
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


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody other than the member, by name, and what they are."""

    party: str
    kind: str | None


_event, _day = TimelineEvent.__table__.c, TimelineDay.__table__.c
_MAY_SEE = visible()
_EVER = FIRST, LAST - timedelta(microseconds=1)


def days(session: Session, member_id: UUID, wanted: Filter) -> list[DayCount]:
    """The days that have rows, ascending, counted in the workspace's zone."""
    if wanted.issue_id is not None:
        zone = act(session).zone
        counted: dict[date, int] = defaultdict(int)
        for row in _rows(session, member_id, wanted, *_EVER):
            counted[row.at.astimezone(zone).date()] += 1
        return [DayCount(day, n) for day, n in sorted(counted.items())]
    values = who(session, member_id) | {"line": wanted.line, "kind": wanted.kind}
    found: dict[date, int] = dict(session.execute(_days(_shape(wanted)), values).all())
    if not wanted.internal:
        zone, gone = act(session).zone, taken_back(session, member_id)
        _less(found, [one.at.astimezone(zone).date() for one in gone if _fits(one, wanted)])
    return [DayCount(day, n) for day, n in sorted(found.items())]


def span(session: Session, member_id: UUID, wanted: Filter, first: date, last: date) -> list[Row]:
    """All rows of the days `first` to `last`, ascending by (at, id)."""
    zone = act(session).zone
    since, until = _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
    return _rows(session, member_id, wanted, since, until)


def page(
    session: Session, member_id: UUID, wanted: Filter, before: Cursor | None, limit: int
) -> Page:
    """`limit` rows newest first, before a cursor (from the newest, if None)."""
    statement, values = _page(_shape(wanted), before is not None), who(session, member_id)
    values |= {"line": wanted.line, "kind": wanted.kind, "issue": wanted.issue_id}
    values["limit"] = limit + 1
    if before is not None:
        values |= {"at": before.at, "id": before.id}
    found = session.connection().execute(statement, values).all()
    rows = dressed(session, member_id, found[:limit], wanted.internal)
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
    connection, values = session.connection(), who(session, member_id)
    lines, kinds, issues = _counts(internal)
    by_line: dict[str, int] = dict(connection.execute(lines, values).all())
    by_kind: dict[str, int] = dict(connection.execute(kinds, values).all())
    if not internal:
        gone = taken_back(session, member_id)
        _less(by_line, [one.line or "" for one in gone if one.lead_id is None])
        _less(by_kind, [one.kind for one in gone])
    by_issue = connection.execute(issues, values).all()
    total = sum(by_line.values())
    by_line.pop("", None)
    return Counts(total, _most(by_line.items()), _most(by_kind.items()), _most(by_issue))


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


def spoken_with(session: Session, member_id: UUID, most: int = 6) -> list[Spoken]:
    """Whom contacts of this member's were with beside them, the latest first."""
    found = session.connection().execute(_SPOKEN, who(session, member_id)).all()
    known: dict[str, Spoken] = {}
    for party, kind in found:
        if party not in known and len(known) < most:
            known[party] = Spoken(party, kind)
    return list(known.values())


def _fits(one: Any, wanted: Filter) -> bool:
    mine = one.lead_id is None if wanted.kind is None else one.kind == wanted.kind
    return mine and wanted.line in (None, one.line)


def _less(counted: dict[Any, int], gone: Iterable[Any]) -> None:
    """Of each sort as many less as are gone; none at all is not told."""
    for sort in gone:
        counted[sort] -= 1
        if not counted[sort]:
            del counted[sort]


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _most(pairs: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(((key, n) for key, n in pairs), key=lambda pair: (-pair[1], str(pair[0]))))


Shape = tuple[bool, bool, bool, bool]


def _shape(wanted: Filter) -> Shape:
    return (
        wanted.line is not None,
        wanted.kind is not None,
        wanted.issue_id is not None,
        wanted.internal,
    )


_SPOKEN = (
    select(_event.party, type_coerce(_event.party_kind, String))
    .where(_event.member_id == MEMBER, _MAY_SEE)
    .where(type_coerce(_event.kind, String) == "contact", _event.party.is_not(None))
    .where(~exists().where(Retraction.event_id == _event.id))
    .order_by(_event.at.desc())
    .limit(60)
)

# Statements are built once: putting one together costs as much as running it.


def _select(shape: Shape) -> Select[Any]:
    line, kind, issue, internal = shape
    statement = select(*COLUMNS).where(_event.member_id == MEMBER, _MAY_SEE, STANDS)
    if line:
        statement = statement.where(_event.line == bindparam("line"))
    if kind:
        statement = statement.where(type_coerce(_event.kind, String) == bindparam("kind"))
    else:
        statement = statement.where(_event.lead_id.is_(None))
    if issue:
        statement = statement.where(_event.issue_id == bindparam("issue", type_=IdType()))
    if not internal:
        statement = statement.where(KNOWN)
    return statement


@cache
def _page(shape: Shape, after: bool) -> Select[Any]:
    statement = _select(shape)
    if after:
        place = tuple_(bindparam("at", type_=InstantType()), bindparam("id", type_=IdType()))
        statement = statement.where(tuple_(_event.at, _event.id) < place)
    newest = (_event.at.desc(), _event.id.desc())
    return statement.order_by(*newest).limit(bindparam("limit"))


@cache
def _span(shape: Shape) -> Select[Any]:
    since, until = (bindparam(name, type_=InstantType()) for name in ("since", "until"))
    between = (_event.at >= since, _event.at < until)
    return _select(shape).where(*between).order_by(_event.at, _event.id)


@cache
def _days(shape: Shape) -> Select[Any]:
    line, kind, _issue, internal = shape
    statement = select(_day.day, func.sum(_day.n)).where(_day.member_id == MEMBER, _MAY_SEE)
    if kind:
        statement = statement.where(type_coerce(_day.kind, String) == bindparam("kind"))
    else:
        statement = statement.where(_day.folded.is_(False))
    if line:
        statement = statement.where(_day.line == bindparam("line"))
    if not internal:
        statement = statement.where(type_coerce(_day.audience, String) == "member")
    return statement.group_by(_day.day).having(func.sum(_day.n) > 0).order_by(_day.day)


@cache
def _counts(internal: bool) -> tuple[Select[Any], Select[Any], Select[Any]]:
    """By line, by kind and by issue."""
    mine = [_day.member_id == MEMBER, _MAY_SEE]
    of_issues = [_event.member_id == MEMBER, _event.issue_id.is_not(None), _MAY_SEE]
    of_issues += [_event.lead_id.is_(None), STANDS]
    if not internal:
        mine.append(type_coerce(_day.audience, String) == "member")
        of_issues.append(KNOWN)
    n = func.sum(_day.n)
    return (
        select(_day.line, n).where(*mine, _day.folded.is_(False)).group_by(_day.line).having(n > 0),
        select(_day.kind, n).where(*mine).group_by(_day.kind).having(n > 0),
        select(_event.issue_id, func.count()).where(*of_issues).group_by(_event.issue_id),
    )


def _rows(
    session: Session, member_id: UUID, wanted: Filter, since: datetime, until: datetime
) -> list[Row]:
    """Those from `since` on and before `until`, ascending."""
    values = who(session, member_id)
    values |= {"line": wanted.line, "kind": wanted.kind, "issue": wanted.issue_id}
    values |= {"since": since, "until": until}
    found = session.connection().execute(_span(_shape(wanted)), values).all()
    return dressed(session, member_id, found, wanted.internal)

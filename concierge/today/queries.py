"""What needs the signed-in steward, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Select, and_, any_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from concierge.due.queries import Titled, on_a_line, titled
from concierge.due.sorts import sort_of
from concierge.issues.tables import Issue
from concierge.members.tables import DueItem, Member
from concierge.moments.my_day import day_of
from concierge.store.act import act
from concierge.store.types import IdType, InstantType
from concierge.team.access import visible, who
from concierge.team.tables import Cover
from concierge.today.rules import DAY_BEGINS, AgendaItem, Why, arrange, horizon


@dataclass(frozen=True)
class Agenda:
    """What is due until the end of tomorrow; `members` are how many it concerns."""

    items: tuple[AgendaItem, ...]
    members: int
    day: date


_due, _member, _issue = DueItem.__table__.c, Member.__table__.c, Issue.__table__.c
_cover = Cover.__table__.c
_ME = bindparam("me", type_=IdType())
_NOW = bindparam("now", type_=InstantType())
_COVERED = select(_cover.steward_id).where(
    _cover.by_id == _ME, _cover.since <= _NOW, _cover.until > _NOW
)
_WHOSE = select(_ME).union_all(_COVERED)
# A regulator's deadline is not for the evening before.
_BY_THEN = or_(_due.due < bindparam("until", type_=InstantType()), _due.statutory)
_MINE = and_(_due.owner_id.in_(_WHOSE), _BY_THEN)
# As a list made beforehand, or PostgreSQL looks at everybody's things and asks whose they are.
_ON_A_SERVER = and_(_due.owner_id == any_(func.array(_WHOSE.scalar_subquery())), _BY_THEN)
_THINGS: Select[Any] = (
    select(
        _due.ref_id,
        _due.kind,
        _due.member_id,
        _member.number,
        _member.name,
        _member.address,
        _member.tier,
        _issue.line,
        _due.issue_id,
        func.coalesce(_issue.ref, "").label("issue_ref"),
        _issue.title.label("issue"),
        _due.due,
        _due.statutory,
        _due.snoozed_until,
    )
    .join(Member.__table__, _member.id == _due.member_id)
    .outerjoin(Issue.__table__, _issue.id == _due.issue_id)
    .where(visible(_due.member_id))
)
_THINGS_IN_A_FILE, _THINGS_ON_A_SERVER = _THINGS.where(_MINE), _THINGS.where(_ON_A_SERVER)


def agenda(session: Session, begins: time = DAY_BEGINS) -> Agenda:
    """All that needs the signed-in steward, or whom they stand in for now, until the end of
    tomorrow, and every statutory deadline, in Today's order.

    `begins` is the wall time at which the steward's day begins.
    """
    now = act(session)
    day = day_of(now.at, now.zone, begins)
    _, until = horizon(day, now.zone, begins)
    values = who(session) | {"me": now.actor.steward_id, "until": until}
    found = _found(session, values)
    items = arrange(found, now.at, now.zone, begins)
    return Agenda(tuple(items), len({item.member_id for item in items}), day)


def _found(session: Session, values: Mapping[str, Any]) -> list[AgendaItem]:
    """First what is due, then the titles of the kinds that are there."""
    connection = session.connection()
    in_a_file = connection.dialect.name == "sqlite"
    things = connection.execute(_THINGS_IN_A_FILE if in_a_file else _THINGS_ON_A_SERVER, values)
    rows = things.all()
    which = _MINE if in_a_file else _ON_A_SERVER
    titles = titled(session, {row.kind for row in rows}, which, values)
    return [_item(row, titles.get((row.ref_id, row.kind))) for row in rows]


def _item(row: Any, said: Titled | None) -> AgendaItem:
    said = said or Titled(None, None, row.kind, {})
    title = said.title if said.title is not None else row.issue or ""
    about = {"issue": row.issue} if row.issue not in (None, title) else {}  # else said already
    return AgendaItem(
        ref_id=row.ref_id,
        kind=row.kind,
        member_id=row.member_id,
        number=row.number,
        name=row.name,
        address=row.address,
        tier=row.tier,
        line=said.line or row.line,
        issue_id=row.issue_id,
        issue_ref=row.issue_ref,
        title=on_a_line(title),
        why=Why(said.code, {**said.values, **about}),
        due=row.due,
        statutory=row.statutory,
        snoozed_until=row.snoozed_until,
        binds=sort_of(row.kind).binds,
    )

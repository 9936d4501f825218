"""How much everybody carries: what a lead asks about the team, and a steward about themselves.

Facts of now, not of people: nobody is measured by how long they take or what they cost.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, and_, bindparam, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session, aliased

from concierge.errors import Code, Refusal
from concierge.members.due import PROMISED
from concierge.members.tables import DueItem, Member
from concierge.store.act import act
from concierge.store.types import IdType, InstantType
from concierge.team.kinds import Role
from concierge.team.plans import Plan, plans
from concierge.team.tables import Steward, Team


@dataclass(frozen=True, slots=True)
class Load:
    """What one steward carries now.

    `promises_due` are still to be kept in time, `promises_broken` past their time and still open.
    `waiting_since` is when the member with something open who has waited longest last heard of us.
    One who has left (`active` is False) is there for as long as they still serve somebody.
    """

    id: UUID
    login: str
    name: str
    role: str
    active: bool
    capacity: int | None
    members: int
    open_issues: int
    promises_due: int
    promises_broken: int
    waiting_since: datetime | None


_ME = bindparam("me", type_=IdType())
_NOW = bindparam("now", type_=InstantType())
_asking, _served = aliased(Steward), aliased(Steward)
_TEAM = (
    select(_served.id)
    .join(
        _asking,
        or_(
            _served.id == _asking.id,
            and_(_asking.role == Role.LEAD, _served.team_id == _asking.team_id),
        ),
    )
    .where(_asking.id == _ME)
)
_PEOPLE = select(
    Steward.id,
    Steward.login,
    Steward.name,
    type_coerce(Steward.role, String),
    Steward.active,
    Steward.capacity,
).where(Steward.id.in_(_TEAM), Steward.role.in_((Role.STEWARD, Role.LEAD)))
_member, _due = Member.__table__.c, DueItem.__table__.c
_serving = (
    select(
        _member.owner_id,
        func.count().label("members"),
        func.sum(_member.open_issues).label("open_issues"),
        func.min(
            case((_member.open_issues > 0, func.coalesce(_member.last_contact, _member.joined_at)))
        ).label("since"),
    )
    .where(_member.active, _member.owner_id.in_(_TEAM))
    .group_by(_member.owner_id)
    .subquery()
)
_promised = (
    select(
        _due.owner_id,
        func.count().filter(_due.due > _NOW).label("due"),
        func.count().filter(_due.due <= _NOW).label("broken"),
    )
    .where(PROMISED, _due.owner_id.in_(_TEAM))
    .group_by(_due.owner_id)
    .subquery()
)
_COUNTED = (
    select(
        Steward.id,
        func.coalesce(_serving.c.members, 0),
        func.coalesce(_serving.c.open_issues, 0),
        func.coalesce(_promised.c.due, 0),
        func.coalesce(_promised.c.broken, 0),
        type_coerce(_serving.c.since, InstantType()),
    )
    .outerjoin(_serving, _serving.c.owner_id == Steward.id)
    .outerjoin(_promised, _promised.c.owner_id == Steward.id)
    .where(Steward.id.in_(_TEAM))
)
_SERVER_COUNTS = select(
    func.team_load().table_valued(
        "steward_id", "members", "open_issues", "promises_due", "promises_broken", "waiting_since"
    )
)


def workload(session: Session) -> list[Load]:
    """What everybody in a lead's team carries, by name; a steward is told their own.

    Raises Refusal ONLY_A_LEAD for whoever has neither a team nor members.
    """
    now = act(session)
    if now.actor.role not in (Role.STEWARD, Role.LEAD):
        raise Refusal(Code.ONLY_A_LEAD)
    connection = session.connection()
    values = {"me": now.actor.steward_id, "now": now.at}
    counted = _COUNTED if connection.dialect.name == "sqlite" else _SERVER_COUNTS
    counts = {row[0]: row[1:] for row in connection.execute(counted, values)}
    people = connection.execute(_PEOPLE, values)
    found = [_load(person, counts[person.id]) for person in people if person.id in counts]
    return sorted(filter(_carries, found), key=_by_name)


@dataclass(frozen=True, slots=True)
class TeamNow:
    """A lead's team as it stands: what it is called, what each carries, who stands in for whom."""

    name: str
    loads: tuple[Load, ...]
    plans: tuple[Plan, ...]


def team_now(session: Session) -> TeamNow:
    """The asking lead's team. Raises Refusal ONLY_A_LEAD."""
    if act(session).actor.role != Role.LEAD:
        raise Refusal(Code.ONLY_A_LEAD)
    return TeamNow(team_name(session), tuple(workload(session)), tuple(plans(session)))


def team_name(session: Session) -> str:
    """What the asking person's team is called."""
    wanted = select(Team.name).join(Steward, Steward.team_id == Team.id)
    return session.scalar(wanted.where(Steward.id == act(session).actor.steward_id)) or ""


def _by_name(one: Load) -> tuple[bytes, str]:
    """As a phone book: this encoding has the common characters in the order they are read."""
    return one.name.casefold().encode("gb18030"), one.login


def _carries(one: Load) -> bool:
    """A lead serves members, too, or is not in the list of those who do; so does who has left."""
    return one.members > 0 or (one.active and one.role == Role.STEWARD)


def _load(person: Any, counts: Any) -> Load:
    # PostgreSQL sums in its numeric.
    members, open_issues, due, broken = map(int, counts[:4])
    ident, login, name, role, active, capacity = person
    return Load(
        ident, login, name, role, active, capacity, members, open_issues, due, broken, counts[4]
    )

"""Questions about the people of the house."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import String, bindparam, false, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from concierge.errors import Code, Refusal
from concierge.store import rows
from concierge.store.act import act
from concierge.store.types import IdType
from concierge.team.kinds import NO_PERSONS
from concierge.team.tables import Steward, Team

Whose = UUID | Literal["team"] | None
"""Whose members a list shows: one steward's, those of my whole team, or mine."""


@dataclass(frozen=True, slots=True)
class StewardRow:
    """A person who works here; `team` is its name."""

    id: UUID
    login: str
    name: str
    role: str
    team: str


_steward = Steward.__table__.c
_STEWARDS = (
    select(
        _steward.id,
        _steward.login,
        _steward.name,
        type_coerce(_steward.role, String).label("role"),
        Team.name.label("team"),
    )
    .join_from(Steward, Team, Team.id == _steward.team_id)
    .where(_steward.active, type_coerce(_steward.role, String).not_in(NO_PERSONS))
    .order_by(Team.name, _steward.login)
)


def stewards(session: Session) -> list[StewardRow]:
    """Everybody who works here now, by team."""
    return rows.each(StewardRow, session.connection().execute(_STEWARDS))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, or did (not `active`), as who sets up sees them."""

    id: UUID
    login: str
    name: str
    role: str
    team: str
    capacity: int | None
    active: bool
    takes_intake: bool


_PEOPLE = (
    select(
        _steward.id,
        _steward.login,
        _steward.name,
        type_coerce(_steward.role, String).label("role"),
        Team.name.label("team"),
        _steward.capacity,
        _steward.active,
        func.coalesce(Team.intake_id == _steward.id, false()).label("takes_intake"),
    )
    .join_from(Steward, Team, Team.id == _steward.team_id)
    .order_by(_steward.active.desc(), Team.name, _steward.login)
)


def people(session: Session) -> list[Person]:
    """Everybody who works here, and last who did; who is no person is among them."""
    return rows.each(Person, session.connection().execute(_PEOPLE))


_ME = (
    select(
        _steward.id,
        _steward.login,
        _steward.name,
        type_coerce(_steward.role, String).label("role"),
        Team.name.label("team"),
    )
    .join_from(Steward, Team, Team.id == _steward.team_id)
    .where(_steward.id == bindparam("me", type_=IdType()))
)


def who_am_i(session: Session) -> StewardRow | None:
    """Whoever asks; None for who only sets a workspace up."""
    row = session.connection().execute(_ME, {"me": act(session).actor.steward_id}).first()
    return rows.one(StewardRow, row) if row is not None else None


_asking, _mate = aliased(Steward), aliased(Steward)
TEAMMATES = (
    select(_mate.id)
    .join(_asking, _asking.team_id == _mate.team_id)
    .where(_asking.id == bindparam("me", type_=IdType()))
)
"""Everybody of the team of `me`, who has left too."""


def by_login(session: Session, login: str, gone: bool = False) -> UUID:
    """Who signs in as `login`, or did (`gone`). Raises Refusal UNKNOWN_STEWARD."""
    wanted = select(_steward.id).where(_steward.login == login.strip())
    if not gone:
        wanted = wanted.where(_steward.active)
    found = session.connection().scalar(wanted)
    if found is None:
        raise Refusal(Code.UNKNOWN_STEWARD, login=login)
    return found  # type: ignore[no-any-return]

"""The verbs of the house: teams, and who works in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.types import new_id
from concierge.store.work import act
from concierge.team.tables import Role, Steward, Team


@dataclass(frozen=True)
class NewSteward:
    """Somebody who begins to work here; `team` is made if it is new, `capacity` is in minutes a
    week."""

    login: str
    name: str
    role: Role | str
    team: str
    capacity: int | None = None


def add_team(session: Session, name: str) -> UUID:
    """Make a team. Raises Refusal TEXT_MISSING, TEAM_TAKEN."""
    name = _said(name, "team")
    if _team(session, name) is not None:
        raise Refusal(Code.TEAM_TAKEN, team=name)
    return _make_team(session, name).id


def add_steward(session: Session, new: NewSteward) -> UUID:
    """Add a person of the house. Raises Refusal TEXT_MISSING, LOGIN_TAKEN."""
    login = _said(new.login, "login")
    if session.scalar(select(Steward.id).where(Steward.login == login)) is not None:
        raise Refusal(Code.LOGIN_TAKEN, login=login)
    team_name = _said(new.team, "team")
    team = _team(session, team_name) or _make_team(session, team_name)
    steward = Steward(
        id=new_id(),
        login=login,
        name=_said(new.name, "name"),
        role=Role(new.role),
        team_id=team.id,
        capacity=new.capacity,
        since=act(session).at,
    )
    session.add(steward)
    session.flush()
    return steward.id


def admit(session: Session, new: NewSteward, sealed: str) -> UUID:
    """Add a person of the house who signs in to a server; `sealed` is their password as the server
    keeps it. Raises Refusal as `add_steward` does, and ONLY_AN_ADMIN.
    """
    if act(session).actor.role != Role.ADMIN:
        raise Refusal(Code.ONLY_AN_ADMIN)
    login = new.login.strip()
    # A role belongs to the whole server; another workspace's people have one, too.
    if session.scalar(_ROLE, {"login": login}):
        raise Refusal(Code.LOGIN_TAKEN, login=login)
    steward_id = add_steward(session, new)
    session.execute(select(func.admit(login, Role(new.role).value, sealed)))
    return steward_id


_ROLE = text("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :login)")


def set_intake(session: Session, team_name: str, steward_id: UUID | None) -> None:
    """Say who of a team takes its new members (nobody, if None). Raises Refusal UNKNOWN_TEAM."""
    team = _team(session, team_name.strip())
    if team is None:
        raise Refusal(Code.UNKNOWN_TEAM, team=team_name)
    team.intake_id = steward_id


def _team(session: Session, name: str) -> Team | None:
    return session.scalar(select(Team).where(Team.name == name))


def _make_team(session: Session, name: str) -> Team:
    team = Team(id=new_id(), name=name)
    session.add(team)
    # Nothing tells the flush that its stewards point at it.
    session.flush()
    return team


def _said(typed: str, field: str) -> str:
    said = typed.strip()
    if not said:
        raise Refusal(Code.TEXT_MISSING, field=field)
    return said

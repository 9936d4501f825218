"""The verbs of the house: teams, and who works in them."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.searchindex.folding import clean
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.kinds import Role
from concierge.team.rules import serves_members
from concierge.team.tables import Steward, Team
from concierge.workspace.logins import new_login

_ON_A_SERVER = {
    Role.FEED: Code.FEED_ON_A_SERVER,
    Role.SERVICE: Code.SERVICE_ON_A_SERVER,
}


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
    name = said(name, "team")
    if _team(session, name) is not None:
        raise Refusal(Code.TEAM_TAKEN, team=name)
    return _make_team(session, name).id


def add_steward(session: Session, new: NewSteward) -> UUID:
    """Add a person of the house.

    Raises Refusal TEXT_MISSING, LOGIN_TAKEN, LOGIN_TOO_LONG, LOGIN_RESERVED, ONLY_IN_CHARGE, and
    FEED_ON_A_SERVER, SERVICE_ON_A_SERVER for who is no person in a file: there whoever opens it
    takes in events, and does what is due.
    """
    require_in_charge(session)
    login = new_login(new.login)
    if new.role in _ON_A_SERVER and session.connection().dialect.name != "postgresql":
        raise Refusal(_ON_A_SERVER[Role(new.role)])
    if session.scalar(select(Steward.id).where(Steward.login == login)) is not None:
        raise Refusal(Code.LOGIN_TAKEN, login=login)
    team = team_named(session, new.team)
    steward = Steward(
        id=new_id(),
        login=login,
        name=said(new.name, "name"),
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
    login = new_login(new.login)
    # A role belongs to the whole server; another workspace's people have one, too.
    if session.scalar(_ROLE, {"login": login}):
        raise Refusal(Code.LOGIN_TAKEN, login=login)
    steward_id = add_steward(session, new)
    session.execute(select(func.admit(login, Role(new.role).value, sealed)))
    return steward_id


_ROLE = sql("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = :login)")


def require_in_charge(session: Session) -> None:
    """Raises Refusal unless the asking person admits and changes people: an administrator, and in
    a file a lead, too (ONLY_IN_CHARGE); on a server it is ONLY_AN_ADMIN."""
    on_server = session.connection().dialect.name == "postgresql"
    role = act(session).actor.role
    if role == Role.ADMIN or (role == Role.LEAD and not on_server):
        return
    raise Refusal(Code.ONLY_AN_ADMIN if on_server else Code.ONLY_IN_CHARGE)


def set_intake(session: Session, team_name: str, steward_id: UUID | None) -> UUID | None:
    """Say who of a team takes its new members (nobody, if None); returns who did.

    Raises Refusal UNKNOWN_TEAM, ONLY_A_LEAD (of this team, or an administrator), and NOT_OF_TEAM
    for somebody of another team, or who serves no members.
    """
    team = _team(session, team_name.strip())
    if team is None:
        raise Refusal(Code.UNKNOWN_TEAM, team=team_name)
    actor = act(session).actor
    me = session.get(Steward, actor.steward_id)
    leads = actor.role == Role.LEAD and me is not None and me.team_id == team.id
    if not leads and actor.role != Role.ADMIN:
        raise Refusal(Code.ONLY_A_LEAD)
    steward = None if steward_id is None else session.get(Steward, steward_id)
    if steward is not None and (steward.team_id != team.id or not serves_members(steward.role)):
        raise Refusal(Code.NOT_OF_TEAM, name=steward.name, team=team.name)
    before, team.intake_id = team.intake_id, steward_id
    return before


def team_named(session: Session, name: str) -> Team:
    """The team of that name, made if it is new. Raises Refusal TEXT_MISSING."""
    name = said(name, "team")
    return _team(session, name) or _make_team(session, name)


def _team(session: Session, name: str) -> Team | None:
    return session.scalar(select(Team).where(Team.name == name))


def _make_team(session: Session, name: str) -> Team:
    team = Team(id=new_id(), name=name)
    session.add(team)
    # Nothing tells the flush that its stewards point at it.
    session.flush()
    return team


def said(typed: str, field: str) -> str:
    """`typed` without the spaces around it and what nobody sees. Raises Refusal TEXT_MISSING,
    naming `field`."""
    text = clean(typed)
    if not text:
        raise Refusal(Code.TEXT_MISSING, field=field)
    return text

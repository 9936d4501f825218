"""Somebody who works here changes name, role, team or capacity; somebody dismissed comes back."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.leaving import still_owns
from concierge.store.act import act
from concierge.store.ledger import audit, touch
from concierge.team.actions import require_in_charge, said, team_named
from concierge.team.kinds import Role
from concierge.team.passwords import renew, sealed
from concierge.team.rules import serves_members
from concierge.team.tables import Steward, Team


@dataclass(frozen=True)
class StewardEdit:
    """What is to be otherwise; None leaves it as it is. `team` is made if it is new, `capacity`
    is in minutes a week, 0 for none given."""

    name: str | None = None
    role: Role | str | None = None
    team: str | None = None
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What somebody was, to take a change back."""

    steward_id: UUID
    edit: StewardEdit


def change_steward(session: Session, steward_id: UUID, edit: StewardEdit) -> Before:
    """Change somebody; returns what they were.

    Raises Refusal STEWARD_GONE, TEXT_MISSING, ONLY_IN_CHARGE, on a server ONLY_AN_ADMIN,
    CHANGE_ONESELF for one's own role, SERVES_MEMBERS where who serves some is to serve none, and
    TAKES_INTAKE where who takes a team's new members is to leave it.
    """
    steward = _here(session, steward_id)
    team = session.get_one(Team, steward.team_id)
    before = StewardEdit(steward.name, steward.role, team.name, steward.capacity or 0)
    role = steward.role if edit.role is None else Role(edit.role)
    _require(session, steward, role)
    if edit.name is not None:
        steward.name = said(edit.name, "name")
    if edit.capacity is not None:
        steward.capacity = edit.capacity or None
    new_team = team if edit.team is None else team_named(session, edit.team)
    _check(session, steward, role, new_team.id)
    session.flush()
    if (role, new_team.id) != (steward.role, steward.team_id):
        _move(session, steward, role, new_team.id)
    return Before(steward_id, before)


def change_with(
    session: Session, steward_id: UUID, edit: StewardEdit, password: str | None
) -> Before:
    """`change_steward`, and on a server a new password where one was typed: both, or neither.
    Raises Refusal as `renew` does, too."""
    before = change_steward(session, steward_id, edit)
    if password:
        renew(session, steward_id, password)
    return before


def change_back(session: Session, before: Before) -> None:
    """Take `change_steward` back."""
    change_steward(session, before.steward_id, before.edit)


def come_back(session: Session, login: str, sealed: str | None = None) -> UUID:
    """Let somebody dismissed sign in again: login, role and team are as they were, members nobody
    gives back. On a server with a new password, as it keeps it.

    Raises Refusal UNKNOWN_STEWARD, STEWARD_HERE, ONLY_IN_CHARGE, on a server ONLY_AN_ADMIN.
    """
    require_in_charge(session)
    steward = session.scalar(select(Steward).where(Steward.login == login.strip()))
    if steward is None:
        raise Refusal(Code.UNKNOWN_STEWARD, login=login)
    if steward.active:
        raise Refusal(Code.STEWARD_HERE, name=steward.name)
    if session.connection().dialect.name != "postgresql":
        steward.active = True
        return steward.id
    session.execute(select(func.readmit(steward.login, sealed)))
    _on_record(session, steward, {"active": True})
    return steward.id


def return_with(session: Session, login: str, password: str | None) -> UUID:
    """`come_back`, on a server with that password as it was typed."""
    on_server = session.connection().dialect.name == "postgresql"
    return come_back(session, login, sealed(login, password or "") if on_server else None)


def _here(session: Session, steward_id: UUID) -> Steward:
    steward = session.get(Steward, steward_id)
    if steward is None or not steward.active:
        raise Refusal(Code.STEWARD_GONE, name=steward.name if steward else "")
    return steward


def _require(session: Session, steward: Steward, role: Role) -> None:
    """Who is in charge may; and in a file where nobody is, one makes oneself so."""
    myself = steward.id == act(session).actor.steward_id
    if myself and not _anybody_in_charge(session) and role in (Role.LEAD, Role.ADMIN):
        return
    require_in_charge(session)
    if myself and role != steward.role:
        raise Refusal(Code.CHANGE_ONESELF)


def _anybody_in_charge(session: Session) -> bool:
    wanted = select(Steward.id).where(Steward.active, Steward.role.in_((Role.LEAD, Role.ADMIN)))
    return session.scalar(wanted.limit(1)) is not None


def _check(session: Session, steward: Steward, role: Role, team_id: UUID) -> None:
    if not serves_members(role) and role != steward.role:
        owned = still_owns(session, steward.id)
        if owned.members or owned.stands_in or owned.is_covered:
            raise Refusal(Code.SERVES_MEMBERS, name=steward.name, n=owned.members)
    takes = select(Team.name).where(Team.intake_id == steward.id)
    leaves = team_id != steward.team_id or not serves_members(role)
    if leaves and (name := session.scalar(takes)) is not None:
        raise Refusal(Code.TAKES_INTAKE, name=steward.name, team=name)


def _move(session: Session, steward: Steward, role: Role, team_id: UUID) -> None:
    told: dict[str, object] = {"role": role.value} if role != steward.role else {}
    if team_id != steward.team_id:
        told["team_id"] = str(team_id)
    if session.connection().dialect.name != "postgresql":
        steward.role, steward.team_id = role, team_id
        return
    session.execute(select(func.change_role(steward.login, role.value, team_id)))
    session.refresh(steward)
    _on_record(session, steward, told)


def _on_record(session: Session, steward: Steward, values: dict[str, object]) -> None:
    audit(session, "update", "steward", steward.id, None, values)
    touch(session, None, "steward")

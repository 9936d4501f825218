"""Passwords to sign in to a server: what they must be, and giving somebody a new one."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.act import act
from concierge.store.ledger import audit
from concierge.team.actions import NewSteward, add_steward, admit
from concierge.team.kinds import Role
from concierge.team.tables import Steward
from concierge.workspace.logins import new_login

SHORTEST = 12
"""Characters of a password at least; it is to be hard to guess as well."""


def sealed(login: str, password: str) -> str:
    """A password as a server keeps it, made on this machine. Raises Refusal PASSWORD_WEAK, and
    PASSWORD_NEEDED where there is none."""
    # Neither is of use to a workspace in a file.
    from concierge.workspace import postgres, recovery

    if not password:
        raise Refusal(Code.PASSWORD_NEEDED, login=login)
    if len(password) < SHORTEST or recovery.strength(password) < recovery.WEAKEST:
        raise Refusal(Code.PASSWORD_WEAK, least=SHORTEST)
    return postgres.verifier(login.strip(), password)


def welcome(session: Session, new: NewSteward, password: str | None) -> UUID:
    """Add a person of the house; on a server they sign in with that password."""
    if session.connection().dialect.name != "postgresql":
        return add_steward(session, new)
    return admit(session, new, sealed(new_login(new.login), password or ""))


def renew(session: Session, steward_id: UUID, password: str) -> None:
    """`give_password`, of a password as it was typed. Raises Refusal as `sealed` does, too."""
    steward = session.get(Steward, steward_id)
    login = steward.login if steward else ""
    give_password(session, steward_id, sealed(login, password))


def give_password(session: Session, steward_id: UUID, sealed: str) -> None:
    """Give somebody a new password, as the server keeps it; whoever signed in with the old one is
    sent away. Everybody may change their own.

    Raises Refusal STEWARD_GONE, ONLY_AN_ADMIN, and ONLY_ON_A_SERVER: a file is opened by its key.
    """
    if session.connection().dialect.name != "postgresql":
        raise Refusal(Code.ONLY_ON_A_SERVER)
    steward = session.get(Steward, steward_id)
    if steward is None or not steward.active:
        raise Refusal(Code.STEWARD_GONE, name=steward.name if steward else "")
    actor = act(session).actor
    if actor.role != Role.ADMIN and actor.steward_id != steward_id:
        raise Refusal(Code.ONLY_AN_ADMIN)
    session.execute(select(func.new_password(steward.login, sealed)))
    audit(session, "update", "steward", steward_id, None, {"password": "withheld"})

"""Passwords to sign in to a server: what they must be, and giving somebody a new one."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store.work import act, audit
from concierge.team.tables import Role, Steward


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

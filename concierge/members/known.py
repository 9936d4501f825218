"""Since when what is known of a member is so: what is older comes too late, and fills gaps only."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from concierge.members.tables import Member, Stewardship
from concierge.store.act import act
from concierge.store.instants import from_micros, to_micros
from concierge.store.ledger import touch

_member = Member.__table__
STEWARD, STEWARDSHIP = "steward", "stewardship"
"""The time of the news that named a steward, and the stewardship it began: one that a person began
afterwards is known since it began."""


def newer(known: Mapping[str, Any], field: str, at: datetime, *, empty: bool) -> bool:
    """Whether news of `at` says more of a field than is known of it; `empty` is a gap."""
    return empty or field not in known or to_micros(at) >= known[field]


def since(fields: Iterable[str], at: datetime) -> dict[str, Any]:
    """These fields are known as of `at`, as `known_at` has it."""
    return dict.fromkeys(fields, to_micros(at))


def learned(
    session: Session, member_id: UUID, fields: Iterable[str], at: datetime | None = None
) -> None:
    """These fields are so since `at`; a person who changes one does it now."""
    member = session.get_one(Member, member_id)
    _keep(session, member, {**member.known_at, **since(fields, at or act(session).at)})


def begun(session: Session, member_id: UUID, fields: Iterable[str], at: datetime) -> None:
    """A new member's fields are by news of `at`; those not named, by none: any may tell them."""
    _keep(session, session.get_one(Member, member_id), since(fields, at))


def steward_named(session: Session, member_id: UUID, at: datetime | None) -> None:
    """The current stewardship is by news of `at`; None if no news named one, and any may."""
    member = session.get_one(Member, member_id)
    known = {name: value for name, value in member.known_at.items() if name != STEWARD}
    known[STEWARDSHIP] = member.stewardship_id.hex if member.stewardship_id else ""
    _keep(session, member, known | (since([STEWARD], at) if at is not None else {}))


def steward_since(session: Session, member: Member) -> datetime | None:
    """Of when the news is by which the member has their steward; None if any news may name one."""
    if member.stewardship_id is None:
        return None
    if member.known_at.get(STEWARDSHIP) == member.stewardship_id.hex:
        micros = member.known_at.get(STEWARD)
        return None if micros is None else from_micros(micros)
    return session.get_one(Stewardship, member.stewardship_id).since


def _keep(session: Session, member: Member, known: Mapping[str, Any]) -> None:
    """Beside the ORM: news that changes nothing must not make an edit stale."""
    if known == member.known_at:
        return
    # A member who is new stands in the table first.
    session.flush()
    statement = update(_member).where(_member.c.id == member.id)  # type: ignore[arg-type]
    session.connection().execute(statement.values(known_at=known))
    set_committed_value(member, "known_at", known)
    touch(session, member.id, "member")

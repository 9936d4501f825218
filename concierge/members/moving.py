"""Members of a lead's team move to another steward, as many as are chosen at once; and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.assigning import assign_many
from concierge.members.tables import Member
from concierge.store.work import act
from concierge.team.tables import Role


@dataclass(frozen=True, slots=True)
class Moved:
    """A member who went from one steward to another."""

    member_id: UUID
    before: UUID
    to: UUID


def move(session: Session, member_ids: Sequence[UUID], steward_id: UUID) -> list[Moved]:
    """Move them all, or none (law 5 holds for each). Those who are there already stay.

    Raises Refusal ONLY_A_LEAD, and as `assign` does.
    """
    if act(session).actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    owners = _owners(session, member_ids)
    moved = [
        Moved(member_id, owners[member_id], steward_id)
        for member_id in member_ids
        if owners.get(member_id, steward_id) != steward_id
    ]
    if len(owners) < len(set(member_ids)):
        raise Refusal(Code.NOT_YOURS)
    assign_many(session, [one.member_id for one in moved], steward_id)
    return moved


def move_back(session: Session, moved: Sequence[Moved]) -> list[Moved]:
    """Take `move` back; those it was taken back for are returned: whoever has been moved on
    meanwhile stays where they are. Raises Refusal as `assign` does."""
    owners = _owners(session, [one.member_id for one in moved])
    gone_back = [one for one in moved if owners.get(one.member_id) == one.to]
    back: dict[UUID, list[UUID]] = {}
    for one in gone_back:
        back.setdefault(one.before, []).append(one.member_id)
    for steward_id, member_ids in back.items():
        assign_many(session, member_ids, steward_id)
    return gone_back


def _owners(session: Session, member_ids: Sequence[UUID]) -> dict[UUID, UUID]:
    wanted = select(Member.id, Member.owner_id).where(Member.id.in_(member_ids), Member.active)
    return {row.id: row.owner_id for row in session.execute(wanted) if row.owner_id is not None}

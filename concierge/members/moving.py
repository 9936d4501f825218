"""Members of a lead's team move to another steward, as many as are chosen at once; and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.assigning import assign_many
from concierge.members.due import PROMISED
from concierge.members.tables import DueItem, Member
from concierge.members.workload import TeamNow, team_now
from concierge.store.act import act
from concierge.team.access import visible, who
from concierge.team.kinds import Role


@dataclass(frozen=True, slots=True)
class Moved:
    """A member who went from one steward to another."""

    member_id: UUID
    before: UUID
    to: UUID


@dataclass(frozen=True, slots=True)
class Going:
    """A member who is to go to another steward, and what is open and goes along."""

    id: UUID
    who: str
    owner_id: UUID | None
    open_issues: int
    promises: int


def going(session: Session, member_ids: Sequence[UUID]) -> list[Going]:
    """Those of them the asking person may see, in their order."""
    wanted = select(
        Member.id, Member.address, Member.name, Member.owner_id, Member.open_issues
    ).where(Member.id.in_(member_ids), Member.active, visible(Member.id))
    found = {row.id: row for row in session.execute(wanted, who(session))}
    promised = {row[0]: row[1] for row in session.execute(_promised(member_ids))}
    return [
        Going(row.id, row.address or row.name, row.owner_id, row.open_issues, promised.get(one, 0))
        for one in member_ids
        if (row := found.get(one)) is not None
    ]


def to_move(session: Session, member_ids: Sequence[UUID]) -> tuple[TeamNow, list[Going]]:
    """The asking lead's team, and those who are to go to one of it. Raises Refusal ONLY_A_LEAD."""
    return team_now(session), going(session, member_ids)


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


def _promised(member_ids: Sequence[UUID]) -> Select[UUID, int]:
    kept = PROMISED, DueItem.member_id.in_(member_ids)
    return select(DueItem.member_id, func.count()).where(*kept).group_by(DueItem.member_id)

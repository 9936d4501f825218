"""Whose member somebody is: one goes to another steward, or hundreds do at once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.due import move_due
from concierge.members.tables import Member, Stewardship
from concierge.store.act import act
from concierge.store.bulk import run_many
from concierge.store.ledger import touch
from concierge.store.types import IdType, new_id
from concierge.team.access import require_serving, require_serving_all
from concierge.team.tables import Steward
from concierge.timeline.actions import NewEvent, record_each
from concierge.timeline.kinds import Audience, Kind

INSTANT = timedelta(microseconds=1)
"""The least two stewardships of one member can be apart."""


def assign(session: Session, member_id: UUID, steward_id: UUID) -> None:
    """Move a member to another steward: that changes the steward and nothing else (law 5).

    Raises Refusal NOT_YOURS, STEWARD_GONE. The one who has the member already keeps them.
    """
    require_serving(session, member_id)
    _give(session, [member_id], steward_id)


def assign_many(session: Session, member_ids: Sequence[UUID], steward_id: UUID) -> None:
    """`assign` for hundreds in as few statements as for one; raises what it raises, for all."""
    require_serving_all(session, member_ids)
    _give(session, list(dict.fromkeys(member_ids)), steward_id)


def serving(session: Session, steward_id: UUID) -> Steward:
    """The steward, if they serve members now. Raises Refusal UNKNOWN_STEWARD, STEWARD_GONE."""
    steward = session.get(Steward, steward_id)
    if steward is None:
        raise Refusal(Code.UNKNOWN_STEWARD, login="")
    if not steward.active:
        raise Refusal(Code.STEWARD_GONE, name=steward.name)
    return steward


def began(
    stewardship: Stewardship, steward: Steward, before: str = "", lead: UUID | None = None
) -> NewEvent:
    """What a member's timeline says of a stewardship that begins; `before` is who served them."""
    data: dict[str, Any] = {"to": steward.name}
    if before:
        data["from"] = before
    return NewEvent(
        stewardship.member_id,
        Kind.STEWARDSHIP,
        "stewardship.began",
        Audience.INTERNAL,
        lead_id=lead,
        data=data,
    )


def _give(session: Session, member_ids: Sequence[UUID], steward_id: UUID) -> None:
    wanted = select(Stewardship).where(
        Stewardship.member_id.in_(member_ids), Stewardship.until.is_(None)
    )
    current = {one.member_id: one for one in session.scalars(wanted)}
    leaving = [
        member_id
        for member_id in member_ids
        if member_id not in current or current[member_id].steward_id != steward_id
    ]
    if not leaving:
        return
    steward = serving(session, steward_id)
    names = {one.steward_id: "" for one in current.values()}
    for known_id in names:
        names[known_id] = session.get_one(Steward, known_id).name
    following, events = [], []
    for member_id in leaving:
        since, before = act(session).at, ""
        if (old := current.get(member_id)) is not None:
            # Each stewardship begins after the one before it, even where the clock stands still.
            since = max(since, old.since + INSTANT)
            before = names[old.steward_id]
            old.until = since
        new = Stewardship(
            id=new_id(), member_id=member_id, steward_id=steward_id, since=since, until=None
        )
        following.append(new)
        events.append(began(new, steward, before))
    # The old ones must have ended before the new ones are there: only one may be current.
    session.flush()
    session.add_all(following)
    session.flush()
    _point_at(session, following)
    move_due(session, leaving, steward_id)
    record_each(session, events)


def _point_at(session: Session, stewardships: Sequence[Stewardship]) -> None:
    """The member rows keep whose they are. Beside the ORM: a move must not make an edit stale."""
    rows = [
        {"member": one.member_id, "owner": one.steward_id, "stewardship": one.id}
        for one in stewardships
    ]
    run_many(session, _POINT, rows)
    for one in stewardships:
        touch(session, one.member_id, "member")
        held = session.identity_map.get(session.identity_key(Member, one.member_id))
        if held is not None:
            session.expire(held, ["owner_id", "stewardship_id"])


_member = Member.__table__
_POINT = (
    update(_member)  # type: ignore[arg-type]
    .where(_member.c.id == bindparam("member", type_=IdType()))
    .values(
        owner_id=bindparam("owner", type_=IdType()),
        stewardship_id=bindparam("stewardship", type_=IdType()),
    )
)

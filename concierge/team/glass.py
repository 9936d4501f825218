"""Looking at a member outside one's access: for an hour, with a reason, and it ends by itself."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.store import rows
from concierge.store.act import act
from concierge.store.ledger import audit, touch
from concierge.store.types import IdType, InstantType
from concierge.team.access import MEMBER
from concierge.team.tables import BreakGlass


@dataclass(frozen=True, slots=True)
class Look:
    """A look of one's own that lasts until an aware instant."""

    id: UUID
    reason: str
    until: datetime
    confidential: bool


_glass = BreakGlass.__table__.c
_LOOKING = (
    select(_glass.id, _glass.reason, _glass.until, _glass.confidential)
    .where(
        _glass.member_id == MEMBER,
        _glass.steward_id == bindparam("me", type_=IdType()),
        _glass.until > bindparam("now", type_=InstantType()),
    )
    .order_by(_glass.until.desc())
    .limit(1)
)


def looking(session: Session, member_id: UUID) -> Look | None:
    """The look at this member the asking person has open now."""
    now = act(session)
    values = {"member": member_id, "me": now.actor.steward_id, "now": now.at}
    row = session.connection().execute(_LOOKING, values).first()
    return rows.one(Look, row) if row is not None else None


def recorded_for(session: Session, member_id: UUID) -> UUID | None:
    """The member under whom it is recorded that one looked; nobody, while one's look at them is
    confidential, for their steward reads what is recorded under them."""
    look = looking(session, member_id)
    return None if look is not None and look.confidential else member_id


def stop_looking(session: Session, look_id: UUID) -> None:
    """It is over now, and not at the end of its hour. Raises Refusal GONE."""
    now = act(session)
    look = session.get(BreakGlass, look_id)
    if look is None or look.steward_id != now.actor.steward_id or look.until <= now.at:
        raise Refusal(Code.GONE)
    look.until = max(now.at, look.since)
    # Of no member: a confidential one is nobody's business but one's own.
    audit(session, "update", "break_glass", look.id, None, {"until": look.until.isoformat()})
    touch(session, look.member_id, "break_glass", "member")

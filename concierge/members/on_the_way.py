"""A member's orders, bookings, waybills and refunds, and which of them are still to come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import String, bindparam, or_, select, type_coerce
from sqlalchemy.orm import Session

from concierge.members.kinds import ReferenceKind
from concierge.members.tables import BusinessReference
from concierge.store import rows
from concierge.store.types import InstantType
from concierge.team.access import MEMBER, visible, who

RECENT_DAYS = 30
OVER_BY_THEMSELVES = (ReferenceKind.BOOKING, ReferenceKind.FLIGHT)


@dataclass(frozen=True, slots=True)
class Reference:
    """An order, booking, waybill or refund, by the business's own number."""

    id: UUID
    line: str
    ref: str
    kind: str
    title: str
    state: str
    at: datetime
    expected_at: datetime | None
    ended_at: datetime | None
    amount: Decimal | None
    currency: str | None


_reference = BusinessReference.__table__.c

REFERENCE_COLUMNS = (
    _reference.id,
    _reference.line,
    _reference.ref,
    type_coerce(_reference.kind, String).label("kind"),
    _reference.title,
    _reference.state,
    _reference.at,
    _reference.expected_at,
    _reference.ended_at,
    _reference.amount,
    _reference.currency,
)
"""What a `Reference` is made of, for whoever reads references of their own things."""

_REFERENCES = select(*REFERENCE_COLUMNS).where(_reference.member_id == MEMBER, visible())
_ALL_REFERENCES = _REFERENCES.order_by(_reference.at.desc(), _reference.id.desc())
_ON_THE_WAY = _REFERENCES.where(
    _reference.ended_at.is_(None),
    or_(
        _reference.expected_at >= bindparam("over", type_=InstantType()),
        # A parcel or a refund that is late is still to come; a stay or a flight is over by itself.
        _reference.expected_at.is_not(None) & _reference.kind.not_in(OVER_BY_THEMSELVES),
        _reference.expected_at.is_(None)
        & (_reference.at >= bindparam("since", type_=InstantType())),
    ),
).order_by(_reference.expected_at.is_(None), _reference.expected_at, _reference.at.desc())


def references_of(session: Session, member_id: UUID) -> list[Reference]:
    """All there are, the newest first."""
    found = session.connection().execute(_ALL_REFERENCES, who(session, member_id))
    return rows.each(Reference, found)


def on_the_way(session: Session, member_id: UUID) -> list[Reference]:
    """What has not ended and is expected, or is recent: the next to arrive first."""
    values = who(session, member_id)
    values["since"] = values["now"] - timedelta(days=RECENT_DAYS)
    values["over"] = values["now"] - timedelta(days=1)
    return rows.each(Reference, session.connection().execute(_ON_THE_WAY, values))

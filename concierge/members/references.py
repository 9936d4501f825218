"""Business references: orders, bookings, waybills and refunds by the business's own number."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.members.tables import BusinessReference, ReferenceKind, ReferenceMember
from concierge.store.types import new_id
from concierge.store.work import act

USUAL_KIND = {
    "travel": ReferenceKind.BOOKING,
    "entertainment": ReferenceKind.BOOKING,
    "logistics": ReferenceKind.WAYBILL,
    "payments": ReferenceKind.PAYMENT,
}


def tail_of(number: str) -> str:
    """A number reversed, letters and digits only, capital: its last six are then a prefix."""
    return "".join(character for character in number.upper() if character.isalnum())[::-1]


def reference(
    session: Session,
    member_id: UUID,
    line: str,
    number: str,
    kind: ReferenceKind | None = None,
    *,
    title: str = "",
    state: str = "",
    at: datetime | None = None,
    expected_at: datetime | None = None,
    ended_at: datetime | None = None,
    amount: Decimal | None = None,
    currency: str | None = None,
) -> UUID:
    """The id of a business reference, made if new, brought up to date with what is given, and
    linked to the member. `at` is when it began, `expected_at` when it should end."""
    query = select(BusinessReference).where(
        BusinessReference.line == line, BusinessReference.ref == number
    )
    known = session.scalar(query)
    if known is None:
        known = BusinessReference(
            id=new_id(),
            line=line,
            ref=number,
            tail=tail_of(number),
            kind=kind or USUAL_KIND.get(line, ReferenceKind.ORDER),
            at=at or act(session).at,
        )
        session.add(known)
    given = {
        "title": title,
        "state": state,
        "expected_at": expected_at,
        "ended_at": ended_at,
        "amount": amount,
        "currency": currency,
    }
    for name, value in given.items():
        if value not in (None, "") and getattr(known, name, None) != value:
            setattr(known, name, value)
    # The link's row points at it, and nothing tells the flush which of the two goes first.
    session.flush()
    if session.get(ReferenceMember, (known.id, member_id)) is None:
        session.add(ReferenceMember(reference_id=known.id, member_id=member_id))
    return known.id

"""Keeps the words a member is found by."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from concierge.members.names import name_terms, number_terms
from concierge.members.phones import phone_terms
from concierge.members.tables import ContactPoint, Member, MemberTerm, PointKind

_terms = MemberTerm.__table__


def keep_terms(session: Session, member: Member) -> None:
    """Write anew what `member` is found by, after a name, a number or a phone changed."""
    session.flush()
    plains = session.scalars(
        select(ContactPoint.plain).where(
            ContactPoint.member_id == member.id,
            ContactPoint.kind == PointKind.PHONE,
            ContactPoint.ended_at.is_(None),
        )
    )
    found = name_terms(member.name, member.address) | number_terms(member.number)
    for plain in plains:
        found |= phone_terms(plain)
    connection = session.connection()
    connection.execute(delete(_terms).where(_terms.c.member_id == member.id))  # type: ignore[arg-type]
    rows = [{"term": term, "how": how, "member_id": member.id} for term, how in sorted(found)]
    connection.execute(insert(_terms), rows)  # type: ignore[arg-type]

"""Keeps the words a member is found by."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from concierge.members.names import name_terms, number_terms
from concierge.members.phones import phone_terms
from concierge.members.tables import ContactPoint, Member, MemberTerm, PointKind
from concierge.store.bulk import run_many
from concierge.team.access import MEMBER

_terms = MemberTerm.__table__


def keep_terms(session: Session, member: Member) -> None:
    """Write anew what `member` is found by, after a name, a number or a phone changed."""
    session.flush()
    connection, whose = session.connection(), {"member": member.id}
    found = name_terms(member.name, member.address) | number_terms(member.number)
    for plain in connection.scalars(_PHONES, whose):
        found |= phone_terms(plain)
    connection.execute(_FORGET, whose)
    rows = [{"term": term, "how": how, "member_id": member.id} for term, how in sorted(found)]
    run_many(session, _KEEP, rows)


_PHONES = select(ContactPoint.plain).where(
    ContactPoint.member_id == MEMBER,
    ContactPoint.kind == PointKind.PHONE,
    ContactPoint.ended_at.is_(None),
)
_FORGET = delete(_terms).where(_terms.c.member_id == MEMBER)  # type: ignore[arg-type]
_KEEP = insert(MemberTerm)

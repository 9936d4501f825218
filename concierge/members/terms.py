"""Keeps the words a member is found by."""

from sqlalchemy import String, delete, insert, select, type_coerce
from sqlalchemy.orm import Session

from concierge.members.kinds import PointKind
from concierge.members.names import Term, name_terms, number_terms, point_terms
from concierge.members.phones import phone_terms
from concierge.members.tables import ContactPoint, Member, MemberTerm
from concierge.store.bulk import run_many
from concierge.team.access import MEMBER

_terms = MemberTerm.__table__


def keep_terms(session: Session, member: Member) -> None:
    """Write anew what `member` is found by, after a name, a number, a place or a way to reach them
    changed."""
    session.flush()
    connection, whose = session.connection(), {"member": member.id}
    found = name_terms(member.name, member.address) | number_terms(member.number)
    found |= point_terms("place", member.city) | point_terms("place", member.region)
    for kind, plain, value, label in connection.execute(_POINTS, whose):
        found |= _of_point(PointKind(kind), plain, value) | point_terms("label", label)
    connection.execute(_FORGET, whose)
    rows = [{"term": term, "how": how, "member_id": member.id} for term, how in sorted(found)]
    run_many(session, _KEEP, rows)


def _of_point(kind: PointKind, plain: str, value: str) -> set[Term]:
    if kind is PointKind.PHONE:
        return phone_terms(plain)
    return point_terms("place" if kind is PointKind.ADDRESS else kind.value, value)


_POINTS = select(
    type_coerce(ContactPoint.kind, String),
    ContactPoint.plain,
    ContactPoint.value,
    ContactPoint.label,
).where(ContactPoint.member_id == MEMBER, ContactPoint.ended_at.is_(None))
_FORGET = delete(_terms).where(_terms.c.member_id == MEMBER)  # type: ignore[arg-type]
_KEEP = insert(MemberTerm)

"""Whose a phone or an address is already. Families share them: it is said, and nothing refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import String, bindparam, select, type_coerce
from sqlalchemy.orm import Session

from concierge.members.kinds import PointKind
from concierge.members.phones import plain_number
from concierge.members.tables import ContactPoint, Member
from concierge.team.access import visible, who


@dataclass(frozen=True, slots=True)
class Shared:
    """A way as it was written, and the names of those who are reached by it already."""

    value: str
    names: tuple[str, ...]


_point, _member = ContactPoint.__table__.c, Member.__table__.c
_WHOSE = (
    select(_member.id, _member.name)
    .distinct()
    .join_from(ContactPoint, Member, _member.id == _point.member_id)
    .where(
        _point.plain == bindparam("plain"),
        type_coerce(_point.kind, String) == bindparam("kind"),
        _point.ended_at.is_(None),
        visible(_point.member_id),
    )
    .order_by(_member.name, _member.id)
)


def shared(
    session: Session,
    ways: Iterable[tuple[PointKind, str]],
    timezone: str,
    besides: UUID | None = None,
) -> list[Shared]:
    """Of those ways which are somebody else's already, among whom the asking person may see;
    `timezone` is where a number without a country is dialled, `besides` whom they are asked for."""
    found = [(value, _names(session, kind, value, timezone, besides)) for kind, value in ways]
    return [Shared(value.strip(), names) for value, names in found if names]


def plain_way(kind: PointKind, value: str, timezone: str, region: str = "") -> str:
    """As it is dialled or compared; empty where it gives no number."""
    if kind is PointKind.PHONE:
        return plain_number(value, timezone, region)
    return value.casefold() if kind is PointKind.EMAIL else value


def _names(
    session: Session, kind: PointKind, value: str, timezone: str, besides: UUID | None
) -> tuple[str, ...]:
    storable = value.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    plain = plain_way(kind, storable.strip(), timezone)
    if not plain or kind is PointKind.ADDRESS:  # a house is nobody's alone
        return ()
    values = {"kind": kind.value, "plain": plain, **who(session)}
    rows = session.connection().execute(_WHOSE, values)
    return tuple(name for member_id, name in rows if member_id != besides)

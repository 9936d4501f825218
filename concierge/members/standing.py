"""What the member row keeps of other rooms, so that lists need not count: kept by the verbs.

Written beside the ORM, since these must not wear out the profile's version.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, update
from sqlalchemy.orm import Session

from concierge.members.tables import Member
from concierge.store.types import InstantType
from concierge.store.work import touch

_member = Member.__table__


def contacted(session: Session, member_id: UUID, at: datetime) -> None:
    """A contact reached the member at an aware instant; an earlier one changes nothing."""
    known = func.coalesce(_member.c.last_contact, 0, type_=InstantType())
    _keep(session, member_id, last_contact=func.max(known, at, type_=InstantType()))


def issues_opened(session: Session, member_id: UUID, n: int) -> None:
    """`n` more issues are open (fewer, if negative)."""
    _keep(session, member_id, open_issues=_member.c.open_issues + n)


def _keep(session: Session, member_id: UUID, **values: object) -> None:
    statement = update(_member).where(_member.c.id == member_id).values(**values)  # type: ignore[arg-type]
    session.connection().execute(statement)
    touch(session, member_id, "member")

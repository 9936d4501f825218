"""What the member row keeps of other rooms, so that lists need not count: kept by the verbs.

Written beside the ORM, since these must not wear out the profile's version.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, case, update
from sqlalchemy.orm import Session

from concierge.members.tables import Member
from concierge.store.bulk import run_many
from concierge.store.ledger import touch
from concierge.store.types import IdType, InstantType

_member = Member.__table__
_LATEST = bindparam("latest", type_=InstantType())
_KNOWN = _member.c.last_contact
_CONTACTED = (
    update(_member)  # type: ignore[arg-type]
    .where(_member.c.id == bindparam("which", type_=IdType()))
    .values(last_contact=case((_KNOWN >= _LATEST, _KNOWN), else_=_LATEST))
)

_OPENED = (
    update(_member)  # type: ignore[arg-type]
    .where(_member.c.id == bindparam("which", type_=IdType()))
    .values(open_issues=_member.c.open_issues + bindparam("more"))
)


def contacted(session: Session, member_id: UUID, at: datetime) -> None:
    """A contact reached the member at an aware instant; an earlier one changes nothing."""
    contacted_many(session, {member_id: at})


def issues_opened(session: Session, member_id: UUID, n: int) -> None:
    """`n` more issues are open (fewer, if negative)."""
    session.connection().execute(_OPENED, {"which": member_id, "more": n})
    touch(session, member_id, "member")


def _keep(session: Session, member_id: UUID, **values: object) -> None:
    statement = update(_member).where(_member.c.id == member_id).values(**values)  # type: ignore[arg-type]
    session.connection().execute(statement)
    touch(session, member_id, "member")


def contacted_many(session: Session, latest: Mapping[UUID, datetime]) -> None:
    """`contacted` for many members at once, each with its latest instant."""
    if not latest:
        return
    rows = [{"which": member_id, "latest": at} for member_id, at in latest.items()]
    run_many(session, _CONTACTED, rows)
    for member_id in latest:
        touch(session, member_id, "member")


def last_contact_is(session: Session, member_id: UUID, at: datetime | None) -> None:
    """The last contact that reached the member was at `at`: one after it was retracted."""
    _keep(session, member_id, last_contact=at)

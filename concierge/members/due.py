"""The one table of things due, and what the member row keeps of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from concierge.members.tables import DueItem, DueKind, Member
from concierge.store.work import touch


def set_due(
    session: Session,
    ref_id: UUID,
    kind: DueKind,
    member_id: UUID,
    due: datetime,
    *,
    issue_id: UUID | None = None,
    statutory: bool = False,
    snoozed_until: datetime | None = None,
) -> None:
    """Put (or put again) a thing on the member's steward's list, due at an aware instant."""
    owner = session.connection().scalar(select(Member.owner_id).where(Member.id == member_id))
    values = {
        "ref_id": ref_id,
        "kind": kind,
        "owner_id": owner,
        "member_id": member_id,
        "issue_id": issue_id,
        "due": due,
        "statutory": statutory,
        "snoozed_until": snoozed_until,
    }
    statement = insert(DueItem).values(values)
    session.connection().execute(
        statement.on_conflict_do_update(index_elements=["ref_id", "kind"], set_=values)
    )
    _refresh(session, member_id)


def drop_due(session: Session, ref_id: UUID, kind: DueKind, member_id: UUID) -> None:
    """Take a thing off the list: it is done, or no longer due."""
    session.connection().execute(
        delete(DueItem).where(DueItem.ref_id == ref_id, DueItem.kind == kind)
    )
    _refresh(session, member_id)


def move_due(session: Session, member_id: UUID, owner_id: UUID) -> None:
    """Hand everything due for a member to another steward."""
    session.connection().execute(
        update(DueItem).where(DueItem.member_id == member_id).values(owner_id=owner_id)
    )
    touch(session, member_id, "due_item")


def _refresh(session: Session, member_id: UUID) -> None:
    earliest = (
        select(func.min(func.coalesce(DueItem.snoozed_until, DueItem.due)))
        .where(DueItem.member_id == member_id)
        .scalar_subquery()
    )
    session.connection().execute(
        update(Member.__table__)  # type: ignore[arg-type]
        .where(Member.__table__.c.id == member_id)
        .values(next_due=earliest)
    )
    touch(session, member_id, "due_item", "member")

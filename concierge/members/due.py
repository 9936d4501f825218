"""The one table of things due, and what the member row keeps of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from concierge.members.kinds import DueKind
from concierge.members.tables import DueItem, Member
from concierge.store.bulk import run_many
from concierge.store.ledger import touch
from concierge.store.types import IdType


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
    connection = session.connection()
    values = {
        "ref_id": ref_id,
        "kind": kind,
        "owner_id": connection.scalar(_OWNER, {"member": member_id}),
        "member_id": member_id,
        "issue_id": issue_id,
        "due": due,
        "statutory": statutory,
        "snoozed_until": snoozed_until,
    }
    run_many(session, _PUT, [values])
    _refresh(session, member_id)


def drop_due(session: Session, ref_id: UUID, kind: DueKind, member_id: UUID) -> None:
    """Take a thing off the list: it is done, or no longer due."""
    session.connection().execute(_DROP, {"ref": ref_id, "sort": kind})
    _refresh(session, member_id)


def is_statutory(session: Session, ref_id: UUID, kind: DueKind) -> bool:
    """Whether its time is a regulator's, which nobody puts off."""
    return bool(session.connection().scalar(_STATUTORY, {"ref": ref_id, "sort": kind}))


def move_due(session: Session, member_ids: Sequence[UUID], owner_id: UUID) -> None:
    """Hand everything due for these members to another steward."""
    rows = [{"member": member_id, "owner": owner_id} for member_id in member_ids]
    run_many(session, _MOVE, rows)
    for member_id in member_ids:
        touch(session, member_id, "due_item")


def _refresh(session: Session, member_id: UUID) -> None:
    session.connection().execute(_REFRESH, {"member": member_id})
    touch(session, member_id, "due_item", "member")


# Made once: putting a statement together takes longer than running it.
_due, _member = DueItem.__table__, Member.__table__
_ID = bindparam("member", type_=IdType())
_OWNER = select(_member.c.owner_id).where(_member.c.id == _ID)
_PUT = insert(DueItem)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["ref_id", "kind"],
    set_={column.key: _PUT.excluded[column.key] for column in _due.c},
)
PROMISED = _due.c.kind == DueKind.PROMISE
"""Of what is due, the promises: a promise that stands is one of these, and nothing else is."""
_DROP = delete(_due).where(  # type: ignore[arg-type]
    _due.c.ref_id == bindparam("ref", type_=IdType()), _due.c.kind == bindparam("sort")
)
_STATUTORY = select(_due.c.statutory).where(
    _due.c.ref_id == bindparam("ref", type_=IdType()), _due.c.kind == bindparam("sort")
)
_MOVE = (
    update(_due)  # type: ignore[arg-type]
    .where(_due.c.member_id == _ID)
    .values(owner_id=bindparam("owner", type_=IdType()))
)
_REFRESH = (
    update(_member)  # type: ignore[arg-type]
    .where(_member.c.id == _ID)
    .values(
        next_due=select(func.min(func.coalesce(_due.c.snoozed_until, _due.c.due)))
        .where(_due.c.member_id == _ID)
        .scalar_subquery()
    )
)

"""Reminders of an issue that was just closed, which would still come up on Today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.issues.kinds import Status
from concierge.issues.tables import Issue
from concierge.reminders.queries import ReminderRow, reminders_of
from concierge.store.act import act


@dataclass(frozen=True)
class LeftOver:
    """A closed issue and what is still to be done of it."""

    issue_id: UUID
    title: str
    closed_at: datetime
    reminders: tuple[ReminderRow, ...]


def left_over(session: Session, member_ids: Iterable[UUID], since: datetime) -> list[LeftOver]:
    """Of issues of these members that the asking person closed since then."""
    found = [one for member_id in member_ids for one in reminders_of(session, member_id)]
    about = {one.issue_id for one in found if one.issue_id is not None}
    if not about:
        return []
    closed = select(Issue.id, Issue.title, Issue.closed_at).where(
        Issue.id.in_(about),
        Issue.status == Status.CLOSED,
        Issue.closed_by == act(session).actor.steward_id,
        Issue.closed_at >= since,
    )
    return [
        LeftOver(row.id, row.title, row.closed_at, _of(found, row.id))
        for row in session.execute(closed)
    ]


def _of(found: Iterable[ReminderRow], issue_id: UUID) -> tuple[ReminderRow, ...]:
    return tuple(one for one in found if one.issue_id == issue_id)

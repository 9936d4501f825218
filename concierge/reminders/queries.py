"""Questions about reminders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.members.due import is_statutory
from concierge.members.kinds import DueKind
from concierge.reminders.rules import ReminderDraft
from concierge.reminders.tables import Reminder
from concierge.store import rows
from concierge.team.access import MEMBER, may_see, visible, who
from concierge.timeline.kinds import Kind
from concierge.timeline.tables import TimelineEvent


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder; `zone` is where its local words were meant."""

    id: UUID
    member_id: UUID
    issue_id: UUID | None
    text: str
    at: datetime
    zone: str
    snoozed_until: datetime | None
    done_at: datetime | None


_reminder, _event = Reminder.__table__.c, TimelineEvent.__table__.c
_REMINDERS = (
    select(
        _reminder.id,
        _reminder.member_id,
        _reminder.issue_id,
        _reminder.text,
        _reminder.at,
        _reminder.zone,
        _reminder.snoozed_until,
        _reminder.done_at,
    )
    .where(_reminder.member_id == MEMBER, visible())
    .order_by(_reminder.at, _reminder.id)
)
_OPEN = _REMINDERS.where(_reminder.done_at.is_(None))


@dataclass(frozen=True, slots=True)
class ReminderSet:
    """A reminder as it was set, by whom and when: what putting it right begins with."""

    id: UUID
    member_id: UUID
    draft: ReminderDraft
    steward_id: UUID
    created_at: datetime
    done: bool
    binds: bool
    """Whether its time is statutory."""


def reminder_of(session: Session, reminder_id: UUID) -> ReminderSet | None:
    """A reminder, to put it right; None where there is none to be seen."""
    found = session.get(Reminder, reminder_id)
    if found is None or not may_see(session, found.member_id):
        return None
    return ReminderSet(
        found.id,
        found.member_id,
        ReminderDraft(found.text, found.at, found.zone),
        found.steward_id,
        found.created_at,
        found.done_at is not None,
        is_statutory(session, found.id, DueKind.REMINDER),
    )


def entry_of(session: Session, reminder_id: UUID) -> UUID | None:
    """The last entry of the timeline that says what it is to say; None where there is none."""
    found = reminder_of(session, reminder_id)
    if found is None:
        return None
    said = session.execute(
        select(_event.id, _event.data)
        .where(
            _event.member_id == found.member_id,
            _event.kind == Kind.REMINDER,
            _event.what.in_(("reminder.set", "reminder.corrected")),
        )
        .order_by(_event.at.desc(), _event.id.desc())
    )
    named = str(reminder_id)
    return next((one.id for one in said if one.data.get("reminder_id") == named), None)


def reminders_of(session: Session, member_id: UUID, open_only: bool = True) -> list[ReminderRow]:
    """A member's reminders by the time they were set for; done ones too, if asked."""
    statement = _OPEN if open_only else _REMINDERS
    found = session.connection().execute(statement, who(session, member_id))
    return rows.each(ReminderRow, found)


def left_of(session: Session, member_id: UUID, issue_id: UUID) -> list[ReminderRow]:
    """Those of one issue that are not done."""
    return [one for one in reminders_of(session, member_id) if one.issue_id == issue_id]

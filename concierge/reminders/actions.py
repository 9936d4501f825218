"""Setting reminders, finishing them, putting them off, and taking that back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.due import drop_due, is_statutory, set_due
from concierge.members.kinds import DueKind
from concierge.reminders.rules import ReminderDraft
from concierge.reminders.tables import Reminder
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Kind
from concierge.timeline.rules import reason_wanted
from concierge.workspace.identity import zone_of


def set_reminder(
    session: Session,
    member_id: UUID,
    draft: ReminderDraft,
    issue_id: UUID | None = None,
    lead: UUID | None = None,
) -> UUID:
    """Set a reminder for a member; `lead` is the event it was set in.

    Raises Refusal TEXT_MISSING, DUE_PAST, ZONE_UNKNOWN, NOT_YOURS.
    """
    require_serving(session, member_id)
    now = act(session)
    if not draft.text.strip():
        raise Refusal(Code.TEXT_MISSING, field="text")
    if draft.at < now.at:
        raise Refusal(Code.DUE_PAST)
    zone_of(draft.zone)
    reminder = Reminder(
        id=new_id(),
        member_id=member_id,
        issue_id=issue_id,
        steward_id=now.actor.steward_id,
        text=draft.text,
        at=draft.at,
        zone=draft.zone,
        created_at=now.at,
    )
    session.add(reminder)
    _show(session, reminder)
    _log(session, reminder, "reminder.set", at=reminder.at, lead=lead)
    return reminder.id


def correct(
    session: Session, reminder_id: UUID, draft: ReminderDraft, reason: str = ""
) -> ReminderDraft:
    """Put a reminder's words and time right; what they were is returned, to take that back.

    One is reminded of what is right; what was set stays on the record, and the correction beside
    it by name. What was put off is due at its own time again. Raises Refusal TEXT_MISSING (without
    words, or `reason` after a day or of somebody else's), DUE_PAST, STATUTORY_BINDS, ZONE_UNKNOWN,
    NOT_YOURS, and GONE for one that is done.
    """
    reminder = _undone(session, reminder_id)
    if not draft.text.strip():
        raise Refusal(Code.TEXT_MISSING, field="text")
    before = ReminderDraft(reminder.text, reminder.at, reminder.zone)
    if draft == before:
        return before
    now = act(session)
    mine = reminder.steward_id == now.actor.steward_id
    if reason_wanted(mine, reminder.created_at, now.at) and not reason.strip():
        raise Refusal(Code.TEXT_MISSING, field="reason")
    if draft.at != reminder.at:
        if is_statutory(session, reminder_id, DueKind.REMINDER):
            raise Refusal(Code.STATUTORY_BINDS)
        if draft.at < now.at:
            raise Refusal(Code.DUE_PAST)
        reminder.snoozed_until = None
    zone_of(draft.zone)
    reminder.text, reminder.at, reminder.zone = draft.text, draft.at, draft.zone
    _show(session, reminder)
    _log(
        session,
        reminder,
        "reminder.corrected",
        said=before.text,
        why=reason,
        at=reminder.at,
        was=before.at,
    )
    return before


def finish(session: Session, reminder_id: UUID) -> None:
    """Say that it is done; twice is as good as once. Raises Refusal GONE, NOT_YOURS."""
    reminder = held(session, reminder_id)
    if reminder.done_at is not None:
        return
    reminder.done_at = act(session).at
    drop_due(session, reminder.id, DueKind.REMINDER, reminder.member_id)
    _log(session, reminder, "reminder.done", at=reminder.at)


def unfinish(session: Session, reminder_id: UUID) -> None:
    """Take `finish` back; a reminder put off stays put off."""
    reminder = held(session, reminder_id)
    if reminder.done_at is None:
        return
    reminder.done_at = None
    _show(session, reminder)
    _log(session, reminder, "reminder.undone", at=reminder.at)


def finish_each(session: Session, reminder_ids: Sequence[UUID]) -> None:
    """`finish` of several, as when their issue is over."""
    for reminder_id in reminder_ids:
        finish(session, reminder_id)


def unfinish_each(session: Session, reminder_ids: Sequence[UUID]) -> None:
    """Take `finish_each` back."""
    for reminder_id in reminder_ids:
        unfinish(session, reminder_id)


def snooze(session: Session, reminder_id: UUID, until: datetime) -> datetime | None:
    """Put a reminder off to an aware instant; what it was put off to before is returned.

    Raises Refusal DUE_PAST, STATUTORY_BINDS, and GONE for one that is done.
    """
    reminder = _undone(session, reminder_id)
    if is_statutory(session, reminder_id, DueKind.REMINDER):
        raise Refusal(Code.STATUTORY_BINDS)
    if until <= act(session).at:
        raise Refusal(Code.DUE_PAST)
    before, reminder.snoozed_until = reminder.snoozed_until, until
    _show(session, reminder)
    _log(session, reminder, "reminder.snoozed", until=until)
    return before


def unsnooze(session: Session, reminder_id: UUID, back_to: datetime | None = None) -> None:
    """Take `snooze` back: `back_to` is what it returned."""
    reminder = _undone(session, reminder_id)
    if reminder.snoozed_until == back_to:
        return
    reminder.snoozed_until = back_to
    _show(session, reminder)
    _log(session, reminder, "reminder.undone", at=back_to or reminder.at)


def held(session: Session, reminder_id: UUID) -> Reminder:
    """The reminder, if the actor may see its member. Raises Refusal GONE, NOT_YOURS."""
    reminder = session.get(Reminder, reminder_id)
    if reminder is None:
        raise Refusal(Code.GONE)
    require_serving(session, reminder.member_id)
    return reminder


def _undone(session: Session, reminder_id: UUID) -> Reminder:
    reminder = held(session, reminder_id)
    if reminder.done_at is not None:
        raise Refusal(Code.GONE)
    return reminder


def _show(session: Session, reminder: Reminder) -> None:
    """Put it on the list of what is due, as it stands."""
    set_due(
        session,
        reminder.id,
        DueKind.REMINDER,
        reminder.member_id,
        reminder.at,
        issue_id=reminder.issue_id,
        snoozed_until=reminder.snoozed_until,
    )


def _log(
    session: Session,
    reminder: Reminder,
    what: str,
    lead: UUID | None = None,
    said: str = "",
    why: str = "",
    **when: datetime,
) -> None:
    data = {name: at.isoformat() for name, at in when.items()}
    data |= {"zone": reminder.zone, "reminder_id": str(reminder.id)}
    data |= {"why": why.strip()} if why.strip() else {}
    event = NewEvent(
        reminder.member_id,
        Kind.REMINDER,
        what,
        Audience.INTERNAL,
        issue_id=reminder.issue_id,
        lead_id=lead,
        title=reminder.text,
        body=said if said != reminder.text else "",
        data=data,
    )
    record(session, event)

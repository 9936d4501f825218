"""Answering a message that was taken, putting it off, and taking that back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.messages.tables import Message
from concierge.store.act import act
from concierge.team.access import require_serving
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Kind


def answered(session: Session, message_id: UUID) -> None:
    """Say that it is answered; twice is as good as once. Raises Refusal GONE, NOT_YOURS."""
    message = held(session, message_id)
    if message.done_at is not None:
        return
    message.done_at = act(session).at
    drop_due(session, message.id, DueKind.REPLY, message.member_id)
    _log(session, message, "message.answered")


def unanswered(session: Session, message_id: UUID) -> None:
    """Take `answered` back; one put off stays put off."""
    message = held(session, message_id)
    if message.done_at is None:
        return
    message.done_at = None
    show(session, message)
    _log(session, message, "message.undone")


def snooze(session: Session, message_id: UUID, until: datetime) -> datetime | None:
    """Put a message off to an aware instant; what it was put off to before is returned.

    Raises Refusal DUE_PAST, and GONE for one that is answered.
    """
    message = _open(session, message_id)
    if until <= act(session).at:
        raise Refusal(Code.DUE_PAST)
    before, message.snoozed_until = message.snoozed_until, until
    show(session, message)
    _log(session, message, "message.snoozed", until)
    return before


def unsnooze(session: Session, message_id: UUID, back_to: datetime | None = None) -> None:
    """Take `snooze` back: `back_to` is what it returned."""
    message = _open(session, message_id)
    if message.snoozed_until == back_to:
        return
    message.snoozed_until = back_to
    show(session, message)
    _log(session, message, "message.undone", back_to)


def held(session: Session, message_id: UUID) -> Message:
    """The message, if the actor may see its member. Raises Refusal GONE, NOT_YOURS."""
    message = session.get(Message, message_id)
    if message is None:
        raise Refusal(Code.GONE)
    require_serving(session, message.member_id)
    return message


def show(session: Session, message: Message) -> None:
    """Put it on the list of what is due, as it stands."""
    set_due(
        session,
        message.id,
        DueKind.REPLY,
        message.member_id,
        message.due,
        snoozed_until=message.snoozed_until,
    )


def _open(session: Session, message_id: UUID) -> Message:
    message = held(session, message_id)
    if message.done_at is not None:
        raise Refusal(Code.GONE)
    return message


def _log(session: Session, message: Message, what: str, until: datetime | None = None) -> None:
    data = {"message_id": str(message.id)} | ({"until": until.isoformat()} if until else {})
    record(session, NewEvent(message.member_id, Kind.REMINDER, what, Audience.INTERNAL, data=data))

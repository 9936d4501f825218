"""Questions about messages that were taken."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from concierge.messages.tables import Message
from concierge.team.access import visible, who
from concierge.timeline.tables import TimelineEvent

_message, _event = Message.__table__.c, TimelineEvent.__table__.c
_SAID = and_(
    _event.member_id == _message.member_id,
    _event.at == _message.at,
    _event.id == _message.event_id,
)


def text_of(session: Session, message_id: UUID) -> str:
    """What was said; nothing, where one may not see it."""
    wanted = (
        select(_event.body)
        .join_from(Message.__table__, TimelineEvent.__table__, _SAID)
        .where(_message.id == message_id, visible(_message.member_id))
    )
    return session.connection().scalar(wanted, who(session)) or ""


def event_of(session: Session, message_id: UUID) -> UUID | None:
    """The entry of the timeline that holds it; None where one may not see it."""
    wanted = select(_message.event_id).where(_message.id == message_id, visible(_message.member_id))
    found: UUID | None = session.connection().scalar(wanted, who(session))
    return found

"""Questions about messages that were taken, and about looks that were told."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from concierge.members.tables import Member
from concierge.messages.tables import Message
from concierge.team.access import visible, who
from concierge.team.tables import BreakGlass
from concierge.timeline.tables import TimelineEvent

_message, _event = Message.__table__.c, TimelineEvent.__table__.c
_member = Member.__table__.c
_look = BreakGlass.__table__.c
_SAID = and_(
    _event.member_id == _message.member_id,
    _event.at == _message.at,
    _event.id == _message.event_id,
)
_TOLD = and_(
    _event.member_id == _look.member_id,
    _event.at == _look.since,
    _event.what == "glass.opened",
    _look.confidential.is_(False),
)


def called_back(session: Session, message_id: UUID) -> bool:
    """Whether the member heard from us since they left that message."""
    since = (
        select(_member.last_contact >= _message.at)
        .join_from(Message.__table__, Member.__table__, _member.id == _message.member_id)
        .where(_message.id == message_id, visible(_message.member_id))
    )
    return bool(session.connection().scalar(since, who(session)))


def event_of(session: Session, thing_id: UUID) -> UUID | None:
    """The entry of the timeline that holds a message, or tells of a look; None where one may not
    see it."""
    message = select(_message.event_id).where(_message.id == thing_id, visible(_message.member_id))
    look = (
        select(_event.id)
        .join_from(BreakGlass.__table__, TimelineEvent.__table__, _TOLD)
        .where(_look.id == thing_id, visible(_look.member_id))
    )
    found: UUID | None = session.connection().scalar(message.union_all(look), who(session))
    return found

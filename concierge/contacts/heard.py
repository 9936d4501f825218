"""When a member last heard from us: what their row keeps as the last contact, and how it is counted
anew (`timeline.rules.heard_from_us` says what counts)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from concierge.members.standing import contacted, last_contact_is
from concierge.store.act import act
from concierge.timeline.actions import NewEvent
from concierge.timeline.kinds import Direction, Kind, Reached
from concierge.timeline.rules import LIVE, WITH_MEMBER, heard_from_us, with_whom
from concierge.timeline.tables import Retraction, TimelineEvent

TAKEN = "contact.message"
"""Said to a colleague who could not answer: it waits for the member's steward."""


def hear(session: Session, event: NewEvent) -> None:
    """Keep a contact just recorded as the last one, if the member heard from us in it."""
    kind = with_whom(event.party_kind, event.party)
    if heard_from_us(kind, event.direction, event.channel, event.reached):
        now = act(session).at
        # What a fast clock dates into the future happened when it was written down.
        contacted(session, event.member_id, min(event.at or now, now))


def count_again(session: Session, member_id: UUID) -> None:
    """Count a member's last contact anew, after one was retracted."""
    last_contact_is(session, member_id, _last(session, member_id))


def _last(session: Session, member_id: UUID) -> datetime | None:
    event = TimelineEvent
    known = case((event.at < event.recorded_at, event.at), else_=event.recorded_at)
    nobody_said = event.party_kind.is_(None) & event.party.is_(None)
    latest: datetime | None = session.scalar(
        select(func.max(known)).where(
            event.member_id == member_id,
            event.kind == Kind.CONTACT,
            event.what != TAKEN,
            event.reached == Reached.YES,
            or_(event.direction == Direction.OUT, event.channel.in_(LIVE)),
            or_(event.party_kind.in_(WITH_MEMBER), nobody_said),
            event.id.not_in(select(Retraction.event_id).where(Retraction.member_id == member_id)),
        )
    )
    return latest

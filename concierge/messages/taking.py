"""Taking a message: find whose member it is by a full number, write one contact, read nothing."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.due import set_due
from concierge.members.kinds import DueKind, PointKind
from concierge.members.phones import EXTENSION
from concierge.members.tables import ContactPoint, Member
from concierge.messages import server
from concierge.messages.rules import (
    LONGEST,
    MOST_AN_HOUR,
    MOST_FOR_ONE,
    VALID,
    WITHIN,
    Found,
    TakenMessage,
    full_number,
)
from concierge.messages.tables import Enquiry, Message
from concierge.searchindex.folding import clean
from concierge.store.act import act
from concierge.store.instants import EPOCH
from concierge.store.ledger import audit
from concierge.store.types import new_id
from concierge.team.access import may_see
from concierge.team.kinds import Role
from concierge.team.tables import Steward
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Direction, Kind, Reached
from concierge.timeline.rules import audience_of

MOST_FOUND = 5
"""People one phone may belong to; an office that has more must be asked for by a number."""


def enquire(session: Session, typed: str) -> UUID:
    """Ask whose member somebody is, by the full member number or the full phone; `found_by` tells.

    That somebody asked is on the record, whatever it found. Raises Refusal NUMBER_MISSING,
    ONLY_STEWARDS, TOO_MANY_ENQUIRIES.
    """
    now = act(session)
    number, phone = full_number(typed, now.zone.key)
    if not number:
        raise Refusal(Code.NUMBER_MISSING)
    if now.actor.role not in (Role.STEWARD, Role.LEAD):
        raise Refusal(Code.ONLY_STEWARDS)
    asked_id = new_id()
    put = server.enquire if server.is_on_server(session) else _enquire
    if not put(session, asked_id, number, phone):
        raise Refusal(Code.TOO_MANY_ENQUIRIES, most=MOST_AN_HOUR)
    return asked_id


def found_by(session: Session, asked_id: UUID) -> list[Found]:
    """Whom an enquiry of one's own found: nobody, if there is nobody or it is too long ago."""
    if server.is_on_server(session):
        return server.found_by(session, asked_id)
    wanted = (
        select(Enquiry.id, Member.address, Steward.name, Member.id)
        .join(Member, Member.id == Enquiry.member_id)
        .join(Steward, Steward.id == Member.owner_id)
        .where(Enquiry.asked_id == asked_id, *_mine_and_fresh(session))
        .order_by(Enquiry.n)
    )
    return [
        Found(found_id, address, steward, member_id if may_see(session, member_id) else None)
        for found_id, address, steward, member_id in session.execute(wanted)
    ]


def take_message(session: Session, message: TakenMessage) -> None:
    """Take a message down: a contact in the member's timeline, and a thing to do on the Today of
    whoever serves them.

    Raises Refusal TEXT_MISSING, TEXT_TOO_LONG, FOUND_TOO_LONG_AGO, TOO_MANY_MESSAGES.
    """
    if not message.text.strip():
        raise Refusal(Code.TEXT_MISSING, field="text")
    if len(message.text) > LONGEST or len(message.party) > LONGEST:
        raise Refusal(Code.TEXT_TOO_LONG, most=LONGEST)
    take = server.take if server.is_on_server(session) else _take
    taken = take(session, message)
    if taken is None:
        raise Refusal(Code.TOO_MANY_MESSAGES, most=MOST_FOR_ONE)
    if not taken:
        raise Refusal(Code.FOUND_TOO_LONG_AGO)


def whose(session: Session, found_id: UUID) -> UUID | None:
    """The member an enquiry of one's own found within the hour. In a file only."""
    found = session.scalar(
        select(Enquiry.member_id).where(Enquiry.id == found_id, *_mine_and_fresh(session))
    )
    return found if isinstance(found, UUID) else None


def _enquire(session: Session, asked_id: UUID, number: str, phone: str) -> bool:
    now = act(session)
    hour = int((now.at - EPOCH) / VALID)
    mine = Enquiry.steward_id == now.actor.steward_id, Enquiry.hour == hour
    n = session.scalar(select(func.count()).where(*mine)) or 0
    if n >= MOST_AN_HOUR:
        return False
    by_phone = select(ContactPoint.member_id).where(
        or_(ContactPoint.plain == phone, ContactPoint.plain.startswith(phone + EXTENSION)),
        ContactPoint.kind == PointKind.PHONE,
        ContactPoint.ended_at.is_(None),
    )
    is_it: ColumnElement[bool] = Member.number == number
    if phone:
        is_it = or_(is_it, Member.id.in_(by_phone))
    wanted = select(Member.id).where(is_it, Member.active).order_by(Member.id).limit(MOST_FOUND)
    found: list[UUID | None] = [*session.scalars(wanted)]
    for member_id in found or [None]:
        n += 1
        session.add(
            Enquiry(
                id=new_id(),
                asked_id=asked_id,
                steward_id=now.actor.steward_id,
                member_id=member_id,
                hour=hour,
                n=n,
                at=now.at,
            )
        )
    audit(session, "look", "enquiry", asked_id, None, {})
    return True


def _mine_and_fresh(session: Session) -> tuple[ColumnElement[bool], ...]:
    now = act(session)
    return Enquiry.steward_id == now.actor.steward_id, Enquiry.at > now.at - VALID


def _take(session: Session, message: TakenMessage) -> bool | None:
    member_id = whose(session, message.found_id)
    if member_id is None:
        return False
    now = act(session)
    mine = Message.member_id == member_id, Message.steward_id == now.actor.steward_id
    known = session.scalar(select(func.count()).where(*mine, Message.at > now.at - VALID)) or 0
    if known >= MOST_FOR_ONE:
        return None
    taken = Message(
        id=new_id(),
        member_id=member_id,
        event_id=new_id(),
        steward_id=now.actor.steward_id,
        at=now.at,
        urgent=message.urgent,
        due=now.at + WITHIN[message.urgent],
    )
    session.add(taken)
    record(session, _event(taken, message, session.get_one(Steward, taken.steward_id).name, now.at))
    set_due(session, taken.id, DueKind.REPLY, member_id, taken.due)
    return True


def _event(taken: Message, message: TakenMessage, by: str, at: datetime) -> NewEvent:
    data = {"by": by, "message_id": str(taken.id)} | ({"urgent": True} if taken.urgent else {})
    return NewEvent(
        taken.member_id,
        Kind.CONTACT,
        "contact.message",
        audience_of(message.whom),
        id=taken.event_id,
        at=at,
        channel=message.channel,
        direction=Direction.IN,
        party=clean(message.party),
        party_kind=message.whom,
        reached=Reached.YES,
        body=message.text,
        data=data,
    )

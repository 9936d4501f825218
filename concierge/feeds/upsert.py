"""A member as a business knows them: made if new, brought up to date if known."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.feeds.cloudevents import FeedItem, birthday
from concierge.members.actions import (
    MemberEdit,
    NewDate,
    NewMember,
    NewPoint,
    add_date,
    add_member,
    add_point,
    assign,
    change_member,
)
from concierge.members.tables import ContactPoint, DateKind, ImportantDate, Member, PointKind
from concierge.team.tables import Steward

FIELDS = ("name", "tier", "language", "timezone", "city", "region")


def upsert_member(session: Session, item: FeedItem, member_id: UUID | None) -> UUID:
    """The member's id. Raises Refusal for what is not valid; the caller holds a savepoint."""
    given = {name: str(item.data[name]) for name in FIELDS if item.data.get(name)}
    steward_id = _steward(session, item.data.get("steward"))
    born = birthday(str(item.data["birthday"])) if item.data.get("birthday") else None
    until = _day(item.data.get("tier_until"))
    phones, emails = tuple(item.data.get("phones", ())), tuple(item.data.get("emails", ()))
    if member_id is None:
        if "name" not in given:
            raise Refusal(Code.FEED_FIELD_MISSING, field="name")
        return add_member(
            session,
            NewMember(
                number=item.subject,
                phones=phones,
                emails=emails,
                birthday=born,
                tier_until=until,
                steward_id=steward_id,
                **given,
            ),
        )
    _change(session, member_id, given)
    _points(session, member_id, phones, emails)
    if born is not None:
        _born(session, member_id, born)
    member = session.get_one(Member, member_id)
    if until is not None and member.tier_until != until:
        member.tier_until = until
    if steward_id is not None and member.owner_id != steward_id:
        assign(session, member_id, steward_id)
    return member_id


def _change(session: Session, member_id: UUID, given: dict[str, str]) -> None:
    member = session.get_one(Member, member_id)
    if all(getattr(member, name) == value for name, value in given.items()):
        return
    if "region" in given:
        member.region = given.pop("region")
    names = ("name", "address", "tier", "language", "timezone", "city")
    values = {name: given.get(name, getattr(member, name)) for name in names}
    session.flush()
    change_member(session, MemberEdit(member_id, member.version, **values))


def _points(
    session: Session, member_id: UUID, phones: tuple[str, ...], emails: tuple[str, ...]
) -> None:
    query = select(ContactPoint.value).where(
        ContactPoint.member_id == member_id, ContactPoint.ended_at.is_(None)
    )
    known = set(session.scalars(query))
    for kind, values in ((PointKind.PHONE, phones), (PointKind.EMAIL, emails)):
        for value in values:
            if value not in known:
                add_point(session, NewPoint(member_id, kind, value))


def _born(session: Session, member_id: UUID, born: tuple[int, int, int | None]) -> None:
    month, day, year = born
    query = select(ImportantDate.id).where(
        ImportantDate.member_id == member_id,
        ImportantDate.kind == DateKind.BIRTHDAY,
        ImportantDate.label == "",
        ImportantDate.ended_at.is_(None),
    )
    if session.scalar(query) is None:
        add_date(session, NewDate(member_id, DateKind.BIRTHDAY, "", month, day, year))


def _steward(session: Session, login: object) -> UUID | None:
    if not login:
        return None
    found = session.scalar(select(Steward.id).where(Steward.login == str(login)))
    if found is None:
        raise Refusal(Code.UNKNOWN_STEWARD, login=str(login))
    return found


def _day(text: object) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise Refusal(Code.FEED_FIELD_WRONG, field="tier_until") from error

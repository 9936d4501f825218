"""A member as a business knows them: made if new, brought up to date if known."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.member import MemberTold
from concierge.members.actions import MemberEdit, NewMember, add_member, change_member
from concierge.members.assigning import assign
from concierge.members.kinds import DateKind, PointKind
from concierge.members.known import begun, learned, newer, steward_named, steward_since
from concierge.members.profile import NewDate, NewPoint, add_date, add_point, end_date
from concierge.members.tables import ContactPoint, ImportantDate, Member
from concierge.store.act import act
from concierge.team.tables import Steward

EDITED = ("name", "address", "tier", "language", "timezone", "city")


def upsert_member(session: Session, item: FeedItem, member_id: UUID | None) -> UUID:
    """The member's id. Raises Refusal for what is not valid; the caller holds a savepoint."""
    told, at = item.told or MemberTold({}), capped(session, item.at)
    steward_id = _steward(session, told.steward)
    if member_id is None:
        return _add(session, item.subject, told, steward_id, at)
    member = session.get_one(Member, member_id)
    texts = {
        name: value
        for name, value in told.texts.items()
        if newer(member.known_at, name, at, empty=not getattr(member, name))
    }
    _change(session, member, texts)
    days = _days(session, member, told, at)
    points = _points(session, member, told, at)
    learned(session, member_id, (*texts, *days, *points), at)
    if steward_id is not None:
        _hand_over(session, member, steward_id, at)
    return member_id


def capped(session: Session, at: datetime | None) -> datetime:
    """When what an event says became known: when it happened, but never after it was received."""
    now = act(session).at
    return min(at or now, now)


def _add(
    session: Session, number: str, told: MemberTold, steward_id: UUID | None, at: datetime
) -> UUID:
    if "name" not in told.texts:
        raise Refusal(Code.FEED_FIELD_MISSING, field="name")
    new = NewMember(
        number=number,
        phones=told.phones,
        emails=told.emails,
        birthday=told.birthday,
        tier_until=told.tier_until,
        steward_id=steward_id,
        minded=(),
        **told.texts,
    )
    member_id = add_member(session, new)
    said = [name for name in ("birthday", "tier_until", "phones", "emails") if getattr(told, name)]
    begun(session, member_id, (*told.texts, *said), at)
    steward_named(session, member_id, at if steward_id is not None else None)
    return member_id


def _change(session: Session, member: Member, texts: Mapping[str, str]) -> None:
    changed = {name for name, value in texts.items() if getattr(member, name) != value}
    if "region" in changed:
        member.region = texts["region"]
    if not changed - {"region"}:
        return
    values = {name: texts.get(name, getattr(member, name)) for name in EDITED}
    session.flush()
    change_member(session, MemberEdit(member.id, member.version, **values))


def _days(session: Session, member: Member, told: MemberTold, at: datetime) -> list[str]:
    """Take the days that are newer than what is known; their names."""
    taken = []
    until = told.tier_until
    if until and newer(member.known_at, "tier_until", at, empty=member.tier_until is None):
        taken.append("tier_until")
        if member.tier_until != until:
            member.tier_until = until
    if told.birthday is not None:
        known = _birthdays(session, member.id)
        if newer(member.known_at, "birthday", at, empty=not known):
            taken.append("birthday")
            _born(session, member.id, known, told.birthday)
    return taken


def _birthdays(session: Session, member_id: UUID) -> list[ImportantDate]:
    query = select(ImportantDate).where(
        ImportantDate.member_id == member_id,
        ImportantDate.kind == DateKind.BIRTHDAY,
        ImportantDate.label == "",
        ImportantDate.ended_at.is_(None),
    )
    return list(session.scalars(query))


def _born(
    session: Session,
    member_id: UUID,
    known: list[ImportantDate],
    born: tuple[int, int, int | None],
) -> None:
    """The one birthday there is. The same day without its year says less, and changes nothing."""
    month, day, year = born
    for one in known:
        if (one.month, one.day) == (month, day) and year in (one.year, None):
            return
    for one in known:
        end_date(session, one.id)
    add_date(session, NewDate(member_id, DateKind.BIRTHDAY, "", month, day, year))


def _points(session: Session, member: Member, told: MemberTold, at: datetime) -> list[str]:
    """Add the ways to reach somebody that are new; what a list leaves out stays."""
    taken: list[str] = []
    if not told.phones and not told.emails:
        return taken
    query = select(ContactPoint).where(ContactPoint.member_id == member.id)
    known = session.scalars(query).all()
    for kind, name, values in (
        (PointKind.PHONE, "phones", told.phones),
        (PointKind.EMAIL, "emails", told.emails),
    ):
        held = {one.value for one in known if one.kind is kind and one.ended_at is None}
        if not values or not newer(member.known_at, name, at, empty=not held):
            continue
        taken.append(name)
        # One that a person ended later than this was said stays ended.
        over = {one.value for one in known if one.ended_at is not None and one.ended_at > at}
        for value in values:
            if value not in held | over:
                add_point(session, NewPoint(member.id, kind, value))
    return taken


def _hand_over(session: Session, member: Member, steward_id: UUID, at: datetime) -> None:
    since = steward_since(session, member)
    if since is not None and at < since:
        return
    if member.owner_id != steward_id:
        assign(session, member.id, steward_id)
    steward_named(session, member.id, at)


def _steward(session: Session, login: str) -> UUID | None:
    if not login:
        return None
    found = session.scalar(select(Steward.id).where(Steward.login == login))
    if found is None:
        raise Refusal(Code.UNKNOWN_STEWARD, login=login)
    return found

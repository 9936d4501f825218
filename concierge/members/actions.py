"""The verbs of a member: add, change, move to another steward."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.assigning import began, serving
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.known import learned, since
from concierge.members.names import reading_of
from concierge.members.profile import (
    NewDate,
    NewFact,
    NewPoint,
    keep_date,
    keep_fact,
    keep_point,
)
from concierge.members.tables import Member, Stewardship
from concierge.members.terms import keep_terms
from concierge.searchindex.folding import clean
from concierge.store.act import act
from concierge.store.types import new_id
from concierge.team.access import require_serving
from concierge.team.tables import Steward, Team
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Kind


@dataclass(frozen=True)
class NewMember:
    """A person to be served; `birthday` is month, day and the year, if known; `minded` are facts
    of them, each of a kind and in words."""

    number: str
    name: str
    address: str = ""
    tier: str = ""
    tier_until: date | None = None
    language: str = "zh"
    timezone: str = "Asia/Shanghai"
    city: str = ""
    region: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    birthday: tuple[int, int, int | None] | None = None
    steward_id: UUID | None = None
    minded: tuple[tuple[FactKind, str], ...] = ()


@dataclass(frozen=True)
class MemberEdit:
    """What a profile says after an edit of `version`."""

    member_id: UUID
    version: int
    name: str
    address: str
    tier: str
    language: str
    timezone: str
    city: str


FIELDS = ("name", "address", "tier", "language", "timezone", "city")


def add_member(session: Session, new: NewMember) -> UUID:
    """Add a member; without `steward_id` for the intake steward of one's team, or the only one.

    Raises Refusal NUMBER_MISSING, NUMBER_TAKEN, TEXT_MISSING, ZONE_UNKNOWN, NO_STEWARD,
    STEWARD_GONE, DATE_WRONG.
    """
    new = replace(new, number=new.number.strip(), name=clean(new.name), address=clean(new.address))
    _check(session, new)
    steward = serving(session, new.steward_id or _intake(session))
    member, stewardship = _begin(session, new, steward)
    # `bits` says that further things of this act fold under the entry; none needs a chip.
    added = {"number": member.number, "bits": []}
    lead = _log(session, member.id, "profile.added", added, title=member.name)
    record(session, began(stewardship, steward, lead=lead))
    for kind, values in ((PointKind.PHONE, new.phones), (PointKind.EMAIL, new.emails)):
        for value in values:
            keep_point(session, member, NewPoint(member.id, kind, value), lead)
    if new.birthday is not None:
        keep_date(session, NewDate(member.id, DateKind.BIRTHDAY, "", *new.birthday), lead)
    for fact, text in new.minded:
        keep_fact(session, NewFact(member.id, fact, text), lead)
    keep_terms(session, member)
    return member.id


def change_member(session: Session, edit: MemberEdit) -> None:
    """Save what a profile says. Raises Refusal STALE if somebody changed it since `version`,
    NOT_YOURS, TEXT_MISSING, ZONE_UNKNOWN."""
    require_serving(session, edit.member_id)
    member = session.get_one(Member, edit.member_id)
    if member.version != edit.version:
        raise Refusal(Code.STALE)
    edit = replace(edit, name=clean(edit.name), address=clean(edit.address))
    _check_name(edit.name)
    _check_zone(edit.timezone)
    fields = [field for field in FIELDS if getattr(member, field) != getattr(edit, field)]
    for field in fields:
        setattr(member, field, getattr(edit, field))
    if fields:
        _log(session, member.id, "profile.changed", {"fields": fields})
        learned(session, member.id, fields)
    if "name" in fields:
        member.reading = reading_of(member.name)
    if {"name", "address", "city"} & set(fields):
        keep_terms(session, member)


def _check(session: Session, new: NewMember) -> None:
    if not new.number:
        raise Refusal(Code.NUMBER_MISSING)
    if session.scalar(select(Member.id).where(Member.number == new.number)) is not None:
        raise Refusal(Code.NUMBER_TAKEN, number=new.number)
    _check_name(new.name)
    _check_zone(new.timezone)


def _check_name(name: str) -> None:
    if not name:
        raise Refusal(Code.TEXT_MISSING, field="name")


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise Refusal(Code.ZONE_UNKNOWN, zone=zone) from error


def _begin(session: Session, new: NewMember, steward: Steward) -> tuple[Member, Stewardship]:
    """The member and their first stewardship, which point at one another."""
    member_id, stewardship_id, now = new_id(), new_id(), act(session).at
    stewardship = Stewardship(
        id=stewardship_id, member_id=member_id, steward_id=steward.id, since=now, until=None
    )
    member = Member(
        id=member_id,
        number=new.number,
        name=new.name,
        reading=reading_of(new.name),
        address=new.address or new.name,
        tier=new.tier.strip(),
        tier_until=new.tier_until,
        language=new.language,
        timezone=new.timezone,
        city=new.city.strip(),
        region=new.region.strip(),
        joined_at=now,
        stewardship_id=stewardship_id,
        owner_id=steward.id,
        known_at=since([name for name in FIELDS if getattr(new, name)], now),
    )
    session.add_all((member, stewardship))
    # What follows points at the member, and nothing tells the flush which goes first.
    session.flush()
    return member, stewardship


def _intake(session: Session) -> UUID:
    """Who takes a new member nobody was named for. Raises Refusal NO_STEWARD."""
    me = session.get(Steward, act(session).actor.steward_id)
    team = session.get(Team, me.team_id) if me is not None else None
    if team is not None and team.intake_id is not None:
        return team.intake_id
    everybody = session.scalars(select(Steward.id).where(Steward.active).limit(2)).all()
    if len(everybody) != 1:
        raise Refusal(Code.NO_STEWARD)
    return everybody[0]


def _log(
    session: Session, member_id: UUID, what: str, data: dict[str, Any], title: str = ""
) -> UUID:
    return record(
        session,
        NewEvent(member_id, Kind.PROFILE, what, Audience.INTERNAL, title=title, data=data),
    )

"""Questions about members. Where one may not see the member, there is no such member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, String, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.kinds import FactKind
from concierge.members.on_the_way import (
    Reference,
    references_of,
)
from concierge.members.rules import MUST_NOT_FORGET, next_date
from concierge.members.tables import (
    ContactPoint,
    DueItem,
    ImportantDate,
    Member,
    MemberFact,
)
from concierge.moments.my_day import day_of
from concierge.store.act import act
from concierge.team.access import MEMBER, visible, who
from concierge.team.glass import Look, looking
from concierge.team.tables import Steward

COMPLAINT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach a member; `value` as given, `plain` as it is dialled or compared."""

    id: UUID
    kind: str
    value: str
    plain: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a member; quiet hours are local, 'HH:MM'."""

    id: UUID
    kind: str
    text: str
    quiet_from: str | None
    quiet_until: str | None

    @property
    def must_not_forget(self) -> bool:
        """Whether it is to stay in sight while one talks."""
        return self.kind in MUST_NOT_FORGET


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of a member: when it comes next, and in how many days of the workspace's zone."""

    id: UUID
    kind: str
    label: str
    month: int
    day: int
    year: int | None
    next: date
    in_days: int


@dataclass(frozen=True, slots=True)
class MemberHeader:
    """What one must know while talking. The title of what is due next is known to the room that
    owns it: `brief` fills it in by `next_due_ref`."""

    id: UUID
    number: str
    name: str
    address: str
    tier: str
    language: str
    timezone: str
    city: str
    active: bool
    owner_id: UUID | None
    owner_name: str
    mine: bool
    facts: tuple[Fact, ...]
    last_contact: datetime | None
    next_due: datetime | None
    next_due_kind: str | None
    next_due_ref: UUID | None
    next_due_title: str
    complaints_30d: int
    look: Look | None = None
    """One's own look at them, where that is all one may."""


@dataclass(frozen=True, slots=True)
class MemberProfile:
    """All that is known of a member, except what happened; `version` goes back with an edit."""

    header: MemberHeader
    tier_until: date | None
    region: str
    points: tuple[Point, ...]
    dates: tuple[Dated, ...]
    references: tuple[Reference, ...]
    version: int


_member = Member.__table__.c
_fact = MemberFact.__table__.c
_point = ContactPoint.__table__.c
_date = ImportantDate.__table__.c
_due = DueItem.__table__.c

# Built once: putting a statement together costs as much as running it.
_HEADER: Select[Any] = (
    select(
        _member.id,
        _member.number,
        _member.name,
        _member.address,
        _member.tier,
        _member.language,
        _member.timezone,
        _member.city,
        _member.active,
        _member.owner_id,
        func.coalesce(Steward.name, "").label("owner_name"),
        _member.last_contact,
        _member.next_due,
        _member.tier_until,
        _member.region,
        _member.version,
    )
    .outerjoin_from(Member, Steward, Steward.id == _member.owner_id)
    .where(_member.id == MEMBER, visible())
)
_FACTS = (
    select(
        _fact.id,
        type_coerce(_fact.kind, String).label("kind"),
        _fact.text,
        _fact.quiet_from,
        _fact.quiet_until,
        _fact.at,
        _fact.ended_at,
    )
    .where(_fact.member_id == MEMBER)
    .order_by(_fact.at, _fact.id)
)
_NEXT = (
    select(type_coerce(_due.kind, String).label("kind"), _due.ref_id)
    .where(_due.member_id == MEMBER)
    .order_by(func.coalesce(_due.snoozed_until, _due.due), _due.kind, _due.ref_id)
    .limit(1)
)
_POINTS = (
    select(_point.id, type_coerce(_point.kind, String), _point.value, _point.plain, _point.label)
    .where(_point.member_id == MEMBER, _point.ended_at.is_(None))
    .order_by(_point.position, _point.id)
)
_DATES = select(
    _date.id,
    type_coerce(_date.kind, String).label("kind"),
    _date.label,
    _date.month,
    _date.day,
    _date.year,
).where(_date.member_id == MEMBER, _date.ended_at.is_(None))
_NAMES = select(_member.id, _member.address, _member.name).where(
    _member.id.in_(bindparam("members", expanding=True)), visible(_member.id)
)
_BY_NUMBER = select(_member.id).where(_member.number == bindparam("number"), visible(_member.id))


def header(session: Session, member_id: UUID) -> MemberHeader:
    """What one must know while talking. Raises Refusal UNKNOWN_MEMBER."""
    return _header(session, _known(session, member_id))


def profile(session: Session, member_id: UUID) -> MemberProfile:
    """All that is known of a member. Raises Refusal UNKNOWN_MEMBER."""
    row = _known(session, member_id)
    values = who(session, member_id)
    connection = session.connection()
    return MemberProfile(
        _header(session, row),
        row.tier_until,
        row.region,
        tuple(Point(*point) for point in connection.execute(_POINTS, values)),
        _dates(session, member_id),
        tuple(references_of(session, member_id)),
        row.version,
    )


def names_of(session: Session, member_ids: Sequence[UUID]) -> dict[UUID, str]:
    """How each of them is addressed; whoever the asking person may not see is left out."""
    if not member_ids:
        return {}
    values = {"members": list(member_ids), **who(session)}
    rows = session.connection().execute(_NAMES, values)
    return {row.id: row.address or row.name for row in rows}


def by_number(session: Session, number: str) -> UUID:
    """Who has this member number. Raises Refusal UNKNOWN_MEMBER."""
    found = session.connection().scalar(_BY_NUMBER, {"number": number.strip(), **who(session)})
    if found is None:
        raise Refusal(Code.UNKNOWN_MEMBER, number=number)
    return found  # type: ignore[no-any-return]


def _known(session: Session, member_id: UUID) -> Row[Any]:
    row = session.connection().execute(_HEADER, who(session, member_id)).first()
    if row is None:
        raise Refusal(Code.UNKNOWN_MEMBER)
    return row


def _header(session: Session, row: Row[Any]) -> MemberHeader:
    now, values = act(session), {"member": row.id}
    facts = session.connection().execute(_FACTS, values).all()
    following = session.connection().execute(_NEXT, values).first()
    recent = now.at - timedelta(days=COMPLAINT_DAYS)
    return MemberHeader(
        id=row.id,
        number=row.number,
        name=row.name,
        address=row.address,
        tier=row.tier,
        language=row.language,
        timezone=row.timezone,
        city=row.city,
        active=row.active,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        mine=row.owner_id == now.actor.steward_id,
        facts=_facts(facts),
        last_contact=row.last_contact,
        next_due=row.next_due,
        next_due_kind=following.kind if following else None,
        next_due_ref=following.ref_id if following else None,
        next_due_title="",
        complaints_30d=sum(1 for fact in facts if _complained(fact, recent)),
        look=None if row.owner_id == now.actor.steward_id else looking(session, row.id),
    )


def _facts(rows: Sequence[Any]) -> tuple[Fact, ...]:
    """Those that hold, what must not be forgotten first."""
    kinds = [str(kind) for kind in FactKind]
    holding = (
        Fact(row.id, row.kind, row.text, row.quiet_from, row.quiet_until)
        for row in rows
        if row.ended_at is None
    )
    return tuple(sorted(holding, key=lambda fact: kinds.index(fact.kind)))


def _complained(fact: Any, since: datetime) -> bool:
    return bool(fact.kind == FactKind.COMPLAINT and fact.at >= since)


def _dates(session: Session, member_id: UUID) -> tuple[Dated, ...]:
    now = act(session)
    today = day_of(now.at, now.zone)
    dates = []
    for row in session.connection().execute(_DATES, {"member": member_id}):
        following = next_date(row.month, row.day, today)
        in_days = (following - today).days
        dates.append(
            Dated(row.id, row.kind, row.label, row.month, row.day, row.year, following, in_days)
        )
    return tuple(sorted(dates, key=lambda dated: dated.in_days))

"""The verbs of a profile: facts, ways to reach somebody, dates. Ending keeps what was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.known import learned
from concierge.members.noted import why_wanted
from concierge.members.rules import is_day, is_hour
from concierge.members.sharing import plain_way
from concierge.members.tables import ContactPoint, ImportantDate, Member, MemberFact
from concierge.members.terms import keep_terms
from concierge.store.act import act
from concierge.store.ledger import audit
from concierge.store.types import new_id
from concierge.team.access import MEMBER, require, require_serving
from concierge.team.glass import recorded_for
from concierge.timeline.actions import NewEvent, record
from concierge.timeline.kinds import Audience, Kind

Kept = TypeVar("Kept", MemberFact, ContactPoint, ImportantDate)


@dataclass(frozen=True)
class NewFact:
    """Something everybody who talks to the member must know; quiet hours are local, 'HH:MM'."""

    member_id: UUID
    kind: FactKind
    text: str
    quiet_from: str | None = None
    quiet_until: str | None = None


@dataclass(frozen=True)
class NewPoint:
    """A way to reach a member, as they gave it."""

    member_id: UUID
    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True)
class NewDate:
    """A day of the year that matters to a member."""

    member_id: UUID
    kind: DateKind
    label: str
    month: int
    day: int
    year: int | None = None


def add_fact(session: Session, new: NewFact) -> UUID:
    """Keep a fact. Raises Refusal NOT_YOURS, TEXT_MISSING, HOURS_WRONG."""
    require_serving(session, new.member_id)
    return keep_fact(session, new)


def keep_fact(session: Session, new: NewFact, lead: UUID | None = None) -> UUID:
    """`add_fact` for whoever has asked for access; `lead` is the event it folds under."""
    hours = _hours(new)
    fact = MemberFact(
        id=new_id(),
        member_id=new.member_id,
        kind=FactKind(new.kind),
        text=new.text,
        quiet_from=hours[0],
        quiet_until=hours[1],
        at=act(session).at,
    )
    session.add(fact)
    quiet = {"quiet_from": hours[0], "quiet_until": hours[1]} if any(hours) else {}
    data = {"kind": fact.kind.value, **quiet}
    _log(session, new.member_id, "profile.fact", fact.text, data, lead)
    return fact.id


def correct_fact(session: Session, fact_id: UUID, new: NewFact, reason: str = "") -> UUID:
    """Put a fact right: what is minded is right at once; what was noted stays on the record, and
    the correction beside it by name.

    Raises Refusal as `add_fact`, TEXT_MISSING without `reason` after a day or of somebody else's,
    GONE for one that holds no more.
    """
    fact = _held(session, MemberFact, fact_id)
    if fact.ended_at is not None:
        raise Refusal(Code.GONE)
    now, before = act(session).at, fact.text
    hours = _hours(new)
    if not reason.strip() and why_wanted(session, fact):
        raise Refusal(Code.TEXT_MISSING, field="reason")
    fact.ended_at = now
    right = MemberFact(
        id=new_id(),
        member_id=fact.member_id,
        kind=FactKind(new.kind),
        text=new.text,
        quiet_from=hours[0],
        quiet_until=hours[1],
        at=fact.at,
    )
    session.add(right)
    quiet = {"quiet_from": hours[0], "quiet_until": hours[1]} if any(hours) else {}
    why = {"why": reason.strip()} if reason.strip() else {}
    data = {"kind": right.kind.value, **quiet, **why}
    _log(session, fact.member_id, "profile.fact_corrected", right.text, data, body=before)
    return right.id


def end_fact(session: Session, fact_id: UUID) -> None:
    """Say that a fact no longer holds. Raises Refusal GONE, NOT_YOURS."""
    fact = _held(session, MemberFact, fact_id)
    fact.ended_at = act(session).at
    _log(session, fact.member_id, "profile.fact_ended", fact.text, {"kind": fact.kind.value})


def add_point(session: Session, new: NewPoint) -> UUID:
    """Keep a way to reach a member; one that is known already stays as it is.

    Raises Refusal NOT_YOURS, TEXT_MISSING.
    """
    require_serving(session, new.member_id)
    member = session.get_one(Member, new.member_id)
    point_id = keep_point(session, member, new)
    keep_terms(session, member)
    return point_id


def keep_point(session: Session, member: Member, new: NewPoint, lead: UUID | None = None) -> UUID:
    """`add_point` for whoever keeps the member's terms afterwards; `lead` is the event it folds
    under."""
    value = new.value.strip()
    if not value:
        raise Refusal(Code.TEXT_MISSING, field="value")
    kind = PointKind(new.kind)
    plain = plain_way(kind, value, member.timezone, member.region)
    known = _points(session, member.id)
    for one in known:
        # What gives no number is known only if it was written so.
        if (one.kind, one.plain or one.value, one.ended_at) == (kind, plain or value, None):
            return one.id  # type: ignore[no-any-return]
    point = ContactPoint(
        id=new_id(),
        member_id=member.id,
        kind=kind,
        value=value,
        plain=plain,
        label=new.label.strip(),
        position=max((one.position + 1 for one in known), default=0),
    )
    session.add(point)
    _log(session, member.id, "profile.point", point.label, {"kind": kind.value}, lead)
    return point.id


def end_point(session: Session, point_id: UUID) -> None:
    """Say that a member is not reached so any more. Raises Refusal GONE, NOT_YOURS."""
    point = _held(session, ContactPoint, point_id)
    point.ended_at = act(session).at
    _log(session, point.member_id, "profile.point_ended", point.label, {"kind": point.kind.value})
    keep_terms(session, session.get_one(Member, point.member_id))


def reveal_point(session: Session, point_id: UUID) -> str:
    """A phone or address in full; that somebody looked is on the record. Raises Refusal GONE,
    NOT_YOURS."""
    point = _held(session, ContactPoint, point_id, require)
    whose = recorded_for(session, point.member_id)
    audit(session, "look", "contact_point", point.id, whose, {})
    return point.value


def add_date(session: Session, new: NewDate) -> UUID:
    """Keep a date. Raises Refusal NOT_YOURS, DATE_WRONG."""
    require_serving(session, new.member_id)
    return keep_date(session, new)


def keep_date(session: Session, new: NewDate, lead: UUID | None = None) -> UUID:
    """`add_date` for whoever has asked for access; `lead` is the event it folds under."""
    if not is_day(new.month, new.day, new.year):
        raise Refusal(Code.DATE_WRONG)
    dated = ImportantDate(
        id=new_id(),
        member_id=new.member_id,
        kind=DateKind(new.kind),
        label=new.label,
        month=new.month,
        day=new.day,
        year=new.year,
    )
    session.add(dated)
    _log(session, new.member_id, "profile.date", dated.label, _said(dated), lead)
    _born(session, dated)
    return dated.id


def end_date(session: Session, date_id: UUID) -> None:
    """Say that a date matters no longer. Raises Refusal GONE, NOT_YOURS."""
    dated = _held(session, ImportantDate, date_id)
    dated.ended_at = act(session).at
    _log(session, dated.member_id, "profile.date_ended", dated.label, _said(dated))
    _born(session, dated)


def _hours(new: NewFact) -> tuple[str | None, str | None]:
    """The quiet hours of a fact. Raises HOURS_WRONG, TEXT_MISSING where there is nothing in it."""
    hours = (new.quiet_from or None, new.quiet_until or None)
    if any(hours) and not all(hour and is_hour(hour) for hour in hours):
        raise Refusal(Code.HOURS_WRONG)
    if not new.text.strip() and not any(hours):
        raise Refusal(Code.TEXT_MISSING, field="text")
    return hours


def _born(session: Session, dated: ImportantDate) -> None:
    if dated.kind is DateKind.BIRTHDAY and not dated.label:
        learned(session, dated.member_id, ["birthday"])


def _said(dated: ImportantDate) -> dict[str, Any]:
    return {
        "kind": dated.kind.value,
        "month": dated.month,
        "day": dated.day,
        "year": dated.year,
    }


def _points(session: Session, member_id: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """Every way there ever was to reach a member."""
    session.flush()
    return session.connection().execute(_POINTS, {"member": member_id}).all()


_point = ContactPoint.__table__.c
_POINTS = select(
    _point.id, _point.kind, _point.plain, _point.value, _point.position, _point.ended_at
).where(_point.member_id == MEMBER)


def _held(
    session: Session,
    table: type[Kept],
    row_id: UUID,
    ask: Callable[[Session, UUID], None] = require_serving,
) -> Kept:
    """The row, if it still holds and the actor may change, or at least see, its member."""
    row = session.get(table, row_id)
    if row is None or row.ended_at is not None:
        raise Refusal(Code.GONE)
    ask(session, row.member_id)
    return row


def _log(
    session: Session,
    member_id: UUID,
    what: str,
    title: str,
    data: dict[str, Any],
    lead: UUID | None = None,
    body: str = "",
) -> None:
    event = NewEvent(
        member_id,
        Kind.PROFILE,
        what,
        Audience.INTERNAL,
        lead_id=lead,
        title=title,
        body=body,
        data=data,
    )
    record(session, event)

"""Somebody stands in for somebody else: begun by a lead in one act, ending by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased

from concierge.errors import Code, Refusal
from concierge.store.types import InstantType, meant, new_id
from concierge.store.work import Act, act, touch
from concierge.team.tables import BreakGlass, Cover, Role, Steward


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Who stands in for whom, by their names, between two aware instants."""

    id: UUID
    steward_id: UUID
    steward: str
    by_id: UUID
    by: str
    since: datetime
    until: datetime
    made_at: datetime


def cover(
    session: Session,
    steward_id: UUID,
    by_id: UUID,
    times: Sequence[tuple[datetime, datetime]],
) -> list[UUID]:
    """Let `by_id` stand in for `steward_id` at these times, each from an aware instant to another.

    Raises Refusal ONLY_A_LEAD, STEWARD_GONE, COVER_ONESELF, COVER_TIMES (none, or over already),
    COVER_CIRCLE where the stand-in is away then and the other stands in for them.
    """
    now = act(session)
    if now.actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    if steward_id == by_id:
        raise Refusal(Code.COVER_ONESELF)
    for person_id in (steward_id, by_id):
        person = session.get(Steward, person_id)
        if person is None or not person.active:
            raise Refusal(Code.STEWARD_GONE, name=person.name if person else "")
    if not times or any(until <= max(since, now.at) for since, until in times):
        raise Refusal(Code.COVER_TIMES)
    made = [_begin(now, steward_id, by_id, since, until) for since, until in times]
    _refuse_circles(session, made)
    made += _passed_on(session, now, made)
    session.add_all(made)
    touch(session, None, "cover", "due_item")
    return [one.id for one in made]


def end_cover(session: Session, cover_id: UUID) -> None:
    """It is over now, or never begins. Raises Refusal ONLY_A_LEAD, GONE."""
    now = act(session)
    if now.actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    known = session.get(Cover, cover_id)
    if known is None or known.until <= now.at:
        raise Refusal(Code.GONE)
    known.until = max(now.at, known.since)
    touch(session, None, "cover", "due_item")


def covers(session: Session) -> list[CoverRow]:
    """All that the asking person may know of and that is not over, the next first."""
    served, standin = aliased(Steward), aliased(Steward)
    wanted = (
        select(
            Cover.id, Cover.steward_id, served.name, Cover.by_id, standin.name,
            Cover.since, Cover.until, Cover.made_at,
        )
        .join(served, served.id == Cover.steward_id)
        .join(standin, standin.id == Cover.by_id)
        .where(*not_over(act(session).at))
        .order_by(Cover.since, Cover.id)
    )  # fmt: skip
    return [CoverRow(*row) for row in session.execute(wanted)]


def next_change(session: Session) -> timedelta | None:
    """How long until the asking person sees other members than now, if nobody does anything: a
    cover begins or ends, or a look is over. By the clock that decides it: on a server, the
    server's."""
    me = act(session).actor.steward_id
    now = act(session).at
    if session.connection().dialect.name == "postgresql":
        now = session.scalars(select(func.this_instant(type_=InstantType()))).one()
    begins_or_ends = case((Cover.since > now, Cover.since), else_=Cover.until)
    asked = select(func.min(begins_or_ends)).where(Cover.by_id == me, *not_over(now))
    looks = select(func.min(BreakGlass.until)).where(
        BreakGlass.steward_id == me, BreakGlass.until > now
    )
    due = [at for at in (session.scalar(asked), session.scalar(looks)) if at is not None]
    return min(due) - now if due else None


def not_over(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The conditions 'it lasts or is still to begin'; what was ended before it began does not."""
    return Cover.until > now, Cover.until > Cover.since


def _begin(now: Act, steward_id: UUID, by_id: UUID, since: datetime, until: datetime) -> Cover:
    return Cover(
        id=new_id(),
        steward_id=steward_id,
        by_id=by_id,
        since=meant(since),
        until=meant(until),
        made_by=now.actor.steward_id,
        made_at=now.at,
    )


def _refuse_circles(session: Session, made: Sequence[Cover]) -> None:
    """Whoever stands in is there: nobody who is away then, least of all by each other."""
    away = session.scalars(select(Cover).where(Cover.steward_id == made[0].by_id)).all()
    if any(_meet(one, other) for one in made for other in away):
        raise Refusal(Code.COVER_CIRCLE)


def _passed_on(session: Session, now: Act, made: Sequence[Cover]) -> list[Cover]:
    """Whom the one who goes away stands in for, the new stand-in takes over for as long."""
    own = session.scalars(select(Cover).where(Cover.by_id == made[0].steward_id)).all()
    return [
        _begin(
            now,
            other.steward_id,
            one.by_id,
            max(one.since, other.since),
            min(one.until, other.until),
        )
        for one in made
        for other in own
        if _meet(one, other)
    ]


def _meet(one: Cover, other: Cover) -> bool:
    return max(one.since, other.since) < min(one.until, other.until)

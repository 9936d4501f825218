"""Somebody stands in for somebody else: begun by a lead in one act, ending by itself."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased

from concierge.errors import Code, Refusal
from concierge.store import rows
from concierge.store.act import Act, act
from concierge.store.instants import meant
from concierge.store.ledger import touch
from concierge.store.types import InstantType, new_id
from concierge.team.kinds import Role
from concierge.team.tables import BreakGlass, Cover, Steward

_PLAN = func.coalesce(Cover.plan_id, Cover.id)


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Who stands in for whom, by their names, between two aware instants."""

    id: UUID
    plan_id: UUID
    steward_id: UUID
    steward: str
    by_id: UUID
    by: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """What was to be and was ended, so that it can be begun again. `beside` are the acts by which
    their stand-ins are away themselves, which was no obstacle then."""

    spans: tuple["Span", ...]
    beside: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Begun:
    """One act: its `plan_id`, which stays when times of it end and are begun again, and the ids of
    its times as they are now, which do not."""

    plan_id: UUID
    ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Who was to stand in for whom, between two aware instants; whom first, where it is several."""

    plan_id: UUID
    steward_id: UUID
    by_id: UUID
    since: datetime
    until: datetime


def cover(
    session: Session,
    steward_id: UUID,
    by_id: UUID,
    times: Sequence[tuple[datetime, datetime]],
) -> Begun:
    """Let `by_id` stand in for `steward_id` at these times, each from an aware instant to another.

    Raises Refusal as `take_on` does, and COVER_TAKEN where somebody stands in for them already.
    """
    made = take_on(session, steward_id, by_id, times)
    session.flush()
    _refuse_taken(session, made, steward_id)
    return made


def take_on(
    session: Session,
    steward_id: UUID,
    by_id: UUID,
    times: Sequence[tuple[datetime, datetime]],
) -> Begun:
    """`cover` beside whoever stands in already: what somebody promised is passed on whole.

    Raises Refusal ONLY_A_LEAD, STEWARD_GONE, COVER_ONESELF, COVER_TIMES (none, or over already),
    COVER_CIRCLE where the stand-in is away then and the other stands in for them.
    """
    now = act(session)
    if now.actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    if steward_id == by_id:
        raise Refusal(Code.COVER_ONESELF)
    _refuse_gone(session, (steward_id, by_id))
    if not times or any(until <= max(since, now.at) for since, until in times):
        raise Refusal(Code.COVER_TIMES)
    plan_id = new_id()
    made = [_begin(now, Span(plan_id, steward_id, by_id, *one)) for one in times]
    _refuse_circles(session, made)
    made += _passed_on(session, now, plan_id, made)
    session.add_all(made)
    touch(session, None, "cover", "due_item")
    return Begun(plan_id, tuple(one.id for one in made))


def end_covers(session: Session, ids: Collection[UUID]) -> Ended:
    """What of these has begun is over now, and the rest will never be. Raises Refusal ONLY_A_LEAD,
    GONE where all of it is over already."""
    return _end_all(session, Cover.id.in_(ids))


def end_plans(session: Session, ids: Collection[UUID]) -> Ended:
    """Take `cover` back: nothing is left of these acts, also of what was ended and begun again.
    Raises Refusal as `end_covers` does."""
    return _end_all(session, _PLAN.in_(ids))


def _end_all(session: Session, which: ColumnElement[bool]) -> Ended:
    now = act(session)
    if now.actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    wanted = select(Cover).where(which, Cover.until > now.at).order_by(Cover.id)
    left = session.scalars(wanted).all()
    if not left:
        raise Refusal(Code.GONE)
    ended = Ended(tuple(map(_span, left)), _away(session, {one.by_id for one in left}))
    for one in left:
        _end(session, one, now.at)
    session.flush()
    touch(session, None, "cover", "due_item")
    return ended


def begin_again(session: Session, ended: Ended) -> tuple[Span, ...]:
    """Take `end_covers` back: what has not passed meanwhile is as it was, and is returned.

    Raises Refusal as `cover` does, and COVER_PASSED where all of it has passed.
    """
    now = act(session)
    if now.actor.role == Role.STEWARD:
        raise Refusal(Code.ONLY_A_LEAD)
    left = tuple(
        replace(span, since=max(span.since, now.at)) for span in ended.spans if span.until > now.at
    )
    if not left:
        raise Refusal(Code.COVER_PASSED)
    _refuse_gone(session, {one for span in left for one in (span.steward_id, span.by_id)})
    made = [_begin(now, span) for span in left]
    _refuse_circles(session, made, ended.beside)
    session.add_all(made)
    session.flush()
    touch(session, None, "cover", "due_item")
    return left


def covers(session: Session) -> list[CoverRow]:
    """All that the asking person may know of and that is not over, the next first."""
    served, standin = aliased(Steward), aliased(Steward)
    wanted = (
        select(
            Cover.id, _PLAN.label("plan_id"), Cover.steward_id, served.name.label("steward"),
            Cover.by_id, standin.name.label("by"),
            Cover.since, Cover.until,
        )
        .join(served, served.id == Cover.steward_id)
        .join(standin, standin.id == Cover.by_id)
        .where(Cover.until > act(session).at)
        .order_by(Cover.since, Cover.id)
    )  # fmt: skip
    return rows.each(CoverRow, session.execute(wanted))


def next_change(session: Session) -> timedelta | None:
    """How long until the asking person sees other members than now, if nobody does anything: a
    cover begins or ends, or a look is over. By the clock that decides it: on a server, the
    server's."""
    me = act(session).actor.steward_id
    now = act(session).at
    if session.connection().dialect.name == "postgresql":
        now = session.scalars(select(func.this_instant(type_=InstantType()))).one()
    begins_or_ends = case((Cover.since > now, Cover.since), else_=Cover.until)
    asked = select(func.min(begins_or_ends)).where(Cover.by_id == me, Cover.until > now)
    looks = select(func.min(BreakGlass.until)).where(
        BreakGlass.steward_id == me, BreakGlass.until > now
    )
    due = [at for at in (session.scalar(asked), session.scalar(looks)) if at is not None]
    return min(due) - now if due else None


def _begin(now: Act, span: Span) -> Cover:
    return Cover(
        id=new_id(),
        plan_id=span.plan_id,
        steward_id=span.steward_id,
        by_id=span.by_id,
        since=meant(span.since),
        until=meant(span.until),
        made_by=now.actor.steward_id,
        made_at=now.at,
    )


def _end(session: Session, one: Cover, now: datetime) -> None:
    if one.since < now:
        one.until = now
    else:
        session.delete(one)  # nobody ever stood in


def _span(one: Cover) -> Span:
    return Span(one.plan_id or one.id, one.steward_id, one.by_id, one.since, one.until)


def _refuse_gone(session: Session, people: Iterable[UUID]) -> None:
    for person_id in people:
        person = session.get(Steward, person_id)
        if person is None or not person.active:
            raise Refusal(Code.STEWARD_GONE, name=person.name if person else "")


def _refuse_taken(session: Session, made: Begun, steward_id: UUID) -> None:
    """One stand-in at a time: the one who is away has one name to say who that is."""
    new, other = aliased(Cover), aliased(Cover)
    meet = (other.since < new.until) & (new.since < other.until)
    taken = session.execute(
        select(other.by_id, other.steward_id)
        .join(new, (new.steward_id == other.steward_id) & meet)
        .where(new.plan_id == made.plan_id, new.steward_id == steward_id)
        .where(func.coalesce(other.plan_id, other.id) != made.plan_id)
        .order_by(other.since, other.id)
        .limit(1)
    ).first()
    if taken is not None:
        by, away = (session.get_one(Steward, one).name for one in taken)
        raise Refusal(Code.COVER_TAKEN, by=by, steward=away)


def _away(session: Session, standins: Collection[UUID]) -> frozenset[UUID]:
    return frozenset(session.scalars(select(_PLAN).where(Cover.steward_id.in_(standins))))


def _refuse_circles(session: Session, made: Sequence[Cover], beside: Collection[UUID] = ()) -> None:
    """Whoever stands in is there: nobody who is away then, least of all by each other."""
    standins = {one.by_id for one in made}
    away = session.scalars(select(Cover).where(Cover.steward_id.in_(standins))).all()
    if any(
        _meet(one, other) and one.by_id == other.steward_id
        for one in made
        for other in away
        if (other.plan_id or other.id) not in beside
    ):
        raise Refusal(Code.COVER_CIRCLE)


def _passed_on(session: Session, now: Act, plan_id: UUID, made: Sequence[Cover]) -> list[Cover]:
    """Whom the one who goes away stands in for, the new stand-in takes over for as long."""
    own = session.scalars(select(Cover).where(Cover.by_id == made[0].steward_id)).all()
    return [
        _begin(
            now,
            Span(
                plan_id,
                other.steward_id,
                one.by_id,
                max(one.since, other.since),
                min(one.until, other.until),
            ),
        )
        for one in made
        for other in own
        if _meet(one, other)
    ]


def _meet(one: Cover, other: Cover) -> bool:
    return max(one.since, other.since) < min(one.until, other.until)

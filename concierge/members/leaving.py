"""Somebody leaves: what they own is handed over first, then their access ends at once.

Two halves. A lead, who sees the members, hands over. In a file the lead then ends the access, too;
on a server an administrator does, who sees no member and is told numbers only. Reminders, promises
and issues follow the member; a note that was theirs alone stays theirs, and nobody sees it.
"""

from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.moving import Moved, move, move_back
from concierge.members.tables import Member
from concierge.store.act import act
from concierge.store.ledger import audit, touch
from concierge.team.cover import Ended, Span, begin_again, end_covers, end_plans, take_on
from concierge.team.kinds import Role
from concierge.team.tables import Cover, Steward, Team


@dataclass(frozen=True, slots=True)
class Owned:
    """What somebody who leaves still owns: members, times they stand in for others and others for
    them, and teams whose new members they take."""

    members: int
    stands_in: int
    is_covered: int
    intakes: int

    @property
    def nothing(self) -> bool:
        """Whether all is decided."""
        return not (self.members or self.stands_in or self.is_covered or self.intakes)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What went from one who leaves to another, so that it can be taken back."""

    leaver_id: UUID
    to_id: UUID
    moved: tuple[Moved, ...]
    begun: tuple[UUID, ...]  # plans
    ended: Ended
    intakes: tuple[UUID, ...]


def still_owns(session: Session, leaver_id: UUID) -> Owned:
    """What is still to be decided for somebody. Raises Refusal ONLY_A_LEAD."""
    if act(session).actor.role not in (Role.LEAD, Role.ADMIN):
        raise Refusal(Code.ONLY_A_LEAD)
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        said = func.still_owns(leaver_id).table_valued(
            "members", "stands_in", "is_covered", "intakes"
        )
        counts = session.execute(select(said)).one_or_none()
        if counts is None:
            raise Refusal(Code.ONLY_A_LEAD)
        return Owned(*counts)
    _refuse_other_teams(session, leaver_id)
    now = act(session).at
    counted = (
        select(func.count()).where(Member.owner_id == leaver_id, Member.active),
        select(func.count()).where(Cover.by_id == leaver_id, Cover.until > now),
        select(func.count()).where(Cover.steward_id == leaver_id, Cover.until > now),
        select(func.count()).where(Team.intake_id == leaver_id),
    )
    return Owned(*(int(session.scalar(one) or 0) for one in counted))


def hand_over(session: Session, leaver_id: UUID, to_id: UUID) -> HandedOver:
    """Give all that somebody owns to another of the team: members, the cover they give, the intake.
    Who stands in for them has nobody left to stand in for.

    Raises Refusal HANDED_OVER_BY_LEAD, HAND_OVER_ONESELF, STEWARD_GONE, and COVER_CIRCLE where the
    other is away when they would stand in.
    """
    now = act(session)
    if now.actor.role != Role.LEAD:
        raise Refusal(Code.HANDED_OVER_BY_LEAD)
    if leaver_id == to_id:
        raise Refusal(Code.HAND_OVER_ONESELF)
    other = session.get(Steward, to_id)
    if other is None or not other.active:
        raise Refusal(Code.STEWARD_GONE, name=other.name if other else "")
    wanted = select(Member.id).where(Member.owner_id == leaver_id, Member.active)
    moved = move(session, session.scalars(wanted).all(), to_id)
    begun, ended = _pass_cover_on(session, leaver_id, to_id)
    teams = session.scalars(select(Team).where(Team.intake_id == leaver_id)).all()
    for team in teams:
        team.intake_id = to_id
    return HandedOver(
        leaver_id, to_id, tuple(moved), tuple(begun), ended, tuple(one.id for one in teams)
    )


def take_over_back(session: Session, done: HandedOver) -> list[Moved]:
    """Take `hand_over` back: what has not passed or been decided otherwise meanwhile; the members
    it was taken back for are returned. Raises Refusal as `move_back` and `begin_again` do."""
    now = act(session).at
    gone_back = move_back(session, done.moved)
    begun = select(Cover.plan_id).where(Cover.plan_id.in_(done.begun), Cover.until > now)
    if session.scalar(begun.limit(1)):
        end_plans(session, done.begun)
    if any(span.until > now for span in done.ended.spans):
        begin_again(session, done.ended)
    wanted = select(Team).where(Team.id.in_(done.intakes), Team.intake_id == done.to_id)
    for team in session.scalars(wanted).all():
        team.intake_id = done.leaver_id
    return gone_back


def dismiss(session: Session, leaver_id: UUID) -> None:
    """End somebody's access, at once, once nothing is left to decide; on a server call `send_away`
    when this is committed.

    Raises Refusal LEAVER_OWNS, ONLY_A_LEAD, on a server ONLY_AN_ADMIN, and HAND_OVER_ONESELF.
    """
    now = act(session)
    leaver = session.get(Steward, leaver_id)
    if leaver is None or not leaver.active:
        raise Refusal(Code.STEWARD_GONE, name=leaver.name if leaver else "")
    if leaver_id == now.actor.steward_id:
        raise Refusal(Code.LEAVE_ONESELF)
    owned = still_owns(session, leaver_id)
    if not owned.nothing:
        raise Refusal(
            Code.LEAVER_OWNS,
            name=leaver.name,
            login=leaver.login,
            members=owned.members,
            stands_in=owned.stands_in,
            is_covered=owned.is_covered,
            intakes=owned.intakes,
        )
    if session.connection().dialect.name != "postgresql":
        leaver.active = False
        return
    if now.actor.role != Role.ADMIN:
        raise Refusal(Code.ONLY_AN_ADMIN)
    session.execute(select(func.dismiss(leaver.login)))
    audit(session, "update", "steward", leaver_id, None, {"active": False})
    touch(session, None, "steward")


def send_away(session: Session, login: str) -> None:
    """On a server, once more after `dismiss` is committed: until then who was sent away came in."""
    if session.connection().dialect.name == "postgresql":
        session.execute(select(func.dismiss(login)))


def _refuse_other_teams(session: Session, leaver_id: UUID) -> None:
    actor = act(session).actor
    me, leaver = session.get(Steward, actor.steward_id), session.get(Steward, leaver_id)
    theirs = me is not None and leaver is not None and me.team_id == leaver.team_id
    if not theirs and actor.role != Role.ADMIN:
        raise Refusal(Code.ONLY_A_LEAD)


def _pass_cover_on(session: Session, leaver_id: UUID, to_id: UUID) -> tuple[list[UUID], Ended]:
    """What the leaver has promised to stand in for, the other does; what others would do for the
    leaver is over."""
    now = act(session).at
    concerned = (Cover.by_id == leaver_id) | (Cover.steward_id == leaver_id)
    ids = session.scalars(select(Cover.id).where(concerned, Cover.until > now)).all()
    if not ids:
        return [], Ended((), frozenset())
    ended = end_covers(session, ids)
    promised = [one for one in ended.spans if one.by_id == leaver_id and one.steward_id != to_id]
    begun: list[UUID] = []
    for (_, steward_id), spans in groupby(sorted(promised, key=_plan), key=_plan):
        times = [(max(one.since, now), one.until) for one in spans]
        begun.append(take_on(session, steward_id, to_id, times).plan_id)
    return begun, ended


def _plan(span: Span) -> tuple[UUID, UUID]:
    """A roster is passed on as one."""
    return span.plan_id, span.steward_id

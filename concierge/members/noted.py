"""A fact as it was noted, by whom and when: what putting it right begins with."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.members.tables import MemberFact
from concierge.store.act import act
from concierge.team.access import may_see
from concierge.timeline.kinds import Kind
from concierge.timeline.rules import reason_wanted
from concierge.timeline.tables import TimelineEvent

NOTED = ("profile.fact", "profile.fact_corrected")
"""Entries that say what is to be minded from then on."""


@dataclass(frozen=True, slots=True)
class NotedFact:
    """A fact that holds; nobody's where no entry says who noted it."""

    id: UUID
    member_id: UUID
    kind: str
    text: str
    quiet_from: str | None
    quiet_until: str | None
    steward_id: UUID | None
    recorded_at: datetime


def noted(session: Session, member_id: UUID, kind: str, text: str) -> NotedFact | None:
    """The fact of those words, to put it right; None where it holds no more, or nobody may see."""
    if not may_see(session, member_id):
        return None
    held = select(MemberFact).where(
        MemberFact.member_id == member_id,
        MemberFact.kind == kind,
        MemberFact.text == text,
        MemberFact.ended_at.is_(None),
    )
    fact = session.scalars(held.order_by(MemberFact.at.desc())).first()
    return _noted(session, fact) if fact is not None else None


def noted_of(session: Session, fact_id: UUID) -> NotedFact | None:
    """The same by its id."""
    fact = session.get(MemberFact, fact_id)
    if fact is None or fact.ended_at is not None or not may_see(session, fact.member_id):
        return None
    return _noted(session, fact)


def why_wanted(session: Session, fact: MemberFact) -> bool:
    """Whether who is signed in must say why it is put right."""
    said, now = _noted(session, fact), act(session)
    mine = said.steward_id == now.actor.steward_id
    return reason_wanted(mine, said.recorded_at, now.at)


def _noted(session: Session, fact: MemberFact) -> NotedFact:
    told = (
        select(TimelineEvent.steward_id, TimelineEvent.recorded_at)
        .where(
            TimelineEvent.member_id == fact.member_id,
            TimelineEvent.kind == Kind.PROFILE,
            TimelineEvent.what.in_(NOTED),
            TimelineEvent.title == fact.text,
        )
        .order_by(TimelineEvent.at.desc(), TimelineEvent.id.desc())
    )
    found = session.execute(told).first()
    by, when = (found.steward_id, found.recorded_at) if found else (None, fact.at)
    hours = (fact.quiet_from, fact.quiet_until)
    return NotedFact(fact.id, fact.member_id, fact.kind, fact.text, *hours, by, when)

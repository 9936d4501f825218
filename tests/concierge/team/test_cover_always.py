"""Whatever is begun, ended, taken back and moved, in any order: who stands in sees whom they stand
in for, now, and nobody else; and members can still be given to everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import or_, select

from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.feeds.ingest import ingest
from concierge.members.leaving import hand_over, take_over_back
from concierge.members.tables import Member
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.cover import begin_again, cover, covers, end_covers, end_plans
from concierge.team.plans import Plan, plans
from concierge.team.queries import stewards
from concierge.team.tables import Access
from tests.concierge.conftest import gate

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
PEOPLE = st.sampled_from(("wang", "he", "gu", "shen"))
ANY = st.integers(0, 5)
TRIES = settings(max_examples=12, stateful_step_count=25, deadline=None)

Standing = set[tuple[UUID, UUID, UUID, datetime, datetime]]


@contextmanager
def unless(*codes: Code) -> Iterator[None]:
    """It is done, or refused for one of these reasons."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code not in codes:
            raise


class Team(RuleBasedStateMachine):
    """A lead and her stewards; who they are is put in by the test. `house` sees all of it."""

    house: Work
    lead: Work
    feed: Work
    hands: Hands
    ids: dict[str, UUID]
    numbers = count(1)

    def __init__(self) -> None:
        super().__init__()
        if known := self.lead.read(covers):
            self.lead.write(end_covers, [one.id for one in known])
        self.undo: list[tuple[Standing, Callable[[], object]]] = []
        self.members: list[UUID] = []

    @rule(away=PEOPLE, by=PEOPLE, begins=st.integers(-1, 6), lasts=st.integers(1, 6), times=ANY)
    def begin(self, away: str, by: str, begins: int, lasts: int, times: int) -> None:
        start = self.hands.at + begins * HOUR
        spans = [(start + n * 12 * HOUR, start + (n * 12 + lasts) * HOUR) for n in range(times)]
        before = self.standing()
        no = (Code.COVER_CIRCLE, Code.COVER_ONESELF, Code.COVER_TIMES, Code.COVER_TAKEN)
        with unless(*no):
            made = self.lead.write(cover, self.ids[away], self.ids[by], spans).result
            self.undo.append((before, lambda: self.lead.write(end_plans, [made.plan_id])))

    @rule(which=ANY, whole=st.booleans(), at_once=st.booleans())
    def end(self, which: int, whole: bool, at_once: bool) -> None:
        known = self.lead.read(plans)
        if not known:
            return
        plan: Plan = known[which % len(known)]
        before = self.standing()
        ended = self.lead.write(end_covers, plan.ids if whole else plan.next_ids).result
        assert self.standing() < before
        if at_once:
            self.lead.write(begin_again, ended)
            assert self.standing() == before
        else:
            self.undo.append((before, lambda: self.lead.write(begin_again, ended)))

    @rule(acts=st.integers(1, 4))
    def take_back(self, acts: int) -> None:
        """Ctrl+Z, so many times: each leaves what stood before its act, or as much of it as has not
        passed; or is refused because all of that has."""
        for _ in range(min(acts, len(self.undo))):
            before, back = self.undo.pop()
            with unless(Code.GONE, Code.COVER_PASSED):
                back()
            assert self.standing() == self.left_of(before)

    @rule(login=st.sampled_from(("wang", "he", "shen")))
    def a_member_comes_from_a_business(self, login: str) -> None:
        number = f"77{next(self.numbers):06}"
        self.told(number, login)
        self.members.append(self.lead.read(_by_number, number))

    @rule(which=ANY, login=st.sampled_from(("wang", "he", "shen")))
    def a_business_moves_a_member(self, which: int, login: str) -> None:
        if self.members:
            wanted = self.members[which % len(self.members)]
            self.told(self.lead.read(_number, wanted), login)

    @rule(leaver=PEOPLE, to=PEOPLE, back=st.booleans())
    def hand_over(self, leaver: str, to: str, back: bool) -> None:
        before = self.standing()
        with unless(Code.HAND_OVER_ONESELF, Code.COVER_CIRCLE):
            done = self.lead.write(hand_over, self.ids[leaver], self.ids[to]).result
            self.undo.append((before, lambda: self.lead.write(take_over_back, done)))
            if back:
                self.take_back(1)

    @rule(hours=st.integers(1, 13))
    def time_passes(self, hours: int) -> None:
        self.hands.move(hours * HOUR)

    @invariant()
    def who_stands_in_sees_whom_they_stand_in_for_and_nobody_else(self) -> None:
        self.hands.move(SECOND)
        assert self.house.read(_seen) == self.house.read(_to_be_seen)

    def told(self, number: str, login: str) -> None:
        """A business says whose member it is."""
        event = {
            "specversion": "1.0",
            "source": "//house.example",
            "id": f"{next(self.numbers)}",
            "type": "concierge.member.upserted",
            "subject": number,
            "time": "2026-11-19T02:00:00Z",
            "data": {"name": number, "steward": login},
        }
        summary = ingest(self.feed, BytesIO(json.dumps(event).encode()), lambda _item: None)
        assert summary.accepted == 1

    def standing(self) -> Standing:
        """Who stands in for whom from now on."""
        known = self.lead.read(covers)
        return self.left_of(
            {(one.plan_id, one.steward_id, one.by_id, one.since, one.until) for one in known}
        )

    def left_of(self, standing: Standing) -> Standing:
        """What of it is still to come."""
        now = self.hands.at
        return {
            (plan, steward, by, max(since, now), until)
            for plan, steward, by, since, until in standing
            if until > now
        }


def _seen(session: Any) -> set[tuple[UUID, str]]:
    """What the tables give by cover, now."""
    now = session.info["act"].at
    asked = select(Access.member_id, Access.role).where(
        Access.reason == "cover",
        Access.since <= now,
        or_(Access.until.is_(None), Access.until > now),
    )
    return {(row.member_id, row.role) for row in session.execute(asked)}


def _to_be_seen(session: Any) -> set[tuple[UUID, str]]:
    """What follows from who stands in for whom, and whose each member is."""
    now = session.info["act"].at
    logins = {one.id: one.login for one in stewards(session)}
    standins = [(one.steward_id, logins[one.by_id]) for one in covers(session) if one.since <= now]
    owned = session.execute(select(Member.id, Member.owner_id)).all()
    return {
        (row.id, login)
        for row in owned
        for steward_id, login in standins
        if steward_id == row.owner_id
    }


def _by_number(session: Any, number: str) -> UUID:
    return session.scalars(select(Member.id).where(Member.number == number)).one()  # type: ignore[no-any-return]


def _number(session: Any, member_id: UUID) -> str:
    return session.scalars(select(Member.number).where(Member.id == member_id)).one()  # type: ignore[no-any-return]


def test_cover_gives_what_it_says_in_any_order_of_things(
    work: Work, colleague: Work, lead: Work, setup: Work, hands: Hands
) -> None:
    third = setup.write(add_steward, NewSteward("gu", "顾一帆", "steward", "Shanghai")).result
    people = {"wang": work, "he": colleague, "shen": lead}
    ids = {login: one.actor.steward_id for login, one in people.items()} | {"gu": third}
    put_in = {"house": setup, "lead": lead, "feed": gate(lead), "hands": hands, "ids": ids}
    run_state_machine_as_test(type("ThisTeam", (Team,), put_in), settings=TRIES)

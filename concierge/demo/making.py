"""Fills an empty workspace with the programme, by the verbs and feeds everybody uses."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from concierge import clock
from concierge.demo.cast import Enrolled, Size, everybody
from concierge.demo.everyday import everyday
from concierge.demo.hours import Hours
from concierge.demo.house import House, Served, found
from concierge.demo.stories_lin import LIN
from concierge.demo.telling import Teller
from concierge.demo.traffic import life
from concierge.feeds.actions import take_in
from concierge.feeds.cloudevents import FeedItem
from concierge.members.actions import NewMember, add_member
from concierge.members.lines import seed_lines
from concierge.searchindex import index
from concierge.store.act import Act
from concierge.store.bulk import unswept
from concierge.store.types import new_id
from concierge.store.work import again, carry_out
from concierge.team.sign_in import SETUP
from concierge.timeline.actions import look

P = ParamSpec("P")
T = TypeVar("T")
Progress = Callable[[int, int], None]

CHUNK = 40
"""Members to a transaction."""
BATCH = 1000
"""Events to a transaction, as `concierge ingest` has it."""
LATELY = 30
"""Days in which businesses reported every day; before that, whenever a batch was full."""
PIECES = 500
"""Pages of the index that are merged after each transaction."""
DAYS = 10
"""Deliveries to a transaction, where they are small."""


def fill(bind: Engine, hours: Hours, seed: int, size: Size, progress: Progress) -> None:
    """Everything, from the founding to now. `progress` may raise to give up."""
    members = everybody(seed, size)
    sent = _sent(members, hours, seed)
    maker = _Maker(bind, hours, progress, 4 * len(members) + len(sent))
    with unswept(), clock.frozen(hours.ago(days=1200)) as maker.hands:
        house = maker.run(_found)
        maker.enrol(house, members)
        maker.deliver(sent)
        maker.tell(house, members, seed)
        maker.catch_up(house, members, seed)
    with bind.begin() as connection:
        while index.merge(connection, 2000):
            pass
    progress(maker.total, maker.total)


class _Maker:
    """Carries the work out, piece by piece, and says how far it is."""

    hands: clock.Hands

    def __init__(self, bind: Engine, hours: Hours, progress: Progress, total: int) -> None:
        self.total = total
        self._bind = bind
        self._hours = hours
        self._progress = progress
        self._done = 0

    def run(self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kw: P.kwargs) -> T:
        """One transaction."""
        at = Act(new_id(), SETUP, clock.now(), self._hours.zone)
        return carry_out(self._bind, at, verb, *args, **kw).result

    def enrol(self, house: House, members: Sequence[Enrolled]) -> None:
        """Add the members, each on the day they joined."""
        for start in range(0, len(members), CHUNK):
            chunk = members[start : start + CHUNK]
            self.run(_enrol, self.hands, self._hours, house, chunk)
            self._step(len(chunk))

    def deliver(self, sent: Sequence[FeedItem]) -> None:
        """Take in what businesses sent, a day or a week at a time."""
        for batches in _deliveries(sent, self._hours):
            self.run(_deliver, self.hands, batches)
            self._step(sum(map(len, batches)))

    def tell(self, house: House, members: Sequence[Enrolled], seed: int) -> None:
        """Tell the stories, and of everybody else their everyday."""
        for start in range(0, len(members), CHUNK):
            chunk = members[start : start + CHUNK]
            self.run(_tell, self.hands, self._hours, house, chunk, seed)
            self._step(2 * len(chunk))

    def catch_up(self, house: House, members: Sequence[Enrolled], seed: int) -> None:
        """Every steward has looked at their members lately; at some, not since this morning."""
        self.run(_look, self.hands, self._hours, house, members, seed)
        self._step(len(members))

    def _step(self, n: int) -> None:
        # The index holds two thousand pieces and no more, and nobody is idle here.
        with self._bind.begin() as connection:
            index.merge(connection, PIECES)
        self._done += n
        self._progress(min(self._done, self.total - 1), self.total)


def _found(session: Session) -> House:
    seed_lines(session)
    return found(session)


def _enrol(
    session: Session,
    hands: clock.Hands,
    hours: Hours,
    house: House,
    chunk: Sequence[Enrolled],
) -> None:
    for one in chunk:
        who, actor = one.who, house.actors[one.who.before or one.login]
        hands.set(hours.on(-who.joined, "09:30"))
        again(session, actor)
        member_id = add_member(
            session,
            NewMember(
                number=one.number,
                name=who.name,
                address=who.address,
                tier=who.tier,
                language=who.language,
                timezone=who.zone,
                city=who.city,
                phones=(who.phone,),
                emails=(who.email,) if who.email else (),
                birthday=who.birthday,
                steward_id=actor.steward_id,
            ),
        )
        house.served[who.name] = Served(member_id, one.number, one.login)


def _tell(
    session: Session,
    hands: clock.Hands,
    hours: Hours,
    house: House,
    chunk: Sequence[Enrolled],
    seed: int,
) -> None:
    teller = Teller(session, hands, hours, house)
    for one in chunk:
        teller.about(one.who)
        if one.story is not None:
            one.story(teller)
        else:
            everyday(teller, Random(f"{seed}/{one.number}/everyday"), today=one.today)


def _look(
    session: Session,
    hands: clock.Hands,
    hours: Hours,
    house: House,
    members: Sequence[Enrolled],
    seed: int,
) -> None:
    rng = Random(f"{seed}/looked")
    hands.set(hours.now)
    for one in members:
        if one.who.name == LIN.name:
            continue  # her story says when
        again(session, house.actors[one.login])
        days = 0 if one.story is not None else rng.uniform(0, 3)
        look(session, house.served[one.who.name].id, hours.ago(days=days))


def _sent(members: Sequence[Enrolled], hours: Hours, seed: int) -> list[FeedItem]:
    """What businesses sent of everybody, the oldest first."""
    sent = [
        item
        for one in members
        for item in life(one.who, one.number, hours, str(seed), one.events, one.weights, one.quiet)
    ]
    return sorted(sent, key=lambda item: (_at(item), item.id))


def _deliver(session: Session, hands: clock.Hands, batches: Sequence[Sequence[FeedItem]]) -> None:
    for batch in batches:
        hands.set(_at(batch[-1]))
        again(session)
        outcome = take_in(session, batch)
        if outcome.refused or outcome.duplicate:
            raise ValueError(f"{len(outcome.refused)} refused, {len(outcome.duplicate)} twice")


def _deliveries(sent: Sequence[FeedItem], hours: Hours) -> Iterator[list[list[FeedItem]]]:
    """What is delivered together, some deliveries at a time: a thousand each, or lately a day."""
    lately = hours.ago(days=LATELY)
    old = [item for item in sent if _at(item) < lately]
    for start in range(0, len(old), BATCH):
        yield [old[start : start + BATCH]]
    new = groupby(sent[len(old) :], lambda item: _at(item).astimezone(hours.zone).date())
    days = [list(items) for _, items in new]
    for start in range(0, len(days), DAYS):
        yield days[start : start + DAYS]


def _at(item: FeedItem) -> datetime:
    if item.at is None:
        raise ValueError("everything here has its time")
    return item.at

"""What it costs that the database decides who may see what: the desk's questions on a server, as
the steward who asks, beside a login for whom there are no policies.

Both ask by the program's own code, the same statement with the same values, of the same database:
on a server the conditions of `team/access.py` say nothing. What the second login is spared are the
policies alone (BYPASSRLS; its rights to the tables are a steward's). Only questions that are not
themselves asked who asks are compared: search runs in a function of the owner's, which joins
`access` for everybody, so it has a limit of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from bench import carry, search
from bench.build import Made
from bench.carry import FREE
from bench.history import DAYS, LINES, NOW, RARE
from bench.house import LEAD, ME
from bench.measure import Taken, side_by_side
from bench.oracle import Oracle
from bench.questions import ALL, ARGUMENTS, COMMON, DEEP_PAGE, RARE_PAGE, ROWS, Asked, driver_of
from bench.search import Searched
from bench.server import Place
from concierge import clock
from concierge.members.portfolio import portfolio
from concierge.members.workload import team_now
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.timeline.queries import page
from concierge.timeline.rules import Cursor, Filter
from concierge.today.queries import agenda

STEWARDS = 30
"""Who ask for their own lists and their own members, the one of the bench among them."""
FIRST = "88000000"
"""The number of the member with most events."""
LOWEST = UUID(int=0)


@dataclass(frozen=True)
class Pair:
    """A steward at work, and the same one where no policies are asked."""

    held: Work
    free: Work


@dataclass(frozen=True)
class _PageOf:
    whose: Pair
    member: UUID
    wanted: Filter = ALL
    before: Cursor | None = None


def ask(place: Place, database: str) -> list[Asked]:
    """Every question over its arguments; raises AssertionError where the two answers differ."""
    with clock.frozen(NOW), at_work(place, database) as pairs:
        members = {pair.held.actor.login: pair.held.read(portfolio) for pair in pairs}
        me = next(pair for pair in pairs if pair.held.actor.login == ME)
        [heaviest] = [row.id for row in members[ME] if row.number == FIRST]
        rng = Random(11)
        first = [_PageOf(pair, rng.choice(members[pair.held.actor.login]).id) for pair in pairs * 2]
        return [
            _asked("first page", _page, [_PageOf(me, heaviest), *first]),
            _asked("filtered page", _page, [*_filtered(me, heaviest), *map(_with_kind, first)]),
            _asked(DEEP_PAGE, _page, [_PageOf(me, heaviest, ALL, _before(n)) for n in _parts(rng)]),
            _asked(
                RARE_PAGE,
                _page,
                [_PageOf(me, heaviest, Filter(kind=RARE), _before(n / 30)) for n in range(1, 31)],
            ),
            _asked("portfolio", _list(portfolio), pairs * 2),
            _asked("Today", _list(agenda), pairs * 2),
        ]


def seek(place: Place, database: str, made: Made) -> Searched:
    """Search as the bench's steward; the oracle looks at every text of the file, which are the
    same."""
    with clock.frozen(NOW), place.open(database, ME) as workspace:
        with driver_of(made) as driver:
            oracle = Oracle(driver, ME)
        return search.asked(Work(workspace, sign_in(workspace, ME)), oracle)


def lead(place: Place, database: str) -> tuple[Taken, int, int]:
    """The team's page as its lead asks for it, again and again; how many stewards and members."""
    with place.open(database, LEAD) as workspace:
        work = Work(workspace, sign_in(workspace, LEAD))
        loads = work.read(team_now).loads
        [taken] = side_by_side([lambda _: work.read(team_now)], range(ARGUMENTS))
    return taken, len(loads), sum(one.members for one in loads)


@contextmanager
def at_work(place: Place, database: str) -> Iterator[list[Pair]]:
    """Stewards from all over the house, each signed in by a login of their own."""
    with place.connect(database) as driver:
        people = carry.people(driver)
    among = people[:: -(-len(people) // STEWARDS)]
    with ExitStack() as opened:
        free = opened.enter_context(place.open(database, FREE))
        yield [
            Pair(
                Work(opened.enter_context(place.open(database, actor.login)), actor),
                Work(free, actor),
            )
            for actor in among
        ]


def _asked(name: str, question: Callable[[Work, Any], Any], arguments: list[Any]) -> Asked:
    def held(one: Any) -> Any:
        return question(_pair(one).held, one)

    def free(one: Any) -> Any:
        return question(_pair(one).free, one)

    for argument in arguments:  # which also reads every page of the database once
        assert held(argument) == free(argument), (name, argument)
    return Asked(name, *side_by_side((held, free), arguments))


def _pair(argument: Pair | _PageOf) -> Pair:
    return argument if isinstance(argument, Pair) else argument.whose


def _page(work: Work, one: _PageOf) -> Any:
    return work.read(page, one.member, one.wanted, one.before, ROWS)


def _list(question: Callable[..., Any]) -> Callable[[Work, Pair], Any]:
    return lambda work, _pair: work.read(question)


def _filtered(me: Pair, heaviest: UUID) -> list[_PageOf]:
    wanted = (
        *(Filter(kind=kind) for kind in COMMON),
        *(Filter(line=line) for line in LINES),
        *(Filter(line=line, kind=kind) for line in LINES[:4] for kind in COMMON[:2]),
        Filter(internal=False),
    )
    return [_PageOf(me, heaviest, one) for one in wanted]


def _with_kind(one: _PageOf) -> _PageOf:
    return replace(one, wanted=Filter(kind=COMMON[one.member.int % len(COMMON)]))


def _before(part: float) -> Cursor:
    """That part of the years told, from their beginning."""
    return Cursor(NOW - timedelta(days=DAYS) * (1 - part), LOWEST)


def _parts(rng: Random) -> list[float]:
    return [rng.random() for _ in range(ARGUMENTS)]

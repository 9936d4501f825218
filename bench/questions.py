"""What the desk asks all day, beside the driver alone: first page, filters, deep page, lists."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from bench.bare import Bare
from bench.build import Made
from bench.history import LINES, NOW, RARE
from bench.measure import Taken, side_by_side
from concierge import clock
from concierge.members.portfolio import portfolio
from concierge.store.instants import from_micros
from concierge.store.work import Work
from concierge.timeline.kinds import Kind
from concierge.timeline.queries import page
from concierge.timeline.rules import Cursor, Filter
from concierge.today.queries import agenda
from concierge.workspace import engine

ROWS = 50
ARGUMENTS = 60
DEEP_PAGE, RARE_PAGE = "deep page", "rare kind of the heaviest member"
ALL = Filter()
COMMON = (Kind.CONTACT, Kind.ORDER, Kind.BOOKING, Kind.PAYMENT, Kind.TASK)


@dataclass(frozen=True)
class Asked:
    """One question at one size: ours, the driver's, milliseconds each."""

    name: str
    ours: Taken
    bare: Taken


@dataclass(frozen=True)
class _PageOf:
    member: UUID
    wanted: Filter = ALL
    before: Cursor | None = None


def ask(made: Made) -> list[Asked]:
    """Every question over its arguments; raises AssertionError where the two answers differ."""
    with clock.frozen(NOW), made.open() as workspace, driver_of(made) as driver:
        work = made.work(workspace)
        bare = Bare(driver, work.actor, workspace.zone)
        mine = [row.id for row in work.read(portfolio)]
        heaviest = heaviest_of(driver)
        arguments = _Arguments(driver, heaviest, mine)
        return [
            _pages("first page", work, bare, arguments.first()),
            _pages("filtered page", work, bare, arguments.filtered()),
            _pages(DEEP_PAGE, work, bare, arguments.deep()),
            _pages(RARE_PAGE, work, bare, arguments.rare()),
            _lists("portfolio", work, portfolio, bare.portfolio),
            _lists("Today", work, agenda, bare.agenda),
        ]


class _Arguments:
    """What is asked for: the heaviest member and others of the same steward, by a fixed seed."""

    def __init__(self, driver: engine.Driver, heaviest: UUID, mine: list[UUID]) -> None:
        self._driver = driver
        self._heaviest = heaviest
        self._rng = Random(11)
        self._members = [heaviest, *self._rng.choices(mine, k=ARGUMENTS - 1)]

    def first(self) -> list[_PageOf]:
        """The newest rows."""
        return [_PageOf(member) for member in self._members]

    def filtered(self) -> list[_PageOf]:
        """By kind, by line, by both, by issue, without what is internal; half of the heaviest."""
        rng = self._rng
        wanted = [
            *(Filter(kind=kind) for kind in COMMON),
            *(Filter(line=line) for line in LINES),
            *(Filter(line=line, kind=kind) for line in LINES[:4] for kind in COMMON[:2]),
            *(Filter(issue_id=issue) for issue in self._issues()[:8]),
            Filter(internal=False),
        ]
        of_heaviest = [_PageOf(self._heaviest, one) for one in wanted]
        return of_heaviest + [
            _PageOf(rng.choice(self._members), one) for one in wanted if one.issue_id is None
        ]

    def deep(self) -> list[_PageOf]:
        """Somewhere in the years before: where one drags the scroll bar to."""
        return [
            _PageOf(self._heaviest, before=self._cursor(self._rng.random()))
            for _ in range(ARGUMENTS)
        ]

    def rare(self) -> list[_PageOf]:
        """One event in ten thousand, among all those of the heaviest."""
        return [
            _PageOf(self._heaviest, Filter(kind=RARE, internal=internal), before)
            for internal in (True, False)
            for before in [None, *(self._cursor(n / 30) for n in range(1, 30))]
        ]

    def _cursor(self, part: float) -> Cursor:
        (first, last) = self._driver.execute(
            "SELECT min(at), max(at) FROM timeline_event WHERE member_id = ?",
            [self._heaviest.bytes],
        ).fetchone()
        at, id_ = self._driver.execute(
            "SELECT at, id FROM timeline_event WHERE member_id = ? AND at >= ?"
            " ORDER BY at, id LIMIT 1",
            [self._heaviest.bytes, int(first + (last - first) * part)],
        ).fetchone()
        return Cursor(from_micros(at), UUID(bytes=id_))

    def _issues(self) -> list[UUID]:
        found = self._driver.execute(
            "SELECT id FROM issue WHERE member_id = ? ORDER BY id", [self._heaviest.bytes]
        )
        return [UUID(bytes=raw) for (raw,) in found]


def _pages(name: str, work: Work, bare: Bare, arguments: list[_PageOf]) -> Asked:
    def ours(one: _PageOf) -> Any:
        return work.read(page, one.member, one.wanted, one.before, ROWS)

    def theirs(one: _PageOf) -> Any:
        return bare.page(one.member, one.wanted, one.before, ROWS)

    return _both(name, ours, theirs, arguments)


def _lists(
    name: str, work: Work, question: Callable[..., Any], theirs: Callable[..., Any]
) -> Asked:
    return _both(name, lambda _: work.read(question), theirs, [None] * ARGUMENTS)


def _both(
    name: str, ours: Callable[[Any], Any], theirs: Callable[[Any], Any], arguments: list[Any]
) -> Asked:
    for argument in arguments:  # which also reads every page of the file once
        assert ours(argument) == theirs(argument), (name, argument)
    return Asked(name, *side_by_side((ours, theirs), arguments))


def heaviest_of(driver: engine.Driver) -> UUID:
    """The member with most events."""
    (raw,) = driver.execute(
        "SELECT member_id FROM timeline_day GROUP BY member_id ORDER BY sum(n) DESC LIMIT 1"
    ).fetchone()
    return UUID(bytes=raw)


@contextmanager
def driver_of(made: Made, cache_mb: int = engine.READER_CACHE_MB) -> Iterator[engine.Driver]:
    """A connection such as the program's own readers have."""
    key = bytes.fromhex(made.key_file.read_text().strip())
    driver = engine.connect(made.path, key, cache_mb=cache_mb)
    try:
        yield driver
    finally:
        driver.close()

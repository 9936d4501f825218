"""Many desks at once, each a process with connections of its own: how long a save takes, and
whether anything is lost."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Event, Thread

from bench import carry
from bench.desk import PAUSE_S, Sat, Seat, share
from bench.house import LEAD, ME
from bench.measure import Taken
from bench.server import Place
from concierge.workspace.postgres import Driver

LOOK_S = 0.5
DOORS = 30
"""Connections a login may have, as the program admits people."""
EACH = 3
"""Connections of a desk, at most."""
ROOMS = 200
"""Processes, of thirty megabytes each; where there are more desks, some share one."""

_CONNECTED = (
    "SELECT usename, count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND backend_type = 'client backend' GROUP BY usename"
)
_DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
_MARK = "SELECT coalesce(max(seq), 0) FROM audit"
_SAVED = """
    SELECT split_part(verb, '.', -1), count(DISTINCT operation) FROM audit
    WHERE seq > %s GROUP BY 1
"""
_TOUCHED = (
    "WITH touched AS"
    " (SELECT * FROM member WHERE id IN (SELECT member_id FROM audit WHERE seq > %s))"
    " SELECT count(*) FROM touched WHERE "
)
_KEPT = {
    "open issues": (
        "open_issues <> (SELECT count(*) FROM issue"
        " WHERE member_id = touched.id AND status <> 'closed')"
    ),
    "next due": (
        "next_due IS DISTINCT FROM (SELECT min(coalesce(snoozed_until, due)) FROM due_item"
        " WHERE member_id = touched.id)"
    ),
    "last contact": (
        "last_contact IS DISTINCT FROM (SELECT max(least(at, recorded_at)) FROM timeline_event"
        " WHERE member_id = touched.id AND kind = 'contact' AND reached = 'yes'"
        " AND what <> 'contact.message' AND (direction = 'out' OR channel IN ('phone', 'visit'))"
        " AND coalesce(party_kind IN ('member', 'representative'), party IS NULL))"
    ),
    "days": (
        "(SELECT sum(n) FROM timeline_day WHERE member_id = touched.id)"
        " <> (SELECT count(*) FROM timeline_event WHERE member_id = touched.id)"
    ),
}
"""What two who save at the same time might each count without the other, beside it counted anew."""


@dataclass(frozen=True)
class Load:
    """What came of it.

    `lost` are saves acknowledged and not found, or found and not acknowledged, and members of whom
    something kept is not what it was counted to be; `met` what the server threw out and the program
    ran again; `refused` what a steward was told could not be done; `told` how often a desk heard of
    another's act.
    """

    desks: int
    seconds: float
    saves: Taken
    reads: Taken
    lost: tuple[str, ...]
    met: Counter[str]
    refused: Counter[str]
    told: int
    deadlocks: int
    connections: float


def run(
    place: Place,
    database: str,
    desks: int,
    seconds: float,
    pause: tuple[float, float] = PAUSE_S,
) -> Load:
    """Let so many desks work for so long. Raises ValueError where too many would share a login."""
    with place.connect(database) as driver:
        logins = _logins(driver, desks)
        seats = [
            Seat(place.at(database, login), seconds, n, pause) for n, login in enumerate(logins)
        ]
        [(mark,)] = driver.execute(_MARK)
        [(deadlocks,)] = driver.execute(_DEADLOCKS)
        with _watching(place, database) as most:
            sat = _seated(seats)
        time.sleep(1)  # until what the server counts is what it says
        [(since,)] = driver.execute(_DEADLOCKS)
        at_login = Counter(logins)
        return Load(
            desks,
            seconds,
            Taken(tuple(ms for one in sat for ms in one.saves)),
            Taken(tuple(ms for one in sat for ms in one.reads)),
            _lost(driver, mark, sat),
            sum((one.met for one in sat), Counter()),
            sum((one.refused for one in sat), Counter()),
            sum(one.told for one in sat),
            since - deadlocks,
            max(most[login] / n for login, n in at_login.items()),
        )


def _logins(driver: Driver, desks: int) -> list[str]:
    """Who sits where: everybody once, then once more; of ten desks one is the lead's, who sees the
    members of a whole team."""
    people = [actor.login for actor in carry.people(driver)]
    leads = min(DOORS // EACH, -(-desks // 10))
    others = [people[n % len(people)] for n in range(desks - leads)]
    if Counter(others)[ME] * EACH > DOORS:
        raise ValueError(f"{desks} desks are too many for {len(people)} logins")
    return [LEAD] * leads + others


def _seated(seats: list[Seat]) -> list[Sat]:
    """A process each, or for a few, begun from one that has the program loaded and nothing open."""
    rooms = [seats[n::ROOMS] for n in range(min(len(seats), ROOMS))]
    context = get_context("forkserver")
    context.set_forkserver_preload(["bench.desk"])
    with context.Manager() as manager:
        gate = manager.Barrier(len(seats))
        with ProcessPoolExecutor(len(rooms), context) as house:
            working: list[Future[list[Sat]]] = [house.submit(share, room, gate) for room in rooms]
            return [sat for one in working for sat in one.result()]


@contextmanager
def _watching(place: Place, database: str) -> Iterator[Counter[str]]:
    """How many connections each login has, the most at any look."""
    most: Counter[str] = Counter()
    over = Event()

    def look() -> None:
        with place.connect(database) as driver:
            while not over.wait(LOOK_S):
                for login, n in driver.execute(_CONNECTED):
                    most[login] = max(most[login], n)

    watcher = Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def _lost(driver: Driver, mark: int, sat: list[Sat]) -> tuple[str, ...]:
    found = Counter(dict(driver.execute(_SAVED, [mark]).fetchall()))
    told: Counter[str] = sum((one.saved for one in sat), Counter())
    lost = [
        f"{verb}: {told[verb]} saved, {found[verb]} there"
        for verb in {*told, *found}
        if told[verb] != found[verb]
    ]
    for what, differs in _KEPT.items():
        [(wrong,)] = driver.execute(_TOUCHED + differs, [mark])
        if wrong:
            lost.append(f"{what} of {wrong} members")
    return tuple(sorted(lost))

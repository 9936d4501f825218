"""What reaches a desk of the others' doings on a server, on a connection of its own.

It is also who knows first whether the server answers. A server that is there and says nothing, or a
network that swallows everything, looks like a long wait to every other connection: once nothing is
heard here for some seconds, all connections of this desk are cut, so that whoever waits is told.
"""

import re
import select
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Lock, Thread, Timer
from typing import TYPE_CHECKING
from uuid import UUID

from psycopg import sql

from concierge.errors import Refusal
from concierge.workspace import postgres

if TYPE_CHECKING:
    from concierge.workspace.server import TeamWorkspace

BEAT_S = 3.0
"""Seconds without a word until the server is asked for one."""
ANSWER_S = 4.0
"""Seconds it has for that."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.25, 4.0
"""Between two tries to reach it, doubled from one to the next."""

ACCESS, SEAT = "access", "seat"
"""What a desk is told besides the numbers of operations: see `live.sql` of revision 0025."""
_NUMBER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""Anything else was said by somebody who only knows the channel, and is no news."""


@dataclass(frozen=True)
class News:
    """Operations of others, and whether whom one may see has changed."""

    operations: frozenset[UUID]
    access: bool = False


@dataclass(frozen=True)
class Weather:
    """Whether the server answers; `trouble` says why not."""

    trouble: Refusal | None = None

    @property
    def fair(self) -> bool:
        """It answers."""
        return self.trouble is None


@dataclass(frozen=True)
class Company:
    """Who else has a member open, by name."""

    member_id: UUID
    names: tuple[str, ...]


Heard = Callable[[News | Weather | Company], object]


class Live:
    """Listens on a thread of its own, and comes back by itself when the connection is lost.

    `heard` is called on that thread.
    """

    def __init__(self, workspace: "TeamWorkspace") -> None:
        self._workspace = workspace
        self._heard: Heard = _nobody
        self._closing = Event()
        self._lock = Lock()
        self._wanted: UUID | None = None  # the member to sit at
        self._sits_at: UUID | None = None
        self._thread = Thread(target=self._run, name="live", daemon=True)

    def start(self, heard: Heard) -> None:
        """Listen from now on."""
        self._heard = heard
        self._waking, self._wakes = socket.socketpair()
        self._thread.start()

    def sit_at(self, member_id: UUID | None) -> None:
        """This desk shows that member now, or none."""
        with self._lock:
            self._wanted = member_id
        self._wake()

    def cut(self) -> None:
        """Cut all connections of this desk: who waits on one is told that the server is away."""
        self._workspace.cut()

    def close(self) -> None:
        """Listen no more. Takes as long as what is being asked, at most `ANSWER_S`."""
        self._closing.set()
        if self._thread.is_alive():
            self._wake()
            self._thread.join()
            self._waking.close()
            self._wakes.close()

    def _wake(self) -> None:
        if self._thread.is_alive():
            self._wakes.send(b"!")

    def _run(self) -> None:
        pause = FIRST_PAUSE_S
        while not self._closing.is_set():
            try:
                with _connection(self._workspace) as driver, postgres.told():
                    self._listen_on(driver)
                    pause = FIRST_PAUSE_S
                    while not self._closing.is_set():
                        self._step(driver)
            except Refusal as refusal:
                self._away(refusal)
                self._closing.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE_S)

    def _listen_on(self, driver: postgres.Driver) -> None:
        self._sits_at = None
        with _in_time(driver):
            [(channel,)] = driver.execute("SELECT my_channel()").fetchall()
            driver.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
        if self._workspace.lost.is_set():
            self._workspace.lost.clear()
            self._heard(Weather())
        # Whatever happened before one listened was not heard.
        self._heard(News(frozenset(), access=True))

    def _step(self, driver: postgres.Driver) -> None:
        """Wait for a word, and pass it on; without one, ask whether anybody is there."""
        ready, _, _ = select.select([driver.fileno(), self._waking.fileno()], [], [], BEAT_S)
        if self._waking.fileno() in ready:
            self._waking.recv(64)
        with _in_time(driver):
            self._take_seat(driver)
            told = [one for one in driver.notifies(timeout=0) if self._is_news(one.pid)]
            payloads = {one.payload for one in told}
            if not ready or SEAT in payloads:
                self._look_round(driver)
        operations = frozenset(map(UUID, filter(_NUMBER.fullmatch, payloads)))
        if operations or ACCESS in payloads:
            self._heard(News(operations, ACCESS in payloads))

    def _is_news(self, pid: int) -> bool:
        """What this desk did itself, its panels know."""
        return pid != self._workspace.writer_pid

    def _take_seat(self, driver: postgres.Driver) -> None:
        with self._lock:
            wanted = self._wanted
        if wanted != self._sits_at:
            driver.execute("SELECT sit_at(%s, %s)", (wanted, self._sits_at))
            self._sits_at = wanted
            self._look_round(driver)

    def _look_round(self, driver: postgres.Driver) -> None:
        """Who else sits where this desk sits. It is also how the server shows that it is there."""
        found = driver.execute("SELECT name FROM others_at(%s) ORDER BY name", (self._sits_at,))
        names = tuple(row[0] for row in found.fetchall())
        if self._sits_at is not None:
            self._heard(Company(self._sits_at, names))

    def _away(self, why: Refusal) -> None:
        if not self._workspace.lost.is_set() and not self._closing.is_set():
            self._workspace.lost.set()
            self._workspace.cut()
            self._heard(Weather(why))


def _nobody(_news: News | Weather | Company) -> None:
    """Before `start`."""


def _connection(workspace: "TeamWorkspace") -> postgres.Driver:
    # What is sent and not taken in is given up after this; the system's own patience is a quarter
    # of an hour.
    return postgres.connect(workspace.url, tcp_user_timeout=round(ANSWER_S * 1000))


@contextmanager
def _in_time(driver: postgres.Driver) -> Iterator[None]:
    """Within this, a server that stays silent for `ANSWER_S` is taken for gone."""
    timer = Timer(ANSWER_S, postgres.cut, [driver])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()

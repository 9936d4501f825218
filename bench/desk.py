"""One desk of many: a process that signs in and works for a while as a steward does."""

import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import repeat
from queue import SimpleQueue
from random import Random
from threading import BrokenBarrierError
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.engine import URL, Engine, ExceptionContext

from bench.texts import COMMON_EN
from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Refusal
from concierge.finding.queries import search
from concierge.issues.answer import set_answer
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.issues.tables import Issue
from concierge.members.portfolio import portfolio
from concierge.members.tables import Member
from concierge.reminders.actions import finish, set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.timeline.queries import counts, page
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from concierge.workspace import server as workspace_server
from concierge.workspace.live import Company, Live, News, Weather

PAUSE_S = 1.0, 3.0
"""Between two acts; whoever reads, listens and types takes longer."""
ZONE = "Asia/Shanghai"
HOT, TOGETHER = 3, 0.3
"""So many members are sought by everybody who sees them, so often: where desks meet."""
ALL = Filter()
AHEAD = timedelta(days=30)
"""When things are due: what is made here comes into no Today that the bench asks for."""
WORDS = COMMON_EN.split()


class Gate(Protocol):
    """Where desks wait until all are seated."""

    def wait(self, timeout: float | None = None) -> int:
        """Until the last has come."""

    def abort(self) -> None:
        """Let nobody wait any longer."""


@dataclass(frozen=True)
class Seat:
    """Who sits where: the address with login and password, for how long, and by which seed."""

    url: URL
    seconds: float
    seed: int
    pause: tuple[float, float] = PAUSE_S


@dataclass
class Sat:
    """What came of it: milliseconds of every save and every question, what was saved how often,
    what was refused and why, which troubles it met while saving, and how many acts of others it was
    told of."""

    login: str
    saves: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    saved: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    told: int = 0


def share(seats: list[Seat], gate: Gate) -> list[Sat]:
    """`sit` for all of them in this process, each on a thread of its own."""
    with ThreadPoolExecutor(len(seats)) as room:
        return list(room.map(sit, seats, repeat(gate)))


def sit(seat: Seat, gate: Gate) -> Sat:
    """Sign in, wait for the others, and work until the time is over."""
    with (
        workspace_server.open(seat.url) as workspace,
        closing(Live(workspace)) as live,
    ):
        work = Work(workspace, sign_in(workspace, str(seat.url.username)))
        try:
            desk = _Desk(work, live, Random(seat.seed))
            live.start(desk.hear)
            _listen(workspace.writer, desk.sat)
            for act in _OFTEN:  # what is done for the first time was done earlier in the day
                desk.do(act)
        except BaseException:
            gate.abort()  # nobody waits for a desk that is not there
            raise
        desk.sat.saves.clear()
        desk.sat.reads.clear()
        try:
            gate.wait(600)
        except BrokenBarrierError:
            return desk.sat
        time.sleep(desk.rng.uniform(0, seat.pause[1]))
        _work(desk, seat)
    return desk.sat


def _work(desk: "_Desk", seat: Seat) -> None:
    until = time.monotonic() + seat.seconds
    acts = [act for act, often in _OFTEN.items() for _ in range(often)]
    while time.monotonic() < until:
        desk.do(desk.rng.choice(acts))
        time.sleep(desk.rng.uniform(*seat.pause))


def _listen(writer: Engine, sat: Sat) -> None:
    """Count what PostgreSQL threw out because of another: the program runs it again."""

    def on_error(context: ExceptionContext) -> None:
        state = getattr(context.original_exception, "sqlstate", None)
        sat.met[str(state)] += 1

    event.listen(writer, "handle_error", on_error, insert=True)


class _Desk:
    """Somebody at work, and what they know by now."""

    def __init__(self, work: Work, live: Live, rng: Random) -> None:
        self.work = work
        self.live = live
        self.rng = rng
        self.sat = Sat(work.actor.login)
        self.members = work.read(_members)
        self.reminders: list[UUID] = []
        self.issues: list[UUID] = []
        self._news: SimpleQueue[UUID] = SimpleQueue()

    def hear(self, what: News | Weather | Company) -> None:
        """Of others' doings; called on the thread that listens."""
        if isinstance(what, News):
            for operation in what.operations:
                self._news.put(operation)

    def do(self, act: Callable[["_Desk"], object]) -> None:
        """One act, after a look at what others did; what is refused is counted."""
        try:
            if told := frozenset(self._news.get() for _ in range(self._news.qsize())):
                self.work.news.of(told)
                self.sat.told += len(told)
            act(self)
        except Refusal as refusal:
            self.sat.refused[refusal.code.value] += 1

    def read(self, question: Callable[..., Any], *args: Any) -> Any:
        """Ask, and count how long it took."""
        began = time.perf_counter()
        found = self.work.read(question, *args)
        self.sat.reads.append((time.perf_counter() - began) * 1000)
        return found

    def write(self, verb: Callable[..., Any], *args: Any) -> Any:
        """Save, and count how long it took: to where it is on the server's disk."""
        began = time.perf_counter()
        done = self.work.write(verb, *args)
        self.sat.saves.append((time.perf_counter() - began) * 1000)
        self.sat.saved[verb.__name__] += 1
        return done.result

    def member(self) -> UUID:
        """Whom it is about: now and then one of the few everybody asks for."""
        among = self.members[:HOT] if self.rng.random() < TOGETHER else self.members
        return self.rng.choice(among)

    def said(self) -> str:
        """A text of the length of real ones, whose words no search of the bench finds."""
        return " ".join(f"œ{word}" for word in self.rng.choices(WORDS, k=15))

    def title(self) -> str:
        """As `said`, in a few words."""
        return " ".join(f"œ{word}" for word in self.rng.choices(WORDS, k=4))


def _members(session: Any) -> list[UUID]:
    """All I may see, in the order of their numbers."""
    return list(session.scalars(select(Member.id).order_by(Member.number)))


def _opened(desk: _Desk) -> None:
    member = desk.member()
    desk.live.sit_at(member)
    desk.read(page, member, ALL, None, 50)


def _counted(desk: _Desk) -> None:
    desk.read(counts, desk.member())


def _today(desk: _Desk) -> None:
    desk.read(agenda)


def _listed(desk: _Desk) -> None:
    desk.read(portfolio)


def _sought(desk: _Desk) -> None:
    desk.read(search, desk.rng.choice(WORDS))


def _called(desk: _Desk) -> None:
    desk.write(log_contact, Contact(desk.member(), desk.said(), line="retail"))


def _complained(desk: _Desk) -> None:
    """A call that opens an issue and makes a promise."""
    promise = PromiseDraft(desk.title(), clock.now() + AHEAD, ZONE)
    call = Contact(
        desk.member(),
        desk.said(),
        line="retail",
        issue=IssueDraft(desk.title(), "retail"),
        promises=(promise,),
    )
    desk.issues.append(desk.write(log_contact, call).issue_id)


def _reminded(desk: _Desk) -> None:
    draft = ReminderDraft(desk.title(), clock.now() + AHEAD, ZONE)
    desk.reminders.append(desk.write(set_reminder, desk.member(), draft))


def _done(desk: _Desk) -> None:
    if desk.reminders:
        desk.write(finish, desk.reminders.pop())


def _answered(desk: _Desk) -> None:
    """Another answer for an issue; somebody else may have changed it since it was read."""
    if desk.issues:
        issue = desk.rng.choice(desk.issues)
        version = desk.read(lambda session: session.get_one(Issue, issue).version)
        desk.write(set_answer, issue, version, AnswerDraft(desk.title()))


Act = Callable[[_Desk], None]
_OFTEN: dict[Act, int] = {
    _opened: 26,
    _counted: 10,
    _today: 14,
    _listed: 10,
    _sought: 10,
    _called: 14,
    _complained: 4,
    _reminded: 5,
    _done: 3,
    _answered: 4,
}
"""Of a hundred acts; each desk has done each once before it counts."""

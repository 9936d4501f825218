"""Off the window's thread and back: every question and every act of the screens goes through here.

One lane for writes, so that they happen in the order they were asked for; three readers. One queued
signal brings answers back, and an answer for a widget that is gone is dropped.

What was asked is kept here, by number, and so are the answer and whom it is for: a thread of the
pools has the number, and lets go of all else before it says that it is done. Were it the last to
hold a widget, it would end it there, waiting for Python with Qt's lock in its hand while the window
waits for that lock with Python in its.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from math import inf
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from concierge import clock, words
from concierge.changes import EVERYTHING, Changes
from concierge.errors import Code, Refusal
from concierge.store.act import Actor
from concierge.store.news import with_initiator
from concierge.store.ticket import Ticket
from concierge.store.types import new_id
from concierge.store.work import Done, Work
from concierge.workspace.file import Workspace
from ui.drafting import DraftKeeper
from ui.upkeep import Upkeep

if TYPE_CHECKING:
    from concierge.workspace.drafts import Drafts
    from concierge.workspace.live import Company, Live, News, Weather

READERS = 3
POLL = 1000
"""Milliseconds between two looks at what other programs wrote to a file."""
TOGETHER = 50
"""Milliseconds in which what is heard of others is gathered, to be asked about once."""
PATIENCE = 300
"""Milliseconds a write may take before the window says that it is at work."""

PARTING = 10_000
"""Milliseconds a server has to end what is under way when the desk is closed."""

Then = Callable[[Any], object]
Failed = Callable[[Exception], object]


@dataclass(eq=False)
class _Job:
    """One thing asked for, and where its answer goes."""

    run: Callable[[], Any]
    then: Then | None
    failed: Failed | None
    key: str | None = None
    writes: bool = False
    unasked: bool = False
    initiator: object = None
    ticket: Ticket | None = None
    answer: Any = None
    error: Exception | None = None

    @property
    def stale(self) -> bool:
        return self.ticket is not None and self.ticket.stale


class Desk(QObject):
    """What a panel may ask of the concierge. Answers arrive on the window's thread."""

    changed = Signal(object)  # Changes: our own after each act, colleagues' with initiator None
    saved = Signal(object)  # the aware UTC instant of our last commit
    failed = Signal(object)  # the exception nobody took
    working = Signal(int)  # how many acts are under way, once they take long; 0 when done
    weather = Signal(object)  # Weather: whether the server answers, whenever that changes
    begun = Signal()  # an act is to be saved
    answered = Signal(bool)  # whether that act was done, after all who asked for it were told
    used = Signal()  # somebody is at it: something is to be saved or kept
    company = Signal(object)  # Company: who else has the member open that is shown here
    _done = Signal(int)  # the number of what was asked
    _heard = Signal(object)  # on a server: News, Weather, Company

    def __init__(
        self,
        work: Work,
        drafts: "Drafts | None" = None,
        parent: QObject | None = None,
        live: "Live | None" = None,
    ):
        super().__init__(parent)
        self.work = work
        self.drafts = drafts
        self._live = live
        # Until the server says whether the last act was done, the next would be done twice.
        work.patience.seconds = inf
        self._lane = self._pool(1)
        self._readers = self._pool(READERS)
        self._numbers = count()
        self._asked: dict[int, _Job] = {}
        self._newest: dict[str, _Job] = {}
        self._writing = 0
        self._looking = False
        self._closed = False
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._tell_working)
        self._upkeep = Upkeep(work, self._in_between, self._beside, self)
        self._poll = QTimer(self, interval=POLL)
        self._poll.timeout.connect(self._look)
        self._news: set[UUID] = set()
        self._missed = False
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER)
        self._soon.timeout.connect(self._read_news)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def keeper(self) -> DraftKeeper:
        """What is half written is kept by this one."""
        return DraftKeeper(self, self)

    @property
    def actor(self) -> Actor:
        """Who is signed in."""
        return self.work.actor

    @property
    def leads(self) -> bool:
        """Whether whoever is signed in leads a team."""
        return self.actor.role == "lead"

    @property
    def arranges(self) -> bool:
        """Whether whoever is signed in sets the house up, and serves no member."""
        return self.actor.role == "admin"

    @property
    def in_charge(self) -> bool:
        """Whether they say who works here: an administrator, and in a file a lead, too."""
        return self.arranges or (self.leads and not self.on_server)

    @property
    def on_server(self) -> bool:
        """Whether the workspace is a team's, on a server."""
        return not isinstance(self.work.workspace, Workspace)

    @property
    def zone(self) -> ZoneInfo:
        """The zone the workspace counts its days in."""
        return self.work.workspace.zone

    def read(
        self,
        question: Callable[..., Any],
        *args: object,
        then: Then,
        key: str | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Ask `question(session, *args)`; `then` gets its answer.

        A newer read with the same `key` makes the older one stale: it is interrupted, and neither
        its answer nor its failure is delivered.
        """
        ticket = Ticket()
        job = _Job(lambda: self.work.ask(ticket, question, *args), then, failed, key)
        job.ticket = ticket
        self._supersede(job)
        self._start(self._readers, job)

    def write(
        self,
        verb: Callable[..., Any],
        *args: object,
        then: Then | None = None,
        failed: Failed | None = None,
        initiator: object = None,
        before: Callable[[UUID], object] | None = None,
        unasked: bool = False,
    ) -> None:
        """Do `verb(session, *args)` in one transaction; `then` gets its result, then all panels
        get `changed`. `failed` gets what was raised; a bug is reported besides. `before`
        is told the number of the act, on the lane, before it is begun. What is `unasked` the
        person did not do: that they looked is written down by itself."""
        if not unasked:
            self.used.emit()
            self.begun.emit()
        job = _Job(lambda: self._act(before, verb, *args), then, failed, initiator=initiator)
        job.writes, job.unasked = True, unasked
        self._writing += 1
        self._slow.start()
        self._start(self._lane, job)

    def _act(
        self, before: Callable[[UUID], object] | None, verb: Callable[..., Any], *args: object
    ) -> Done[Any]:
        """On the lane."""
        operation = new_id()
        if before is not None:
            before(operation)
        return self.work.write_as(operation, verb, *args)

    def background(self, fn: Callable[..., Any], *args: object, then: Then | None = None) -> None:
        """Anything else that must not hold the window up, such as keeping a draft."""
        self.used.emit()
        self._start(self._readers, _Job(lambda: fn(*args), then, None))

    def watch(self) -> None:
        """From now on, look for what others write."""
        if self._live is not None:
            self._live.start(self._heard.emit)
        else:
            self._look()
            self._poll.start()
        self._upkeep.begin()  # what was done when this was last closed, or beside it

    def sit_at(self, member_id: UUID | None) -> None:
        """That member is shown here now, or none: other desks are told."""
        if self._live is not None:
            self._live.sit_at(member_id)

    def close(self) -> None:
        """Let writes end, give up reads, deliver nothing more."""
        self._closed = True
        words.know_tiers(())  # they were this workspace's
        self.work.patience.give_up()
        self.keeper.stop()
        if self._live is not None:
            self._live.close()
        self._soon.stop()
        self._poll.stop()
        self._slow.stop()
        self._upkeep.stop()
        for job in self._newest.values():
            if job.ticket:
                job.ticket.interrupt()
        self._readers.clear()
        for pool in (self._lane, self._readers):
            if self._live is not None and not pool.waitForDone(PARTING):
                self._live.cut()
            pool.waitForDone()

    def idle(self) -> bool:
        """Nothing asked for is still on its way."""
        return not self._asked

    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        pool.setExpiryTimeout(-1)
        return pool

    def _supersede(self, job: _Job) -> None:
        if job.key is None:
            return
        older = self._newest.get(job.key)
        if older is not None and older.ticket:
            older.ticket.interrupt()
        self._newest[job.key] = job

    def _start(self, pool: QThreadPool, job: _Job) -> None:
        if not self._closed:
            number = next(self._numbers)
            self._asked[number] = job
            pool.start(partial(self._run, number))

    def _run(self, number: int) -> None:
        """On a thread of the pool."""
        self._do(number)
        if not self._closed and isValid(self):
            self._done.emit(number)

    def _do(self, number: int) -> None:
        job = self._asked[number]
        try:
            if not job.stale:
                job.answer = job.run()
        except Exception as error:
            job.error = error

    @Slot(int)
    def _deliver(self, number: int) -> None:
        job = self._asked.pop(number)
        if self._closed:
            return
        if job.writes:
            self._written(job)
        elif not job.stale:
            self._forget(job)
            self._hand_over(job, job.answer)

    def _written(self, job: _Job) -> None:
        self._writing -= 1
        if not self._writing:
            self._slow.stop()
            self.working.emit(0)
        try:
            self._hand_over(job, job.answer.result if job.error is None else None)
        finally:
            if not job.unasked:
                self.answered.emit(job.error is None)
        if job.error is not None:
            return
        # How far one has looked is noted too, but nobody would call that saving.
        if job.answer.changes.kinds - {"member_seen"}:
            self.saved.emit(clock.now())
            self._upkeep.begin()
        self.changed.emit(with_initiator(job.answer.changes, job.initiator))

    def _forget(self, job: _Job) -> None:
        if job.key is not None and self._newest.get(job.key) is job:
            del self._newest[job.key]

    def _hand_over(self, job: _Job, answer: Any) -> None:
        if job.error is not None:
            self._hand_over_error(job, job.error)
        elif job.then is not None and alive(job.then):
            job.then(answer)

    def _hand_over_error(self, job: _Job, error: Exception) -> None:
        taken = job.failed is not None and alive(job.failed)
        if taken and job.failed is not None:
            job.failed(error)
        # A panel has words for a refusal only; a bug is told in the one place that tells bugs.
        if not isinstance(error, Refusal) or not (taken or self._is_weather(job, error)):
            self.failed.emit(error)

    def _is_weather(self, job: _Job, error: Refusal) -> bool:
        """A question that a lost server did not answer: the foot of the window says so, and it is
        asked again by itself."""
        return self._live is not None and not job.writes and error.code is Code.SERVER_AWAY

    @Slot(object)
    def _hear(self, what: "News | Weather | Company") -> None:
        from concierge.workspace.live import Company, Weather

        if self._closed:
            return
        if isinstance(what, Weather):
            self.weather.emit(what)
        elif isinstance(what, Company):
            self.company.emit(what)
        else:
            self._news |= what.operations
            self._missed |= what.access
            self._soon.start()

    def _read_news(self) -> None:
        news, missed = frozenset(self._news), self._missed
        self._news.clear()
        self._missed = False
        if missed:
            self.changed.emit(EVERYTHING)
        elif news:
            job = _Job(lambda: self.work.news.of(news), self._looked, self._news_failed)
            self._start(self._readers, job)

    def _news_failed(self, _error: Exception) -> None:
        self._missed = True  # until somebody answers again

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._start(
                self._readers, _Job(self.work.news.since_last, self._looked, self._look_failed)
            )

    def _looked(self, changes: Changes | None) -> None:
        self._looking = False
        if changes is not None:
            self.changed.emit(changes)

    def _look_failed(self, _error: Exception) -> None:
        self._looking = False

    def _in_between(self, fn: Callable[[], Any], then: Then | None = None) -> None:
        """Upkeep on the lane, between two writes. Should it fail, nobody is told."""
        self._start(self._lane, _Job(fn, then, self._not_done))

    def _beside(self, fn: Callable[[], Any]) -> None:
        """Upkeep that keeps no write waiting. Should it fail, nobody is told."""
        self._start(self._readers, _Job(fn, None, self._not_done))

    def _not_done(self, _error: Exception) -> None:
        """All is whole as it is; the next act brings another try."""

    def _tell_working(self) -> None:
        self.working.emit(self._writing)


def alive(call: Callable[..., Any]) -> bool:
    """Whether the object whose method this is still stands."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)

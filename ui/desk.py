"""Off the window's thread and back: every question and every act of the screens goes through here.

One lane for writes, so that they happen in the order they were asked for; three threads that read;
two for errands to other machines, and one for each that listens to one for ever. An answer for a
widget that is gone is dropped.
"""

import time
from collections.abc import Callable
from functools import cached_property, partial
from math import inf
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from concierge import clock, words
from concierge.errors import Code, Refusal
from concierge.store.act import Actor
from concierge.store.news import with_initiator
from concierge.store.ticket import Ticket
from concierge.store.types import new_id
from concierge.store.work import Done, Work
from concierge.wire import Wire
from concierge.workspace.file import Workspace
from ui.drafting import DraftKeeper
from ui.jobs import Failed, Job, Jobs, Then, alive, hand_over
from ui.lanes import Lane
from ui.others import Others
from ui.upkeep import Upkeep

if TYPE_CHECKING:
    from concierge.worker.limits import Limits
    from concierge.workspace.drafts import Drafts
    from concierge.workspace.live import Live
    from ui.worker import Worker

READERS, ERRANDS = 3, 2
PATIENCE = 300
"""Milliseconds a write may take before the window says that it is at work."""

PARTING_S = 10.0
"""What is under way has this long to end when the desk is closed; then a server is cut off."""
LAST_S = 60.0
"""After which even a disk that does not answer is no longer waited for."""
OUTSIDE_S = 2.0
"""Other machines have no longer: what was begun with them is taken up again the next time."""


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
        self._jobs = Jobs(self)
        self._writes, self._reads = Lane("writes", 1), Lane("reads", READERS)
        self._errands = Lane("errands", ERRANDS)
        self._listening: list[Lane] = []
        self._workers: list[Worker] = []
        self._newest: dict[str, Job] = {}
        self._writing = 0
        self._slow = QTimer(self, singleShot=True, interval=PATIENCE)
        self._slow.timeout.connect(self._tell_working)
        self._upkeep = Upkeep(work, self._in_between, self._beside, self)
        self._others = Others(work, live, self._beside, self)
        self._others.changed.connect(self.changed)
        self._others.weather.connect(self.weather)
        self._others.company.connect(self.company)

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
        back = partial(self._answer, key)
        job = Job(lambda: self.work.ask(ticket, question, *args), back, then, failed, ticket)
        if key is not None:
            if (older := self._newest.get(key)) is not None:
                older.interrupt()
            self._newest[key] = job
        self._jobs.start(self._reads, job)

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
        back = partial(self._written, initiator, unasked)
        self._writing += 1
        self._slow.start()
        self._jobs.start(
            self._writes, Job(lambda: self._act(before, verb, *args), back, then, failed)
        )

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
        self._jobs.start(self._reads, Job(lambda: fn(*args), self._told, then))

    def send_out(
        self,
        errand: Callable[..., Any],
        *args: object,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> Wire:
        """Do `errand(wire, *args)`, which waits for another machine: sending, fetching. Whoever
        cuts the wire that is returned ends it, and hears nothing more of it."""
        return self._on_a_wire(self._errands, errand, *args, then=then, failed=failed)

    def listen(
        self, errand: Callable[..., Any], *args: object, failed: Failed | None = None
    ) -> Wire:
        """`send_out` of what waits for ever, on a thread of its own: it keeps nobody waiting."""
        lane = Lane("listens", 1)
        self._listening = [one for one in self._listening if one.busy] + [lane]
        wire = self._on_a_wire(lane, errand, *args, failed=failed)
        lane.close()
        return wire

    def _on_a_wire(
        self,
        lane: Lane,
        errand: Callable[..., Any],
        *args: object,
        then: Then | None = None,
        failed: Failed | None = None,
    ) -> Wire:
        wire = Wire()

        def run() -> Any:
            with wire:
                return errand(wire, *args)

        self._jobs.start(lane, Job(run, self._told, then, failed, wire))
        return wire

    def worker(self, kind: str, limits: "Limits") -> "Worker":
        """A process for what is from outside and heavy; `kind` is the module that works on it. It
        ends with the desk."""
        # Not needed for the first screen.
        from ui.worker import Worker

        made = Worker(kind, limits, self)
        made.failed.connect(self.failed)
        self._workers.append(made)
        return made

    def watch(self) -> None:
        """From now on, look for what others write."""
        self._others.watch()
        self._upkeep.begin()  # what was done when this was last closed, or beside it

    def sit_at(self, member_id: UUID | None) -> None:
        """That member is shown here now, or none: other desks are told."""
        self._others.sit_at(member_id)

    def close(self) -> None:
        """Let writes end, give up reads and errands, deliver nothing more. What does not end in
        time is left behind."""
        outside_until = time.monotonic() + OUTSIDE_S
        self._jobs.close()
        words.know_tiers(())  # they were this workspace's
        self.work.patience.give_up()
        self.keeper.stop()
        self._others.stop()
        for worker in self._workers:
            worker.close()
        self._slow.stop()
        self._upkeep.stop()
        self._reads.clear()
        self._errands.clear()
        lanes = self._writes, self._reads, self._errands
        for lane in lanes:
            lane.close()
        for lane in (self._writes, self._reads):
            if not lane.wait(time.monotonic() + PARTING_S):
                if self._live is not None:
                    self._live.cut()  # who waits for the server is told that it is away
                lane.wait(time.monotonic() + LAST_S)
        for lane in (self._errands, *self._listening):
            lane.wait(outside_until)

    def idle(self) -> bool:
        """Nothing asked for is still on its way."""
        return self._jobs.idle

    def _answer(self, key: str | None, job: Job) -> None:
        """A question was answered, or not."""
        if key is not None and self._newest.get(key) is job:
            del self._newest[key]
        self._told(job)

    def _told(self, job: Job) -> None:
        """Something that writes nothing was done, or not."""
        if not job.stale and not self._is_weather(job):
            self._hand_over(job, job.answer)

    def _is_weather(self, job: Job) -> bool:
        """A question that a lost server did not answer: the foot of the window says so, and it is
        asked again by itself."""
        lost = isinstance(job.error, Refusal) and job.error.code is Code.SERVER_AWAY
        taken = job.failed is not None and alive(job.failed)
        return lost and self._live is not None and not taken

    def _written(self, initiator: object, unasked: bool, job: Job) -> None:
        self._writing -= 1
        if not self._writing:
            self._slow.stop()
            self.working.emit(0)
        try:
            self._hand_over(job, job.answer.result if job.error is None else None)
        finally:
            if not unasked:
                self.answered.emit(job.error is None)
        if job.error is not None:
            return
        # How far one has looked is noted too, but nobody would call that saving.
        if job.answer.changes.kinds - {"member_seen"}:
            self.saved.emit(clock.now())
            self._upkeep.begin()
        self.changed.emit(with_initiator(job.answer.changes, initiator))

    def _hand_over(self, job: Job, answer: Any) -> None:
        left = hand_over(job.then, answer, job.error, job.failed)
        if left is not None:
            self.failed.emit(left)

    def _in_between(self, fn: Callable[[], Any], then: Then | None = None) -> None:
        """Upkeep on the lane, between two writes. Should it fail, nobody is told."""
        self._jobs.start(self._writes, Job(fn, self._told, then, self._not_done))

    def _beside(
        self, fn: Callable[[], Any], then: Then | None = None, failed: Failed | None = None
    ) -> None:
        """What keeps no write waiting. Should it fail, nobody else is told."""
        self._jobs.start(self._reads, Job(fn, self._told, then, failed or self._not_done))

    def _not_done(self, _error: Exception) -> None:
        """All is whole as it is; the next act brings another try."""

    def _tell_working(self) -> None:
        self.working.emit(self._writing)

"""What a save and a member's page ask of the database, in the real window: counted, not timed.

In a file it is statements, on a server round trips, with everything that goes over the wire: ping,
begin and commit. Each is done before it is counted, as often as a driver needs to know it well.
"""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

# Before Qt, as the desk itself does it.
from sqlalchemy import event  # isort: skip

from psycopg import sql
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy.engine.url import URL

from bench.build import Made
from bench.house import ME
from bench.seat import Painted
from bench.server import Place
from bench.wire import Wire, laid
from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact, IssueDraft, PromiseDraft
from concierge.members.portfolio import portfolio
from concierge.reminders.rules import ReminderDraft
from concierge.settings import Settings
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.workspace import server as workspace_server
from ui import theme
from ui.desk import Desk
from ui.frame.member_page import MemberPage
from ui.trouble import Trouble
from ui.window import Window

LATE_S = 0.02
"""How much later an answer comes over a line to another town."""
QUIET_MS, LOOKED_MS = 300, 2000
"""After so long without a question nothing comes any more of what was done last; after so long not
even that the member was looked at."""
PATIENCE_S = 60.0
SIZE = 1440, 900
"""Where there is room for everything a page has."""
AHEAD = timedelta(days=2)
ZONE = "Asia/Shanghai"


class Counter(Protocol):
    """Counts what is asked, from when it was made."""

    def writes(self) -> int:
        """By the connection that writes."""

    def reads(self) -> int:
        """By those that read."""

    def slow(self, slow: bool) -> None:
        """Whether each round trip takes its time."""

    often: int
    """So often a driver sees a statement until it knows it well."""


@dataclass(frozen=True)
class Took:
    """How much was asked, and how many milliseconds that took."""

    asked: int
    ms: float


@dataclass(frozen=True)
class Counted:
    """`save` is a contact with an issue, a promise and a reminder; `painted` the stream and the
    header of a member, `page` all of the page; `repainted` what the page asks after the save."""

    save: Took
    painted: Took
    page: Took
    repainted: Took


@dataclass(frozen=True)
class Budget:
    """How much may be asked, at most."""

    save: int
    painted: int
    page: int
    repainted: int


STATEMENTS = Budget(save=50, painted=75, page=75, repainted=72)
TRIPS = Budget(save=43, painted=140, page=140, repainted=108)
SAVE_MS, PAINTED_MS, PAGE_MS = 400.0, 280.0, 500.0
SAVE = "contact, issue, promise and reminder saved"
PAINTED = "stream and header of a member painted"
PAGE = "the whole page"
REPAINTED = "the page after the save"


class Statements:
    """Those of a file, BEGIN and COMMIT not counted: they cost nothing there."""

    often = 1

    def __init__(self, work: Work) -> None:
        self.said: list[tuple[bool, str]] = []
        for engine, writes in ((work.workspace.writer, True), (work.workspace.readers, False)):
            event.listen(engine, "before_cursor_execute", self._noting(writes))

    def _noting(self, writes: bool) -> Callable[..., None]:
        def note(*given: Any) -> None:
            self.said.append((writes, given[2]))

        return note

    def writes(self) -> int:
        return sum(writes for writes, _ in self.said)

    def reads(self) -> int:
        return sum(not writes for writes, _ in self.said)

    def slow(self, slow: bool) -> None:
        """A file answers at once."""


class Trips:
    """Round trips of a wire."""

    often = 7

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def writes(self) -> int:
        return self._wire.trips - self._wire.trips_to_read

    def reads(self) -> int:
        return self._wire.trips_to_read

    def slow(self, slow: bool) -> None:
        self._wire.late_s = LATE_S if slow else 0.0


def in_a_file(made: Made) -> Counted:
    """All of it in a copy of that file, for it is written in."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(made.path.parent, Path(folder) / "copy")) / made.path.name
        kept = Made(copy, made.events)
        with kept.open() as workspace:
            work = kept.work(workspace)
            return count(work, Statements(work))


def on_a_server(place: Place, database: str) -> Counted:
    """All of it over a wire to that server, in a copy of that database."""
    with _copied(place, database) as copy:
        return _over_a_wire(place.at(copy, ME))


@contextmanager
def _copied(place: Place, database: str) -> Iterator[str]:
    copy = f"{database}_asked"
    names = sql.Identifier(copy), sql.Identifier(database)
    with place.connect("postgres") as driver:
        driver.autocommit = True
        driver.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(names[0]))
        driver.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        try:
            yield copy
        finally:
            driver.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(names[0]))


def _over_a_wire(url: URL) -> Counted:
    with laid(str(url.host), url.port or 5432) as wire:
        over = url.set(host="127.0.0.1", port=wire.port)
        with workspace_server.open(over) as workspace:
            return count(Work(workspace, sign_in(workspace, ME)), Trips(wire))


def count(work: Work, counter: Counter) -> Counted:
    """Do all of it in a window on that workspace."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, theme.Theme.LIGHT)
    with closing(Desk(work)) as desk:
        window = Window(desk, Trouble(), Settings())
        window.show()
        window.start()
        try:
            return _Hands(window, desk, counter).count()
        finally:
            window.close()
            window.deleteLater()


class _Hands:
    """What a person does at the window, while somebody counts."""

    def __init__(self, window: Window, desk: Desk, counter: Counter) -> None:
        self._window, self._desk, self._counter = window, desk, counter
        self._saved = 0

    def count(self) -> Counted:
        here, there, *_ = (row.id for row in self._desk.work.read(portfolio))
        self._settle()
        self._window.resize(*SIZE)
        for _ in range(self._counter.often):
            for member in (there, here):
                self._open(member)
                self._save(member)
        self._open(there)
        self._settle(LOOKED_MS)
        self._counter.slow(True)
        painted, page = self._open(here)
        self._settle(LOOKED_MS)
        save, repainted = self._save(here)
        return Counted(save, painted, page, repainted)

    def _open(self, member: UUID) -> tuple[Took, Took]:
        before, began = self._asked(), time.perf_counter()
        self._window.show_member(member)
        page = self._window.findChild(MemberPage)
        assert page is not None
        rows = Painted(page.timeline.stream)
        self._wait(lambda: rows.rows and page.header.shown() is not None)
        painted = Took(self._asked() - before, _since(began))
        rows.deleteLater()
        idle = self._settle()
        return painted, Took(self._asked() - before, (idle - began) * 1000)

    def _save(self, member: UUID) -> tuple[Took, Took]:
        """The save by itself; and what the window asks once it has heard of it."""
        self._saved += 1
        title, due = f"Refund {self._saved}", clock.now() + AHEAD
        contact = Contact(
            member,
            "The refund has not arrived.",
            issue=IssueDraft(title, "retail"),
            promises=(PromiseDraft(title, due, ZONE),),
            reminders=(ReminderDraft(title, due, ZONE),),
        )
        told: list[float] = []
        writes, reads = self._counter.writes(), self._counter.reads()
        began = time.perf_counter()
        self._desk.write(log_contact, contact, then=lambda _: told.append(time.perf_counter()))
        self._wait(lambda: bool(told))
        save = Took(self._counter.writes() - writes, (told[0] - began) * 1000)
        idle = self._settle()
        return save, Took(self._counter.reads() - reads, (idle - told[0]) * 1000)

    def _asked(self) -> int:
        return self._counter.writes() + self._counter.reads()

    def _wait(self, until: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while not until():
            assert time.monotonic() < deadline, until
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def _settle(self, quiet_ms: int = QUIET_MS) -> float:
        """Wait until nothing is asked any more; when the last answer came."""
        asked, last = -1, time.perf_counter()
        while True:
            self._wait(self._desk.idle)
            if self._asked() == asked:
                return last
            asked, last = self._asked(), time.perf_counter()
            _pause(quiet_ms)


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def _pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()

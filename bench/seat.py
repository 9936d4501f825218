"""The real window on a bench's workspace, with hands on its keys: run as a process of its own.

Its arguments: start, open, scroll or save, then WORKSPACE KEY LOGIN NOW HEAVIEST; prints what it
measured as one line of JSON. It imports what the desk imports and no more: the start is measured.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from uuid import UUID

# Before Qt, as the desk itself does it.
from ui import without_qt  # isort: skip  # noqa: F401

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QListView

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.entrance import Entrance
from ui import app as desk_app
from ui.desk import Desk
from ui.window import Window

ENTERS = 60
FRAME = 1000 // 60
NOTCHES, PAGES, LEAPS = 300, 300, 300
SAVES, SENTENCES = 2000, 3
APART = timedelta(seconds=7)
"""Between two saves, by the clock of the desk: nobody writes many in one millisecond."""
PATIENCE = 30.0
LOOK = 5
"""Milliseconds between two looks at whether the window stands."""


class Painted(QObject):
    """Tells when a list has painted rows, since it was last asked to watch."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.rows = False
        view.viewport().installEventFilter(self)
        view.viewport().update()  # it may have been painted just now

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and self._view.model().rowCount() > 0:
            self.rows = True
        return False


class Seat:
    """Sits at the window once it stands."""

    def __init__(self, window: Window, start: desk_app.Start) -> None:
        self._start = start
        self.window = window

    def list_(self, identifier: str) -> QListView:
        """The list of that identifier which is to be seen."""
        found = [
            view
            for view in self.window.findChildren(QListView)
            if view.accessibleIdentifier() == identifier
        ]
        return next((view for view in found if view.isVisible()), found[0])

    def settle(self) -> None:
        """Wait until everything that was asked has been answered and shown."""
        for _ in range(3):
            wait(self._idle)
            pause(FRAME)

    def desk(self) -> Desk:
        """Through which the window asks and writes."""
        found = self._start.findChild(Desk)
        assert found is not None
        return found

    def _idle(self) -> bool:
        return self.desk().idle()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until `until`."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, until
        pause(1)


def pause(ms: int) -> None:
    """Let the window work for so long; waiting costs no processor time."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def opened(seat: Seat) -> dict[str, object]:
    """From Enter on a member in the list to the painted stream, for each of many: milliseconds."""
    from PySide6.QtTest import QTest  # the desk does not need it

    seat.window.show_members()
    seat.settle()
    members = seat.list_("members.list")
    seat.settle()
    took = []
    rows = members.model().rowCount()
    _enter_first(seat, members)
    for n in range(1, ENTERS + 1):
        members.setCurrentIndex(members.model().index(n * rows // (ENTERS + 1), 0))
        stream = Painted(seat.list_("member.stream"))
        began = time.perf_counter()
        QTest.keyClick(members, Qt.Key.Key_Return)
        while not stream.rows:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        took.append((time.perf_counter() - began) * 1000)
        stream.deleteLater()
        seat.settle()
        seat.window.back()
        seat.settle()
    return {"ms": took}


def _enter_first(seat: Seat, members: QListView) -> None:
    """The first member one enters has the page built, whose stream is looked at from then on."""
    from PySide6.QtTest import QTest

    members.setCurrentIndex(members.model().index(0, 0))
    QTest.keyClick(members, Qt.Key.Key_Return)
    seat.settle()
    seat.window.back()
    seat.settle()


def scrolled(seat: Seat, heaviest: UUID) -> dict[str, object]:
    """What a frame of scrolling costs, in milliseconds of the processor: the wheel, whole pages,
    and the bar dragged through everything; and the memory after it."""
    seat.window.show_member(heaviest)
    seat.settle()
    stream = seat.list_("member.stream")
    before = _megabytes()
    bar, frames = stream.verticalScrollBar(), Frames(stream)
    wheel = [ms for _ in range(NOTCHES) for ms in frames.after(lambda: _notch(stream))]
    pages = [
        ms
        for _ in range(PAGES)
        for ms in frames.after(lambda: bar.setValue(bar.value() - bar.pageStep()))
    ]
    begin, end = bar.value(), bar.minimum()
    drag = [
        ms
        for n in range(1, LEAPS + 1)
        for ms in frames.after(lambda n=n: bar.setValue(begin + (end - begin) * n // LEAPS))  # type: ignore[misc]
    ]
    seat.settle()
    found: dict[str, object] = {"rows": stream.model().rowCount()}
    return (
        found
        | {"wheel": wheel, "pages": pages, "drag": drag}
        | {"opened_mb": before, "mb": _megabytes()}
    )


def saved(seat: Seat, member: UUID, hands: clock.Hands) -> dict[str, object]:
    """From a save to its answer, beside the window that shows the member and reads each time what
    was saved: milliseconds."""
    from bench.texts import Words  # as above

    seat.window.show_member(member)
    seat.settle()
    words, took = Words(5), []
    for _ in range(SAVES):
        hands.move(APART)
        contact = Contact(member, words.title("zh") * SENTENCES)
        began, told = time.perf_counter(), Told()
        seat.desk().write(log_contact, contact, then=told.take)
        while not told.heard:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        took.append((time.perf_counter() - began) * 1000)
    return {"ms": took}


class Told(QObject):
    """Hears that something is saved."""

    heard = False

    def take(self, _answer: object) -> None:
        """It is."""
        self.heard = True


class Frames(QObject):
    """Weighs what a list paints: everything the process does for a frame, on all its threads."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._paints: list[float] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self._paints.append(time.process_time())
        return False

    def after(self, move: Callable[[], object]) -> list[float]:
        """The frames one move brings about, in milliseconds of the processor. Where rows are still
        to come it is two: bars first, then the rows."""
        self._paints.clear()
        began = time.process_time()
        move()
        pause(FRAME)
        # The first begins with the move, each further one with its paint.
        bounds = [began, *self._paints[1:], time.process_time()]
        return [(end - begin) * 1000 for begin, end in pairwise(bounds)]


def _notch(view: QListView) -> None:
    at = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        at,
        QPointF(view.viewport().mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)


def _megabytes() -> float:
    import psutil  # as above

    return float(psutil.Process().memory_info().rss) / 2**20


class Watched(QApplication):
    """The program, which tells when its first screen is painted."""

    measure: Callable[[Seat], dict[str, object]] | None = None

    def exec(self) -> int:  # type: ignore[override]
        """Run the desk, with somebody watching."""
        self._lists: list[Painted] = []
        QTimer.singleShot(0, self._watch)
        return int(super().exec())

    def _watch(self) -> None:
        windows = [one for one in self.topLevelWidgets() if isinstance(one, Window)]
        if not windows or not self._stands(windows[0]):
            QTimer.singleShot(LOOK, self._watch)
            return
        found: dict[str, object] = {"cpu": time.process_time(), "mb": _megabytes()}
        start = self.findChild(desk_app.Start)
        if Watched.measure is not None and start is not None:
            seat = Seat(windows[0], start)
            pause(2 * desk_app.QUIET)
            seat.settle()
            found |= Watched.measure(seat)
        print(json.dumps(found), flush=True)
        windows[0].close()
        self.quit()

    def _stands(self, window: Window) -> bool:
        """Whether the first screen has its rows and they are painted."""
        if not self._lists:
            lists = [view for view in window.findChildren(QListView) if view.isVisible()]
            self._lists = [Painted(view) for view in lists if view.model() is not None]
        return any(one.rows for one in self._lists)


def main() -> int:
    """Open the desk on a workspace, and measure; the exit code."""
    what, workspace, key, login, now, heaviest = sys.argv[1:]
    setattr(desk_app, "QApplication", Watched)  # noqa: B010  # the desk starts with it
    entrance = Entrance(Path(workspace), key_file=Path(key), login=login)
    with clock.frozen(datetime.fromisoformat(now)) as hands:
        Watched.measure = {
            "start": None,
            "open": opened,
            "scroll": partial(scrolled, heaviest=UUID(heaviest)),
            "save": partial(saved, member=UUID(heaviest), hands=hands),
        }[what]
        return desk_app.run(entrance, "en")

"""What both forms of Today show: one agenda, asked again when it may have changed."""

from datetime import time, timedelta
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from concierge.changes import EVERYTHING, Changes
from concierge.due.queries import told_in
from concierge.members.lines import Line, lines
from concierge.today.queries import agenda
from concierge.today.rules import DAY_BEGINS
from ui.desk import Desk

if TYPE_CHECKING:
    from concierge.today.queries import Agenda

MINUTE = 60_000


class TodayFeed(QObject):
    """Keeps the agenda up to date: after every act, and every minute. `loaded` when it is new."""

    loaded = Signal()

    def __init__(
        self, desk: Desk, parent: QObject | None = None, *, begins: time = DAY_BEGINS
    ) -> None:
        super().__init__(parent)
        self._desk, self.begins = desk, begins
        self.lines: list[Line] = []
        self.agenda: Agenda | None = None
        desk.changed.connect(self._changed)
        # "2 h late" and what has become overdue: the list is asked again, which costs 0.1 ms.
        self._minutes = QTimer(self, interval=MINUTE)
        self._minutes.timeout.connect(self.ask)
        self._minutes.start()
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._turned)

    def ask(self) -> None:
        """Ask what needs me; nothing does whoever sees no member."""
        if self._desk.arranges:
            return
        if not self.lines:
            self._desk.read(lines, then=self._have_lines, key="today.lines")
        self._desk.read(agenda, self.begins, then=self._have, key="today.agenda")

    def day_begins(self, at: time) -> None:
        """From now on a day begins at that wall time."""
        self.begins = at
        self.ask()

    def stop(self) -> None:
        """Ask no more by itself."""
        self._minutes.stop()
        self._turn.stop()

    def empty(self) -> bool:
        """Nothing needs me, as far as we know."""
        return self.agenda is not None and not self.agenda.items

    def _have_lines(self, found: list[Line]) -> None:
        self.lines = found
        if self.agenda is not None:
            self.loaded.emit()

    def _have(self, found: "Agenda") -> None:
        # Nobody stands in while the first agenda is on its way.
        from concierge.team.cover import next_change

        self.agenda = found
        self.loaded.emit()
        self._desk.read(next_change, then=self._have_turn, key="today.turn")

    def _have_turn(self, left: timedelta | None) -> None:
        """What is further off than a minute is asked for again by then."""
        self._turn.stop()
        if left is not None and left < 2 * timedelta(milliseconds=MINUTE):
            self._turn.start(ceil(left / timedelta(milliseconds=1)))

    def _turned(self) -> None:
        """A cover began or is over: whom one may see is another now, on every screen."""
        self._desk.changed.emit(EVERYTHING)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.touch(None, "due_item", "member", "issue", "cover", *told_in()):
            self.ask()

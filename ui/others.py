"""What others do in the workspace: heard from a server, looked for in a file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from concierge.changes import EVERYTHING, Changes
from concierge.store.work import Work

if TYPE_CHECKING:
    from concierge.workspace.live import Company, Live, News, Weather

POLL_MS = 1000
"""Between two looks at what other programs wrote to a file."""
TOGETHER_MS = 50
"""In which what is heard of others is gathered, to be asked about once."""

Beside = Callable[[Callable[[], Any], Callable[[Any], object], Callable[[Exception], object]], None]
"""Does something beside the window, and tells what came of it."""


class Others(QObject):
    """Tells of colleagues, and of oneself at another desk."""

    changed = Signal(object)  # Changes
    weather = Signal(object)  # Weather: whether the server answers, whenever that changes
    company = Signal(object)  # Company: who else has the member open that is shown here
    _heard = Signal(object)  # on a server: News, Weather, Company

    def __init__(self, work: Work, live: "Live | None", beside: Beside, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._live, self._beside = work, live, beside
        self._looking = self._stopped = False
        self._news: set[UUID] = set()
        self._missed = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._soon = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._soon.timeout.connect(self._ask)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on."""
        if self._live is not None:
            self._live.start(self._heard.emit)
        else:
            self._look()
            self._poll.start()

    def sit_at(self, member_id: UUID | None) -> None:
        """That member is shown here now, or none: other desks are told."""
        if self._live is not None:
            self._live.sit_at(member_id)

    def stop(self) -> None:
        """The desk is being closed."""
        self._stopped = True
        self._soon.stop()
        self._poll.stop()
        if self._live is not None:
            self._live.close()

    @Slot(object)
    def _hear(self, what: "News | Weather | Company") -> None:
        from concierge.workspace.live import Company, Weather

        if self._stopped:
            return
        if isinstance(what, Weather):
            self.weather.emit(what)
        elif isinstance(what, Company):
            self.company.emit(what)
        else:
            self._news |= what.operations
            self._missed |= what.access
            self._soon.start()

    def _ask(self) -> None:
        news, missed = frozenset(self._news), self._missed
        self._news.clear()
        self._missed = False
        if missed:
            self.changed.emit(EVERYTHING)
        elif news:
            self._beside(lambda: self._work.news.of(news), self._found, self._not_found)

    def _not_found(self, _error: Exception) -> None:
        self._missed = True  # until somebody answers again

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._beside(self._work.news.since_last, self._found, self._not_seen)

    def _found(self, changes: Changes | None) -> None:
        self._looking = False
        if changes is not None:
            self.changed.emit(changes)

    def _not_seen(self, _error: Exception) -> None:
        self._looking = False

"""Puts on the record that somebody else's member was opened: once an hour, after it was painted."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from concierge import clock
from ui.desk import Desk

AFTER = 400
"""Milliseconds after the stream was there: what one waits for comes first."""
HOUR = timedelta(hours=1)


class Looks(QObject):
    """Whom one opened lately in this window."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lately: dict[UUID, datetime] = {}
        self._untold: list[UUID] = []
        self._after = QTimer(self, singleShot=True, interval=AFTER)
        self._after.timeout.connect(self._ask)

    def opened(self, member_id: UUID) -> None:
        """That member's stream is there."""
        now = clock.now()
        before = self._lately.get(member_id)
        if before is None or not timedelta() <= now - before < HOUR:
            self._lately[member_id] = now
            self._untold.append(member_id)
            self._after.start()

    def _ask(self) -> None:
        # Nobody is opened while Today is painted.
        from concierge.members.looking import is_anothers

        untold, self._untold = self._untold, []
        for member_id in untold:
            told = partial(self._tell, member_id)
            self._desk.read(is_anothers, member_id, then=told, failed=partial(self._not, member_id))

    def _tell(self, member_id: UUID, anothers: bool) -> None:
        from concierge.members.looking import looked

        if anothers:
            self._desk.write(looked, member_id, failed=partial(self._not, member_id), unasked=True)

    def _not(self, member_id: UUID, _error: Exception) -> None:
        """It is told when the member is opened the next time."""
        self._lately.pop(member_id, None)

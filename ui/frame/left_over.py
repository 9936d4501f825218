"""An issue is closed, wherever that was done: what it leaves to be done is asked right then."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from concierge import clock
from concierge.changes import Changes
from concierge.issues.left_over import LeftOver, left_over
from ui.desk import Desk
from ui.voice import Voice

if TYPE_CHECKING:
    from ui.widgets.left_reminders import LeftReminders

JUST = timedelta(minutes=1)
FEW = 5
"""An act that touches more members closes nobody's issue."""


class LeftOvers(QObject):
    """Stands across the window until it is answered, unless the issue is open beside the stream,
    which asks there; `looked_at` says which one that is."""

    def __init__(
        self, desk: Desk, voice: Voice, looked_at: Callable[[], UUID | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._voice, self._looked_at = desk, voice, looked_at
        self._asked: set[tuple[UUID, datetime]] = set()
        self.room = QVBoxLayout()
        self._banner: LeftReminders | None = None
        desk.changed.connect(self._changed)

    def stands(self) -> bool:
        """Whether it is asked now."""
        return self._banner is not None and not self._banner.isHidden()

    def finish(self) -> None:
        """Done with the issue."""
        if self._banner is not None:
            self._banner.finish()

    def keep(self) -> None:
        """They come up all the same."""
        if self._banner is not None:
            self._banner.keep()

    def _changed(self, changes: Changes) -> None:
        if changes.everything or not changes.touch(None, "issue") or len(changes.members) > FEW:
            return
        since, members = clock.now() - JUST, tuple(changes.members)
        self._desk.read(left_over, members, since, then=self._have, key="left.over")

    def _have(self, found: list[LeftOver]) -> None:
        for one in found:
            asked = (one.issue_id, one.closed_at)
            if asked not in self._asked:
                self._asked.add(asked)
                if one.issue_id != self._looked_at():
                    self._made().show_left(one.reminders, one.title)

    def _made(self) -> "LeftReminders":
        # Only once it is asked: a start needs none of it.
        from ui.widgets.left_reminders import LeftReminders

        if self._banner is None:
            self._banner = LeftReminders(self._desk, self._voice, "left")
            self.room.addWidget(self._banner)
        return self._banner

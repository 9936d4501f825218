"""Why something is put right: freely for a day by whoever wrote it, then asked for."""

from datetime import datetime
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge import clock
from concierge.timeline.rules import reason_wanted
from ui.desk import Desk
from ui.widgets.line_field import LineField


class ReasonField(LineField):
    """Knows whether it may stay empty."""

    def __init__(self, desk: Desk, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self._desk = desk
        self._by: UUID | None = None
        self._when: datetime | None = None

    def ask_of(self, steward_id: UUID | None, recorded_at: datetime) -> None:
        """Of what that steward wrote then."""
        self._by, self._when = steward_id, recorded_at
        self.clear()
        self.setPlaceholderText(
            self.tr("Needed: it is from more than a day ago, or somebody else's")
            if self.wanted()
            else self.tr("If there is one")
        )

    def wanted(self) -> bool:
        """Whether it must be said."""
        mine = self._by == self._desk.actor.steward_id
        return self._when is not None and reason_wanted(mine, self._when, clock.now())

    def reason(self) -> str:
        """What was written."""
        return self.text().strip()

    def missing(self) -> bool:
        """Whether it must be said and is not."""
        return self.wanted() and not self.reason()

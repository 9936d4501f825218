"""What a closed issue leaves open, in its pane."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge.issues.queries import IssueDetail
from concierge.reminders.queries import ReminderRow, left_of
from ui.desk import Desk
from ui.voice import Voice
from ui.widgets.left_reminders import LeftReminders


class LeftOfIssue(QWidget):
    """There while the issue shown is closed and has any."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._issue_id: UUID | None = None
        self._kept: UUID | None = None
        self._banner = LeftReminders(desk, voice, "issue.left", self)
        self._banner.kept.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)

    def show_detail(self, detail: IssueDetail) -> None:
        """Of this issue."""
        if detail.end is None or detail.row.id != self._issue_id:
            self._banner.show_left(())
            self._kept = None
        self._issue_id = detail.row.id
        if detail.end is not None and self._kept != self._issue_id:
            row = detail.row
            then = partial(self._have, row.id)
            self._desk.read(left_of, row.member_id, row.id, then=then, key="issue.left")

    def finish(self) -> None:
        """They are done with the issue."""
        self._banner.finish()

    def keep(self) -> None:
        """They come up all the same."""
        self._banner.keep()

    def asks(self) -> bool:
        """Whether it asks now."""
        return self._banner.isVisible()

    def _keep(self) -> None:
        """Not asked again while one looks at it."""
        self._kept = self._issue_id

    def _have(self, issue_id: UUID, left: list[ReminderRow]) -> None:
        if issue_id == self._issue_id:
            self._banner.show_left(left)

"""What a closed issue leaves open, in its pane."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from concierge.issues.queries import IssueDetail
from concierge.reminders.queries import ReminderRow, left_of
from ui.desk import Desk
from ui.widgets.left_reminders import LeftReminders


class LeftOfIssue(LeftReminders):
    """There while the issue shown is closed and has any."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "issue.left", parent)
        self._issue_id: UUID | None = None
        self._kept: UUID | None = None

    def show_detail(self, detail: IssueDetail) -> None:
        """Of this issue."""
        if detail.end is None or detail.row.id != self._issue_id:
            self.show_left(())
            self._kept = None
        self._issue_id = detail.row.id
        if detail.end is not None and self._kept != self._issue_id:
            row = detail.row
            then = partial(self._have, row.id)
            self._desk.read(left_of, row.member_id, row.id, then=then, key="issue.left")

    def keep(self) -> None:
        """Not asked again while one looks at it."""
        self._kept = self._issue_id
        super().keep()

    def _have(self, issue_id: UUID, left: list[ReminderRow]) -> None:
        if issue_id == self._issue_id:
            self.show_left(left)

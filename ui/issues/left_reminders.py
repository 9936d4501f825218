"""Reminders of an issue that is over, which would still come up on Today: done with it, or kept."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.issues.queries import IssueDetail
from concierge.reminders.actions import finish_each, unfinish_each
from concierge.reminders.queries import ReminderRow, left_of
from ui.desk import Desk
from ui.undo import WayBack
from ui.widgets.banner import Banner, Tone


class LeftReminders(Banner):
    """There while a closed issue has any."""

    toast_wanted = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Tone.NEUTRAL, "issue.left", parent, icon="bell")
        self._desk = desk
        self._issue_id: UUID | None = None
        self._left: list[ReminderRow] = []
        self.acted.connect(self._finish)
        self.hide()

    def show_detail(self, detail: IssueDetail) -> None:
        """Of this issue."""
        if detail.end is None or detail.row.id != self._issue_id:
            self._show(None, [])
        self._issue_id = detail.row.id
        if detail.end is not None:
            row = detail.row
            then = partial(self._show, row.id)
            self._desk.read(left_of, row.member_id, row.id, then=then, key="issue.left")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()

    def _show(self, issue_id: UUID | None, left: list[ReminderRow]) -> None:
        if issue_id in (None, self._issue_id):
            self._left = left
            self._tell()

    def _tell(self) -> None:
        n = len(self._left)
        what = words.listed([one.text for one in self._left])
        said = words.fill(self.tr("%n reminders still open: {what}", "", n), what=what)
        self.set_text(said, self.tr("Mark done"))
        self.setVisible(n > 0)

    def _finish(self) -> None:
        ids = tuple(one.id for one in self._left)
        said = words.fill(
            self.tr("Done: {what}"), what=words.listed([one.text for one in self._left])
        )
        back = WayBack(self._desk, unfinish_each, ids)
        then = partial(self._finished, said, back)
        self._desk.write(finish_each, ids, then=then)

    def _finished(self, said: str, back: WayBack, _result: object) -> None:
        self.toast_wanted.emit(said, back)

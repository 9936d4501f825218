"""A reminder is put right where it stands in Today; anything else says why it is not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from concierge.today.rules import Key
from ui.desk import Desk
from ui.due.sorts import shown_as
from ui.today.list import TodayList
from ui.today.rows import Thing
from ui.voice import Voice

if TYPE_CHECKING:
    from ui.widgets.reminder_right import ReminderRight


class Righting(QWidget):
    """Below the list; the form is made when it is first wanted. It stands while the row does that
    it was asked from: on another row, or another screen, one would rewrite what one does not see.
    """

    def __init__(
        self, desk: Desk, voice: Voice, rows: TodayList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._voice, self._list = desk, voice, rows
        self.form: ReminderRight | None = None
        self._about: Key | None = None
        self._from: Key | None = None
        rows.chosen.connect(self._chosen)
        rows.model().modelReset.connect(self._still_there)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def ask(self, thing: Thing) -> None:
        """About that thing, if it is a reminder; only where its list is looked at."""
        if not self._list.isVisible():
            return
        shown = shown_as(thing.item.kind)
        if shown.by_hand:
            at = self._list.current()
            self._about, self._from = thing.key, at.key if at else None
            self._made().ask(thing.item.ref_id, thing.who)
        else:
            self._say(QCoreApplication.translate("Righting", shown.why_not))

    def put_away(self) -> bool:
        """No longer asked, what is typed is kept; whether anything was. The list has the keyboard
        where the form had it."""
        form = self.form
        if form is None:
            return False
        shown, focus = not form.isHidden(), QApplication.focusWidget()
        had = focus is not None and form.isAncestorOf(focus)
        form.blockSignals(not had)
        form.leave()
        form.blockSignals(False)
        return shown

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._list.isVisible():
            self.put_away()

    def _chosen(self, thing: Thing | None) -> None:
        if thing is None or thing.key != self._from:
            self.put_away()

    def _still_there(self) -> None:
        if self._about is not None and not self._list.shows(self._about):
            self.put_away()

    def _made(self) -> "ReminderRight":
        if self.form is None:
            from ui.widgets.reminder_right import ReminderRight

            self.form = ReminderRight(self._desk, self._voice, "today.right", self)
            self._column.addWidget(self.form)
            self.form.not_possible.connect(self._say)
            self.form.left.connect(self._list.setFocus)
        return self.form

    def _say(self, sentence: str) -> None:
        self._list.say_at_row(sentence)

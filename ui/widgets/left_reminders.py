"""Reminders of an issue that is over, which would still come up on Today: done with it, or kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.reminders.actions import finish_each, unfinish_each
from concierge.reminders.queries import ReminderRow
from ui import language
from ui.commands import command
from ui.desk import Desk
from ui.undo import WayBack, there_and_back
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.banner import Banner, Tone


class LeftReminders(Banner):
    """There while there are any that nobody decided to keep."""

    kept = Signal()

    def __init__(
        self, desk: Desk, voice: Voice, identifier: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(Tone.NEUTRAL, identifier, parent, icon="bell")
        self._desk, self._voice = desk, voice
        self._title = ""
        self._left: Sequence[ReminderRow] = ()
        self._keep = ActionButton(Kind.GHOST, f"{identifier}.keep", self)
        self._keep.clicked.connect(self.keep)
        self._row.addWidget(self._keep)
        self._action.set_hint(command("reminders.done").key())
        self._keep.set_hint(command("reminders.keep").key())
        self.acted.connect(self.finish)
        self.hide()
        language.notifier().changed.connect(self._tell)

    def show_left(self, left: Sequence[ReminderRow], title: str = "") -> None:
        """These; `title` says of which issue, where one does not look at it."""
        self._left, self._title = left, title
        self._tell()

    def finish(self) -> None:
        """They are done with the issue."""
        what, ids = self._what(), tuple(one.id for one in self._left)
        said = words.fill(self.tr("Done: {what}"), what=what)
        again = words.fill(self.tr("To be done again: {what}"), what=what)
        back = there_and_back(self._desk, (unfinish_each, ids), (finish_each, ids), undone=again)
        self._desk.write(finish_each, ids, then=partial(self._finished, said, back))

    def keep(self) -> None:
        """They come up all the same."""
        self.show_left(())
        self.kept.emit()

    def _what(self) -> str:
        return words.listed([one.text for one in self._left])

    def _tell(self) -> None:
        n = len(self._left)
        said = words.fill(self.tr("%n reminders still open: {what}", "", n), what=self._what())
        closed = words.fill(self.tr("Closed: {title}."), title=self._title) if self._title else ""
        self.set_text(" ".join(part for part in (closed, said) if part), self.tr("Mark done"))
        self._keep.set_text(self.tr("Keep"))
        self.setVisible(n > 0)

    def _finished(self, said: str, back: WayBack, _result: object) -> None:
        self.show_left(())
        self._voice.offer(said, back)

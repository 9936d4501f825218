"""A reminder is put right: its words and its time again, and why."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from concierge import clock, words
from concierge.errors import Code, Refusal
from concierge.reminders.actions import correct
from concierge.reminders.queries import ReminderSet, reminder_of
from concierge.reminders.rules import ReminderDraft
from ui.desk import Desk
from ui.drafting import place_of
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.reason_field import ReasonField
from ui.widgets.strip import Strip
from ui.widgets.when_field import WhenField


class ReminderRight(Strip):
    """Says what is so now, and offers the way back; `not_possible` tells why it cannot be."""

    not_possible = Signal(str)

    def __init__(
        self, desk: Desk, voice: Voice, identifier: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(identifier, parent)
        self._desk, self._voice = desk, voice
        self._set: ReminderSet | None = None
        self._wanted: UUID | None = None
        self._who = ""
        self.text = LineField(f"{identifier}.text", self)
        self.at = WhenField(desk.zone, f"{identifier}.at", self)
        self.reason = ReasonField(desk, f"{identifier}.reason", self)
        self.form.add(self.text, self.at, self.reason)
        asked = {"text": self.text, "at": self.at, "reason": self.reason}
        self.kept = Kept(desk, asked, self)
        self.committed.connect(self._commit)
        self.retranslate()

    def ask(self, reminder_id: UUID, who: str = "") -> None:
        """About this one, as it stands; `who` names its member, where several stand."""
        self._wanted, self._who = reminder_id, who
        self._desk.read(reminder_of, reminder_id, then=self._fill, key=f"reminder.right.{id(self)}")

    def retranslate(self) -> None:
        super().retranslate()
        self._say_whose()
        self.form.set_label(self.text, self.tr("Words"))
        self.form.set_label(self.at, self.tr("When"))
        self.form.set_label(self.reason, self.tr("Reason"))
        self.commit.set_text(self.tr("Put right"))

    def close_strip(self) -> None:
        self._wanted = None
        super().close_strip()

    def _fill(self, found: ReminderSet | None) -> None:
        if self._wanted is None or (found is not None and found.id != self._wanted):
            return  # what was asked is no longer asked
        if found is None or found.done:
            self.not_possible.emit(self.tr("This reminder is done: there is nothing to put right."))
            return
        self._set = found
        place = place_of(found.member_id, "reminder-right", found.id)
        if place != self.kept.place:
            self.kept.at(place)
            self.text.show_text(found.draft.text)
            self.at.show_instant(found.draft.at)
            self.reason.ask_of(found.steward_id, found.created_at)
            self.kept.listen()
        self.at.setReadOnly(found.binds)
        self._say_whose()
        self.open_strip(self.text)
        self.text.selectAll()

    def _say_whose(self) -> None:
        said = self.tr("What the reminder is to say, and when")
        if self._who:
            said = words.fill(self.tr("{who}: what the reminder is to say"), who=self._who)
        self.heading.setText(said)

    def _commit(self) -> None:
        found = self._set
        right = self._right(found) if found is not None else None
        if found is None or self.form.focus_wrong():
            return
        if right == found.draft:
            self.kept.done()
            self.leave()
        elif right is not None:
            self._desk.write(
                correct,
                found.id,
                right,
                self.reason.reason(),
                then=partial(self._corrected, right),
                failed=self._refused,
            )

    def leave(self) -> None:
        """What was asked is no longer asked."""
        self.kept.at("")
        self.close_strip()

    def _right(self, found: ReminderSet) -> ReminderDraft | None:
        """What it is to say; None with a complaint where that cannot be."""
        self.form.forgive()
        text, at = self.text.text().strip(), None
        if not text:
            self.form.complain(self.text, self.tr("Write what you are to be reminded of."))
        try:
            at = self.at.instant()
            if at is None:
                self.form.complain(self.at, self.tr("Say when, like Fri 18:00."))
        except Refusal as refusal:
            self.form.complain(self.at, words.refusal(refusal))
        draft = ReminderDraft(text, at, found.draft.zone) if text and at else None
        if draft is not None and draft != found.draft and self.reason.missing():
            self.form.complain(self.reason, self.tr("Say why, in a few words."))
        return draft

    def _corrected(self, right: ReminderDraft, before: ReminderDraft) -> None:
        found = self._set
        if found is None:
            return
        was = (correct, found.id, before, self.tr("undone"))
        again = (correct, found.id, right, self.reason.reason())
        as_before = words.facts(before.text, self._moment(before.at))
        undone = words.fill(self.tr("As it was before: {what}"), what=as_before)
        back = there_and_back(self._desk, was, again, undone=undone)
        said = words.fill(self.tr("Put right: {what}"), what=self._what(before))
        self.kept.done()
        self.leave()
        self._voice.offer(said, back)

    def _what(self, before: ReminderDraft) -> str:
        """Both sides of what has changed, else what was meant."""
        text, at = self.text.text().strip(), self.at.instant()
        told = f"{before.text} → {text}" if text != before.text else text
        when = f"{self._moment(before.at)} → {self._moment(at)}" if at != before.at else ""
        return words.facts(told, when)

    def _moment(self, at: datetime | None) -> str:
        return words.moment(at, self._desk.zone, clock.now()) if at else ""

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            at = (Code.DUE_PAST, Code.MOMENT_PAST, Code.STATUTORY_BINDS)
            field = self.at if error.code in at else self.text
            self.form.complain(field, words.refusal(error))

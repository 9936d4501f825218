"""What a row of the stream says is put right in its place, or said why that cannot be."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge.timeline.rows import Row
from ui.composer.member_frame import Frame
from ui.desk import Desk
from ui.timeline.put_right import PUT_RIGHT, PutRight
from ui.timeline.teller import Teller
from ui.voice import Voice
from ui.widgets.fact_right import FactRight
from ui.widgets.lay import flat
from ui.widgets.reminder_right import ReminderRight

FACTS = ("profile.fact", "profile.fact_corrected")


class Rights(QWidget):
    """One form at a time: of a contact, of a reminder, of what is to be minded. `not_possible`
    tells why a row stays as it is."""

    not_possible = Signal(str)
    left = Signal()

    def __init__(
        self, desk: Desk, voice: Voice, teller: Teller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.contact = PutRight(desk, voice, teller, self)
        self.reminder = ReminderRight(desk, voice, "reminder.right", self)
        self.fact = FactRight(desk, voice, "fact.right", self)
        column = flat(QVBoxLayout(self))
        for form in self._forms():
            column.addWidget(form)
            form.left.connect(self.left)
        for other in (self.reminder, self.fact):
            other.not_possible.connect(self.not_possible)

    def show_frame(self, frame: Frame) -> None:
        """What can be chosen for this member."""
        self.contact.show_frame(frame)

    def close_forms(self) -> None:
        """What is half written comes back when it is asked again."""
        for form in self._forms():
            form.close_strip()

    def ask(self, row: Row) -> None:
        """About what that row says."""
        self.close_forms()
        reminder = reminder_of(row)
        if row.retracted is not None:
            self.not_possible.emit(self.tr("This was taken off here; what it said is elsewhere."))
        elif row.what in PUT_RIGHT:
            self.contact.ask(row)
        elif reminder is not None:
            self.reminder.ask(reminder)
        elif row.what in FACTS:
            self.fact.ask(row.member_id, str(row.data.get("kind", "")), row.title)
        else:
            self.not_possible.emit(self._why_not(row))

    def _why_not(self, row: Row) -> str:
        said = {
            "promise": self.tr(
                "A promise is not rewritten: agree a new time or withdraw it, in its issue."
            ),
            "note": self.tr("A note is changed where notes stand, beside the stream."),
            "issue": self.tr("An issue is put right in its pane while it is open: Enter."),
        }
        if row.kind in said:
            return said[row.kind]
        if row.what == "contact.message":
            return self.tr("A message stays as it was taken; log the call that answers it.")
        if row.what == "contact.corrected":
            return self.tr("A correction stays; put the entry itself right once more.")
        if row.steward_id is None:
            return self.tr("What came from outside stays as it was sent.")
        return self.tr("The program wrote this down; there are no words of yours in it.")

    def _forms(self) -> tuple[PutRight, ReminderRight, FactRight]:
        return self.contact, self.reminder, self.fact


def reminder_of(row: Row) -> UUID | None:
    """The reminder a row is about."""
    found = row.data.get("reminder_id") if row.kind == "reminder" else None
    return UUID(str(found)) if found else None


def can_be_put_right(row: Row) -> bool:
    """Whether what a row says may be put right here."""
    able = row.what in PUT_RIGHT or row.what in FACTS or reminder_of(row) is not None
    return able and row.retracted is None

"""A field for an instant: what people type ('Fri 18:00', 明天下午3点) or pick from a calendar."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from concierge import clock, moments, words
from concierge.errors import Refusal
from concierge.moments import DUE, Clock
from ui import language
from ui.widgets.day_calendar import DayCalendar
from ui.widgets.field_icon import FieldIcon
from ui.widgets.line_field import LineField
from ui.widgets.meant import MeantNote


class WhenField(LineField):
    """Shows `2026-11-20 20:00` in its zone. What was typed is read when it is left.

    `instant()` is what it means now; what cannot be read stays as it was typed.
    """

    def __init__(
        self,
        zone: ZoneInfo,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        whole_day: Clock = DUE,
    ) -> None:
        """`whole_day` is what a day without a time means in this field."""
        super().__init__(identifier, parent)
        self._zone, self._whole_day = zone, whole_day
        self._at: datetime | None = None
        MeantNote(self, self._meant, f"{identifier}.meant" if identifier else "")
        self._pick = FieldIcon("calendar-days", self)
        self._pick.clicked.connect(self._open_calendar)
        self.editingFinished.connect(self.settle)
        language.follow(self._name_pick)

    def set_zone(self, zone: ZoneInfo) -> None:
        """What is typed from now on is wall time of that zone."""
        self._zone = zone

    def show_instant(self, at: datetime | None) -> None:
        """Puts an instant in, None empties the field."""
        self._at = at
        self.show_text(self._written())

    def instant(self) -> datetime | None:
        """The aware UTC instant it means, None if it is empty. Raises Refusal MOMENT_…."""
        text = self.text().strip()
        if not text:
            return None
        if text == self._written():
            return self._at
        return moments.ahead(text, clock.now(), self._zone, whole_day=self._whole_day)

    def settle(self) -> None:
        """Writes out what was typed, if it can be read."""
        try:
            self.show_instant(self.instant())
        except Refusal:
            return

    def _meant(self, _text: str) -> str:
        """What was understood."""
        at = self.instant()
        return words.understood(at, self._zone, clock.now()) if at else ""

    def _written(self) -> str:
        return f"{self._at.astimezone(self._zone):%Y-%m-%d %H:%M}" if self._at else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        calendar = DayCalendar(clock.today(self._zone), self, "when.calendar")
        calendar.setMinimumDate(_qdate(clock.today(self._zone)))
        there = self._at.astimezone(self._zone).date() if self._at else clock.today(self._zone)
        calendar.setSelectedDate(_qdate(there))
        calendar.picked.connect(self._picked)
        calendar.open_under(self)

    def _picked(self, day: date) -> None:
        """That day, at the time there was, else when the day's work ends."""
        time = f" {self._at.astimezone(self._zone):%H:%M}" if self._at else ""
        self.setText(f"{day.isoformat()}{time}")
        self.settle()
        self.setFocus()
        self.textEdited.emit(self.text())

    def _name_pick(self) -> None:
        self._pick.set_text(self.tr("Pick a day (Alt+↓)"))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

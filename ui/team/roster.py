"""A weekly roster as it is asked for: days to put on, hours, and the zone they are meant in."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from concierge.team.rules import DAYS, Weekly, hours
from ui import language
from ui.widgets.button import set_identifier
from ui.widgets.chip import Chip
from ui.widgets.completion import Completion
from ui.widgets.line_field import LineField
from ui.widgets.wrap_row import WrapRow
from ui.widgets.zones import ZoneCompleter, zone_named

HOURS = "18:00-09:00"
WORKDAYS = 5


class DayChips(QWidget):
    """The days of a week, Monday first; identifiers end in their names of RFC 5545. `changed` when
    one was put on or off."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, "team.cover.days")
        row = WrapRow(26, gap=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._chips = [Chip(f"team.cover.days.{name}", self) for name in DAYS]
        for chip in self._chips:
            row.add(chip)
            chip.toggled.connect(self.changed)
        self.choose_workdays()
        language.follow(self._retranslate)

    def choose_workdays(self) -> None:
        """Monday to Friday are on."""
        for number, chip in enumerate(self._chips):
            chip.setChecked(number < WORKDAYS)

    def chosen(self) -> frozenset[int]:
        """The days that are on, Monday is 0."""
        return frozenset(number for number, chip in enumerate(self._chips) if chip.isChecked())

    def written(self) -> str:
        """The days that are on, as a draft keeps them."""
        return "".join(str(day) for day in sorted(self.chosen()))

    def show_written(self, text: str) -> None:
        """As they were kept."""
        for number, chip in enumerate(self._chips):
            chip.setChecked(str(number) in text)

    def _retranslate(self) -> None:
        names = (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )
        for chip, name in zip(self._chips, names, strict=True):
            chip.set_text(name)


class RosterFields:
    """The three fields of a roster, to be put into a form."""

    def __init__(self, zone: ZoneInfo, parent: QWidget) -> None:
        self.days = DayChips(parent)
        self.hours = LineField("team.cover.hours", parent)
        self.place = LineField("team.cover.zone", parent)
        self.fields: tuple[QWidget, ...] = (self.days, self.hours, self.place)
        Completion(self.place, ZoneCompleter(self.place))
        self.begin(zone)

    def begin(self, zone: ZoneInfo) -> None:
        """Working days, at night, meant in that zone: whatever was asked for somebody else."""
        self.days.choose_workdays()
        self.hours.setText(HOURS)
        self.place.setText(zone.key)

    def zone(self) -> str:
        """The zone that is meant, or what was written if there is none of that name."""
        written = self.place.text().strip()
        return zone_named(written) or written

    def roster(self) -> Weekly:
        """What it means. Raises Refusal HOURS_UNREADABLE."""
        return Weekly(self.days.chosen(), *hours(self.hours.text()))

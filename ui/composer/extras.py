"""What can be added to an act: a line for an issue, a promise, a reminder, an answer given."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.errors import Refusal
from ui import language, theme
from ui.composer.picture import Picture
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.field import FieldButton
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.line_field import LineField
from ui.widgets.money import MoneyField
from ui.widgets.tick import Tick
from ui.widgets.when_field import WhenField
from ui.widgets.wrap_row import WrapRow


class ExtraLine(QWidget):
    """32 high, or a multiple where the fields have no room in one line: an icon, what it is, its
    fields, and a cross that takes it away again."""

    edited = Signal()
    removed = Signal()

    def __init__(self, icon: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closer = IconButton("x", f"{identifier}.remove", self)
        self.closer.clicked.connect(self.removed)
        self._label = PlainLabel("", Role.SMALL, "ink2", parent=self)
        self._picture = Picture(icon, parent=self)
        self.row = WrapRow(32, gap=6)
        self._column = flat(QVBoxLayout(self), self.row)
        self.row.add(self._picture)
        self.row.add(self._label)
        self.row.pin(self.closer)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        theme.follow(self._measure)
        self.hide()
        language.notifier().changed.connect(self.retranslate)

    def add(self, widget: QWidget, stretch: int = 0, least: int = 0) -> None:
        """One more field, before the cross."""
        self.row.add(widget, stretch, least)
        line = widget.amount if isinstance(widget, MoneyField) else widget
        if isinstance(line, QLineEdit):
            line.textChanged.connect(self.edited)

    def add_below(self, widget: QWidget) -> None:
        """A note under the fields."""
        self._column.addWidget(widget)

    def name(self, text: str) -> None:
        """What it is, and how it is taken away."""
        self._label.setText(text)
        self.closer.set_text(words.fill(self.tr("Take away: {what}"), what=text))

    def retranslate(self) -> None:
        """After the language changed."""

    def _measure(self) -> None:
        px = theme.px
        # The cross is outdented, so that its lines end where the text above does.
        self.row.setContentsMargins(px(16), px(2), px(16 if self.closer.isHidden() else 12), 0)


class IssueLine(ExtraLine):
    """A new issue: its title (on its own tab the text is the title) and business numbers."""

    def __init__(self, parent: QWidget | None = None, name: str = "composer") -> None:
        super().__init__("circle-dot", f"{name}.issue", parent)
        self.title = LineField(f"{name}.issue_title", self)
        self.references = LineField(f"{name}.references", self)
        self._alone = False
        self.add(self.title, 3, least=140)
        self.add(self.references, 2, least=140)
        self.retranslate()

    def alone(self, alone: bool) -> None:
        """On the tab of issues nothing needs a title of its own."""
        self.title.setVisible(not alone)
        self.closer.setVisible(not alone)
        self._alone = alone
        self.retranslate()
        self._measure()

    def numbers(self) -> tuple[str, ...]:
        """The business numbers, as they were typed."""
        text = self.references.text()
        for mark in "，、；;,":
            text = text.replace(mark, " ")
        return tuple(text.split())

    def retranslate(self) -> None:
        self.name(self.tr("Numbers") if self._alone else self.tr("Issue"))
        self.title.set_label(self.tr("Title of the issue"))
        self.title.setPlaceholderText(self.tr("Title, else the first words of the text"))
        self.references.set_label(self.tr("Order, booking or waybill numbers"))
        self.references.setPlaceholderText(self.tr("Order, booking or waybill numbers"))


class PromiseLine(ExtraLine):
    """A promise: what (on its own tab the text says it), by when, and how much."""

    def __init__(
        self, zone: ZoneInfo, parent: QWidget | None = None, name: str = "composer"
    ) -> None:
        super().__init__("handshake", f"{name}.promise", parent)
        self._mine = self._theirs = zone
        self.what = LineField(f"{name}.promise_what", self)
        self.due = WhenField(zone, f"{name}.due", self)
        self.money = MoneyField(f"{name}.promise", self)
        self.by = FieldButton(f"{name}.zone", self)
        self.step = LineField(f"{name}.next_step", self)
        self.in_answer = Tick("", f"{name}.in_answer", self)
        self._zones = PlainLabel("", Role.SMALL, "ink2", parent=self)
        self.add(self.what, 4, least=130)
        self.add(self.due, 3, least=172)
        self.add(self.by)
        self.add(self.money, 3, least=190)
        self.add(self.step, 4, least=172)
        self.add(self.in_answer)
        self.add_below(self._zones)
        self.step.hide()
        self.in_answer.hide()
        self.in_answer.toggled.connect(self.edited)
        self.due.textChanged.connect(self._tell_zones)
        self.by.changed.connect(self._zone_chosen)
        self.by.hide()
        self.retranslate()

    def zone(self) -> ZoneInfo:
        """By whose clock it is promised."""
        return self._theirs if self.by.value() == "theirs" else self._mine

    def choose_zone(self, by: object) -> None:
        """By 'mine' or 'theirs', as it was chosen."""
        self.by.set_value("theirs" if by == "theirs" else "mine")
        self._zone_chosen(None)

    def alone(self, alone: bool) -> None:
        """On the tab of promises the text says what."""
        self.what.setVisible(not alone)
        self.closer.setVisible(not alone)
        self._measure()

    def set_member_zone(self, zone: ZoneInfo) -> None:
        """Where the member lives, by whose clock they will wait."""
        self._theirs = zone
        now = clock.now()
        differ = _offset(now, self._mine) != _offset(now, zone)
        self.by.setVisible(differ)
        if not differ or self.by.value() is None:
            self.by.set_value("mine")
        self.due.set_zone(self.zone())
        self._tell_zones()

    def instant(self) -> datetime | None:
        """By when. Raises Refusal MOMENT_…."""
        return self.due.instant()

    def offer_step(self, step: str | None) -> None:
        """The issue's next step, which the new time may make untrue; None where there is none."""
        self.step.show_text(step or "")
        self.step.setVisible(step is not None)

    def next_step(self) -> str | None:
        """What comes next then; None where nothing was asked."""
        return None if self.step.isHidden() else self.step.text()

    def offer_answer(self, ticked: bool | None) -> None:
        """That the issue's answer says the new time too; None where it does not say the old one."""
        self.in_answer.setChecked(bool(ticked))
        self.in_answer.setVisible(ticked is not None)

    def brings_answer(self) -> bool | None:
        """Whether the answer is to say it too; None where nothing was asked."""
        return None if self.in_answer.isHidden() else self.in_answer.isChecked()

    def retranslate(self) -> None:
        self.name(self.tr("Promise"))
        self.step.set_label(self.tr("Next step of the issue"))
        self.step.setPlaceholderText(self.tr("Next step of the issue; internal"))
        self.in_answer.set_text(self.tr("New time in the answer too; tell it again"))
        self.what.set_label(self.tr("What is promised"))
        self.what.setPlaceholderText(self.tr("What is promised"))
        self.due.set_label(self.tr("By when"))
        self.due.setPlaceholderText(self.tr("By when: Fri 18:00"))
        self.money.set_label(self.tr("Amount"))
        self.money.name_inside()
        self.by.set_label(self.tr("By whose clock"))
        mine, theirs = self.tr("my time"), self.tr("their time")
        self.by.set_choices([("mine", mine, "clock"), ("theirs", theirs, "globe")])
        self._tell_zones()

    def _zone_chosen(self, _value: object) -> None:
        self.due.set_zone(self.zone())
        self._tell_zones()

    def _tell_zones(self) -> None:
        """What was typed, by both clocks, where they differ."""
        margin = theme.px(16)
        self._zones.setContentsMargins(margin, 0, margin, 0)
        try:
            at = self.due.instant()
        except Refusal:
            at = None
        now = clock.now()
        differ = at is not None and _offset(at, self._mine) != _offset(at, self._theirs)
        self._zones.setVisible(differ)
        if at is not None and differ:
            mine = words.moment(at, self._mine, now)
            theirs = words.moment(at, self._theirs, now)
            text = self.tr("For me {mine}, for the member {theirs}")
            self._zones.setText(words.fill(text, mine=mine, theirs=theirs))


class ReminderLine(ExtraLine):
    """A reminder: with the act when that is committed, or by itself with its own button, which
    Enter in its fields presses."""

    entered = Signal()

    def __init__(
        self, zone: ZoneInfo, parent: QWidget | None = None, name: str = "composer"
    ) -> None:
        super().__init__("bell", f"{name}.reminder", parent)
        self.zone = zone
        own = "reminder" if name == "composer" else f"{name}.reminder"
        self.text = LineField(f"{own}.text", self)
        self.at = WhenField(zone, f"{own}.at", self)
        self.commit = ActionButton(Kind.PLAIN, f"{own}.commit", self)
        self.add(self.text, 4, least=150)
        self.add(self.at, 3, least=172)
        self.add(self.commit)
        for field in (self.text, self.at):
            field.returnPressed.connect(self.entered)
        self.retranslate()

    def retranslate(self) -> None:
        self.name(self.tr("Reminder"))
        self.text.set_label(self.tr("What to be reminded of"))
        self.text.setPlaceholderText(self.tr("What to be reminded of"))
        self.at.set_label(self.tr("When"))
        self.at.setPlaceholderText(self.tr("When: tomorrow 15:00"))
        self.commit.set_text(self.tr("Remind me"))


class AnswerLine(ExtraLine):
    """Settled on the spot: what the member got."""

    def __init__(self, parent: QWidget | None = None, name: str = "composer") -> None:
        super().__init__("zap", f"{name}.answer", parent)
        self.outcome = LineField(f"{name}.outcome", self)
        self.money = MoneyField(f"{name}.answer", self)
        self.add(self.outcome, 4, least=140)
        self.add(self.money, 3, least=190)
        self.retranslate()

    def retranslate(self) -> None:
        self.name(self.tr("Settled on the spot"))
        self.outcome.set_label(self.tr("What the member got"))
        self.outcome.setPlaceholderText(self.tr("What the member got"))
        self.money.set_label(self.tr("Amount"))
        self.money.name_inside()


def _offset(at: datetime, zone: ZoneInfo) -> object:
    return at.astimezone(zone).utcoffset()

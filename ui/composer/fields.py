"""The row of flat fields above the text: which of them stand there depends on the act."""

from collections.abc import Hashable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from concierge import words
from concierge.issues.kinds import Urgency
from concierge.issues.queries import IssueRow
from concierge.members.lines import Line
from concierge.notes.kinds import Visibility
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from concierge.timeline.queries import Spoken
from ui import language, theme
from ui.commands import command
from ui.composer.acts import ASKED, ActKind
from ui.composer.call_record import began_at
from ui.composer.flat_field import FlatField
from ui.composer.happened import HappenedField
from ui.composer.picture import Picture
from ui.party.whom_field import WhomField
from ui.widgets.field import FieldButton
from ui.widgets.labels import PlainLabel
from ui.widgets.tick import Tick
from ui.widgets.wrap_row import WrapRow

_DIRECTIONS = {Direction.IN: "phone-incoming", Direction.OUT: "phone-outgoing"}
_FIRST: dict[str, Hashable] = {
    "direction": Direction.IN,
    "channel": Channel.PHONE,
    "whom": PartyKind.MEMBER,
    "reached": Reached.YES,
    "line": None,
    "about": None,
    "level": Urgency.ROUTINE,
    "visibility": Visibility.HANDOVER,
}


class FieldBar(QWidget):
    """26 high, or twice that where they have no room in one line. `edited` tells that a person
    changed one of them."""

    edited = Signal()

    def __init__(
        self, zone: ZoneInfo, parent: QWidget | None = None, name: str = "composer"
    ) -> None:
        super().__init__(parent)
        self._issues: Sequence[IssueRow] = ()
        self._offered: Sequence[Line] = ()
        self._act = ActKind.CONTACT
        self._zone = zone
        self._began: datetime | None = None
        self.direction = FieldButton(f"{name}.direction", self)
        self.channel = FieldButton(f"{name}.channel", self)
        self.party = FlatField(f"{name}.party", self)
        self.whom = WhomField(f"{name}.whom", self.party, self)
        self.reached = FieldButton(f"{name}.reached", self)
        self.line = FieldButton(f"{name}.line", self)
        self.about = FieldButton(f"{name}.about", self)
        self.at = HappenedField(zone, f"{name}.at", self)
        self.minutes = FlatField(f"{name}.minutes", self, most=96)
        self.level = FieldButton(f"{name}.level", self)
        self.visibility = FieldButton(f"{name}.visibility", self)
        self.pinned = Tick("", f"{name}.pinned", self)
        self._only_us = QWidget(self)
        self._only_us_words = PlainLabel("", theme.Role.SMALL, "intink")
        self.about.set_icon("circle-dot")
        self.visibility.set_icon("eye")
        self._choices = {name: getattr(self, name) for name in _FIRST}
        self._texts = {"party": self.party, "at": self.at, "minutes": self.minutes}
        self._wire()
        self._lay_out()
        language.follow(self._retranslate)
        self.empty()
        theme.notifier().changed.connect(self._measure)

    def show_act(self, act: ActKind) -> None:
        """Only the fields this act asks for."""
        self._act = act
        shown = ASKED[act]
        for name, widget in (*self._choices.items(), *self._texts.items(), ("pinned", self.pinned)):
            widget.setVisible(name in shown)
        self._only_us.setVisible(act is ActKind.NOTE)
        self._show_minutes()

    def show_call(self, began: datetime | None) -> None:
        """Of a call since that instant; None for what happens now and takes as long as one says."""
        self._began = began
        since = began_at(began, self._zone) if began else self.tr("now")
        self.at.set_empty(since)
        self.minutes.set_empty(self.tr("minutes run") if began else self.tr("minutes"))

    def ask_level(self, asked: bool) -> None:
        """Whether a contact brings an issue with it, which has an urgency."""
        self.level.setVisible(asked or "level" in ASKED[self._act])

    def offer(
        self, lines: Sequence[Line], issues: Sequence[IssueRow], spoken: Sequence[Spoken] = ()
    ) -> None:
        """What can be chosen for this member."""
        self._offered, self._issues = lines, issues
        self.whom.offer(spoken)
        self._fill()

    def values(self) -> dict[str, Any]:
        """What they hold, as JSON can keep it."""
        held: dict[str, Any] = {}
        for name, choice in self._choices.items():
            value = choice.value()
            held[name] = None if value is None else str(value)
        for name, field in self._texts.items():
            held[name] = field.text()
        held["pinned"] = self.pinned.isChecked()
        return held

    def show_values(self, held: dict[str, Any]) -> None:
        """What was kept; what is not offered any more is left unchosen."""
        self.empty()
        for name, choice in self._choices.items():
            if held.get(name) is not None:
                value = str(held[name])
                choice.set_value(_uuid(value) if name == "about" else value)
        for name, field in self._texts.items():
            field.setText(str(held.get(name) or ""))
        self.pinned.setChecked(bool(held.get("pinned")))
        self._about_chosen(self.about.value())

    def empty(self) -> None:
        """As an act begins."""
        for name, choice in self._choices.items():
            choice.set_value(_FIRST[name])
        for field in self._texts.values():
            field.clear()
        self.pinned.setChecked(False)
        self._show_minutes()

    def issue(self) -> IssueRow | None:
        """The open issue it is about."""
        wanted = self.about.value()
        return next((one for one in self._issues if one.id == wanted), None)

    def lines(self) -> list[str]:
        """The business lines that can be chosen."""
        return [one.code for one in self._offered]

    def has_issues(self) -> bool:
        """Whether any issue of theirs is open."""
        return bool(self._issues)

    def line_code(self) -> str | None:
        """The business line chosen, or that of the issue."""
        issue, value = self.issue(), self.line.value()
        if issue is not None and self._act is not ActKind.ISSUE:
            return issue.line
        return None if value is None else str(value)

    def _retranslate(self) -> None:
        self.direction.set_label(self.tr("Direction"))
        self.channel.set_label(self.tr("Channel"))
        self.reached.set_label(self.tr("Reached"))
        self.line.set_label(self.tr("Business line"))
        self.line.setToolTip(f"{self.tr('Business line')} ({command('composer.line').key()})")
        self.line.set_placeholder(self.tr("Business"))
        self.about.set_label(self.tr("About"))
        self.level.set_label(self.tr("Urgency"))
        self.visibility.set_label(self.tr("Who may read it"))
        self.whom.set_label(self.tr("With whom"))
        self.party.set_label(self.tr("Their name; empty is the member"))
        self.party.set_empty(self.tr("name"))
        self.at.set_label(self.tr("When it happened; empty is now"))
        self.minutes.set_label(self.tr("Minutes it took"))
        self.show_call(self._began)
        self.pinned.set_text(self.tr("Pin"))
        self.pinned.setAccessibleName(self.tr("Pin this note to the member's page"))
        self._only_us_words.setText(self.tr("Internal only, never sent to the member"))
        self._fill()

    def _fill(self) -> None:
        def named(values: Sequence[Any]) -> list[tuple[Hashable, str, str]]:
            return [(one, words.name(one), "") for one in values]

        self._name_directions()
        self.whom.retranslate()
        self.channel.set_choices(named(list(Channel)))
        self.reached.set_choices(named(list(Reached)))
        self.level.set_choices(named(list(Urgency)))
        self.visibility.set_choices(named(list(Visibility)))
        self.line.set_choices([(one.code, words.line_name(one), one.icon) for one in self._offered])
        nothing: list[tuple[Hashable, str, str]] = [(None, self.tr("No issue"), "")]
        issues = [(one.id, one.title, "") for one in self._issues]
        self.about.set_choices([*nothing, *issues])

    def _about_chosen(self, _value: object) -> None:
        """An issue brings its business line along."""
        issue = self.issue()
        self.line.setEnabled(issue is None or self._act is ActKind.ISSUE)
        if issue is not None:
            self.line.set_value(issue.line)

    def _show_minutes(self) -> None:
        """Only a call takes minutes."""
        asked = "minutes" in ASKED[self._act]
        self.minutes.setVisible(asked and self.channel.value() == Channel.PHONE)

    def _channel_chosen(self, _value: object) -> None:
        self._name_directions()
        self._show_minutes()

    def _name_directions(self) -> None:
        """A call comes in, a message is received, somebody pays a visit."""
        channel = str(self.channel.value() or Channel.PHONE)
        self.direction.set_choices(
            [(one, words.direction(one, channel), _DIRECTIONS[one]) for one in Direction]
        )

    def _wire(self) -> None:
        self.about.changed.connect(self._about_chosen)
        self.channel.changed.connect(self._channel_chosen)
        for choice in self._choices.values():
            choice.changed.connect(self.edited)
        for field in self._texts.values():
            field.textEdited.connect(self.edited)
        self.pinned.toggled.connect(self.edited)

    def _lay_out(self) -> None:
        self._row = row = WrapRow(26)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        order = (
            self.direction,
            self.channel,
            self.visibility,
            self.whom,
            self.party,
            self.reached,
            self.line,
            self.level,
            self.about,
            self.at,
            self.minutes,
            self.pinned,
        )
        for widget in order:
            row.add(widget)
        row.add(QWidget(self), stretch=1)
        row.add(self._only_us)
        inside = QHBoxLayout(self._only_us)
        inside.setContentsMargins(theme.px(4), 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(Picture("lock", "intink"))
        inside.addWidget(self._only_us_words)
        # Not Fixed: the height of one line would then be the most it gets.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._measure()

    def _measure(self) -> None:
        self._row.setContentsMargins(theme.px(12), 0, theme.px(16), 0)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

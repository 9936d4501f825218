"""Until when: a few times at hand, and any time one types."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from concierge import clock, moments, words
from concierge.due.sorts import sort_of
from concierge.errors import Refusal
from concierge.moments import wall
from concierge.moments.my_day import day_of
from ui import language, theme
from ui.desk import Desk
from ui.drafting import place_of
from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import Role
from ui.today.rows import Thing
from ui.widgets import meant
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.announce import announce
from ui.widgets.card import FloatingCard
from ui.widgets.kept import Kept
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.object_list import ObjectList
from ui.widgets.objects import OBJECT, Index
from ui.widgets.paint import draw_text, text_width
from ui.widgets.rows import paint_ground
from ui.widgets.walking_field import WalkingField

EVENING, MORNING = time(18), time(9)
ROUND = 5
"""Minutes: 'in one hour' at 14:03 is 15:05."""


@dataclass(frozen=True)
class Preset:
    """A time at hand; `text` is English, translated in the context "Snooze"."""

    id: str
    text: str
    until: datetime


def presets(now: datetime, zone: ZoneInfo, latest: datetime | None = None) -> list[Preset]:
    """The times at hand, soonest first; none at or after `latest`. Days keep the time on the wall,
    and until the day begins tomorrow is the daylight to come."""
    today = day_of(now, zone)
    hour = now + timedelta(hours=1)
    hour += timedelta(minutes=-hour.minute % ROUND, seconds=-hour.second)
    monday = today + timedelta(days=7 - today.weekday())
    tomorrow, week = today + timedelta(days=1), today + timedelta(days=7)
    at = partial(wall.on, zone=zone)
    offered = [
        Preset("hour", QT_TRANSLATE_NOOP("Snooze", "In one hour"), hour.replace(microsecond=0)),
        Preset("evening", QT_TRANSLATE_NOOP("Snooze", "This evening"), at(today, EVENING)),
        Preset("tomorrow", QT_TRANSLATE_NOOP("Snooze", "Tomorrow"), at(tomorrow, MORNING)),
        Preset("monday", QT_TRANSLATE_NOOP("Snooze", "On Monday"), at(monday, MORNING)),
        Preset("week", QT_TRANSLATE_NOOP("Snooze", "In a week"), at(week, MORNING)),
    ]
    fit = {one.until: one for one in reversed(offered) if one.until > now}
    return sorted(
        (one for one in fit.values() if latest is None or one.until < latest),
        key=lambda one: one.until,
    )


class SnoozeCard(FloatingCard):
    """Typing any time, or a preset with the arrows; Enter takes it.

    What has a due time that binds (a promise, a clock) is never put off past it: then
    `renegotiate_wanted` is told instead of `snoozed`.
    """

    snoozed = Signal(object, object)  # Thing, the aware instant until when
    renegotiate_wanted = Signal(object)  # Thing

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, "snooze", width=400, top=140, scrim=True)
        self._zone = desk.zone
        self._thing: Thing | None = None
        self._title = PlainLabel(role=Role.SUBTITLE, strong=True)
        self._what = ElidedLabel(ink="ink2")
        self._said = PlainLabel(role=Role.SMALL, ink="ink2", wrap=True, identifier="snooze.said")
        self._anew = ActionButton(Kind.PLAIN, "snooze.anew", self, icon="handshake")
        self._anew.clicked.connect(self._agree_anew)
        delegate = _PresetDelegate(self)
        self._list = ObjectList(delegate, self._spoken, "snooze.presets", self, keeps_colour=True)
        self._at = WalkingField(self._list, "snooze.at")
        self._kept = Kept(desk, {"at": self._at}, self)
        self._list.clicked.connect(self._clicked)
        self._at.textChanged.connect(self._typed)
        self._at.entered.connect(self._take)
        self.dismissed.connect(self._leave)
        self._lay_out()
        theme.follow(self._dress)
        language.follow(self._retranslate)

    def ask(self, thing: Thing) -> None:
        """Ask until when `thing` is to be put off."""
        self._thing = thing
        self._what.setText(words.facts(thing.who, thing.what))
        self._kept.at(place_of(thing.item.member_id, "snooze", thing.item.ref_id))
        self._at.clear()
        self._kept.listen()
        self._list.fill(presets(clock.now(), self._zone, self._latest()))
        self._list.choose_first()
        self._list.setFixedHeight(theme.px(32) * len(self._list.rows()))
        self._anew.setVisible(self._latest() is not None)
        self._typed("")
        self.open_card()
        self._at.setFocus()

    def preset_text(self, preset: Preset) -> str:
        """Its words in the person's language."""
        return QCoreApplication.translate("Snooze", preset.text)

    def moment_of(self, preset: Preset) -> str:
        """When that is, in words."""
        return words.understood(preset.until, self._zone, clock.now())

    def _latest(self) -> datetime | None:
        """The instant past which it must not be put off; None for what binds nobody."""
        thing = self._thing
        if thing is None or sort_of(thing.item.kind).settling is not None:
            return None
        return thing.item.due

    def _typed(self, text: str) -> None:
        # What is typed is what Enter takes: no preset may look chosen beside it.
        if text.strip():
            self._list.choose(None)
        else:
            self._list.choose_any()
        self._say(text)

    def _say(self, text: str) -> None:
        self._said.set_ink("ink2")
        until = self._read(text)
        if text.strip() and isinstance(until, str):
            self._said.setText(until)
        elif isinstance(until, datetime) and self._too_late(until):
            self._said.setText(self._never())
        elif isinstance(until, datetime):
            self._said.setText(words.understood(until, self._zone, clock.now()))
        elif not self._list.rows():
            self._said.setText(self._never())
        else:
            examples = words.examples(moments.Like(1, self._zone))
            self._said.setText(
                words.fill(self.tr("Any time, such as {examples}"), examples=examples)
            )

    def _read(self, text: str) -> datetime | str | None:
        """The instant typed; what is wrong with it; None where nothing is typed."""
        if not text.strip():
            return None
        try:
            return moments.ahead(text, clock.now(), self._zone)
        except Refusal as refusal:
            return meant.refused(refusal)

    def _too_late(self, until: datetime) -> bool:
        latest = self._latest()
        return latest is not None and until >= latest

    def _never(self) -> str:
        return self.tr("What was promised is not put off past its time. Enter: agree a new one.")

    def _take(self) -> None:
        until = self._read(self._at.text())
        preset = self._list.current()
        if preset is not None:  # walked to after typing, or nothing is typed
            until = preset.until
        if isinstance(until, str):
            self._said.set_ink("red")
            announce(self._at, until)
            return
        self._settle(until)

    def _clicked(self, index: QModelIndex) -> None:
        self._settle(self._list.row(index).until)

    def _agree_anew(self) -> None:
        self._settle(None)

    def _settle(self, until: datetime | None) -> None:
        thing = self._thing
        if thing is None:
            return
        self._kept.done()
        self.close_card()
        if until is None or self._too_late(until):
            self.renegotiate_wanted.emit(thing)
        else:
            self.snoozed.emit(thing, until)

    def _leave(self) -> None:
        """A thing not put off after all is nothing half written."""
        self._kept.done()
        self.close_card()

    def _spoken(self, preset: Preset) -> str:
        return words.facts(self.preset_text(preset), self.moment_of(preset))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Snooze"))
        self._anew.set_text(self.tr("Agree a new time"))
        self._at.set_label(self.tr("Until when"))
        self._at.setPlaceholderText(self.tr("Until when"))
        self._list.retranslate()
        self._typed(self._at.text())

    def _lay_out(self) -> None:
        self._inner = QVBoxLayout()
        for widget in (self._title, self._what, self._at, self._said, self._list, self._anew):
            self._inner.addWidget(widget)
        self.body.addLayout(self._inner)

    def _dress(self) -> None:
        px = theme.px
        self._inner.setContentsMargins(px(16), px(12), px(16), px(12))
        self._inner.setSpacing(px(6))
        palette = self._list.palette()
        palette.setColor(palette.ColorRole.Base, theme.tokens().raised)
        self._list.setPalette(palette)
        self._list.setFixedHeight(px(32) * len(self._list.rows()))


class _PresetDelegate(QStyledItemDelegate):
    def __init__(self, card: SnoozeCard) -> None:
        super().__init__(card)
        self._card = card

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        preset, rect = index.data(OBJECT), QRect(option.rect)
        paint_ground(painter, option, keeps_colour=True)
        box = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        font, colours = theme.font(Role.BODY), theme.tokens()
        when = self._card.moment_of(preset)
        side = Qt.AlignmentFlag.AlignRight
        draw_text(painter, box, when, font, colours.ink2, align=side)
        box.adjust(0, 0, -text_width(when, font) - theme.px(12), 0)
        draw_text(painter, box, self._card.preset_text(preset), font, colours.ink)

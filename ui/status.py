"""One line at the foot: whether the server answers, what was saved, whose desk this is; at the
right, the keys of a place."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from concierge import clock, words
from concierge.errors import Code, Refusal
from ui import theme
from ui.commands import command, key_text
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.ground import Pane
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import draw_text, text_width

if TYPE_CHECKING:
    from concierge.store.live import Weather

LEAST = 240
"""What is said at the left has at least this width at 100 % before keys are told beside calls."""
SAID_FOR = 6000
"""Milliseconds a passing word stays."""


class StatusLine(Pane):
    """24 high. Its accessible name reads what stands at the left."""

    def __init__(self, zone: ZoneInfo, workspace: str, parent: QWidget | None = None) -> None:
        super().__init__("window", parent, lines="top")
        set_identifier(self, "status.line")
        self._zone, self._workspace = zone, workspace
        self._saved: datetime | None = None
        self._members: int | None = None
        self._working = 0
        self._lost: datetime | None = None
        self._trouble: Refusal | None = None
        self._passing = ""
        self._alarm = ElidedLabel(role=Role.SMALL, ink="red")
        self._left = ElidedLabel(role=Role.SMALL, ink="ink2")
        self._keys = _Keys(self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._alarm)
        self._row.addWidget(self._left, 1)
        self._held: QWidget | None = None
        self._row.addWidget(self._keys)
        self._over = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._over.timeout.connect(self._pass)
        theme.notifier().changed.connect(self._measure)
        self._measure()
        self.tell()

    def show_saved(self, at: datetime) -> None:
        """Something was saved at this aware instant."""
        self._saved = at
        self.tell()

    def show_members(self, count: int) -> None:
        """How many members are mine."""
        self._members = count
        self.tell()

    def show_working(self, acts: int) -> None:
        """So many acts are under way and take long; 0 when they are done."""
        self._working = acts
        self.tell()

    def show_weather(self, weather: "Weather") -> None:
        """Whether the server answers, as of now."""
        self._lost = None if weather.fair else clock.now()
        self._trouble = weather.trouble
        self.say(self.tr("The server answers again") if weather.fair else "")

    def say(self, text: str) -> None:
        """A passing word in front of the rest."""
        self._passing = text
        self._over.start()
        self.tell()

    def show_keys(self, command_ids: tuple[str, ...]) -> None:
        """The keys that matter in this place."""
        self._keys.show_commands(command_ids)

    def hold(self, row: QWidget) -> None:
        """A row of things that wait, between what is said at the left and the keys."""
        self._held = row
        self._row.insertWidget(self._row.indexOf(self._keys), row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """What waits comes before the keys, which are told elsewhere too."""
        held = self._held
        waiting = held.sizeHint().width() if held is not None and not held.isHidden() else 0
        room = self.width() - waiting - self._keys.width() - 2 * theme.px(24)
        self._keys.setVisible(not waiting or room >= theme.px(LEAST))

    def tell(self) -> None:
        """All of it in the language spoken now."""
        alarm = self._about_weather()
        parts = [self._passing, self._about_saving(), self._workspace or self.tr("This computer")]
        if self._members is not None:
            parts.append(self.tr("My members %n", "", self._members))
        self._alarm.setText(alarm)
        self._alarm.setVisible(bool(alarm))
        self._left.setText("     ".join(part for part in parts if part))
        self.setAccessibleName(words.facts(alarm, *parts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.tell()

    def _about_weather(self) -> str:
        if self._trouble is None or self._lost is None:
            return ""
        if self._trouble.code is not Code.SERVER_AWAY:
            return words.refusal(self._trouble)
        return self.tr(
            "No word from the server since {time}. What you write is kept on this computer."
        ).format(time=words.clock_time(self._lost, self._zone))

    def _about_saving(self) -> str:
        if self._working:
            return self.tr("Saving %n", "", self._working)
        if self._saved is None:
            return ""
        return self.tr("Saved {time}").format(time=words.clock_time(self._saved, self._zone))

    def _pass(self) -> None:
        self._passing = ""
        self.tell()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(24))
        self._row.setContentsMargins(theme.px(12), 1, theme.px(12), 0)
        self._row.setSpacing(theme.px(24))


class _Keys(QWidget):
    """Keys in ink2, what they do in ink3; those that have no room are left out from the left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        theme.notifier().changed.connect(self.updateGeometry)

    def show_commands(self, ids: tuple[str, ...]) -> None:
        self._ids = ids
        self.setFixedWidth(sum(self._width(*pair) for pair in self._said()))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.show_commands(self._ids)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, left = QPainter(self), theme.tokens(), 0
        font = theme.font(Role.SMALL)
        for key, what in self._said():
            box = QRect(left, 0, self.width() - left, self.height())
            done = draw_text(painter, box, key, font, colours.ink2)
            box.adjust(done + theme.px(6), 0, 0, 0)
            draw_text(painter, box, what, font, colours.ink3)
            left += self._width(key, what)

    def _width(self, key: str, what: str) -> int:
        font = theme.font(Role.SMALL)
        return text_width(key, font) + theme.px(6) + text_width(what, font) + theme.px(16)

    def _said(self) -> list[tuple[str, str]]:
        return [self._one(one) for one in self._ids]

    def _one(self, one: str) -> tuple[str, str]:
        says = {
            "call": (command("call").key(), self.tr("call")),
            "palette": (command("palette").key(), self.tr("find")),
            "screens": (f"{key_text('Ctrl+1')}…7", self.tr("screens")),
            "internals": (command("internals").key(), self.tr("hide internal")),
            "move": ("J K", self.tr("move")),
            "expand": (command("stream.expand").key(), self.tr("expand")),
            "pane": (command("pane.next").key(), self.tr("pane")),
            "sheet": (command("sheet").key(), self.tr("all keys")),
        }
        return says[one]

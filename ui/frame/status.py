"""One line at the foot: whether the server answers, what was saved, whose desk this is; at the
right, the keys of a place."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from concierge import clock, words
from concierge.errors import Code, Refusal
from ui import language, theme
from ui.commands import COMMANDS, command, key_text
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.ground import Pane
from ui.widgets.key_hints import Hint, KeyHints
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import text_width

if TYPE_CHECKING:
    from concierge.workspace.live import Weather

GAP = "     "
LEAST = 240
"""What is said at the left has at least this width at 100 % before keys are told beside calls."""
SAID_FOR = 6000
"""Milliseconds a passing word stays."""


class StatusLine(Pane):
    """24 high. Its accessible name reads what stands at the left; `wanted` tells the command of a
    key that was pressed with the mouse."""

    wanted = Signal(str)

    def __init__(
        self,
        zone: ZoneInfo,
        parent: QWidget | None = None,
        *,
        screens: Sequence[str] = ("today", "members", "issues", "settings"),
    ) -> None:
        super().__init__("window", parent, lines="top")
        set_identifier(self, "status.line")
        self._there = [f"screen.{one}" for one in screens]
        self._zone = zone
        self._whose: tuple[str, ...] = ()
        self._saved: datetime | None = None
        self._members: int | None = None
        self._working = 0
        self._lost: datetime | None = None
        self._trouble: Refusal | None = None
        self._passing = ""
        self._parts: list[str] = []
        self._alarm = ElidedLabel(role=Role.SMALL, ink="red")
        self._left = ElidedLabel(role=Role.SMALL, ink="ink2")
        self._keys = KeyHints("status", self, drops_left=True)
        self._keys.wanted.connect(self.wanted)
        self._ids: tuple[str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._alarm)
        self._row.addWidget(self._left, 1)
        self._held: QWidget | None = None
        self._news: QWidget | None = None
        self._row.addWidget(self._keys)
        self._over = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._over.timeout.connect(self._pass)
        theme.notifier().changed.connect(self._measure)
        language.notifier().changed.connect(self._retranslate)
        self._measure()
        self.tell()

    def show_saved(self, at: datetime) -> None:
        """Something was saved at this aware instant."""
        self._saved = at
        self.tell()

    def show_whose(self, *whose: str) -> None:
        """Who is at this desk, and where their workspace is."""
        self._whose = whose
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
        """The keys that matter in this place; a press does the same."""
        self._ids = command_ids
        self._keys.show_hints([self._hint(one) for one in command_ids])
        self._fit()

    def hold(self, row: QWidget) -> None:
        """A row of things that wait, between what is said at the left and the keys."""
        self._held = row
        self._row.insertWidget(self._row.indexOf(self._keys), row)

    def hold_last(self, news: QWidget) -> None:
        """What was just done, at the right end; keys without room beside it are not told."""
        self._news = news
        self._row.addWidget(news)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """What waits and what is news come before the keys, which are told elsewhere too."""
        others = (self._alarm, self._held, self._news)
        there = [one for one in others if one is not None and not one.isHidden()]
        wide = sum(min(one.sizeHint().width(), one.maximumWidth()) for one in there)
        room = self.width() - wide - theme.px(24) * (len(there) + 1) - theme.px(12 + 6)
        self._keys.fit(room - theme.px(LEAST))
        self._say_parts(room - self._keys.width())

    def _say_parts(self, room: int) -> None:
        """As many as have room whole; those at the end are known elsewhere too, and go first."""
        parts = [part for part in self._parts if part]
        while len(parts) > 1 and text_width(GAP.join(parts), self._left.type_face()) > room:
            parts.pop()
        said = GAP.join(parts)
        if said != self._left.text():
            self._left.setText(said)

    def tell(self) -> None:
        """All of it in the language spoken now."""
        alarm = self._about_weather()
        self._parts = [self._passing, self._about_saving(), *self._whose]
        if self._members is not None:
            self._parts.append(self.tr("My members %n", "", self._members))
        self._alarm.setText(alarm)
        self._alarm.setVisible(bool(alarm))
        self._fit()
        self.setAccessibleName(words.facts(alarm, *self._parts))

    def _retranslate(self) -> None:
        self.tell()
        self.show_keys(self._ids)

    def _about_weather(self) -> str:
        if self._trouble is None or self._lost is None:
            return ""
        if self._trouble.code is not Code.SERVER_AWAY:
            return words.refusal(self._trouble)
        return words.fill(
            self.tr(
                "No word from the server since {time}. What you write is kept on this computer."
            ),
            time=words.clock_time(self._lost, self._zone),
        )

    def _about_saving(self) -> str:
        if self._working:
            return self.tr("Saving %n", "", self._working)
        if self._saved is None:
            return ""
        return words.fill(self.tr("Saved {time}"), time=words.clock_time(self._saved, self._zone))

    def _hint(self, one: str) -> Hint:
        moves = {
            "move": Hint("J K", self.tr("move")),
            "screens": Hint(self._screens(), self.tr("screens")),
        }
        if one in moves:
            return moves[one]
        says = {
            "next": self.tr("next"),
            "call": self.tr("call"),
            "palette": self.tr("find"),
            "internals": self.tr("member's view"),
            "stream.expand": self.tr("expand"),
            "pane.next": self.tr("pane"),
            "sheet": self.tr("all keys"),
        }
        return Hint(command(one).key(), says[one], one)

    def _screens(self) -> str:
        """Ctrl and the numbers of the screens that are there: a number stays with its screen."""
        there = [one.keys[0] for one in COMMANDS if one.id in self._there and one.keys]
        return " ".join([key_text(there[0]), *(key[-1] for key in there[1:])])

    def _pass(self) -> None:
        self._passing = ""
        self.tell()

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(24))
        # A hint has 6 around it.
        self._row.setContentsMargins(theme.px(12), 1, theme.px(6), 0)
        self._row.setSpacing(theme.px(24))

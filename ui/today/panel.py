"""Today as the first screen: the wide list, and the brief for what is selected."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from concierge import words
from concierge.today.rules import Key
from ui import language, theme
from ui.commands import bind, command
from ui.desk import Desk
from ui.theme import Role
from ui.today.acts import TodayActs
from ui.today.brief import BriefPane
from ui.today.empty import EmptyToday
from ui.today.feed import TodayFeed
from ui.today.foot import KeyFoot
from ui.today.list import TodayList
from ui.today.righting import Righting
from ui.today.rows import TodayRows
from ui.voice import Voice
from ui.widgets.banner import Banner, Tone
from ui.widgets.ground import Pane
from ui.widgets.key_hints import Hint
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.line_field import LineField
from ui.widgets.team_sums import TeamSums

BRIEF_WIDE, BRIEF_NARROW = 468, 416
WIDE_FROM, BRIEF_FROM = 1380, 1200
"""Widths of the panel at 100 % (the window's without the rail) at which the brief has that room."""


class TodayPanel(QWidget):
    """What needs me, why, and what to know before I act on it."""

    def __init__(
        self, desk: Desk, voice: Voice, feed: TodayFeed, acts: TodayActs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._voice, self._feed, self._acts = voice, feed, acts
        self._title = PlainLabel(role=Role.TITLE, strong=True)
        self._date = PlainLabel(ink="ink2")
        self._count = PlainLabel(ink="ink2", identifier="today.count")
        self._filter = LineField("today.filter")
        self.rows = TodayRows(desk.zone, self)
        self.list = TodayList(self.rows, acts, wide=True)
        self.righting = Righting(desk, voice, self.list, self)
        self._foot = KeyFoot()
        self.unfinished = Banner(Tone.NEUTRAL, "today.unfinished", self, icon="pencil-line")
        self.unfinished.hide()
        self._begun: tuple[int, str] = (0, "")
        self.brief = BriefPane(desk, self)
        self._empty = EmptyToday(for_lead=desk.leads)
        self._sums = TeamSums(desk, self)
        self._sums.changed.connect(self._tell_team)
        self._lay_out()
        self._wire()
        theme.follow(self._measure)
        language.follow(self._retranslate)

    def _tell_team(self) -> None:
        self._empty.show_team(self._sums.said())

    def take_focus(self) -> None:
        """The keyboard on the list."""
        if self.list.current() is None:
            self.list.select_first()
        self.list.setFocus()

    def show_unfinished(self, n: int, what: str) -> None:
        """So many things are half written; `what` names the last ones."""
        self._begun = (n, what)
        said = words.fill(self.tr("%n unfinished: {what}", "", n), what=what)
        go = self.tr("Go on")
        self.unfinished.set_text(said, f"{go}  {command('unfinished').key()}")
        self.unfinished.setVisible(n > 0)

    def show_open(self, member_id: UUID, key: Key | None) -> None:
        """That member's page is open, for that thing."""
        self.list.show_open(member_id, key)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        return [self.list, self.brief]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _loaded(self) -> None:
        if self._feed.agenda is not None:
            self.rows.show_agenda(self._feed.agenda, self._feed.lines)
        self._pages.setCurrentIndex(1 if self._feed.empty() else 0)
        self._tell_count()
        if self.list.current() is None:
            self.list.select_first()
        else:
            self.brief.show_thing(self.list.current())

    def _pressed(self, command_id: str) -> None:
        acts = {
            "today.open": self.list.open,
            "today.done": self.list.done,
            "today.snooze": self.list.snooze,
            "today.filter": self._open_filter,
        }
        if command_id in acts:
            acts[command_id]()
        else:
            self._voice.do(command_id)

    def _open_filter(self) -> None:
        self._filter.show()
        self._filter.setFocus()
        self._filter.selectAll()

    def _filtered(self, text: str) -> None:
        self.rows.set_filter(text)
        self._tell_count()
        if self.list.current() is None:
            self.list.select_first()

    def _close_filter(self) -> None:
        self._filter.clear()
        self._filter.hide()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing under the focus took: Esc goes one step out."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.righting.put_away():
            self._close_filter()

    def _filter_taken(self) -> None:
        self.list.setFocus()

    def _tell_count(self) -> None:
        agenda = self._feed.agenda
        self._date.setText(words.full_day(agenda.day) if agenda else "")
        if agenda is None or not agenda.items:
            self._count.setText("")
            return
        shown = [thing.item for thing in self.rows.things()]
        members = len({item.member_id for item in shown})
        things = self.tr("%n things", "", len(shown))
        said = words.facts(things, self.tr("%n members", "", members))
        left_out = len(agenda.items) - len(shown)
        more = self.tr("%n hidden by the filter", "", left_out) if left_out else ""
        self._count.setText(words.facts(said, more))

    def _retranslate(self) -> None:
        self.show_unfinished(*self._begun)
        self._title.setText(self.tr("Today"))
        self._filter.set_label(self.tr("Filter what needs me"))
        self._filter.setPlaceholderText(self.tr("Name, number, thing or reason"))
        self.list.setAccessibleName(self.tr("What needs me"))
        acts = {
            "today.open": self.tr("open"),
            "today.done": self.tr("done"),
            "today.snooze": self.tr("snooze"),
            "next": self.tr("next that needs me"),
            "today.filter": self.tr("filter"),
        }
        hints = [Hint(command(one).key(), what, one) for one, what in acts.items()]
        self._foot.show_keys(
            [Hint("J K", self.tr("move")), *hints],
            Hint(command("undo").key(), self.tr("undo"), "undo"),
        )
        self.rows.say_again()
        # What the brief says of the thing was said by the row.
        self.brief.show_thing(self.list.current())
        self._tell_count()

    def _wire(self) -> None:
        self.unfinished.acted.connect(partial(self._voice.do, "unfinished"))
        self._feed.loaded.connect(self._loaded)
        self.list.chosen.connect(self.brief.show_thing)
        self.brief.wanted.connect(self._pressed)
        self._acts.correct_wanted.connect(self.righting.ask)
        self._filter.textChanged.connect(self._filtered)
        self._filter.returnPressed.connect(self._filter_taken)
        self._empty.door_opened.connect(self._voice.do)
        self._foot.wanted.connect(self._pressed)
        self.list.keys_on(self)
        bind(
            self,
            {
                "today.filter": self._open_filter,
            },
        )

    def _lay_out(self) -> None:
        left = Pane("surface")
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._date)
        self._head.addStretch(1)
        self._head.addWidget(self._filter)
        self._head.addWidget(self._count)
        self._filter.hide()
        column = flat(QVBoxLayout(left))
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        column.addWidget(self.righting)
        column.addWidget(self._foot)
        full = QWidget()
        row = flat(QHBoxLayout(full))
        row.addWidget(left, 1)
        row.addWidget(self.brief)
        self._pages = QStackedWidget()
        self._pages.addWidget(full)
        nothing = Pane("surface")
        around = QVBoxLayout(nothing)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._empty)
        self._pages.addWidget(nothing)
        flat(QVBoxLayout(self), self.unfinished, self._pages)

    def _measure(self) -> None:
        px = theme.px
        self._head.setContentsMargins(px(24), px(14), px(24), px(14))
        self._head.setSpacing(px(8))
        self._filter.setMaximumWidth(px(240))
        self.brief.setVisible(self.width() >= px(BRIEF_FROM))
        wanted = px(BRIEF_WIDE if self.width() >= px(WIDE_FROM) else BRIEF_NARROW)
        self.brief.setFixedWidth(min(wanted, self.width() * 2 // 5))

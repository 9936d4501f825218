"""Today beside a member's page: whose page is open, and what is next."""

from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.commands import command
from ui.desk import Desk
from ui.theme import Role
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.list import TodayList
from ui.today.next_button import NextButton
from ui.today.rows import Thing, TodayRows
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel


class TodayNarrow(Pane):
    """288 wide (256 in a window of 1280). Enter, a click or N opens the member."""

    member_wanted = Signal(object, object)  # UUID, the AgendaItem to select

    def __init__(
        self, desk: Desk, feed: TodayFeed, acts: TodayActs, parent: QWidget | None = None
    ) -> None:
        super().__init__("list", parent, lines="right")
        self._feed = feed
        self._title = PlainLabel(role=Role.SUBTITLE, strong=True)
        self._count = PlainLabel(ink="ink3")
        self._nothing = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="today.nothing")
        self._next = NextButton("today.next", self)
        self.rows = TodayRows(desk.zone, self)
        self.list = TodayList(self.rows, wide=False)
        self._member: UUID | None = None
        self._lay_out()
        feed.loaded.connect(self._loaded)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._clicked)
        self.list.done.connect(acts.done)
        self.list.snoozed.connect(acts.ask_until)
        self._next.clicked.connect(self.next_that_needs_me)
        theme.notifier().changed.connect(self._measure)
        self._measure()
        self._retranslate()
        self._loaded()

    def show_member(self, member_id: UUID, select: object = None) -> None:
        """Mark whose page is open; `select` may be the AgendaItem it was opened for."""
        self._member = member_id
        key = (getattr(select, "ref_id", None), getattr(select, "kind", None))
        if key[0] is None or not self.list.select(key):  # type: ignore[arg-type]
            self.list.select_member(member_id)

    def next_that_needs_me(self) -> None:
        """Open what comes after the thing selected, from the top again after the last."""
        self.list.step_round()
        thing = self.list.current()
        if thing is not None:
            self._open(thing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _loaded(self) -> None:
        agenda = self._feed.agenda
        if agenda is None:
            return
        self.rows.show_agenda(agenda, self._feed.lines)
        self._count.setText(self.locale().toString(len(agenda.items)))
        self._nothing.setVisible(not agenda.items)
        if self.list.current() is None and self._member is not None:
            self.list.select_member(self._member)

    def _open(self, thing: Thing) -> None:
        self.member_wanted.emit(thing.item.member_id, thing.item)

    def _clicked(self) -> None:
        thing = self.list.current()
        if thing is not None:
            self._open(thing)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Today"))
        self._nothing.setText(self.tr("Nothing needs you now."))
        self._next.set_text(self.tr("Next"))
        self._next.set_hint(command("today.next").key())
        self.list.setAccessibleName(self.tr("What needs me"))
        self.rows.say_again()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)

    def _measure(self) -> None:
        px = theme.px
        self._head.setContentsMargins(px(16), px(10), px(10), px(8))
        self._head.setSpacing(px(8))
        self._nothing.setContentsMargins(px(16), px(4), px(16), 0)

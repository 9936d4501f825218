"""Today beside a member's page: whose page is open, and what is next."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from concierge.today.rules import Key
from ui import language
from ui.desk import Desk
from ui.today.acts import TodayActs
from ui.today.feed import TodayFeed
from ui.today.list import TodayList
from ui.today.righting import Righting
from ui.today.rows import TodayRows
from ui.voice import Voice
from ui.widgets.side_list import SideList


class TodayNarrow(SideList):
    """Enter or a click opens the member for the thing."""

    def __init__(
        self, desk: Desk, voice: Voice, feed: TodayFeed, acts: TodayActs, parent: QWidget
    ) -> None:
        super().__init__(voice, parent)
        self._feed, self._leads = feed, desk.leads
        self.rows = TodayRows(desk.zone, self)
        self.list = TodayList(self.rows, acts, wide=False)
        self.place_list(self.list)
        self.righting = Righting(desk, voice, self.list, self)
        self.place_below(self.righting)
        feed.loaded.connect(self._loaded)
        acts.correct_wanted.connect(self.righting.ask)
        self.list.keys_on(self)
        language.follow(self._retranslate)
        self._loaded()

    def show_open(self, member_id: UUID, key: Key | None = None) -> None:
        """Mark whose page is open, and for which thing."""
        self.list.show_open(member_id, key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step out: what is asked below the list goes first."""
        if event.key() != Qt.Key.Key_Escape or not self.righting.put_away():
            super().keyPressEvent(event)

    def _loaded(self) -> None:
        agenda = self._feed.agenda
        if agenda is not None:
            self.rows.show_agenda(agenda, self._feed.lines)
            self.say_count(len(agenda.items))

    def _retranslate(self) -> None:
        self.retranslate()
        self.title.setText(self.tr("Today"))
        # A lead's members are a lead's as well; what is meant is what waits for them alone.
        own = self.tr("Nothing of your own needs you now.")
        self.nothing.setText(own if self._leads else self.tr("Nothing needs you now."))
        self.list.setAccessibleName(self.tr("What needs me"))
        self.rows.say_again()

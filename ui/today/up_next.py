"""What N opens: the top of what needs me, without what was opened since it last changed."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from concierge.today.rules import AgendaItem, Key, as_opened, horizon, left_red, next_up
from ui.desk import Desk
from ui.today.feed import TodayFeed
from ui.voice import Voice


class UpNext(QObject):
    """Remembers for this sitting what was opened. `wanted` is the thing to open now."""

    wanted = Signal(object)  # AgendaItem

    def __init__(
        self, desk: Desk, voice: Voice, feed: TodayFeed, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._voice, self._feed = desk, voice, feed
        self._opened: dict[Key, object] = {}
        feed.loaded.connect(self._forget_settled)

    def opened(self, item: AgendaItem) -> None:
        """Its page is open: it is passed until something about it changes."""
        self._opened[item.key] = as_opened(item)

    def opened_page(self, member_id: UUID, issue_id: UUID | None = None) -> AgendaItem | None:
        """A page was opened for no thing in particular: the first of the issue, or of the member,
        is what the lists show as open."""
        of = [item for item in self._items() if item.member_id == member_id]
        of = [item for item in of if issue_id is not None and item.issue_id == issue_id] or of
        if of:
            self.opened(of[0])
        return of[0] if of else None

    def go(self) -> None:
        """Open the next; once all were opened, from the top again, and that is said."""
        agenda, items = self._feed.agenda, self._items()
        if agenda is None or not items:
            own = self.tr("Nothing of your own needs you now.")
            self._voice.say(own if self._desk.leads else self.tr("Nothing needs you now."))
            return
        today_ends, _ = horizon(agenda.day, self._desk.zone, self._feed.begins)
        found = next_up(items, self._opened, today_ends)
        if found is None:
            self._opened.clear()
            self._voice.say(self.tr("All of it was opened: from the top again"))
            found = next_up(items, self._opened, today_ends)
        elif red := left_red(items, found, today_ends):
            self._voice.say(self.tr("Opened and not settled, late: %n", "", red))
        self.wanted.emit(found)

    def _forget_settled(self) -> None:
        """What comes back, as when settling it was undone, is news."""
        left = {item.key for item in self._items()}
        self._opened = {key: was for key, was in self._opened.items() if key in left}

    def _items(self) -> tuple[AgendaItem, ...]:
        return self._feed.agenda.items if self._feed.agenda is not None else ()

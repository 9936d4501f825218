"""Brings the rows: opens a member's stream, fetches what is looked at, follows what happens."""

from datetime import date, datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from concierge.changes import Changes
from concierge.issues.chips import Chips, chips_of
from concierge.timeline import actions
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from ui.composer.member_frame import Frame
from ui.desk import Desk
from ui.timeline import pages
from ui.timeline.blocks import Block
from ui.timeline.pages import Fresh, Opening, Page, Target
from ui.timeline.rows import StreamRows
from ui.timeline.stream import StreamView
from ui.timeline.teller import Teller

LOOKED = 1500
"""Milliseconds a stream is in sight before what is new in it counts as looked at."""
KINDS = ("timeline_event", "note", "retraction", "promise", "issue", "member", "reminder")
"""Tables whose change may change a stream or what stands around it."""


class StreamFeed(QObject):
    """One member at a time. Answers for a member or filter left in the meantime are dropped."""

    framed = Signal(object)  # Frame
    counted = Signal(object)  # Chips
    opened = Signal()
    grew = Signal(int)  # rows that came at the end since they were last shown

    def __init__(self, desk: Desk, rows: StreamRows, stream: StreamView, teller: Teller) -> None:
        super().__init__(stream)
        self._desk, self._rows, self._stream, self._teller = desk, rows, stream, teller
        self.member_id: UUID | None = None
        self.filter = Filter()
        self._turn = 0
        self._coming: set[Block] = set()
        self._wanted: Target | None = None
        self._stale = False
        self._last_looked: tuple[UUID, datetime] | None = None
        self._recorded: tuple[UUID | None, ...] = ()
        self._looked = QTimer(self, singleShot=True, interval=LOOKED)
        self._looked.timeout.connect(self._look)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        rows.wanted.connect(self._fetch)
        rows.filled.connect(self._select_wanted)
        rows.mismatched.connect(self._soon.start)
        desk.changed.connect(self._changed)

    def show_member(self, member_id: UUID, select: UUID | None) -> None:
        """Another member's stream, from its end or with something selected."""
        self.member_id = member_id
        self.filter = Filter(internal=self.filter.internal)
        self._teller.issues = {}
        self._rows.show((), {})
        self._open(select, None)

    def show_filter(self, wanted: Filter, around: date | None = None) -> None:
        """Other rows of the same member."""
        self.filter = wanted
        self._open(None, around)

    def reveal(self, day: date, event_id: UUID | None) -> None:
        """Select an event of that day; without one, the first row on that day or after."""
        place = self._rows.place_of(event_id) if event_id is not None else None
        if place is not None:
            self._stream.show_place(place)
            return
        if event_id is not None and not self._rows.blocks.rows_of(day):
            # It exists, so the filter hides it.
            self._wanted = Target(day, event_id, None)
            self.show_filter(Filter(internal=self.filter.internal), day)
            return
        self._wanted = Target(day, event_id, None) if event_id is not None else None
        if self._rows.blocks.n:
            first = self._rows.blocks.first_on_or_after(day)
            self._stream.show_place(first, at_top=event_id is None)

    def select_new(self, event_id: UUID | None = None) -> None:
        """Select what was just recorded here, once it is read; without an id, one's newest."""
        self._recorded = (event_id,)
        self._soon.start()

    def refresh(self) -> None:
        """What is shown, read again; at once if it can be seen, else when it is shown."""
        self._stale = not self._stream.isVisible()
        if self.member_id is None or self._stale:
            return
        all_blocks = self._rows.blocks.all
        if not all_blocks:
            self._open(None, None)
            return
        last, sight = all_blocks[-1], self._stream.blocks_in_sight()
        self._desk.read(
            pages.fresh,
            self.member_id,
            self.filter,
            last.first,
            [one for one in sight if one != last],
            then=self._refreshed,
            key=self._key("fresh"),
        )

    def shown(self) -> None:
        """The stream came into sight."""
        if self._stale:
            self.refresh()
        self._looked.start()

    def fetch_now(self, one: Block) -> list[Row]:
        """A block at once, waiting for it: for a screen reader, which asks a row only once."""
        if self.member_id is None:
            return []
        return self._desk.work.read(pages.block, self.member_id, self.filter, one)

    def _open(self, select: UUID | None, around: date | None) -> None:
        self._turn += 1
        self._coming.clear()
        self._stale = False
        if self._wanted is not None and around is None:
            self._wanted = None
        self._desk.read(
            pages.opening,
            self.member_id,
            self.filter,
            select,
            around,
            then=self._opened,
            key=self._key("open"),
        )

    def _opened(self, opening: Opening) -> None:
        self._frame(opening.frame, opening=True)
        self._stream.start_over()
        self._rows.show(opening.days, opening.pages)
        self.opened.emit()
        target = opening.target or self._wanted
        if target is not None:
            self.reveal(target.day, target.event_id)
        if self._stream.isVisible():
            self._looked.start()

    def _fetch(self, wanted: tuple[Block, ...]) -> None:
        for one in wanted:
            if one in self._coming or self.member_id is None:
                continue
            self._coming.add(one)
            args = (self.member_id, self.filter, one, self._turn)
            self._desk.read(pages.page, *args, then=self._fetched)

    def _fetched(self, page: Page) -> None:
        if page.turn == self._turn:
            self._coming.discard(page.block)
            self._rows.fill(page.block, page.rows)

    def _refreshed(self, fresh: Fresh) -> None:
        before, self._coming = self._rows.rowCount(), set()
        self._frame(fresh.frame, opening=False)
        at_end = self._stream.is_at_end()
        self._stream.hold()
        if self._rows.grow(fresh.days, fresh.newest, fresh.pages):
            self._stream.settle()
        else:
            self._stream.keep_chosen()
            self._rows.show(fresh.days, {})
        self._select_recorded(fresh.newest)
        more = self._rows.rowCount() - before
        came = fresh.newest[-more:] if more > 0 else []
        others = [row for row in came if row.steward_id != self._me()]
        if others and not at_end:
            self.grew.emit(len(others))
        if self._stream.isVisible():
            self._looked.start()

    def _select_recorded(self, newest: list[Row]) -> None:
        """Where it is by now; what has another day than the last ones is looked for."""
        recorded, self._recorded = self._recorded, ()
        if not recorded:
            return
        mine = [row for row in newest if row.steward_id == self._me()]
        last = max(mine, key=lambda row: row.recorded_at, default=None)
        event_id = recorded[0] or (last.id if last is not None else None)
        place = self._rows.place_of(event_id) if event_id is not None else None
        if place is not None:
            self._stream.show_place(place)
        elif event_id is not None and self.filter == Filter(internal=self.filter.internal):
            args = (self.member_id, event_id)
            self._desk.read(pages.target, *args, then=self._have_target, key=self._key("recorded"))

    def _have_target(self, target: Target | None) -> None:
        if target is not None:
            self.reveal(target.day, target.event_id)

    def _me(self) -> UUID:
        """Nobody needs telling what they did themselves."""
        return self._desk.actor.steward_id

    def _frame(self, frame: Frame, *, opening: bool) -> None:
        teller = self._teller
        teller.lines = {line.code: line for line in frame.lines}
        teller.stewards = frame.stewards
        teller.issues = teller.issues | {one.id: one.title for one in frame.open_issues}
        teller.address = frame.header.address or frame.header.name
        if opening:
            # What is new stays marked until the member is opened again.
            teller.seen = frame.seen.seen
            teller.forget()
            self._stream.shelf.replan()
        self.framed.emit(frame)
        args = (self.member_id, self.filter.internal)
        self._desk.read(chips_of, *args, then=self._counted, key=self._key("chips"))

    def _counted(self, chips: Chips) -> None:
        closed = {one.id: one.title for one in chips.issues}
        if closed.keys() - self._teller.issues.keys():
            self._teller.issues = self._teller.issues | closed
            self._stream.replan()
        self.counted.emit(chips)

    def _select_wanted(self, _first: int, _last: int) -> None:
        if self._wanted is None or self._wanted.event_id is None:
            return
        place = self._rows.place_of(self._wanted.event_id)
        if place is not None:
            self._wanted = None
            self._stream.show_place(place)

    def _changed(self, changes: Changes) -> None:
        if self.member_id is not None and changes.touch(self.member_id, *KINDS):
            self._soon.start()

    def _look(self) -> None:
        """Remember that what is here was seen."""
        rows = [self._rows.row(at) for at in self._stream.places_in_sight()]
        newest = max((row.recorded_at for row in rows if row is not None), default=None)
        seen = self._teller.seen
        if newest is None or self.member_id is None or (seen is not None and newest <= seen):
            return
        if self._last_looked != (self.member_id, newest):
            self._last_looked = (self.member_id, newest)
            self._desk.write(
                actions.look,
                self.member_id,
                newest,
                initiator=self,
                failed=self._not_looked,
                unasked=True,
            )

    def _not_looked(self, _error: Exception) -> None:
        """Nobody asked for it; it is tried again at the next look."""
        self._last_looked = None

    def _key(self, what: str) -> str:
        return f"stream.{id(self)}.{what}"

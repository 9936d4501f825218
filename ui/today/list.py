"""The list of things due: one selected, acts on single letters."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from concierge.today.rules import Key
from ui import theme
from ui.commands import bind
from ui.due.sorts import RENEGOTIATE, shown_as
from ui.today.acts import TodayActs
from ui.today.delegate import NarrowDelegate, TodayDelegate, WideDelegate
from ui.today.rows import Thing, TodayRows
from ui.widgets.row_word import RowWord
from ui.widgets.rows import RowList
from ui.widgets.thin_bar import ThinBar


class TodayList(RowList):
    """Keeps to the same thing while rows come and go. The narrow one stands beside a page and marks
    whose it is."""

    chosen = Signal(object)  # the Thing selected now, or None

    def __init__(
        self, rows: TodayRows, acts: TodayActs, *, wide: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("today.list", parent, keeps_colour=True, marks_open=not wide)
        self._rows, self._acts = rows, acts
        self._kept: Key | None = None
        self._open: Key | None = None
        self._member: UUID | None = None
        self._place = 0
        self._shown = False
        self._ground = "surface" if wide else "list"
        self._bar = ThinBar(self)
        # The view does not own its delegate: without a parent it would be gone already.
        self._delegate: TodayDelegate = WideDelegate(self) if wide else NarrowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(rows)
        self._word = RowWord(self, "today.word")
        rows.modelReset.connect(self._restore)
        rows.modelReset.connect(self._measure)
        rows.dataChanged.connect(self._measure)
        self.activated_row.connect(self._open_at)
        self.menu_wanted.connect(self._open_menu)
        if not wide:
            self.clicked.connect(self._open_at)
        theme.follow(self._colour)

    def keys_on(self, pane: QWidget) -> None:
        """Its keys work wherever the focus is in that pane."""
        bind(
            pane,
            {
                "today.done": self.done,
                "today.snooze": self.snooze,
                "today.renegotiate": self._renegotiate,
                "today.correct": self._correct,
                "today.down": self._down,
                "today.up": self._up,
            },
        )

    def current(self) -> Thing | None:
        """The thing the keyboard is on."""
        return self._rows.thing(self.currentIndex())

    def select(self, key: Key | None) -> bool:
        """The keyboard on that thing; whether it is here."""
        index = self._rows.find(key) if key else QModelIndex()
        if index.isValid():
            self.select_row(index)
        return index.isValid()

    def kept(self) -> Key | None:
        """The thing it keeps to."""
        return self._kept

    def keep_to(self, key: Key) -> None:
        """The keyboard on that thing, as soon as it is here."""
        if not self.select(key):
            self._kept = key

    def shows(self, key: Key) -> bool:
        """Whether that thing has a row."""
        return self._rows.find(key).isValid()

    def show_open(self, member_id: UUID | None, key: Key | None = None) -> None:
        """That member's page is open, for that thing, or for another of theirs; nothing is marked
        where nothing of theirs is here."""
        self._member, self._open = member_id, key
        self.mark(self._opened_row())
        if not self._marks_open and not self.currentIndex().isValid():
            self._kept = None
            self.chosen.emit(None)

    def say_at_row(self, sentence: str) -> None:
        """Why the thing the keyboard is on does not do what was asked."""
        self._word.say(self.currentIndex(), sentence)

    def select_first(self) -> None:
        """The keyboard on the first thing."""
        things = self._rows.things()
        if things:
            self.select(things[0].key)

    def select_row(self, index: QModelIndex) -> None:
        super().select_row(index)
        above = self._rows.index(index.row() - 1)
        # The first below a heading is shown with it.
        if above.isValid() and self._rows.thing(above) is None:
            self.scrollTo(above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want other heights."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time: what was selected before there was any room is scrolled to now."""
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.scrollToTop()
            self.scrollTo(self.currentIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        thing = self._rows.thing(current)
        if thing is not None:
            self._kept, self._place = thing.key, current.row()
            self.chosen.emit(thing)

    def _restore(self) -> None:
        """The same things again, marked and under the keyboard; where the one is gone, what stands
        in its place now is under the keyboard, but nobody else's page is open."""
        kept, place = self._kept, self._place
        if self._marks_open:
            self.mark(self._opened_row())
            if self.hasFocus() and kept is not None:
                self.select(kept)
            return
        if kept is None or self.select(kept):
            return
        for row in (*range(place, self._rows.rowCount()), *range(place - 1, -1, -1)):
            index = self._rows.index(row)
            if index.isValid() and self._rows.thing(index) is not None:
                self.select_row(index)
                return
        self._kept = None
        self.chosen.emit(None)

    def _opened_row(self) -> QModelIndex:
        """The thing the page was opened for; once that is gone, the next of the same member."""
        found = self._rows.find(self._open) if self._open else QModelIndex()
        if found.isValid():
            return found
        theirs = [one.key for one in self._rows.things() if one.item.member_id == self._member]
        return self._rows.find(theirs[0]) if theirs else QModelIndex()

    def open(self) -> None:
        """The page of whose thing the keyboard is on."""
        self._do(self._acts.open)

    def done(self) -> None:
        """It is finished, or settled where it belongs."""
        self._do(self._acts.done)

    def snooze(self) -> None:
        """It is asked until when it is put off."""
        self._do(self._acts.ask_until)

    def _renegotiate(self) -> None:
        thing = self.current()
        if thing is not None and shown_as(thing.item.kind).later == RENEGOTIATE:
            self._acts.renegotiate(thing)

    def _correct(self) -> None:
        self._do(self._acts.correct)

    def _do(self, act: Callable[[Thing], object]) -> None:
        thing = self.current()
        if thing is not None:
            act(thing)

    def _open_at(self, index: QModelIndex) -> None:
        thing = self._rows.thing(index)
        if thing is not None:
            self._acts.open(thing)

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        thing = self._rows.thing(index)
        if thing is not None:
            self._acts.open_menu(thing, at)

    def _down(self) -> None:
        self.step(1)

    def _up(self) -> None:
        self.step(-1)

    def _measure(self) -> None:
        self._delegate.measure(self._rows.things())

    def _colour(self) -> None:
        self._measure()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.tokens()[self._ground])
        self.setPalette(palette)

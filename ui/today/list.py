"""The list of things due: one selected, acts on single letters."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.commands import bind
from ui.today.delegate import NarrowDelegate, TodayDelegate, WideDelegate
from ui.today.rows import Thing, TodayRows
from ui.widgets.rows import RowList
from ui.widgets.thin_bar import ThinBar

Key = tuple[UUID, str]


class TodayList(RowList):
    """Keeps the selection on the same thing while rows come and go."""

    chosen = Signal(object)  # the Thing selected now, or None
    opened = Signal(object)  # the Thing to open
    done = Signal(object)
    snoozed = Signal(object)

    def __init__(self, rows: TodayRows, *, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__("today.list", parent, keeps_colour=True)
        self._rows = rows
        self._kept: Key | None = None
        self._place = 0
        self._shown = False
        self._ground = "surface" if wide else "list"
        self._bar = ThinBar(self)
        # The view does not own its delegate: without a parent it would be gone already.
        self._delegate: TodayDelegate = WideDelegate(self) if wide else NarrowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(rows)
        rows.modelReset.connect(self._restore)
        rows.modelReset.connect(self._measure)
        rows.dataChanged.connect(self._measure)
        self.activated_row.connect(self._activated)
        theme.notifier().changed.connect(self._colour)
        self._colour()
        bind(self, {"today.done": self._done, "today.snooze": self._snooze})

    def current(self) -> Thing | None:
        """The thing selected now."""
        return self._rows.thing(self.currentIndex())

    def select(self, key: Key | None) -> bool:
        """Select that thing; whether it is here."""
        index = self._rows.find(key) if key else QModelIndex()
        if index.isValid():
            self.select_row(index)
        return index.isValid()

    def select_member(self, member_id: UUID | None) -> None:
        """Select a thing of that member, unless one is selected; nothing where there is none."""
        here = self.current()
        if here is not None and here.item.member_id == member_id:
            return
        for thing in self._rows.things():
            if thing.item.member_id == member_id:
                self.select(thing.key)
                return
        self.clear_choice()

    def select_first(self) -> None:
        """Select the most pressing thing."""
        things = self._rows.things()
        if things:
            self.select(things[0].key)

    def step_round(self) -> None:
        """Select the next thing, after the last one the first."""
        things = self._rows.things()
        here = self.current()
        if things:
            at = [thing.key for thing in things].index(here.key) if here else -1
            self.select(things[(at + 1) % len(things)].key)

    def clear_choice(self) -> None:
        """Select nothing."""
        self._kept = None
        self.setCurrentIndex(QModelIndex())

    def select_row(self, index: QModelIndex) -> None:
        super().select_row(index)
        above = self._rows.index(index.row() - 1)
        # The first below a heading is shown with it.
        if above.isValid() and self._rows.thing(above) is None:
            self.scrollTo(above)

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
        """The same thing again; where it is gone, what stands in its place now."""
        if self._kept is None or self.select(self._kept):
            return
        for row in (*range(self._place, self._rows.rowCount()), *range(self._place - 1, -1, -1)):
            index = self._rows.index(row)
            if index.isValid() and self._rows.thing(index) is not None:
                self.select_row(index)
                return
        self._kept = None
        self.chosen.emit(None)

    def _activated(self, index: QModelIndex) -> None:
        thing = self._rows.thing(index)
        if thing is not None:
            self.opened.emit(thing)

    def _done(self) -> None:
        thing = self.current()
        if thing is not None:
            self.done.emit(thing)

    def _snooze(self) -> None:
        thing = self.current()
        if thing is not None:
            self.snoozed.emit(thing)

    def _measure(self) -> None:
        self._delegate.measure(self._rows.things())

    def _colour(self) -> None:
        self._measure()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, theme.tokens()[self._ground])
        self.setPalette(palette)

"""The stream: one member's timeline, newest at the bottom, as long as it may be.

A list view with a geometry of its own. Qt's lays out every row before it knows where one lies; here
a row has its height at once, so that 100,000 rows open, scroll and jump like a hundred, while
selection, keyboard and accessibility stay Qt's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCursor, QFocusEvent, QMouseEvent, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from concierge.timeline.rows import Row
from ui import theme
from ui.timeline.blocks import Block
from ui.timeline.canvas import StreamCanvas
from ui.timeline.plan import heading_height, row_height
from ui.timeline.row_painter import RowPainter
from ui.timeline.rows import StreamRows
from ui.timeline.shelf import Shelf
from ui.timeline.teller import Teller
from ui.widgets.rows import RowList
from ui.widgets.thin_bar import ThinBar

Index = QModelIndex | QPersistentModelIndex
_AHEAD = 60
"""Rows beyond the edges that are fetched before they are looked at: two screens."""
_SOON, _REST = 15, 40
"""Milliseconds until rows are fetched: while one scrolls, and after a leap over what is not looked
at. Dragged through years, the bar would have every place fetched that it passes."""


@dataclass(frozen=True)
class Anchor:
    """What must stay where it is while rows come and go: the end, or a row and its place."""

    at_end: bool
    event_id: UUID | None
    index: int
    y: int
    day: date | None = None
    nth: int = 0
    """Which row of its day it was, for while no row is here."""


class StreamView(RowList):
    """`at_end_changed` tells whether the newest row is in sight."""

    at_end_changed = Signal(bool)
    issue_pressed = Signal(object)  # UUID

    def __init__(self, rows: StreamRows, teller: Teller, parent: QWidget | None = None) -> None:
        # Before Qt's part, which lays out while it is being made.
        self.rows = rows
        self.shelf = Shelf(teller, rows)
        super().__init__("member.stream", parent)
        self._teller = teller
        self._at_end = True
        self._anchor: Anchor | None = None
        self._kept: set[UUID] = set()
        self._current_kept: UUID | None = None
        self._bar = ThinBar(self)
        self._row_painter = RowPainter(self.shelf)
        self.canvas = StreamCanvas(self, self._row_painter, teller, self._bar)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Every pixel is painted here; only so does Qt move what is there when it scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._passed = 0
        self._looking = QTimer(self, singleShot=True, interval=_SOON)
        self._looking.timeout.connect(self._look)
        rows.modelAboutToBeReset.connect(self.hold)
        rows.modelReset.connect(self._rows_changed)
        rows.filled.connect(self._filled)
        self.setModel(rows)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.notifier().changed.connect(self.replan)
        self._rows_changed()

    # ── what others ask of it ──

    def sizeHint(self) -> QSize:
        """What is left: it asks for no more than it needs, and what is written keeps its room."""
        return self.minimumSizeHint()

    def current_row(self) -> Row | None:
        """The row the keyboard is on, None if there is none or it is not here yet."""
        index = self.currentIndex()
        return self.rows.row(index.row()) if index.isValid() else None

    def is_at_end(self) -> bool:
        """Whether the newest row is in sight."""
        return self._at_end

    def reached_by_tab(self) -> bool:
        """Whether the focus came by a key, so that it is to be seen where it is."""
        return self._by_tab

    def places_in_sight(self) -> range:
        """The rows in the viewport, whole or in part."""
        return self.places_in(self.viewport().rect())

    def places_in(self, rect: QRect) -> range:
        """The rows in that part of the viewport, whole or in part."""
        offset, heights = self.offset(), self.shelf.heights
        if not len(heights):
            return range(0)
        return range(heights.at(rect.top() + offset), heights.at(rect.bottom() + offset) + 1)

    def blocks_in_sight(self) -> list[Block]:
        """The blocks those rows are of."""
        places = self.places_in_sight()
        if not places:
            return []
        blocks = self.rows.blocks
        numbers = range(blocks.number_of(places[0]), blocks.number_of(places[-1]) + 1)
        return [blocks.all[number] for number in numbers]

    def start_over(self) -> None:
        """Another member or filter: what comes is shown from its end, nothing expanded."""
        self._at_end = True
        self._anchor = Anchor(True, None, 0, 0)
        self._kept = set()
        self.shelf.fold_all()

    def to_end(self) -> None:
        """Down to the newest."""
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        self._scrolled(self.verticalScrollBar().value())

    def show_place(self, index: int, *, at_top: bool = False) -> None:
        """Select a row and bring it into sight, `at_top` with the heading of its day above it."""
        found = self.rows.index(index)
        if not found.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(found, flags)
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(found, hint.PositionAtTop if at_top else hint.EnsureVisible)

    def toggle(self, index: int) -> None:
        """Expand or fold a row; what is above it stays where it is, as far as there is room."""
        top = self.shelf.heights.top(index) - self.offset()
        self.shelf.toggle(index)
        self._restore(Anchor(False, None, index, top))
        self.scrollTo(self.rows.index(index))

    def set_needle(self, text: str) -> None:
        """Underline this text wherever it stands; '' for nothing."""
        self._row_painter.needle = text.casefold()
        self.viewport().update()

    def hold(self) -> None:
        """Before rows come or go: remember what must stay."""
        self._anchor = self._anchor or self._take_anchor()

    def keep_chosen(self) -> None:
        """Before all rows come anew: those chosen are chosen again as they come, by their id."""
        current = self.current_row()
        chosen = (self.rows.row(index.row()) for index in self.selectedIndexes())
        self._current_kept = current.id if current is not None else None
        self._kept = {row.id for row in chosen if row is not None}

    def _choose_kept(self) -> None:
        flags, model = QItemSelectionModel.SelectionFlag, self.selectionModel()
        for event_id in list(self._kept):
            place = self.rows.place_of(event_id)
            if place is None:
                continue
            self._kept.discard(event_id)
            model.select(self.rows.index(place), flags.Select)
            if event_id == self._current_kept:
                # One stands on it; nothing moves for that.
                self.setAutoScroll(False)
                model.setCurrentIndex(self.rows.index(place), flags.NoUpdate)
                self.setAutoScroll(True)

    def settle(self) -> None:
        """After rows came or went without a reset."""
        self._rows_changed()

    def replan(self) -> None:
        """After the language, the scale, the colours or the minute changed."""
        anchor = self._take_anchor()
        self._row_painter.dress()
        self.shelf.replan()
        self.shelf.rebuild()
        self._restore(anchor)

    # ── geometry ──

    def offset(self) -> int:
        """Pixels of the stream above the viewport; below 0 where a short stream leaves room."""
        return self.verticalScrollBar().value() - max(
            self.viewport().height() - self.shelf.heights.total, 0
        )

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        heights, number = self.shelf.heights, index.row()
        top = heights.top(number) - self.offset()
        return QRect(0, top, self.viewport().width(), heights.height(number))

    def indexAt(self, point: QPoint) -> QModelIndex:
        heights = self.shelf.heights
        offset = point.y() + self.offset()
        if not 0 <= offset < heights.total:
            return QModelIndex()
        number = heights.at(offset)
        return self.rows.index(number) if offset >= heights.top(number) else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        heights, room, number = self.shelf.heights, self.viewport().height(), index.row()
        # The heading of the day sticks to the top and must not cover the row.
        top, height = heights.top(number) - heading_height(), heights.height(number)
        bottom = heights.top(number) + height
        kinds, value = QAbstractItemView.ScrollHint, self.verticalScrollBar().value()
        if hint == kinds.PositionAtTop or (hint == kinds.EnsureVisible and top < value):
            value = top
        elif hint == kinds.PositionAtBottom or (
            hint == kinds.EnsureVisible and bottom > value + room
        ):
            value = min(bottom - room, top)
        elif hint == kinds.PositionAtCenter:
            value = top - (room - height) // 2
        self.verticalScrollBar().setValue(value)

    def verticalOffset(self) -> int:
        return self.offset()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        n, current = self.rows.rowCount(), self.currentIndex()
        if not n:
            return QModelIndex()
        if not current.isValid():
            return self.rows.index(self._entrance())
        return self.rows.index(min(max(self._moved(current.row(), action), 0), n - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        heights, offset = self.shelf.heights, self.offset()
        if not len(heights):
            return
        box = rect.normalized()
        first, last = heights.at(box.top() + offset), heights.at(box.bottom() + offset)
        chosen = QItemSelection(self.rows.index(first), self.rows.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, sight = QRegion(), self.viewport().rect()
        seen = self.places_in(sight)
        for part in (selection.at(at) for at in range(selection.size())):
            for number in range(max(part.top(), seen.start), min(part.bottom() + 1, seen.stop)):
                region += self.visualRect(self.rows.index(number))
        return region

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(row_height())
        bar.setPageStep(max(room - heading_height(), 1))
        bar.setRange(0, max(self.shelf.heights.total - room, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._take_anchor(event.oldSize().height())
        if self.viewport().width() != self.shelf.width:
            self.shelf.width = self.viewport().width()
            self.shelf.replan()
            self.shelf.rebuild()
        QAbstractItemView.resizeEvent(self, event)
        self._restore(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        view, strip = self.viewport(), self._bar.width()
        if abs(dy) >= view.height() - heading_height():
            view.update()
            return
        # Not under the bar: what something lies over is painted anew instead of being moved.
        view.scroll(0, dy, view.rect().adjusted(0, 0, -strip, 0))
        view.update(view.width() - strip, 0, strip, view.height())
        if view.underMouse():
            # The row the pointer is on now is hovered, not the one that went from under it.
            pointer = view.mapFromGlobal(QCursor.pos())
            for spot in (pointer, pointer + QPoint(0, dy)):
                view.update(self.visualRect(self.indexAt(spot)))
        # The sticky heading was carried along: paint where it is and where it went.
        view.update(0, min(dy, 0), view.width(), heading_height() + abs(dy))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a folded thing opens the issue it belongs to."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint() - self.visualRect(index).topLeft()
        plan = self.shelf.plan(row)
        if plan.chevron is not None and plan.chevron.contains(at):
            self.toggle(index.row())
        elif row.issue_id is not None and any(bit.rect.contains(at) for bit in plan.bits):
            self.issue_pressed.emit(row.issue_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt puts the keyboard on a row; that is to be seen, or the first step would skip it."""
        super().focusInEvent(event)
        here = self.currentIndex()
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if here.isValid() and not by_mouse and not self.selectedIndexes():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(here, flags.ClearAndSelect)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.canvas.paint(event)

    # ── staying where one is ──

    def _rows_changed(self) -> None:
        anchor, self._anchor = self._anchor or self._take_anchor(), None
        self.shelf.rebuild()
        self._restore(anchor)

    def _filled(self, first: int, last: int) -> None:
        """Rows came where bars were; they stand where those stood, but may be higher."""
        anchor, total = self._take_anchor(), self.shelf.heights.total
        self.shelf.measure(range(first, last + 1))
        if self.shelf.heights.total != total:
            self._restore(replace(anchor, event_id=None))
        self._choose_kept()
        self._looking.start(_SOON)

    def _take_anchor(self, room: int | None = None) -> Anchor:
        """The topmost row wholly in sight; with `room`, as it was when the viewport was so high."""
        if self._at_end or not len(self.shelf.heights):
            return Anchor(True, None, 0, 0)
        room = self.viewport().height() if room is None else room
        offset = self.verticalScrollBar().value() - max(room - self.shelf.heights.total, 0)
        number = self.shelf.heights.at(offset + heading_height())
        row = self.rows.row(number)
        y = self.shelf.heights.top(number) - offset
        day = self.rows.day_of(number)
        nth = number - self.rows.blocks.rows_of(day).start
        return Anchor(False, row.id if row else None, number, y, day, nth)

    def _restore(self, anchor: Anchor) -> None:
        self.updateGeometries()
        if anchor.at_end:
            self.to_end()
        else:
            place = self.rows.place_of(anchor.event_id) if anchor.event_id else None
            number = self._stand_in(anchor) if place is None else place
            if number < len(self.shelf.heights):
                value = self.shelf.heights.top(number) - anchor.y
                self.verticalScrollBar().setValue(value)
                self._scrolled(self.verticalScrollBar().value())
        self.viewport().update()
        self._looking.start(_SOON)

    def _stand_in(self, anchor: Anchor) -> int:
        """Where a row is by its day: days before it may have more rows now."""
        of_day = self.rows.blocks.rows_of(anchor.day) if anchor.day is not None else range(0)
        return of_day.start + min(anchor.nth, len(of_day) - 1) if of_day else anchor.index

    def _scrolled(self, value: int) -> None:
        at_end = value >= self.verticalScrollBar().maximum()
        if at_end != self._at_end:
            self._at_end = at_end
            self.at_end_changed.emit(at_end)
        leapt = abs(value - self._passed) > 2 * self.viewport().height()
        self._passed = value
        if leapt or not self._looking.isActive():
            self._looking.start(_REST if leapt else _SOON)

    def _look(self) -> None:
        seen = self.places_in_sight()
        self.rows.look(seen.start - _AHEAD, seen.stop + _AHEAD)

    # ── moving ──

    def _entrance(self) -> int:
        """Where the keyboard begins: the last row in sight."""
        seen = self.places_in_sight()
        first, last = seen.start, seen.stop - 1
        whole = self.visualRect(self.rows.index(last)).bottom() <= self.viewport().height()
        return last if whole else max(first, last - 1)

    def _moved(self, number: int, action: QAbstractItemView.CursorAction) -> int:
        actions = QAbstractItemView.CursorAction
        if action in (actions.MoveHome, actions.MoveEnd):
            return 0 if action == actions.MoveHome else self.rows.rowCount() - 1
        if action in (actions.MovePageUp, actions.MovePageDown):
            page = self.verticalScrollBar().pageStep()
            by = -page if action == actions.MovePageUp else page
            return self.shelf.heights.at(self.shelf.heights.top(number) + by)
        back = action in (actions.MoveUp, actions.MoveLeft, actions.MovePrevious)
        return number + (-1 if back else 1)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        # Not QListView's, which measures every row anew; and of what is in sight alone, for Qt
        # asks where each of these rows is.
        seen = self.places_in_sight()
        top, bottom = max(first.row(), seen.start), min(last.row(), seen.stop - 1)
        if top <= bottom:
            begin, end = self.rows.index(top), self.rows.index(bottom)
            QAbstractItemView.dataChanged(self, begin, end, roles)
            self.viewport().update()

    def rowsInserted(self, parent: Index, first: int, last: int) -> None:
        QAbstractItemView.rowsInserted(self, parent, first, last)
        self._rows_changed()

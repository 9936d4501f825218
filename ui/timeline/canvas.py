"""Puts the stream on the screen: the rows in sight, headings above days, the topmost one sticky."""

from typing import Protocol

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from concierge import clock
from ui import theme
from ui.timeline.heading import paint_heading
from ui.timeline.plan import heading_height
from ui.timeline.row_painter import RowPainter
from ui.timeline.rows import StreamRows
from ui.timeline.shelf import Shelf
from ui.timeline.teller import Side, Teller, side
from ui.widgets.rows import paint_ground

_State = QStyle.StateFlag


class Scrolled(Protocol):
    """What painting needs to know of the list it paints."""

    rows: StreamRows
    shelf: Shelf

    def offset(self) -> int: ...
    def places_in(self, rect: QRect) -> range: ...
    def reached_by_tab(self) -> bool: ...
    def viewport(self) -> QWidget: ...
    def hasFocus(self) -> bool: ...
    def underMouse(self) -> bool: ...
    def cursor(self) -> QCursor: ...
    def selectionModel(self) -> QItemSelectionModel: ...
    def initViewItemOption(self, option: QStyleOptionViewItem, /) -> None: ...


class StreamCanvas:
    """Paints only what is asked for: a turn of the wheel is three rows, not a screen."""

    def __init__(self, view: Scrolled, painter: RowPainter, teller: Teller, bar: QWidget) -> None:
        self._view, self._row_painter, self._teller, self._bar = view, painter, teller, bar

    def paint(self, event: QPaintEvent) -> None:
        """What the event asks for."""
        view = self._view
        painter = QPainter(view.viewport())
        painter.fillRect(event.rect(), theme.tokens().surface)
        if len(view.shelf.heights):
            margin = view.viewport().width() - self._bar.width()
            for part in event.region():  # type: ignore[attr-defined]  # the stubs forget it
                painter.setClipRect(part)
                self._paint_rows(painter, part, only_ground=part.left() >= margin)
            painter.setClipping(False)
            self._paint_sticky(painter)
        if view.hasFocus() and view.reached_by_tab():
            painter.setPen(theme.tokens().accent)
            painter.drawRect(view.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def new_on(self, first: int) -> int:
        """How many rows of the day that begins with `first`, as far as they are here, are new."""
        rows, blocks = self._view.rows, self._view.rows.blocks
        if self._teller.seen is None:
            return 0
        found = (rows.row(at) for at in blocks.rows_of(blocks.day_of(first)))
        return sum(row is not None and self._teller.is_new(row) for row in found)

    def _paint_rows(self, painter: QPainter, part: QRect, *, only_ground: bool) -> None:
        """The rows in that part; `only_ground` under the scroll bar, where no row has anything."""
        view, heights = self._view, self._view.shelf.heights
        places, width, ground = view.places_in(part), view.viewport().width(), _Ground(view)
        y = heights.heading_top(places.start) - view.offset()
        for number in places:
            if heights.has_heading(number):
                self._paint_heading(painter, number, y)
                y += heading_height()
            row, rect = view.rows.row(number), QRect(0, y, width, heights.height(number))
            inside = row is not None and side(row) is Side.INTERNAL
            ground.paint(painter, rect, number, "internal" if inside else "")
            if not only_ground:
                self._row_painter.paint(painter, rect, row)
            y += rect.height()

    def _paint_sticky(self, painter: QPainter) -> None:
        """The topmost day's heading stays in sight; the next one pushes it out."""
        view, blocks, offset = self._view, self._view.rows.blocks, self._view.offset()
        if offset <= 0:
            return
        number = blocks.day_number(view.shelf.heights.at(offset))
        top = 0
        if number + 1 < len(blocks.firsts):
            following = view.shelf.heights.heading_top(blocks.firsts[number + 1]) - offset
            top = min(0, following - heading_height())
        self._paint_heading(painter, blocks.firsts[number], top)

    def _paint_heading(self, painter: QPainter, first: int, top: int) -> None:
        rect = QRect(0, top, self._view.viewport().width(), heading_height())
        today = clock.today(self._teller.zone)
        paint_heading(painter, rect, self._view.rows.day_of(first), today, self.new_on(first))


class _Ground:
    """What lies under the rows of one paint: most are neither selected nor under the mouse."""

    def __init__(self, view: Scrolled) -> None:
        self._view, self._chosen = view, view.selectionModel()
        self._any_chosen = self._chosen.hasSelection()
        self._mouse: QPoint | None = None
        if view.underMouse():
            self._mouse = view.viewport().mapFromGlobal(view.cursor().pos())

    def paint(self, painter: QPainter, rect: QRect, number: int, resting: str) -> None:
        """Under that row; `resting` is the token of one that is nothing in particular."""
        state = _State.State_None
        if self._any_chosen and self._chosen.isSelected(self._view.rows.index(number)):
            state |= _State.State_Selected
        if self._mouse is not None and rect.contains(self._mouse):
            state |= _State.State_MouseOver
        if state is _State.State_None:
            if resting:
                painter.fillRect(rect, theme.tokens()[resting])
            return
        option = QStyleOptionViewItem()
        self._view.initViewItemOption(option)
        option.rect = rect
        option.state = (option.state & ~_State.State_Selected) | state
        if self._view.hasFocus():
            option.state |= _State.State_Active
        paint_ground(painter, option, resting)

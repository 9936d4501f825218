"""Painting the rows of Today: two lines where it is narrow, columns where it is wide."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from concierge import words
from ui import theme
from ui.theme import Role
from ui.today.rows import Heading, Thing
from ui.widgets.due import due_width, paint_due
from ui.widgets.facts import draw_section_heading
from ui.widgets.headed import ROW_ROLE, Index
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width
from ui.widgets.rows import paint_ground
from ui.widgets.two_lines import HEIGHT, LEFT, TwoLines, paint_two_lines

LEAST_WHY, MOST_WHY = 120, 640
"""A reason with less room says nothing any more; with more it would push the time far off."""
NARROW_MARGIN = 16
COLUMNS_FROM = 680
"""How wide the list must be at 100 % for columns."""


class TodayDelegate(QStyledItemDelegate):
    """What both forms share: grounds, the selection bar, hairlines, headings."""

    thing_height = 44
    heading_height = 28
    margin = 16
    text_left = 40

    def measure(self, things: Sequence[Thing]) -> None:
        """The widths the things need, before they are painted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), Heading)
        height = self.heading_height if heading else self.thing_height
        return QSize(option.rect.width(), theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), QRect(option.rect)
        if isinstance(row, Heading):
            box = rect.adjusted(theme.px(self.margin), theme.px(2), 0, 0)
            draw_section_heading(painter, box, row.text, str(row.count))
        elif isinstance(row, Thing):
            paint_ground(painter, option, keeps_colour=True)
            rect.setRight(rect.right() - self._right(option))
            if self._has_line(index):
                line = rect.adjusted(theme.px(self.text_left), 0, 0, 0)
                line.setTop(rect.bottom())
                painter.fillRect(line, theme.tokens().line)
            self.paint_thing(painter, rect, row)

    def paint_thing(self, painter: QPainter, rect: QRect, row: Thing) -> None:
        """The content of a row, up to the right margin; told by those who derive."""
        raise NotImplementedError

    def _right(self, option: QStyleOptionViewItem) -> int:
        """The right margin; a scroll bar stands in it, and moves nothing."""
        view = option.widget
        bar = view.width() - option.rect.width() if isinstance(view, QAbstractItemView) else 0
        return max(theme.px(self.margin) - bar, theme.px(4))

    def _has_line(self, index: Index) -> bool:
        """A hairline parts two members; one member's things, and sections, need none."""
        below = index.model().index(index.row() + 1, 0)
        row = below.data(ROW_ROLE) if below.isValid() else None
        return isinstance(row, Thing) and not row.again


class NarrowDelegate(TodayDelegate):
    """44 high: whose and what with when at the right; why below."""

    thing_height = HEIGHT
    text_left = LEFT

    def paint_thing(self, painter: QPainter, rect: QRect, row: Thing) -> None:
        _paint_narrow(painter, rect, row)


def _paint_narrow(painter: QPainter, rect: QRect, row: Thing) -> None:
    dues = (row.due, row.span) if row.span else (row.due,)
    said = TwoLines(row.icon, row.who, row.what, row.below, row.state, dues, row.again)
    paint_two_lines(painter, rect, said)


class WideDelegate(TodayDelegate):
    """36 high, in columns: whose, what, why, business line, when. Where the columns would only be
    beginnings of words, 44 high and two lines, as beside a page."""

    thing_height = 36
    heading_height = 31
    margin = 24
    text_left = 50
    _who = _what = _why = 0

    def measure(self, things: Sequence[Thing]) -> None:
        strong, body = theme.font(Role.BODY, strong=True), theme.font(Role.BODY)
        self._who = max((text_width(thing.who, strong) for thing in things), default=0)
        self._what = max((text_width(thing.what, body) for thing in things), default=0)
        self._why = max((text_width(thing.why, body) for thing in things), default=0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        if isinstance(index.data(ROW_ROLE), Thing) and size.width() < theme.px(COLUMNS_FROM):
            size.setHeight(theme.px(HEIGHT))
        return size

    def paint_thing(self, painter: QPainter, rect: QRect, row: Thing) -> None:
        if rect.width() + theme.px(self.margin) < theme.px(COLUMNS_FROM):
            inward = theme.px(self.margin - NARROW_MARGIN)
            _paint_narrow(painter, rect.adjusted(inward, 0, 0, 0), row)
        else:
            self._paint_columns(painter, rect, row)

    def _paint_columns(self, painter: QPainter, rect: QRect, row: Thing) -> None:
        px, colours = theme.px, theme.tokens()
        body, small = theme.font(Role.BODY), theme.font(Role.SMALL)
        stand = baseline(rect, body)
        columns = Columns(rect.width(), self._who, self._what, self._why)
        draw_icon(painter, _cell(rect, px(24), px(16)), row.icon, "ink2", 16)
        name = theme.font(Role.BODY, strong=not row.again)
        ink = colours.ink2 if row.again else colours.ink
        cell = _cell(rect, columns.name, columns.name_width)
        draw_text(painter, cell, row.who, name, ink, stand=stand)
        cell = _cell(rect, columns.what, columns.what_width)
        draw_text(painter, cell, row.what, body, colours.ink, stand=stand)
        if columns.why_width:
            cell = _cell(rect, columns.why, columns.why_width)
            draw_text(painter, cell, row.why, body, colours.ink2, stand=stand)
        if row.line:
            icon = _cell(rect, columns.line, px(14))
            draw_icon(painter, icon, row.line_icon, "ink3", 14)
            cell = _cell(rect, columns.line + px(18), columns.line_width - px(18))
            draw_text(painter, cell, row.line, small, colours.ink3, stand=stand)
        cell = _cell(rect, columns.due - px(24), columns.due_width + px(24))
        text = row.late or row.due
        if due_width(row.state, text) > cell.width():
            text = row.due
        paint_due(painter, cell, row.state, text, stand=stand)


class Columns:
    """Where the columns of the wide list stand in so many pixels: what stands at the right keeps
    near the widest text, and a reason that could not be read gives its room to the thing."""

    def __init__(self, width: int, who: int, what: int, why: int) -> None:
        px, gap = theme.px, theme.px(10)
        self.due_width = px(104)
        self.line_width = px(60 if words.language() == "zh" else 104)
        self.name, self.name_width = px(50), _between(px(44), who, px(112))
        self.what = self.name + self.name_width + gap
        tail = self.line_width + gap + self.due_width
        room = width - self.what - tail - 2 * gap
        self.what_width = _between(px(132), what, min(max(px(240), room * 2 // 5), room // 2))
        self.why_width = min(room - self.what_width, max(why, px(LEAST_WHY)), px(MOST_WHY))
        if self.why_width < px(LEAST_WHY):
            self.what_width, self.why_width = max(room + gap, 0), 0
        elif what > self.what_width:
            self.what_width = min(what, room - self.why_width)
        self.why = self.what + self.what_width + gap
        self.line = self.why + (self.why_width + gap if self.why_width else 0)
        self.due = self.line + self.line_width + gap


def _between(least: int, wanted: int, most: int) -> int:
    return max(least, min(wanted, most))


def _cell(rect: QRect, left: int, width: int) -> QRect:
    return QRect(rect.left() + left, rect.top(), width, rect.height())

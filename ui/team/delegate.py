"""Painting a steward in the list of the team, and a plan beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from concierge import clock
from concierge.team.plans import Plan
from ui import theme
from ui.team import rows
from ui.team.columns import COLUMNS
from ui.team.rows import TeamRow
from ui.theme import Role
from ui.widgets.columns import hairline, places
from ui.widgets.due import DueState, due_font, due_width, paint_due
from ui.widgets.objects import OBJECT, Index
from ui.widgets.paint import baseline, draw_icon, draw_text, fitting, text_width
from ui.widgets.row_delegate import RowDelegate

PLAN_LINE = 18
RIGHT = Qt.AlignmentFlag.AlignRight
LEFT = Qt.AlignmentFlag.AlignLeft
BROKEN = 4
"""The place of the column of broken promises."""


def broken_mark(rect: QRect, row: TeamRow) -> QRect:
    """Where in a row its red number is pressed; empty where nothing is broken."""
    if not row.load.promises_broken:
        return QRect()
    box = places(COLUMNS, rect)[BROKEN]
    width = due_width(DueState.OVERDUE, str(row.load.promises_broken)) + theme.px(8)
    return QRect(box.right() + 1 - width, box.top(), width + theme.px(8), box.height())


class TeamDelegate(RowDelegate):
    """40 high, in the columns of `columns.py`. It only paints."""

    height = 40

    def paint_row(self, painter: QPainter, rect: QRect, row: TeamRow) -> None:
        boxes = places(COLUMNS, rect)
        stand = baseline(rect, theme.font(Role.BODY))
        colours, load, now = theme.tokens(), row.load, clock.now()
        ink = colours.ink if load.active else colours.ink3
        draw_text(
            painter, boxes[0], load.name, theme.font(Role.BODY, strong=True), ink, stand=stand
        )
        counts = {1: load.members, 2: load.open_issues, 3: load.promises_due}
        texts = {place: str(n) if n else "" for place, n in counts.items()}
        texts[1] = str(load.members)
        texts[5] = rows.waited(load, now)
        for place, text in texts.items():
            font = theme.font(Role.BODY if place < 5 else Role.SMALL)
            ink = colours.ink if place in (1, 2, 3) else colours.ink2
            align = RIGHT if COLUMNS[place].right else LEFT
            draw_text(painter, boxes[place], text, font, ink, align=align, stand=stand)
        if load.promises_broken:
            self._paint_broken(painter, boxes[BROKEN], str(load.promises_broken), stand)
        self._paint_away(painter, boxes[6], row, stand)
        hairline(painter, rect)

    def _paint_broken(self, painter: QPainter, box: QRect, count: str, stand: int) -> None:
        """Underlined: it leads somewhere."""
        paint_due(painter, box, DueState.OVERDUE, count, stand=stand)
        digits = text_width(count, due_font(DueState.OVERDUE))
        left, below = box.right() + 1 - digits, stand + theme.px(2)
        painter.fillRect(left, below, digits, 1, theme.tokens().red)

    def _paint_away(self, painter: QPainter, box: QRect, row: TeamRow, stand: int) -> None:
        now, colours = clock.now(), theme.tokens()
        whole, *shorter = rows.away_said(row, self.zone, now)
        if not whole or box.isEmpty():
            return
        here = row.away is not None and row.away.since <= now
        square = QRect(box.left(), box.top(), theme.px(16), box.height())
        icon = "user-x" if not row.load.active else "user-check"
        icon = "calendar-days" if row.away is not None and not here and row.load.active else icon
        draw_icon(painter, square, icon, "ink2" if here else "ink3", 14)
        rest = box.adjusted(theme.px(22), 0, 0, 0)
        ink, font = colours.ink if here else colours.ink2, theme.font(Role.SMALL)
        said = fitting([whole, *shorter], font, rest.width())
        draw_text(painter, rest, said, font, ink, stand=stand)


class PlanDelegate(RowDelegate):
    """44 high: who for whom, and when below it; of a weekly roster 18 more, for how long."""

    height = 44

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        plan: Plan = index.data(OBJECT)
        return QSize(0, theme.px(self.height + (PLAN_LINE if plan.times > 1 else 0)))

    def paint_row(self, painter: QPainter, rect: QRect, row: Plan) -> None:
        px, colours, now = theme.px, theme.tokens(), clock.now()
        begun = row.since <= now
        left = rect.left() + px(16)
        square = QRect(left, rect.top() + px(4), px(16), px(20))
        draw_icon(painter, square, "user-check" if begun else "calendar-days", "ink2", 16)
        first = QRect(left + px(24), rect.top() + px(4), rect.right() - left - px(40), px(20))
        strong = theme.font(Role.BODY, strong=begun)
        done = draw_text(painter, first, rows.plan_who(row), strong, colours.ink)
        rest = first.adjusted(done + px(6), 0, 0, 0)
        small = theme.font(Role.SMALL)
        stand = baseline(first, strong)
        draw_text(painter, rest, rows.also(row), small, colours.ink2, stand=stand)
        second = QRect(first.left(), rect.top() + px(22), first.width(), px(PLAN_LINE))
        for said in (rows.plan_next(row, self.zone, now), rows.plan_rest(row, self.zone, now)):
            draw_text(painter, second, said, small, colours.ink2)
            second.translate(0, px(PLAN_LINE))
        painter.fillRect(first.left(), rect.bottom(), first.width(), 1, colours.line)

"""Promises as rows: the mark of their state, what was promised, and how its time stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from concierge import clock, words
from concierge.issues.kinds import PromiseState
from concierge.issues.promised import PromiseRow
from concierge.members.rules import SOON
from ui import theme
from ui.theme import Role
from ui.widgets.due import DueState, due_font, paint_due
from ui.widgets.paint import baseline, draw_icon, draw_text
from ui.widgets.row_delegate import RowDelegate


def standing(due: datetime, now: datetime) -> DueState:
    """How an open thing due then stands now."""
    if due < now:
        return DueState.OVERDUE
    return DueState.SOON if due - now <= SOON else DueState.PLAIN


def promise_text(row: PromiseRow) -> str:
    """What was promised, its amount after it where the words do not have it."""
    return words.with_amount(row.text, row.amount, row.currency or "")


def promise_mark(row: PromiseRow, zone: ZoneInfo, now: datetime) -> tuple[DueState, str]:
    """State and words at the right end of a promise's row."""
    if row.state == PromiseState.KEPT:
        return DueState.SETTLED, words.name("kept_late" if row.late else "kept", "PromiseState")
    if row.state != PromiseState.OPEN:
        return DueState.PLAIN, words.name(row.state, "PromiseState")
    state = standing(row.due, now)
    if state is DueState.OVERDUE:
        return state, words.name("broken", "PromiseState")
    return state, words.moment(row.due, zone, now)


def promise_spoken(row: PromiseRow, zone: ZoneInfo, now: datetime) -> str:
    """A promise as it is read aloud: what, how it stands, its time."""
    state, mark = promise_mark(row, zone, now)
    when = words.moment(row.due, zone, now) if state in (DueState.OVERDUE, DueState.SETTLED) else ""
    return words.facts(promise_text(row), mark, when)


class PromiseDelegate(RowDelegate):
    """16 | circle | 8 | text | due, 28 or 32 high. It only paints; the circle is at `mark_rect`."""

    def __init__(self, zone: ZoneInfo, height: int) -> None:
        super().__init__(zone)
        self.height = height

    def paint_row(self, painter: QPainter, rect: QRect, row: PromiseRow) -> None:
        px, colours, now = theme.px, theme.tokens(), clock.now()
        box = rect.adjusted(px(16), 0, -px(16), 0)
        _paint_circle(painter, mark_rect(rect), row)
        state, mark = promise_mark(row, self.zone, now)
        body = theme.font(Role.BODY)
        stand = baseline(box, body)
        taken = _paint_mark(painter, box, state, mark, stand)
        text = box.adjusted(px(24), 0, -taken - px(12), 0)
        ended = row.state in (PromiseState.REPLACED, PromiseState.WITHDRAWN)
        ink = colours.ink3 if ended else colours.ink
        done = draw_text(painter, text, promise_text(row), body, ink, stand=stand)
        if ended:
            strike(painter, QRect(text.left(), box.top(), done, box.height()), ink)


def mark_rect(row: QRect) -> QRect:
    """Where the circle of a row stands; pressing it says that the promise was kept."""
    px = theme.px
    return QRect(row.left() + px(16), row.top(), px(16), row.height())


def strike(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """A line through what no longer holds."""
    middle = rect.top() + rect.height() // 2 + 1
    painter.fillRect(rect.left(), middle, rect.width(), 1, ink)


def _paint_mark(painter: QPainter, box: QRect, state: DueState, mark: str, stand: int) -> int:
    """What is settled has its check at the left already."""
    if state is not DueState.SETTLED:
        return paint_due(painter, box, state, mark, stand=stand)
    right, green = Qt.AlignmentFlag.AlignRight, theme.tokens().green
    return draw_text(painter, box, mark, due_font(state), green, align=right, stand=stand)


def _paint_circle(painter: QPainter, square: QRect, row: PromiseRow) -> None:
    looks = {
        PromiseState.OPEN: ("circle", "edge"),
        PromiseState.KEPT: ("circle-check", "green"),
        PromiseState.REPLACED: ("refresh-cw", "ink3"),
        PromiseState.WITHDRAWN: ("ban", "ink3"),
    }
    icon, ink = looks[PromiseState(row.state)]
    draw_icon(painter, square, icon, ink, 16)

"""A member's open issues beside their stream: what, how it stands, and the next step."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from concierge import clock, words
from concierge.issues.queries import IssueRow
from concierge.members.lines import Line
from ui import theme
from ui.promises.rows import standing
from ui.theme import Role
from ui.widgets.due import DueState, due_width, paint_due
from ui.widgets.objects import OBJECT, Index
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width
from ui.widgets.row_delegate import RowDelegate

Lines = Mapping[str, Line]


def issue_mark(row: IssueRow, zone: ZoneInfo, now: datetime) -> tuple[DueState, str]:
    """State and words of what is next due in an issue."""
    if row.next_due is None:
        return DueState.PLAIN, ""
    state = standing(row.next_due, now)
    if state is DueState.OVERDUE:
        return state, words.late(row.next_due, now, exact=True)
    return state, words.short(row.next_due, zone, now)


def issue_remaining(row: IssueRow, zone: ZoneInfo, now: datetime) -> str:
    """What stands under the mark: what is left, or when it had been due."""
    if row.next_due is None:
        return ""
    if row.next_due >= now:
        return words.left(row.next_due, now)
    said = QCoreApplication.translate("IssueRows", "was due {when}")
    return words.fill(said, when=words.short(row.next_due, zone, now))


def issue_line(row: IssueRow, lines: Lines) -> str:
    """The business line it belongs to."""
    return words.line_name(lines[row.line]) if row.line in lines else row.line


def issue_state(row: IssueRow, lines: Lines) -> str:
    """Business line, urgency and status, as an identity line."""
    line = issue_line(row, lines)
    return " · ".join((line, words.name(row.urgency, "Urgency"), words.name(row.status, "Status")))


def issue_spoken(row: IssueRow, lines: Lines, zone: ZoneInfo, now: datetime) -> str:
    """An issue as it is read aloud."""
    _, mark = issue_mark(row, zone, now)
    return words.facts(
        row.title, mark, issue_remaining(row, zone, now), issue_state(row, lines), row.next_step
    )


class IssueDelegate(RowDelegate):
    """Three lines: title and due, state and what is left, the next step if there is one. It only
    paints.

    Where nothing `internal` may be seen, its title and business line.
    """

    height = 74
    lower = 54
    """Of two lines, at 100 %."""

    def __init__(self, zone: ZoneInfo, lines: dict[str, Line]) -> None:
        super().__init__(zone)
        self._lines = lines
        self.internal = True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: IssueRow = index.data(OBJECT)
        whole = self.internal and row.next_step
        return QSize(0, theme.px(self.height if whole else self.lower))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.row() + 1 < index.model().rowCount():
            line = option.rect.adjusted(theme.px(16), 0, -theme.px(16), 0)
            painter.fillRect(line.left(), line.bottom(), line.width(), 1, theme.tokens().line)

    def paint_row(self, painter: QPainter, rect: QRect, row: IssueRow) -> None:
        px, now = theme.px, clock.now()
        box = rect.adjusted(px(16), px(6), -px(16), 0)
        self._paint_title(painter, QRect(box.left(), box.top(), box.width(), px(20)), row, now)
        second = QRect(box.left(), box.top() + px(20), box.width(), px(18))
        self._paint_state(painter, second, row, now)
        if self.internal:
            self._paint_step(painter, second.translated(0, px(19)), row)

    def _paint_title(self, painter: QPainter, box: QRect, row: IssueRow, now: datetime) -> None:
        strong = theme.font(Role.BODY, strong=True)
        stand = baseline(box, strong)
        state, mark = issue_mark(row, self.zone, now) if self.internal else (DueState.PLAIN, "")
        taken = paint_due(painter, box, state, mark, stand=stand)
        title = box.adjusted(0, 0, -taken - theme.px(12), 0)
        draw_text(painter, title, row.title, strong, theme.tokens().ink, stand=stand)

    def _paint_state(self, painter: QPainter, box: QRect, row: IssueRow, now: datetime) -> None:
        px, colours, small = theme.px, theme.tokens(), theme.font(Role.SMALL)
        left = box
        if row.line in self._lines:
            square = QRect(box.left(), box.top(), px(14), box.height())
            draw_icon(painter, square, self._lines[row.line].icon, "ink3", 14)
            left = box.adjusted(px(14) + px(4), 0, 0, 0)
        remaining, state = issue_remaining(row, self.zone, now), issue_state(row, self._lines)
        if not self.internal:
            remaining, state = "", issue_line(row, self._lines)
        needed = text_width(state, small) + px(12) + due_width(DueState.PLAIN, remaining)
        # The line above says when; how it stands is said nowhere else.
        taken = 0
        if needed <= left.width():
            taken = paint_due(painter, left, DueState.PLAIN, remaining, small) + px(12)
        draw_text(painter, left.adjusted(0, 0, -taken, 0), state, small, colours.ink2)

    def _paint_step(self, painter: QPainter, box: QRect, row: IssueRow) -> None:
        if not row.next_step:
            return
        small, colours = theme.font(Role.SMALL), theme.tokens()
        label = QCoreApplication.translate("IssueRows", "Next step")
        done = draw_text(painter, box, label, small, colours.ink2)
        text = box.adjusted(done + theme.px(8), 0, 0, 0)
        draw_text(painter, text, row.next_step, small, colours.ink)

"""Painting an issue in the list of all of mine."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from concierge import clock, words
from concierge.issues.queries import IssueRow
from concierge.members.lines import Line
from ui import theme
from ui.promises.rows import standing
from ui.theme import Role
from ui.widgets.columns import Column, hairline, places
from ui.widgets.due import DueState, paint_due
from ui.widgets.paint import baseline, draw_icon, draw_text
from ui.widgets.row_delegate import RowDelegate

Lines = Mapping[str, Line]
translate = QCoreApplication.translate

COLUMNS = (
    Column("member", 12, least=80),
    Column("issue", 26, least=140),
    Column("next_step", 18, gives_way=2, least=110),
    Column("stands", 19, least=174),
    Column("line", 12, gives_way=1, least=96),
    Column("due", 13, right=True, least=108),
)
TEAMS = (COLUMNS[0], Column("steward", 11, gives_way=3, least=72), *COLUMNS[1:])
"""Of a whole team: who serves the member beside them."""


def column_names() -> dict[str, str]:
    """By the key of the column."""
    return {
        "member": translate("IssueColumns", "Member"),
        "steward": translate("IssueColumns", "Steward"),
        "issue": translate("IssueColumns", "Issue"),
        "next_step": translate("IssueColumns", "Next step"),
        "stands": translate("IssueColumns", "Urgency and status"),
        "line": translate("IssueColumns", "Business"),
        "due": translate("IssueColumns", "Next due"),
    }


def issue_mark(row: IssueRow, zone: ZoneInfo, now: datetime) -> tuple[DueState, str]:
    """What is next due in it; for a closed one, when it was closed."""
    if row.closed_at is not None:
        return DueState.SETTLED, words.short(row.closed_at, zone, now)
    if row.next_due is None:
        return DueState.PLAIN, ""
    state = standing(row.next_due, now)
    if state is DueState.OVERDUE:
        return state, words.late(row.next_due, now)
    return state, words.moment(row.next_due, zone, now)


def issue_spoken(row: IssueRow, lines: Lines, zone: ZoneInfo, now: datetime) -> str:
    """As read aloud: whose, what, how it stands, what is due, its number."""
    line = words.line_name(lines[row.line]) if row.line in lines else row.line
    return words.facts(
        row.member_address or row.member_name,
        row.title,
        words.name(row.urgency, "Urgency"),
        words.name(row.status, "Status"),
        line,
        issue_mark(row, zone, now)[1],
        row.next_step,
        row.ref,
    )


class IssueRowDelegate(RowDelegate):
    """36 high, in the columns above that are set."""

    columns: Sequence[Column] = COLUMNS

    def __init__(self, zone: ZoneInfo, lines: Lines) -> None:
        super().__init__(zone)
        self._lines = lines

    def paint_row(self, painter: QPainter, rect: QRect, row: IssueRow) -> None:
        colours = theme.tokens()
        body, small = theme.font(Role.BODY), theme.font(Role.SMALL)
        stand = baseline(rect, body)
        keys = [column.key for column in self.columns]
        boxes = dict(zip(keys, places(self.columns, rect), strict=True))
        who, what, step = boxes["member"], boxes["issue"], boxes["next_step"]
        state, line, due = boxes["stands"], boxes["line"], boxes["due"]
        strong = theme.font(Role.BODY, strong=True)
        name = row.member_address or row.member_name
        draw_text(painter, who, name, strong, colours.ink, stand=stand)
        if "steward" in boxes:
            draw_text(painter, boxes["steward"], row.steward, small, colours.ink2, stand=stand)
        if not row.next_step and not step.isEmpty():
            what = what.united(step)
        draw_text(painter, what, row.title, body, colours.ink, stand=stand)
        if not step.isEmpty():
            draw_text(painter, step, row.next_step, small, colours.ink2, stand=stand)
        words_of = (words.name(row.urgency, "Urgency"), words.name(row.status, "Status"))
        draw_text(painter, state, " · ".join(words_of), small, colours.ink2, stand=stand)
        if not line.isEmpty():
            self._paint_line(painter, line, row, stand)
        mood, mark = issue_mark(row, self.zone, clock.now())
        paint_due(painter, due, mood, mark, stand=stand)
        hairline(painter, rect)

    def _paint_line(self, painter: QPainter, box: QRect, row: IssueRow, stand: int) -> None:
        line = self._lines.get(row.line)
        if line is None:
            return
        px = theme.px
        draw_icon(
            painter, QRect(box.left(), box.top(), px(14), box.height()), line.icon, "ink3", 14
        )
        text = box.adjusted(px(18), 0, 0, 0)
        small = theme.font(Role.SMALL)
        draw_text(painter, text, words.line_name(line), small, theme.tokens().ink3, stand=stand)

"""Painting a member in the list of mine."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from concierge import clock, words
from concierge.members.portfolio import PortfolioRow
from concierge.moments.my_day import day_of
from ui import theme
from ui.members.columns import COLUMNS
from ui.promises.rows import standing
from ui.theme import Role
from ui.widgets.columns import Column, hairline, places
from ui.widgets.due import DueState, paint_due
from ui.widgets.paint import baseline, draw_text
from ui.widgets.row_delegate import RowDelegate


def due_mark(row: PortfolioRow, zone: ZoneInfo) -> tuple[DueState, str]:
    """What is next due of a member."""
    if row.next_due is None:
        return DueState.PLAIN, ""
    now = clock.now()
    state = standing(row.next_due, now)
    if state is DueState.OVERDUE:
        return state, words.late(row.next_due, now)
    return state, words.moment(row.next_due, zone, now)


def last_contact(row: PortfolioRow, zone: ZoneInfo) -> str:
    """When there was last a real contact, in days: 'today', '3 days ago'."""
    if row.last_contact is None:
        return QCoreApplication.translate("MembersList", "never")
    then = day_of(row.last_contact, zone)
    return words.in_days((then - clock.today(zone)).days)


def member_spoken(row: PortfolioRow, zone: ZoneInfo) -> str:
    """A member as read aloud: who, what is open and due, when last heard."""
    issues = QCoreApplication.translate("MembersList", "open issues: {n}")
    broken = QCoreApplication.translate("MembersList", "promises broken: {n}")
    last = QCoreApplication.translate("MembersList", "last contact {when}")
    return words.facts(
        row.address or row.name,
        words.also(row.address, row.name),
        words.tier_name(row.tier),
        row.city,
        row.steward,
        words.fill(issues, n=row.open_issues) if row.open_issues else "",
        words.fill(broken, n=row.broken) if row.broken else "",
        due_mark(row, zone)[1],
        words.fill(last, when=last_contact(row, zone)),
    )


class MemberDelegate(RowDelegate):
    """36 high, in the columns of `columns.py` that are set. It only paints."""

    columns: Sequence[Column] = COLUMNS

    def paint_row(self, painter: QPainter, rect: QRect, row: PortfolioRow) -> None:
        stand = baseline(rect, theme.font(Role.BODY))
        for column, box in zip(self.columns, places(self.columns, rect), strict=True):
            if box.width() > 0:
                self._paint_column(painter, column, box, row, stand)
        hairline(painter, rect)

    def _paint_column(
        self, painter: QPainter, column: Column, box: QRect, row: PortfolioRow, stand: int
    ) -> None:
        match column.key:
            case "name":
                self._paint_name(painter, box, row, stand)
            case "next_due":
                state, mark = due_mark(row, self.zone)
                paint_due(painter, box, state, mark, stand=stand)
            case "broken":
                if row.broken:
                    paint_due(painter, box, DueState.OVERDUE, str(row.broken), stand=stand)
            case key:
                self._paint_text(painter, column, box, self._text(row, key), stand)

    def _text(self, row: PortfolioRow, key: str) -> str:
        issues = str(row.open_issues) if row.open_issues else ""
        heard = last_contact(row, self.zone) if key == "last_contact" else ""
        texts = {"tier": words.tier_name(row.tier), "city": row.city, "steward": row.steward}
        return {**texts, "open_issues": issues, "last_contact": heard}[key]

    def _paint_text(
        self, painter: QPainter, column: Column, box: QRect, text: str, stand: int
    ) -> None:
        sides, colours = Qt.AlignmentFlag, theme.tokens()
        align = sides.AlignRight if column.right else sides.AlignLeft
        ink = colours.ink if column.key == "open_issues" else colours.ink2
        draw_text(painter, box, text, theme.font(Role.SMALL), ink, align=align, stand=stand)

    def _paint_name(self, painter: QPainter, box: QRect, row: PortfolioRow, stand: int) -> None:
        colours, strong = theme.tokens(), theme.font(Role.BODY, strong=True)
        done = draw_text(painter, box, row.address or row.name, strong, colours.ink, stand=stand)
        rest, body = box.adjusted(done + theme.px(8), 0, 0, 0), theme.font(Role.BODY)
        also = words.also(row.address, row.name)
        draw_text(painter, rest, also, body, colours.ink2, stand=stand)

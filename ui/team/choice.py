"""Painting a steward among those one chooses from: name, how many they serve, whether away."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from concierge import clock
from ui import theme
from ui.team import rows
from ui.team.rows import TeamRow
from ui.theme import Role
from ui.widgets.paint import baseline, draw_icon, draw_text, fitting
from ui.widgets.row_delegate import RowDelegate


class ChoiceDelegate(RowDelegate):
    """16 | icon 16 | 8 | name 104 | members 88 right | 16 | away."""

    keeps_colour = True

    def paint_row(self, painter: QPainter, rect: QRect, row: TeamRow) -> None:
        px, colours = theme.px, theme.tokens()
        body, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        stand = baseline(rect, theme.font(Role.BODY))
        left = rect.left() + px(16)
        draw_icon(painter, QRect(left, rect.top(), px(16), rect.height()), "user-round", "ink2", 16)
        name = QRect(left + px(24), rect.top(), px(128), rect.height())
        draw_text(painter, name, row.load.name, body, colours.ink, stand=stand)
        count = QRect(name.right(), rect.top(), px(88), rect.height())
        right = Qt.AlignmentFlag.AlignRight
        members = rows.members_said(row.load)
        draw_text(painter, count, members, small, colours.ink2, align=right, stand=stand)
        rest = QRect(count.right() + px(16), rect.top(), 0, rect.height())
        rest.setRight(rect.right() - px(16))
        said = fitting(rows.away_said(row, self.zone, clock.now()), small, rest.width())
        draw_text(painter, rest, said, small, colours.ink2, stand=stand)

"""What is on its way to a member: parcels, journeys, refunds, and when they are expected."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from concierge import clock, words
from concierge.members.on_the_way import Reference
from ui import theme
from ui.theme import Role
from ui.widgets.due import paint_due
from ui.widgets.member_words import REFERENCE_ICONS, reference_text, reference_when
from ui.widgets.paint import baseline, draw_icon, draw_text
from ui.widgets.row_delegate import RowDelegate


def reference_spoken(row: Reference, zone: ZoneInfo, now: datetime) -> str:
    """As it is read aloud."""
    return words.facts(reference_text(row), reference_when(row, zone, now)[1])


class WayDelegate(RowDelegate):
    """16 | icon | 8 | what | when. It only paints."""

    height = 32

    def paint_row(self, painter: QPainter, rect: QRect, row: Reference) -> None:
        px, body = theme.px, theme.font(Role.BODY)
        box = rect.adjusted(px(16), 0, -px(16), 0)
        square = QRect(box.left(), box.top(), px(16), box.height())
        draw_icon(painter, square, REFERENCE_ICONS[row.kind], "ink2", 16)
        stand = baseline(box, body)
        state, when = reference_when(row, self.zone, clock.now())
        taken = paint_due(painter, box, state, when, stand=stand)
        text = box.adjusted(px(24), 0, -taken - px(12), 0)
        draw_text(painter, text, reference_text(row), body, theme.tokens().ink, stand=stand)

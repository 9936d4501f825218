"""Painting a steward among those one chooses from: name, how many they serve, whether away."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from concierge import clock
from ui import theme
from ui.team import rows
from ui.team.rows import TeamRow
from ui.theme import Role
from ui.widgets.objects import OBJECT
from ui.widgets.paint import baseline, draw_icon, draw_text
from ui.widgets.rows import paint_ground

HEIGHT = 36


class ChoiceDelegate(QStyledItemDelegate):
    """16 | icon 16 | 8 | name 104 | members 40 right | 16 | away."""

    def __init__(self, zone: ZoneInfo, parent: QObject) -> None:
        super().__init__(parent)
        self._zone = zone

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.px(HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: TeamRow = index.data(OBJECT)
        paint_ground(painter, option, keeps_colour=True)
        px, colours, rect = theme.px, theme.tokens(), option.rect
        body, small = theme.font(Role.BODY, strong=True), theme.font(Role.SMALL)
        stand = baseline(rect, theme.font(Role.BODY))
        left = rect.left() + px(16)
        draw_icon(painter, QRect(left, rect.top(), px(16), rect.height()), "user-round", "ink2", 16)
        name = QRect(left + px(24), rect.top(), px(128), rect.height())
        draw_text(painter, name, row.load.name, body, colours.ink, stand=stand)
        count = QRect(name.right(), rect.top(), px(40), rect.height())
        right = Qt.AlignmentFlag.AlignRight
        members = str(row.load.members)
        draw_text(painter, count, members, small, colours.ink2, align=right, stand=stand)
        rest = QRect(count.right() + px(16), rect.top(), 0, rect.height())
        rest.setRight(rect.right() - px(16))
        said = rows.away(row, self._zone, clock.now())
        draw_text(painter, rest, said, small, colours.ink2, stand=stand)

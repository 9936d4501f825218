"""A row of an `ObjectModel`, painted: what every list of rows has in common."""

from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.objects import OBJECT, Index
from ui.widgets.rows import paint_ground


class RowDelegate(QStyledItemDelegate):
    """`height` at 100 %, over the whole width; `keeps_colour` as in `RowList`. Those who derive
    paint their value over the ground, with its times in `zone`."""

    height = 36
    keeps_colour = False

    def __init__(self, zone: ZoneInfo) -> None:
        super().__init__()
        self.zone = zone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        paint_ground(painter, option, keeps_colour=self.keeps_colour)
        self.paint_row(painter, QRect(option.rect), index.data(OBJECT))

    def paint_row(self, painter: QPainter, rect: QRect, row: Any) -> None:
        """One value."""
        raise NotImplementedError

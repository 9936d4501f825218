"""The columns of a wide list: one place says where each begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme

PADDING = 24
GAP = 16
NARROW = 640
"""Below this width only the columns one cannot do without are there."""


@dataclass(frozen=True)
class Column:
    """`weight` shares the width; `order` is the name under which the list can be sorted by it;
    `gives_way` where there is little room."""

    key: str
    weight: int
    order: str = ""
    right: bool = False
    gives_way: bool = False


def places(columns: Sequence[Column], row: QRect) -> list[QRect]:
    """Where every column stands in that row. One that has given way is an empty rectangle."""
    px = theme.px
    narrow = row.width() < px(NARROW)
    shown = [column for column in columns if not (narrow and column.gives_way)]
    room = max(row.width() - 2 * px(PADDING) - px(GAP) * (len(shown) - 1), len(shown))
    total = sum(column.weight for column in shown)
    left, found = row.left() + px(PADDING), []
    for column in columns:
        if column not in shown:
            found.append(QRect())
            continue
        wide = room * column.weight // total
        found.append(QRect(left, row.top(), wide, row.height()))
        left += wide + px(GAP)
    return found


def hairline(painter: QPainter, row: QRect) -> None:
    """Under a row, as wide as its columns."""
    inset = theme.px(PADDING)
    width = row.width() - 2 * inset
    painter.fillRect(row.left() + inset, row.bottom(), width, 1, theme.tokens().line)

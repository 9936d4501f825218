"""The columns of a wide list: one place says where each begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

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


def places(columns: Sequence[Column], width: int) -> list[QRect]:
    """Left edge and width of every column in a row of that width; height is the caller's.

    One that has given way is an empty rectangle.
    """
    px = theme.px
    narrow = width < px(NARROW)
    shown = [column for column in columns if not (narrow and column.gives_way)]
    room = max(width - 2 * px(PADDING) - px(GAP) * (len(shown) - 1), len(shown))
    total = sum(column.weight for column in shown)
    left, found = px(PADDING), []
    for column in columns:
        if column not in shown:
            found.append(QRect())
            continue
        wide = room * column.weight // total
        found.append(QRect(left, 0, wide, 0))
        left += wide + px(GAP)
    return found

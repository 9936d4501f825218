"""The columns of the list of members: one place says where each begins and ends."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui import theme

PADDING = 24
GAP = 16


@dataclass(frozen=True)
class Column:
    """`weight` shares the width; `order` is the name under which the list can be sorted by it."""

    key: str
    weight: int
    order: str = ""
    right: bool = False


COLUMNS = (
    Column("name", 30, "name"),
    Column("tier", 11, "tier"),
    Column("city", 13),
    Column("open_issues", 12, "open_issues", right=True),
    Column("next_due", 17, "next_due", right=True),
    Column("last_contact", 17, "last_contact", right=True),
)


def places(width: int) -> list[QRect]:
    """Left edge and width of every column in a row of that width; height is the caller's."""
    px = theme.px
    room = max(width - 2 * px(PADDING) - px(GAP) * (len(COLUMNS) - 1), len(COLUMNS))
    total = sum(column.weight for column in COLUMNS)
    left, found = px(PADDING), []
    for column in COLUMNS:
        wide = room * column.weight // total
        found.append(QRect(left, 0, wide, 0))
        left += wide + px(GAP)
    return found

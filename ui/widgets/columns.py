"""The columns of a wide list: one place says where each begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme

PADDING = 24
GAP = 16


@dataclass(frozen=True)
class Column:
    """`weight` shares the width, but it is never narrower than `least` at 100 %; `order` is the
    name under which the list can be sorted by it. Where there is no room for all, those with a
    rank in `gives_way` go, 1 before 2; 0 never goes."""

    key: str
    weight: int
    order: str = ""
    right: bool = False
    gives_way: int = 0
    least: int = 0


def places(columns: Sequence[Column], row: QRect) -> list[QRect]:
    """Where every column stands in that row. One that has given way is an empty rectangle."""
    room = row.width() - 2 * theme.px(PADDING)
    shown = _with_room(columns, room)
    widths = _widths(shown, max(room - theme.px(GAP) * (len(shown) - 1), len(shown)))
    left, found = row.left() + theme.px(PADDING), []
    for column in columns:
        wide = widths.get(column.key, 0)
        found.append(QRect(left, row.top(), wide, row.height()) if wide else QRect())
        left += wide + theme.px(GAP) if wide else 0
    return found


def _with_room(columns: Sequence[Column], room: int) -> list[Column]:
    shown = list(columns)
    for going in sorted((one for one in columns if one.gives_way), key=lambda one: one.gives_way):
        if sum(theme.px(one.least) for one in shown) + theme.px(GAP) * (len(shown) - 1) <= room:
            break
        shown.remove(going)
    return shown


def _widths(columns: Sequence[Column], room: int) -> dict[str, int]:
    """By weight, among those whose share is not less than they need; those have just that."""
    leasts = {one.key: theme.px(one.least) for one in columns}
    if sum(leasts.values()) > room:
        leasts = dict.fromkeys(leasts, 0)
    given: dict[str, int] = {}
    shares = list(columns)
    while shares:
        left, total = room - sum(given.values()), sum(one.weight for one in shares)
        short = [one for one in shares if left * one.weight // total < leasts[one.key]]
        if not short:
            break
        given |= {one.key: leasts[one.key] for one in short}
        shares = [one for one in shares if one not in short]
    left, total = room - sum(given.values()), sum(one.weight for one in shares)
    return given | {one.key: left * one.weight // total for one in shares}


def hairline(painter: QPainter, row: QRect) -> None:
    """Under a row, as wide as its columns."""
    inset = theme.px(PADDING)
    width = row.width() - 2 * inset
    painter.fillRect(row.left() + inset, row.bottom(), width, 1, theme.tokens().line)

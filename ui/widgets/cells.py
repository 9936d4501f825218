"""Rows that are plain words in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from concierge import words
from ui import theme
from ui.theme import Role
from ui.widgets.columns import Column, hairline, places
from ui.widgets.paint import baseline, draw_text
from ui.widgets.row_delegate import RowDelegate


@dataclass(frozen=True)
class Cells:
    """One row: a word a column, the first of them strong unless it is `faded`."""

    id: object
    texts: tuple[str, ...]
    faded: bool = False


def spoken(row: Cells) -> str:
    """As read aloud: its words, those that are there."""
    return words.facts(*row.texts)


class CellsDelegate(RowDelegate):
    """36 high, in columns. It only paints."""

    def __init__(self, columns: Sequence[Column], *, strong: int = 0) -> None:
        super().__init__(ZoneInfo("UTC"))  # it paints words, and no time
        self._columns, self._strong = columns, strong

    def paint_row(self, painter: QPainter, rect: QRect, row: Cells) -> None:
        colours = theme.tokens()
        stand = baseline(rect, theme.font(Role.BODY))
        boxes = places(self._columns, rect)
        for place, (box, text) in enumerate(zip(boxes, row.texts, strict=True)):
            first = place == self._strong
            font = theme.font(Role.BODY if first else Role.SMALL, strong=first and not row.faded)
            ink = colours.ink3 if row.faded else colours.ink if first else colours.ink2
            right = self._columns[place].right
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            draw_text(painter, box, text, font, ink, align=align, stand=stand)
        hairline(painter, rect)

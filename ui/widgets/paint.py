"""Text and icons on pixels: one baseline for Latin and Han, one way to elide.

Qt centres a line by the tallest font in it, so that a row with Han characters sits lower than one
without. Here the baseline comes from the rectangle and the pixel size alone.
"""

import math
import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from ui import theme

# Middle of Latin capitals (0.364 em in Inter) and of Han characters (0.38 em), above the baseline.
_MIDDLE = 0.37
_NARROW = re.compile("[ -~\u00a0-\u017f\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*")
"""Latin and Han, none of which is wider than `_WIDEST`; some signs of other scripts are ten em."""
_WIDEST = 1.2
"""Of the pixel size."""


def baseline(rect: QRect, font: QFont) -> int:
    """Where text of that font stands when it is centred in the rectangle."""
    return round(rect.top() + rect.height() / 2 + _MIDDLE * font.pixelSize())


def text_width(text: str, font: QFont) -> int:
    """Pixels the text takes on one line, rounded up."""
    return math.ceil(QFontMetricsF(font).horizontalAdvance(text))


def elided(text: str, font: QFont, width: int, *, middle: bool = False) -> str:
    """One line of it, cut at the right with an ellipsis when it does not fit, or in the middle."""
    line = text.replace("\n", " ")
    if len(line) * _WIDEST * font.pixelSize() <= width and _NARROW.fullmatch(line):
        return line  # measuring it would cost as much as drawing it
    where = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return QFontMetricsF(font).elidedText(line, where, width)


def fitting(said: Sequence[str], font: QFont, width: int) -> str:
    """The first of these that has room, else the last, the shortest."""
    return next((one for one in said if text_width(one, font) <= width), said[-1])


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    ink: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    stand: int | None = None,
    cut: bool = True,
) -> int:
    """One line of plain text in the rectangle; returns the width drawn.

    `stand` is a baseline to use instead of the centred one, so that two sizes meet on it. Without
    `cut` the text is drawn whole, as for a line from `wrapped`, which is known to fit.
    """
    if rect.width() <= 0:  # as of a column that gave way
        return 0
    shown = elided(text, font, rect.width()) if cut else text
    width = text_width(shown, font)
    painter.setFont(font)
    painter.setPen(ink)
    left = _left(rect, width, align)
    painter.drawText(QPoint(left, baseline(rect, font) if stand is None else stand), shown)
    return width


def draw_icon(painter: QPainter, rect: QRect, name: str, ink: QColor | str, size: int = 16) -> None:
    """The icon centred in the rectangle; `size` at 100 %."""
    side = theme.px(size)
    left = rect.left() + (rect.width() - side) // 2
    top = rect.top() + (rect.height() - side) // 2
    painter.drawPixmap(left, top, theme.icon(name, ink, size))


def fill_round(
    painter: QPainter, rect: QRect, radius: float, ground: QColor | None, edge: QColor | None = None
) -> None:
    """A rounded rectangle with an optional line of 1 px inside its border."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(ground) if ground is not None else QBrush(Qt.BrushStyle.NoBrush))
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(edge, 1))
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def fill_half(
    painter: QPainter, rect: QRect, radius: float, ground: QColor, *, left_half: bool
) -> None:
    """A rectangle rounded on its outer side only, for the halves of a split button."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    wider = QRectF(rect)
    wider.adjust(0 if left_half else -2 * radius, 0, 2 * radius if left_half else 0, 0)
    path = QPainterPath()
    path.addRoundedRect(wider, radius, radius)
    painter.fillPath(path, ground)
    painter.restore()


def focus_ring(painter: QPainter, rect: QRect, radius: float, ink: QColor | None = None) -> None:
    """2 px inside the rectangle, the same on every control; on accent ground pass another ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink or theme.tokens().ring, 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def wrapped(text: str, font: QFont, width: int, most: int = 0) -> list[str]:
    """The text cut into lines of that width, words kept whole; `most` > 0 elides the last line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, font, width)
    if 0 < most < len(lines):
        rest = "".join(lines[most - 1 :])
        lines = [*lines[: most - 1], elided(rest, font, width)]
    return lines


def draw_lines(
    painter: QPainter, origin: QPoint, lines: list[str], font: QFont, ink: QColor, step: int
) -> None:
    """Lines from `wrapped`, one every `step` pixels."""
    painter.setFont(font)
    painter.setPen(ink)
    for number, line in enumerate(lines):
        row = QRect(origin.x(), origin.y() + number * step, 1, step)
        painter.drawText(QPoint(origin.x(), baseline(row, font)), line)


def _broken(paragraph: str, font: QFont, width: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts UTF-16 units, Python characters; rare Han and emoji are two units.
    units = paragraph.encode("utf-16-le", "surrogatepass")
    pieces: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start, end = line.textStart(), line.textStart() + line.textLength()
        pieces.append(units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass"))
    layout.endLayout()
    return pieces or [""]


def _left(rect: QRect, width: int, align: Qt.AlignmentFlag) -> int:
    if align & Qt.AlignmentFlag.AlignRight:
        return rect.left() + rect.width() - width
    if align & Qt.AlignmentFlag.AlignHCenter:
        return rect.left() + (rect.width() - width) // 2
    return rect.left()

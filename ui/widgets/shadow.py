"""The one shadow of the desk: 0 8px 24px, under palette, call card and menus."""

import math

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache

from ui import theme

BLUR = 24
DROP = 8
_CORNER = 48  # of the drawn tile, at 100 %: more than blur and radius together


def draw_shadow(painter: QPainter, card: QRect) -> None:
    """Around and below the card; keep BLUR + DROP pixels (at 100 %) free at its sides."""
    tile, corner = _tile(), theme.px(_CORNER)
    reach = theme.px(BLUR)
    box = card.adjusted(-reach, -reach, reach, reach).translated(0, theme.px(DROP))
    ratio = tile.devicePixelRatio()
    edges = (box.left(), box.left() + corner, box.right() + 1 - corner, box.right() + 1)
    rows = (box.top(), box.top() + corner, box.bottom() + 1 - corner, box.bottom() + 1)
    cuts = (0.0, corner * ratio, (corner + 1) * ratio, (2 * corner + 1) * ratio)
    for x in range(3):
        for y in range(3):
            target = QRectF(edges[x], rows[y], edges[x + 1] - edges[x], rows[y + 1] - rows[y])
            source = QRectF(cuts[x], cuts[y], cuts[x + 1] - cuts[x], cuts[y + 1] - cuts[y])
            painter.drawPixmap(target, tile, source)


def _tile() -> QPixmap:
    """A blurred rounded square, kept, whose middle row and column stretch to any size."""
    ink, side = theme.tokens().shadow, 2 * theme.px(_CORNER) + 1
    key = f"shadow/{ink.rgba()}/{side}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    made = _blurred(ink, side)
    QPixmapCache.insert(key, made)
    return made


def _blurred(ink: QColor, side: int) -> QPixmap:
    """Rounded squares on one another, each taking its share of a Gaussian of sigma BLUR / 2."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    reach = theme.px(BLUR)
    for step in range(2 * reach):
        outside = reach - step  # pixels from the edge of the card, positive outside
        share = 0.5 * math.erfc(outside / (reach / 2) / math.sqrt(2))
        layer = QColor(ink)
        layer.setAlphaF(ink.alphaF() * share)
        painter.setBrush(layer)
        inset = float(step)
        radius = max(theme.px(8) + outside, 2)
        painter.drawRoundedRect(
            QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset), radius, radius
        )
    painter.end()
    return pixmap

"""Paints one row of the stream from its plan; decides nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.theme import Role
from ui.timeline.plan import STEP, Piece, Plan
from ui.timeline.rows import ROW
from ui.timeline.shelf import Shelf
from ui.timeline.teller import Side
from ui.widgets.due import paint_due
from ui.widgets.paint import baseline, draw_icon, draw_text, fill_round, text_width
from ui.widgets.rows import paint_ground

Index = QModelIndex | QPersistentModelIndex


class StreamDelegate(QStyledItemDelegate):
    """Asks the shelf for the plan of a row and puts it on the screen."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.needle = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._shelf.heights.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        rect: QRect = option.rect
        if row is None:
            _paint_absent(painter, rect)
            return
        plan = self._shelf.plan(row)
        paint_ground(painter, option, "internal" if plan.side is Side.INTERNAL else "")
        painter.save()
        painter.translate(rect.topLeft())
        self._paint_margin(painter, plan)
        self._paint_text(painter, plan)
        _paint_right(painter, plan)
        _paint_bits(painter, plan)
        _paint_below(painter, plan)
        painter.restore()

    def _paint_margin(self, painter: QPainter, plan: Plan) -> None:
        px, colours = theme.px, theme.tokens()
        first = QRect(0, px(4), plan.left, px(STEP))
        if plan.new:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.ink)
            middle = first.top() + first.height() / 2
            painter.drawEllipse(QRectF(px(6), middle - px(3), px(6), px(6)))
            painter.restore()
        stand = baseline(first, theme.font(Role.BODY))
        time = QRect(px(16), first.top(), px(42), first.height())
        draw_text(painter, time, plan.time, theme.font(Role.SMALL), colours.ink3, stand=stand)
        square = QRect(plan.left - px(8) - px(16), first.top(), px(16), first.height())
        draw_icon(painter, square, plan.icon, _ICON_INK[plan.side])

    def _paint_text(self, painter: QPainter, plan: Plan) -> None:
        px, colours = theme.px, theme.tokens()
        first = QRect(plan.left, px(4), 4000, px(STEP))
        lead = theme.font(Role.BODY)
        lead.setStrikeOut(plan.struck)
        program = plan.side is Side.PROGRAM or plan.struck
        draw_text(painter, first, plan.lead, lead, colours.ink3 if program else colours.ink2)
        font = theme.font(Role.BODY, strong=plan.new)
        ink = colours.ink3 if program else colours.ink
        painter.setFont(font)
        for number, line in enumerate(plan.lines):
            taken = plan.lead_width if number == 0 else 0
            rect = first.adjusted(taken, number * px(STEP), 0, number * px(STEP))
            painter.setPen(ink)
            painter.drawText(QPoint(rect.left(), baseline(rect, font)), line)
            if self.needle:
                _underline(painter, rect, line, self.needle, font)


_ICON_INK = {
    Side.THEIRS: "ink",
    Side.OURS: "ink3",
    Side.PROGRAM: "ink3",
    Side.INTERNAL: "intink",
}


def _paint_absent(painter: QPainter, rect: QRect) -> None:
    """A grey bar where text will be; nothing moves when it comes."""
    px = theme.px
    bar = QRect(rect.left() + px(110), rect.top() + px(11), rect.width() // 3, px(6))
    fill_round(painter, bar, px(3), theme.tokens().line)


def _underline(painter: QPainter, rect: QRect, line: str, needle: str, font: QFont) -> None:
    """2 px of accent under every place where what is searched stands."""
    folded, at = line.casefold(), 0
    if len(folded) != len(line):
        folded = line
    while (at := folded.find(needle, at)) >= 0:
        left = rect.left() + text_width(line[:at], font)
        wide = text_width(line[at : at + len(needle)], font)
        below = rect.top() + rect.height() - 2
        painter.fillRect(left, below, wide, 2, theme.tokens().accent)
        at += len(needle)


def _paint_right(painter: QPainter, plan: Plan) -> None:
    px, colours = theme.px, theme.tokens()
    stand = baseline(QRect(0, px(4), 1, px(STEP)), theme.font(Role.BODY))
    if plan.state:
        paint_due(painter, plan.state_rect, plan.mood, plan.state, stand=stand)
    if plan.line is not None:
        _paint_piece(painter, plan.line, colours.ink3, colours.ink3, stand)


def _paint_bits(painter: QPainter, plan: Plan) -> None:
    px, colours = theme.px, theme.tokens()
    if plan.chevron is not None:
        draw_icon(painter, plan.chevron, "chevron-right", "ink3", 12)
    for bit in plan.bits:
        fill_round(painter, bit.rect, px(4), None, colours.line2)
        square = QRect(bit.rect.left() + px(5), bit.rect.top(), px(12), bit.rect.height())
        draw_icon(painter, square, bit.icon, "ink3", 12)
        word = bit.rect.adjusted(px(5) + px(12) + px(4), 0, 0, 0)
        draw_text(painter, word, bit.text, theme.font(Role.SMALL), colours.ink2)


def _paint_below(painter: QPainter, plan: Plan) -> None:
    colours = theme.tokens()
    for piece in (*plan.folded, *plan.meta):
        stand = baseline(piece.rect, theme.font(Role.BODY))
        _paint_piece(painter, piece, colours.ink2, colours.ink3, stand)


def _paint_piece(painter: QPainter, piece: Piece, ink: QColor, icon: QColor, stand: int) -> None:
    px = theme.px
    square = QRect(piece.rect.left(), piece.rect.top(), px(14), piece.rect.height())
    draw_icon(painter, square, piece.icon, icon, 14)
    word = piece.rect.adjusted(px(14) + px(4), 0, 0, 0)
    draw_text(painter, word, piece.text, theme.font(Role.SMALL), ink, stand=stand)

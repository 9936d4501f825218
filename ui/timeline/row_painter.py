"""Paints one row of the stream from its plan; decides nothing."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from concierge.timeline.rows import Row
from ui import theme
from ui.theme import Role
from ui.timeline.plan import STEP, Piece, Plan
from ui.timeline.shelf import Shelf
from ui.timeline.teller import Side
from ui.widgets.due import paint_due
from ui.widgets.paint import baseline, draw_icon, draw_text, fill_round


class RowPainter:
    """Asks the shelf for the plan of a row and puts it on the screen.

    What the plan has measured is drawn as it is: eliding it again would double the work of a frame.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.needle = ""
        self.dress()

    def dress(self) -> None:
        """After the scale changed."""
        self._body = theme.font(Role.BODY)
        self._bold = theme.font(Role.BODY, strong=True)
        self._struck = theme.font(Role.BODY)
        self._struck.setStrikeOut(True)
        self._small = theme.font(Role.SMALL)
        px = theme.px
        self._step = px(STEP)
        self._stand = baseline(QRect(0, px(4), 1, self._step), self._body)
        # Asked for three times a row: what is the same for all is worked out once.
        self._margin, self._left_of_text, self._after_icon = px(16), px(8) + px(16), px(14) + px(4)
        self._icon_top = px(4) + (self._step - px(16)) // 2
        self._icons: dict[tuple[str, str, int], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, row: Row | None) -> None:
        """The row in that rectangle, whose ground is painted already; a bar while it is not
        here."""
        if row is None:
            _paint_absent(painter, rect)
            return
        plan = self._shelf.plan(row)
        painter.translate(rect.left(), rect.top())
        self._paint_margin(painter, plan)
        self._paint_text(painter, plan)
        self._paint_right(painter, plan)
        if plan.chevron is not None:
            self._paint_bits(painter, plan)
        if plan.folded or plan.meta:
            self._paint_below(painter, plan)
        painter.translate(-rect.left(), -rect.top())

    def _paint_margin(self, painter: QPainter, plan: Plan) -> None:
        if plan.new:
            _paint_dot(painter)
        painter.setFont(self._small)
        painter.setPen(theme.tokens().ink3)
        painter.drawText(self._margin, self._stand, plan.time)
        drawn = self._icon(plan.icon, _ICON_INK[plan.side], 16)
        painter.drawPixmap(plan.left - self._left_of_text, self._icon_top, drawn)

    def _paint_text(self, painter: QPainter, plan: Plan) -> None:
        colours, step = theme.tokens(), self._step
        quiet = plan.side is Side.PROGRAM or plan.struck
        painter.setFont(self._struck if plan.struck else self._body)
        painter.setPen(colours.ink3 if quiet else colours.ink2)
        painter.drawText(plan.left, self._stand, plan.lead)
        font = self._bold if plan.new else self._body
        painter.setFont(font)
        painter.setPen(colours.ink3 if quiet else colours.ink)
        for number, line in enumerate(plan.lines):
            left = plan.left + (0 if number else plan.lead_width)
            painter.drawText(left, self._stand + number * step, line)
            if self.needle:
                bottom = theme.px(4) + (number + 1) * step
                _underline(painter, left, bottom, line, self.needle, font)

    def _paint_right(self, painter: QPainter, plan: Plan) -> None:
        if plan.state:
            paint_due(painter, plan.state_rect, plan.mood, plan.state, stand=self._stand)
        if plan.line is not None:
            self._paint_piece(painter, plan.line, "ink3", self._stand)

    def _paint_bits(self, painter: QPainter, plan: Plan) -> None:
        px, colours = theme.px, theme.tokens()
        if plan.chevron is not None:  # it stands there even where no bit has room
            draw_icon(painter, plan.chevron, "chevron-right", "ink3", 12)
        for bit in plan.bits:
            fill_round(painter, bit.rect, px(4), None, colours.line2)
            word = bit.rect.adjusted(px(5), 0, 0, 0)
            if bit.icon:
                square = QRect(word.left(), word.top(), px(12), word.height())
                draw_icon(painter, square, bit.icon, "ink3", 12)
                word.adjust(px(12) + px(4), 0, 0, 0)
            draw_text(painter, word, bit.text, self._small, colours.ink2)

    def _paint_below(self, painter: QPainter, plan: Plan) -> None:
        for piece in (*plan.folded, *plan.meta):
            stand = baseline(piece.rect, self._body)
            self._paint_piece(painter, piece, "ink2", stand, whole=False)

    def _paint_piece(
        self, painter: QPainter, piece: Piece, ink: str, stand: int, *, whole: bool = True
    ) -> None:
        rect = piece.rect
        if piece.icon:  # the lines after the first have none
            drawn = self._icon(piece.icon, "ink3", 14)
            painter.drawPixmap(rect.left(), rect.top() + (rect.height() - theme.px(14)) // 2, drawn)
        left, colour = rect.left() + self._after_icon, theme.tokens()[ink]
        if whole:
            painter.setFont(self._small)
            painter.setPen(colour)
            painter.drawText(left, stand, piece.text)
        else:
            word = rect.adjusted(self._after_icon, 0, 0, 0)
            draw_text(painter, word, piece.text, self._small, colour, stand=stand)

    def _icon(self, name: str, ink: str, size: int) -> QPixmap:
        key = (name, ink, size)
        if key not in self._icons:
            self._icons[key] = theme.icon(name, ink, size)
        return self._icons[key]


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


def _paint_dot(painter: QPainter) -> None:
    """Unread: 6 px in the margin, centred on the first line."""
    px = theme.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tokens().ink)
    painter.drawEllipse(QRectF(px(6), px(4) + px(STEP) / 2 - px(3), px(6), px(6)))
    painter.restore()


def _underline(
    painter: QPainter, left: int, bottom: int, line: str, needle: str, font: QFont
) -> None:
    """2 px of accent under every place where what is searched stands."""
    folded, at = line.casefold(), 0
    if len(folded) != len(line):
        folded = line
    wide = QFontMetricsF(font).horizontalAdvance
    while (at := folded.find(needle, at)) >= 0:
        from_x = left + wide(line[:at])
        to_x = left + wide(line[: at + len(needle)])
        rect = QRectF(from_x, bottom - 2, to_x - from_x, 2)
        painter.fillRect(rect, theme.tokens().accent)
        at += len(needle)

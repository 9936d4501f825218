"""The heading above a day, and how many rows of it are new."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from concierge import words
from ui import theme
from ui.theme import Role
from ui.widgets.paint import baseline, draw_text, text_width


def paint_heading(painter: QPainter, rect: QRect, day: date, today: date, new: int) -> None:
    """On surface ground: the day, a hairline to the margin, '新 1' at its end."""
    px, colours = theme.px, theme.tokens()
    painter.fillRect(rect, colours.surface)
    strong, rest = words.day_heading(day, today)
    line = rect.adjusted(px(16), 0, -px(16), 0)
    stand = baseline(line, theme.font(Role.SMALL))
    bold = theme.font(Role.SMALL, strong=True)
    at = draw_text(painter, line, strong, bold, colours.ink3, stand=stand, cut=False) + px(10)
    small, beside = theme.font(Role.SMALL), line.adjusted(at, 0, 0, 0)
    at += draw_text(painter, beside, rest, small, colours.ink3, stand=stand, cut=False)
    end = line.right() + 1
    if new:
        end = _paint_new(painter, line, new, stand)
    left = line.left() + at + px(10)
    painter.fillRect(left, rect.top() + rect.height() // 2, max(end - left, 0), 1, colours.line)


def _paint_new(painter: QPainter, line: QRect, new: int, stand: int) -> int:
    """A dot and the count at the right end; returns where they begin."""
    px, colours, bold = theme.px, theme.tokens(), theme.font(Role.SMALL, strong=True)
    text = words.fill(QCoreApplication.translate("Stream", "{n} new"), n=new)
    left = line.right() + 1 - text_width(text, bold)
    draw_text(
        painter, line.adjusted(left - line.left(), 0, 0, 0), text, bold, colours.ink, stand=stand
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.ink)
    painter.drawEllipse(QRectF(left - px(11), line.top() + line.height() / 2 - px(3), px(6), px(6)))
    painter.restore()
    return left - px(20)

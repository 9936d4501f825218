"""A row of a narrow list: whose and what with when at the right, and why below."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme
from ui.theme import Role
from ui.widgets.due import DueState, due_width, paint_due
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width

HEIGHT = 44
LEFT = 40
"""Where the text begins, beside the icon."""
NAME = 64
"""Of a name, so much stays where it gives way to the thing."""
REST = 40
"""What has less room than this is not begun."""


@dataclass(frozen=True)
class TwoLines:
    """`dues` say when, the longest way first: the first with room beside the rest is shown."""

    icon: str
    who: str
    what: str
    below: str
    state: DueState = DueState.PLAIN
    dues: tuple[str, ...] = ("",)
    again: bool = False
    """The row above is the same person's."""


def paint_two_lines(painter: QPainter, rect: QRect, row: TwoLines) -> None:
    """In the rectangle up to its right margin, 44 high at 100 %. The thing is what one looks for:
    the name gives way first, and where that is not enough the thing takes the second line."""
    px, colours = theme.px, theme.tokens()
    top = QRect(rect.left(), rect.top() + px(4), rect.width(), px(20))
    draw_icon(painter, QRect(px(16), top.top(), px(16), px(20)), row.icon, "ink2", 16)
    body, name = theme.font(Role.BODY), theme.font(Role.BODY, strong=not row.again)
    stand, gap = baseline(top, body), px(6)
    who, what = text_width(row.who, name), text_width(row.what, body)
    right = QRect(0, top.top(), rect.right() + 1, px(20))
    room = right.width() - px(LEFT) - px(12)
    due = _fitting(row, room - who - gap - what)
    room -= paint_due(painter, right, row.state, due, stand=stand)
    fits = min(who, px(NAME)) + gap + what <= room
    who = min(who, max(room - gap - what, px(NAME)) if fits else room)
    ink = colours.ink2 if row.again else colours.ink
    draw_text(painter, QRect(px(LEFT), top.top(), who, px(20)), row.who, name, ink, stand=stand)
    below = QRect(px(LEFT), rect.top() + px(23), max(rect.right() - px(LEFT), 0), px(16))
    small = theme.font(Role.SMALL)
    if fits:
        box = QRect(px(LEFT) + who + gap, top.top(), what, px(20))
        draw_text(painter, box, row.what, body, colours.ink, stand=stand)
    else:
        done = draw_text(painter, below, row.what, small, colours.ink) + px(8)
        below.setLeft(below.left() + done)
    if below.width() > px(REST):
        draw_text(painter, below, row.below, small, colours.ink2)


def _fitting(row: TwoLines, room: int) -> str:
    fitting = (due for due in row.dues if due_width(row.state, due) <= room)
    return next(fitting, row.dues[-1])

"""When something is due and how it stands, always as a word with an icon, never colour alone."""

from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from ui import theme
from ui.theme import Role
from ui.widgets.paint import draw_icon, draw_text, text_width


class DueState(StrEnum):
    """How a thing stands against its time."""

    OVERDUE = "overdue"
    SOON = "soon"
    SETTLED = "settled"
    PLAIN = "plain"


_LOOKS = {
    DueState.OVERDUE: ("circle-alert", "red"),
    DueState.SOON: ("clock", "amber"),
    DueState.SETTLED: ("circle-check", "green"),
}


def due_font(state: DueState) -> QFont:
    """600 for a state, 400 for a mere time."""
    return theme.font(Role.SMALL, strong=state in _LOOKS)


def due_width(state: DueState, text: str) -> int:
    """Pixels the mark takes on one line."""
    if not text:
        return 0
    icon = theme.px(14) + theme.px(4) if state in _LOOKS else 0
    return icon + text_width(text, due_font(state))


def paint_due(
    painter: QPainter,
    rect: QRect,
    state: DueState,
    text: str,
    font: QFont | None = None,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    stand: int | None = None,
) -> int:
    """The mark at the right of the rectangle; returns the width it took.

    `stand` is a baseline to use instead of the centred one, to meet 13 px text beside it.
    """
    if not text:
        return 0
    width = min(due_width(state, text), rect.width())
    box = QRect(rect)
    if align & Qt.AlignmentFlag.AlignRight:
        box.setLeft(rect.left() + rect.width() - width)
    colours = theme.tokens()
    if state not in _LOOKS:
        draw_text(painter, box, text, font or due_font(state), colours.ink2, stand=stand)
        return width
    name, ink = _LOOKS[state]
    draw_icon(painter, QRect(box.left(), box.top(), theme.px(14), box.height()), name, ink, 14)
    words = box.adjusted(theme.px(14) + theme.px(4), 0, 0, 0)
    draw_text(painter, words, text, font or due_font(state), colours[ink], stand=stand)
    return width

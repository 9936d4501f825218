"""Painting what was found: what was typed is strong with a line of accent below."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.commands import key_text
from ui.palette.found import Found
from ui.palette.rows import Group
from ui.theme import Role
from ui.widgets.due import paint_due
from ui.widgets.facts import draw_key_cap, draw_section_heading, key_cap_width
from ui.widgets.headed import ROW_ROLE, Index
from ui.widgets.paint import baseline, draw_icon, draw_text, elided, text_width
from ui.widgets.rows import paint_ground

ROW, HEADING = 36, 26


class PaletteDelegate(QStyledItemDelegate):
    """Rows 36 high, headings 26."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(ROW_ROLE), Group)
        return QSize(option.rect.width(), theme.px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW_ROLE), QRect(option.rect)
        if isinstance(row, Group):
            box = rect.adjusted(theme.px(16), theme.px(2), 0, 0)
            draw_section_heading(painter, box, row.text)
        elif isinstance(row, Found):
            paint_ground(painter, option, keeps_colour=True)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint(painter, rect, row, chosen)


def _paint(painter: QPainter, rect: QRect, row: Found, chosen: bool) -> None:
    px, colours = theme.px, theme.tokens()
    body = theme.font(Role.BODY)
    stand = baseline(rect, body)
    icon = QRect(rect.left() + px(16), rect.top(), px(16), rect.height())
    draw_icon(painter, icon, row.icon, "ink2", 16)
    right = rect.right() + 1 - px(16)
    key = key_text("Return") if chosen and not row.key else row.key
    if key:
        cap = key_cap_width(key)
        box = QRect(right - cap, rect.top() + (rect.height() - px(18)) // 2, cap, px(18))
        draw_key_cap(painter, box, key)
        right -= cap + px(12)
    if row.right:
        box = QRect(rect.left(), rect.top(), right - rect.left(), rect.height())
        right -= paint_due(painter, box, row.state, row.right, stand=stand) + px(12)
    left = rect.left() + px(42)
    box = QRect(left, rect.top(), max(right - left, 0), rect.height())
    left += _paint_lead(painter, box, row, stand)
    for text, ink in ((row.name, colours.ink), (row.more, colours.ink2)):
        if text and right - left > px(24):
            left += px(8)
            box = QRect(left, rect.top(), right - left, rect.height())
            left += draw_text(painter, box, text, body, ink, stand=stand)


def _paint_lead(painter: QPainter, box: QRect, row: Found, stand: int) -> int:
    """The first words; of these the marked ones strong and underlined. The width drawn."""
    body, strong = theme.font(Role.BODY), theme.font(Role.BODY, strong=True)
    start, end = row.marked
    if end <= start or text_width(row.lead[:end], strong) > box.width():
        return draw_text(painter, box, row.lead, body, theme.tokens().ink, stand=stand)
    left = box.left()
    for text, font in (
        (row.lead[:start], body),
        (row.lead[start:end], strong),
        (row.lead[end:], body),
    ):
        text = elided(text, font, box.left() + box.width() - left)
        width = text_width(text, font) if text else 0
        piece = QRect(left, box.top(), width + 2, box.height())
        draw_text(painter, piece, text, font, theme.tokens().ink, stand=stand)
        if font is strong and text:
            line = QRect(left, stand + theme.px(4), width, 2)
            painter.fillRect(line, theme.tokens().accent)
        left += width
    return left - box.left()

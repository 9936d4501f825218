"""Buttons that do something: one primary a place, plain ones, and ghosts."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.paint import (
    baseline,
    draw_icon,
    draw_text,
    fill_half,
    fill_round,
    focus_ring,
    text_width,
)


class Kind(StrEnum):
    """How loud a button is."""

    PRIMARY = "primary"
    PLAIN = "plain"
    GHOST = "ghost"
    LINE = "line"
    """As a ghost, in a line of small text: 20 high."""


class ActionButton(DeskButton):
    """28 high: an icon if given, the word, and the key after it. One primary per place."""

    def __init__(
        self,
        kind: Kind = Kind.PLAIN,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
    ) -> None:
        super().__init__(identifier, parent)
        self._kind = kind
        self._icon = icon
        self._hint = ""
        self._tells = True
        self._half = ""

    def set_hint(self, keys: str) -> None:
        """The key that does the same, as it is to be read: 'Ctrl+Enter'."""
        self._hint = keys
        self.measure_again()

    def tell_hint(self, tells: bool) -> None:
        """Whether the key would press it now; its room stays."""
        self._tells = tells
        self.update()

    def tells_hint(self) -> bool:
        """Whether its key is told."""
        return self._tells and bool(self._hint)

    def set_half(self, half: str) -> None:
        """'left' or 'right' half of a split button, '' a button by itself."""
        self._half = half
        self.update()

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        return QSize(least.width() + self._hint_width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """The word; its key is told where there is room for the whole of it."""
        px = theme.px
        width = 2 * px(6 if self._half == "right" else 10) + text_width(self.word(), self._font())
        if self._icon:
            width += px(14) + (px(6) if self.word() else 0)
        return QSize(width, px(20 if self._kind is Kind.LINE else 28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_words(painter)
        if self.hasFocus():
            primary = self._kind is Kind.PRIMARY and self.isEnabled()
            inside = self.rect().adjusted(2, 2, -2, -2) if primary else self.rect()
            ink = theme.tokens().accentink if primary else None
            focus_ring(painter, inside, theme.px(5) - (2 if primary else 0), ink)

    def _paint_ground(self, painter: QPainter) -> None:
        ground, edge = self._fill(), self._edge()
        radius = theme.px(5)
        if self._half and ground is not None:
            fill_half(painter, self.rect(), radius, ground, left_half=self._half == "left")
        elif ground is not None or edge is not None:
            fill_round(painter, self.rect(), radius, ground, edge)

    def _paint_words(self, painter: QPainter) -> None:
        px, font = theme.px, self._font()
        rest = self.rect().adjusted(px(6 if self._half == "right" else 10), 0, 0, 0)
        stand = baseline(rest, font)
        if self._icon:
            square = QRect(rest.left(), 0, px(14), self.height())
            draw_icon(painter, square, self._icon, self._ink(), 14)
            rest.adjust(px(14) + px(6), 0, 0, 0)
        room = self.width() >= self.sizeHint().width()
        if room and not self._tells:
            rest.adjust(self._hint_width() // 2, 0, 0, 0)
        done = draw_text(painter, rest, self.word(), font, self._ink(), stand=stand)
        if not (room and self._tells):
            return
        rest.adjust(done + px(7), 0, 0, 0)
        draw_text(painter, rest, self._hint, theme.font(Role.HINT), self._hint_ink(), stand=stand)

    def _hint_width(self) -> int:
        return theme.px(7) + text_width(self._hint, theme.font(Role.HINT)) if self._hint else 0

    def _font(self) -> QFont:
        role = Role.SMALL if self._kind is Kind.LINE else Role.BODY
        return theme.font(role, strong=self._kind is Kind.PRIMARY)

    def _fill(self) -> QColor | None:
        colours = theme.tokens()
        if not self.isEnabled():
            return None if self._kind in (Kind.GHOST, Kind.LINE) else colours.pill
        if self._kind is Kind.PRIMARY:
            return self._accent()
        return self.ground(colours.surface if self._kind is Kind.PLAIN else None)

    def _accent(self) -> QColor:
        colours = theme.tokens()
        if not (self.isDown() or self.underMouse()):
            return colours.accent
        strength = 108 if self.isDown() else 104
        if colours.is_dark:
            return colours.accent.lighter(strength)
        return colours.accent.darker(strength)

    def _edge(self) -> QColor | None:
        return theme.tokens().line2 if self._kind is Kind.PLAIN and self.isEnabled() else None

    def _ink(self) -> QColor:
        colours = theme.tokens()
        if not self.isEnabled():
            return colours.off
        by_kind = {
            Kind.PRIMARY: colours.accentink,
            Kind.PLAIN: colours.ink,
            Kind.GHOST: colours.ink2,
            Kind.LINE: colours.ink,
        }
        return by_kind[self._kind]

    def _hint_ink(self) -> QColor:
        colours = theme.tokens()
        if not self.isEnabled():
            return colours.off
        return colours.accentink if self._kind is Kind.PRIMARY else colours.ink3


class SplitAction(QWidget):
    """A primary button with a chevron beside it that opens further ways to do the same.

    `main` and `more` are the two halves; their identifiers are IDENTIFIER and IDENTIFIER.more.
    """

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        more = f"{identifier}.more" if identifier else ""
        self.main = ActionButton(Kind.PRIMARY, identifier, self)
        self.more = ActionButton(Kind.PRIMARY, more, self, icon="chevron-down")
        self.main.set_half("left")
        self.more.set_half("right")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.main)
        row.addWidget(self.more)

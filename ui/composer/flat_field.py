"""A word one types among the flat choices of the composer: with whom, when, how many minutes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.composing import ComposingLine
from ui.widgets.paint import draw_icon, text_width


class FlatField(ComposingLine):
    """24 high, as wide as what it holds, its placeholder in ink: an empty one means just that."""

    def __init__(
        self,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        icon: str = "",
        most: int = 140,
    ) -> None:
        super().__init__(parent)
        self._icon, self._most = icon, most
        set_identifier(self, identifier)
        self.setProperty("bare", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        theme.follow(self._dress)

    def set_label(self, label: str) -> None:
        """What is to be written here, for a screen reader and the tooltip."""
        self.setAccessibleName(label)
        self.setToolTip(label)

    def set_empty(self, text: str) -> None:
        """What it means while nothing is written."""
        self.setPlaceholderText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px, font = theme.px, theme.font(Role.SMALL)
        words = max(text_width(self.text(), font), text_width(self.placeholderText(), font))
        wide = min(words, px(self._most)) + self._left() + px(10)
        return QSize(max(wide, px(44)), px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(72)), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, px = QPainter(self), theme.px
        if self._icon:
            square = QRect(px(4), 0, px(14), self.height())
            draw_icon(painter, square, self._icon, "ink2", 14)
        ink = theme.tokens().ring if self.hasFocus() else theme.tokens().line2
        high = 2 if self.hasFocus() else 1
        painter.fillRect(
            self._left(),
            self.height() - px(2) - high,
            self.width() - self._left() - px(4),
            high,
            ink,
        )

    def _left(self) -> int:
        return theme.px(22) if self._icon else theme.px(4)

    def _dress(self) -> None:
        self.setFont(theme.font(Role.SMALL))
        self.setTextMargins(self._left(), 0, theme.px(2), 0)
        self.updateGeometry()

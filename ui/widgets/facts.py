"""Short things beside other things: a fact about a member, a key cap, a heading with a count."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import baseline, draw_icon, draw_text, fill_round, text_width


class _Mark(QLabel):
    """A label that paints itself; Qt still tells its text to a screen reader."""

    def __init__(self, text: str, identifier: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        set_identifier(self, identifier)
        self.setText(text)
        theme.notifier().changed.connect(self.measure_again)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.measure_again()

    def measure_again(self) -> None:
        """After the text, the colours or the scale changed."""
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Fact(_Mark):
    """What one must know of a member: 22 high, an icon and few words.

    `must` (peanuts, no calls) stands on its own ground in weight 600; others are plain.
    """

    def __init__(
        self,
        icon: str,
        text: str = "",
        *,
        must: bool = False,
        identifier: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._must = icon, must
        super().__init__(text, identifier, parent)
        self.setToolTip(plain_tooltip(text))

    def sizeHint(self) -> QSize:
        px = theme.px
        width = px(6) + px(14) + px(4) + text_width(self.text(), self._font()) + px(8)
        return QSize(width, px(22))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.px(72)), theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours = theme.px, theme.tokens()
        painter = QPainter(self)
        if self._must:
            fill_round(painter, self.rect(), px(4), colours.pill)
        square = QRect(px(6), 0, px(14), self.height())
        draw_icon(painter, square, self._icon, "ink" if self._must else "ink3", 14)
        rest = self.rect().adjusted(px(6) + px(14) + px(4), 0, -px(4), 0)
        ink = colours.ink if self._must else colours.ink2
        draw_text(painter, rest, self.text(), self._font(), ink)

    def _font(self) -> QFont:
        return theme.font(Role.SMALL, strong=self._must)


class SectionHeading(_Mark):
    """A heading in a pane and how many stand under it."""

    def __init__(
        self,
        text: str = "",
        count: int | None = None,
        *,
        identifier: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._count = count
        super().__init__(text, identifier, parent)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """None shows no number."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.measure_again()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.set_count(self._count)

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), theme.font(Role.SMALL, strong=True))
        if self._count is not None:
            width += theme.px(8) + text_width(self._number(), theme.font(Role.SMALL))
        return QSize(width, theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_section_heading(QPainter(self), self.rect(), self.text(), self._number())

    def _number(self) -> str:
        return "" if self._count is None else self.locale().toString(self._count)


def key_cap_width(keys: str) -> int:
    """Pixels a key cap takes, frame included."""
    return max(text_width(keys, theme.font(Role.HINT)) + 2 * theme.px(5), theme.px(18))


def draw_key_cap(painter: QPainter, rect: QRect, keys: str, ink: QColor | None = None) -> None:
    """A key cap filling the rectangle, 18 high at 100 %."""
    colours = theme.tokens()
    fill_round(painter, rect, theme.px(3), None, colours.line2)
    middle = Qt.AlignmentFlag.AlignHCenter
    draw_text(painter, rect, keys, theme.font(Role.HINT), ink or colours.ink3, align=middle)


def draw_section_heading(painter: QPainter, rect: QRect, text: str, count: str = "") -> None:
    """The heading of a group in a list, at the left of the rectangle."""
    ink, strong = theme.tokens().ink3, theme.font(Role.SMALL, strong=True)
    stand = baseline(rect, strong)
    done = draw_text(painter, rect, text, strong, ink, stand=stand)
    rest = rect.adjusted(done + theme.px(8), 0, 0, 0)
    draw_text(painter, rest, count, theme.font(Role.SMALL), ink, stand=stand)

"""The lines of a brief: an icon, what it is, and when."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from concierge import words
from ui import theme
from ui.theme import Role
from ui.widgets.due import DueState, due_width, paint_due
from ui.widgets.labels import plain_tooltip
from ui.widgets.paint import (
    baseline,
    draw_icon,
    draw_lines,
    draw_text,
    elided,
    text_width,
    wrapped,
)


@dataclass(frozen=True)
class Line:
    """What one line says; `more` stands after the text in ink2, `due` at the right. A quiet one is
    in ink2 altogether."""

    icon: str
    text: str
    more: str = ""
    due: str = ""
    state: DueState = DueState.PLAIN
    quiet: bool = False


class _Lines(QWidget):
    """As wide as the pane, as high as its lines; those who derive say how many."""

    def __init__(self, spoken: str, parent: QWidget | None, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self._wraps = wraps
        self.setAccessibleName(spoken)
        # Not Fixed: the hint is of another width, and would be the most it gets.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.heightForWidth(self.width()))


class BriefLine(_Lines):
    """26 high for one line; with `lines` > 1 the text may wrap onto as many."""

    def __init__(self, line: Line, parent: QWidget | None = None, *, lines: int = 1) -> None:
        said = words.facts(line.text, line.more, line.due)
        super().__init__(said, parent, wraps=lines > 1)
        self._line, self._most = line, lines
        self.setToolTip(plain_tooltip(said))

    def heightForWidth(self, width: int) -> int:
        return theme.px(6) + len(self._wrapped(width)) * theme.line_height(Role.BODY)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        step, body = theme.line_height(Role.BODY), theme.font(Role.BODY)
        first = QRect(px(24), px(3), self.width() - px(24), step)
        stand = baseline(first, body)
        if self._line.icon:
            draw_icon(painter, QRect(0, px(3), px(16), step), self._line.icon, "ink2", 16)
        ink = colours.ink2 if self._line.quiet else colours.ink
        taken = paint_due(painter, first, self._line.state, self._line.due, stand=stand)
        lines = self._wrapped(self.width())
        draw_lines(painter, first.topLeft(), lines, body, ink, step)
        if self._line.more and len(lines) == 1:
            left = first.left() + text_width(lines[0], body) + px(6)
            rest = QRect(left, first.top(), first.right() - taken - px(12) - left, step)
            if rest.width() > px(24):
                draw_text(painter, rest, self._line.more, body, colours.ink2, stand=stand)

    def _wrapped(self, width: int) -> list[str]:
        gap = due_width(self._line.state, self._line.due)
        room = width - theme.px(24) - (gap + theme.px(12) if gap else 0)
        font = theme.font(Role.BODY)
        if self._most == 1:
            return [elided(self._line.text, font, max(room, 0))]
        return wrapped(self._line.text, font, max(room, 1), self._most)


class DoNotMention(_Lines):
    """What must not be said, on its own ground with a bar of ink."""

    def __init__(self, label: str, texts: list[str], parent: QWidget | None = None) -> None:
        super().__init__(words.facts(label, *texts), parent)
        self._label, self._texts = label, texts

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * theme.line_height(Role.BODY) + theme.px(16)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        painter.fillRect(self.rect(), colours.pill)
        painter.fillRect(QRect(0, 0, 2, self.height()), colours.ink)
        body, strong = theme.font(Role.BODY), theme.font(Role.BODY, strong=True)
        step = theme.line_height(Role.BODY)
        first = QRect(px(14), px(8), self.width() - px(28), step)
        draw_text(painter, first, self._label, strong, colours.ink)
        lines = self._lines(self.width())
        indent = first.adjusted(self._indent(), 0, 0, 0)
        draw_text(painter, indent, lines[0], body, colours.ink)
        below = QRect(first).translated(0, step)
        draw_lines(painter, below.topLeft(), lines[1:], body, colours.ink, step)

    def _indent(self) -> int:
        if not self._label:
            return 0
        return text_width(self._label, theme.font(Role.BODY, strong=True)) + theme.px(10)

    def _lines(self, width: int) -> list[str]:
        """The first line begins after the label; each text begins a line of its own."""
        body, room = theme.font(Role.BODY), max(width - theme.px(28), 1)
        lines: list[str] = []
        for text in self._texts:
            if lines:
                lines += wrapped(text, body, room)
                continue
            first = wrapped(text, body, max(room - self._indent(), 1))[0]
            rest = text[len(first) :].lstrip()
            lines = [first, *(wrapped(rest, body, room) if rest else [])]
        return lines or [""]


class Known(_Lines):
    """A word on the left, what is known on the right: likes, family, dates."""

    def __init__(self, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(words.facts(label, text), parent)
        self._label, self._text = label, text

    def heightForWidth(self, width: int) -> int:
        return len(self._lines(width)) * theme.line_height(Role.BODY) + theme.px(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colours, painter = theme.px, theme.tokens(), QPainter(self)
        step, body = theme.line_height(Role.BODY), theme.font(Role.BODY)
        row = QRect(0, px(3), px(76), step)
        stand = baseline(row, body)
        draw_text(painter, row, self._label, theme.font(Role.SMALL), colours.ink3, stand=stand)
        right = QRect(px(84), px(3), 0, step)
        draw_lines(painter, right.topLeft(), self._lines(self.width()), body, colours.ink, step)

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._text, theme.font(Role.BODY), max(width - theme.px(84), 1))

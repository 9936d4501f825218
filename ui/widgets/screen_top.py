"""The top of a screen: its name, how much there is, and what one asks or does there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.actions import ActionButton
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import text_width
from ui.widgets.wrap_row import hint_of, is_hidden

SIDE, ABOVE, BELOW = 24, 12, 8
HIGH, GAP = 28, 8
MOST = 420
"""The widest a tool that grows gets."""


class ScreenTop(QWidget):
    """The tools stand at the right end of the line of the name; where they have no room there they
    stand below it, each whole. The count goes where the tools need its place, and what buttons say
    of their keys where that saves a line."""

    def __init__(
        self, title: PlainLabel, count: PlainLabel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._count = title, count
        self._leasts: dict[QWidget, int] = {}
        self._growing: QWidget | None = None
        self._close = False
        self._kept = ""
        for label in (title, count):
            if label is not None:
                label.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self._settle)

    def add(self, tool: QWidget, least: int = 0, *, grows: bool = False) -> None:
        """At the end. It has what it wants to have, and `least` at 100 % or more; one of them
        `grows` into what is left."""
        tool.setParent(self)
        self._leasts[tool] = least
        if grows:
            self._growing = tool

    def keep_room(self, said: str) -> None:
        """What the count may come to say: nothing moves aside when it does."""
        if said != self._kept:
            self._kept = said
            self._settle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines, px = len(self._lines(self._room(width))), theme.px
        return px(ABOVE) + lines * px(HIGH) + (lines - 1) * px(GAP) + px(BELOW)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:  # one has other words, came or went
            self._settle()
        return done

    def _settle(self) -> None:
        room = self._room(self.width())
        lines = self._lines(room)
        first = lines[0][1:]
        self._place_title(room - self._width(first) - theme.px(GAP) * bool(first))
        for number, line in enumerate(lines):
            self._place(first if number == 0 else line, number, room)
        self.updateGeometry()

    def _place_title(self, room: int) -> None:
        """And the count after it, where that has room for the whole."""
        left, wide = theme.px(SIDE), min(self._title.sizeHint().width(), room)
        self._title.setGeometry(self._spot(self._title, left, wide, 0))
        if self._count is None:
            return
        left, wants = left + wide + theme.px(GAP), self._wide_count(self._count)
        fits = wide + theme.px(GAP) + wants <= room
        self._count.setVisible(fits)
        self._count.setGeometry(self._spot(self._count, left, wants, 0))

    def _wide_count(self, count: PlainLabel) -> int:
        return max(count.sizeHint().width(), text_width(self._kept, count.type_face()))

    def _place(self, line: list[QWidget], number: int, room: int) -> None:
        """In the first line at its right end, below it from the left."""
        spare = room - self._width(line)
        if number == 0:
            spare -= self._title.width() + theme.px(GAP)
            if self._count is not None and not self._count.isHidden():
                spare -= self._count.width() + theme.px(GAP)
        grown = self._grown(line, max(spare, 0))
        wide = self._width(line) + grown
        left = theme.px(SIDE) + (room - wide if number == 0 else 0)
        for one in line:
            own = min(self._need(one) + (grown if one is self._growing else 0), room)
            one.setGeometry(self._spot(one, left, own, number))
            left += own + theme.px(GAP)

    def _grown(self, line: list[QWidget], spare: int) -> int:
        if self._growing is None or self._growing not in line:
            return 0
        return min(spare, max(theme.px(MOST) - self._need(self._growing), 0))

    def _spot(self, one: QWidget, left: int, wide: int, line: int) -> QRect:
        px, tall = theme.px, min(hint_of(one).height(), theme.px(HIGH))
        top = px(ABOVE) + line * (px(HIGH) + px(GAP)) + (px(HIGH) - tall) // 2
        return QRect(left, top, wide, tall)

    def _lines(self, room: int) -> list[list[QWidget]]:
        self._close = False
        lines = list(self._broken(room))
        self._close = True
        closer = list(self._broken(room))
        self._close = len(closer) < len(lines)
        return closer if self._close else lines

    def _broken(self, room: int) -> Iterator[list[QWidget]]:
        """The first begins with the title; it is alone there unless all tools are beside it."""
        tools = [one for one in self._leasts if not is_hidden(one)]
        whole: list[QWidget] = [self._title, *tools]
        if self._width(whole) <= room:
            yield whole
            return
        yield [self._title]
        line: list[QWidget] = []
        for one in tools:
            if line and self._width([*line, one]) > room:
                yield line
                line = []
            line.append(one)
        yield line

    def _width(self, line: list[QWidget]) -> int:
        return sum(map(self._need, line)) + theme.px(GAP) * max(len(line) - 1, 0)

    def _need(self, one: QWidget) -> int:
        closer = self._close and isinstance(one, ActionButton)
        wants = one.minimumSizeHint() if closer else hint_of(one)
        return max(wants.width(), theme.px(self._leasts.get(one, 0)))

    def _room(self, width: int) -> int:
        return width - 2 * theme.px(SIDE)

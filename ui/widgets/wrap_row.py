"""Fields side by side, which go on in a second line where one has no room for them."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme


class WrapRow(QLayout):
    """Lines of `height`; what has no room in one stands in the next, under the first field that
    grows. Measures are at 100 %.

    What is pinned ends the first line, and the others leave its room free.
    """

    def __init__(self, height: int, gap: int = 0) -> None:
        super().__init__()
        self._height, self._gap = height, gap
        self._items: list[QLayoutItem] = []
        self._shares: dict[QWidget, tuple[int, int]] = {}
        self._pinned: QLayoutItem | None = None

    def add(self, widget: QWidget, stretch: int = 0, least: int = 0) -> None:
        """At the end. With `stretch` it takes its share of what is left of a line, and has `least`
        or more; without, it is as wide as it wants to be."""
        self._shares[widget] = (stretch, least)
        self.addWidget(widget)

    def pin(self, widget: QWidget) -> None:
        """This one at the right end of the first line."""
        self.add(widget)
        self._pinned = self._items[-1]

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right() - self._kept()
        lines = max(len(list(self._lines(room))), 1)
        return lines * theme.px(self._height) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        wide = sum(self._need(item) + theme.px(self._gap) for item in self._shown())
        wide += self._kept()
        return QSize(wide + margins.left() + margins.right(), self.heightForWidth(1 << 16))

    def minimumSize(self) -> QSize:
        return QSize(0, self.heightForWidth(1 << 16))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room, high = rect.marginsRemoved(self.contentsMargins()), theme.px(self._height)
        if self._pinned is not None and self._kept():
            wide, tall = self._need(self._pinned), self._pinned.sizeHint().height()
            place = QRect(room.right() + 1 - wide, room.top() + (high - tall) // 2, wide, tall)
            self._pinned.setGeometry(place)
            room.setWidth(room.width() - self._kept())
        for number, line in enumerate(self._lines(room.width())):
            left = room.left() + (self._indent() if number else 0)
            shares = sum(self._share(item) for item in line)
            spare = room.left() + room.width() - left - self._width(line)
            for item in line:
                share = self._share(item)
                grown = spare * share // shares if share else 0
                spare, shares = spare - grown, shares - share
                wide, tall = self._need(item) + grown, max(min(item.sizeHint().height(), high), 0)
                top = room.top() + number * high + (high - tall) // 2
                item.setGeometry(QRect(left, top, wide, tall))
                left += wide + theme.px(self._gap)

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        line: list[QLayoutItem] = []
        indent = 0
        for item in self._shown():
            if line and indent + self._width([*line, item]) > width:
                yield line
                line, indent = [], self._indent()
            line.append(item)
        if line:
            yield line

    def _indent(self) -> int:
        """Where the first field that grows stands, if there is one."""
        before = 0
        for item in self._shown():
            if self._asked(item)[1]:
                return before
            before += self._need(item) + theme.px(self._gap)
        return 0

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if one is not self._pinned and not one.isEmpty()]

    def _kept(self) -> int:
        """The room of what is pinned."""
        if self._pinned is None or self._pinned.isEmpty():
            return 0
        return self._need(self._pinned) + theme.px(self._gap)

    def _width(self, line: list[QLayoutItem]) -> int:
        return sum(self._need(item) for item in line) + theme.px(self._gap) * (len(line) - 1)

    def _share(self, item: QLayoutItem) -> int:
        return self._asked(item)[0]

    def _need(self, item: QLayoutItem) -> int:
        stretch, least = self._asked(item)
        return theme.px(least) if stretch else item.sizeHint().width()

    def _asked(self, item: QLayoutItem) -> tuple[int, int]:
        widget = item.widget()
        return (0, 0) if widget is None else self._shares[widget]

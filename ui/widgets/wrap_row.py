"""Fields side by side, which go on in a second line where one has no room for them."""

from collections.abc import Collection, Iterator, Mapping

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

Needs = Mapping[QWidget, int]
"""How wide each has to be, in the order in which they stand."""


class WrapRow(QWidget):
    """Lines of `height`; what has no room in one stands in the next, under the first field that
    grows. Where none grows, no field stands alone below a full line. Measures are at 100 %.

    What is pinned ends the first line, and the others leave its room free.
    """

    def __init__(self, height: int, gap: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high, self._gap = height, gap
        self._shares: dict[QWidget, tuple[int, int]] = {}
        self._pinned: QWidget | None = None
        # Not Fixed: the height of one line would then be the most it gets.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, stretch: int = 0, least: int = 0) -> None:
        """At the end. With `stretch` it takes its share of what is left of a line, and has `least`
        or more; without, it is as wide as it wants to be."""
        self._shares[widget] = (stretch, least)
        widget.setParent(self)

    def pin(self, widget: QWidget) -> None:
        """This one at the right end of the first line."""
        self.add(widget)
        self._pinned = widget

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right() - self._kept()
        lines = max(len(self._lines(room, self._needs())), 1)
        return lines * theme.px(self._high) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        needs = self._needs()
        wide = self._width(needs, needs) + self._kept() + margins.left() + margins.right()
        return QSize(wide, self.heightForWidth(1 << 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(1 << 16))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:  # one has other words, came or went
            self.updateGeometry()
            self._settle()
        return done

    def _settle(self) -> None:
        room, high = self.contentsRect(), theme.px(self._high)
        if self._pinned is not None and self._kept():
            wide, tall = self._need(self._pinned), hint_of(self._pinned).height()
            top = room.top() + (high - tall) // 2
            self._pinned.setGeometry(room.right() + 1 - wide, top, wide, tall)
            room.setWidth(room.width() - self._kept())
        needs = self._needs()
        for number, line in enumerate(self._lines(room.width(), needs)):
            left = room.left() + (self._indent(needs) if number else 0)
            shares = sum(self._shares[one][0] for one in line)
            spare = room.left() + room.width() - left - self._width(line, needs)
            for one in line:
                share = self._shares[one][0]
                grown = max(spare, 0) * share // shares if share else 0
                spare, shares = spare - grown, shares - share
                wide, tall = needs[one] + grown, min(hint_of(one).height(), high)
                one.setGeometry(left, room.top() + number * high + (high - tall) // 2, wide, tall)
                left += wide + theme.px(self._gap)

    def _lines(self, width: int, needs: Needs) -> list[list[QWidget]]:
        lines = list(self._filled(width, needs))
        if len(lines) > 1 and self._is_lonely(lines[-1]) and not self._grows(needs):
            self._even(lines[-2], lines[-1], needs)
        return lines

    def _even(self, above: list[QWidget], last: list[QWidget], needs: Needs) -> None:
        """Both lines as long as each other, as far as may be."""
        while self._width([above[-1], *last], needs) <= self._width(above[:-1], needs):
            last.insert(0, above.pop())

    def _is_lonely(self, line: list[QWidget]) -> bool:
        """Whether it has one field; what keeps others apart is none."""
        return sum(not self._shares[one][0] for one in line) == 1

    def _grows(self, shown: Collection[QWidget]) -> bool:
        """Whether a field takes what is left of a line, so that it may well have it alone."""
        return any(self._shares[one][1] for one in shown)

    def _filled(self, width: int, needs: Needs) -> Iterator[list[QWidget]]:
        line: list[QWidget] = []
        gap, taken = theme.px(self._gap), 0
        for one, need in needs.items():
            if line and taken + need > width:
                yield line
                line, taken = [], self._indent(needs)
            line.append(one)
            taken += need + gap
        if line:
            yield line

    def _indent(self, needs: Needs) -> int:
        """Where the first field that grows stands, if there is one."""
        before = 0
        for one, need in needs.items():
            if self._shares[one][1]:
                return before
            before += need + theme.px(self._gap)
        return 0

    def _needs(self) -> Needs:
        """What each that is shown has to have, asked once for all lines: they are laid out a
        hundred times before a page is seen, and what a field wants is measured in text."""
        return {
            one: self._need(one)
            for one in self._shares
            if one is not self._pinned and not is_hidden(one)
        }

    def _kept(self) -> int:
        """The room of what is pinned."""
        if self._pinned is None or is_hidden(self._pinned):
            return 0
        return self._need(self._pinned) + theme.px(self._gap)

    def _width(self, line: Collection[QWidget], needs: Needs) -> int:
        return sum(needs[one] for one in line) + theme.px(self._gap) * (len(line) - 1)

    def _need(self, one: QWidget) -> int:
        stretch, least = self._shares[one]
        return theme.px(least) if stretch else hint_of(one).width()


def hint_of(one: QWidget) -> QSize:
    """What it wants, within what it may have."""
    return one.sizeHint().expandedTo(one.minimumSize()).boundedTo(one.maximumSize())


def is_hidden(one: QWidget) -> bool:
    """Whether somebody hid it: what was never shown yet is not hidden."""
    said = one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return one.isHidden() and said

"""Small things side by side that go on in the next line where one is full."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class Flow(QWidget):
    """Gaps are at 100 %. Its height follows its width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, between: int = 4) -> None:
        super().__init__(parent)
        self._gap, self._between = gap, between
        self._things: list[QWidget] = []
        # Not Fixed: the hint is of another width, and would be the most it gets.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.notifier().changed.connect(self._settle)

    def fill(self, things: list[QWidget]) -> None:
        """These now; what was here before goes."""
        for old in self._things:
            old.hide()
            old.deleteLater()
        self._things = things
        for thing in things:
            thing.setParent(self)
            thing.show()
        self._settle()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rects = self._rects(width)
        return max((rect.bottom() + 1 for rect in rects), default=0)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        for thing, rect in zip(self._things, self._rects(self.width()), strict=True):
            thing.setGeometry(rect)
        self.updateGeometry()

    def _rects(self, width: int) -> list[QRect]:
        px, left, top, tallest = theme.px, 0, 0, 0
        rects = []
        for thing in self._things:
            hint = thing.sizeHint()
            if left and left + hint.width() > width:
                left, top, tallest = 0, top + tallest + px(self._between), 0
            rects.append(QRect(left, top, min(hint.width(), width), hint.height()))
            left += hint.width() + px(self._gap)
            tallest = max(tallest, hint.height())
        return rects

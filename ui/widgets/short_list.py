"""A list inside a pane that scrolls as a whole: as high as its rows, and never scrolled itself."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QScrollArea, QSizePolicy, QWidget

from ui import theme
from ui.widgets.object_list import ObjectList

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_J)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_K)


class ShortList(ObjectList):
    """Down on the last row goes on to the next place, Up on the first to the one before.

    The first row is chosen when the list is reached, unless by a click. `chosen` tells the value
    of the row that is current now, None for none.
    """

    chosen = Signal(object)

    def __init__(
        self,
        delegate: QAbstractItemDelegate,
        spoken: Callable[[Any], str],
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        ground: str = "surface",
    ) -> None:
        super().__init__(delegate, spoken, identifier, parent, ground=ground)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        theme.follow(self._measure)

    def fill(self, rows: Sequence[Any]) -> None:
        super().fill(rows)
        self._measure()

    def measure_again(self) -> None:
        """After the rows became higher or lower."""
        self.scheduleDelayedItemsLayout()
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self._content_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self._content_height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not by_mouse:
            self.choose_any()
        self._show_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, last = self.currentIndex().row(), self.objects.rowCount() - 1
        if event.key() in _DOWN and at == last and not event.modifiers():
            self.focusNextChild()
        elif event.key() in _UP and at <= 0 and not event.modifiers():
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _content_height(self) -> int:
        count = self.objects.rowCount()
        return sum(self.sizeHintForRow(number) for number in range(count))

    def _measure(self) -> None:
        height = self._content_height()
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
        self.setVisible(height > 0)
        self.updateGeometry()

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.objects.row(index))
        self._show_current()

    def _show_current(self) -> None:
        """Let the pane around scroll so that the row with the focus can be seen."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        index = self.currentIndex()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and inner and index.isValid() and self.hasFocus():
            rect = self.visualRect(index)
            top = self.viewport().mapTo(inner, rect.topLeft())
            area.ensureVisible(top.x(), top.y(), 0, 0)
            area.ensureVisible(top.x(), top.y() + rect.height(), 0, 0)

"""A scroll bar that lies over the right margin, so that grounds reach to the edge of a list and
nothing moves aside for it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from shiboken6 import isValid

from ui import theme

_WIDE = 10


class ThinBar(QScrollBar):
    """Follows the area's own bar, which is not shown, and leads it when it is dragged."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area, self._own = area, area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.rangeChanged.connect(self._follow_range)
        self._own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._own.setValue)
        area.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self._follow_range(self._own.minimum(), self._own.maximum())
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _follow_range(self, low: int, high: int) -> None:
        if not isValid(self._own):  # the area is just being taken down
            return
        self.blockSignals(True)
        self.setRange(low, high)
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setValue(self._own.value())
        self.blockSignals(False)
        self.setVisible(high > low)

    def _place(self) -> None:
        wide = theme.px(_WIDE)
        self.setGeometry(self._area.width() - wide, 0, wide, self._area.height())

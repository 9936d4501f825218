"""A scroll bar that lies over the right margin, so that grounds reach to the edge of a list and
nothing moves aside for it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QScrollBar

from ui import theme

_WIDE = 10


class _OwnBar(QScrollBar):
    """The area's own bar, which is not shown, and tells whatever changes of it.

    One made by Qt tells its range before its page, and nothing of a page that changes alone; and
    what Python holds of it can end while it lives on.
    """

    moved = Signal()

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        super().sliderChange(change)
        self.moved.emit()


class ThinBar(QScrollBar):
    """Follows the area's own bar, and leads it when it is dragged."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._own = _OwnBar(Qt.Orientation.Vertical, area)
        area.setVerticalScrollBar(self._own)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.moved.connect(self._follow)
        self.valueChanged.connect(self._own.setValue)
        area.installEventFilter(self)
        theme.notifier().changed.connect(self._place)
        self._follow()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        own = self._own
        self.blockSignals(True)
        self.setRange(own.minimum(), own.maximum())
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setValue(own.value())
        self.blockSignals(False)
        self.setVisible(own.maximum() > own.minimum())

    def _place(self) -> None:
        wide = theme.px(_WIDE)
        self.setGeometry(self._area.width() - wide, 0, wide, self._area.height())

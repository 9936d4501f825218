"""What is too high for its place, to be scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.widgets.thin_bar import ThinBar


class ScrollPane(QScrollArea):
    """As wide as its place, no frame, no ground of its own; Tab passes it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = ThinBar(self)

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        # Qt fills both with the colour of a window.
        for one in (self.viewport(), widget):
            one.setAutoFillBackground(False)

"""What is too high for its place, to be scrolled."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui import theme
from ui.widgets.thin_bar import ThinBar

BESIDE = 32
"""Of what stands above and below a field: its heading with its acts, its complaint."""


class ScrollPane(QScrollArea):
    """As wide as its place, no frame, no ground of its own; Tab passes it by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = ThinBar(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        # Qt fills both with the colour of a window.
        for one in (self.viewport(), widget):
            one.setAutoFillBackground(False)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What the keyboard goes to comes into sight, with the line above and below it."""
        inner = self.widget()
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or inner is None or pressed or not inner.isAncestorOf(new):
            return
        high, beside = new.height(), theme.px(BESIDE)
        if high + 2 * beside < self.viewport().height():
            top = new.mapTo(inner, QPoint(0, 0)).y()
            self.ensureVisible(0, top + high, 0, beside)
            self.ensureVisible(0, top, 0, beside)

"""Opacity for what appears: cards. Rows and panes never move.

The widget itself is shown or hidden at once, so that the keyboard finds it; a picture over it does
the fading. A QGraphicsOpacityEffect would leave holes where a scroll area lies inside.
"""

from PySide6.QtCore import QRect, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QStyle, QWidget


class Fade(QWidget):
    """Fades `widget` over `parent` in so many milliseconds; 0 where the platform wants no motion.

    `widget` is a child of `parent`.
    """

    def __init__(self, widget: QWidget, parent: QWidget, milliseconds: int) -> None:
        super().__init__(parent)
        self._widget, self._over = widget, parent
        self._picture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._run = QVariantAnimation(self)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.setDuration(milliseconds)
        self._run.valueChanged.connect(self.update)
        self._run.finished.connect(self.hide)
        self.hide()

    def show_widget(self) -> None:
        """The widget is there at once; what was behind it vanishes."""
        place = self._widget.geometry()
        behind = self._over.grab(place) if self._moves() else QPixmap()
        self._widget.show()
        self._start(behind, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._run.currentValue())
        painter.drawPixmap(0, 0, self._picture)

    def _moves(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._over.isVisible() and self.style().styleHint(hint) > 0

    def _start(self, picture: QPixmap, place: QRect) -> None:
        self._run.stop()
        if picture.isNull():
            self.hide()
            return
        self._picture = picture
        self.setGeometry(place)
        self.raise_()
        self.show()
        self._run.start()

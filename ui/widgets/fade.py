"""Opacity for the two things that appear: cards and the toast. Rows and panes never move."""

from PySide6.QtCore import QEasingCurve, QPropertyAnimation
from PySide6.QtWidgets import QGraphicsOpacityEffect, QStyle, QWidget


class Fade:
    """Fades one widget in or out in so many milliseconds; 0 where the platform wants no motion."""

    def __init__(self, widget: QWidget, milliseconds: int) -> None:
        self._widget = widget
        self._milliseconds = milliseconds
        self._effect = QGraphicsOpacityEffect(widget)
        self._effect.setEnabled(False)
        widget.setGraphicsEffect(self._effect)
        self.run = QPropertyAnimation(self._effect, b"opacity", widget)
        self.run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.run.finished.connect(self._settle)

    def show(self) -> None:
        """Shows the widget, at once visible to the keyboard."""
        self._widget.show()
        self._go(0.0, 1.0)

    def hide(self) -> None:
        """Hides it when the fade is over."""
        if self._widget.isVisible():
            self._go(1.0, 0.0)

    def stop(self) -> None:
        """Hides it now."""
        self.run.stop()
        self._effect.setEnabled(False)
        self._widget.hide()

    def _go(self, start: float, end: float) -> None:
        self.run.stop()
        self.run.setStartValue(start)
        self.run.setEndValue(end)
        wanted = self._widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if wanted == 0:
            self._settle()
            return
        self._effect.setOpacity(start)
        self._effect.setEnabled(True)
        self.run.setDuration(self._milliseconds)
        self.run.start()

    def _settle(self) -> None:
        self._effect.setEnabled(False)
        if self.run.endValue() == 0.0:
            self._widget.hide()

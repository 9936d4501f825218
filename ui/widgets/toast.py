"""What was just done, in the line at the foot, with a way back for ten seconds."""

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QWidget,
)

from ui import language, theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.announce import announce
from ui.widgets.button import set_identifier
from ui.widgets.labels import HeadAndTailLabel
from ui.widgets.paint import fill_round

LIFE, FADES = 10_000, 120  # milliseconds
ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX
MOST = 480
"""The widest it is at 100 % with a way back; what was refused says at its end what is missing, and
takes the room it needs."""


class Toast(QWidget):
    """Part of the layout, so that it lies on nothing: no row, no composer, no card is hidden by
    what was done before. It waits while the mouse is on it or Undo has the focus.

    `undo_wanted` on Undo; `gone` when it left, undone or not.
    """

    undo_wanted = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_identifier(self, "toast")
        self._text = HeadAndTailLabel(
            role=Role.SMALL, strong=True, identifier="toast.text", parent=self
        )
        self._undo = ActionButton(Kind.LINE, "toast.undo", self, icon="undo-2")
        self._undo.clicked.connect(self._undo_pressed)
        row = QHBoxLayout(self)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self._life = QTimer(self, singleShot=True)
        self._life.timeout.connect(self._fade_out)
        self._opacity = QGraphicsOpacityEffect(self)
        self._opacity.setEnabled(False)
        self.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.finished.connect(self._faded)
        self._undo.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self._measure)
        language.follow(self._retranslate)
        self._measure()
        self.hide()

    def show_message(self, text: str, *, undoable: bool = True) -> None:
        """Replaces what is shown; ten seconds from now it goes."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self._measure()
        if self.isHidden():
            self.show()
            self._fade_to(1.0)
        else:
            self._stand()
        self._life.start(LIFE)
        announce(self, text)

    def leave(self) -> None:
        """Goes away at once."""
        self._life.stop()
        self._stand()
        if not self.isHidden():
            self.hide()
            self._text.setText("")
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._undo and event.type() is QEvent.Type.FocusIn:
            self._hold()
        elif watched is self._undo and event.type() is QEvent.Type.FocusOut:
            self._resume()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._hold()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._resume()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill_round(QPainter(self), self.rect(), theme.px(4), colours.raised, colours.edge)

    def _fade_out(self) -> None:
        self._fade_to(0.0)

    def _fade_to(self, opacity: float) -> None:
        """In no time where the platform wants no motion."""
        moves = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        self._fade.stop()
        self._opacity.setEnabled(True)
        self._fade.setDuration(FADES if moves else 0)
        self._fade.setStartValue(1.0 - opacity)
        self._fade.setEndValue(opacity)
        self._fade.start()

    def _faded(self) -> None:
        if self._fade.endValue() == 0.0:
            self.leave()
        else:
            self._stand()

    def _stand(self) -> None:
        """Neither comes nor goes."""
        self._fade.stop()
        self._opacity.setEnabled(False)

    def _undo_pressed(self) -> None:
        self.leave()
        self.undo_wanted.emit()

    def _hold(self) -> None:
        self._life.stop()
        self._stand()

    def _resume(self) -> None:
        if not self.isHidden():
            self._life.start(LIFE)

    def _retranslate(self) -> None:
        self._undo.set_text(self.tr("Undo"))
        self._undo.set_hint("Ctrl+Z")

    def _measure(self) -> None:
        px, row = theme.px, self.layout()
        self.setMaximumWidth(ANY if self._undo.isHidden() else px(MOST))
        if row is not None:
            # Undo brings its own room at the right.
            row.setContentsMargins(px(8), 1, px(8) if self._undo.isHidden() else 1, 1)
            row.setSpacing(px(8))

"""Work that takes longer than a glance: how far it is, and a way to stop it."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui import language, theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import set_identifier
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.paint import fill_round

DELAY = 300  # milliseconds before it shows; shorter work shows nothing


class _Bar(QProgressBar):
    """Qt's bar for the screen reader's sake, painted flat."""

    def __init__(self, identifier: str, parent: QWidget) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        fill_round(painter, self.rect(), self.height() / 2, colours.barbg)
        span = self.maximum() - self.minimum()
        if span <= 0:
            return
        part = (self.value() - self.minimum()) / span
        done = self.rect().adjusted(0, 0, -round(self.width() * (1 - part)), 0)
        if done.width() >= self.height():
            fill_round(painter, done, self.height() / 2, colours.accent)


class Progress(QWidget):
    """`start`, `advance`, `finish`. Shows itself only if the work is not over after DELAY.

    `cancel_wanted` when the person wants it stopped; the owner stops the work and calls `finish`.
    Identifiers: IDENTIFIER, .text, .number, .bar, .cancel.
    """

    cancel_wanted = Signal()

    def __init__(self, identifier: str = "progress", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._text = ElidedLabel(role=Role.SMALL, ink="ink2", identifier=f"{identifier}.text")
        self._number = PlainLabel(role=Role.SMALL, ink="ink3", identifier=f"{identifier}.number")
        self._bar = _Bar(f"{identifier}.bar", self)
        self._cancel = ActionButton(Kind.PLAIN, f"{identifier}.cancel", self)
        self._cancel.clicked.connect(self._cancel_pressed)
        self._delay = QTimer(self, singleShot=True, interval=DELAY)
        self._delay.timeout.connect(self.show)
        self._lay_out()
        language.follow(self._retranslate)
        self.hide()

    def start(self, text: str, total: int = 0) -> None:
        """Begins to wait; with a total of 0 nobody knows how long it takes."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, total)
        self.advance(0)
        if not self.isVisible():
            self._delay.start()

    def advance(self, done: int) -> None:
        """So much of the total is done."""
        self._bar.setValue(done)
        total = self._bar.maximum()
        numbers = self.locale().toString(done)
        self._number.setText(f"{numbers} / {self.locale().toString(total)}" if total else numbers)
        self._number.setVisible(total > 0 or done > 0)

    def finish(self) -> None:
        """Over, done or stopped."""
        self._delay.stop()
        self.hide()

    def _cancel_pressed(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_wanted.emit()

    def _retranslate(self) -> None:
        self._cancel.set_text(self.tr("Cancel"))

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.addWidget(self._text, 1)
        words.addWidget(self._number)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addLayout(column, 1)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignVCenter)

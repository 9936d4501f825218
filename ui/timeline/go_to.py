"""A small field for a day to go to in the stream."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from concierge import clock, moments, words
from concierge.errors import Refusal
from ui import language, theme
from ui.theme import Role
from ui.timeline.teller import Teller
from ui.widgets.announce import announce
from ui.widgets.button import is_enter
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.paint import fill_round


class GoToDay(QFrame):
    """Says below the field which day is meant while it is typed; Enter goes there, Esc leaves."""

    wanted = Signal(object)  # date
    left = Signal()

    def __init__(self, teller: Teller, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._teller = teller
        self.field = LineField("stream.date", self)
        self._meant = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.field.textChanged.connect(self._tell)
        self.field.left.connect(self.hide)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self._meant)
        language.follow(self._retranslate)
        self.hide()

    def ask(self, under: QWidget) -> None:
        """Below that widget, its right edge on the widget's."""
        px = theme.px
        self.setFixedWidth(px(260))
        column = self.layout()
        if column is not None:
            column.setContentsMargins(px(12), px(12), px(12), px(10))
            column.setSpacing(px(6))
        self.field.clear()
        self._give_examples()
        self._tell()
        self.adjustSize()
        corner = under.mapTo(self._over, QPoint(under.width(), under.height() + 4))
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def day(self) -> date:
        """The day that is meant. Raises Refusal MOMENT_UNREADABLE or MOMENT_IMPOSSIBLE."""
        return moments.day(self.field.text(), clock.today(self._teller.zone))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self._go()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.tokens()
        fill_round(QPainter(self), self.rect(), theme.px(8), colours.raised, colours.line2)

    def _retranslate(self) -> None:
        self.field.set_label(self.tr("Go to a date"))
        self._give_examples()
        self._tell()

    def _give_examples(self) -> None:
        self.field.setPlaceholderText(words.examples(moments.Like(0, self._teller.zone)))

    def _tell(self) -> None:
        self._meant.set_ink("ink2")
        if not self.field.text().strip():
            self._meant.setText(self.tr("Enter goes to that day"))
            return
        try:
            self._meant.setText(words.full_day(self.day()))
        except Refusal:
            self._meant.setText(self.tr("No day we can read yet"))

    def _go(self) -> None:
        try:
            day = self.day()
        except Refusal as refusal:
            self._meant.setText(words.refusal(refusal))
            self._meant.set_ink("red")
            announce(self.field, words.refusal(refusal))
            self.adjustSize()
            return
        self.hide()
        self.wanted.emit(day)

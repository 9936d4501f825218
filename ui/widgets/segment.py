"""A few choices side by side, one of them taken."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton, set_identifier
from ui.widgets.paint import draw_text, fill_round, focus_ring, text_width

PADDING, CLOSER = 10, 5


class _Part(DeskButton):
    def __init__(self, value: str, identifier: str, parent: QWidget) -> None:
        super().__init__(identifier, parent)
        self.value = value
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        bold = text_width(self.word(), theme.font(Role.BODY, strong=True))
        return QSize(bold + 2 * theme.px(PADDING), theme.px(26))

    def minimumSizeHint(self) -> QSize:
        """Closer, but whole."""
        hint = self.sizeHint()
        return hint - QSize(2 * theme.px(PADDING - CLOSER), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, on = QPainter(self), theme.tokens(), self.isChecked()
        ground = self.ground(None, on=colours.sel)
        if ground is not None:
            fill_round(painter, self.rect(), theme.px(4), ground)
        font = theme.font(Role.BODY, strong=on)
        ink = colours.ink if on else colours.ink2
        if not self.isEnabled():
            ink = colours.off
        middle = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, self.rect(), self.word(), font, ink, align=middle)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(4))


class Segment(QWidget):
    """28 high; `changed` tells the value taken. Arrows move, identifiers are IDENTIFIER.VALUE."""

    changed = Signal(str)

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._identifier = identifier
        self._group = QButtonGroup(self)
        self._parts: list[_Part] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """(value, text) in order; the value taken stays if it is still there, else the first."""
        taken = self.value()
        for part in self._parts:
            self._group.removeButton(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._part(value, text) for value, text in choices]
        if self._parts and not any(part.value == taken for part in self._parts):
            taken = self._parts[0].value
        self._take_place()
        self.set_value(taken)

    def value(self) -> str:
        """The value taken, '' while there are no choices."""
        return next((part.value for part in self._parts if part.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Takes that value without telling anyone."""
        for part in self._parts:
            if part.value == value:
                part.setChecked(True)
        self._let_tab_reach_the_taken()

    def written(self) -> str:
        """The value, as a draft keeps it."""
        return self.value()

    def show_written(self, text: str) -> None:
        """As it was kept."""
        self.set_value(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        fill_round(painter, self.rect(), theme.px(5), colours.field, colours.edge)
        for part in self._parts[1:]:
            painter.fillRect(part.x() - 1, 1, 1, self.height() - 2, colours.line2)

    def _part(self, value: str, text: str) -> _Part:
        name = f"{self._identifier}.{value}" if self._identifier else ""
        part = _Part(value, name, self)
        part.set_text(text)
        part.clicked.connect(self._clicked)
        self._group.addButton(part)
        self._row.addWidget(part)
        return part

    def _take_place(self) -> None:
        """Tab comes here where the segment stands, not where its parts happened to be made."""
        before = self.previousInFocusChain()
        while before is not None and before is not self:
            if before.focusPolicy() & Qt.FocusPolicy.TabFocus and before not in self._parts:
                for one, part in pairwise((before, *self._parts)):
                    QWidget.setTabOrder(one, part)
                return
            before = before.previousInFocusChain()

    def _let_tab_reach_the_taken(self) -> None:
        """Qt sees to it when a part gets the keyboard, and not when the program takes another."""
        for part in self._parts:
            reached = Qt.FocusPolicy.TabFocus if part.isChecked() else Qt.FocusPolicy.NoFocus
            part.setFocusPolicy(reached)

    def _clicked(self) -> None:
        self._let_tab_reach_the_taken()
        self.changed.emit(self.value())

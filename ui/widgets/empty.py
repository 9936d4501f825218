"""Nothing here yet, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import set_identifier
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import draw_icon


@dataclass(frozen=True)
class Door:
    """One way out. `key` is the id of a command, told by `door_opened`; what stands behind its dot
    ends the identifier."""

    key: str
    text: str
    icon: str = ""
    hint: str = ""


class EmptyState(QWidget):
    """An icon, a sentence, a smaller one if wanted, and up to four doors; the first is primary."""

    door_opened = Signal(str)

    def __init__(self, icon: str = "", identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_identifier(self, identifier)
        self._identifier = identifier
        self._icon = _Picture(icon, self)
        self._sentence = PlainLabel("", Role.SUBTITLE, strong=True, wrap=True, parent=self)
        self._more = PlainLabel("", Role.BODY, "ink2", wrap=True, parent=self)
        self._doors: list[ActionButton] = []
        self._row = QHBoxLayout()
        self._lay_out()

    def set_text(self, sentence: str, more: str = "") -> None:
        """What is so, and below it what to do."""
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))

    def set_doors(self, doors: Sequence[Door]) -> None:
        """The buttons, in order. Those that are there stay, with the keyboard on them."""
        if [door.key for door in doors] != [old.property("key") for old in self._doors]:
            for old in self._doors:
                old.hide()
                old.deleteLater()
            self._doors = [self._door(door, first=n == 0) for n, door in enumerate(doors)]
        for button, door in zip(self._doors, doors, strict=True):
            button.set_text(door.text)
            button.set_hint(door.hint)

    def _door(self, door: Door, *, first: bool) -> ActionButton:
        name = f"{self._identifier}.{door.key.rpartition('.')[2]}" if self._identifier else ""
        kind = Kind.PRIMARY if first else Kind.PLAIN
        button = ActionButton(kind, name, self, icon=door.icon)
        button.setProperty("key", door.key)
        button.clicked.connect(self._opened)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _opened(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionButton):
            self.door_opened.emit(str(sender.property("key")))

    def _lay_out(self) -> None:
        self._row.setSpacing(theme.px(8))
        self._row.addStretch(1)
        self._row.insertStretch(0, 1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        column.addStretch(2)
        for widget in (self._icon, self._sentence, self._more):
            if isinstance(widget, PlainLabel):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(theme.px(8))
        column.addLayout(self._row)
        column.addStretch(3)
        column.setDirection(QBoxLayout.Direction.TopToBottom)


class _Picture(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28) if self._icon else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            box = QRect(0, 0, self.width(), self.height())
            draw_icon(QPainter(self), box, self._icon, "ink3", 24)

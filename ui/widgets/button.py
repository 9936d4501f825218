"""What every painted button of the desk has in common."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DeskButton(QAbstractButton):
    """Reached by Tab and not by a click, so that a click leaves the caret where it is.

    Those who derive say `sizeHint` and `paintEvent`; Enter and Space press it. `clicked` also
    follows the 'toggle' of a screen reader, which Qt carries out without saying so, and so does
    `buttonClicked` of its group.
    """

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._by_click = False
        self._by_program = False
        self.toggled.connect(self._toggled)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_identifier(self, identifier)
        theme.notifier().changed.connect(self.measure_again)

    def word(self) -> str:
        """The text as it was given."""
        return self._word

    def set_text(self, word: str) -> None:
        """The word on the button and its accessible name; an ampersand is just a character."""
        self._word = word
        self.setText(word.replace("&", "&&"))
        self.setAccessibleName(self.spoken())
        self.measure_again()

    def spoken(self) -> str:
        """What a screen reader says."""
        return self._word

    def measure_again(self) -> None:
        """After the text, the colours or the scale changed."""
        self.updateGeometry()
        self.update()

    def ground(self, resting: QColor | None, on: QColor | None = None) -> QColor | None:
        """The ground for the state the button is in; None is whatever lies behind."""
        colours = theme.tokens()
        if self.isDown():
            return colours.selidle
        if self.isChecked() and on is not None:
            return on
        if self.isEnabled() and self.underMouse():
            return colours.hover
        return resting

    def setChecked(self, on: bool) -> None:
        """Without a `clicked`, as everywhere in Qt."""
        self._by_program = True
        super().setChecked(on)
        self._by_program = False

    def nextCheckState(self) -> None:
        self._by_click = True
        super().nextCheckState()
        self._by_click = False

    def _toggled(self, on: bool) -> None:
        """Clicks, the program and the other buttons of a group come by the two methods above."""
        if self._by_click or self._by_program:
            return
        self.clicked[bool].emit(on)  # type: ignore[index]  # the stubs know one form only
        group = self.group()
        if group is not None:
            group.buttonClicked.emit(self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and is_plain(event):
            self.click()
        else:
            super().keyPressEvent(event)


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter, beside the letters or beside the numbers."""
    return event.key() in ENTER


def is_plain(event: QKeyEvent) -> bool:
    """Whether the key was pressed without Ctrl, Alt, Shift or Meta."""
    return event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )


def set_identifier(widget: QWidget, identifier: str) -> None:
    """The name programs on the accessibility bus know it by, the same in every language."""
    if identifier:
        widget.setObjectName(identifier)
        widget.setAccessibleIdentifier(identifier)

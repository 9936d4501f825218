"""A form under a title, in the place beside a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.button import is_enter
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel


class PageForm(QWidget):
    """Ctrl+Enter commits, as Enter does where it is `quick`; Esc leaves. What is refused stands at
    its field, and stays typed."""

    left = Signal()

    def __init__(
        self, desk: Desk, voice: Voice, parent: QWidget | None, wide: int, *, quick: bool
    ) -> None:
        """`wide` are its labels at 100 %."""
        super().__init__(parent)
        self._desk, self._voice, self._quick = desk, voice, quick
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, wrap=True, parent=self)
        self.form = Form(self, label_width=wide, steady=not quick)

    def commit_now(self) -> None:
        """What its keys do, those who derive say."""
        raise NotImplementedError

    def leave(self) -> None:
        """Back to the list; what was written waits."""
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_enter(event) and (control or self._quick):
            self.commit_now()
        else:
            super().keyPressEvent(event)

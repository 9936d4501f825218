"""A small form inside a pane, instead of a dialog over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import language, theme
from ui.theme import Role
from ui.widgets.acting_key import ActingKey
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import is_enter
from ui.widgets.form import Form
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel


class Strip(Pane):
    """A small form that opens in its place: Enter commits, Esc leaves it as it is."""

    committed = Signal()
    left = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__("pill", parent)
        self.form = Form(self, label_width=60)
        self.heading = PlainLabel("", Role.SMALL, "ink2", strong=True, wrap=True, parent=self)
        self.commit = ActionButton(Kind.PRIMARY, f"{identifier}.commit", self)
        self.cancel = ActionButton(Kind.GHOST, f"{identifier}.cancel", self)
        self.commit.clicked.connect(self.commit_now)
        self.cancel.clicked.connect(self.close_strip)
        self.cancel.set_hint("Esc")
        ActingKey(self.commit, self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.commit)
        self.column = column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(4))
        column.addWidget(self.heading)
        column.addWidget(self.form)
        column.addLayout(buttons)
        self.hide()
        language.notifier().changed.connect(self.retranslate)

    def open_strip(self, first: QWidget) -> None:
        """Shows it with the caret in its first field."""
        self.form.forgive()
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_now(self) -> None:
        """What is asked for is said."""
        self.committed.emit()

    def close_strip(self) -> None:
        """Leaves it."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif is_enter(event):
            self.commit.click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """After the language changed."""
        self.cancel.set_text(self.tr("Cancel"))

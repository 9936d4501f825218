"""A list beside a member's page: the one they were opened from, with whose page is open marked."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.commands import command
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel
from ui.widgets.next_button import NextButton
from ui.widgets.rows import RowList


class SideList(Pane):
    """288 wide (256 in a window of 1280): title and count, the way to the next, and the list.

    Enter or a click opens. Esc goes to the whole of the list.
    """

    def __init__(self, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("list", parent, lines="right")
        self._voice = voice
        self.title = PlainLabel(role=Role.SUBTITLE, strong=True)
        self.count = PlainLabel(ink="ink3")
        self.nothing = PlainLabel("", Role.SMALL, "ink2", wrap=True, identifier="side.nothing")
        self.next = NextButton("side.next", self)
        self.next.clicked.connect(partial(voice.do, "next"))
        self._head = QHBoxLayout()
        for widget in (self.title, self.count):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._head.addWidget(self.next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 1, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.nothing)
        theme.follow(self._measure)

    def place_list(self, rows: RowList) -> None:
        """The list, below the head."""
        self._column.addWidget(rows, 1)

    def place_below(self, form: QWidget) -> None:
        """What is asked of a row of it."""
        self._column.addWidget(form)

    def say_count(self, count: int) -> None:
        """How many rows there are; without any, that is said."""
        self.count.setText(self.locale().toString(count))
        self.nothing.setVisible(not count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._voice.leave_page()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """After the language changed; those who derive say their title."""
        self.next.set_text(self.tr("Next"))
        self.next.set_hint(command("next").key())

    def _measure(self) -> None:
        px = theme.px
        self._head.setContentsMargins(px(16), px(10), px(10), px(8))
        self._head.setSpacing(px(8))
        self.nothing.setContentsMargins(px(16), px(4), px(16), 0)

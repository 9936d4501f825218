"""What is known of a person, line by line: each can be taken away, and another added below."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from ui import language, theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import is_enter
from ui.widgets.complaint import Complaint
from ui.widgets.facts import SectionHeading
from ui.widgets.icon_button import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.lay import flat
from ui.widgets.paint import text_width

LABEL, WIDEST_LABEL = 60, 96
"""Widths at 100 %."""


@dataclass(frozen=True)
class KnownLine:
    """One thing known: what sort of thing, and what."""

    id: UUID
    label: str
    text: str


class KnownList(QWidget):
    """Heading, a row of 28 for each thing, the fields for a new one and what is wrong with it.

    Those who derive fill `fields` and say `heading_text`; `add_wanted` when a new one is complete
    enough to try, `drop_wanted` with the id of one that no longer holds.
    """

    add_wanted = Signal()
    drop_wanted = Signal(object)

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._identifier = identifier
        self._lines: list[QWidget] = []
        self._known: list[KnownLine] = []
        self._label = 0
        self.heading = SectionHeading("", 0, parent=self)
        self._rows = flat(QVBoxLayout())
        self.fields = QHBoxLayout()
        self.fields.setSpacing(theme.px(4))
        self.trouble = Complaint(parent=self)
        self._add = ActionButton(Kind.PLAIN, f"{identifier}.add", self)
        self._add.clicked.connect(self.add_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.heading)
        column.addLayout(self._rows)
        column.addLayout(self.fields)
        column.addWidget(self.trouble)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        self._below.addWidget(self._add)
        column.addLayout(self._below)
        language.notifier().changed.connect(self.retranslate)

    def show_lines(self, lines: Sequence[KnownLine]) -> None:
        """These, in order."""
        self._known = list(lines)
        for old in self._lines:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._label = self._label_width()
        self._lines = [self._line(line) for line in lines]
        self.heading.set_count(len(lines))

    def known(self, line_id: UUID) -> KnownLine | None:
        """The thing of that id."""
        return next((line for line in self._known if line.id == line_id), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """After the language changed."""
        self._add.set_text(self.tr("Add"))
        self.show_lines(self._known)

    def _label_width(self) -> int:
        """As wide as the longest, within what the pane can spare."""
        widest = max(
            (text_width(line.label, theme.font(Role.SMALL)) for line in self._known), default=0
        )
        return min(max(widest, theme.px(LABEL)), theme.px(WIDEST_LABEL))

    def _line(self, line: KnownLine) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        label = ElidedLabel(line.label, Role.SMALL, "ink2")
        label.setFixedWidth(self._label)
        drop = IconButton("x", f"{self._identifier}.drop")
        drop.set_text(words.fill(self.tr("No longer: {what}"), what=line.text))
        drop.clicked.connect(partial(self._dropped, line.id))
        row.addWidget(label)
        row.addWidget(ElidedLabel(line.text), 1)
        row.addWidget(drop)
        self._rows.addWidget(holder)
        return holder

    def _dropped(self, line_id: UUID, _checked: bool = False) -> None:
        self.drop_wanted.emit(line_id)

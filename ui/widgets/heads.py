"""The heads of the columns of a wide list; pressing one sorts by it, where the list can."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from concierge import words
from ui import theme
from ui.theme import Role
from ui.widgets.button import DeskButton
from ui.widgets.columns import Column, hairline, places
from ui.widgets.labels import PlainLabel, plain_tooltip
from ui.widgets.paint import draw_icon, draw_text, focus_ring, text_width


class _Head(DeskButton):
    def __init__(self, column: Column, identifier: str, parent: QWidget) -> None:
        super().__init__(f"{identifier}.sort.{column.order}", parent)
        self.column = column
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        width = text_width(self.word(), theme.font(Role.SMALL, strong=True)) + theme.px(16)
        return QSize(width, theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours, on = QPainter(self), theme.px, theme.tokens(), self.isChecked()
        font = theme.font(Role.SMALL, strong=on)
        ink = colours.ink if on or self.underMouse() else colours.ink3
        room, right = self.rect(), self.column.right
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        width = draw_text(painter, room, self.word(), font, ink, align=align)
        if on:
            left = room.right() - width - px(16) if right else width + px(4)
            draw_icon(painter, QRect(left, 0, px(12), self.height()), "chevron-down", "ink2", 12)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(4))


class Heads(QWidget):
    """28 high, with a hairline under it. `sorted_by` tells the order chosen."""

    sorted_by = Signal(str)

    def __init__(
        self, columns: Sequence[Column], identifier: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._identifier = identifier
        self._names: Mapping[str, str] = {}
        self._short: Mapping[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._heads: list[_Head | PlainLabel] = []
        self.set_columns(columns)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Other columns; their names are to be set anew."""
        for head in self._heads:
            head.hide()
            head.deleteLater()
        self._columns = columns
        self._heads = [self._head(column, self._identifier) for column in columns]

    def set_order(self, order: str) -> None:
        """Marks the column the list is sorted by."""
        for head in self._heads:
            if isinstance(head, _Head) and head.column.order == order:
                head.setChecked(True)

    def set_names(
        self,
        names: Mapping[str, str],
        tips: Mapping[str, str] | None = None,
        short: Mapping[str, str] | None = None,
    ) -> None:
        """What every column is called, by its key; what more there is to be said of some, and what
        some are called where they have no room."""
        self._short = short or {}
        self._names = names
        self._place()
        for head, column in zip(self._heads, self._columns, strict=True):
            name = names[column.key]
            if isinstance(head, _Head):
                head.set_text(name)
                head.setToolTip(words.fill(self.tr("Sort by: {column}"), column=name))
            else:
                head.setToolTip(plain_tooltip((tips or {}).get(column.key, name)))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._fit()

    def _place(self) -> None:
        row = self.rect().adjusted(0, 2, 0, -2)
        for head, box in zip(self._heads, places(self._columns, row), strict=True):
            head.setGeometry(box)
            head.setVisible(box.width() > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), self.rect())

    def _fit(self) -> None:
        """The short name where the whole one has no room."""
        for head, column in zip(self._heads, self._columns, strict=True):
            name = self._names.get(column.key, "")
            if isinstance(head, PlainLabel):
                cut = text_width(name, theme.font(Role.SMALL)) > head.width()
                head.setText(self._short.get(column.key, name) if cut else name)

    def _head(self, column: Column, identifier: str) -> "_Head | PlainLabel":
        if column.order:
            head = _Head(column, identifier, self)
            self._group.addButton(head)
            return head
        label = PlainLabel("", Role.SMALL, "ink3", parent=self)
        if column.right:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return label

    def _clicked(self, head: object) -> None:
        if isinstance(head, _Head):
            self.sorted_by.emit(head.column.order)

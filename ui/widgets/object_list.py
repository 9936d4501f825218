"""A list of whatever a question answered: its rows are spoken of by what they are."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from ui.widgets.objects import Index, ObjectModel
from ui.widgets.rows import RowList


class ObjectList(RowList):
    """Rows are values with an `id`, painted by `delegate`; `spoken` says one as it is read."""

    def __init__(
        self,
        delegate: QAbstractItemDelegate,
        spoken: Callable[[Any], str],
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        keeps_colour: bool = False,
        ground: str = "surface",
        several: bool = False,
    ) -> None:
        super().__init__(
            identifier, parent, keeps_colour=keeps_colour, ground=ground, several=several
        )
        self._objects = ObjectModel(spoken, self)
        # The view does not own its delegate: without a parent it would be gone already.
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(self._objects)

    def fill(self, rows: Sequence[Any]) -> None:
        """Shows these; the current row stays current if it is still there."""
        current = self.current()
        self._objects.fill(rows)
        if current is not None:
            self.choose(current.id)

    def rows(self) -> list[Any]:
        """What is shown, in its order."""
        return [self.row(self._objects.index(n)) for n in range(self._objects.rowCount())]

    def row(self, index: Index) -> Any:
        """The value of that row, None for an index that is none."""
        return self._objects.row(index)

    def current(self) -> Any:
        """The value of the current row, None for none."""
        return self.row(self.currentIndex())

    def choose(self, wanted: object) -> bool:
        """Makes the row with that id current; False, and none is, if there is none."""
        index = self._objects.index_of(wanted)
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return False
        self.select_row(index)
        return True

    def choose_first(self) -> None:
        """Makes the first row current, if there is any."""
        if self._objects.rowCount():
            self.select_row(self._objects.index(0))

    def choose_any(self) -> None:
        """Makes the first row current unless one is."""
        if not self.currentIndex().isValid():
            self.choose_first()

    def retranslate(self) -> None:
        """After the language changed."""
        self._objects.retranslate()

"""A list of whatever a question answered: its rows are spoken of by what they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from ui.widgets.objects import Index, ObjectModel
from ui.widgets.rows import RowList


class ObjectList(RowList):
    """Rows are values with an `id`, painted by `delegate`; `spoken` says one as it is read. With
    `like` it shows the rows of that other list."""

    opened = Signal(object)  # the row
    menu_asked = Signal(object, QPoint)  # the row, and where on the screen

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
        marks_open: bool = False,
        like: "ObjectList | None" = None,
    ) -> None:
        super().__init__(
            identifier,
            parent,
            keeps_colour=keeps_colour,
            ground=ground,
            several=several,
            marks_open=marks_open,
        )
        self.objects: ObjectModel = like.objects if like is not None else ObjectModel(spoken, self)
        self._held = _Held(None, 0, None, ())
        self.objects.modelAboutToBeReset.connect(self._hold)
        # The view does not own its delegate: without a parent it would be gone already.
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(self.objects)
        self.activated_row.connect(self._open)
        self.menu_wanted.connect(self._ask_menu)
        self.objects.modelReset.connect(self._restore)  # after what the view itself does then

    def fill(self, rows: Sequence[Any]) -> None:
        """Shows these; what is still there stays current, chosen and marked."""
        self.objects.fill(rows)

    def rows(self) -> list[Any]:
        """What is shown, in its order."""
        return [self.row(self.objects.index(n)) for n in range(self.objects.rowCount())]

    def row(self, index: Index) -> Any:
        """The value of that row, None for an index that is none."""
        return self.objects.row(index)

    def current(self) -> Any:
        """The value of the current row, None for none."""
        return self.row(self.currentIndex())

    def choose(self, wanted: object) -> bool:
        """Makes the row with that id current; False, and none is, if there is none."""
        index = self.objects.index_of(wanted)
        if not index.isValid():
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
            return False
        self.select_row(index)
        return True

    def mark_id(self, wanted: object) -> bool:
        """The page of the row with that id is open; False, and none is marked, without one."""
        index = self.objects.index_of(wanted)
        self.mark(index)
        return index.isValid()

    def choose_first(self) -> None:
        """Makes the first row current, if there is any."""
        if self.objects.rowCount():
            self.select_row(self.objects.index(0))

    def choose_any(self, near: int = 0) -> None:
        """Makes a row current unless one is: what stands in place `near` now, else the last."""
        count = self.objects.rowCount()
        if count and not self.currentIndex().isValid():
            self.select_row(self.objects.index(min(max(near, 0), count - 1)))

    def open_current(self) -> None:
        """As if Enter had been pressed on it."""
        self._open(self.currentIndex())

    def retranslate(self) -> None:
        """After the language changed."""
        self.objects.retranslate()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.row(index))

    def _ask_menu(self, index: QModelIndex, at: QPoint) -> None:
        self.menu_asked.emit(self.row(index), at)

    def _hold(self) -> None:
        """Before other rows come: which ones one stands on, by id."""
        current, marked = self.current(), self.row(self.marked())
        chosen = self.selectionModel().selectedIndexes() if self._several else ()
        self._held = _Held(
            current and current.id,
            self.currentIndex().row(),
            marked.id if self._marks_open and marked is not None else None,
            tuple(self.row(index).id for index in chosen),
        )

    def _restore(self) -> None:
        """The same ones again. Where the row under the keyboard is gone, what stands in its place
        is; nobody notices in a list without the keyboard, and there none is."""
        held, flags = self._held, QItemSelectionModel.SelectionFlag
        if self._marks_open:
            self.mark_id(held.marked)
        if held.current is None:
            return
        index = self.objects.index_of(held.current)
        if not index.isValid() and self.hasFocus() and self.objects.rowCount():
            index = self.objects.index(min(held.place, self.objects.rowCount() - 1))
        if index.isValid() and (self.hasFocus() or not self._marks_open):
            self.select_row(index)
        for one in held.chosen:
            self.selectionModel().select(self.objects.index_of(one), flags.Select)


@dataclass(frozen=True)
class _Held:
    current: object
    place: int
    marked: object
    chosen: tuple[object, ...]

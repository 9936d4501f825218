"""The list a member was opened from, narrow, beside their page: the same rows in the same order."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from ui.voice import Voice
from ui.widgets.object_list import ObjectList
from ui.widgets.side_list import SideList
from ui.widgets.thin_bar import ThinBar


class ObjectSide(SideList):
    """Shows the rows of the wide list `of`. In both the one opened is selected."""

    def __init__(
        self,
        voice: Voice,
        of: ObjectList,
        delegate: QAbstractItemDelegate,
        spoken: Callable[[Any], str],
        identifier: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(voice, parent)
        self._of = of
        self._place = -1
        self._opened: object = None
        self.list = ObjectList(
            delegate, spoken, identifier, self, ground="list", marks_open=True, like=of
        )
        self._bar = ThinBar(self.list)
        self.place_list(self.list)
        self.list.clicked.connect(self.list.activated_row)
        self.list.model().modelReset.connect(self._filled)
        self._filled()

    def show_open(self, wanted: object) -> None:
        """The page of the row with that id is open; of none here, if none has it yet."""
        self._opened = wanted
        self._mark()
        self._of.choose(wanted)

    def go_on(self) -> None:
        """Open the row below the one opened last; below the last one the first, which is said."""
        rows, at = self.list.rows(), self._next()
        if not rows:
            self._voice.say(self.nothing.text())
            return
        if at >= len(rows):
            self._voice.say(self.tr("That was the last one: from the top again"))
            at = 0
        self.list.opened.emit(rows[at])

    def _next(self) -> int:
        """Where another row was chosen in the whole list, that one. What was settled is gone, and
        the next stands in its place."""
        marked, chosen = self.list.marked(), self._of.currentIndex()
        if self._of.isVisible() and chosen.isValid() and chosen.row() != marked.row():
            return chosen.row()
        return marked.row() + 1 if marked.isValid() else max(self._place, 0)

    def _mark(self) -> None:
        if self.list.mark_id(self._opened):
            self._place = self.list.marked().row()

    def _filled(self) -> None:
        self.say_count(self.list.model().rowCount())
        self._mark()
        if self.isVisible() and self._of.current() is None:
            self._of.choose(self._opened)

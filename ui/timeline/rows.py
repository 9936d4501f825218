"""The stream as an item model: every row has its place at once, its content when it is fetched."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from concierge.timeline.queries import DayCount
from concierge.timeline.rows import Row
from ui.timeline.blocks import Block, Blocks

ROW = Qt.ItemDataRole.UserRole
"""The `Row` itself, None while it has not been fetched."""

KEPT = 12
"""Blocks held at a time; the ones looked at longest ago are dropped first."""

Index = QModelIndex | QPersistentModelIndex


class StreamRows(QAbstractListModel):
    """Rows ascend in time, the newest last. The one way in is `show` and `fill`.

    `wanted` asks for blocks that are looked at and not here. `say` renders a row for a screen
    reader and the clipboard; `fetch_now` gets a block at once, for a screen reader alone, which
    asks once and never again.
    """

    wanted = Signal(object)  # tuple[Block, ...]
    filled = Signal(int, int)  # first and last row that have content now
    mismatched = Signal()  # a block has other rows than were counted: count again

    def __init__(
        self,
        say: Callable[[Row], str],
        fetch_now: Callable[[Block], Sequence[Row]] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._fetch_now = fetch_now
        self.blocks = Blocks([])
        self._held: OrderedDict[int, list[Row]] = OrderedDict()

    # ── the way in ──

    def show(self, days: Sequence[DayCount], pages: Mapping[Block, Sequence[Row]]) -> None:
        """Another stream, or another filter, with the blocks that are here already."""
        self.beginResetModel()
        self.blocks = Blocks(days)
        self._held.clear()
        for number, block in enumerate(self.blocks.all):
            if block in pages:
                self._put(number, pages[block])
        self.endResetModel()

    def grow(
        self,
        days: Sequence[DayCount],
        newest: Sequence[Row],
        pages: Mapping[Block, Sequence[Row]],
    ) -> bool:
        """The same stream later: `newest` are the rows from the first day of the last block on.

        `pages` are other blocks, read again. Blocks that were not read again are dropped, for they
        may have changed. False, and nothing is done, where rows are not where they were.
        """
        old = self.blocks
        if not old.all or not days or not self._only_grew(days, newest):
            return False
        grown = Blocks(days, like=old)
        more = grown.n - old.n
        if more:
            self.beginInsertRows(QModelIndex(), old.n, grown.n - 1)
        self.blocks = grown
        self._held.clear()
        for number, block in enumerate(grown.all[:-1]):
            if block in pages:
                self._put(number, pages[block])
        self._put(len(grown.all) - 1, newest)
        if more:
            self.endInsertRows()
        self.dataChanged.emit(self.index(0), self.index(grown.n - 1))
        return True

    def fill(self, block: Block, rows: Sequence[Row]) -> None:
        """What was asked for with `wanted`; nothing is kept for a stream no longer shown."""
        number = self.blocks.number_of(block.start)
        if not (0 <= number < len(self.blocks.all)) or self.blocks.all[number] != block:
            return
        if not self._put(number, rows):
            self.mismatched.emit()
            return
        last = block.start + block.n - 1
        self.dataChanged.emit(self.index(block.start), self.index(last))
        self.filled.emit(block.start, last)

    # ── looking ──

    def held(self) -> list[Block]:
        """The blocks whose rows are here."""
        return [self.blocks.all[number] for number in sorted(self._held)]

    def row(self, index: int) -> Row | None:
        """The row at that place; None while it is not here."""
        number = self.blocks.number_of(index)
        held = self._held.get(number)
        return held[index - self.blocks.all[number].start] if held is not None else None

    def look(self, first: int, last: int) -> None:
        """Somebody looks at these rows: keep their blocks, ask for those that are not here."""
        if not self.blocks.n:
            return
        first, last = max(first, 0), min(last, self.blocks.n - 1)
        missing = []
        for number in range(self.blocks.number_of(first), self.blocks.number_of(last) + 1):
            if number in self._held:
                self._held.move_to_end(number)
            else:
                missing.append(self.blocks.all[number])
        if missing:
            self.wanted.emit(tuple(missing))

    def place_of(self, event_id: UUID) -> int | None:
        """Where an event is among the rows that are here: as a row, folded into one, or as what one
        said before it was put right."""
        for number, rows in self._held.items():
            for at, row in enumerate(rows):
                if event_id in _events_of(row):
                    return self.blocks.all[number].start + at
        return None

    def day_of(self, index: int) -> date:
        """The day the row lies on, in the workspace's zone."""
        return self.blocks.day_of(index)

    # ── what Qt asks ──

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else self.blocks.n

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.checkIndex(QModelIndex(index), _VALID):  # type: ignore[arg-type]
            return None
        if role == ROW:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return self._say(row) if row else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(index.row())
        return None

    def _heard(self, index: int) -> str:
        row = self.row(index)
        if row is None and self._fetch_now is not None:
            block = self.blocks.all[self.blocks.number_of(index)]
            self._put(self.blocks.number_of(index), self._fetch_now(block))
            row = self.row(index)
        return self._say(row) if row else self.day_of(index).isoformat()

    def _put(self, number: int, rows: Sequence[Row]) -> bool:
        """Whether these are as many rows as were counted."""
        if number < 0 or len(rows) != self.blocks.all[number].n:
            return False
        self._held[number] = list(rows)
        self._held.move_to_end(number)
        while len(self._held) > KEPT:
            self._held.popitem(last=False)
        return True

    def _only_grew(self, days: Sequence[DayCount], newest: Sequence[Row]) -> bool:
        """Whether every row before is where it was, and those we know are the same events."""
        old, start = self.blocks, self.blocks.all[-1].start
        grown = Blocks(days)
        if grown.days[: len(old.days)] != old.days or grown.firsts[: len(old.firsts)] != old.firsts:
            return False
        if grown.n < old.n or len(newest) != grown.n - start:
            return False
        known = ((at, self.row(at)) for at in range(start, old.n))
        return all(row is None or newest[at - start].id == row.id for at, row in known)


def _events_of(row: Row) -> set[UUID]:
    folded, before = (one.id for one in row.folded), (one.row.id for one in row.formers)
    return {row.id, *folded, *before}


_VALID = QAbstractListModel.CheckIndexOption.IndexIsValid

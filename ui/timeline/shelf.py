"""The rows of the stream on their shelf: how high each one is at this width, and where it lies."""

from collections.abc import Iterable
from uuid import UUID

from concierge.timeline.rows import Row
from ui.timeline.heights import Heights
from ui.timeline.plan import Plan, Planner, heading_height, row_height
from ui.timeline.rows import StreamRows
from ui.timeline.teller import Teller


class Shelf:
    """Rows are of one height but for what is new (up to two lines) and what is expanded."""

    def __init__(self, teller: Teller, rows: StreamRows) -> None:
        self._rows = rows
        self._planner = Planner(teller)
        self._teller = teller
        self._expanded: set[UUID] = set()
        self.width = 0
        self.heights = Heights(0, [], row_height(), heading_height())

    def plan(self, row: Row) -> Plan:
        """The row measured for the width there is."""
        return self._planner.plan(row, self.width, expanded=row.id in self._expanded)

    def is_expanded(self, row: Row) -> bool:
        """Whether it shows all of its text."""
        return row.id in self._expanded

    def toggle(self, index: int) -> None:
        """Expand a row, or fold it again; one that is not here yet stays as it is."""
        row = self._rows.row(index)
        if row is not None:
            self._expanded ^= {row.id}
            self._measure(index, row)

    def fold_all(self) -> None:
        """For another member's stream."""
        self._expanded.clear()

    def rebuild(self) -> None:
        """After rows came or went."""
        blocks = self._rows.blocks
        self.heights = Heights(blocks.n, blocks.firsts, row_height(), heading_height())
        for block in self._rows.held():
            self.measure(range(block.start, block.start + block.n))

    def replan(self) -> None:
        """After the width, the scale, the language or the minute changed."""
        self._planner.forget()

    def measure(self, places: Iterable[int]) -> None:
        """Give rows that have just come the height they need."""
        common = row_height()
        for index in places:
            row = self._rows.row(index)
            if row is None:
                continue
            if row.id in self._expanded or self._teller.is_new(row):
                self._measure(index, row)
            elif self.heights.height(index) != common:
                self.heights.set_height(index, common)

    def _measure(self, index: int, row: Row) -> None:
        self.heights.set_height(index, self.plan(row).height)

"""Where each row of the stream lies: rows of one height but for a few, headings above days."""

from collections.abc import Mapping, Sequence

from ui.timeline.fenwick import Fenwick


class Heights:
    """Offsets are pixels from the top of the oldest day's heading.

    `firsts` are the indexes of each day's first row, ascending; a heading belongs to the stretch of
    that row and lies above it.
    """

    def __init__(self, n: int, firsts: Sequence[int], row: int, heading: int) -> None:
        self._row, self._heading = row, heading
        self._firsts = frozenset(firsts)
        self._others: dict[int, int] = {}
        self._sums = Fenwick(n, row)
        for first in firsts:
            self._sums.add(first, heading)

    def __len__(self) -> int:
        return len(self._sums)

    @property
    def total(self) -> int:
        """Height of everything."""
        return self._sums.total

    @property
    def others(self) -> Mapping[int, int]:
        """The rows that are not of the common height."""
        return self._others

    def has_heading(self, index: int) -> bool:
        """Whether a day begins with that row."""
        return index in self._firsts

    def heading_top(self, index: int) -> int:
        """Where the stretch of the row begins: its heading if it has one, else itself."""
        return self._sums.before(index)

    def top(self, index: int) -> int:
        """Where the row itself begins."""
        return self._sums.before(index) + (self._heading if index in self._firsts else 0)

    def height(self, index: int) -> int:
        """How high the row itself is."""
        return self._others.get(index, self._row)

    def set_height(self, index: int, height: int) -> None:
        """Make one row as high as its text needs."""
        by = height - self.height(index)
        if by:
            self._sums.add(index, by)
        if height == self._row:
            self._others.pop(index, None)
        else:
            self._others[index] = height

    def at(self, offset: int) -> int:
        """The row whose stretch (heading included) lies there; the last one below the end."""
        return min(self._sums.find(offset), max(len(self._sums) - 1, 0))

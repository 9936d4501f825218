"""Where each row of the stream lies: rows of one height but for a few, headings above days."""

from bisect import bisect_right, insort
from collections.abc import Sequence

from ui.timeline.fenwick import Fenwick


class Heights:
    """Offsets are pixels from the top of the oldest day's heading.

    `firsts` are the indexes of each day's first row, ascending; a heading belongs to the stretch of
    that row and lies above it. Sums are kept by day: 100,000 rows are some thousands of days.
    """

    def __init__(self, n: int, firsts: Sequence[int], row: int, heading: int) -> None:
        self._n, self._row, self._heading = n, row, heading
        self._firsts = firsts
        ends = [*firsts[1:], n] if firsts else []
        self._days = Fenwick(
            heading + row * (end - first) for first, end in zip(firsts, ends, strict=True)
        )
        self._others: dict[int, int] = {}
        self._others_of: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return self._n

    @property
    def total(self) -> int:
        """Height of everything."""
        return self._days.total

    def has_heading(self, index: int) -> bool:
        """Whether a day begins with that row."""
        return self._firsts[self._day(index)] == index

    def heading_top(self, index: int) -> int:
        """Where the stretch of the row begins: its heading if it has one, else itself."""
        top = self.top(index)
        return top - self._heading if self.has_heading(index) else top

    def top(self, index: int) -> int:
        """Where the row itself begins."""
        day = self._day(index)
        top = self._days.before(day) + self._heading + self._row * (index - self._firsts[day])
        for other in self._others_of.get(day, ()):
            if other >= index:
                break
            top += self._others[other] - self._row
        return top

    def height(self, index: int) -> int:
        """How high the row itself is."""
        return self._others.get(index, self._row)

    def set_height(self, index: int, height: int) -> None:
        """Make one row as high as its text needs."""
        by = height - self.height(index)
        if not by:
            return
        day = self._day(index)
        self._days.add(day, by)
        known = self._others_of.setdefault(day, [])
        if height == self._row:
            del self._others[index]
            known.remove(index)
        else:
            if index not in self._others:
                insort(known, index)
            self._others[index] = height

    def at(self, offset: int) -> int:
        """The row whose stretch (heading included) lies there; the last one below the end."""
        if offset >= self.total:
            return max(self._n - 1, 0)
        day = self._days.find(max(offset, 0))
        index = self._firsts[day]
        rest = max(offset, 0) - self._days.before(day) - self._heading
        for other in self._others_of.get(day, ()):
            before = self._row * (other - index)
            if rest < before:
                break
            if rest < before + self._others[other]:
                return other
            rest -= before + self._others[other]
            index = other + 1
        return index + max(rest, 0) // self._row

    def _day(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1

"""Running sums over a long row of whole numbers, any one of which may change.

A Fenwick tree: changing a number, summing up to a place and finding the place of a sum all take
log n steps, so that 100,000 rows scroll like a hundred.
"""

from collections.abc import Iterable


class Fenwick:
    """`n` numbers, none below 0, all equal to `value` at first."""

    def __init__(self, n: int, value: int = 0) -> None:
        # tree[i] is the sum of the (i & -i) numbers that end at place i, counted from 1.
        self._tree = [(i & -i) * value for i in range(n + 1)]
        self._n = n
        self._step = 1 << max(n.bit_length() - 1, 0)

    @classmethod
    def of(cls, values: Iterable[int]) -> "Fenwick":
        """These numbers."""
        given = list(values)
        made = cls(len(given))
        for index, value in enumerate(given):
            made.add(index, value)
        return made

    def __len__(self) -> int:
        return self._n

    def add(self, index: int, by: int) -> None:
        """Change the number at `index`."""
        place = index + 1
        while place <= self._n:
            self._tree[place] += by
            place += place & -place

    def before(self, index: int) -> int:
        """The sum of the first `index` numbers."""
        total = 0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    @property
    def total(self) -> int:
        """The sum of all."""
        return self.before(self._n)

    def find(self, offset: int) -> int:
        """The index whose number reaches over `offset`: before(i) <= offset < before(i + 1).

        Below 0 it is the first, from the total on it is `len(self)`.
        """
        if offset < 0:
            return 0
        place, step = 0, self._step
        while step:
            following = place + step
            if following <= self._n and self._tree[following] <= offset:
                place = following
                offset -= self._tree[following]
            step >>= 1
        return place

"""Running sums over a long row of whole numbers, any one of which may change.

A Fenwick tree: changing a number, summing up to a place and finding the place of a sum all take
log n steps.
"""

from collections.abc import Iterable


class Fenwick:
    """These numbers, none below 0."""

    def __init__(self, values: Iterable[int]) -> None:
        # tree[i] is the sum of the (i & -i) numbers that end at place i, counted from 1.
        self._tree = [0, *values]
        self._n = len(self._tree) - 1
        self._step = 1 << max(self._n.bit_length() - 1, 0)
        for place in range(1, self._n + 1):
            over = place + (place & -place)
            if over <= self._n:
                self._tree[over] += self._tree[place]

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

"""The stream cut into runs of whole days, which are fetched and dropped together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from concierge.timeline.queries import DayCount

LEAST = 100
"""Rows a block has at least: some seven screens, one read of a few milliseconds."""


@dataclass(frozen=True)
class Block:
    """The days `first` to `last`, whose rows are `start` to `start + n - 1` of the stream."""

    first: date
    last: date
    start: int
    n: int


class Blocks:
    """Which row lies on which day and in which block.

    Days ascend; those without rows are absent. With `like`, blocks are cut as they were there and
    the last one reaches to the new end, so that what was fetched stays fetched.
    """

    def __init__(self, days: Sequence[DayCount], like: "Blocks | None" = None) -> None:
        self.days = [one.day for one in days]
        self.firsts: list[int] = []
        n = 0
        for one in days:
            self.firsts.append(n)
            n += one.n
        self.n = n
        self.all: list[Block] = (
            _extended(like.all, self.days, n) if like and like.all else _cut(days, n)
        )
        self._starts = [block.start for block in self.all]

    def number_of(self, index: int) -> int:
        """Which block the row is in."""
        return bisect_right(self._starts, index) - 1

    def day_number(self, index: int) -> int:
        """Which of the days the row lies on."""
        return bisect_right(self.firsts, index) - 1

    def day_of(self, index: int) -> date:
        """The day the row lies on."""
        return self.days[self.day_number(index)]

    def first_on_or_after(self, day: date) -> int:
        """The first row of that day, of the next day that has rows, or else the last row's day."""
        for number in range(bisect_right(self.days, day) - 1, len(self.days)):
            if number >= 0 and self.days[number] >= day:
                return self.firsts[number]
        return self.firsts[-1] if self.firsts else 0

    def rows_of(self, day: date) -> range:
        """The rows of that day; empty if it has none."""
        number = bisect_right(self.days, day) - 1
        if number < 0 or self.days[number] != day:
            return range(0)
        end = self.firsts[number + 1] if number + 1 < len(self.firsts) else self.n
        return range(self.firsts[number], end)


def _extended(blocks: Sequence[Block], days: Sequence[date], n: int) -> list[Block]:
    last = blocks[-1]
    return [*blocks[:-1], Block(last.first, days[-1], last.start, n - last.start)]


def _cut(days: Sequence[DayCount], n: int) -> list[Block]:
    """From the newest backwards, so that the last block, seen first, is a full one."""
    blocks: list[Block] = []
    end, held, last = n, 0, len(days) - 1
    for number in range(len(days) - 1, -1, -1):
        held += days[number].n
        if held >= LEAST or number == 0:
            blocks.append(Block(days[number].day, days[last].day, end - held, held))
            end, held, last = end - held, 0, number - 1
    return blocks[::-1]

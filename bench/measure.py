"""How long things take: the best of three for each argument, the 95th percentile over arguments."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

REPEATS = 3

A = TypeVar("A")


@dataclass(frozen=True)
class Taken:
    """Milliseconds, one for each argument."""

    ms: tuple[float, ...]

    @property
    def p95(self) -> float:
        """What 95 of a hundred arguments stay below."""
        return percentile(self.ms, 95)

    @property
    def worst(self) -> float:
        """What none takes longer than."""
        return max(self.ms)

    @property
    def median(self) -> float:
        """What half of the arguments stay below."""
        return percentile(self.ms, 50)


def side_by_side(calls: Sequence[Callable[[A], object]], arguments: Iterable[A]) -> list[Taken]:
    """How long each of `calls` takes; they take turns, so that a busy moment meets all of them."""
    taken: list[list[float]] = [[] for _ in calls]
    for argument in arguments:
        best = [float("inf")] * len(calls)
        for _ in range(REPEATS):
            for place, call in enumerate(calls):
                best[place] = min(best[place], wall(call, argument))
        for place, ms in enumerate(best):
            taken[place].append(ms)
    return [Taken(tuple(ms)) for ms in taken]


def wall(call: Callable[[A], object], argument: A) -> float:
    """Milliseconds on the clock of the wall: what a person waits for."""
    began = time.perf_counter()
    call(argument)
    return (time.perf_counter() - began) * 1000


def percentile(values: Sequence[float], part: float) -> float:
    """The nearest rank: a value that was really measured."""
    ordered = sorted(values)
    place = -(-len(ordered) * part // 100) - 1
    return ordered[max(0, int(place))]

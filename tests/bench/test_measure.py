"""The figures of a bench are those of its definition."""

from bench.measure import REPEATS, Taken, percentile, side_by_side
from bench.table import Figure


def test_the_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(1, 61)]
    assert percentile(values, 95) == 57
    assert percentile(values, 50) == 30
    assert percentile([7.0], 95) == 7
    assert Taken(tuple(reversed(values))).p95 == 57


def test_two_ways_take_turns_and_the_best_of_three_counts() -> None:
    turns: list[tuple[str, int]] = []
    calls = [lambda n: turns.append(("ours", n)), lambda n: turns.append(("bare", n))]
    taken = side_by_side(calls, [1, 2])
    assert [len(one.ms) for one in taken] == [2, 2]
    assert turns[: 2 * REPEATS] == [("ours", 1), ("bare", 1)] * REPEATS


def test_a_limit_holds_from_either_side() -> None:
    assert Figure("page", 25.0, 25.0).holds
    assert not Figure("page", 25.1, 25.0).holds
    assert Figure("ingest", 2000.0, 2000.0, at_least=True).holds
    assert not Figure("ingest", 1999.0, 2000.0, at_least=True).holds

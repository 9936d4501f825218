"""Running sums are those of a plain list, whatever is changed."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.fenwick import Fenwick

NUMBERS = st.lists(st.integers(0, 60), max_size=70)


@given(NUMBERS)
def test_sums_are_those_of_the_list(values: list[int]) -> None:
    tree = Fenwick(values)
    assert [tree.before(i) for i in range(len(values) + 1)] == [0, *accumulate(values)]
    assert tree.total == sum(values)


@given(NUMBERS, st.lists(st.tuples(st.integers(0, 69), st.integers(0, 60)), max_size=30))
def test_changes_are_seen_by_every_sum(values: list[int], changes: list[tuple[int, int]]) -> None:
    tree = Fenwick(values)
    for index, value in changes:
        if index < len(values):
            tree.add(index, value - values[index])
            values[index] = value
    assert [tree.before(i) for i in range(len(values) + 1)] == [0, *accumulate(values)]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=70), st.data())
def test_an_offset_lies_in_the_stretch_it_is_found_in(
    values: list[int], data: st.DataObject
) -> None:
    tree = Fenwick(values)
    offset = data.draw(st.integers(0, tree.total - 1))
    index = tree.find(offset)
    assert tree.before(index) <= offset < tree.before(index + 1)
    assert tree.find(-1) == 0
    assert tree.find(tree.total) == len(values)

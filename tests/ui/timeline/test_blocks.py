"""A stream is cut into runs of whole days that together are all of it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from concierge.timeline.queries import DayCount
from ui.timeline.blocks import LEAST, Blocks

FIRST = date(2026, 1, 1)


def _days(counts: list[int]) -> list[DayCount]:
    return [DayCount(FIRST + timedelta(days=2 * at), n) for at, n in enumerate(counts)]


COUNTS = st.lists(st.integers(1, 300), max_size=30)


@given(COUNTS)
def test_blocks_follow_each_other_and_are_all_of_it(counts: list[int]) -> None:
    blocks = Blocks(_days(counts))
    place = 0
    for block in blocks.all:
        assert block.start == place
        place += block.n
    assert place == blocks.n == sum(counts)
    assert all(block.n >= LEAST for block in blocks.all[1:])


@given(COUNTS.filter(bool), st.data())
def test_every_row_has_its_day_and_its_block(counts: list[int], data: st.DataObject) -> None:
    blocks = Blocks(_days(counts))
    index = data.draw(st.integers(0, blocks.n - 1))
    block, day = blocks.all[blocks.number_of(index)], blocks.day_of(index)
    assert block.start <= index < block.start + block.n
    assert block.first <= day <= block.last
    assert index in blocks.rows_of(day)
    assert blocks.first_on_or_after(day) == blocks.rows_of(day)[0]


@given(COUNTS.filter(bool), st.lists(st.integers(1, 300), max_size=3), st.integers(0, 9))
def test_a_stream_that_grows_keeps_its_blocks(old: list[int], new: list[int], more: int) -> None:
    blocks = Blocks(_days(old))
    later = Blocks(_days([*old[:-1], old[-1] + more, *new]), like=blocks)
    assert later.all[:-1] == blocks.all[:-1]
    assert later.all[-1].start == blocks.all[-1].start
    assert sum(block.n for block in later.all) == later.n


def test_a_day_without_rows_leads_to_the_next_one_that_has_some() -> None:
    blocks = Blocks(_days([3, 4]))
    assert blocks.first_on_or_after(FIRST + timedelta(days=1)) == 3
    assert blocks.rows_of(FIRST + timedelta(days=1)) == range(0)


def test_beyond_the_last_day_is_the_last_day() -> None:
    blocks = Blocks(_days([3, 4]))
    assert blocks.first_on_or_after(FIRST + timedelta(days=99)) == 3
    assert blocks.first_on_or_after(FIRST - timedelta(days=99)) == 0

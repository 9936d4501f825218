"""Rows and offsets are each other's inverse, with headings above the first row of each day."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.heights import Heights

ROW, HEADING = 28, 24


@st.composite
def _streams(draw: st.DrawFn) -> tuple[Heights, int, list[int]]:
    days = draw(st.lists(st.integers(1, 9), min_size=1, max_size=12))
    firsts = [sum(days[:i]) for i in range(len(days))]
    n = sum(days)
    heights = Heights(n, firsts, ROW, HEADING)
    for index, height in draw(
        st.dictionaries(st.integers(0, n - 1), st.integers(28, 300), max_size=8)
    ).items():
        heights.set_height(index, height)
    return heights, n, firsts


@given(_streams())
def test_every_pixel_of_a_row_leads_back_to_it(stream: tuple[Heights, int, list[int]]) -> None:
    heights, n, _firsts = stream
    for index in range(n):
        top, height = heights.top(index), heights.height(index)
        assert heights.at(top) == heights.at(top + height - 1) == index
        assert heights.at(heights.heading_top(index)) == index


@given(_streams())
def test_rows_follow_each_other_without_a_gap(stream: tuple[Heights, int, list[int]]) -> None:
    heights, n, firsts = stream
    expected = 0
    for index in range(n):
        assert heights.heading_top(index) == expected
        expected += (HEADING if index in firsts else 0) + heights.height(index)
    assert heights.total == expected


def test_a_row_that_folds_again_is_common_again() -> None:
    heights = Heights(3, [0], ROW, HEADING)
    heights.set_height(1, 68)
    heights.set_height(1, ROW)
    assert heights.height(1) == ROW
    assert heights.total == HEADING + 3 * ROW
    assert heights.at(HEADING + 2 * ROW) == 2


def test_an_empty_stream_has_no_height() -> None:
    assert Heights(0, [], ROW, HEADING).total == 0

"""Where the columns of the wide list stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.today.delegate import LEAST_WHY, Columns

WIDTHS = st.integers(420, 2600)
TEXTS = st.integers(0, 900)


@given(WIDTHS, TEXTS, TEXTS, TEXTS)
def test_columns_follow_one_another_and_a_reason_is_readable_or_gone(
    width: int, who: int, what: int, why: int
) -> None:
    made = Columns(width, who, what, why)
    assert made.name + made.name_width < made.what
    assert made.what + made.what_width <= (made.why if made.why_width else made.line)
    assert made.why + made.why_width <= made.line or not made.why_width
    assert made.why_width == 0 or made.why_width >= LEAST_WHY
    assert made.due + made.due_width <= width


@pytest.mark.parametrize("width", [1500, 2100])
def test_on_a_wide_screen_the_time_stands_near_the_text(width: int) -> None:
    made = Columns(width, 60, 200, 250)
    assert made.due - (made.why + 250) < 160

"""What is decided about members."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.rules import is_day, is_hour, next_date, tier_rank


@pytest.mark.parametrize(
    ("month", "day", "today", "comes"),
    [
        (12, 3, date(2026, 11, 20), date(2026, 12, 3)),
        (11, 20, date(2026, 11, 20), date(2026, 11, 20)),
        (11, 19, date(2026, 11, 20), date(2027, 11, 19)),
        (2, 29, date(2026, 11, 20), date(2027, 2, 28)),
        (2, 29, date(2027, 11, 20), date(2028, 2, 29)),
    ],
)
def test_the_next_time_a_day_comes(month: int, day: int, today: date, comes: date) -> None:
    assert next_date(month, day, today) == comes


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_it_comes_within_a_year(today: date, day: date) -> None:
    assert 0 <= (next_date(day.month, day.day, today) - today).days <= 366


def test_days_there_are() -> None:
    assert is_day(2, 29, None)
    assert is_day(2, 29, 1988)
    assert not is_day(2, 29, 1989)
    assert not is_day(13, 1, None)
    assert not is_day(4, 31, None)


@pytest.mark.parametrize("text", ["00:00", "22:00", "23:59"])
def test_hours_there_are(text: str) -> None:
    assert is_hour(text)


@pytest.mark.parametrize("text", ["24:00", "9:00", "22:60", "2200", "22.00", "", "٢٢:00", "22:00 "])
def test_hours_there_are_not(text: str) -> None:
    assert not is_hour(text)


def test_tiers_have_an_order_in_either_language() -> None:
    tiers = ["金卡", "unheard of", "Black", "铂金", "黑金", "Silver", "Diamond"]
    assert sorted(tiers, key=tier_rank) == [
        "Black",
        "黑金",
        "Diamond",
        "铂金",
        "金卡",
        "Silver",
        "unheard of",
    ]

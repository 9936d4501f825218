"""Stories are told from the moment they are made."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.demo.hours import Hours, day_word
from concierge.today.rules import horizon

SHANGHAI = ZoneInfo("Asia/Shanghai")
AFTERNOON = Hours(datetime(2026, 11, 20, 6, 5, tzinfo=UTC), SHANGHAI)


def test_an_afternoon_is_spread_until_seven() -> None:
    clocks = [AFTERNOON.clock(AFTERNOON.later(share)) for share in (0, 0.5, 1)]
    assert clocks == ["14:20", "16:40", "19:00"]


@given(minute=st.integers(min_value=0, max_value=1439), share=st.floats(min_value=0, max_value=1))
def test_later_is_after_now_and_still_today_but_for_the_last_minutes(
    minute: int, share: float
) -> None:
    hours = Hours(datetime(2026, 11, 20, tzinfo=UTC) + timedelta(minutes=minute), SHANGHAI)
    at = hours.later(share)
    assert hours.now < at
    ends, _ = horizon(hours.today, SHANGHAI)
    assert at <= max(ends, hours.now + timedelta(minutes=17))
    assert at.minute % 5 == 0


def test_a_clock_of_another_day_is_in_the_programmes_zone() -> None:
    assert AFTERNOON.on(-1, "15:42") == datetime(2026, 11, 19, 7, 42, tzinfo=UTC)
    assert AFTERNOON.on(1, "10:00") == datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def test_before_four_it_is_still_the_day_before() -> None:
    night = Hours(datetime(2026, 11, 20, 18, 30, tzinfo=UTC), SHANGHAI)
    assert night.on(-1, "12:00") == datetime(2026, 11, 19, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "zh", "en"),
    [
        (-1, "昨天", "yesterday"),
        (0, "今天", "today"),
        (1, "明天", "tomorrow"),
        (2, "后天", "on 22 November"),
    ],
)
def test_days_in_words(days: int, zh: str, en: str) -> None:
    at = AFTERNOON.now + timedelta(days=days)
    assert day_word(at, AFTERNOON.now, SHANGHAI, "zh") == zh
    assert day_word(at, AFTERNOON.now, SHANGHAI, "en") == en

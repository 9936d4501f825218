"""Instants, days and durations, as the pictures write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge import words
from concierge.moments import my_day

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=SHANGHAI).astimezone(UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        ("2026-11-20 15:30", "today 15:30", "今天 15:30"),
        ("2026-11-19 23:59", "yesterday 23:59", "昨天 23:59"),
        ("2026-11-21 00:00", "tonight 00:00", "今晚 00:00"),
        ("2026-11-21 04:00", "tomorrow 04:00", "明天 04:00"),
        ("2026-11-20 03:59", "last night 03:59", "昨晚 03:59"),
        ("2026-11-22 01:00", "tomorrow night 01:00", "明晚 01:00"),
        ("2026-11-24 01:00", "11-24 01:00", "11-24 01:00"),
        ("2026-01-02 09:00", "01-02 09:00", "01-02 09:00"),
        ("2025-11-20 09:00", "2025-11-20 09:00", "2025-11-20 09:00"),
    ],
)
def test_a_moment(when: str, english: str, chinese: str) -> None:
    assert words.moment(at(when), SHANGHAI, NOW) == english
    words.speak("zh")
    assert words.moment(at(when), SHANGHAI, NOW) == chinese


def test_a_day_is_a_day_of_the_zone() -> None:
    late_evening = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)  # already the 21st in Shanghai
    assert words.moment(late_evening, SHANGHAI, NOW) == "tonight 00:30"
    assert words.moment(late_evening, ZoneInfo("Europe/Berlin"), NOW) == "today 17:30"


def test_short_says_the_time_today_and_the_day_otherwise() -> None:
    assert words.short(at("2026-11-20 17:00"), SHANGHAI, NOW) == "17:00"
    assert words.short(at("2026-11-23 17:00"), SHANGHAI, NOW) == "11-23"


def test_day_headings() -> None:
    today = date(2026, 11, 20)
    assert words.day_heading(today, today) == ("Today", "Friday 2026-11-20")
    words.speak("zh")
    assert words.day_heading(today, today) == ("今天", "2026-11-20 星期五")
    assert words.day_heading(date(2026, 11, 19), today) == ("昨天", "2026-11-19 星期四")
    assert words.day_heading(date(2026, 11, 18), today) == ("2026-11-18", "星期三")


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (20, "20 min late", "逾期 20 分"),
        (125, "2 h 05 min late", "逾期 2 小时 05 分"),
        (120, "2 h late", "逾期 2 小时"),
        (0, "due now", "现在到期"),
        (60 * 24 * 3, "3 days late", "逾期 3 天"),
        (60 * 47, "47 h late", "逾期 47 小时"),
    ],
)
def test_how_late(minutes: int, english: str, chinese: str) -> None:
    due = NOW - timedelta(minutes=minutes)
    assert words.late(due, NOW, exact=True) == english
    words.speak("zh")
    assert words.late(due, NOW, exact=True) == chinese


def test_a_narrow_row_leaves_the_minutes_out() -> None:
    words.speak("zh")
    assert words.late(NOW - timedelta(minutes=125), NOW) == "逾期 2 小时"
    assert words.left(NOW + timedelta(minutes=145), NOW) == "剩 2 小时 25 分"


def test_one_day_and_many() -> None:
    assert words.in_days(13) == "in 13 days"
    assert words.in_days(1) == "tomorrow"
    assert words.in_days(-1) == "yesterday"
    assert words.in_days(-3) == "3 days ago"
    words.speak("zh")
    assert words.in_days(13) == "13 天后"
    assert words.ngettext("{n} day", "{n} days", 1) == "{n} 天"


def test_dates_of_a_person() -> None:
    assert words.month_day(12, 3) == "12-03"
    assert words.month_day(11, 29, 1988) == "1988-11-29"


def test_where_somebody_is_and_what_time_it_is_there() -> None:
    words.speak("zh")
    assert words.city_time("上海", "Asia/Shanghai", NOW) == "上海 14:05"
    assert words.city_time("", "Europe/Berlin", NOW) == "07:05"


def test_a_deadline() -> None:
    assert words.until(at("2026-11-20 15:30"), SHANGHAI, NOW) == "by today 15:30"
    words.speak("zh")
    assert words.until(at("2026-11-20 15:30"), SHANGHAI, NOW) == "今天 15:30 前"


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=4000)))
def test_every_duration_can_be_said(duration: timedelta) -> None:
    assert words.span(duration)[0].isdigit()


@given(
    st.integers(-400 * 24, 0),
    st.integers(0, 23),
    st.sampled_from(["Asia/Shanghai", "America/Sao_Paulo", "Asia/Kathmandu"]),
)
def test_the_day_heading_and_the_moment_agree(hours: int, later: int, zone: str) -> None:
    place, now = ZoneInfo(zone), NOW + timedelta(hours=later)
    then = now + timedelta(hours=hours)
    day, today = then.astimezone(place).date(), my_day.day_of(now, place)
    strong, _rest = words.day_heading(day, today)
    said = words.moment(then, place, now).rsplit(" ", 1)[0]
    if my_day.day_of(then, place) == day:
        assert said == strong.lower() or strong.endswith(said)
    else:  # the small hours stand under their date, and are said to be of the night before
        assert said in ("tonight", "last night") or day.isoformat().endswith(said)


def test_in_the_small_hours_it_is_still_the_day_before() -> None:
    now, today = at("2026-11-20 03:05"), date(2026, 11, 19)
    assert my_day.day_of(now, SHANGHAI) == today
    assert words.day_heading(date(2026, 11, 20), today) == ("2026-11-20", "Friday")
    assert words.moment(now, SHANGHAI, now) == "tonight 03:05"
    assert words.day_heading(today, today)[0] == "Today"
    assert words.moment(at("2026-11-19 18:00"), SHANGHAI, now) == "today 18:00"

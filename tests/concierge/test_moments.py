"""A moment typed in Chinese or English becomes an instant, or says plainly why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from concierge import moments
from concierge.errors import Code, Refusal
from tests.refusals import refused

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=SHANGHAI)  # a Friday


def _here(text: str, zone: ZoneInfo = SHANGHAI) -> str:
    return moments.ahead(text, NOW, zone).astimezone(zone).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("18:00", "2026-11-20 18:00"),
        ("13:00", "2026-11-21 13:00"),
        ("１８：００", "2026-11-20 18:00"),
        ("明天 15:00", "2026-11-21 15:00"),
        ("明天15:00前", "2026-11-21 15:00"),
        ("15:00 明天", "2026-11-21 15:00"),
        ("明天", "2026-11-21 18:00"),
        ("明天下午3点半", "2026-11-21 15:30"),
        ("明早9点", "2026-11-21 09:00"),
        ("今晚 20:00", "2026-11-20 20:00"),
        ("今晚8点", "2026-11-20 20:00"),
        ("中午12点", "2026-11-21 12:00"),
        ("周五 18:00", "2026-11-20 18:00"),
        ("周五 12:00", "2026-11-27 12:00"),
        ("下周五 18:00", "2026-11-27 18:00"),
        ("周日 10:00", "2026-11-22 10:00"),
        ("星期天 10:00", "2026-11-22 10:00"),
        ("tomorrow 15:00", "2026-11-21 15:00"),
        ("fri 18:00", "2026-11-20 18:00"),
        ("by Fri 6pm", "2026-11-20 18:00"),
        ("next fri 18:00", "2026-11-27 18:00"),
        ("3 pm tomorrow", "2026-11-21 15:00"),
        ("noon", "2026-11-21 12:00"),
        ("tonight 8:30 pm", "2026-11-20 20:30"),
        ("11-21 18:00", "2026-11-21 18:00"),
        ("11-21", "2026-11-21 18:00"),
        ("11月21日 18:00", "2026-11-21 18:00"),
        ("1-3 09:00", "2027-01-03 09:00"),
        ("Nov 21 18:00", "2026-11-21 18:00"),
        ("2026-11-21 18:00", "2026-11-21 18:00"),
        ("2026-11-21T18:00", "2026-11-21 18:00"),
        ("2026年11月21日 18点", "2026-11-21 18:00"),
        ("2-29 10:00", "2028-02-29 10:00"),
        ("24:00", "2026-11-21 00:00"),
        ("+2h", "2026-11-20 16:05"),
        ("+1h30m", "2026-11-20 15:35"),
        ("+ 90 min", "2026-11-20 15:35"),
        ("+3d", "2026-11-23 14:05"),
        ("2小时后", "2026-11-20 16:05"),
        ("半小时后", "2026-11-20 14:35"),
        ("in 2 days", "2026-11-22 14:05"),
    ],
)
def test_what_is_due(text: str, meant: str) -> None:
    assert _here(text) == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.MOMENT_UNREADABLE),
        ("soon", Code.MOMENT_UNREADABLE),
        ("尽快", Code.MOMENT_UNREADABLE),
        ("明天 周五", Code.MOMENT_UNREADABLE),
        ("18:00 19:00", Code.MOMENT_UNREADABLE),
        ("下午", Code.MOMENT_UNREADABLE),
        ("2小时", Code.MOMENT_UNREADABLE),
        ("02-30 18:00", Code.MOMENT_IMPOSSIBLE),
        ("2027-02-29 18:00", Code.MOMENT_IMPOSSIBLE),
        ("13-01 18:00", Code.MOMENT_IMPOSSIBLE),
        ("25:00", Code.MOMENT_IMPOSSIBLE),
        ("18:75", Code.MOMENT_IMPOSSIBLE),
        ("+999999w", Code.MOMENT_IMPOSSIBLE),
        ("2020-01-01 18:00", Code.MOMENT_PAST),
        ("今天 09:00", Code.MOMENT_PAST),
        ("昨天 18:00", Code.MOMENT_PAST),
        ("11-20 09:00", Code.MOMENT_PAST),
    ],
)
def test_what_cannot_be_due(text: str, code: Code) -> None:
    with refused(code):
        moments.ahead(text, NOW, SHANGHAI)


def test_the_wall_time_is_the_zone_s() -> None:
    assert moments.ahead("18:00", NOW, ZoneInfo("Asia/Tokyo")) == datetime(
        2026, 11, 20, 9, 0, tzinfo=UTC
    )


def test_an_hour_the_clocks_leave_out_is_refused() -> None:
    spring = datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN)
    with refused(Code.MOMENT_SKIPPED):
        moments.ahead("tomorrow 02:30", spring, BERLIN)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    autumn = datetime(2026, 10, 24, 12, 0, tzinfo=BERLIN)
    found = moments.ahead("tomorrow 02:30", autumn, BERLIN)
    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:05", "2026-11-20 14:05"),
        ("13:58", "2026-11-20 13:58"),
        ("18:00", "2026-11-19 18:00"),
        ("昨天 18:00", "2026-11-19 18:00"),
        ("周五 18:00", "2026-11-13 18:00"),
        ("11-18 09:12", "2026-11-18 09:12"),
        ("6-01 09:12", "2026-06-01 09:12"),
    ],
)
def test_what_has_happened(text: str, meant: str) -> None:
    found = moments.behind(text, NOW, SHANGHAI).astimezone(SHANGHAI)
    assert found.strftime("%Y-%m-%d %H:%M") == meant


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("明天 15:00", Code.MOMENT_AHEAD),
        ("+2h", Code.MOMENT_AHEAD),
        ("2026-11-20 14:06", Code.MOMENT_AHEAD),
        ("11-21 09:12", Code.MOMENT_AHEAD),
        ("昨天", Code.MOMENT_UNREADABLE),
    ],
)
def test_what_cannot_have_happened(text: str, code: Code) -> None:
    with refused(code):
        moments.behind(text, NOW, SHANGHAI)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("11-20", date(2026, 11, 20)),
        ("11-21", date(2025, 11, 21)),
        ("昨天", date(2026, 11, 19)),
        ("yesterday", date(2026, 11, 19)),
        ("周一", date(2026, 11, 16)),
        ("2026/3/1", date(2026, 3, 1)),
    ],
)
def test_a_day_to_go_to(text: str, meant: date) -> None:
    assert moments.day(text, NOW.date()) == meant


ZONES = st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Asia/Tokyo")])
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants naive bounds


@given(INSTANTS, ZONES, st.integers(1, 4000))
def test_a_full_date_and_time_reads_back(now: datetime, zone: ZoneInfo, hours: int) -> None:
    meant = (now + timedelta(hours=hours)).astimezone(zone).replace(second=0, microsecond=0)
    text = meant.strftime("%Y-%m-%d %H:%M")
    read = moments.ahead(text, now, zone)
    assert read.astimezone(zone).strftime("%Y-%m-%d %H:%M") == text


@given(INSTANTS, ZONES, st.integers(0, 23), st.integers(0, 59))
def test_a_time_alone_is_within_a_day(
    now: datetime, zone: ZoneInfo, hour: int, minute: int
) -> None:
    try:
        due = moments.ahead(f"{hour}:{minute:02}", now, zone)
        was = moments.behind(f"{hour}:{minute:02}", now, zone)
    except Refusal as refusal:
        assume(refusal.code is not Code.MOMENT_SKIPPED)
        raise
    assert now < due <= now + timedelta(hours=26)
    assert now - timedelta(hours=26) <= was <= now


PIECES = st.sampled_from(
    [
        "明天",
        "周五",
        "下午",
        "18:00",
        "3点半",
        "11-21",
        "2026-11-21",
        "+2h",
        "by",
        "前",
        "fri",
        "pm",
        "30",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=4).map(" ".join)), INSTANTS, ZONES)
def test_whatever_is_typed_is_read_or_refused(text: str, now: datetime, zone: ZoneInfo) -> None:
    for read in (moments.ahead, moments.behind):
        assert _code_or_zone(lambda read=read: read(text, now, zone)) in ("moment", UTC)
    assert _code_or_zone(lambda: moments.day(text, now.date())) in ("moment", None)


def _code_or_zone(read: Callable[[], object]) -> object:
    """The zone of what was read (None for a day), or the family of the refusal's code."""
    try:
        return getattr(read(), "tzinfo", None)
    except Refusal as refusal:
        return refusal.code.partition("_")[0]

"""A weekly roster means the hours on the wall, through midnight and every change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.errors import Code
from concierge.team.rules import Weekly, intervals, weekly
from tests.refusals import refused

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
ZONES = sorted(available_timezones())


def local(zone: ZoneInfo, day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("MO 9:00-18:00", {0}),
        ("mo, tu 18:00 - 09:00", {0, 1}),
        (" SA,SU 00:00-00:00 ", {5, 6}),
        ("MO １８：００–９：００", {0}),
        ("MO 18点至9点", {0}),
        ("FR 9am - 6pm", {4}),
    ],
)
def test_a_roster_is_read_as_it_is_typed(typed: str, days: set[int]) -> None:
    assert weekly(typed).days == days


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "MO",
        "18:00-09:00",
        "XX 18:00-09:00",
        "MO 25:00-09:00",
        "MO 18-09",
        "MO,,TU 1:00-2:00",
    ],
)
def test_what_is_no_roster_is_refused(typed: str) -> None:
    with refused(Code.ROSTER_UNREADABLE):
        weekly(typed)


def test_a_night_ends_on_the_next_morning() -> None:
    monday = date(2026, 11, 23)
    since, until = local(SHANGHAI, monday, "00:00"), local(SHANGHAI, date(2026, 11, 30), "00:00")
    assert list(intervals(weekly("MO,TU 18:00-09:00"), SHANGHAI, since, until)) == [
        (local(SHANGHAI, monday, "18:00"), local(SHANGHAI, date(2026, 11, 24), "09:00")),
        (
            local(SHANGHAI, date(2026, 11, 24), "18:00"),
            local(SHANGHAI, date(2026, 11, 25), "09:00"),
        ),
    ]


def test_a_night_that_has_begun_is_cut_where_it_is_asked_for() -> None:
    since = local(SHANGHAI, date(2026, 11, 24), "03:00")
    until = local(SHANGHAI, date(2026, 11, 24), "20:00")
    assert list(intervals(weekly("MO,TU 18:00-09:00"), SHANGHAI, since, until)) == [
        (since, local(SHANGHAI, date(2026, 11, 24), "09:00")),
        (local(SHANGHAI, date(2026, 11, 24), "18:00"), until),
    ]


@pytest.mark.parametrize(
    ("night", "hours"),
    [(date(2026, 3, 28), 11), (date(2026, 10, 24), 13), (date(2026, 11, 21), 12)],
)
def test_a_night_in_which_the_clocks_change_is_shorter_or_longer(night: date, hours: int) -> None:
    since = local(BERLIN, night, "12:00")
    [(begins, ends)] = intervals(weekly("SA 20:00-08:00"), BERLIN, since, since + timedelta(days=2))
    assert ends - begins == timedelta(hours=hours)
    assert begins.astimezone(BERLIN).time() == time(20)
    assert ends.astimezone(BERLIN).time() == time(8)


def test_nobody_plans_for_ever() -> None:
    since = datetime(2026, 1, 1, tzinfo=UTC)
    with refused(Code.COVER_TOO_LONG):
        list(intervals(weekly("MO 9:00-10:00"), SHANGHAI, since, since + timedelta(days=401)))


@given(
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    begins=st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)),
    ends=st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)),
    days_on=st.integers(0, 5500),
    minutes=st.integers(0, 1439),
    length=st.integers(1, 60),
)
def test_in_every_zone_it_is_within_what_is_asked_in_order_and_on_its_days(
    zone: ZoneInfo,
    days: frozenset[int],
    begins: time,
    ends: time,
    days_on: int,
    minutes: int,
    length: int,
) -> None:
    since = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=days_on, minutes=minutes)
    until = since + timedelta(days=length)
    found = list(intervals(Weekly(days, begins, ends), zone, since, until))
    for begin, end in found:
        assert since <= begin < end <= until
        assert end - begin <= timedelta(hours=27)  # a whole day, and clocks set back in it
        if begin > since:
            # Where the clocks leave that minute out, it begins as much later.
            shown = begin.astimezone(zone)
            assert shown.weekday() in days or shown.time() < begins
    assert all(one[0] < other[0] for one, other in pairwise(found))


@given(
    st.sampled_from(ZONES),
    st.dates(date(2000, 1, 1), date(2036, 1, 1)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_what_ends_when_another_begins_meets_it(zone: str, day: date, at: time) -> None:
    place, noon = ZoneInfo(zone), time(12)
    since, until = local(place, day, "12:00"), local(place, day + timedelta(days=2), "12:00")
    every_day = frozenset(range(7))
    before = {ends for _, ends in intervals(Weekly(every_day, noon, at), place, since, until)}
    after = {begins for begins, _ in intervals(Weekly(every_day, at, noon), place, since, until)}
    inside = {one for one in before | after if since < one < until}
    assert inside <= before & after or at == noon


def test_no_hole_where_the_clocks_leave_an_hour_out() -> None:
    saturday = date(2026, 3, 28)
    since, until = local(BERLIN, saturday, "00:00"), local(BERLIN, date(2026, 3, 30), "00:00")
    (_, ends), *_rest = intervals(weekly("SA 18:00-02:30"), BERLIN, since, until)
    (begins, _), *_rest = intervals(weekly("SU 02:30-10:00"), BERLIN, since, until)
    assert ends == begins == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)

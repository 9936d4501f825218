"""A moment typed in Chinese or English becomes an instant, or says plainly why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from concierge import moments, words
from concierge.errors import Code, Refusal
from concierge.moments import my_day, wall
from concierge.words.hints import example_list
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
        ("tomorrow 9", "2026-11-21 09:00"),
        ("9 tomorrow", "2026-11-21 09:00"),
        ("明天 9", "2026-11-21 09:00"),
        ("后天 10 前", "2026-11-22 10:00"),
        ("tomorrow 18", "2026-11-21 18:00"),
        ("tomorrow afternoon 3", "2026-11-21 15:00"),
        ("tonight 9", "2026-11-20 21:00"),
        ("2026-11-21 9", "2026-11-21 09:00"),
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
        ("9", Code.MOMENT_UNREADABLE),
        ("tomorrow 3", Code.MOMENT_UNREADABLE),
        ("fri 13", Code.MOMENT_UNREADABLE),
        ("fri 9", Code.MOMENT_UNREADABLE),
        ("nov 21 18", Code.MOMENT_UNREADABLE),
        ("tomorrow 9 10", Code.MOMENT_UNREADABLE),
        ("tomorrow 9 5", Code.MOMENT_UNREADABLE),
        ("tomorrow 24", Code.MOMENT_UNREADABLE),
        ("tomorrow 9 beers", Code.MOMENT_UNREADABLE),
        ("today 9", Code.MOMENT_PAST),
        ("02-30 18:00", Code.MOMENT_IMPOSSIBLE),
        ("2027-02-29 18:00", Code.MOMENT_IMPOSSIBLE),
        ("13-01 18:00", Code.MOMENT_IMPOSSIBLE),
        ("25:00", Code.MOMENT_IMPOSSIBLE),
        ("0号", Code.MOMENT_IMPOSSIBLE),
        ("32日", Code.MOMENT_IMPOSSIBLE),
        ("half past 25", Code.MOMENT_IMPOSSIBLE),
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


def test_an_hour_the_clocks_leave_out_is_counted_by_the_offset_before() -> None:
    spring = datetime(2027, 3, 27, 12, 0, tzinfo=BERLIN)
    found = moments.ahead("tomorrow 02:30", spring, BERLIN)
    assert found == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert found.astimezone(BERLIN).strftime("%H:%M") == "03:30"


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
    due = moments.ahead(f"{hour}:{minute:02}", now, zone)
    was = moments.behind(f"{hour}:{minute:02}", now, zone)
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
        "0号",
        "31号",
        "32日",
        "the 99th",
        "下个月",
        "2月30日",
        "half past",
        "quarter to",
        "three",
        "过",
        "半小时",
        "and a half",
        "fortnight",
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


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # of an evening, 12 is its end and 1 to 4 are the small hours of the next day
        ("今晚12点", "2026-11-21 00:00"),
        ("今晚1点", "2026-11-21 01:00"),
        ("今晚12:30", "2026-11-21 00:30"),
        ("周日晚12点", "2026-11-23 00:00"),
        ("明晚两点半", "2026-11-22 02:30"),
        ("tonight 1:30", "2026-11-21 01:30"),
        ("tomorrow night 12:00", "2026-11-22 00:00"),
        ("今晚11点", "2026-11-20 23:00"),
        ("明天凌晨2点", "2026-11-21 02:00"),
        ("下午12点", "2026-11-21 12:00"),
        # numerals of either language, spaces wherever they stand
        ("三点", "2026-11-20 15:00"),
        ("下午三点", "2026-11-20 15:00"),
        ("明天下午三点", "2026-11-21 15:00"),
        ("今晚八点半", "2026-11-20 20:30"),
        ("周五晚8点", "2026-11-20 20:00"),
        ("周五 9 点", "2026-11-27 09:00"),
        ("明天 9 点", "2026-11-21 09:00"),
        ("下午 3 点", "2026-11-20 15:00"),
        ("九点三刻", "2026-11-21 09:45"),
        ("十一月二十一日 十八点", "2026-11-21 18:00"),
        ("2026 年 11 月 21 日 18 点", "2026-11-21 18:00"),
        ("两小时后", "2026-11-20 16:05"),
        ("一刻钟后", "2026-11-20 14:20"),
        ("一个半小时后", "2026-11-20 15:35"),
        ("三天后上午十点", "2026-11-23 10:00"),
        ("in half an hour", "2026-11-20 14:35"),
        ("in two days", "2026-11-22 14:05"),
        # usual words
        ("下个月1号", "2026-12-01 18:00"),
        ("15号", "2026-12-15 18:00"),
        ("周末", "2026-11-21 18:00"),
        ("下周末", "2026-11-28 18:00"),
        ("月底", "2026-11-30 18:00"),
        ("下月底", "2026-12-31 18:00"),
        ("今晚", "2026-11-20 20:00"),
        ("tonight", "2026-11-20 20:00"),
        ("eod", "2026-11-20 18:00"),
        ("end of the month", "2026-11-30 18:00"),
        ("tomorrow morning", "2026-11-21 09:00"),
        ("friday afternoon", "2026-11-20 15:00"),
        ("nov 21, 2026", "2026-11-21 18:00"),
        ("21 November 2026 at 6 pm", "2026-11-21 18:00"),
        ("monday next week", "2026-11-23 18:00"),
        ("20261121", "2026-11-21 18:00"),
        ("+1mo", "2026-12-20 14:05"),
        ("2026-11-21T10:00Z", "2026-11-21 18:00"),
        # the same day said twice is one day
        ("11-21 周六 18:00", "2026-11-21 18:00"),
        ("明天 Saturday 11-21 18:00", "2026-11-21 18:00"),
        ("过半小时", "2026-11-20 14:35"),
        ("再过两天", "2026-11-22 14:05"),
        ("三日内", "2026-11-23 14:05"),
        ("3日", "2026-12-03 18:00"),
        ("in an hour and a half", "2026-11-20 15:35"),
        ("in a fortnight", "2026-12-04 14:05"),
        ("half past three", "2026-11-20 15:30"),
        ("tomorrow half past nine", "2026-11-21 09:30"),
        ("a quarter to 9 pm", "2026-11-20 20:45"),
        ("ten to one", "2026-11-21 12:50"),
        ("ten past two", "2026-11-20 14:10"),
    ],
)
def test_people_s_own_words_are_read(text: str, meant: str) -> None:
    assert _here(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "next month", "下个月", "next week", "+1mon", "+1mox", "monkey 18:00", "frid 18:00",
        "marching 3", "3pmtomorrow", "tomorrows", "todayish", "+2hfoo", "晚点", "早点",
        "11-21 周五", "明天 11-25", "11/21/2026", "十百点", "上午下午3点", "today fri sat",
    ],
)  # fmt: skip
def test_only_whole_words_count_and_nothing_is_half_read(text: str) -> None:
    with refused(Code.MOMENT_UNREADABLE):
        moments.ahead(text, NOW, SHANGHAI)


@pytest.mark.parametrize(("text", "hours"), [("+1d", 25), ("+24h", 24), ("+1w", 169), ("明天", 28)])
def test_days_keep_the_wall_time_and_hours_are_exact(text: str, hours: int) -> None:
    before = datetime(2026, 10, 24, 15, 0, tzinfo=BERLIN)
    meant = before.astimezone(UTC) + timedelta(hours=hours)
    assert moments.ahead(text, before, BERLIN) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("明天", "2026-11-21 18:00"),
        ("tomorrow 9:00", "2026-11-21 09:00"),
        ("18:00", "2026-11-21 18:00"),
        ("02:30", "2026-11-21 02:30"),
        ("今晚 02:30", "2026-11-21 02:30"),
        ("3点", "2026-11-21 03:00"),
        ("今天凌晨3点", "2026-11-21 03:00"),
    ],
)
def test_until_the_day_begins_tomorrow_is_the_coming_daylight(text: str, meant: str) -> None:
    night = datetime(2026, 11, 21, 1, 30, tzinfo=SHANGHAI)
    found = moments.ahead(text, night, SHANGHAI)
    assert found.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") == meant


def test_a_day_begins_when_the_setting_says() -> None:
    night = datetime(2026, 11, 21, 1, 30, tzinfo=SHANGHAI)
    found = moments.ahead("tomorrow 9:00", night, SHANGHAI, begins=time(0))
    assert found == datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2小时前", "2026-11-20 12:05"),
        ("20 minutes ago", "2026-11-20 13:45"),
        ("刚才", "2026-11-20 14:05"),
        ("昨晚八点", "2026-11-19 20:00"),
        ("昨晚 01:30", "2026-11-20 01:30"),
        ("两天前 18:00", "2026-11-18 18:00"),
    ],
)
def test_what_was_is_read_in_people_s_own_words(text: str, meant: str) -> None:
    found = moments.behind(text, NOW, SHANGHAI).astimezone(SHANGHAI)
    assert found.strftime("%Y-%m-%d %H:%M") == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("19901203", (12, 3, 1990)),
        ("1990/12/3", (12, 3, 1990)),
        ("1990-12-03", (12, 3, 1990)),
        ("1990.12.3", (12, 3, 1990)),
        ("1990年12月3日", (12, 3, 1990)),
        ("一九九〇年十二月三日", (12, 3, 1990)),
        ("１９９０－１２－０３", (12, 3, 1990)),
        ("3 Dec 1990", (12, 3, 1990)),
        ("December 3rd, 1990", (12, 3, 1990)),
        ("12-03", (12, 3, None)),
        ("12月3日", (12, 3, None)),
        ("02-29", (2, 29, None)),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, meant: tuple[int, int, int | None]) -> None:
    assert moments.month_day(text) == meant


@pytest.mark.parametrize("text", ["", "1990", "tomorrow", "12-03 18:00", "19901303", "1990-02-30"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        moments.month_day(text)


LATER = st.timedeltas(timedelta(minutes=1), timedelta(days=330))
Read = Callable[[str, datetime, ZoneInfo], datetime]
BEGINS = st.integers(0, 8).map(time)


@pytest.mark.parametrize("language", ["zh", "en"])
@given(INSTANTS, ZONES, LATER, BEGINS, st.booleans())
def test_what_the_program_shows_as_a_moment_is_read_back_as_the_same(
    language: str, now: datetime, zone: ZoneInfo, by: timedelta, begins: time, gone: bool
) -> None:
    now = now.replace(second=0, microsecond=0)
    at = (now - by if gone else now + by).replace(second=0, microsecond=0)
    assume(not at.astimezone(zone).fold)  # an hour that comes twice is shown twice alike
    read = moments.behind if gone else moments.ahead
    with _spoken(language, begins):
        assert read(words.moment(at, zone, now), now, zone) == at


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("way", "read"), [(1, moments.ahead), (-1, moments.behind)])
@given(INSTANTS, ZONES, BEGINS)
def test_every_example_of_a_hint_is_read(
    language: str, way: int, read: Read, now: datetime, zone: ZoneInfo, begins: time
) -> None:
    with _spoken(language, begins):
        for example in example_list(now, zone, way):
            read(example, now, zone)
        for example in example_list(now, zone, 0):
            moments.day(example, now.astimezone(zone).date())


@given(INSTANTS, ZONES, st.sampled_from(["m", "h", "d", "w"]), st.integers(1, 400))
def test_more_is_later(now: datetime, zone: ZoneInfo, unit: str, n: int) -> None:
    sooner, later = (moments.ahead(f"+{n + more}{unit}", now, zone) for more in (0, 1))
    assert now < sooner < later


@given(PIECES, st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=6), INSTANTS, ZONES)
def test_a_prefix_never_decides(piece: str, more: str, now: datetime, zone: ZoneInfo) -> None:
    with pytest.raises(Refusal):
        moments.ahead(f"{piece}{more}q", now, zone)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2080, 1, 1)), ZONES)  # noqa: DTZ001 - on the wall
def test_wall_time_runs_on_through_every_change_of_clocks(at: datetime, zone: ZoneInfo) -> None:
    found = wall.instant(at, zone)
    shown = found.astimezone(zone).replace(tzinfo=None)
    assert timedelta() <= shown - at <= timedelta(hours=1)


@contextmanager
def _spoken(language: str, begins: time) -> Iterator[None]:
    words.speak(language)
    my_day.begin_at(begins)
    try:
        yield
    finally:
        words.speak("en")
        my_day.begin_at(time(4))

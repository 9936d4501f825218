"""Examples of what can be typed, made from now: each of them is read, and none has passed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from concierge import clock
from concierge.moments.like import Like
from concierge.moments.my_day import day_of
from concierge.words.speech import _, fill, listed

SOON = timedelta(minutes=90)
HALF_HOUR = 30


def examples(like: Like) -> str:
    """A few moments of that kind, in a list."""
    zone = like.zone or ZoneInfo(clock.local_zone())
    return listed(example_list(clock.now(), zone, like.way))


def example_list(now: datetime, zone: ZoneInfo, way: int) -> list[str]:
    """Moments to come (`way` 1), gone by (-1), or days gone by (0), one by one."""
    return {1: _ahead, -1: _behind, 0: _days}[way](now, zone)


def short_weekday(weekday: int) -> str:
    """`Fri`, 周五."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[weekday]


def _ahead(now: datetime, zone: ZoneInfo) -> list[str]:
    today = day_of(now, zone)
    return [
        _half_hour(now + SOON, zone),
        fill(_("{weekday} 9:00"), weekday=short_weekday((today.weekday() + 2) % 7)),
        f"{today + timedelta(days=4):%m-%d}",
        _("in 2 hours"),
    ]


def _behind(now: datetime, zone: ZoneInfo) -> list[str]:
    before = day_of(now, zone) - timedelta(days=2)
    return [
        _half_hour(now - timedelta(minutes=HALF_HOUR), zone),
        _("yesterday 18:00"),
        f"{before:%m-%d} 09:00",
        _("20 minutes ago"),
    ]


def _days(now: datetime, zone: ZoneInfo) -> list[str]:
    today = day_of(now, zone)
    month = today - timedelta(days=30)
    return [month.isoformat(), f"{today - timedelta(days=3):%m-%d}", _("yesterday")]


def _half_hour(at: datetime, zone: ZoneInfo) -> str:
    local = at.astimezone(zone)
    return f"{local.hour:02}:{local.minute // HALF_HOUR * HALF_HOUR:02}"

"""The time of day that was said, and how many days later it falls."""

from collections.abc import Iterator
from datetime import time

from concierge.moments import vocabulary as said
from concierge.moments.heard import Heard, hear

Clock = tuple[time, int]
"""A time of day and how many days later it falls: 24:00 is 00:00 of the day after."""

SMALL_HOURS = 5
"""Until then an hour of an evening or a night is of the day after."""
NOON, MIDNIGHT = 12, 24
# Which hours may stand beside a part of the day; others contradict it.
_FIT = {
    "am": range(13), "a.m.": range(13), said.SMALL: (*range(7), NOON), "noon": range(16),
    "pm": range(24), said.DUSK: (*range(13), *range(16, 25)),
    said.NIGHT: (*range(13), *range(17, 25)),
}  # fmt: skip


def clocks(heard: Heard, now: time, begins: time) -> Iterator[Clock]:
    """What the hour can mean, the likeliest first; none where no hour was said.

    `now` and `begins` are wall times: what it is, and when the day begins. Raises ValueError for
    an hour no day has.
    """
    if heard.clock is not None:
        yield _clock(heard, *heard.clock, now, begins)
    elif heard.half is not None:
        yield from ((time(hour), 0) for hour in said.HOURS[heard.half])


def hour_of(text: str) -> time | None:
    """A time of day by itself, as a clock of 24 hours has it; None if it is none."""
    try:
        heard = hear(text)
        if heard.names_a_day or heard.span is not None or heard.clock is None:
            return None
        return _clock(heard, *heard.clock, time(0), time(1))[0]
    except ValueError:
        return None


def _clock(heard: Heard, hour: int, minute: int, now: time, begins: time) -> Clock:
    if heard.half is None and (hour, minute) > (MIDNIGHT, 0):
        raise ValueError(hour)
    if heard.half is None:
        return _day_and_time(_spoken(hour) if heard.loose and now >= begins else hour, minute)
    if hour not in _FIT[heard.half]:
        raise ValueError(hour)
    return _day_and_time(_of_part(heard.half, hour), minute)


def _spoken(hour: int) -> int:
    """三点 is of the afternoon: nobody says the small hours without naming them so."""
    return hour + NOON if 1 <= hour <= 6 else hour


def _of_part(part: str, hour: int) -> int:
    """The hour on a clock of 24, from 24 on the day after's."""
    if part in (said.NIGHT, said.DUSK):
        return hour + (MIDNIGHT if hour < SMALL_HOURS else NOON if hour <= NOON else 0)
    if part == "pm":
        return hour + NOON if hour < NOON else hour
    if part == "noon":
        return hour + NOON if 1 <= hour < NOON - 1 else hour
    return 0 if hour == NOON and part != "am" else hour


def _day_and_time(hour: int, minute: int) -> Clock:
    days, hour = divmod(hour, MIDNIGHT)
    return time(hour, minute), days

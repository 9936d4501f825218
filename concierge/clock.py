"""The only reader of the time.

An instant is aware UTC; a day is a date in a named zone; a duration is read off `monotonic()`,
because the wall clock may jump. Tests and the demo hold the clock still with `frozen()`.
"""

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from concierge import zones
from concierge.moments.my_day import day_of


class Hands:
    """The hands of a clock that stands still until somebody moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = _aware(at)

    def move(self, by: timedelta) -> datetime:
        """Move by `by`, backwards too, and return the new instant."""
        self.at += by
        return self.at

    def set(self, at: datetime) -> datetime:
        """Move to the aware instant `at` and return it in UTC."""
        self.at = _aware(at)
        return self.at


# One for the whole process, not one per thread: the desk's write lane must see the same time.
_hands: Hands | None = None


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _hands.at if _hands else datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """The date people in `zone` would say it is now."""
    return day_of(now(), zone)


def monotonic() -> float:
    """Seconds that only ever grow; for durations. Not frozen."""
    return time.monotonic()


def since_boot() -> float:
    """Seconds that only ever grow, those in which the computer slept counted in. Not frozen."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


def awake() -> float:
    """Seconds that only ever grow, without those in which the computer slept. Held with the
    clock: how long something took is then what its hands say."""
    if _hands:
        return _hands.at.timestamp()
    for name in ("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return _unbiased()


def _unbiased() -> float:
    """Windows counts sleep in its other clocks; this one is in tenths of a microsecond."""
    system = getattr(ctypes, "windll", None)
    ticks = ctypes.c_ulonglong()
    if system is None or not system.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks)):
        return time.monotonic()
    return ticks.value / 10_000_000


def local_zone() -> str:
    """The IANA name of this machine's zone; UTC where the system does not say."""
    found = zones.of_machine()
    return found.name if found else "UTC"


@contextmanager
def frozen(at: datetime) -> Iterator[Hands]:
    """Hold the clock at the aware instant `at`; the hands it yields can be moved."""
    global _hands
    before, _hands = _hands, Hands(at)
    try:
        yield _hands
    finally:
        _hands = before


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(UTC)

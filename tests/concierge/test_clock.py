"""One clock, aware and in UTC, that tests and the demo can hold."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest

from concierge import clock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_the_clock_stands_still_until_it_is_moved() -> None:
    with clock.frozen(NOON) as hands:
        assert clock.now() == NOON
        hands.move(timedelta(hours=-1))
        assert clock.now() == NOON - timedelta(hours=1)
        hands.set(NOON)
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_a_clock_held_within_a_held_one_gives_it_back() -> None:
    with clock.frozen(NOON):
        with clock.frozen(NOON + timedelta(days=1)):
            pass
        assert clock.now() == NOON


def test_every_thread_sees_the_held_clock() -> None:
    seen: list[datetime] = []
    with clock.frozen(NOON):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen == [NOON]


def test_the_same_instant_is_another_date_elsewhere() -> None:
    with clock.frozen(datetime(2026, 3, 1, 20, tzinfo=UTC)):
        assert clock.today(ZoneInfo("Asia/Shanghai")) == date(2026, 3, 2)
        assert clock.today(ZoneInfo("America/New_York")) == date(2026, 3, 1)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"), clock.frozen(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


def test_what_takes_long_is_as_long_as_the_held_clock_says() -> None:
    with clock.frozen(NOON) as hands:
        before = clock.awake()
        hands.move(timedelta(minutes=4))
        assert clock.awake() - before == 240


def test_no_sleep_of_the_computer_counts_and_it_only_grows() -> None:
    before = clock.awake()
    assert before <= clock.awake() <= clock.since_boot() + 1


def test_durations_do_not_stand_still() -> None:
    with clock.frozen(NOON):
        before = clock.monotonic()
        assert clock.monotonic() >= before

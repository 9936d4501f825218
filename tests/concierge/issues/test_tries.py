"""When tries count as told: three on two days of the workspace, and a written message."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from concierge.issues.rules import Tried, counts_as_told

ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/London", "Pacific/Apia"])
FIRST = datetime(2026, 3, 27, tzinfo=UTC)
"""Days on which clocks are changed follow."""
MINUTES = st.integers(0, 4 * 24 * 60)


def tries(minutes: list[int]) -> list[Tried]:
    """A written message last, tried in vain before."""
    at = [FIRST + timedelta(minutes=one) for one in sorted(minutes)]
    return [*(Tried(one, False, False) for one in at), Tried(at[-1], False, True)]


@given(st.lists(MINUTES, min_size=3, max_size=5), ZONES)
def test_days_are_those_on_the_wall_of_the_workspace_whatever_the_instants_are_written_in(
    minutes: list[int], name: str
) -> None:
    zone, made = ZoneInfo(name), tries(minutes)
    days = [one.at.astimezone(zone).date() for one in made if not one.written]
    counted = counts_as_told(made, FIRST, zone)
    assert (counted is not None) == any(a != b for a, b in pairwise(days))
    elsewhere = [
        Tried(one.at.astimezone(ZoneInfo("Pacific/Kiritimati")), one.reached, one.written)
        for one in made
    ]
    assert counts_as_told(elsewhere, FIRST, zone) == counted


@given(ZONES, st.integers(0, 300), st.integers(1, 59))
def test_three_tries_around_midnight_are_two_days_only_where_it_is_midnight(
    name: str, day: int, off: int
) -> None:
    zone = ZoneInfo(name)
    midnight = datetime.combine(date(2026, 1, 2) + timedelta(days=day), time(), zone).astimezone(
        UTC
    )
    before, after = timedelta(minutes=-off), timedelta(minutes=off)

    def around(*offsets: timedelta) -> bool:
        made = [Tried(midnight + one, False, False) for one in offsets]
        made.append(Tried(midnight + after, False, True))
        return counts_as_told(made, FIRST - timedelta(days=365), zone) is not None

    assert around(before, before, after)
    assert not around(after, after, after)

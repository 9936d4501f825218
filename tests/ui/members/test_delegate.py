"""What a row of the list of members says."""

from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from concierge import clock
from concierge.members.portfolio import PortfolioRow
from ui.members.delegate import last_contact

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("now", "heard", "said"),
    [
        ("2026-11-20 03:05", "2026-11-20 02:00", "today"),
        ("2026-11-20 03:05", "2026-11-19 18:00", "today"),
        ("2026-11-20 03:05", "2026-11-18 18:00", "yesterday"),
        ("2026-11-20 09:00", "2026-11-20 03:59", "yesterday"),
    ],
)
def test_the_last_contact_is_told_in_days_that_begin_when_people_get_up(
    now: str, heard: str, said: str
) -> None:
    row = PortfolioRow(uuid4(), "M1", "林雅岚", "林女士", "", "", 0, None, _at(heard))
    with clock.frozen(_at(now)):
        assert last_contact(row, SHANGHAI) == said


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)

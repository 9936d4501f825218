"""What one act did, in both languages."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from concierge import words
from concierge.members.deeds import Done, Thing
from concierge.words.deeds import Look, deed


@dataclass(frozen=True)
class Act:
    things: tuple[Done, ...]
    looks: tuple[Look, ...] = field(default=())


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "added issue, took in many at once: entry"), ("zh", "新增事项，成批收入：记录")],
)
def test_what_businesses_sent_is_taken_in_and_not_changed(language: str, said: str) -> None:
    words.speak(language)
    act = Act((Done(Thing("batch", "timeline_event"), 1), Done(Thing("insert", "issue"), 1)))
    assert deed(act, ZoneInfo("Asia/Shanghai"), datetime(2026, 12, 1, tzinfo=UTC)) == said

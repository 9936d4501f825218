"""The ordinary life of a member with eight businesses."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from concierge.demo.hours import Hours
from concierge.demo.people import Person
from concierge.demo.traffic import USUAL, life
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.rules import PREFIX, meaning
from concierge.members.lines import DEFAULTS

HOURS = Hours(datetime(2026, 11, 20, 6, 5, tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
ZH = Person("梁慕言", "梁先生", "黑金", "深圳", joined=900)
EN = Person("Noah Fischer", "Noah Fischer", "Gold", "Berlin", zone="Europe/Berlin", currency="EUR")


@pytest.fixture(params=[ZH, EN], ids=["zh", "en"])
def lived(request: pytest.FixtureRequest) -> list[FeedItem]:
    """A long life in either language."""
    return life(request.param, "60012345", HOURS, "1", 3000)


def test_there_are_as_many_as_were_asked_for_and_none_after_now(lived: list[FeedItem]) -> None:
    assert 3000 <= len(lived) < 3010
    assert all(item.at is not None and item.at < HOURS.now for item in lived)


def test_everything_is_sent_once(lived: list[FeedItem]) -> None:
    assert len({(item.source, item.id) for item in lived}) == len(lived)


def test_all_lines_take_part(lived: list[FeedItem]) -> None:
    assert {item.line for item in lived} == {line.code for line in DEFAULTS}


def test_every_type_is_one_we_know(lived: list[FeedItem]) -> None:
    plain = {item.type for item in lived if meaning(item.type)[0] == "business.event"}
    assert plain == {PREFIX + "contact.received"}


def test_what_belongs_to_one_number_happens_in_its_order(lived: list[FeedItem]) -> None:
    steps: dict[str, list[FeedItem]] = defaultdict(list)
    for item in lived:
        if item.ref:
            steps[item.ref].append(item)
    for items in steps.values():
        times = [item.at for item in items]
        assert times == sorted(times), [item.type for item in items]  # type: ignore[type-var]


def test_amounts_have_their_currency(lived: list[FeedItem]) -> None:
    assert {item.currency for item in lived if item.amount is not None} <= {"CNY", "EUR"}
    assert all(item.currency is None for item in lived if item.amount is None)


def test_the_same_seed_lives_the_same_life() -> None:
    assert life(ZH, "60012345", HOURS, "1", 50) == life(ZH, "60012345", HOURS, "1", 50)
    assert life(ZH, "60012345", HOURS, "1", 50) != life(ZH, "60012345", HOURS, "2", 50)


def test_a_story_has_the_last_days_to_itself() -> None:
    items = life(ZH, "60012345", HOURS, "1", 300, USUAL, quiet=4)
    placed = [item.at for item in items if item.type.endswith(("placed", "made"))]
    assert max(at for at in placed if at) <= HOURS.now - timedelta(days=3)

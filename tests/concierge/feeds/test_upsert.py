"""A member as a business knows them: what is newer is taken, what is older fills gaps only."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest

from concierge import clock
from concierge.members import queries as members
from concierge.members.actions import MemberEdit, change_member
from concierge.members.assigning import assign
from concierge.members.profile import end_point
from concierge.members.queries import MemberProfile
from concierge.store.act import Actor
from concierge.store.work import Work
from tests.concierge.feeds.test_ingest import event, feed

SECOND = timedelta(seconds=1)
NEW = "88000077"


def upsert(id_: str, day: int, subject: str = NEW, **data: Any) -> dict[str, Any]:
    """What is known of the member on a day of November 2026."""
    made = event(id_, "concierge.member.upserted") | {"subject": subject, "data": data}
    return made | {"time": f"2026-11-{day:02}T02:00:00Z"}


@pytest.fixture
def door(work: Work) -> Work:
    """What takes in what businesses send."""
    on_server = hasattr(work.workspace, "sign_in")
    return work if on_server else Work(work.workspace, Actor(work.actor.steward_id, "gate", "feed"))


def profile(work: Work, number: str = NEW) -> MemberProfile:
    return work.read(members.profile, work.read(members.by_number, number))


def birthdays(found: MemberProfile) -> list[tuple[int | None, int, int]]:
    return [(one.year, one.month, one.day) for one in found.dates]


def test_older_news_fills_gaps_only(work: Work) -> None:
    newer = {"name": "吴柏川", "tier": "黑金", "phones": ["13900002086"]}
    older = {"name": "吴伯川", "tier": "铂金", "phones": ["13900002000"], "city": "杭州"}
    feed(work, upsert("1", 12, **newer, steward="wang"), upsert("2", 11, **older))
    found = profile(work)
    assert (found.header.name, found.header.tier, found.header.city) == ("吴柏川", "黑金", "杭州")
    assert [point.value for point in found.points] == ["13900002086"]


def test_the_order_of_arrival_changes_no_field(
    door: Work, colleague: Work, hands: clock.Hands
) -> None:
    news = [
        {"name": "甲", "tier": "银", "language": "en", "city": "上海", "birthday": "1988-11-29"},
        {"name": "乙", "tier": "金", "timezone": "Europe/Berlin", "birthday": "1988-11-30"},
        {"name": "丙", "region": "DE", "steward": "he"},
    ]
    seen = set()
    for n, order in enumerate(permutations(range(3))):
        number = f"8700{n:04}"
        sent = [upsert(f"{n}-{day}", day + 1, number, **news[day]) for day in order]
        sent[0]["data"].setdefault("steward", "wang")
        assert feed(door, *sent).rejected == []
        hands.move(SECOND)
        found = profile(colleague, number)
        head = found.header
        seen.add((head.name, head.tier, head.language, head.timezone, head.city, *birthdays(found)))
    assert seen == {("丙", "金", "en", "Europe/Berlin", "上海", (1988, 11, 30))}


def test_a_corrected_birthday_is_taken(work: Work) -> None:
    feed(work, upsert("1", 1, name="吴柏川", birthday="1988-11-29", steward="wang"))
    feed(work, upsert("2", 2, birthday="1989-11-28"))
    assert birthdays(profile(work)) == [(1989, 11, 28)]
    feed(work, upsert("3", 1, birthday="1988-11-29"))
    assert birthdays(profile(work)) == [(1989, 11, 28)]
    feed(work, upsert("4", 3, birthday="--11-28"))
    assert birthdays(profile(work)) == [(1989, 11, 28)]
    feed(work, upsert("5", 4, birthday="--11-27"))
    assert birthdays(profile(work)) == [(None, 11, 27)]


def test_what_a_steward_has_put_right_since_stays(work: Work, hands: clock.Hands) -> None:
    feed(work, upsert("1", 1, name="吴伯川", tier="金", phones=["13900002086"], steward="wang"))
    found = profile(work)
    head, version = found.header, found.version
    edit = MemberEdit(head.id, version, "吴柏川", "吴先生", "金", "zh", head.timezone, "")
    work.write(change_member, edit)
    [phone] = found.points
    work.write(end_point, phone.id)
    feed(work, upsert("2", 19, name="吴伯川", tier="黑金", city="上海"))
    found = profile(work)
    assert (found.header.name, found.header.tier, found.header.city) == ("吴柏川", "黑金", "上海")
    hands.move(timedelta(days=2))
    feed(work, upsert("3", 21, name="吴百川"))
    assert profile(work).header.name == "吴百川"


def test_news_of_before_a_move_does_not_move_back(
    work: Work, door: Work, lead: Work, colleague: Work, hands: clock.Hands
) -> None:
    feed(door, upsert("1", 10, name="吴柏川", steward="wang"))
    feed(door, upsert("2", 11, steward="he"), upsert("3", 9, steward="wang"))
    hands.move(SECOND)
    member = colleague.read(members.by_number, NEW)
    assert colleague.read(members.header, member).owner_name == "何敏"
    lead.write(assign, member, work.actor.steward_id)
    feed(door, upsert("4", 19, steward="he"))
    hands.move(SECOND)
    assert work.read(members.header, member).owner_name == "王静"


def test_news_from_the_future_is_as_old_as_its_arrival(work: Work, hands: clock.Hands) -> None:
    far = upsert("1", 1, name="吴伯川", steward="wang") | {"time": "2099-01-01T00:00:00Z"}
    feed(work, far)
    hands.move(timedelta(days=1))
    feed(work, upsert("2", 21, name="吴柏川"))
    assert profile(work).header.name == "吴柏川"


def test_news_that_changes_nothing_makes_no_edit_stale(work: Work) -> None:
    feed(work, upsert("1", 1, name="吴柏川", steward="wang"))
    before = profile(work).version
    feed(work, upsert("2", 2, name="吴柏川", steward="wang"))
    assert profile(work).version == before


@pytest.mark.parametrize("name", ["tier", "phones", "emails", "birthday", "tier_until", "steward"])
@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_what_is_null_or_empty_is_not_said(work: Work, name: str, nothing: Any) -> None:
    if name in ("phones", "emails"):
        nothing = None if nothing is None else []
    feed(work, upsert("1", 1, name="吴柏川", steward="wang", tier="金", phones=["13900002086"]))
    assert feed(work, upsert("2", 2, **{name: nothing})).rejected == []
    found = profile(work)
    assert (found.header.tier, len(found.points)) == ("金", 1)


def test_spaces_around_a_number_are_no_part_of_it(work: Work) -> None:
    sent = [upsert(str(n), n, f" {NEW} ", name=" 吴柏川 ", steward="wang ") for n in (1, 2, 3)]
    assert feed(work, *sent).accepted == 3
    assert feed(work, upsert("4", 4, f"{NEW}\t", phones=[" 13900002086"])).accepted == 1
    found = profile(work)
    assert (found.header.name, [one.value for one in found.points]) == ("吴柏川", ["13900002086"])


@pytest.mark.in_a_file
def test_in_a_file_too_the_gate_brings_members_up_to_date(
    door: Work, colleague: Work, member: UUID, hands: clock.Hands
) -> None:
    sent = upsert("1", 20, "88000001", tier="钻石", steward="he") | {"time": "2026-11-20T06:06:00Z"}
    assert feed(door, sent).rejected == []
    hands.move(SECOND)
    assert colleague.read(members.header, member).tier == "钻石"

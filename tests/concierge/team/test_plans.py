"""What is planned about standing in: listed by act, ended as a whole, and taken back."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge.clock import Hands
from concierge.errors import Code
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.cover import Begun, begin_again, cover, end_covers
from concierge.team.plans import plans
from concierge.team.rules import Weekly, intervals
from tests.refusals import refused

HOUR = timedelta(hours=1)
ZONE = ZoneInfo("Asia/Shanghai")


def stand_in(lead: Work, served: Work, standin: Work, *times: tuple) -> Begun:  # type: ignore[type-arg]
    return lead.write(cover, served.actor.steward_id, standin.actor.steward_id, times).result


def test_a_roster_is_one_plan_and_says_when_next(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    nights = Weekly(frozenset(range(5)), time(18), time(9))
    times = list(intervals(nights, ZONE, hands.at, hands.at + timedelta(days=28)))
    stand_in(lead, work, colleague, *times)
    [plan] = lead.read(plans)
    assert (plan.steward, plan.by, plan.times) == ("王静", "何敏", len(times))
    assert (plan.since, plan.until) == times[0]
    assert plan.ends == times[-1][1]
    hands.set(times[0][1] + HOUR)
    [plan] = lead.read(plans)
    assert (plan.since, plan.until) == times[1]
    assert plan.times == len(times) - 1


def test_a_plan_ends_whole_and_is_begun_again(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at, hands.at + 8 * HOUR))
    [plan] = lead.read(plans)
    hands.move(HOUR)
    ended = lead.write(end_covers, plan.ids).result
    hands.move(timedelta(seconds=1))
    assert not colleague.read(may_see, member)
    assert lead.read(plans) == []
    lead.write(begin_again, ended)
    assert colleague.read(may_see, member)
    [again] = lead.read(plans)
    assert (again.since, again.until) == (hands.at, plan.until)


def test_what_was_passed_on_ends_with_it(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    """王静 is away, 何敏 stands in and falls ill: when 何敏 is back, all is as before."""
    stand_in(lead, work, colleague, (hands.at, hands.at + 8 * HOUR))
    hands.move(HOUR)
    stand_in(lead, colleague, lead, (hands.at, hands.at + 2 * HOUR))
    first, second = lead.read(plans)
    assert (second.steward, second.by, second.also) == ("何敏", "沈嘉言", ("王静",))
    assert first.also == ()
    hands.move(HOUR)
    ended = lead.write(end_covers, second.ids).result
    assert [one.id for one in lead.read(plans)] == [first.id]
    lead.write(begin_again, ended)
    assert {one.steward for one in lead.read(plans)} == {"王静", "何敏"}
    assert lead.read(plans)[1].also == ("王静",)


def test_whose_turn_it_is_hears_of_it(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    for desk in (work, colleague):
        desk.news.since_last()
    stand_in(lead, work, colleague, (hands.at, hands.at + HOUR))
    [plan] = lead.read(plans)
    for desk in (work, colleague):
        news = desk.news.since_last()
        assert news is not None
        assert news.kinds == {"cover"}
    lead.write(end_covers, plan.ids)
    assert colleague.news.since_last() is not None


def test_only_a_lead_ends_one_and_only_once(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at, hands.at + HOUR))
    [plan] = colleague.read(plans)
    with refused(Code.ONLY_A_LEAD):
        colleague.write(end_covers, plan.ids)
    hands.move(timedelta(seconds=1))
    lead.write(end_covers, plan.ids)
    hands.move(timedelta(seconds=1))
    with refused(Code.GONE):
        lead.write(end_covers, plan.ids)


def test_what_is_ended_before_it_began_leaves_nothing(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    tomorrow = (hands.at + 24 * HOUR, hands.at + 30 * HOUR)
    stand_in(lead, work, colleague, tomorrow)
    [plan] = lead.read(plans)
    ended = lead.write(end_covers, plan.ids).result
    assert lead.read(plans) == []
    # Nor does it keep whoever was to stand in from being away.
    stand_in(lead, colleague, work, tomorrow)
    [other] = lead.read(plans)
    lead.write(end_covers, other.ids)
    lead.write(begin_again, ended)
    assert [one.steward for one in lead.read(plans)] == ["王静"]

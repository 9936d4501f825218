"""Members move to another steward, all that were chosen or none; and back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from concierge.clock import Hands
from concierge.errors import Code
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.moving import move, move_back
from concierge.members.portfolio import portfolio
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from tests.refusals import refused

SECOND = timedelta(seconds=1)


@pytest.fixture
def three(work: Work, member: UUID, hands: Hands) -> list[UUID]:
    """林女士 and two others of 王静's, each with a reminder."""
    others = [
        work.write(add_member, NewMember(f"77{n}", name, steward_id=work.actor.steward_id)).result
        for n, name in enumerate(("吴柏川", "马思远"))
    ]
    for one in (member, *others):
        due = hands.at + timedelta(hours=2)
        work.write(set_reminder, one, ReminderDraft("回访", due, "Asia/Shanghai"))
    hands.move(SECOND)
    return [member, *others]


def names(work: Work) -> set[str]:
    return {row.name for row in work.read(portfolio)}


def test_they_go_with_all_that_is_due_and_come_back(
    work: Work, colleague: Work, lead: Work, three: list[UUID], hands: Hands
) -> None:
    moved = lead.write(move, three[:2], colleague.actor.steward_id).result
    assert (names(work), names(colleague)) == ({"马思远"}, {"林雅岚", "吴柏川"})
    assert [len(one.read(agenda).items) for one in (work, colleague)] == [1, 2]
    hands.move(SECOND)
    lead.write(move_back, moved)
    hands.move(SECOND)
    assert (len(names(work)), names(colleague)) == (3, set())
    assert [len(one.read(agenda).items) for one in (work, colleague)] == [3, 0]
    rows = lead.read(timeline.page, three[0], Filter(kind="stewardship"), None, 9).rows
    assert len(rows) == 3


def test_whoever_was_moved_on_meanwhile_stays(
    work: Work, colleague: Work, lead: Work, three: list[UUID], hands: Hands
) -> None:
    moved = lead.write(move, three, colleague.actor.steward_id).result
    hands.move(SECOND)
    lead.write(assign, three[0], lead.actor.steward_id)
    hands.move(SECOND)
    lead.write(move_back, moved)
    hands.move(SECOND)
    assert names(lead) == {"林雅岚"}
    assert names(work) == {"吴柏川", "马思远"}


def test_who_is_there_already_is_no_move(work: Work, lead: Work, three: list[UUID]) -> None:
    assert lead.write(move, three, work.actor.steward_id).result == []


def test_all_or_none(work: Work, colleague: Work, lead: Work, three: list[UUID]) -> None:
    with refused(Code.NOT_YOURS):
        lead.write(move, [*three, uuid4()], colleague.actor.steward_id)
    with refused(Code.ONLY_A_LEAD):
        work.write(move, three, colleague.actor.steward_id)
    assert len(names(work)) == 3


def test_a_lead_looks_at_anybodys_of_the_team_and_a_steward_at_nobodys(
    work: Work, colleague: Work, lead: Work, three: list[UUID]
) -> None:
    theirs = lead.read(portfolio, "name", work.actor.steward_id)
    assert [row.name for row in theirs] == [row.name for row in work.read(portfolio)]
    assert colleague.read(portfolio, "name", work.actor.steward_id) == []

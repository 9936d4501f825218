"""Who may see which member (law 9)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from concierge import clock
from concierge.errors import Code
from concierge.members.assigning import assign
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.access import may_see, require
from tests.refusals import refused


def test_my_steward_and_their_lead_and_nobody_else(
    work: Work, colleague: Work, lead: Work, member: UUID
) -> None:
    assert work.read(may_see, member)
    assert lead.read(may_see, member)
    assert not colleague.read(may_see, member)
    assert not work.read(may_see, new_id())
    with refused(Code.NOT_YOURS):
        colleague.read(require, member)


def test_it_ends_with_the_stewardship(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    hands.move(timedelta(days=1))
    lead.write(assign, member, colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    assert not work.read(may_see, member)
    assert colleague.read(may_see, member)

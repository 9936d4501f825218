"""Somebody stands in: they see what they must, no more, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from concierge import words
from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes_of
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.cover import cover, covers, end_covers, next_change
from concierge.today.queries import agenda
from tests.refusals import refused

HOUR = timedelta(hours=1)


def stand_in(lead: Work, away: Work, by: Work, *times: tuple[datetime, datetime]) -> Sequence[UUID]:
    """Let `by` stand in for `away` at these times."""
    done = lead.write(cover, away.actor.steward_id, by.actor.steward_id, times)
    return done.result.ids


def test_a_stand_in_sees_the_members_for_as_long_as_it_lasts(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at + HOUR, hands.at + 3 * HOUR))
    assert not colleague.read(may_see, member)
    hands.move(HOUR)
    assert colleague.read(members.header, member).owner_name == "王静"
    assert not colleague.read(members.header, member).mine
    hands.move(2 * HOUR - timedelta(microseconds=1))
    assert colleague.read(may_see, member)
    hands.move(timedelta(microseconds=1))
    assert not colleague.read(may_see, member)
    assert work.read(may_see, member)


def test_what_needs_the_other_is_on_todays_list_and_goes_with_the_cover(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    draft = ReminderDraft("回访酒店", hands.at + 2 * HOUR, "Asia/Shanghai")
    work.write(set_reminder, member, draft)
    [made] = stand_in(lead, work, colleague, (hands.at, hands.at + 8 * HOUR))
    assert [item.title for item in colleague.read(agenda).items] == ["回访酒店"]
    assert colleague.read(agenda).items == work.read(agenda).items
    hands.move(HOUR)
    lead.write(end_covers, [made])
    hands.move(timedelta(seconds=1))
    assert colleague.read(agenda).items == ()
    assert not colleague.read(may_see, member)
    with refused(Code.GONE):
        lead.write(end_covers, [made])


def test_a_note_that_is_mine_stays_mine(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    for visibility in Visibility:
        work.write(write_note, NewNote(member, f"note {visibility}", visibility))
    stand_in(lead, work, colleague, (hands.at, hands.at + HOUR))
    seen = {note.text for note in colleague.read(notes_of, member)}
    assert "note mine" not in seen
    assert "note team" in seen


def test_whom_the_other_gets_or_gives_meanwhile_comes_and_goes_too(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at, hands.at + 8 * HOUR))
    hands.move(HOUR)
    new = NewMember("88000009", "马思远", steward_id=work.actor.steward_id)
    newcomer = lead.write(add_member, new).result
    assert colleague.read(may_see, newcomer)
    lead.write(assign, member, lead.actor.steward_id)
    hands.move(timedelta(seconds=1))
    assert not colleague.read(may_see, member)
    assert colleague.read(may_see, newcomer)


def test_who_stands_in_for_two_passes_both_on(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    """王静 is away, 何敏 stands in and falls ill: the lead sees to both."""
    stand_in(lead, work, colleague, (hands.at, hands.at + 8 * HOUR))
    draft = ReminderDraft("回访酒店", hands.at + 2 * HOUR, "Asia/Shanghai")
    work.write(set_reminder, member, draft)
    hands.move(HOUR)
    stand_in(lead, colleague, lead, (hands.at, hands.at + 2 * HOUR))
    assert [item.title for item in lead.read(agenda).items] == ["回访酒店"]
    known = {(one.steward, one.by) for one in lead.read(covers)}
    assert known == {("王静", "何敏"), ("何敏", "沈嘉言"), ("王静", "沈嘉言")}


def test_nobody_who_is_away_stands_in(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at + HOUR, hands.at + 3 * HOUR))
    with refused(Code.COVER_CIRCLE):
        stand_in(lead, colleague, work, (hands.at + 2 * HOUR, hands.at + 4 * HOUR))
    stand_in(lead, colleague, work, (hands.at + 3 * HOUR, hands.at + 4 * HOUR))


def test_one_stand_in_at_a_time_whoever_it_would_be(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    stand_in(lead, work, colleague, (hands.at + HOUR, hands.at + 3 * HOUR))
    for by in (colleague, lead):
        for since, until in ((1, 3), (2, 4), (0, 9)):
            with pytest.raises(Refusal) as no:
                stand_in(lead, work, by, (hands.at + since * HOUR, hands.at + until * HOUR))
            assert words.refusal(no.value).startswith("何敏 already stands in for 王静 then.")
    assert len(lead.read(covers)) == 1
    stand_in(lead, work, lead, (hands.at + 3 * HOUR, hands.at + 4 * HOUR))


@pytest.mark.parametrize(("since", "until"), [(0, 0), (2, 1), (-5, -1), (-1, 0)])
def test_a_time_that_is_none_is_refused(
    work: Work, colleague: Work, lead: Work, hands: Hands, since: int, until: int
) -> None:
    with refused(Code.COVER_TIMES):
        stand_in(lead, work, colleague, (hands.at + since * HOUR, hands.at + until * HOUR))
    assert lead.read(covers) == []


def test_only_a_lead_begins_it_and_only_for_two_who_are_here(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    times = (hands.at, hands.at + HOUR)
    with refused(Code.ONLY_A_LEAD):
        stand_in(colleague, work, colleague, times)
    with refused(Code.COVER_ONESELF):
        stand_in(lead, work, work, times)
    with refused(Code.STEWARD_GONE):
        lead.write(cover, UUID(int=7), work.actor.steward_id, [times])
    with refused(Code.COVER_TIMES):
        stand_in(lead, work, colleague)
    assert not colleague.read(may_see, member)


def test_a_whole_portfolio_is_one_act(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    mine = [
        work.write(add_member, NewMember(f"77{n}", f"会员{n}", steward_id=work.actor.steward_id))
        for n in range(40)
    ]
    done = lead.write(
        cover, work.actor.steward_id, colleague.actor.steward_id, [(hands.at, hands.at + HOUR)]
    )
    assert done.changes.kinds >= {"cover", "due_item"}
    assert all(colleague.read(may_see, one.result) for one in mine)


def test_a_desk_knows_when_it_will_see_others_next(
    work: Work, colleague: Work, lead: Work, hands: Hands
) -> None:
    assert colleague.read(next_change) is None
    times = [(hands.at + 5 * HOUR, hands.at + 9 * HOUR), (hands.at + HOUR, hands.at + 3 * HOUR)]
    ended, made = stand_in(lead, work, colleague, *times)
    assert colleague.read(next_change) == HOUR
    assert work.read(next_change) is None
    hands.move(HOUR)
    assert colleague.read(next_change) == 2 * HOUR
    lead.write(end_covers, [ended])  # it never begins
    hands.move(HOUR)
    assert colleague.read(next_change) == HOUR
    lead.write(end_covers, [made])
    hands.move(timedelta(seconds=1))
    assert colleague.read(next_change) is None

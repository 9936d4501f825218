"""Who leaves: everything they own is decided first, and then they see nothing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.members.actions import NewMember, add_member
from concierge.members.leaving import (
    Owned,
    dismiss,
    hand_over,
    send_away,
    still_owns,
    take_over_back,
)
from concierge.members.portfolio import portfolio
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes_of
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.act import Actor
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.actions import NewSteward, add_steward, set_intake
from concierge.team.cover import cover, covers
from concierge.team.queries import stewards
from concierge.team.sign_in import SETUP
from concierge.today.queries import agenda
from tests.refusals import refused

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def leaver(
    work: Work, colleague: Work, lead: Work, setup: Work, member: UUID, hands: Hands
) -> UUID:
    """王静, who serves two members, stands in for 何敏, is stood in for later by 沈嘉言, and takes
    the team's new members."""
    new = NewMember("88000002", "吴柏川", steward_id=work.actor.steward_id)
    work.write(add_member, new)
    due = ReminderDraft("回访", hands.at + 2 * HOUR, "Asia/Shanghai")
    work.write(set_reminder, member, due)
    work.write(write_note, NewNote(member, "只有我知道", Visibility.MINE))
    me, he, boss = (one.actor.steward_id for one in (work, colleague, lead))
    lead.write(cover, he, me, [(hands.at, hands.at + 8 * HOUR)])
    lead.write(cover, me, boss, [(hands.at + 24 * HOUR, hands.at + 48 * HOUR)])
    setup.write(set_intake, "Shanghai", me)
    hands.move(HOUR)
    return me


@pytest.fixture
def ends_access(lead: Work, workspace: object) -> Work:
    """Who does the second half: in a file the lead, on a server an administrator or who owns it."""
    on_server = hasattr(workspace, "sign_in")
    return Work(workspace, SETUP) if on_server else lead  # type: ignore[arg-type]


@pytest.fixture
def third(setup: Work) -> UUID:
    """顾一帆, who takes over; on a server without a login of their own."""
    return setup.write(add_steward, NewSteward("gu", "顾一帆", "steward", "Shanghai")).result


def test_what_is_to_be_decided_is_told_to_a_lead(lead: Work, work: Work, leaver: UUID) -> None:
    assert lead.read(still_owns, leaver) == Owned(2, 1, 1, 1)
    with refused(Code.ONLY_A_LEAD):
        work.read(still_owns, leaver)


def test_nobody_goes_while_anything_is_undecided(ends_access: Work, leaver: UUID) -> None:
    with pytest.raises(Refusal) as refused:
        ends_access.write(dismiss, leaver)
    assert refused.value.code is Code.LEAVER_OWNS
    assert refused.value.values["members"] == 2
    assert leaver in {one.id for one in ends_access.read(stewards)}


def test_all_of_it_goes_to_another_and_the_note_to_nobody(
    work: Work, colleague: Work, lead: Work, leaver: UUID, third: UUID, member: UUID, hands: Hands
) -> None:
    done = lead.write(hand_over, leaver, third).result
    hands.move(SECOND)
    assert lead.read(still_owns, leaver).nothing
    assert lead.read(still_owns, third) == Owned(2, 1, 0, 1)
    assert len(lead.read(portfolio, "name", third)) == 2
    assert [(one.steward, one.by) for one in lead.read(covers)] == [("何敏", "顾一帆")]
    assert lead.read(agenda).items == ()
    assert not work.read(may_see, member)
    assert "只有我知道" not in {note.text for note in lead.read(notes_of, member)}
    lead.write(take_over_back, done)
    hands.move(SECOND)
    assert lead.read(still_owns, leaver) == Owned(2, 1, 1, 1)
    assert lead.read(still_owns, third).nothing
    assert "只有我知道" in {note.text for note in work.read(notes_of, member)}


@pytest.mark.in_a_file  # a login is gone for all tests of a server; see tests/concierge/team
def test_who_is_dismissed_works_here_no_more(
    work: Work, lead: Work, ends_access: Work, leaver: UUID, third: UUID, hands: Hands
) -> None:
    lead.write(hand_over, leaver, third)
    hands.move(SECOND)
    done = ends_access.write(dismiss, leaver)
    ends_access.write(send_away, "wang")
    assert "steward" in done.changes.kinds
    assert leaver not in {one.id for one in lead.read(stewards)}
    with refused(Code.STEWARD_GONE):
        ends_access.write(dismiss, leaver)


def test_to_whom_it_cannot_go(
    work: Work, colleague: Work, lead: Work, leaver: UUID, hands: Hands
) -> None:
    for to, code in (
        (leaver, Code.HAND_OVER_ONESELF),
        (UUID(int=7), Code.STEWARD_GONE),
    ):
        with refused(code):
            lead.write(hand_over, leaver, to)
    with refused(Code.HANDED_OVER_BY_LEAD):
        colleague.write(hand_over, leaver, colleague.actor.steward_id)
    assert lead.read(still_owns, leaver) == Owned(2, 1, 1, 1)


def test_whom_they_stood_in_for_takes_their_own_back(
    colleague: Work, lead: Work, leaver: UUID, hands: Hands
) -> None:
    """何敏 takes over from who stood in for her: there is nobody left to stand in for."""
    done = lead.write(hand_over, leaver, colleague.actor.steward_id).result
    assert done.begun == ()
    assert lead.read(covers) == []


def test_nobody_ends_their_own_access(lead: Work) -> None:
    with refused(Code.LEAVE_ONESELF):
        lead.write(dismiss, lead.actor.steward_id)


@pytest.mark.in_a_file
def test_a_lead_who_leaves_sees_nobody_any_more(
    workspace: object, lead: Work, member: UUID, hands: Hands
) -> None:
    assert lead.read(may_see, member)
    admin = Work(workspace, Actor(UUID(int=0), "", "admin"))  # type: ignore[arg-type]
    admin.write(dismiss, lead.actor.steward_id)
    hands.move(timedelta(days=36500))  # whatever the machine's own clock says
    assert not lead.read(may_see, member)

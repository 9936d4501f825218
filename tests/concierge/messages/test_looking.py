"""A member outside one's access is looked at for an hour, and their steward is told why."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.finding.queries import search
from concierge.members.assigning import assign
from concierge.members.find import find
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact, reveal_point
from concierge.members.queries import header, profile
from concierge.messages.looking import (
    LookDraft,
    look_in,
    noticed,
    snooze,
    unnoticed,
    unsnooze,
)
from concierge.messages.taking import enquire, found_by
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes_of
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.actions import NewSteward, add_steward
from concierge.team.cover import cover, next_change
from concierge.team.glass import looking, stop_looking
from concierge.team.tables import BreakGlass
from concierge.timeline.queries import counts, page
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from concierge.today.rules import AgendaItem
from concierge.workspace.file import Workspace
from tests.concierge.conftest import signed_in
from tests.refusals import refused

HOUR = timedelta(hours=1)
INSTANT = timedelta(microseconds=1)
WHY = "会员在前台，王静电话未接，核对 elephant 预订"


def look(work: Work, reason: str = WHY, confidential: bool = False) -> UUID:
    """Open the one member with that number."""
    [found] = work.read(found_by, work.write(enquire, "88000001").result)
    return work.write(look_in, LookDraft(found.id, reason, confidential)).result


def told(work: Work) -> list[AgendaItem]:
    return [item for item in work.read(agenda).items if item.why.code in ("look", "snoozed")]


def test_who_looks_sees_for_an_hour_and_no_longer(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    assert not colleague.read(may_see, member)
    assert look(colleague) == member
    assert colleague.read(may_see, member)
    seen = colleague.read(header, member)
    assert (seen.address, seen.mine, seen.owner_name) == ("林女士", False, "王静")
    assert seen.look is not None
    assert (seen.look.reason, seen.look.until) == (WHY, hands.at + HOUR)
    assert [one.id for one in colleague.read(find, "lyl")] == [member]
    hands.move(HOUR - INSTANT)
    assert colleague.read(may_see, member)
    hands.move(INSTANT)
    assert not colleague.read(may_see, member)
    assert colleague.read(find, "lyl") == []
    assert colleague.read(looking, member) is None
    with refused(Code.UNKNOWN_MEMBER):
        colleague.read(profile, member)
    assert work.read(may_see, member)


def test_it_ends_early_if_one_says_so(colleague: Work, member: UUID, hands: Hands) -> None:
    look(colleague)
    open_ = colleague.read(looking, member)
    assert open_ is not None
    hands.move(HOUR / 2)
    colleague.write(stop_looking, open_.id)
    hands.move(INSTANT)
    assert not colleague.read(may_see, member)
    with refused(Code.GONE):
        colleague.write(stop_looking, open_.id)


def test_the_steward_is_told_on_today_and_in_the_timeline(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    before = work.read(counts, member).total
    look(colleague)
    [item] = told(work)
    assert (item.member_id, item.title, item.due) == (member, WHY, hands.at + HOUR)
    assert item.why.values == {"by": "何敏", "look_until": hands.at + HOUR}
    row = work.read(page, member, Filter(), None, 1).rows[0]
    assert (row.what, row.audience, row.body) == ("glass.opened", "internal", WHY)
    assert row.steward_id == colleague.actor.steward_id
    assert row.data["by"] == "何敏"
    assert work.read(counts, member).total == before + 1
    assert work.read(counts, member, False).total == 0
    assert [one.event_id for one in work.read(search, "elephant")] == [row.id]


def test_a_stand_in_is_told_too(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    look(colleague)
    lead.write(cover, work.actor.steward_id, lead.actor.steward_id, [(hands.at, hands.at + HOUR)])
    assert [item.title for item in told(lead)] == [WHY]


def test_what_one_was_told_is_noticed_put_off_and_each_taken_back(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    look(colleague)
    [item] = told(work)
    later = hands.at + 2 * HOUR
    assert work.write(snooze, item.ref_id, later).result is None
    assert told(work)[0].snoozed_until == later
    work.write(unsnooze, item.ref_id)
    assert told(work)[0].snoozed_until is None
    for _ in range(2):
        work.write(noticed, item.ref_id)
    assert told(work) == []
    with refused(Code.GONE):
        work.write(snooze, item.ref_id, later)
    work.write(unnoticed, item.ref_id)
    assert len(told(work)) == 1
    with refused(Code.ONLY_A_LOOK):
        colleague.write(noticed, item.ref_id)


def test_who_looks_changes_nothing(colleague: Work, member: UUID, hands: Hands) -> None:
    look(colleague)
    for verb, draft in (
        (log_contact, Contact(member, "x")),
        (add_fact, NewFact(member, FactKind.LIKES, "x")),
        (write_note, NewNote(member, "x", Visibility.TEAM)),
    ):
        with refused(Code.ONLY_A_LOOK):
            colleague.write(verb, draft)  # type: ignore[arg-type]
    with refused(Code.ONLY_A_LOOK):
        draft = ReminderDraft("x", hands.at + HOUR, "Asia/Shanghai")
        colleague.write(set_reminder, member, draft)
    with refused(Code.ONLY_A_LOOK):
        colleague.write(assign, member, colleague.actor.steward_id)
    [point] = colleague.read(profile, member).points
    assert colleague.write(reveal_point, point.id).result == "13800004417"


def test_a_note_that_is_mine_stays_mine(work: Work, colleague: Work, member: UUID) -> None:
    for visibility in Visibility:
        work.write(write_note, NewNote(member, f"note {visibility}", visibility))
    look(colleague)
    assert "note mine" not in {note.text for note in colleague.read(notes_of, member)}


def test_a_reason_is_needed_and_only_a_lead_may_keep_it_to_themselves(
    work: Work, colleague: Work, member: UUID
) -> None:
    [found] = colleague.read(found_by, colleague.write(enquire, "88000001").result)
    with refused(Code.TEXT_MISSING):
        colleague.write(look_in, LookDraft(found.id, "  "))
    with refused(Code.TEXT_TOO_LONG):
        colleague.write(look_in, LookDraft(found.id, "x" * 2001))
    with refused(Code.ONLY_A_LEAD):
        colleague.write(look_in, LookDraft(found.id, WHY, confidential=True))
    with refused(Code.FOUND_TOO_LONG_AGO):
        work.write(look_in, LookDraft(found.id, WHY))
    assert not colleague.read(may_see, member)
    assert told(work) == []


def test_whoever_may_see_them_anyway_needs_no_look(work: Work, lead: Work, member: UUID) -> None:
    assert look(lead) == member
    assert look(work) == member
    assert lead.read(looking, member) is None
    assert told(work) == []


def test_a_second_look_while_one_lasts_is_the_same(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    look(colleague)
    hands.move(HOUR / 2)
    look(colleague)
    assert len(told(work)) == 1
    hands.move(HOUR / 2)
    assert not colleague.read(may_see, member)
    look(colleague)
    assert len(told(work)) == 2


@pytest.mark.in_a_file  # on a server: test_looks_on_a_server.py
def test_a_lead_may_keep_it_to_themselves(
    work: Work, setup: Work, workspace: Workspace, member: UUID
) -> None:
    setup.write(add_steward, NewSteward("gu", "顾远", "lead", "Hangzhou"))
    lead = signed_in(workspace, "gu")
    before = work.read(counts, member).total
    assert look(lead, confidential=True) == member
    assert lead.read(may_see, member)
    assert told(work) == []
    assert work.read(counts, member).total == before
    assert work.read(search, "elephant") == []


@pytest.mark.in_a_file  # on a server nobody may write one at all
def test_the_database_itself_wants_a_reason_an_hour_and_a_lead(
    colleague: Work, member: UUID, hands: Hands
) -> None:
    good: dict[str, Any] = {
        "steward_id": colleague.actor.steward_id,
        "member_id": member,
        "reason": WHY,
        "confidential": False,
        "since": hands.at,
        "until": hands.at + HOUR,
    }
    for wrong in (
        {"reason": "  "},
        {"until": hands.at + HOUR + INSTANT},
        {"confidential": True},
        {"steward_id": UUID(int=7)},
    ):
        with pytest.raises(IntegrityError, match="a look has a reason"):
            colleague.write(put, **(good | wrong))
    colleague.write(put, **good)
    assert colleague.read(may_see, member)
    open_ = colleague.read(looking, member)
    assert open_ is not None
    with pytest.raises(IntegrityError, match="a look only ends"):
        colleague.write(stretch, open_.id)


def put(session: Session, **values: Any) -> None:
    session.add(BreakGlass(**values))


def stretch(session: Session, look_id: UUID) -> None:
    session.get_one(BreakGlass, look_id).until += HOUR


def test_a_desk_knows_when_its_look_is_over(colleague: Work, member: UUID, hands: Hands) -> None:
    look(colleague)
    left = colleague.read(next_change)
    assert left == HOUR
    hands.move(HOUR)
    assert colleague.read(next_change) is None

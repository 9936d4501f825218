"""Reminders: set, done, put off, and each of these taken back."""

from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.finding.queries import search
from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.members.queries import header
from concierge.reminders.actions import correct, finish, set_reminder, snooze, unfinish, unsnooze
from concierge.reminders.queries import ReminderRow, reminder_of, reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline.queries import page
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from tests.refusals import refused

HOUR = timedelta(hours=1)


@pytest.fixture
def draft(hands: Hands) -> ReminderDraft:
    """Call back in an hour."""
    return ReminderDraft("回访退货取件", hands.at + HOUR, "Asia/Shanghai")


@pytest.fixture
def reminder(work: Work, member: UUID, draft: ReminderDraft) -> UUID:
    """The draft, set."""
    return work.write(set_reminder, member, draft).result


def only(work: Work, member: UUID) -> ReminderRow:
    """The one reminder of a member."""
    [row] = work.read(reminders_of, member, False)
    return row


def whats(work: Work, member: UUID) -> list[str]:
    """What the stream says of reminders, oldest first."""
    rows = work.read(page, member, Filter(kind="reminder"), None, 9).rows
    return [row.what for row in reversed(rows)]


def test_a_reminder_stands_in_today_and_on_the_member(
    work: Work, member: UUID, reminder: UUID, draft: ReminderDraft
) -> None:
    row = only(work, member)
    assert (row.id, row.text, row.at, row.zone) == (reminder, draft.text, draft.at, draft.zone)
    assert [item.ref_id for item in work.read(agenda).items] == [reminder]
    assert work.read(header, member).next_due == draft.at
    assert whats(work, member) == ["reminder.set"]


def test_what_is_done_leaves_today(work: Work, member: UUID, reminder: UUID, hands: Hands) -> None:
    hands.move(2 * HOUR)
    work.write(finish, reminder)
    assert only(work, member).done_at == hands.at
    assert work.read(reminders_of, member) == []
    assert work.read(agenda).items == ()
    assert work.read(header, member).next_due is None


def test_done_twice_is_done_once(work: Work, member: UUID, reminder: UUID) -> None:
    work.write(finish, reminder)
    work.write(finish, reminder)
    assert whats(work, member) == ["reminder.set", "reminder.done"]


def test_done_can_be_taken_back(work: Work, member: UUID, reminder: UUID) -> None:
    before = work.read(agenda)
    work.write(finish, reminder)
    work.write(unfinish, reminder)
    work.write(unfinish, reminder)
    assert work.read(agenda) == before
    assert whats(work, member) == ["reminder.set", "reminder.done", "reminder.undone"]


def test_put_off_to_any_time(work: Work, member: UUID, reminder: UUID, hands: Hands) -> None:
    until = hands.at + timedelta(hours=25)
    assert work.write(snooze, reminder, until).result is None
    [item] = work.read(agenda).items
    assert (item.snoozed_until, item.section, item.state) == (until, "tomorrow", "snoozed")
    assert work.read(header, member).next_due == until


def test_putting_off_can_be_taken_back_one_step(work: Work, reminder: UUID, hands: Hands) -> None:
    first, second = hands.at + 2 * HOUR, hands.at + 3 * HOUR
    work.write(snooze, reminder, first)
    before = work.write(snooze, reminder, second).result
    assert before == first
    work.write(unsnooze, reminder, before)
    assert [item.snoozed_until for item in work.read(agenda).items] == [first]
    work.write(unsnooze, reminder)
    assert [item.snoozed_until for item in work.read(agenda).items] == [None]


def test_done_and_taken_back_it_stays_put_off(work: Work, reminder: UUID, hands: Hands) -> None:
    until = hands.at + 3 * HOUR
    work.write(snooze, reminder, until)
    work.write(finish, reminder)
    work.write(unfinish, reminder)
    assert [item.snoozed_until for item in work.read(agenda).items] == [until]


def test_a_statutory_deadline_is_never_put_off(
    work: Work, member: UUID, reminder: UUID, draft: ReminderDraft, hands: Hands
) -> None:
    work.write(set_due, reminder, DueKind.REMINDER, member, draft.at, statutory=True)
    with refused(Code.STATUTORY_BINDS):
        work.write(snooze, reminder, hands.at + HOUR)
    [item] = work.read(agenda).items
    assert (item.statutory, item.snoozed_until) == (True, None)


def test_what_is_done_cannot_be_put_off(work: Work, reminder: UUID, hands: Hands) -> None:
    work.write(finish, reminder)
    with refused(Code.GONE):
        work.write(snooze, reminder, hands.at + HOUR)


@pytest.mark.parametrize(
    ("text", "hours", "zone", "code"),
    [
        (" ", 1, "Asia/Shanghai", Code.TEXT_MISSING),
        ("回访", -1, "Asia/Shanghai", Code.DUE_PAST),
        ("回访", 1, "Mars/Base", Code.ZONE_UNKNOWN),
    ],
)
def test_what_is_refused(
    work: Work, member: UUID, hands: Hands, text: str, hours: int, zone: str, code: Code
) -> None:
    with refused(code):
        work.write(set_reminder, member, ReminderDraft(text, hands.at + hours * HOUR, zone))
    assert work.read(reminders_of, member) == []


def test_putting_off_into_the_past_is_refused(work: Work, reminder: UUID, hands: Hands) -> None:
    with refused(Code.DUE_PAST):
        work.write(snooze, reminder, hands.at)


def test_somebody_elses_member(
    colleague: Work, member: UUID, draft: ReminderDraft, reminder: UUID
) -> None:
    for verb, arguments in ((set_reminder, (member, draft)), (finish, (reminder,))):
        with pytest.raises(Refusal) as refused:
            colleague.write(verb, *arguments)
        assert refused.value.code in (Code.NOT_YOURS, Code.GONE)  # a server shows not even that
    assert colleague.read(reminders_of, member) == []


def test_its_words_and_time_are_put_right_and_that_is_taken_back(
    work: Work, member: UUID, reminder: UUID, draft: ReminderDraft
) -> None:
    work.write(snooze, reminder, draft.at + HOUR)
    right = ReminderDraft("回访换货取件", draft.at + 3 * HOUR, draft.zone)
    before = work.write(correct, reminder, right).result
    row = only(work, member)
    assert (row.text, row.at, row.snoozed_until) == (right.text, right.at, None)
    assert [item.due for item in work.read(agenda).items] == [right.at]
    assert before == draft
    work.write(correct, reminder, before)
    assert (only(work, member).text, only(work, member).at) == (draft.text, draft.at)
    assert whats(work, member)[-2:] == ["reminder.corrected", "reminder.corrected"]


def test_what_is_put_right_is_still_to_come_and_says_something(
    work: Work, member: UUID, reminder: UUID, draft: ReminderDraft
) -> None:
    with refused(Code.DUE_PAST):
        work.write(correct, reminder, ReminderDraft(draft.text, draft.at - 2 * HOUR, draft.zone))
    with refused(Code.TEXT_MISSING):
        work.write(correct, reminder, ReminderDraft(" ", draft.at, draft.zone))
    work.write(finish, reminder)
    with refused(Code.GONE):
        work.write(correct, reminder, draft)


def test_after_a_day_putting_it_right_needs_a_reason_which_is_found_and_told(
    work: Work, member: UUID, reminder: UUID, draft: ReminderDraft, hands: Hands
) -> None:
    hands.move(timedelta(hours=25))
    right = ReminderDraft("回访换货取件", draft.at, draft.zone)
    with refused(Code.TEXT_MISSING):
        work.write(correct, reminder, right)
    work.write(correct, reminder, right, "客人改了主意")
    assert work.read(page, member, Filter(), None, 1).rows[0].data["why"] == "客人改了主意"
    assert [hit.member_id for hit in work.read(search, "改了主意")] == [member]
    found = work.read(reminder_of, reminder)
    assert found is not None
    assert (found.draft, found.steward_id) == (right, work.actor.steward_id)

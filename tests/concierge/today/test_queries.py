"""Today in a real workspace: promises and reminders of my members, with why they are there."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import event

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.promises import keep_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.due import set_due
from concierge.members.kinds import DueKind
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.today.queries import agenda

ZONE = "Asia/Shanghai"
HOUR = timedelta(hours=1)


@pytest.fixture
def call(member: UUID, hands: Hands) -> Contact:
    """A call with an issue, a refund promised in two hours and a reminder for tomorrow."""
    return Contact(
        member,
        "碟子碎了一只",
        issue=IssueDraft("餐具包裹晚到且破损", "logistics"),
        promises=(PromiseDraft("退款到账", hands.at + 2 * HOUR, ZONE, Decimal("300.00"), "CNY"),),
        reminders=(ReminderDraft("问碟子到没到", hands.at + 24 * HOUR, ZONE),),
    )


def test_each_thing_says_what_it_is_and_why(work: Work, call: Contact, hands: Hands) -> None:
    logged = work.write(log_contact, call).result
    today = work.read(agenda)
    assert (today.day, today.members) == (date(2026, 11, 20), 1)
    promise, reminder = today.items
    assert promise.ref_id == logged.promise_ids[0]
    assert (promise.title, promise.line, promise.section) == ("退款到账", "logistics", "today")
    assert promise.issue_ref.startswith("L-")
    assert promise.why.code == "promise"
    assert promise.why.values == {
        "amount": Decimal("300.00"),
        "currency": "CNY",
        "issue": "餐具包裹晚到且破损",
    }
    assert (promise.name, promise.address, promise.tier) == ("林雅岚", "林女士", "黑金")
    assert (reminder.title, reminder.section) == ("问碟子到没到", "tomorrow")
    assert reminder.why.values["set_at"] == hands.at


def test_a_promise_past_its_time_stays_until_it_is_kept(
    work: Work, call: Contact, hands: Hands
) -> None:
    logged = work.write(log_contact, call).result
    hands.move(5 * HOUR)
    first = work.read(agenda).items[0]
    assert (first.section, first.why.code) == ("overdue", "promise_broken")
    work.write(keep_promise, logged.promise_ids[0])
    assert [item.title for item in work.read(agenda).items] == ["问碟子到没到"]


def test_what_is_due_moves_with_the_member(
    work: Work, colleague: Work, lead: Work, call: Contact, member: UUID, hands: Hands
) -> None:
    work.write(log_contact, call)
    mine = work.read(agenda)
    assert colleague.read(agenda).items == ()
    lead.write(assign, member, colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    assert work.read(agenda).items == ()
    assert colleague.read(agenda) == mine


def test_a_statutory_deadline_is_in_sight_from_the_first_day(
    work: Work, member: UUID, hands: Hands
) -> None:
    later = hands.at + timedelta(days=20)
    letter = new_id()
    work.write(set_due, letter, DueKind.CLOCK, member, later, statutory=True)
    work.write(set_reminder, member, ReminderDraft("回访", later, ZONE))
    [item] = work.read(agenda).items
    assert (item.ref_id, item.section, item.why.code) == (letter, "statutory", "clock")


def test_an_empty_day(work: Work) -> None:
    today = work.read(agenda)
    assert (today.items, today.members) == ((), 0)


def test_hundreds_of_things_are_one_statement(work: Work, hands: Hands) -> None:
    for number in range(30):
        new = NewMember(f"77{number:06}", "吴建国", "吴先生", steward_id=work.actor.steward_id)
        member = work.write(add_member, new).result
        for hours in range(1, 6):
            draft = ReminderDraft(f"回访 {hours}", hands.at + hours * HOUR, ZONE)
            work.write(set_reminder, member, draft)
    asked: list[str] = []

    def listen(_c: object, _k: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(work.workspace.readers, "before_cursor_execute", listen)
    today = work.read(agenda)
    event.remove(work.workspace.readers, "before_cursor_execute", listen)
    assert (len(today.items), today.members) == (150, 30)
    assert len([statement for statement in asked if statement.startswith("SELECT due_item")]) == 1

"""The brief: all one must know before a call, in one question."""

from datetime import timedelta
from uuid import UUID

from concierge.brief.queries import brief
from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.notes.actions import NewNote, write_note
from concierge.reminders.actions import finish, set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline.actions import retract
from tests.refusals import refused

ZONE = "Asia/Shanghai"
HOUR = timedelta(hours=1)


def test_all_that_one_must_know(work: Work, member: UUID, hands: Hands) -> None:
    promise = PromiseDraft("订好东京酒店", hands.at + 2 * HOUR, ZONE)
    issue = IssueDraft("东京酒店预订丢失", "travel", references=("HT-990231",))
    contact = Contact(member, "查不到预订", issue=issue, promises=(promise,))
    logged = work.write(log_contact, contact).result
    work.write(add_fact, NewFact(member, FactKind.ALLERGY, "花生过敏"))
    work.write(write_note, NewNote(member, "说结果就好", pinned=True))
    work.write(write_note, NewNote(member, "不钉住的"))
    found = work.read(brief, member)
    assert found.header.address == "林女士"
    assert [fact.text for fact in found.facts] == ["花生过敏"]
    assert [row.id for row in found.last_contacts] == [logged.event_id]
    assert [row.id for row in found.open_issues] == [logged.issue_id]
    assert [row.id for row in found.promises] == list(logged.promise_ids)
    assert [reference.ref for reference in found.on_the_way] == ["HT-990231"]
    assert [note.text for note in found.pinned] == ["说结果就好"]


def test_the_header_says_what_is_due_next(work: Work, member: UUID, hands: Hands) -> None:
    assert work.read(brief, member).header.next_due_title == ""
    promise = PromiseDraft("订好东京酒店", hands.at + 2 * HOUR, ZONE)
    work.write(log_contact, Contact(member, "查不到预订", promises=(promise,)))
    assert work.read(brief, member).header.next_due_title == "订好东京酒店"
    draft = ReminderDraft("报进展", hands.at + HOUR, ZONE)
    reminder = work.write(set_reminder, member, draft).result
    assert work.read(brief, member).header.next_due_title == "报进展"
    work.write(finish, reminder)
    assert work.read(brief, member).header.next_due_title == "订好东京酒店"


def test_only_the_last_contacts_and_none_retracted(work: Work, member: UUID, hands: Hands) -> None:
    said = []
    for n in range(5):
        hands.move(HOUR)
        said.append(work.write(log_contact, Contact(member, f"第{n}次")).result.event_id)
    work.write(retract, said[-1], "记错人了")
    shown = work.read(brief, member).last_contacts
    assert [row.id for row in shown] == [said[3], said[2], said[1]]


def test_nobody_is_briefed_on_somebody_elses_member(colleague: Work, member: UUID) -> None:
    with refused(Code.UNKNOWN_MEMBER):
        colleague.read(brief, member)

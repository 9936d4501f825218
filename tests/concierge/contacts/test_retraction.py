"""What was logged on the wrong person leaves them and moves, with all that came of it (law 2)."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text

from concierge.clock import Hands
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Logged, Telling
from concierge.errors import Code, Refusal
from concierge.finding import queries as finding
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import Closing, close, reopen
from concierge.issues.kinds import End
from concierge.issues.promised import promises_of
from concierge.issues.promises import keep_promise, replace_promise, withdraw_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.members.find import find_references
from concierge.members.portfolio import PortfolioRow, portfolio
from concierge.notes.actions import NewNote, write_note
from concierge.notes.queries import notes_of
from concierge.reminders.actions import finish, snooze
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from concierge.today import queries as today
from tests.concierge.conftest import NOW

ZONE = "Asia/Shanghai"
SOON, LATER = NOW + timedelta(hours=2), NOW + timedelta(hours=5)


@pytest.fixture
def right(colleague: Work) -> UUID:
    """吴先生, whom the call was really with; a member of 何敏's."""
    new = NewMember("88000002", "吴建国", "吴先生", steward_id=colleague.actor.steward_id)
    return colleague.write(add_member, new).result


def call(member: UUID, **more: object) -> Contact:
    """A call that makes an issue, a promise and a reminder."""
    drafts: dict[str, object] = {
        "issue": IssueDraft("东京酒店预订丢失", "travel", references=("HT-990231",)),
        "promises": (PromiseDraft("订好东京酒店", SOON, ZONE),),
        "reminders": (ReminderDraft("问入住顺不顺", LATER, ZONE),),
    }
    return Contact(member, "酒店查不到我们的预订", **{**drafts, **more})  # type: ignore[arg-type]


def logged(work: Work, contact: Contact) -> Logged:
    return work.write(log_contact, contact).result


def stream(work: Work, member: UUID) -> list[Row]:
    """A member's rows, oldest first, those folded into an act right behind it."""
    page = work.read(timeline.page, member, Filter(), None, 100)
    return [one for row in reversed(page.rows) for one in (row, *row.folded)]


def on_today(work: Work) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in work.read(today.agenda).items]


def who(work: Work, member: UUID) -> PortfolioRow:
    """What a portfolio says of the member."""
    [row] = [row for row in work.read(portfolio) if row.id == member]
    return row


def refusal(work: Work, *args: object) -> Code:
    with pytest.raises(Refusal) as refused:
        work.write(retract_contact, *args)  # type: ignore[arg-type]
    return refused.value.code


def test_all_that_one_act_made_moves_whole(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    there = lead.write(retract_contact, made.event_id, "记错人", right).result
    assert there is not None
    entry = colleague.read(timeline.event, there)
    assert (entry.member_id, entry.body, entry.at) == (right, "酒店查不到我们的预订", NOW)
    assert [row.what for row in entry.folded] == ["issue.opened", "promise.made", "reminder.set"]
    assert entry.steward_id == work.actor.steward_id  # whose work it was, stays
    [issue] = colleague.read(issues.open_of, right)
    assert (issue.id, issue.title, issue.n_promises_open) == (made.issue_id, "东京酒店预订丢失", 1)
    detail = colleague.read(issues.detail, issue.id)
    assert [one.ref for one in detail.references] == ["HT-990231"]
    assert [one.id for one in colleague.read(reminders_of, right)] == list(made.reminder_ids)


def test_the_wrong_person_keeps_a_stub_without_a_word_of_it(
    work: Work, lead: Work, member: UUID, right: UUID
) -> None:
    before = work.read(timeline.counts, member).total
    made = logged(work, call(member))
    lead.write(retract_contact, made.event_id, "记错人", right)
    [stub] = [row for row in stream(work, member) if row.id == made.event_id]
    assert stub.retracted is not None
    assert (stub.retracted.reason, stub.retracted.steward_name) == ("记错人", "沈嘉言")
    assert stub.retracted.moved
    assert {(row.title, row.body, row.party) for row in (stub, *stub.folded)} == {("", "", None)}
    assert work.read(timeline.counts, member).total == before + 1
    assert work.read(issues.open_of, member) == []
    assert work.read(promises_of, member) == []
    assert work.read(reminders_of, member) == []


def test_search_finds_it_with_the_right_person_only(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    lead.write(retract_contact, made.event_id, "记错人", right)
    for words in ("查不到", "东京", "入住"):
        assert work.read(finding.search, words) == []
        assert {one.member_id for one in colleague.read(finding.search, words)} == {right}
    assert work.read(find_references, "990231") == []
    [number] = colleague.read(find_references, "990231")
    assert number.member_id == right


def test_today_of_both_stewards_is_right(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    assert on_today(work) == [("88000001", "订好东京酒店"), ("88000001", "问入住顺不顺")]
    assert on_today(colleague) == []
    lead.write(retract_contact, made.event_id, "记错人", right)
    assert on_today(work) == []
    assert on_today(colleague) == [("88000002", "订好东京酒店"), ("88000002", "问入住顺不顺")]


def test_portfolios_count_anew(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID, hands: Hands
) -> None:
    logged(work, Contact(member, "问候"))
    hands.move(timedelta(hours=1))
    made = logged(work, call(member))
    was = who(work, member)
    assert (was.open_issues, was.next_due, was.last_contact) == (1, SOON, hands.at)
    lead.write(retract_contact, made.event_id, "记错人", right)
    left, got = who(work, member), who(colleague, right)
    assert (left.open_issues, left.next_due, left.last_contact) == (0, None, NOW)
    assert (got.open_issues, got.next_due, got.last_contact) == (1, SOON, hands.at)


def test_what_happened_to_the_issue_since_moves_with_it(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID, hands: Hands
) -> None:
    made = logged(work, call(member))
    assert made.issue_id is not None
    hands.move(timedelta(minutes=5))
    later = Contact(
        member,
        "又来催了",
        issue_id=made.issue_id,
        promises=(PromiseDraft("送早餐", LATER, ZONE),),
        reminders=(ReminderDraft("问早餐", LATER, ZONE),),
    )
    logged(work, later)
    version = work.read(issues.detail, made.issue_id).version
    work.write(set_answer, made.issue_id, version, AnswerDraft("换同级酒店"))
    hands.move(timedelta(minutes=5))
    work.write(tell, Telling(made.issue_id))
    lead.write(retract_contact, made.event_id, "记错人", right)

    moved = [(row.what, row.body) for row in stream(colleague, right)]
    assert moved[-5:] == [
        ("contact.logged", "又来催了"),
        ("promise.made", ""),
        ("reminder.set", ""),
        ("issue.answered", ""),
        ("contact.told", ""),
    ]
    assert {row.title for row in colleague.read(today.agenda).items} == {
        "订好东京酒店",
        "问入住顺不顺",
        "送早餐",
        "问早餐",
    }
    assert on_today(work) == []
    detail = colleague.read(issues.detail, made.issue_id)
    assert (detail.told_at, [one.reached for one in detail.tells]) == (hands.at, [True])
    assert (who(colleague, right).last_contact, who(work, member).last_contact) == (hands.at, None)
    assert not [row for row in stream(work, member) if row.title or row.body or row.party][2:]


def test_what_became_of_a_promise_without_an_issue_moves_with_it(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    promises = tuple(PromiseDraft(what, SOON, ZONE) for what in ("寄发票", "送券"))
    made = logged(work, call(member, issue=None, promises=promises))
    work.write(keep_promise, made.promise_ids[0])
    following = work.write(
        replace_promise, made.promise_ids[1], PromiseDraft("送两张券", LATER, ZONE)
    ).result
    work.write(snooze, made.reminder_ids[0], NOW + timedelta(hours=7))
    work.write(finish, made.reminder_ids[0])
    lead.write(retract_contact, made.event_id, "记错人", right)
    assert [
        row.what for row in stream(colleague, right) if row.kind in ("promise", "reminder")
    ] == [
        "promise.made",
        "promise.made",
        "reminder.set",
        "promise.kept",
        "promise.replaced",
        "promise.made",
        "reminder.snoozed",
        "reminder.done",
    ]
    states = {one.text: one.state for one in colleague.read(promises_of, right, False)}
    assert states == {"寄发票": "kept", "送券": "replaced", "送两张券": "open"}
    assert on_today(colleague) == [("88000002", "送两张券")]
    assert on_today(work) == []
    assert work.read(finding.search, "发票") == work.read(finding.search, "两张券") == []
    assert following


def test_an_issue_that_was_there_before_stays_with_its_member(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    hers = logged(work, call(member))
    call_of_his = Contact(
        member, "发票没收到", issue_id=hers.issue_id, promises=(PromiseDraft("寄发票", SOON, ZONE),)
    )
    made = logged(work, call_of_his)
    lead.write(retract_contact, made.event_id, "是另一位会员", right)
    assert [one.id for one in work.read(issues.open_of, member)] == [hers.issue_id]
    assert colleague.read(issues.open_of, right) == []
    [promise] = colleague.read(promises_of, right)
    assert (promise.text, promise.issue_id) == ("寄发票", None)
    assert {row.issue_id for row in stream(colleague, right)} == {None}
    assert hers.issue_id is not None
    assert work.read(issues.detail, hers.issue_id).row.n_promises_open == 1


def told(work: Work, member: UUID) -> tuple[UUID, UUID]:
    """An issue whose answer was told, and the contact in which it was."""
    issue_id = logged(work, call(member, promises=())).issue_id
    assert issue_id is not None
    version = work.read(issues.detail, issue_id).version
    work.write(set_answer, issue_id, version, AnswerDraft("换同级酒店"))
    return issue_id, work.write(tell, Telling(issue_id)).result


def test_what_was_told_to_somebody_else_was_not_told(work: Work, member: UUID) -> None:
    issue_id, event_id = told(work, member)
    work.write(retract_contact, event_id, "打错了电话")
    detail = work.read(issues.detail, issue_id)
    assert (detail.told_at, detail.first_told_at, detail.row.status) == (None, None, "open")
    assert not detail.checklist[0].ok


def test_a_withdrawal_told_to_somebody_else_was_not_told(work: Work, member: UUID) -> None:
    made = logged(work, call(member))
    assert made.issue_id is not None
    event = logged(work, Contact(member, "券不要了", issue_id=made.issue_id)).event_id
    work.write(withdraw_promise, made.promise_ids[0], event)
    work.write(retract_contact, event, "打错了电话")
    [promise] = work.read(promises_of, member, False)
    assert (promise.state, promise.withdrawal_told) == ("withdrawn", False)
    assert not work.read(issues.detail, made.issue_id).checklist[1].ok


def test_the_contact_a_closed_issue_stands_on_is_not_taken_off_under_it(
    work: Work, member: UUID
) -> None:
    made = logged(work, call(member))
    assert made.issue_id is not None
    event = logged(work, Contact(member, "都不用了", issue_id=made.issue_id)).event_id
    work.write(close, made.issue_id, Closing(End.WITHDRAWN, contact_event_id=event))
    assert refusal(work, event, "打错了电话") is Code.ISSUE_CLOSED
    work.write(reopen, made.issue_id, "打错了电话")
    work.write(retract_contact, event, "打错了电话")


def test_a_closed_issue_moves_closed(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(
        work, call(member, promises=(), reminders=(), settled=AnswerDraft("重新下单并退原单"))
    )
    assert made.issue_id is not None
    lead.write(retract_contact, made.event_id, "记错人", right)
    detail = colleague.read(issues.detail, made.issue_id)
    assert (detail.row.member_id, detail.row.status, detail.end) == (right, "closed", "settled")
    assert who(work, member).open_issues == who(colleague, right).open_issues == 0


def test_a_note_on_the_issue_stays_and_can_be_read(
    work: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    work.write(write_note, NewNote(member, "怕吵", issue_id=made.issue_id))
    lead.write(retract_contact, made.event_id, "记错人", right)
    assert [note.text for note in work.read(notes_of, member)] == ["怕吵"]
    [row] = [row for row in stream(work, member) if row.kind == "note"]
    assert row.retracted is None


def test_a_number_a_business_sent_stays_with_the_person_too(
    work: Work, lead: Work, member: UUID, right: UUID
) -> None:
    hers = logged(work, call(member))
    made = logged(work, call(member))
    lead.write(retract_contact, made.event_id, "记错人", right)
    assert [one.member_id for one in work.read(find_references, "990231")] == [member]
    assert hers.issue_id is not None
    [kept] = work.read(issues.detail, hers.issue_id).references
    assert kept.ref == "HT-990231"


def test_twice_is_refused_and_nothing_moves_again(
    work: Work, lead: Work, member: UUID, right: UUID
) -> None:
    new = NewMember("88000003", "陈静", "陈女士", steward_id=work.actor.steward_id)
    third = work.write(add_member, new).result
    made = logged(work, call(member))
    lead.write(retract_contact, made.event_id, "记错人", right)
    assert refusal(lead, made.event_id, "又错了", third) is Code.ALREADY_RETRACTED
    assert refusal(lead, made.event_id, "又错了") is Code.ALREADY_RETRACTED
    assert lead.read(issues.open_of, third) == []
    assert len(lead.read(issues.open_of, right)) == 1


def test_it_can_move_on_from_there(
    lead: Work, work: Work, colleague: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    there = lead.write(retract_contact, made.event_id, "记错人", right).result
    back = lead.write(retract_contact, there, "没有记错", member).result  # type: ignore[arg-type]
    assert back is not None
    entry = work.read(timeline.event, back)
    assert [row.what for row in entry.folded] == ["issue.opened", "promise.made", "reminder.set"]
    assert len(work.read(issues.open_of, member)) == 1
    assert colleague.read(issues.open_of, right) == []
    assert on_today(work) == [("88000001", "订好东京酒店"), ("88000001", "问入住顺不顺")]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_happens(
    work: Work, lead: Work, member: UUID, right: UUID, reason: str
) -> None:
    made = logged(work, call(member))
    before = stream(work, member)
    assert refusal(lead, made.event_id, reason, right) is Code.TEXT_MISSING
    assert stream(work, member) == before
    assert lead.read(issues.open_of, right) == []


def test_what_made_something_needs_somebody_to_have_it(work: Work, member: UUID) -> None:
    assert refusal(work, logged(work, call(member)).event_id, "记错人") is Code.MEMBER_NEEDED
    made = logged(work, call(member, issue=None, promises=(), reminders=()))
    assert work.write(retract_contact, made.event_id, "记错人").result is None
    assert work.read(members.header, member).last_contact == NOW


def test_only_a_contact_of_ones_own_member_moves_to_ones_own(
    work: Work, colleague: Work, lead: Work, member: UUID, right: UUID
) -> None:
    made = logged(work, call(member))
    assert refusal(work, made.event_id, "记错人", right) is Code.NOT_YOURS
    # A server shows not even that it is there.
    unseen = refusal(colleague, made.event_id, "记错人", right)
    assert unseen in (Code.NOT_YOURS, Code.NOT_A_CONTACT)
    assert refusal(lead, made.event_id, "记错人", member) is Code.SAME_MEMBER
    [opened] = [row for row in stream(work, member) if row.what == "issue.opened"]
    assert refusal(lead, opened.id, "记错人", right) is Code.NOT_A_CONTACT
    assert refusal(lead, made.issue_id, "记错人", right) is Code.NOT_A_CONTACT


ASTRAY = (
    (
        "SELECT count(*) FROM promise JOIN issue ON issue.id = promise.issue_id"
        " WHERE promise.member_id <> issue.member_id"
    ),
    (
        "SELECT count(*) FROM tell JOIN issue ON issue.id = issue_id"
        " WHERE tell.member_id <> issue.member_id"
    ),
    (
        "SELECT count(*) FROM due_item JOIN member ON member.id = member_id"
        " WHERE due_item.owner_id <> member.owner_id"
    ),
    (
        "SELECT count(*) FROM timeline_event AS one JOIN issue ON issue.id = one.issue_id WHERE"
        " one.member_id <> issue.member_id AND one.id NOT IN (SELECT event_id FROM retraction)"
    ),
    "SELECT (SELECT count(*) FROM timeline_event) - (SELECT sum(n) FROM timeline_day)",
)


@pytest.mark.parametrize("astray", ASTRAY)
def test_nothing_points_astray_afterwards(
    work: Work, lead: Work, member: UUID, right: UUID, astray: str
) -> None:
    made = logged(work, call(member))
    lead.write(retract_contact, made.event_id, "记错人", right)
    with work.workspace.readers.connect() as asking:
        assert asking.scalar(text(astray)) == 0

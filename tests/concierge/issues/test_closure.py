"""An issue closes through one function, and that function checks (law 4)."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from concierge import words
from concierge.clock import Hands
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import Contact, Telling
from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.closure import Closing, close, prove, reopen, unclose
from concierge.issues.kinds import End, ProofKind
from concierge.issues.promises import (
    keep_promise,
    make_promise,
    reopen_promise,
    replace_promise,
    withdraw_promise,
)
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.portfolio import portfolio
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Reached
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.concierge.conftest import NOW
from tests.refusals import refused

REFUND = PromiseDraft("退款 ¥300.00", NOW + timedelta(hours=4), "Asia/Shanghai")


@pytest.fixture
def issue(work: Work, member: UUID) -> UUID:
    """An open issue: the parcel came late and damaged."""
    return work.write(open_issue, member, IssueDraft("餐具包裹晚到且破损", "logistics")).result


def told(work: Work, issue: UUID) -> None:
    """Set an answer and tell it."""
    version = detail(work, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款，并补发碟子一只"))
    work.write(tell, Telling(issue))


def detail(work: Work, issue: UUID) -> IssueDetail:
    """The issue as the pane shows it."""
    return work.read(issues.detail, issue)


def missing(work: Work, issue: UUID, closing: Closing | None = None) -> list[str]:
    """What closing is refused for."""
    with pytest.raises(Refusal) as refused:
        work.write(close, issue, closing)
    assert refused.value.code is Code.NOT_READY
    return refused.value.values["missing"]  # type: ignore[return-value]


def test_told_kept_and_proved_it_closes(work: Work, member: UUID, issue: UUID) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    told(work, issue)
    work.write(keep_promise, promise)
    work.write(prove, issue, ProofKind.REFUND_POSTED)
    work.write(close, issue)
    found = detail(work, issue)
    assert (found.row.status, found.end, found.closed_by) == ("closed", "settled", "王静")
    assert work.read(members.header, member).next_due is None


def test_a_broken_promise_keeps_the_issue_open_until_it_is_fulfilled_late(
    work: Work, member: UUID, issue: UUID, hands: Hands
) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    told(work, issue)
    work.write(prove, issue, ProofKind.REFUND_POSTED)
    hands.move(timedelta(hours=6))
    assert missing(work, issue) == ["promises_ended"]
    [row] = detail(work, issue).promises
    assert (row.state, row.broken_at) == ("open", REFUND.due)
    work.write(keep_promise, promise)
    work.write(close, issue)
    [row] = detail(work, issue).promises
    assert (row.state, row.broken_at, row.late) == ("kept", REFUND.due, True)


def test_a_replaced_promise_leaves_its_successor_to_keep(
    work: Work, member: UUID, issue: UUID
) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    later = PromiseDraft("退款 ¥300.00", NOW + timedelta(days=1), "Asia/Shanghai")
    work.write(replace_promise, promise, later)
    told(work, issue)
    work.write(prove, issue, ProofKind.REFUND_POSTED)
    assert missing(work, issue) == ["promises_ended"]
    assert [row.state for row in detail(work, issue).promises] == ["replaced", "open"]


def test_the_answer_goes_along_to_the_new_time_only_where_that_was_asked(
    work: Work, member: UUID, issue: UUID
) -> None:
    first = work.write(make_promise, member, REFUND, issue).result
    said = AnswerDraft("退款", Decimal(300), "CNY", REFUND.due)
    work.write(set_answer, issue, detail(work, issue).version, said)
    work.write(tell, Telling(issue))
    assert [row.in_answer for row in detail(work, issue).promises] == [True]
    later, latest = (replace(REFUND, due=REFUND.due + timedelta(days=n)) for n in (1, 2))
    second = work.write(replace_promise, first, later).result
    found = detail(work, issue)
    assert found.answer is not None
    assert found.answer.due == REFUND.due
    assert (found.row.status, found.promises[-1].in_answer) == ("told", False)
    with refused(Code.STALE):
        work.write(replace_promise, second, latest, None, None, True)
    assert [row.state for row in detail(work, issue).promises] == ["replaced", "open"]


def test_an_answer_brought_to_the_new_time_is_to_be_told_again_in_the_same_act(
    work: Work, member: UUID, issue: UUID
) -> None:
    first = work.write(make_promise, member, REFUND, issue).result
    said = AnswerDraft("退款", Decimal(300), "CNY", REFUND.due)
    work.write(set_answer, issue, detail(work, issue).version, said)
    work.write(tell, Telling(issue))
    later = replace(REFUND, due=REFUND.due + timedelta(days=1))
    work.write(replace_promise, first, later, None, "等退款到账", True)
    found = detail(work, issue)
    assert found.answer is not None
    answer = found.answer
    assert (answer.outcome, answer.amount, answer.currency, answer.due) == (
        "退款", Decimal(300), "CNY", later.due,
    )  # fmt: skip
    assert (found.row.status, found.row.next_step) == ("open", "等退款到账")
    assert [row.in_answer for row in found.promises] == [False, True]


def test_a_withdrawn_promise_has_ended_only_once_the_member_was_told(
    work: Work, member: UUID, issue: UUID
) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    told(work, issue)
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    work.write(withdraw_promise, promise)
    assert missing(work, issue) == ["promises_ended"]
    call = work.write(log_contact, Contact(member, "退款办不了，改送券，她同意", issue_id=issue))
    work.write(withdraw_promise, promise, call.result.event_id)
    work.write(close, issue)


def test_an_unanswered_call_tells_no_withdrawal(work: Work, member: UUID, issue: UUID) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    call = work.write(log_contact, Contact(member, "", reached=Reached.NO_ANSWER))
    with refused(Code.CONTACT_MISSING):
        work.write(withdraw_promise, promise, call.result.event_id)


def test_taking_back_that_a_promise_was_kept_makes_it_due_again(
    work: Work, member: UUID, issue: UUID
) -> None:
    promise = work.write(make_promise, member, REFUND, issue).result
    work.write(keep_promise, promise)
    work.write(reopen_promise, promise)
    assert work.read(members.header, member).next_due == REFUND.due
    with refused(Code.PROMISE_OPEN):
        work.write(reopen_promise, promise)


def test_three_tries_on_two_days_and_a_letter_count_as_told(
    work: Work, issue: UUID, hands: Hands
) -> None:
    from concierge.timeline.kinds import Channel

    version = detail(work, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    for hours in (0, 3, 24):
        hands.set(NOW + timedelta(hours=hours))
        work.write(tell, Telling(issue, reached=Reached.NO_ANSWER))
    assert detail(work, issue).told_at is None
    written = Telling(issue, Channel.SMS, Reached.MESSAGE_LEFT)
    work.write(tell, written)
    assert detail(work, issue).row.status == "told"


def test_silence_proves_nothing_before_three_days(work: Work, issue: UUID, hands: Hands) -> None:
    told(work, issue)
    with pytest.raises(Refusal):
        work.write(prove, issue, ProofKind.TOLD_AND_SILENT)
    hands.move(timedelta(days=3))
    work.write(prove, issue, ProofKind.TOLD_AND_SILENT)
    work.write(close, issue)


def test_the_member_withdraws_it_in_a_contact(work: Work, member: UUID, issue: UUID) -> None:
    work.write(make_promise, member, REFUND, issue)
    with refused(Code.CONTACT_MISSING):
        work.write(close, issue, Closing(End.WITHDRAWN))
    call = work.write(log_contact, Contact(member, "算了，不用退了", issue_id=issue)).result
    work.write(close, issue, Closing(End.WITHDRAWN, contact_event_id=call.event_id))
    found = detail(work, issue)
    assert found.end == "withdrawn"
    assert [row.state for row in found.promises] == ["withdrawn"]


def test_opened_in_error_only_if_nothing_was_told_or_promised(
    work: Work, member: UUID, issue: UUID
) -> None:
    other = work.write(open_issue, member, IssueDraft("记错了", "retail")).result
    work.write(close, other, Closing(End.ERROR, "记在别人身上"))
    told(work, issue)
    with refused(Code.TOLD_OR_PROMISED):
        work.write(close, issue, Closing(End.ERROR, "记错了"))


def test_merging_takes_promises_and_numbers_along(work: Work, member: UUID, issue: UUID) -> None:
    draft = IssueDraft("同一个包裹", "logistics", references=("SF1234567731",))
    other = work.write(open_issue, member, draft).result
    work.write(make_promise, member, REFUND, other)
    work.write(close, other, Closing(End.MERGED, merged_into=issue))
    kept = detail(work, issue)
    assert [row.text for row in kept.promises] == ["退款 ¥300.00"]
    assert [row.ref for row in kept.references] == ["SF1234567731"]
    assert detail(work, other).merged_into == kept.row.ref
    assert work.read(members.header, member).next_due == REFUND.due


def test_an_issue_is_not_merged_into_itself(work: Work, issue: UUID) -> None:
    with refused(Code.MERGE_TARGET):
        work.write(close, issue, Closing(End.MERGED, merged_into=issue))


def test_only_a_lead_may_override_and_must_say_why(work: Work, lead: Work, issue: UUID) -> None:
    with refused(Code.ONLY_A_LEAD):
        work.write(close, issue, Closing(override=True, reason="监管要求"))
    with refused(Code.TEXT_MISSING):
        lead.write(close, issue, Closing(override=True))
    lead.write(close, issue, Closing(override=True, reason="监管要求"))
    assert detail(work, issue).closed_by == "沈嘉言"


def test_reopening_returns_it_and_asks_for_a_new_proof(
    work: Work, member: UUID, issue: UUID
) -> None:
    told(work, issue)
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    work.write(close, issue)
    assert work.read(portfolio)[0].open_issues == 0
    work.write(reopen, issue, "碟子又碎了")
    found = detail(work, issue)
    assert (found.row.status, found.reopened, found.proof) == ("open", 1, None)
    assert work.read(portfolio)[0].open_issues == 1
    assert missing(work, issue) == ["proof"]


def test_a_closed_issue_takes_nothing_more(work: Work, member: UUID, issue: UUID) -> None:
    told(work, issue)
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    work.write(close, issue)
    for act in (lambda: work.write(close, issue), lambda: work.write(tell, Telling(issue))):
        with refused(Code.ISSUE_CLOSED):
            act()


def test_the_second_to_save_learns_that_it_was_changed(work: Work, issue: UUID) -> None:
    version = detail(work, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    with refused(Code.STALE):
        work.write(set_answer, issue, version, AnswerDraft("补发"))


def test_a_promise_due_before_it_is_made_is_refused(work: Work, member: UUID, issue: UUID) -> None:
    late = PromiseDraft("退款", NOW - timedelta(minutes=1), "Asia/Shanghai")
    with refused(Code.DUE_PAST):
        work.write(make_promise, member, late, issue)


def test_another_time_agreed_is_one_entry_that_says_from_when_to_when(
    work: Work, member: UUID, hands: Hands
) -> None:
    due = NOW + timedelta(hours=1)
    late = work.write(make_promise, member, PromiseDraft("退款", due, "Asia/Shanghai")).result
    hands.move(timedelta(hours=2))
    new = PromiseDraft("退款", NOW + timedelta(hours=6), "Asia/Shanghai")
    work.write(replace_promise, late, new)
    [entry] = [row for row in stream(work, member) if row.what == "promise.replaced"]
    assert [one.what for one in entry.folded] == ["promise.made"]
    said = words.event(entry, ZoneInfo("Asia/Shanghai"), hands.at)
    assert said.text == "退款, today 15:05 → today 20:05"
    assert said.state == "overdue, not kept, new time agreed"


def test_kept_and_undone_is_one_entry_that_says_so(work: Work, member: UUID) -> None:
    due = NOW + timedelta(hours=1)
    promise = work.write(make_promise, member, PromiseDraft("退款", due, "Asia/Shanghai")).result
    work.write(keep_promise, promise)
    work.write(reopen_promise, promise)
    [entry] = [row for row in stream(work, member) if row.what == "promise.kept"]
    assert entry.data["undone"]
    assert [row.what for row in stream(work, member) if row.what == "promise.reopened"] == []
    said = words.event(entry, ZoneInfo("Asia/Shanghai"), NOW)
    assert said.state == "marked kept, and undone"


def stream(work: Work, member: UUID) -> list[Row]:
    """What stands in the stream by itself."""
    return list(work.read(timeline.page, member, Filter(), None, 50).rows)


def test_the_same_proof_twice_is_one_event(work: Work, member: UUID, issue: UUID) -> None:
    def proved() -> int:
        rows = work.read(timeline.page, member, Filter(), None, 50).rows
        return sum(one.what == "issue.proved" for one in rows)

    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED, "收到了")
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED, " 收到了 ")
    assert proved() == 1
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED, "短信说收到了")
    assert proved() == 2


def test_a_close_taken_back_leaves_the_issue_as_it_stood_with_its_proof(
    work: Work, member: UUID, issue: UUID
) -> None:
    told(work, issue)
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    before = detail(work, issue)
    work.write(close, issue)
    work.write(unclose, issue, before.row.status, "按错了")
    after = detail(work, issue)
    assert (after.row.status, after.proof, after.reopened, after.end) == (
        before.row.status, before.proof, 0, None,
    )  # fmt: skip
    assert work.read(portfolio)[0].open_issues == 1
    work.write(close, issue)
    with refused(Code.ISSUE_NOT_CLOSED):
        work.write(
            unclose,
            work.write(open_issue, member, IssueDraft("别的", "travel")).result,
            before.row.status,
            "按错了",
        )


def test_what_ended_its_promises_with_it_is_not_taken_back(
    work: Work, member: UUID, issue: UUID
) -> None:
    other = work.write(open_issue, member, IssueDraft("同一件包裹", "logistics")).result
    work.write(close, issue, Closing(End.MERGED, merged_into=other))
    with refused(Code.ISSUE_CLOSED):
        work.write(unclose, issue, "open", "按错了")

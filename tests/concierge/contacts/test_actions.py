"""A contact, and what it does to an issue."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import (
    AnswerDraft,
    Contact,
    Direction,
    IssueDraft,
    PromiseDraft,
    Reached,
    ReminderDraft,
    Telling,
)
from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import close
from concierge.issues.rules import Urgency
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from tests.concierge.conftest import NOW
from tests.refusals import refused

EVERYTHING = Filter()


def hotel(member: UUID, **values: object) -> Contact:
    """A call about a lost hotel booking, with its issue and the promise to rebook."""
    drafts: dict[str, object] = {
        "issue": IssueDraft(
            "东京酒店预订丢失", "travel", Urgency.URGENT, references=("HT-990231",)
        ),
        "promises": (PromiseDraft("订好东京酒店", NOW + timedelta(hours=2), "Asia/Shanghai"),),
    }
    return Contact(member, "酒店说查不到我们的预订", **{**drafts, **values})  # type: ignore[arg-type]


def test_one_act_makes_one_entry_that_holds_issue_and_promise(work: Work, member: UUID) -> None:
    logged = work.write(log_contact, hotel(member)).result
    page = work.read(timeline.page, member, EVERYTHING, None, 10)
    [entry] = [row for row in page.rows if row.kind == "contact"]
    assert entry.id == logged.event_id
    assert [row.what for row in entry.folded] == ["issue.opened", "promise.made"]
    assert not [row for row in page.rows if row.what in ("issue.opened", "promise.made")]
    assert entry.line == "travel"


def test_the_folded_things_are_found_by_their_kind(work: Work, member: UUID) -> None:
    work.write(log_contact, hotel(member))
    page = work.read(timeline.page, member, Filter(kind="promise"), None, 10)
    assert [row.title for row in page.rows] == ["订好东京酒店"]
    counts = dict(work.read(timeline.counts, member).kinds)
    assert counts["promise"] == 1


def test_a_contact_can_also_make_a_reminder(work: Work, member: UUID) -> None:
    reminder = ReminderDraft("问入住顺不顺", NOW + timedelta(days=1), "Asia/Shanghai")
    logged = work.write(log_contact, hotel(member, reminders=(reminder,))).result
    assert len(logged.reminder_ids) == 1


def test_telling_without_an_answer_is_refused(work: Work, member: UUID) -> None:
    logged = work.write(log_contact, hotel(member)).result
    with refused(Code.ANSWER_MISSING):
        work.write(tell, Telling(logged.issue_id))  # type: ignore[arg-type]


def test_no_answer_is_kept_as_a_try_and_tells_nobody(work: Work, member: UUID) -> None:
    issue_id = answered(work, member)
    work.write(tell, Telling(issue_id, reached=Reached.NO_ANSWER))
    detail = work.read(issues.detail, issue_id)
    assert [one.reached for one in detail.tells] == [False]
    assert detail.told_at is None
    assert detail.row.status == "open"


def test_telling_is_an_outbound_contact_that_holds_only_the_answer(
    work: Work, member: UUID
) -> None:
    issue_id = answered(work, member)
    event_id = work.write(tell, Telling(issue_id)).result
    event = work.read(timeline.event, event_id)
    assert (event.direction, event.title, event.body) == (Direction.OUT, "已换同级酒店", "")
    assert event.data["amount"] == "300.00"
    assert work.read(issues.detail, issue_id).row.status == "told"


def test_an_answer_changed_after_telling_must_be_told_again(work: Work, member: UUID) -> None:
    issue_id = answered(work, member)
    work.write(tell, Telling(issue_id))
    version = work.read(issues.detail, issue_id).version
    work.write(set_answer, issue_id, version, AnswerDraft("改订另一家"))
    detail = work.read(issues.detail, issue_id)
    assert detail.told_at is None
    assert detail.row.status == "open"
    assert not detail.checklist[0].ok


def test_settled_on_the_spot_is_closed_in_the_same_act(work: Work, member: UUID) -> None:
    contact = Contact(
        member,
        "汤洒了一半，已重新下单",
        issue=IssueDraft("汤洒了", "food"),
        settled=AnswerDraft("重新下单并退原单", Decimal("168.00"), "CNY"),
    )
    done = work.write(log_contact, contact)
    assert done.result.issue_id is not None
    detail = work.read(issues.detail, done.result.issue_id)
    assert (detail.row.status, detail.end, detail.proof) == (
        "closed",
        "settled",
        "member_confirmed",
    )


def test_settling_on_the_spot_with_an_open_promise_leaves_nothing_behind(
    work: Work, member: UUID
) -> None:
    before = work.read(timeline.counts, member).total
    with refused(Code.NOT_READY):
        work.write(log_contact, hotel(member, settled=AnswerDraft("已办")))
    assert work.read(timeline.counts, member).total == before
    assert work.read(issues.open_of, member) == []


def test_a_contact_in_the_future_is_refused(work: Work, member: UUID) -> None:
    with refused(Code.IN_THE_FUTURE):
        work.write(log_contact, hotel(member, at=NOW + timedelta(days=1)))


def test_a_colleagues_member_is_out_of_reach(colleague: Work, member: UUID) -> None:
    with refused(Code.NOT_YOURS):
        colleague.write(log_contact, hotel(member))


def test_closing_before_everything_is_done_says_what_is_missing(work: Work, member: UUID) -> None:
    issue_id = answered(work, member)
    with pytest.raises(Refusal) as refused:
        work.write(close, issue_id)
    assert refused.value.values["missing"] == ["answer_told", "promises_ended", "proof"]


def answered(work: Work, member: UUID) -> UUID:
    """An open issue whose answer is set and not told."""
    issue_id = work.write(log_contact, hotel(member)).result.issue_id
    assert issue_id is not None
    version = work.read(issues.detail, issue_id).version
    draft = AnswerDraft("已换同级酒店", Decimal("300.00"), "CNY", NOW + timedelta(hours=3))
    work.write(set_answer, issue_id, version, draft)
    return issue_id

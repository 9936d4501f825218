"""The member's own view of their stream: what was undone is gone from it, with its undoing."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.correction import as_logged, correct_contact
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact
from concierge.finding.queries import search_member
from concierge.issues.actions import open_issue
from concierge.issues.chips import chips_of
from concierge.issues.closure import Closing, close, reopen
from concierge.issues.kinds import End
from concierge.issues.promises import keep_promise, make_promise, reopen_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.actions import NewEvent, record, retract
from concierge.timeline.kinds import Kind, PartyKind
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.concierge.conftest import NOW

DUE = NOW + timedelta(hours=1)
REFUND = PromiseDraft("退款到账", DUE, "Asia/Shanghai")


def view(work: Work, member: UUID, internal: bool = False, **wanted: str) -> list[Row]:
    """The stream as the member knows it. Whichever way it is asked, it is the same stream."""
    asked = Filter(internal=internal, **wanted)  # type: ignore[arg-type]
    rows = list(work.read(timeline.page, member, asked, None, 50).rows)[::-1]
    days = work.read(timeline.days, member, asked)
    assert sum(day.n for day in days) == len(rows)
    if days:
        spanned = work.read(timeline.span, member, asked, days[0].day, days[-1].day)
        assert [row.id for row in spanned] == [row.id for row in rows]
    return rows


def counted(work: Work, member: UUID) -> dict[str, int]:
    """What the chips of the view say; each says what it shows."""
    chips = work.read(chips_of, member, False)
    assert chips.total == len(view(work, member))
    for line, n in chips.lines:
        assert n == len(view(work, member, line=line))
    for kind, n in chips.kinds:
        assert n == len(view(work, member, kind=kind))
    for issue in chips.issues:
        wanted = Filter(issue_id=issue.id, internal=False)
        assert issue.n == len(work.read(timeline.page, member, wanted, None, 50).rows)
    return dict(chips.kinds)


def found(work: Work, member: UUID, text: str) -> list[UUID]:
    """What a search in the view finds."""
    return [hit.id for hit in work.read(search_member, member, text, False)]


def test_a_promise_kept_by_mistake_is_not_said_to_be_kept(work: Work, member: UUID) -> None:
    promise = work.write(make_promise, member, REFUND).result
    work.write(keep_promise, promise)
    assert [row.what for row in view(work, member)] == ["promise.made", "promise.kept"]
    work.write(reopen_promise, promise)
    assert [row.what for row in view(work, member)] == ["promise.made"]
    assert counted(work, member) == {"promise": 1}
    assert len(found(work, member, "退款到账")) == 1
    assert [row.what for row in view(work, member, internal=True)][-1] == "promise.kept"
    work.write(keep_promise, promise)
    assert [row.what for row in view(work, member)] == ["promise.made", "promise.kept"]
    assert counted(work, member) == {"promise": 2}


def test_what_was_logged_on_the_wrong_person_leaves_them_no_stub(work: Work, member: UUID) -> None:
    logged = work.write(log_contact, Contact(member, "别人的秘密", line="travel")).result
    work.write(log_contact, Contact(member, "问候"))
    work.write(retract_contact, logged.event_id, "记错人了")
    assert [row.body for row in view(work, member)] == ["问候"]
    assert counted(work, member) == {"contact": 1}
    assert found(work, member, "记错") == found(work, member, "秘密") == []
    assert len(view(work, member, internal=True, kind="contact")) == 2


def test_what_an_entry_said_before_is_the_houses(work: Work, lead: Work, member: UUID) -> None:
    made = work.write(log_contact, Contact(member, "退款三百", line="travel")).result
    now = made.event_id
    for text in ("退款五百", "退款八百"):
        said = work.read(as_logged, now)
        now = work.write(correct_contact, replace(said, text=text)).result
    [row] = view(work, member)
    assert (row.body, row.formers) == ("退款八百", ())
    assert counted(work, member) == {"contact": 1}
    assert found(lead, member, "三百") == []
    assert found(work, member, "八百") == [row.id]
    assert len(view(work, member, internal=True)[-1].formers) == 2


def test_a_call_that_was_with_a_courier_after_all_is_gone(work: Work, member: UUID) -> None:
    made = work.write(log_contact, Contact(member, "到楼下了")).result
    said = work.read(as_logged, made.event_id)
    work.write(correct_contact, replace(said, party="顺丰", party_kind=PartyKind.BUSINESS))
    assert view(work, member) == []
    assert counted(work, member) == {}


def test_an_issue_opened_in_error_was_never_theirs(work: Work, member: UUID) -> None:
    issue = work.write(open_issue, member, IssueDraft("东京酒店", "travel")).result
    assert counted(work, member) == {"issue": 1}
    work.write(close, issue, Closing(End.ERROR, reason="重复登记"))
    assert view(work, member) == []
    assert counted(work, member) == {}
    work.write(reopen, issue, "是另一件")
    assert [row.what for row in view(work, member)] == ["issue.opened"]
    assert counted(work, member) == {"issue": 1}


def test_what_was_opened_in_error_stays_away_when_another_issue_is_reopened(
    work: Work, member: UUID, hands: Hands
) -> None:
    wrong, other = (
        work.write(open_issue, member, IssueDraft(title, "travel")).result
        for title in ("东京酒店", "大阪酒店")
    )
    for issue in (wrong, other):
        hands.move(timedelta(minutes=1))
        work.write(close, issue, Closing(End.ERROR, reason="重复登记"))
    hands.move(timedelta(minutes=1))
    work.write(reopen, other, "是另一件")
    assert [row.issue_id for row in view(work, member)] == [other]


def test_of_an_act_the_view_tells_what_they_know(work: Work, member: UUID) -> None:
    both = Contact(
        member,
        "订单没到",
        issue=IssueDraft("快递丢失", "retail"),
        reminders=(ReminderDraft("催物流", DUE, "Asia/Shanghai"),),
    )
    made = work.write(log_contact, both).result
    [row] = view(work, member)
    assert [one.what for one in row.folded] == ["issue.opened"]
    assert [bit["kind"] for bit in row.data["bits"]] == ["issue"]
    work.write(close, made.issue_id, Closing(End.ERROR, reason="重复登记"))
    [row] = view(work, member)
    assert (row.folded, row.data["bits"]) == ((), [])
    assert counted(work, member) == {"contact": 1}


@pytest.mark.parametrize("line", ["travel", None])
def test_a_retracted_entry_of_a_business_is_in_no_count(
    work: Work, member: UUID, line: str | None
) -> None:
    order = NewEvent(member, Kind.ORDER, "order.placed", line=line, title="一箱茶")
    event = work.write(record, order).result
    assert counted(work, member) == {"order": 1}
    work.write(retract, event, "不是这位的")
    assert counted(work, member) == {}


def test_the_next_step_of_an_issue_is_not_searched(work: Work, member: UUID) -> None:
    issue = IssueDraft("东京酒店", "travel", cause="前台漏录")
    work.write(open_issue, member, issue)
    assert found(work, member, "漏录") == []
    assert len(found(work, member, "东京")) == 1

"""A contact, and what it does to an issue."""

from datetime import timedelta
from decimal import Decimal
from itertools import product
from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact, tell
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Telling
from concierge.errors import Code, Refusal
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import close
from concierge.issues.kinds import Urgency
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
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


WITH = [
    ("", None, "member", "member"),
    ("周婷", None, "other", "member"),
    ("周婷", PartyKind.REPRESENTATIVE, "representative", "member"),
    ("顺丰小哥", PartyKind.BUSINESS, "business", "internal"),
    ("酒店前厅", PartyKind.PARTNER, "partner", "internal"),
    ("何敏", PartyKind.COLLEAGUE, "colleague", "internal"),
    ("", PartyKind.OTHER, "other", "member"),
]


@pytest.mark.parametrize(("party", "said", "kind", "audience"), WITH)
def test_with_whom_decides_what_a_contact_is(
    work: Work, member: UUID, party: str, said: PartyKind | None, kind: str, audience: str
) -> None:
    made = work.write(log_contact, Contact(member, "问了一声", party=party, party_kind=said)).result
    row = work.read(timeline.event, made.event_id)
    assert (row.party_kind, row.audience) == (kind, audience)
    theirs = kind in ("member", "representative")
    assert (work.read(members.header, member).last_contact == NOW) is theirs


@pytest.mark.parametrize(("party", "said", "kind", "_audience"), WITH)
def test_only_the_member_themselves_is_told(
    work: Work, member: UUID, party: str, said: PartyKind | None, kind: str, _audience: str
) -> None:
    opened = work.write(log_contact, Contact(member, "坏了", issue=IssueDraft("碗坏了", "retail")))
    issue = opened.result.issue_id
    assert issue is not None
    version = work.read(issues.detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    contact = Contact(member, "说了", issue_id=issue, tells=True, party=party, party_kind=said)
    assert work.write(log_contact, contact).result.told is (kind == "member")
    assert (work.read(issues.detail, issue).told_at is not None) is (kind == "member")
    if kind != "member":
        work.write(tell, Telling(issue, party=party, party_kind=said))
        found = work.read(issues.detail, issue)
        assert (found.told_at, found.tells) == (None, ())


def test_nothing_is_promised_or_settled_behind_the_members_back(work: Work, member: UUID) -> None:
    promise = PromiseDraft("今天送到", NOW + timedelta(hours=2), "Asia/Shanghai")
    courier = Contact(member, "催了", party_kind=PartyKind.BUSINESS, promises=(promise,))
    with refused(Code.PROMISE_TO_NOBODY):
        work.write(log_contact, courier)
    settled = Contact(
        member,
        "好了",
        party="周婷",
        issue=IssueDraft("碗坏了", "retail"),
        settled=AnswerDraft("退款"),
    )
    with refused(Code.SETTLED_WITHOUT_THEM):
        work.write(log_contact, settled)


def test_an_issue_opened_with_a_courier_is_not_the_members_word(work: Work, member: UUID) -> None:
    courier = Contact(
        member, "丢了", party_kind=PartyKind.BUSINESS, issue=IssueDraft("包裹丢了", "logistics")
    )
    made = work.write(log_contact, courier).result
    [opened] = work.read(timeline.event, made.event_id).folded
    assert opened.audience == "internal"
    assert made.issue_id is not None
    assert work.read(issues.detail, made.issue_id).opened_by == "steward"


def test_counted_anew_the_last_contact_is_what_was_kept(
    work: Work, subtests: pytest.Subtests
) -> None:
    at = NOW - timedelta(hours=1)
    whoever = (None, PartyKind.REPRESENTATIVE, PartyKind.BUSINESS)
    for number, case in enumerate(product(Channel, Direction, Reached, whoever)):
        channel, direction, reached, whom = case
        new = NewMember(str(88000100 + number), "林雅岚", steward_id=work.actor.steward_id)
        member = work.write(add_member, new).result
        with subtests.test(channel=channel, direction=direction, reached=reached, whom=whom):
            one = Contact(member, "喂", channel, direction, reached=reached, at=at, party_kind=whom)
            work.write(log_contact, one)
            kept = work.read(members.header, member).last_contact
            mistaken = work.write(log_contact, Contact(member, "记错了")).result
            work.write(retract_contact, mistaken.event_id, "记错了")
            assert work.read(members.header, member).last_contact == kept
            ours = direction is Direction.OUT or channel in (Channel.PHONE, Channel.VISIT)
            heard = ours and reached is Reached.YES and whom is not PartyKind.BUSINESS
            assert kept == (at if heard else None)

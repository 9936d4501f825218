"""What was logged is put right: the new words stand in the place of the old (law 2)."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.contacts.actions import tell
from concierge.contacts.correction import as_logged, correct_contact
from concierge.contacts.rules import Contact, Telling
from concierge.errors import Code, Refusal
from concierge.finding import queries as finding
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.promised import promises_of
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.members import queries as members
from concierge.reminders.queries import reminders_of
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Channel, PartyKind
from concierge.timeline.rules import Filter
from concierge.today import queries as today
from tests.concierge.conftest import NOW
from tests.concierge.contacts.test_retraction import call, logged, stream
from tests.refusals import refused


def put_right(work: Work, event_id: UUID, **changes: object) -> UUID:
    """Correct an entry in these points."""
    before = work.read(as_logged, event_id)
    return work.write(correct_contact, replace(before, **changes)).result  # type: ignore[arg-type]


def test_the_new_words_stand_where_the_old_ones_stood(work: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "退款 300 元"))
    before = work.read(timeline.counts, member)
    now = put_right(work, made.event_id, text="退款 800 元")
    [row] = [one for one in stream(work, member) if one.kind == "contact"]
    assert (row.id, row.body, row.steward_id) == (now, "退款 800 元", work.actor.steward_id)
    [former] = row.formers
    assert (former.row.body, former.reason, former.steward_name) == (
        "退款 300 元",
        "corrected",
        "王静",
    )
    assert work.read(timeline.counts, member) == before


def test_put_right_twice_it_keeps_both_former_words(work: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "一"))
    put_right(work, put_right(work, made.event_id, text="二"), text="三")
    [row] = [one for one in stream(work, member) if one.kind == "contact"]
    assert [one.row.body for one in row.formers] == ["二", "一"]


def test_time_line_channel_and_party_are_put_right(work: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "问了", line="travel"))
    at = NOW - timedelta(days=2)
    put_right(
        work, made.event_id, at=at, line="food", channel=Channel.VISIT, party="顺丰小哥",
        party_kind=PartyKind.BUSINESS,
    )  # fmt: skip
    [row] = [one for one in stream(work, member) if one.kind == "contact"]
    assert (row.at, row.line, row.channel, row.party) == (at, "food", "visit", "顺丰小哥")
    assert (row.party_kind, row.audience) == ("business", "internal")
    assert work.read(members.header, member).last_contact is None
    days = work.read(timeline.days, member, Filter(kind="contact"))
    assert [one.n for one in days] == [1]


def test_all_that_the_act_made_stays_with_it(work: Work, member: UUID) -> None:
    made = logged(work, call(member))
    now = put_right(work, made.event_id, text="酒店查到了")
    row = work.read(timeline.event, now)
    assert [one.what for one in row.folded] == ["issue.opened", "promise.made", "reminder.set"]
    assert work.read(issues.detail, made.issue_id).row.title == "东京酒店预订丢失"
    assert [one.id for one in work.read(promises_of, member)] == list(made.promise_ids)
    assert [one.id for one in work.read(reminders_of, member)] == list(made.reminder_ids)
    assert len(work.read(today.agenda).items) == 2
    with refused(Code.CORRECTION_OPENED_IT):
        put_right(work, now, issue_id=None)


def test_what_was_told_to_somebody_else_tells_nobody(work: Work, member: UUID) -> None:
    issue = work.write(open_issue, member, IssueDraft("碗坏了", "retail")).result
    version = work.read(issues.detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    event = work.write(tell, Telling(issue)).result
    event = put_right(work, event, channel=Channel.VISIT)
    assert work.read(issues.detail, issue).told_at is not None
    put_right(work, event, party="周婷", party_kind=PartyKind.REPRESENTATIVE)
    found = work.read(issues.detail, issue)
    assert (found.told_at, found.tells, found.row.status) == (None, (), "open")


def test_it_was_about_another_issue(work: Work, member: UUID) -> None:
    first, second = (
        work.write(open_issue, member, IssueDraft(title, "retail")).result for title in "碗杯"
    )
    drafts = call(member, issue=None, issue_id=first)
    made = logged(work, drafts)
    put_right(work, made.event_id, issue_id=second)
    assert {one.issue_id for one in work.read(promises_of, member)} == {second}
    assert {one.issue_id for one in work.read(today.agenda).items} == {second}


def test_after_a_day_the_author_says_why(work: Work, member: UUID, hands: Hands) -> None:
    made = logged(work, Contact(member, "一"))
    hands.move(timedelta(hours=24, seconds=1))
    with refused(Code.TEXT_MISSING):
        put_right(work, made.event_id, text="二")
    put_right(work, made.event_id, text="二", reason="听错了")
    [row] = [one for one in stream(work, member) if one.kind == "contact"]
    assert row.formers[0].reason == "听错了"


def test_whoever_else_serves_them_corrects_beside_it(work: Work, lead: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "一"))
    beside = put_right(lead, made.event_id, text="其实是二", reason="听了录音")
    rows = {one.id: one for one in stream(work, member)}
    assert (rows[made.event_id].body, rows[made.event_id].formers) == ("一", ())
    assert (rows[beside].what, rows[beside].body) == ("contact.corrected", "其实是二")
    assert rows[beside].data["event_id"] == str(made.event_id)


def test_a_leads_search_finds_both_a_stewards_the_new(work: Work, lead: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "长颈鹿"))
    now = put_right(work, made.event_id, text="犀牛")
    assert [one.event_id for one in work.read(finding.search, "犀牛")] == [now]
    assert work.read(finding.search, "长颈鹿") == []
    assert [one.event_id for one in lead.read(finding.search, "长颈鹿")] == [now]


def test_nobody_elses_member_is_corrected(work: Work, colleague: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "一"))
    before = work.read(as_logged, made.event_id)
    with pytest.raises(Refusal) as unseen:
        colleague.write(correct_contact, before)
    # A server shows not even that it is there.
    assert unseen.value.code in (Code.NOT_YOURS, Code.NOT_A_CONTACT)


def test_the_old_words_cannot_be_corrected_again(work: Work, member: UUID) -> None:
    made = logged(work, Contact(member, "一"))
    before = work.read(as_logged, made.event_id)
    put_right(work, made.event_id, text="二")
    with refused(Code.ALREADY_RETRACTED):
        work.write(correct_contact, before)

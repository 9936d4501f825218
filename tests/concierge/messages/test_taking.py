"""A message is taken for a colleague's member: found by a full number, and by nothing less."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from concierge import words
from concierge.clock import Hands
from concierge.contacts.retraction import retract_contact
from concierge.due import saying
from concierge.errors import Code, Refusal
from concierge.finding.queries import search
from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import PointKind
from concierge.members.profile import NewPoint, add_point, end_point
from concierge.members.queries import header, profile
from concierge.messages.actions import answered, snooze, unanswered, unsnooze
from concierge.messages.rules import MOST_AN_HOUR, MOST_FOR_ONE, Found, TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.cover import cover
from concierge.timeline.kinds import PartyKind
from concierge.timeline.queries import counts, page
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from concierge.today.rules import AgendaItem
from tests.refusals import refused

HOUR = timedelta(hours=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXT = "酒店说没有订单\n请王静回电 peanuts"


def ask(work: Work, typed: str) -> list[Found]:
    """Who is found by what was typed."""
    return work.read(found_by, work.write(enquire, typed).result)


def take(work: Work, typed: str = "88000001", text: str = TEXT, **more: object) -> None:
    """Take a message for the one member found."""
    [found] = ask(work, typed)
    work.write(take_message, TakenMessage(found.id, text, **more))  # type: ignore[arg-type]


def replies(work: Work) -> list[AgendaItem]:
    """The messages in somebody's Today."""
    return [item for item in work.read(agenda).items if item.kind == "reply"]


def whole(work: Work, member: UUID) -> list[Row]:
    """All that the stream holds of contacts and reminders, newest first."""
    return [
        row
        for row in work.read(page, member, Filter(), None, 50).rows
        if row.what.startswith(("contact.", "message."))
    ]


@pytest.mark.parametrize(
    "typed", ["88000001", " 88000001 ", "13800004417", "+86 138 0000 4417", "0086-138-0000-4417"]
)
def test_a_full_number_finds_how_to_address_them_and_who_serves_them(
    colleague: Work, member: UUID, typed: str
) -> None:
    [found] = ask(colleague, typed)
    assert (found.address, found.steward, found.member_id) == ("林女士", "王静", None)
    assert not colleague.read(may_see, member)


LESS = (
    "8800000", "8000001", "4417", "00004417", "3800004417", "138000044170", "林雅岚", "林女士",
    "linyalan", "lyl", "%", "88000001%", "_8000001", "+86", "88000001 13800004417", "'", "\\",
)  # fmt: skip


def test_anything_less_finds_nobody(
    colleague: Work, member: UUID, subtests: pytest.Subtests
) -> None:
    for typed in LESS:
        with subtests.test(typed=typed):
            assert ask(colleague, typed) == []


def test_whoever_may_see_them_is_told_whom_to_open(work: Work, lead: Work, member: UUID) -> None:
    assert [found.member_id for found in ask(lead, "88000001")] == [member]
    assert [found.member_id for found in ask(work, "13800004417")] == [member]


def test_a_phone_of_two_finds_both_and_one_that_ended_nobody(
    work: Work, colleague: Work, member: UUID
) -> None:
    new = NewMember("88000002", "林伟", phones=("13800004417",), steward_id=work.actor.steward_id)
    work.write(add_member, new)
    assert [one.address for one in ask(colleague, "13800004417")] == ["林女士", "林伟"]
    other = work.write(add_point, NewPoint(member, PointKind.PHONE, "13911112222")).result
    assert len(ask(colleague, "13911112222")) == 1
    work.write(end_point, other)
    assert ask(colleague, "13911112222") == []


def test_a_message_comes_up_on_the_stewards_today(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    take(colleague, party="周婷")
    [item] = replies(work)
    assert (item.member_id, item.title) == (member, "酒店说没有订单 请王静回电 peanuts")
    assert item.due == hands.at + 4 * HOUR
    assert item.why.values == {
        "by": "何敏",
        "taken_at": hands.at,
        "party": "周婷",
        "party_kind": "other",
    }
    known = work.read(header, member)
    assert (known.next_due, known.next_due_kind) == (item.due, "reply")
    assert known.last_contact is None  # nobody has answered them yet
    assert replies(colleague) == []


@pytest.mark.parametrize(
    ("kind", "party", "audience", "left", "entry"),
    [
        (None, "", "member", "", "Call in"),
        (None, "周婷", "member", "from 周婷", "Call in 周婷"),
        (PartyKind.MEMBER, "", "member", "", "Call in"),
        (PartyKind.REPRESENTATIVE, "周婷", "member", "from 周婷, representative", "Call in 周婷"),
        (
            PartyKind.BUSINESS,
            "",
            "internal",
            "from business or courier",
            "Call in business or courier",
        ),
        (PartyKind.PARTNER, "大堂", "internal", "from 大堂, partner", "Call in 大堂"),
        (PartyKind.COLLEAGUE, "李", "internal", "from 李, colleague", "Call in 李"),
        (PartyKind.OTHER, "", "member", "from somebody else", "Call in somebody else"),
    ],
)
def test_who_left_the_word_is_said_and_decides_who_knows_of_it(
    work: Work, colleague: Work, member: UUID, kind: PartyKind | None, party: str,
    audience: str, left: str, entry: str,
) -> None:  # fmt: skip
    before = work.read(counts, member, False).total
    take(colleague, party=party, party_kind=kind)
    [row] = whole(work, member)
    assert (row.audience, row.party_kind) == (audience, kind or ("other" if party else "member"))
    [item] = replies(work)
    why = saying.why(item, SHANGHAI, item.due)
    assert why.casefold().endswith(left.casefold())
    assert ("from " in why) == bool(left)
    assert words.event(row, SHANGHAI, item.due).lead.casefold() == entry.casefold()
    assert work.read(counts, member, False).total - before == (audience == "member")


def test_an_urgent_one_is_due_soon_and_says_so(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    take(colleague, urgent=True)
    [item] = replies(work)
    assert item.due == hands.at + HOUR / 2
    assert item.why.values["urgent"] is True


def test_it_stands_in_the_timeline_as_a_contact_of_whoever_took_it(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    before = work.read(counts, member).total
    take(colleague, "13800004417", party=" 周婷 ")
    [row] = whole(work, member)
    said = (row.kind, row.what, row.channel, row.direction, row.party, row.reached, row.audience)
    assert said == ("contact", "contact.message", "phone", "in", "周婷", "yes", "member")
    assert (row.body, row.at, row.recorded_at) == (TEXT, hands.at, hands.at)
    assert row.steward_id == colleague.actor.steward_id
    assert work.read(counts, member).total == before + 1
    for word in ("没有订单", "peanuts", "peanu"):
        assert [one.event_id for one in work.read(search, word)] == [row.id]
    assert colleague.read(search, "没有订单") == []


def test_whoever_took_it_reads_nothing(work: Work, colleague: Work, member: UUID) -> None:
    take(colleague)
    assert not colleague.read(may_see, member)
    for question in (header, profile):
        with refused(Code.UNKNOWN_MEMBER):
            colleague.read(question, member)
    [item] = replies(work)
    with pytest.RaisesExc(
        Refusal, check=lambda refusal: refusal.code in (Code.NOT_YOURS, Code.GONE)
    ):
        colleague.write(answered, item.ref_id)


def test_a_stand_in_has_it_on_their_today_too(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    times = [(hands.at, hands.at + 8 * HOUR)]
    lead.write(cover, work.actor.steward_id, colleague.actor.steward_id, times)
    take(lead)
    assert [item.title for item in replies(colleague)] == [item.title for item in replies(work)]
    [item] = replies(colleague)
    assert item.why.values["by"] == "沈嘉言"
    colleague.write(answered, item.ref_id)
    assert replies(work) == []


def test_answered_put_off_and_each_taken_back(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    take(colleague)
    [item] = replies(work)
    later = hands.at + 2 * HOUR
    assert work.write(snooze, item.ref_id, later).result is None
    assert replies(work)[0].snoozed_until == later
    with refused(Code.DUE_PAST):
        work.write(snooze, item.ref_id, hands.at)
    work.write(unsnooze, item.ref_id)
    assert replies(work)[0].snoozed_until is None
    for _ in range(2):
        work.write(answered, item.ref_id)
    assert replies(work) == []
    assert work.read(header, member).next_due is None
    with refused(Code.GONE):
        work.write(snooze, item.ref_id, later)
    work.write(unanswered, item.ref_id)
    assert len(replies(work)) == 1
    assert [row.what for row in whole(work, member)] == [
        "message.undone", "message.answered", "message.undone", "message.snoozed",
        "contact.message",
    ]  # fmt: skip


def test_what_was_taken_for_the_wrong_person_moves_or_goes(
    work: Work, colleague: Work, member: UUID
) -> None:
    new = NewMember("88000002", "吴建国", steward_id=work.actor.steward_id)
    other = work.write(add_member, new).result
    take(colleague)
    moved = work.write(retract_contact, whole(work, member)[0].id, "记错了人", other).result
    [item] = replies(work)
    assert (item.member_id, item.title) == (other, " ".join(TEXT.split()))
    assert work.read(header, member).next_due is None
    work.write(retract_contact, moved, "谁也不是")
    assert replies(work) == []
    assert work.read(header, other).next_due is None


def test_what_was_found_is_good_for_an_hour_and_for_whoever_asked(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    [found] = ask(colleague, "88000001")
    asked = colleague.write(enquire, "88000001").result
    message = TakenMessage(found.id, TEXT)
    assert lead.read(found_by, asked) == []
    with refused(Code.FOUND_TOO_LONG_AGO):
        lead.write(take_message, message)
    hands.move(HOUR)
    assert colleague.read(found_by, asked) == []
    with refused(Code.FOUND_TOO_LONG_AGO):
        colleague.write(take_message, message)
    assert replies(work) == []


def test_a_message_says_something_and_not_everything(colleague: Work, member: UUID) -> None:
    [found] = ask(colleague, "88000001")
    with refused(Code.TEXT_MISSING):
        colleague.write(take_message, TakenMessage(found.id, " \n"))
    with refused(Code.TEXT_TOO_LONG):
        colleague.write(take_message, TakenMessage(found.id, "x" * 20_001))
    with refused(Code.NUMBER_MISSING):
        colleague.write(enquire, "  ")


def test_ten_messages_for_one_member_are_enough_for_an_hour(
    work: Work, colleague: Work, member: UUID, hands: Hands
) -> None:
    for _ in range(MOST_FOR_ONE):
        colleague.write(take_message, TakenMessage(ask(colleague, "88000001")[0].id, TEXT))
    with refused(Code.TOO_MANY_MESSAGES):
        colleague.write(take_message, TakenMessage(ask(colleague, "88000001")[0].id, TEXT))
    assert len(replies(work)) == MOST_FOR_ONE
    hands.move(HOUR)
    colleague.write(take_message, TakenMessage(ask(colleague, "88000001")[0].id, TEXT))
    assert len(replies(work)) == MOST_FOR_ONE + 1


def test_who_asks_too_often_is_told_to_stop_whether_anybody_is_found_or_not(
    colleague: Work, lead: Work, member: UUID, hands: Hands
) -> None:
    for n in range(MOST_AN_HOUR):
        assert len(ask(colleague, "88000001" if n % 2 else "nobody")) == n % 2
    for typed in ("88000001", "nobody"):
        with refused(Code.TOO_MANY_ENQUIRIES):
            colleague.write(enquire, typed)
    assert len(ask(lead, "88000001")) == 1
    hands.move(HOUR)
    assert len(ask(colleague, "88000001")) == 1


def test_a_number_with_an_extension_is_found_by_itself(
    work: Work, colleague: Work, member: UUID
) -> None:
    work.write(add_point, NewPoint(member, PointKind.PHONE, "17012345678-1234"))
    for typed in (
        "17012345678",
        "+86 170 1234 5678",
        "17012345678-1234",
        "170\u20111234\u20115678",
    ):
        found = colleague.read(found_by, colleague.write(enquire, typed).result)
        assert [one.address for one in found] == ["林女士"], typed

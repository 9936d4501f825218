"""A message for a colleague's member, by keyboard alone: taken by one, answered by the other."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.messages.rules import TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.timeline.kinds import Direction, PartyKind
from concierge.timeline.queries import page
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from tests.journeys.seat import SitDown
from ui.calls.row import CallRow

TEXT = "明天十点前请回电，行程要改。"


@dataclass(frozen=True)
class Tongue:
    """What is heard in one language."""

    code: str
    steward: str
    nobody: str
    took: str
    taken_by: str
    done: str


TONGUES = [
    Tongue("en", "steward 何敏", "Nobody has", "何敏 took a message", "taken by 何敏", "Done"),
    Tongue("zh", "专属管家 何敏", "没有会员", "代接留言", "何敏代接", "已完成"),
]
both_languages = pytest.mark.parametrize("tongue", TONGUES, ids=lambda one: one.code)


def replies(work: Work) -> list[str]:
    return [item.title for item in work.read(agenda).items if item.kind == "reply"]


@both_languages
@pytest.mark.parametrize("number", ["88000077", "13900007788"])
def test_a_message_is_taken_from_the_palette(
    tongue: Tongue, number: str, sit_down: SitDown, stranger: UUID, colleague: Work, work: Work
) -> None:
    seat = sit_down(tongue.code)
    seat.keys.press("Ctrl+K")
    seat.keys.type(number)
    seat.keys.press("Return")
    who = seat.reads("found.who")
    assert who.startswith("马女士")
    assert who.endswith(tongue.steward)
    assert seat.keys.focus() == "message.text"
    seat.keys.type(TEXT)
    seat.keys.press("Ctrl+Return")
    assert not seat.sees("message.card")
    assert "马女士" in seat.told()
    assert "何敏" in seat.told()
    assert replies(colleague) == [TEXT]
    assert not work.read(may_see, stranger)


def test_who_left_the_word_is_chosen_in_the_card_and_read_by_the_steward(
    sit_down: SitDown, stranger: UUID, colleague: Work
) -> None:
    seat = sit_down("en")
    seat.keys.press("Ctrl+K")
    seat.keys.type("88000077")
    seat.keys.press("Return")
    seat.keys.type(TEXT)
    seat.keys.press("Shift+Tab", "Shift+Tab")
    assert seat.keys.focus() == "message.party"
    seat.keys.type("Zhou")
    seat.keys.press("Shift+Tab")
    assert seat.keys.focus() == "message.whom"
    assert seat.chosen_in("message.whom") == PartyKind.OTHER
    seat.chooses_in("message.whom", PartyKind.PARTNER)
    seat.keys.press("Ctrl+Return")
    [item] = [one for one in colleague.read(agenda).items if one.kind == "reply"]
    assert (item.why.values["party"], item.why.values["party_kind"]) == ("Zhou", "partner")


def test_nobody_is_offered_for_a_name_or_a_tail_or_ones_own(
    sit_down: SitDown, stranger: UUID, member: UUID
) -> None:
    seat = sit_down("en")
    for typed in ("7788", "马思远", "msy", "88000001", "13800004417"):
        seat.keys.press("Ctrl+K")
        seat.keys.type(typed)
        assert not [row for row in seat.hears("palette.results") if "a message" in row]
        seat.keys.press("Esc")


@both_languages
def test_a_call_of_a_strangers_turns_into_a_message(
    tongue: Tongue, sit_down: SitDown, stranger: UUID, colleague: Work
) -> None:
    seat = sit_down(tongue.code)
    seat.keys.press("F2")
    seat.keys.type("13900007788")
    assert seat.sees("call.message")
    seat.keys.press("Return")
    assert not seat.sees("call.card")
    assert seat.keys.focus() == "message.text"
    seat.keys.type(TEXT)
    seat.keys.press("Ctrl+Return")
    assert replies(colleague) == [TEXT]


@both_languages
def test_a_message_left_for_another_call_waits_in_the_row_and_comes_back_by_the_same_key(
    tongue: Tongue, sit_down: SitDown, stranger: UUID, colleague: Work, work: Work
) -> None:
    seat = sit_down(tongue.code)
    row = seat.window.findChild(CallRow, "calls.row")
    assert isinstance(row, CallRow)
    seat.keys.press("F2")
    seat.keys.type("林")
    seat.keys.press("Ctrl+K")
    seat.keys.type("88000077")
    seat.keys.press("Return")
    assert seat.keys.focus() == "message.text"
    seat.keys.type(TEXT)
    seat.keys.press("F2")
    assert not seat.sees("message.card")
    assert seat.sees("call.card")
    assert [one.word().split()[0] for one in row.messages()] == ["马女士"]
    seat.keys.press("F2")
    assert not seat.sees("message.card"), "the call before it comes first"
    seat.keys.press("F2")
    assert seat.keys.focus() == "message.text"
    assert seat.writes("message.text") == TEXT
    seat.keys.press("Esc")
    assert len(row.messages()) == 1
    seat.presses("calls.message.1")
    assert seat.keys.focus() == "message.text"
    seat.keys.press("Ctrl+Return")
    assert replies(colleague) == [TEXT]
    assert row.messages() == []


def test_a_message_begun_before_the_desk_fell_over_waits_in_the_row(
    sit_down: SitDown, stranger: UUID
) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("88000077")
    seat.keys.press("Return")
    seat.keys.type(TEXT)
    seat.leave()
    again = sit_down("zh")
    row = again.window.findChild(CallRow, "calls.row")
    assert isinstance(row, CallRow)
    assert [one.word() for one in row.messages()] == ["马女士 留言"]
    again.keys.press("F2")
    assert again.writes("message.text") == TEXT


@both_languages
def test_esc_keeps_what_was_written_and_a_wrong_number_finds_nobody(
    tongue: Tongue, sit_down: SitDown, stranger: UUID, colleague: Work
) -> None:
    seat = sit_down(tongue.code)
    for rest in ("明天十点前请回电，", "行程要改。"):
        seat.keys.press("Ctrl+K")
        seat.keys.type("88000077")
        seat.keys.press("Return")
        seat.keys.type(rest)
        seat.keys.press("Esc")
        assert not seat.sees("message.card")
    seat.keys.press("Ctrl+K")
    seat.keys.type("88000099")
    seat.keys.press("Return")
    assert tongue.nobody in seat.reads("found.who")
    seat.keys.type("x")
    seat.keys.press("Ctrl+Return")
    assert seat.keys.focus() == "found.number"
    seat.keys.press("Ctrl+A")
    seat.keys.type("88000077")
    seat.keys.press("Return", "Esc", "Ctrl+K")
    seat.keys.type("88000077")
    seat.keys.press("Return", "Ctrl+Return")
    assert replies(colleague) == [TEXT]


@both_languages
def test_the_steward_has_it_on_today_opens_it_and_says_it_is_answered(
    tongue: Tongue, sit_down: SitDown, member: UUID, colleague: Work, work: Work
) -> None:
    [found] = colleague.read(found_by, colleague.write(enquire, "88000001").result)
    colleague.write(take_message, TakenMessage(found.id, TEXT, party="周婷"))
    seat = sit_down(tongue.code)
    [row] = [row for row in seat.hears("today.list") if TEXT in row]
    assert tongue.took in row
    assert "林女士" in row
    seat.keys.press("Return")
    assert TEXT in seat.current("member.stream")
    assert tongue.taken_by in seat.current("member.stream")
    seat.keys.press("Ctrl+1", "S", "Return")
    assert work.read(agenda).items[0].snoozed_until is not None
    seat.keys.press("Ctrl+Z")
    work.write(log_contact, Contact(member, "回电：十点的车", direction=Direction.OUT))
    seat.keys.press("D")
    assert tongue.done in seat.told()
    assert replies(work) == []
    seat.keys.press("Ctrl+Z")
    assert replies(work) == [TEXT]
    rows = work.read(page, member, Filter(kind="reminder"), None, 9).rows
    assert [row.what for row in rows][:2] == ["message.undone", "message.answered"]

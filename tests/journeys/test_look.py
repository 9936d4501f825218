"""A look at a colleague's member, by keyboard alone: opened with a reason, told, and over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.messages.looking import LookDraft, look_in
from concierge.messages.taking import enquire, found_by
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.today.queries import agenda
from tests.journeys.seat import Seat, SitDown

WHY = "会员在前台，何敏电话未接"


@dataclass(frozen=True)
class Tongue:
    """What is typed and heard in one language."""

    code: str
    pill: str
    stop: str
    over: str
    told: str
    change: str
    add: str


TONGUES = [
    Tongue(
        "en",
        "You look until 15:05",
        "stop looking",
        "is over",
        "何敏 looks",
        "change nothing",
        "Add as a member",
    ),
    Tongue(
        "zh", "临时查阅至 15:05", "结束临时", "已结束", "何敏临时查阅", "只能看不能改", "添加为会员"
    ),
]
both_languages = pytest.mark.parametrize("tongue", TONGUES, ids=lambda one: one.code)


def look(seat: Seat) -> None:
    """From the palette to the member's page."""
    seat.keys.press("Ctrl+K")
    seat.keys.type("88000077")
    seat.keys.press("Down", "Return")
    assert seat.keys.focus() == "look.reason"
    assert not seat.sees("look.confidential")
    seat.keys.press("Return")
    assert seat.sees("look.trouble")
    seat.keys.type(WHY)
    seat.keys.press("Return")


@both_languages
def test_a_member_is_opened_with_a_reason_nothing_writes_and_they_are_put_away_at_the_end(
    tongue: Tongue, sit_down: SitDown, stranger: UUID, colleague: Work, work: Work, hands: Hands
) -> None:
    seat = sit_down(tongue.code)
    look(seat)
    assert "马女士" in seat.name("member.header")
    assert f"{tongue.pill}" in seat.name("member.header")
    assert WHY in seat.name("member.header")
    [item] = colleague.read(agenda).items
    assert item.title == WHY
    seat.keys.press("Alt+1")
    assert not seat.sees("composer.text")
    assert not seat.sees("member.edit")
    assert not seat.sees("notes.new")
    assert tongue.change in seat.reads("member.look.text")
    assert seat.keys.focus() == "member.look.action"
    seat.keys.press("Return")
    assert seat.sees("message.card")
    seat.keys.press("Escape")
    hands.move(timedelta(hours=1))
    seat.window.screens.member.header._end_look()
    seat.settle()
    assert not seat.sees("member.header")
    assert tongue.over in seat.told()
    seat.keys.press("Alt+Left", "Ctrl+Tab")
    assert not seat.sees("member.header")
    assert not work.read(may_see, stranger)


@both_languages
def test_it_is_ended_early_from_the_palette(
    tongue: Tongue, sit_down: SitDown, stranger: UUID, work: Work, hands: Hands
) -> None:
    seat = sit_down(tongue.code)
    look(seat)
    hands.move(timedelta(minutes=5))
    seat.keys.press("Ctrl+K")
    seat.keys.type(tongue.stop)
    seat.keys.press("Return")
    assert not seat.sees("member.header")
    hands.move(timedelta(microseconds=1))
    assert not work.read(may_see, stranger)
    seat.keys.press("Ctrl+K")
    seat.keys.type(tongue.stop)
    assert len(offered := seat.hears("palette.results")) == 2
    assert offered[1].startswith(tongue.add)  # as of any words that find nothing


@both_languages
def test_the_steward_is_told_on_today(
    tongue: Tongue, sit_down: SitDown, member: UUID, colleague: Work, work: Work
) -> None:
    [found] = colleague.read(found_by, colleague.write(enquire, "88000001").result)
    colleague.write(look_in, LookDraft(found.id, WHY))
    seat = sit_down(tongue.code)
    [row] = [row for row in seat.hears("today.list") if WHY in row]
    assert tongue.told in row
    seat.keys.press("Return")
    assert WHY in seat.current("member.stream")
    seat.keys.press("Ctrl+1", "D")
    assert work.read(agenda).items == ()
    seat.keys.press("Ctrl+Z")
    assert len(work.read(agenda).items) == 1

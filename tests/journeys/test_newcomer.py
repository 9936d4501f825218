"""Somebody nobody was found by becomes a member: what is known of them is there, and their
call waits."""

from uuid import UUID

import pytest

from concierge.members import queries as members
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from tests.journeys.seat import Seat, SitDown


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_whoever_calls_is_added_from_the_card_and_the_call_is_theirs(
    tongue: str, sit_down: SitDown, member: UUID, work: Work
) -> None:
    seat = sit_down(tongue)
    seat.keys.press("F2")
    seat.keys.type("13900009999")
    seat.keys.press("Tab", "Tab")
    seat.focuses("call.text")
    seat.keys.type("想入会，问礼遇")
    seat.presses("call.add_member")
    assert not seat.sees("call.card")
    assert seat.writes("add_member.phone") == "13900009999"
    assert "13900009999" in seat.name("calls.1")
    fills(seat, number="88000009", name="周明")
    added = work.read(members.by_number, "88000009")
    assert seat.writing()[1] == "想入会，问礼遇|"
    assert "周明" in seat.name("calls.1")
    seat.keys.press("Alt+1", "Ctrl+Return")
    [row] = work.read(timeline.page, added, Filter(kind="contact"), None, 9).rows
    assert row.body == "想入会，问礼遇"
    assert not seat.sees("calls.1")


def test_a_name_that_nobody_has_is_offered_to_be_added(sit_down: SitDown, member: UUID) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+2", "/")
    seat.keys.type("周明")
    seat.presses("members.nothing.add")
    assert seat.writes("add_member.name") == "周明"
    assert seat.keys.focus() == "add_member.address"


def test_nobody_is_mixed_with_whom_is_half_written_already(sit_down: SitDown, member: UUID) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+2", "/")
    seat.keys.type("周明")
    seat.presses("members.nothing.add")
    seat.keys.press("Esc", "F2")
    seat.keys.type("13900009999")
    seat.presses("call.add_member")
    assert (seat.writes("add_member.name"), seat.writes("add_member.phone")) == ("周明", "")
    seat.presses("add_member.anew")
    assert (seat.writes("add_member.name"), seat.writes("add_member.phone")) == (
        "",
        "13900009999",
    )
    assert not seat.sees("add_member.anew")


def fills(seat: Seat, number: str, name: str) -> None:
    for field, text in (("name", name), ("number", number)):
        seat.focuses(f"add_member.{field}")
        seat.keys.type(text)
    seat.keys.press("Return")

"""What is half written anywhere is there again, whatever came between."""

from uuid import UUID

import pytest

from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown


@pytest.fixture
def wu(work: Work) -> UUID:
    """吴先生, somebody else."""
    new = NewMember(
        number="88000002", name="吴柏川", address="吴先生", steward_id=work.actor.steward_id
    )
    return work.write(add_member, new).result


def goes_to(seat: Seat, who: str) -> None:
    seat.keys.press("Ctrl+K")
    seat.keys.type(who)
    seat.keys.press("Return")


def test_a_note_begun_in_the_side_pane_survives_another_member_and_a_restart(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    goes_to(seat, "lyl")
    seat.presses("notes.new")
    seat.keys.type("说结果就好，别铺垫")
    goes_to(seat, "wbc")
    assert not seat.sees("note.text")
    goes_to(seat, "lyl")
    assert seat.writes("note.text") == "说结果就好，别铺垫"
    seat.leave()

    again = sit_down("zh")
    goes_to(again, "lyl")
    assert again.writes("note.text") == "说结果就好，别铺垫"


def test_what_was_changed_in_a_profile_survives_another_member_and_a_restart(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    goes_to(seat, "lyl")
    edits_the_profile(seat)
    seat.keys.type("郊外")
    goes_to(seat, "wbc")
    edits_the_profile(seat)
    assert seat.writes("profile.city") == ""
    goes_to(seat, "lyl")
    edits_the_profile(seat)
    assert seat.writes("profile.city") == "上海郊外"
    seat.leave()

    again = sit_down("zh")
    goes_to(again, "lyl")
    edits_the_profile(again)
    assert again.writes("profile.city") == "上海郊外"


def edits_the_profile(seat: Seat) -> None:
    seat.window.screens.member.side.edit_profile()
    seat.settle()
    seat.focuses("profile.city")
    seat.keys.press("End")

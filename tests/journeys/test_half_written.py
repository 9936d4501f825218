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


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_everything_unfinished_stands_in_one_list_and_each_leads_to_its_place(
    tongue: str, sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down(tongue)
    goes_to(seat, "lyl")
    seat.keys.press("Alt+2")
    seat.keys.type("家宴改到周六")
    seat.keys.press("Home")
    goes_to(seat, "wbc")
    seat.presses("notes.new")
    seat.keys.type("说结果就好")
    seat.keys.press("F2")
    seat.keys.type("lyl")
    seat.keys.press("Return")
    seat.keys.type("今晚落地")
    seat.leave()

    again = sit_down(tongue)
    assert "3" in again.reads("today.unfinished.text")
    again.keys.press("Ctrl+U")
    wanted = [("林女士", "今晚落地"), ("吴先生", "说结果就好"), ("林女士", "家宴改到周六")]
    rows = again.hears("unfinished.list")
    at = [
        next(n for n, row in enumerate(rows) if who in row and text in row) for who, text in wanted
    ]
    assert sorted(at) == [0, 1, 2]
    again.keys.press("Home", *["J"] * at[2], "Return")
    header, text, tab = again.writing()
    assert "林女士" in header
    assert (text, tab) == ("|家宴改到周六", "composer.note")
    assert again.keys.focus() == "composer.text"
    again.keys.press("Ctrl+U", "Home", *["J"] * at[1], "Return")
    assert "吴先生" in again.name("member.header")
    assert (again.keys.focus(), again.writes("note.text")) == ("note.text", "说结果就好")
    again.keys.press("Ctrl+U", "Home", *["J"] * at[0], "Return")
    assert again.in_call() == "今晚落地|"


def test_what_is_unfinished_is_thrown_away_and_had_back(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    goes_to(seat, "lyl")
    seat.keys.press("Alt+2")
    seat.keys.type("家宴改到周六")
    seat.keys.press("Ctrl+U")
    assert len(seat.hears("unfinished.list")) == 1
    seat.keys.press("Del")
    assert not seat.sees("unfinished.list")
    assert seat.sees("unfinished.nothing")
    seat.keys.press("Esc")
    assert seat.writing()[1] == "|"
    seat.presses("toast.undo")
    assert seat.writing()[1] == "家宴改到周六|"
    seat.keys.press("Ctrl+1")
    assert seat.sees("today.unfinished")

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


def test_a_call_is_unfinished_once_it_is_put_aside_not_while_its_card_is_in_front(
    sit_down: SitDown, member: UUID
) -> None:
    seat = sit_down("zh")
    seat.keys.press("F2")
    seat.keys.type("lyl")
    seat.keys.press("Return")
    seat.keys.type("今晚落地")
    seat.keys.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    assert seat.keys.focus() == "call.about"
    assert not seat.sees("today.unfinished")
    seat.keys.press("Esc")
    seat.waits_for("today.unfinished")


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


LINES = (
    ("Ctrl+P", "promise_what", "退 300", "promise.amount", "300"),
    ("Ctrl+M", "", "回电", "", ""),
    ("Ctrl+I", "issue_title", "酒店查不到预订", "references", "HT20261201001"),
    ("Ctrl+Shift+Return", "outcome", "改到今晚", "answer.amount", "99.5"),
)


@pytest.mark.parametrize("frame", ["composer", "call"])
@pytest.mark.parametrize(("key", "first", "words", "other", "more"), LINES)
def test_a_line_added_to_a_contact_is_there_again_after_another_member_and_a_restart(
    frame: str, key: str, first: str, words: str, other: str, more: str,
    sit_down: SitDown, member: UUID, wu: UUID,
) -> None:  # fmt: skip
    seat = sit_down("zh")
    if frame == "call":
        seat.keys.press("F2")
        seat.keys.type("lyl")
        seat.keys.press("Return")
    else:
        goes_to(seat, "lyl")
        seat.keys.press("Alt+1")
    seat.keys.press(key)
    field = seat.keys.focus()
    assert not first or field == f"{frame}.{first}"
    seat.keys.type(words)
    if other:
        seat.focuses(f"{frame}.{other}")
        seat.keys.type(more)
    goes_to(seat, "wbc")
    seat.leave()

    again = sit_down("zh")
    if frame == "call":
        again.waits_for("calls.1")
        again.keys.press("F2")
    else:
        goes_to(again, "lyl")
        again.keys.press("Alt+1")
    assert again.writes(field) == words
    if other:
        assert again.writes(f"{frame}.{other}") in (more, f"{more}0", f"{more}.00")


def test_a_member_half_added_is_there_again_after_a_restart(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    texts = {
        "name": "周明", "address": "周先生", "phone": "13900009999", "number": "88000009",
        "email": "zhou@", "taboo": "前妻", "allergy": "花生", "contact_rule": "勿去电",
    }  # fmt: skip
    seat = sit_down("zh")
    seat.keys.press("Ctrl+2")
    seat.presses("members.add")
    for field, text in texts.items():
        seat.focuses(f"add_member.{field}")
        seat.keys.type(text)
    goes_to(seat, "wbc")
    seat.leave()

    again = sit_down("zh")
    again.keys.press("Ctrl+2")
    again.presses("members.add")
    assert {field: again.writes(f"add_member.{field}") for field in texts} == texts
    assert again.sees("add_member.anew")

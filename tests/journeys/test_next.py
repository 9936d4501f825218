"""N: the top of what needs me, from wherever one is; and the list one came from stays beside."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.notes.actions import NewNote, write_note
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown

ZONE = "Asia/Shanghai"


def at(hour: float) -> datetime:
    """That hour of the Friday, in Shanghai."""
    return datetime.fromisoformat("2026-11-20T00:00:00+08:00") + timedelta(hours=hour)


@pytest.fixture
def people(work: Work, hands: clock.Hands) -> dict[str, UUID]:
    """林 and 安 with broken promises in issues, 吴 with a reminder later, 马 with nothing due."""
    hands.set(at(9))
    made = {}
    for number, (key, name) in enumerate(
        {"lin": "林雅岚", "an": "安若", "wu": "吴柏川", "ma": "马思远"}.items()
    ):
        new = NewMember(str(88000100 + number), name, steward_id=work.actor.steward_id)
        made[key] = work.write(add_member, new).result
    for key, title, hour in (("lin", "酒店丢了", 10), ("an", "包裹坏了", 11)):
        promises = (PromiseDraft(f"回话：{title}", at(hour), ZONE),)
        issue = IssueDraft(title, "travel")
        work.write(log_contact, Contact(made[key], "电话", issue=issue, promises=promises))
    work.write(set_reminder, made["wu"], ReminderDraft("问候", at(18), ZONE))
    hands.set(at(14))
    return made


def on(seat: Seat) -> str:
    """Whose page is open."""
    return seat.name("member.header").split(",")[0].split("，")[0]


def test_n_begins_at_the_top_and_goes_down_by_how_pressing_it_is(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    way = []
    for _ in range(3):
        seat.keys.press("N")
        way.append(on(seat))
    assert way == ["林雅岚", "安若", "吴柏川"]
    assert "late: 2" in seat.name("status.line")
    seat.keys.press("N")
    assert on(seat) == "林雅岚"
    assert "from the top again" in seat.name("status.line")


def test_n_and_enter_select_what_carries_the_promise_and_the_promise_at_the_right(
    people: dict[str, UUID], sit_down: SitDown, work: Work
) -> None:
    work.write(write_note, NewNote(people["lin"], "不要提酒店"))
    seat = sit_down()
    for keys in (["N"], ["Ctrl+1", "Return"]):
        seat.keys.press(*keys)
        assert "电话" in seat.current("member.stream")
        assert "回话：酒店丢了" in seat.current("issue.promises")
        assert seat.keys.focus() == "member.stream"


def test_from_an_issue_esc_goes_to_the_stream_and_ctrl_b_into_it_not_out_of_it(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("D")
    assert seat.keys.focus() == "issue.promises"
    seat.keys.press("Ctrl+B")
    assert seat.keys.focus() == "issue.promises"
    seat.keys.press("F6", "F6", "Ctrl+B")
    assert seat.keys.focus() == "issue.tell"
    seat.keys.press("Escape")
    assert not seat.sees("issue.tell")
    assert seat.keys.focus() == "member.stream"
    seat.keys.press("Ctrl+B")
    assert seat.keys.focus() == "side.issues"


@pytest.mark.parametrize("screen", ["Ctrl+2", "Ctrl+7", "Ctrl+1"])
def test_n_works_from_any_screen(people: dict[str, UUID], sit_down: SitDown, screen: str) -> None:
    seat = sit_down()
    seat.keys.press(screen, "N")
    assert on(seat) == "林雅岚"


def test_after_somebody_found_n_goes_to_what_is_red_not_to_what_stands_below(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    for name in ("吴柏川", "马思远"):
        seat.keys.press("Ctrl+K")
        seat.keys.type(name)
        seat.keys.press("Return")
        assert on(seat) == name
    seat.keys.press("N")
    assert on(seat) == "林雅岚"


def test_after_settling_n_opens_the_next_that_is_not(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("D", "D")
    assert on(seat) == "林雅岚"
    assert "Kept" in seat.told()
    seat.keys.press("N")
    assert on(seat) == "安若"


def test_in_issues_n_goes_down_the_issues_one_filtered_and_they_stay_beside(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("Ctrl+3", "N")
    assert on(seat) == "林雅岚"
    assert seat.sees("issues.beside")
    seat.keys.press("N")
    assert on(seat) == "安若"
    assert seat.chosen("issues.beside").startswith("安若")
    assert not seat.sees("today.list")
    seat.keys.press("N")
    assert on(seat) == "林雅岚"
    assert "from the top again" in seat.name("status.line")


def test_escape_goes_back_to_the_whole_list_and_the_one_opened_is_selected(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("Ctrl+3", "J", "Return")
    assert on(seat) == "安若"
    seat.keys.press("Escape", "Escape", "Escape")
    assert seat.sees("issues.list")
    assert seat.current("issues.list").startswith("安若")


def test_members_stay_beside_a_page_opened_from_them(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("Ctrl+2", "J", "Return")
    assert seat.sees("members.beside")
    opened = on(seat)
    assert seat.chosen("members.beside").startswith(opened)
    seat.keys.press("Alt+Left")
    assert seat.current("members.list").startswith(opened)


def test_every_list_says_whose_page_is_open_however_it_was_opened(
    people: dict[str, UUID], sit_down: SitDown
) -> None:
    seat = sit_down()
    for screen in ("Ctrl+2", "Ctrl+3", "Ctrl+1"):  # each is built
        seat.keys.press(screen)
    for name in ("安若", "林雅岚"):
        seat.keys.press("Ctrl+K")
        seat.keys.type(name)
        seat.keys.press("Return")
        assert name in seat.chosen("today.list")
    seat.keys.press("Ctrl+Tab")
    assert on(seat) == "安若"
    for screen, of in (("Ctrl+1", "today"), ("Ctrl+2", "members"), ("Ctrl+3", "issues")):
        seat.keys.press(screen)
        assert "安若" in seat.current(f"{of}.list")

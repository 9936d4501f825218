"""Calls by keyboard, through the whole window: all that came of one from the card, several that are
open at once, one carried to the member's page and back, one thrown away and had back."""

from datetime import timedelta
from uuid import UUID

import pytest

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.actions import open_issue
from concierge.issues.queries import detail
from concierge.issues.rules import IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Channel
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from tests.journeys.seat import Seat, SitDown
from ui.widgets.card import Scrim


@pytest.fixture
def wu(work: Work) -> UUID:
    """吴先生, who calls too."""
    new = NewMember(
        number="88000002",
        name="吴柏川",
        address="吴先生",
        phones=("13900002086",),
        steward_id=work.actor.steward_id,
    )
    return work.write(add_member, new).result


def contacts(work: Work, member: UUID) -> list[Row]:
    """The contacts on a member's timeline."""
    return list(work.read(timeline.page, member, Filter(kind="contact"), None, 9).rows)


def takes_a_call(seat: Seat, who: str, text: str, key: str = "F2") -> None:
    seat.keys.press(key)
    seat.keys.type(who)
    seat.keys.press("Return")
    seat.keys.type(text)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_a_call_with_an_issue_a_promise_and_a_reminder_is_logged_from_the_card(
    tongue: str, sit_down: SitDown, member: UUID, work: Work
) -> None:
    seat = sit_down(tongue)
    takes_a_call(seat, "lyl", "酒店说查不到我们的预订，今晚就落地了。")
    seat.keys.press("Ctrl+I")
    assert seat.keys.focus() == "call.issue_title"
    seat.keys.press("Ctrl+P")
    seat.keys.type("换同级酒店")
    seat.keys.press("Tab")
    seat.keys.type("18:00")
    seat.keys.press("Ctrl+M")
    seat.keys.type("问酒店")
    seat.keys.press("Tab")
    seat.keys.type("16:00")
    chooses_travel(seat)
    seat.keys.press("Ctrl+Return")
    assert not seat.sees("call.card")
    [row] = contacts(work, member)
    assert sorted(one.what for one in row.folded) == [
        "issue.opened", "promise.made", "reminder.set",
    ]  # fmt: skip


def chooses_travel(seat: Seat) -> None:
    """Until there is a line, a call with an issue is not logged; Enter takes the one guessed."""
    seat.keys.press("Ctrl+Return")
    assert seat.sees("call.card")
    seat.keys.press("Return")


def test_calls_are_parked_and_f2_goes_from_one_to_the_next(
    sit_down: SitDown, member: UUID, wu: UUID, work: Work, hands: clock.Hands
) -> None:
    seat = sit_down("zh")
    takes_a_call(seat, "lyl", "酒店查不到预订")
    hands.move(timedelta(minutes=4))
    takes_a_call(seat, "2086", "改签到几点？", "Shift+F2")
    seat.keys.press("Esc")
    assert not seat.sees("call.card")
    assert (seat.sees("calls.1"), seat.sees("calls.2")) == (True, True)
    assert "林女士" in seat.name("calls.1")
    assert "4" in seat.name("calls.1")
    assert "吴先生" in seat.name("calls.2")
    seat.keys.press("F2")
    assert seat.in_call() == "酒店查不到预订|"
    seat.keys.press("F2")
    assert seat.in_call() == "改签到几点？|"
    seat.keys.press("F2")
    assert (seat.in_call(), seat.keys.focus()) == ("|", "call.find")
    seat.keys.press("F2")
    assert seat.in_call() == "酒店查不到预订|"
    assert not seat.sees("calls.3")
    seat.keys.press("Ctrl+Return")
    assert [(one.body, one.data) for one in contacts(work, member)] == [
        ("酒店查不到预订", {"minutes": 4})
    ]
    assert (seat.sees("calls.1"), seat.sees("calls.2")) == (True, False)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_a_call_is_carried_to_the_members_page_with_caret_and_minutes_and_logged_there(
    tongue: str, sit_down: SitDown, member: UUID, work: Work, hands: clock.Hands
) -> None:
    seat = sit_down(tongue)
    began = clock.now()
    takes_a_call(seat, "lyl", "今晚就落地了")
    seat.keys.press("Ctrl+P")
    seat.keys.type("换酒店")
    seat.keys.press("Shift+Tab", "Shift+Tab", "Alt+Right")
    assert not seat.sees("call.card")
    assert seat.sees("composer.call.close")
    header, text, tab = seat.writing()
    assert "林女士" in header
    assert (text, tab) == ("今晚就落地了|", "composer.contact")
    assert seat.keys.focus() == "composer.text"
    seat.keys.press("Home")
    hands.move(timedelta(minutes=7))
    seat.keys.press("Alt+Left")
    assert seat.in_call() == "|今晚就落地了"
    seat.keys.press("Alt+Right")
    assert seat.writing()[1] == "|今晚就落地了"
    seat.keys.press("Ctrl+Return")
    assert seat.keys.focus() == "composer.due"
    seat.keys.type("18:00")
    seat.keys.press("Ctrl+Return")
    [row] = contacts(work, member)
    assert (row.body, row.at, row.data["minutes"]) == ("今晚就落地了", began, 7)
    assert not seat.sees("calls.1")
    assert not seat.sees("composer.call.close")


def test_on_her_page_the_contact_is_the_call_and_what_was_begun_before_comes_back(
    sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+1")
    seat.keys.type("邮件说行程收到")
    seat.keys.press("Ctrl+1")
    takes_a_call(seat, "lyl", "酒店查不到预订")
    seat.keys.press("Esc", "Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+1")
    assert seat.writing()[1] == "酒店查不到预订|"
    seat.keys.press("Ctrl+Return")
    assert seat.writing()[1] == "邮件说行程收到|"
    assert [one.body for one in contacts(work, member)] == ["酒店查不到预订"]


def test_a_call_thrown_away_comes_back_whole(
    sit_down: SitDown, member: UUID, work: Work, hands: clock.Hands
) -> None:
    seat = sit_down("zh")
    takes_a_call(seat, "lyl", "今晚就落地了")
    seat.keys.press("Ctrl+M")
    seat.keys.type("问酒店")
    seat.keys.press("Ctrl+Shift+Del")
    assert not seat.sees("call.card")
    assert not seat.sees("calls.1")
    hands.move(timedelta(minutes=3))
    seat.keys.press("Ctrl+Z")
    assert seat.sees("call.card")
    assert seat.told() == "与林女士的通话已恢复"
    assert seat.in_call() == "今晚就落地了|"
    assert seat.sees("call.reminder.text")
    assert "3" in seat.name("calls.1")


def test_parked_calls_are_in_the_row_when_the_window_is_opened_again(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    takes_a_call(seat, "lyl", "酒店查不到预订")
    takes_a_call(seat, "2086", "改签到几点？", "Shift+F2")
    seat.leave()

    again = sit_down("zh")
    again.waits_for("calls.2")
    assert not again.sees("call.card")
    again.keys.press("F2", "F2")
    assert again.in_call() == "改签到几点？|"


def test_a_call_parked_over_a_restart_has_the_minutes_it_had_when_it_was_left(
    sit_down: SitDown, member: UUID, work: Work, hands: clock.Hands
) -> None:
    seat = sit_down("zh")
    takes_a_call(seat, "lyl", "酒店查不到预订")
    seat.keys.press("Esc")
    hands.move(timedelta(minutes=6))
    seat.leave()
    hands.move(timedelta(hours=2))

    again = sit_down("zh")
    again.waits_for("calls.1")
    assert "6" in again.name("calls.1")
    again.keys.press("F2")
    hands.move(timedelta(minutes=1))
    again.keys.press("Ctrl+Return")
    [row] = contacts(work, member)
    assert row.data["minutes"] == 7


def test_ctrl_z_in_a_text_takes_back_the_newest_thing_whichever_it_was(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+2")
    seat.keys.type("abc")
    takes_a_call(seat, "2086", "改签到几点？")
    seat.keys.press("Ctrl+Shift+Del")
    assert seat.keys.focus() == "composer.text"
    seat.keys.press("Ctrl+Z")
    assert seat.in_call() == "改签到几点？|"
    seat.keys.press("Ctrl+Shift+Del")
    seat.keys.type("d")
    seat.keys.press("Ctrl+Z")
    assert "d" not in seat.writing()[1]
    assert not seat.sees("call.card")


def test_ctrl_z_in_a_text_never_runs_on_into_what_was_done_for_another_member(
    sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    soon = clock.now() + timedelta(hours=1)
    work.write(set_reminder, member, ReminderDraft("问候", soon, "Asia/Shanghai"))
    seat = sit_down()
    seat.keys.press("D")
    done = [one.title for one in work.read(agenda).items]
    assert "问候" not in done
    seat.keys.press("Ctrl+K")
    seat.keys.type("wbc")
    seat.keys.press("Return", "Alt+2")
    seat.keys.type("abc")
    seat.keys.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert seat.writing()[1] == "|"
    assert [one.title for one in work.read(agenda).items] == done
    seat.keys.press("Escape", "Ctrl+Z")
    assert "问候" in [one.title for one in work.read(agenda).items]


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_a_caller_not_found_yet_is_kept_restored_and_thrown_away_only_with_undo(
    tongue: str, sit_down: SitDown, member: UUID, wu: UUID, hands: clock.Hands
) -> None:
    seat = sit_down(tongue)
    seat.keys.press("F2")
    seat.keys.type("周家保姆")
    hands.move(timedelta(minutes=2))
    takes_a_call(seat, "2086", "改签到几点？", "Shift+F2")
    assert "周家保姆" in seat.name("calls.1")
    assert "2" in seat.name("calls.1")
    seat.leave()

    again = sit_down(tongue)
    again.waits_for("calls.2")
    again.keys.press("F2")
    assert (again.writes("call.find"), again.keys.focus()) == ("周家保姆", "call.find")
    again.keys.press("Ctrl+Shift+Del")
    assert not again.sees("calls.2")
    again.keys.press("Ctrl+Z")
    assert again.writes("call.find") == "周家保姆"


@pytest.mark.parametrize("dialog", ["Ctrl+U", "Ctrl+K", "F1"])
@pytest.mark.parametrize("key", ["F2", "Shift+F2"])
def test_a_call_puts_away_what_lies_over_the_desk(
    dialog: str, key: str, sit_down: SitDown, member: UUID
) -> None:
    seat = sit_down("zh")
    seat.keys.press(dialog)
    takes_a_call(seat, "lyl", "酒店查不到预订", key)
    assert seat.in_call() == "酒店查不到预订|"
    assert not any(one.isVisible() for one in seat.window.findChildren(Scrim))
    seat.keys.press("Esc", dialog, "F2")
    assert seat.in_call() == "酒店查不到预订|"


def test_tab_goes_from_who_calls_into_the_form_below(sit_down: SitDown, member: UUID) -> None:
    seat = sit_down("zh")
    seat.keys.press("F2", "Tab")
    assert seat.keys.focus() == "call.direction"
    seat.keys.press("Tab")
    assert seat.keys.focus() == "call.channel"
    seat.keys.press("Shift+Tab", "Shift+Tab")
    assert seat.keys.focus() == "call.find"


@pytest.mark.parametrize("screen", ["members", "issues", "today"])
def test_a_call_with_the_member_of_a_row_is_taken_from_its_menu(
    screen: str, sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    work.write(open_issue, member, IssueDraft("酒店查不到预订", "travel"))
    now = clock.now() + timedelta(minutes=5)
    work.write(set_reminder, member, ReminderDraft("回电", now, "Asia/Shanghai"))
    seat = sit_down("zh")
    seat.keys.press({"members": "Ctrl+2", "issues": "Ctrl+3", "today": "Ctrl+1"}[screen])
    seat.opens_the_menu_of(f"{screen}.list", "林女士")
    seat.chooses("call.member")
    assert (seat.in_call(), seat.keys.focus()) == ("|", "call.text")
    assert "林女士" in seat.name("calls.1")
    assert seat.window.floats.calls.card.form.bar.direction.value() == "out"
    seat.keys.type("问进展")
    seat.keys.press("Esc")
    seat.opens_the_menu_of(f"{screen}.list", "林女士")
    seat.chooses("call.member")
    assert seat.in_call() == "问进展|"
    assert not seat.sees("calls.2")


@pytest.mark.parametrize("frame", ["call", "composer"])
def test_what_else_a_contact_can_be_is_offered_before_a_word_is_written(
    frame: str, sit_down: SitDown, member: UUID, work: Work
) -> None:
    work.write(open_issue, member, IssueDraft("酒店查不到预订", "travel"))
    seat = sit_down("zh")
    in_frame(seat, frame)
    seat.presses(f"{frame}.commit.more")
    assert seat.offers() == [
        "composer.settled", "compose.reminder", "composer.told", "composer.again",
    ]  # fmt: skip
    seat.chooses("compose.reminder")
    assert seat.keys.focus() == ("call." if frame == "call" else "") + "reminder.text"
    seat.presses(f"{frame}.commit.more")
    seat.chooses("composer.told")
    assert seat.chooses_from(f"{frame}.about")
    assert seat.reads(f"{frame}.hint") == "已告知答复"


@pytest.mark.parametrize("frame", ["call", "composer"])
def test_told_and_told_again_are_said_by_key_and_ask_of_which_issue(
    frame: str, sit_down: SitDown, member: UUID, work: Work
) -> None:
    opened = work.write(open_issue, member, IssueDraft("酒店查不到预订", "travel")).result
    seat = sit_down("zh")
    in_frame(seat, frame)
    seat.keys.type("酒店已换好")
    seat.keys.press("Ctrl+G")
    assert seat.chooses_from(f"{frame}.about")
    seat.keys.press("Esc", "Ctrl+Return")
    assert contacts(work, member) == []
    assert seat.chooses_from(f"{frame}.about")
    seat.keys.press("Down", "Return", "Ctrl+Return")
    assert len(contacts(work, member)) == 1
    assert work.read(detail, opened).told_again == 1


def in_frame(seat: Seat, frame: str) -> None:
    """In the card of a call, or in the composer of her page."""
    if frame == "call":
        takes_a_call(seat, "lyl", "")
    else:
        seat.keys.press("Ctrl+K")
        seat.keys.type("lyl")
        seat.keys.press("Return", "Alt+1")


@pytest.mark.parametrize("frame", ["call", "composer"])
def test_what_was_just_logged_is_selected_on_the_page_that_is_open(
    frame: str, sit_down: SitDown, member: UUID, work: Work, hands: clock.Hands
) -> None:
    for day in range(9, 0, -1):
        log = Contact(member, f"第 {day} 天前", Channel.CHAT, at=clock.now() - timedelta(days=day))
        work.write(log_contact, log)
    seat = sit_down("zh", (1280, 800))
    in_frame(seat, "composer")
    seat.keys.press("Esc", "Home")
    if frame == "call":
        takes_a_call(seat, "lyl", "问进展")
        hands.move(timedelta(minutes=3))
        seat.keys.press("Ctrl+Return")
    else:
        seat.keys.press("Alt+1")
        seat.keys.type("问进展")
        seat.keys.press("Ctrl+Return")
    assert "问进展" in seat.current("member.stream")
    assert "问进展" in seat.chosen("member.stream")


def test_an_entry_of_another_day_is_selected_where_it_stands(
    sit_down: SitDown, member: UUID, work: Work
) -> None:
    for day in range(9, 0, -1):
        log = Contact(member, f"第 {day} 天前", Channel.CHAT, at=clock.now() - timedelta(days=day))
        work.write(log_contact, log)
    seat = sit_down("zh")
    in_frame(seat, "composer")
    seat.keys.type("上周说过")
    seat.writes_in("composer.at", "11-15 10:00")
    seat.keys.press("Ctrl+Return")
    assert "上周说过" in seat.chosen("member.stream")

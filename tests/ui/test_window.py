"""The window: screens, the way back, a member's page, undo, what is hidden from a shared screen."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.promised import promises_of
from concierge.issues.promises import keep_promise
from concierge.issues.queries import open_of
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.reminders.actions import set_reminder
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.settings import Settings
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.team.cover import cover
from concierge.team.queries import by_login
from concierge.today.queries import agenda
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from ui import language, theme
from ui.commands import COMMANDS
from ui.desk import Desk
from ui.drafting import Sheet, place_of
from ui.frame.navigation import Place
from ui.frame.sheet import KeySheet
from ui.members import looks
from ui.palette.panel import Palette
from ui.trouble import Trouble
from ui.undo import AtOnce
from ui.widgets.left_reminders import LeftReminders
from ui.window import Window

Settled = Callable[[], None]
Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ZONE = "Asia/Shanghai"


@pytest.fixture
def lin(add: Callable[..., UUID], work: Work, hands: clock.Hands) -> UUID:
    """林女士 with a broken promise in an issue."""
    hands.set(at(9))
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    work.write(
        log_contact,
        Contact(
            member,
            "酒店说查不到我们的预订。",
            issue=IssueDraft("东京酒店预订丢失", "travel"),
            promises=(PromiseDraft("订好东京酒店", at(12), ZONE),),
        ),
    )
    hands.set(at(14, 5))
    return member


@pytest.fixture
def wu(add: Callable[..., UUID], work: Work, hands: clock.Hands) -> UUID:
    """吴先生 with a reminder."""
    member = add("吴柏川", "吴先生", "铂金")
    work.write(set_reminder, member, ReminderDraft("告知改签进展", at(15, 30), ZONE))
    return member


def at(hour: int, minute: int = 0) -> datetime:
    midnight = datetime.fromisoformat("2026-11-20T00:00:00+08:00")
    return midnight + timedelta(hours=hour, minutes=minute)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, lin: UUID, wu: UUID, settled: Settled
) -> Iterator[Window]:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Window(desk, Trouble(), Settings())
    with qtbot.waitActive(made):
        made.show()
    made.start()
    settled()
    yield made
    settled()
    made.close()
    desk.close()
    made.deleteLater()


def focused() -> str:
    """Where the keyboard is, by identifier."""
    widget = QApplication.focusWidget()
    return widget.accessibleIdentifier() if widget is not None else ""


def press(qtbot: QtBot, key: Qt.Key, *, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def identified(window: QWidget, identifier: str) -> list[QWidget]:
    return [
        child
        for child in window.findChildren(QWidget)
        if child.accessibleIdentifier() == identifier
    ]


def test_the_first_screen_is_today_with_the_keyboard_on_its_list(window: Window) -> None:
    assert window.navigation.here == Place("today")
    assert window.screens.today.list.hasFocus()
    assert window.rail.findChild(QWidget, "rail.today").isChecked()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("digit", "screen"),
    [(Key.Key_1, "today"), (Key.Key_2, "members"), (Key.Key_3, "issues"), (Key.Key_7, "settings")],
)
def test_a_digit_goes_to_its_screen(
    window: Window, qtbot: QtBot, settled: Settled, digit: Qt.Key, screen: str
) -> None:
    press(qtbot, digit, held=CONTROL)
    settled()
    assert window.navigation.here.screen == screen
    assert identified(window, f"rail.{screen}")[0].isChecked()  # type: ignore[attr-defined]


def test_a_member_found_from_the_settings_belongs_to_the_members(
    window: Window, lin: UUID, settled: Settled
) -> None:
    for before, after in (("issues", "issues"), ("settings", "members")):
        window.do(f"screen.{before}")
        settled()
        window.show_member(lin)
        settled()
        assert identified(window, f"rail.{after}")[0].isChecked()  # type: ignore[attr-defined]


def test_what_is_not_built_is_absent(window: Window) -> None:
    assert [identified(window, f"rail.{one}") for one in ("outreach", "team", "insights")] == [
        [], [], []
    ]  # fmt: skip


def test_enter_in_today_opens_the_page_with_the_issue_of_the_promise(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    press(qtbot, Key.Key_Return)
    settled()
    assert window.navigation.here.member_id == lin
    assert window.screens.member.issue_id is not None
    assert window.screens.member.issue.isVisible()
    assert identified(window, "member.stream")[0].hasFocus()


def test_back_leads_to_the_same_row(window: Window, qtbot: QtBot, settled: Settled) -> None:
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_Return)
    settled()
    press(qtbot, Key.Key_Left, held=ALT)
    assert window.navigation.here == Place("today")
    assert window.screens.today.list.hasFocus()
    assert window.screens.today.list.current().what == "告知改签进展"  # type: ignore[union-attr]


def test_back_keeps_what_one_was_writing_and_the_caret(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID, wu: UUID
) -> None:
    window.show_member(lin)
    settled()
    text = window.screens.member.timeline.composer.text
    text.setFocus()
    text.setPlainText("跟她致歉")
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.moveCursor(QTextCursor.MoveOperation.Left)
    window.show_settings()
    window.back()
    settled()
    assert text.toPlainText() == "跟她致歉"
    assert text.textCursor().position() == 3
    assert text.hasFocus()


def test_control_tab_switches_between_two_members(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID, wu: UUID
) -> None:
    for member in (lin, wu):
        window.show_member(member)
        settled()
    for expected in (lin, wu):
        press(qtbot, Key.Key_Tab, held=CONTROL)
        qtbot.keyRelease(window, Key.Key_Control)
        settled()
        assert window.screens.member.member_id == expected


def test_done_offers_undo_for_a_while_and_control_z_takes_it_back(
    window: Window, qtbot: QtBot, settled: Settled, work: Work
) -> None:
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_D)
    settled()
    assert window.notices.toast.isVisible()
    assert identified(window, "toast.undo")[0].isVisible()
    assert "告知改签进展" not in [item.title for item in work.read(agenda).items]
    press(qtbot, Key.Key_Z, held=CONTROL)
    settled()
    assert "告知改签进展" in [item.title for item in work.read(agenda).items]


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Y, CONTROL), (Key.Key_Z, CONTROL | SHIFT)])
def test_what_was_undone_is_done_again_by_key_until_something_else_is_done(
    window: Window,
    qtbot: QtBot,
    settled: Settled,
    work: Work,
    key: Qt.Key,
    held: Qt.KeyboardModifier,
) -> None:
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_D)
    settled()
    press(qtbot, Key.Key_Z, held=CONTROL)
    settled()
    press(qtbot, key, held=held)
    settled()
    assert "告知改签进展" not in [item.title for item in work.read(agenda).items]
    [said] = identified(window, "toast.text")
    assert said.text() == "Done: 吴先生, 告知改签进展"  # type: ignore[attr-defined]
    press(qtbot, Key.Key_Z, held=CONTROL)
    settled()
    assert "告知改签进展" in [item.title for item in work.read(agenda).items]
    window.notices.undo.something_else()
    press(qtbot, key, held=held)
    settled()
    assert said.text() == "There is nothing to redo"  # type: ignore[attr-defined]
    assert "告知改签进展" in [item.title for item in work.read(agenda).items]


@pytest.fixture
def held_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing is saved until this is set."""
    go, save = Event(), desk.work.write_as

    def later(*args: Any) -> Any:
        assert go.wait(10)
        return save(*args)

    monkeypatch.setattr(desk.work, "write_as", later)
    yield go
    go.set()


def test_undo_and_redo_mean_the_newest_act_also_while_it_is_being_saved(
    window: Window, qtbot: QtBot, settled: Settled, work: Work, held_up: Event
) -> None:
    def titles() -> list[str]:
        return [item.title for item in work.read(agenda).items]

    older: list[str] = []
    back = AtOnce(lambda: older.append("back"), undone="")
    window.notices.offer("something older", back)
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_D)
    press(qtbot, Key.Key_Z, held=CONTROL)
    assert older == []
    held_up.set()
    settled()
    assert "告知改签进展" in titles()
    assert older == []
    held_up.clear()
    press(qtbot, Key.Key_Y, held=CONTROL)
    press(qtbot, Key.Key_Z, held=CONTROL)
    press(qtbot, Key.Key_Y, held=CONTROL)
    press(qtbot, Key.Key_Z, held=CONTROL)
    press(qtbot, Key.Key_Z, held=CONTROL)
    held_up.set()
    settled()
    assert "告知改签进展" in titles()
    assert older == ["back"]


def test_the_undo_of_the_bar_is_the_one_it_shows(
    window: Window, qtbot: QtBot, settled: Settled, work: Work
) -> None:
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_D)
    settled()
    identified(window, "toast.undo")[0].click()  # type: ignore[attr-defined]
    settled()
    assert "告知改签进展" in [item.title for item in work.read(agenda).items]
    assert len(window.notices.undo) == 0


def test_d_on_a_promise_opens_its_issue(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    press(qtbot, Key.Key_D)
    settled()
    assert window.screens.member.member_id == lin
    assert window.screens.member.issue.isVisible()


def test_s_on_a_broken_promise_begins_the_one_that_replaces_it(
    window: Window, qtbot: QtBot, settled: Settled
) -> None:
    press(qtbot, Key.Key_S)
    press(qtbot, Key.Key_Return)
    settled()
    composer = window.screens.member.timeline.composer
    assert composer.text.hasFocus() or composer.isAncestorOf(QApplication.focusWidget())
    assert identified(window, "composer.promise")[0].isChecked()  # type: ignore[attr-defined]


def test_control_k_finds_and_opens(
    window: Window, qtbot: QtBot, settled: Settled, wu: UUID
) -> None:
    press(qtbot, Key.Key_K, held=CONTROL)
    palette = window.findChild(Palette)
    qtbot.keyClicks(QApplication.focusWidget(), "wbc")
    settled()
    press(qtbot, Key.Key_Return)
    settled()
    assert window.screens.member.member_id == wu
    assert not palette.isVisible()


def test_a_question_mark_shows_all_keys_and_escape_puts_them_away(
    window: Window, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_Question)
    sheet = window.findChild(KeySheet)
    assert sheet.isVisible()
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_X)
    assert sheet.isVisible(), "a key that walks nowhere does nothing"
    press(qtbot, Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.screens.today.list.hasFocus()


def test_a_question_mark_in_a_text_is_typed(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    window.show_member(lin)
    settled()
    text = window.screens.member.timeline.composer.text
    text.setFocus()
    qtbot.keyClick(text, "?")
    assert text.toPlainText() == "?"
    assert window.findChild(KeySheet) is None


def test_f2_begins_a_call_and_there_is_one_card(
    window: Window, qtbot: QtBot, settled: Settled
) -> None:
    for _ in range(3):
        window.do("call")
    settled()
    assert len(window.floats.calls.open_calls()) == 1
    assert len(identified(window, "call.card")) == 1
    window.floats.calls.card.discard()
    assert window.floats.calls.open_calls() == []


def test_the_status_line_says_what_was_saved_and_whose_desk_it_is(
    window: Window, qtbot: QtBot, settled: Settled
) -> None:
    press(qtbot, Key.Key_J)
    press(qtbot, Key.Key_D)
    settled()
    said = identified(window, "status.line")[0].accessibleName()
    assert "Saved 14:05" in said
    assert "My members 2" in said


def test_another_language_is_spoken_at_once(
    window: Window, qapp: QApplication, qtbot: QtBot
) -> None:
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: identified(window, "rail.today")[0].accessibleName() == "今日待办")
    assert "我的会员 2" in identified(window, "status.line")[0].accessibleName()
    assert window.screens.today.list.current().due == "逾期 2 小时"  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_a_members_page_keeps_room_for_the_stream(
    window: Window, settled: Settled, lin: UUID, width: int
) -> None:
    window.resize(width, 768)
    window.show_member(lin)
    settled()
    page = window.screens.member
    assert page.timeline.width() >= 560
    assert page.today.isVisible() == (width >= 1280)
    assert window.width() == width


def test_a_fact_is_added_from_the_header_by_key_and_by_mouse_at_any_size(
    window: Window, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    for width, by_mouse in ((1024, False), (1440, True)):
        window.resize(width, 700)
        window.show_member(lin)
        settled()
        if by_mouse:
            identified(window, "member.fact")[0].click()  # type: ignore[attr-defined]
        else:
            press(qtbot, Qt.Key.Key_J, held=CONTROL)
        settled()
        assert focused() == "profile.facts.kind"
        press(qtbot, Qt.Key.Key_Escape)
        assert identified(window, "side.issues")[0].isVisible()


def test_where_it_has_no_room_what_stands_beside_the_stream_is_one_key_away(
    window: Window, qapp: QApplication, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    window.resize(1024, 700)
    window.show_member(lin)
    settled()
    side = window.screens.member.side
    assert not side.isVisible()
    press(qtbot, Qt.Key.Key_B, held=CONTROL)
    assert side.isVisible()
    assert side.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Qt.Key.Key_Escape)
    assert not side.isVisible()
    assert window.screens.member.timeline.stream.hasFocus()
    identified(window, "member.side")[0].click()  # type: ignore[attr-defined]
    assert side.isVisible()


def test_it_stands_on_a_screen_of_1440_by_900_at_150_percent(
    window: Window, settled: Settled, lin: UUID
) -> None:
    screen, taskbar_and_title = QSize(960, 600), QSize(0, 80)
    room = screen - taskbar_and_title
    window.show_member(lin)
    settled()
    window.resize(room)
    assert window.size() == room
    assert window.minimumSizeHint().boundedTo(room) == window.minimumSizeHint()


IDENTIFIERS = {
    "rail": "today members issues settings",
    "today": "list",
    "member": "header stream chips",
    "stream": "search",
    "composer": "contact note issue promise text channel direction party reached line about at "
    "commit",
    "toast": "text undo",
    "status": "line",
    "settings": "language theme",
    "palette": "input results",
}


def test_everything_one_acts_on_is_there_by_its_identifier(
    window: Window, settled: Settled, lin: UUID
) -> None:
    window.show_settings()
    window.show_member(lin)
    window.open_palette()
    window.notices.offer("done")
    settled()
    there = {child.accessibleIdentifier() for child in window.findChildren(QWidget)}
    wanted = {f"{area}.{one}" for area, things in IDENTIFIERS.items() for one in things.split()}
    assert wanted - there == set()


def test_closing_leaves_nothing_unsaved(
    window: Window, desk: Desk, qtbot: QtBot, settled: Settled, lin: UUID
) -> None:
    window.show_member(lin)
    settled()
    window.screens.member.timeline.composer.text.setPlainText("致歉")
    window.close()
    assert desk.drafts is not None
    assert [draft.text for draft in desk.drafts.all()] == ["致歉"]


def test_an_issue_is_shown_where_there_is_no_room_beside_the_stream(
    window: Window, qapp: QApplication, settled: Settled, lin: UUID, work: Work
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    window.resize(1024, 768)
    window.show_member(lin)
    settled()
    page = window.screens.member
    assert not page.side.isVisible()
    (row,) = work.read(open_of, lin)
    window.show_issue(row.id)
    settled()
    assert page.issue.isVisible()
    page.close_issue()
    assert not page.side.isVisible()


def test_opening_somebody_elses_member_is_on_the_record(
    window: Window, lin: UUID, work: Work, lead: Work, settled: Settled, qtbot: QtBot
) -> None:
    he = lead.read(by_login, "he")
    anothers = lead.write(add_member, NewMember("88000777", "高远", steward_id=he)).result
    lead.write(cover, he, work.actor.steward_id, [(clock.now(), clock.now() + timedelta(days=1))])
    for member in (lin, anothers):
        window.show_member(member)
        settled()
    qtbot.wait(looks.AFTER + 100)
    settled()
    with work.workspace.readers.connect() as connection:
        asked = select(Audit.member_id, Audit.columns).where(Audit.change == "look")
        assert connection.execute(asked).all() == [(anothers, {"through": ["cover"]})]


def test_a_sheet_that_was_put_away_hears_no_more_keys(
    window: Window, qtbot: QtBot, settled: Settled
) -> None:
    """Its place may be gone meanwhile; keys it has no use for once went round for ever."""
    for screen in ("issues", "today"):
        window.do(f"screen.{screen}")
        settled()
    press(qtbot, Key.Key_Question)
    sheet = window.findChild(KeySheet)
    for key in (Key.Key_X, Key.Key_Down, Key.Key_PageDown, Key.Key_F9):
        qtbot.keyClick(sheet, key)
    assert sheet.isVisible()
    press(qtbot, Key.Key_Escape)
    assert not sheet.isVisible()
    qtbot.keyClick(sheet, Key.Key_7, CONTROL)
    assert QApplication.focusWidget() is not sheet
    press(qtbot, Key.Key_7, held=CONTROL)
    settled()
    assert window.navigation.here.screen == "settings"


@pytest.mark.parametrize("role", ["steward", "lead", "admin"])
def test_every_number_that_is_shown_leads_to_its_screen_and_no_other_is(
    role: str, qtbot: QtBot, workspace: Workspace, work: Work, lead: Work, setup: Work
) -> None:
    whose = {"steward": work, "lead": lead, "admin": setup}[role]
    screens = [one for one in COMMANDS if one.id.startswith("screen.")]
    with desk_of(workspace, whose) as desk:
        made = Window(desk, Trouble(), Settings())
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        made.activateWindow()
        made.start()
        qtbot.waitUntil(desk.idle)
        there = {one for one in screens if one.id in made.acts}
        made.do("sheet")
        sheet = made.findChild(KeySheet)
        assert sheet is not None
        assert {one for one in sheet.told() if one.id.startswith("screen.")} == there
        sheet.close_card()
        assert {f"screen.{one}" for one in made.rail.screens()} == {one.id for one in there}
        told = made.status._screens().removeprefix("Ctrl+").split()
        assert sorted(told) == sorted(one.keys[0][-1] for one in there)
        for one in there:
            qtbot.keyClick(made, getattr(Key, f"Key_{one.keys[0][-1]}"), CONTROL)
            qtbot.waitUntil(desk.idle)
            assert f"screen.{made.navigation.here.screen}" == one.id
        for digit in set("1234567890") - set(told):
            here = made.navigation.here
            qtbot.keyClick(made, getattr(Key, f"Key_{digit}"), CONTROL)
            assert made.navigation.here == here
        made.close()


def test_the_keyboard_is_in_the_list_of_the_team_at_once(
    qtbot: QtBot, workspace: Workspace, lead: Work, lin: UUID, reach: Any
) -> None:
    with desk_of(workspace, lead) as desk:
        made = Window(desk, Trouble(), Settings())
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        made.activateWindow()
        made.start()
        for _ in range(2):
            qtbot.keyClick(made, Key.Key_5, CONTROL)
            qtbot.waitUntil(desk.idle)
            listed = reach.find(made, "team.list")
            assert QApplication.focusWidget() is listed
            before = listed.currentIndex().row()
            qtbot.keyClick(listed, Key.Key_Down)
            assert listed.currentIndex().row() == before + 1
            qtbot.keyClick(listed, Key.Key_Up)
            qtbot.keyClick(made, Key.Key_1, CONTROL)
        made.close()


def test_closing_an_issue_anywhere_asks_at_once_what_is_to_become_of_its_reminders(
    window: Window, lin: UUID, work: Work, desk: Desk, settled: Settled, qtbot: QtBot
) -> None:
    [issue] = work.read(open_of, lin)
    [promised] = work.read(promises_of, lin)
    work.write(keep_promise, promised.id)
    work.write(set_reminder, lin, ReminderDraft("问酒店", at(18), ZONE), issue.id)
    window.show_members()
    settled()
    contact = Contact(
        lin,
        "酒店找到了。",
        issue_id=issue.id,
        settled=AnswerDraft("订好了，确认号 8841"),
        line="travel",
    )
    desk.write(log_contact, contact)
    settled()
    banner = window.findChild(LeftReminders, "left")
    assert banner is not None
    assert banner.isVisible()
    said = window.findChild(QWidget, "left.text")
    assert said is not None
    assert said.text() == (  # type: ignore[attr-defined]
        "Closed: 东京酒店预订丢失. 1 reminder still open: 问酒店"
    )
    qtbot.keyClick(window, Key.Key_D, CONTROL)
    settled()
    assert not banner.isVisible()
    assert [one.text for one in work.read(reminders_of, lin)] == []
    qtbot.keyClick(window, Key.Key_Z, CONTROL)
    settled()
    assert [one.text for one in work.read(reminders_of, lin)] == ["问酒店"]


def test_today_tells_what_is_unfinished_as_it_is_now(
    window: Window, desk: Desk, lin: UUID, settled: Settled, qtbot: QtBot
) -> None:
    banner = window.screens.today.unfinished
    window.show_today()
    for what in ("note", "issue", "promise", "look", "side-note"):
        desk.keeper.keep(place_of(lin, what), Sheet("半句"))
    desk.keeper.flush()
    qtbot.waitUntil(banner.isVisible)
    assert banner._text.text().startswith("5 unfinished: 林女士 ")
    assert banner._text.text().endswith(" and 1 more")
    for what in ("note", "issue", "promise", "look"):
        desk.keeper.drop(place_of(lin, what))
    qtbot.waitUntil(lambda: banner._text.text() == "1 unfinished: 林女士 Note")
    desk.keeper.throw_away(place_of(lin, "side-note"))
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_what_is_being_written_is_not_unfinished_and_moves_nothing(
    window: Window, desk: Desk, lin: UUID, settled: Settled, qtbot: QtBot
) -> None:
    banner = window.screens.today.unfinished
    window.show_today()
    settled()
    window.floats.next_call()
    qtbot.keyClicks(QApplication.focusWidget(), "4417")
    desk.keeper.flush()
    settled()
    assert not banner.isVisible()
    window.floats.calls.card.park()
    qtbot.waitUntil(banner.isVisible)
    assert banner._text.text() == "1 unfinished: 4417 Call"


def test_a_page_holds_still_for_another_member_but_not_before_a_windows_first_picture(
    desk: Desk, lin: UUID, wu: UUID, qtbot: QtBot
) -> None:
    made = Window(desk, Trouble(), Settings())
    qtbot.addWidget(made)
    made.show_member(lin)
    page = made.screens.member
    assert page.updatesEnabled()
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(desk.idle)
    made.show_member(wu)
    assert not page.updatesEnabled()
    qtbot.waitUntil(lambda: desk.idle() and page.updatesEnabled())
    made.close()

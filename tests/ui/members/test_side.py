"""Beside the stream: open issues first, promises, what is on its way, the person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from concierge import clock
from concierge.issues.actions import IssueEdit, change_issue
from concierge.issues.promised import promises_of
from concierge.issues.queries import open_of
from concierge.members.on_the_way import Reference
from concierge.notes.actions import NewNote, write_note
from concierge.store.audit import Audit
from concierge.store.types import new_id
from concierge.store.work import Work
from ui.desk import Desk
from ui.members.side import SidePane
from ui.notes.section import NotesSection
from ui.voice import Voice
from ui.widgets.ground import HairLine
from ui.widgets.member_words import reference_when
from ui.widgets.short_list import ShortList

Settled = Callable[[], None]


@pytest.fixture
def side(
    desk: Desk, window: QWidget, lin: UUID, settled: Settled, qtbot: QtBot, voice: Voice
) -> SidePane:
    made = SidePane(desk, voice, window)
    made.place_notes(NotesSection(desk, voice))
    made.resize(348, 800)
    with qtbot.waitExposed(window):
        window.show()
    made.show_member(lin)
    settled()
    return made


def on_the_way(number: int) -> Reference:
    now = clock.now()
    said = f"包裹 {number}"
    return Reference(
        new_id(), "logistics", f"SF{number}", "waybill", said, "", now, None, None, None, None
    )


def texts(side: SidePane) -> list[str]:
    return [label.text() for label in side.findChildren(QLabel) if label.isVisible()]


def test_an_issue_reads_what_is_due_how_it_stands_and_the_next_step(
    side: SidePane, reach: Any
) -> None:
    assert reach.rows(side, "side.issues") == [
        "餐具包裹晚到且破损, 15:30, 1 h 25 min left, Logistics · routine · open"
    ]


def test_enter_and_a_click_open_the_issue(
    side: SidePane, reach: Any, qtbot: QtBot, work: Work, lin: UUID, voice: Voice
) -> None:
    rows = reach.find(side, "side.issues")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(voice.issue_wanted) as wanted:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert wanted.args == [work.read(open_of, lin)[0].id, lin]
    with qtbot.waitSignal(voice.issue_wanted):
        place = rows.visualRect(rows.model().index(0, 0)).center()
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_promise_is_kept_from_here_and_gone_from_the_open_ones(
    side: SidePane, reach: Any, qtbot: QtBot, work: Work, lin: UUID, settled: Settled, voice: Voice
) -> None:
    promise = work.read(promises_of, lin)[0]
    side.settle(promise.id)
    with qtbot.waitSignal(voice.offered) as told:
        qtbot.keyClick(reach.find(side, "side.promises"), Qt.Key.Key_D)
    settled()
    assert work.read(promises_of, lin) == []
    assert reach.rows(side, "side.promises") == []
    undo = told.args[1]
    undo()
    settled()
    assert reach.rows(side, "side.promises") == ["退款 ¥300.00, today 15:30"]


def test_enter_on_a_promise_opens_its_issue(
    side: SidePane, reach: Any, qtbot: QtBot, voice: Voice
) -> None:
    rows = reach.find(side, "side.promises")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(voice.issue_wanted):
        qtbot.keyClick(rows, Qt.Key.Key_Return)


def test_down_on_the_last_row_goes_on_to_the_next_list(
    side: SidePane, reach: Any, qtbot: QtBot
) -> None:
    rows = reach.find(side, "side.issues")
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        focused = side.window().focusWidget()
        if focused is reach.find(side, "side.promises"):
            break
        qtbot.keyClick(focused, Qt.Key.Key_Down if focused is rows else Qt.Key.Key_Tab)
    assert reach.find(side, "side.promises").hasFocus()


def test_days_family_and_likes_are_there(side: SidePane) -> None:
    shown = texts(side)
    assert "12-03" in shown
    assert "in 13 days" in shown
    assert "先生周承远; 女儿 6 岁" in shown
    assert "高楼层" in shown


def test_a_phone_shows_its_tail_and_the_rest_is_on_the_record(
    side: SidePane, reach: Any, work: Work, qtbot: QtBot
) -> None:
    assert "····4417" in texts(side)
    assert not any("13800004417" in text for text in texts(side))
    reach.press(side, "member.phone.show")
    qtbot.waitUntil(lambda: "13800004417" in texts(side))
    verbs = work.read(lambda session: session.scalars(select(Audit.verb)).all())
    assert any("reveal" in verb for verb in verbs)


def test_a_number_shown_is_hidden_again_for_the_next_member(
    side: SidePane,
    reach: Any,
    lin: UUID,
    add: Callable[..., UUID],
    settled: Settled,
    qtbot: QtBot,
) -> None:
    reach.press(side, "member.phone.show")
    settled()
    side.show_member(add("吴柏川", "吴先生"))
    settled()
    side.show_member(lin)
    qtbot.waitUntil(lambda: "····4417" in texts(side))


def test_nothing_open_says_what_opens_one(
    side: SidePane, add: Callable[..., UUID], settled: Settled
) -> None:
    side.show_member(add("吴柏川", "吴先生"))
    settled()
    assert "None open. A contact can open one: Ctrl+I." in texts(side)


def test_pinned_notes_stand_below_and_hide_with_what_is_internal(
    side: SidePane, work: Work, desk: Desk, lin: UUID, settled: Settled
) -> None:
    done = work.write(write_note, NewNote(lin, "说结果就好", pinned=True))
    desk.changed.emit(done.changes)
    settled()
    assert "说结果就好" in texts(side)
    side.set_internal(False)
    assert "说结果就好" not in texts(side)


def test_the_profile_opens_in_the_same_rectangle(
    side: SidePane, reach: Any, settled: Settled, qtbot: QtBot
) -> None:
    reach.press(side, "member.edit")
    settled()
    assert reach.find(side, "profile.name").text() == "林雅岚"
    qtbot.keyClick(reach.find(side, "profile.name"), Qt.Key.Key_Escape)
    assert reach.find(side, "side.issues").isVisible()


def test_everything_that_can_be_reached_has_a_name(side: SidePane, reach: Any) -> None:
    assert reach.nameless(side) == []


def test_a_number_shown_is_hidden_again_when_one_comes_back(
    side: SidePane, reach: Any, qtbot: QtBot, lin: UUID
) -> None:
    reach.press(side, "member.phone.show")
    qtbot.waitUntil(lambda: any("4417" in said and "··" not in said for said in texts(side)))
    side.show_member(lin)
    qtbot.waitUntil(lambda: "····4417" in texts(side))


def test_the_next_three_on_the_way_are_shown_and_the_rest_is_one_press_away(
    side: SidePane, reach: Any, lin: UUID
) -> None:
    coming = [on_the_way(n) for n in range(5)]
    side._show_way(lin, coming)
    assert len(reach.rows(side, "side.way")) == 3
    reach.press(side, "side.way.all")
    assert len(reach.rows(side, "side.way")) == 5
    side._show_way(lin, coming[:3])
    assert not reach.find(side, "side.way.all").isVisible()


@pytest.mark.parametrize(("kind", "verb"), [("booking", "begins "), ("flight", "lands ")])
def test_a_time_has_its_verb(kind: str, verb: str) -> None:
    coming = replace(on_the_way(1), kind=kind, expected_at=clock.now() + timedelta(hours=2))
    assert reference_when(coming, ZoneInfo("Asia/Shanghai"), clock.now())[1].startswith(verb)


def test_without_a_next_step_and_in_the_members_view_an_issue_has_two_lines(
    side: SidePane, work: Work, desk: Desk, lin: UUID, settled: Settled
) -> None:
    rows = side.findChild(ShortList, "side.issues")
    assert rows.height() == 54
    (issue,) = work.read(open_of, lin)
    edit = IssueEdit(issue.id, 1, issue.title, issue.line, None, "", "问入住", 1, 0, 0)
    done = work.write(change_issue, edit)
    desk.changed.emit(done.changes)
    settled()
    assert rows.height() == 74
    side.set_internal(False)
    assert rows.height() == 54


def test_no_line_stands_on_another_in_the_members_view(side: SidePane) -> None:
    side.set_internal(False)
    side.grab()
    tops = sorted(
        line.mapTo(side, line.rect().topLeft()).y()
        for line in side.findChildren(HairLine)
        if line.isVisible()
    )
    assert all(below - above > 20 for above, below in pairwise(tops))


def test_what_is_added_to_mind_has_the_keyboard_and_is_in_sight(
    side: SidePane, reach: Any, settled: Settled, qtbot: QtBot
) -> None:
    side.resize(300, 360)
    side.ask_fact()
    settled()
    kind = reach.find(side, "profile.facts.kind")
    assert kind.hasFocus()
    qtbot.waitUntil(
        lambda: kind.visibleRegion().boundingRect().height() == kind.height(), timeout=3000
    )

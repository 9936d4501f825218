"""The issue pane: its head, telling, promises, numbers, what is internal."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.issues import answer
from concierge.issues.kinds import Status, Urgency
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft
from concierge.store.work import Work
from concierge.timeline.kinds import Channel, Reached
from ui import language
from ui.desk import Desk
from ui.issues.pane import IssuePane

Now = Callable[[], IssueDetail]
Settled = Callable[[], None]
FIXED = [
    "issue.title",
    "issue.line",
    "issue.status",
    "issue.urgency",
    "issue.answer.outcome",
    "issue.answer.amount",
    "issue.answer.currency",
    "issue.answer.due",
    "issue.tell",
    "issue.promises",
    "issue.references",
    "issue.closure",
    "issue.proof",
    "issue.close",
    "issue.reopen",
]


@pytest.mark.parametrize("identifier", FIXED)
def test_what_others_rely_on_is_there(pane: IssuePane, reach: Any, identifier: str) -> None:
    assert reach.find(pane, identifier) is not None


def test_everything_that_can_be_reached_has_a_name(pane: IssuePane, reach: Any) -> None:
    assert reach.nameless(pane) == []


def test_the_head_says_what_it_is(pane: IssuePane, reach: Any, now: Now) -> None:
    assert reach.find(pane, "issue.title").text() == "餐具包裹晚到且破损"
    assert reach.find(pane, "issue.line").shown() == "Logistics"
    assert reach.find(pane, "issue.urgency").value() == Urgency.ROUTINE
    assert reach.find(pane, "issue.number").text() == now().row.ref


def test_status_and_urgency_are_chosen_in_the_head(
    pane: IssuePane, reach: Any, now: Now, settled: Settled
) -> None:
    reach.choose(pane, "issue.status", Status.WAITING_PARTNER)
    settled()
    reach.choose(pane, "issue.urgency", Urgency.URGENT)
    settled()
    assert (now().row.status, now().row.urgency) == (Status.WAITING_PARTNER, Urgency.URGENT)


def test_told_and_closed_are_not_on_offer(pane: IssuePane, reach: Any) -> None:
    field = reach.find(pane, "issue.status")
    offered = {field.itemText(n) for n in range(field.count())}
    assert offered == {"open", "waiting for member", "waiting for partner"}


def test_title_and_next_step_are_saved_together_on_ctrl_s(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.title", "Parcel late and damaged")
    reach.write(pane, "issue.next_step", "Agree a new time")
    field = reach.find(pane, "issue.next_step")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert (now().row.title, now().row.next_step) == ("Parcel late and damaged", "Agree a new time")


def test_an_issue_without_a_title_is_not_saved_and_says_so(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.title", "")
    field = reach.find(pane, "issue.title")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert now().row.title == "餐具包裹晚到且破损"
    assert field.accessibleDescription() == "An issue needs a title."


def test_internal_counts_are_whole_numbers(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.people_spoken", "3")
    reach.write(pane, "issue.told_again", "x1")
    field = reach.find(pane, "issue.told_again")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert (now().people_spoken, now().told_again) == (3, 1)


def test_esc_goes_back_to_the_member(pane: IssuePane, reach: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(reach.find(pane, "issue.title"), Qt.Key.Key_Escape)


def test_all_of_it_speaks_chinese_at_once(
    pane: IssuePane, reach: Any, qapp: QApplication, qtbot: QtBot
) -> None:
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: reach.find(pane, "issue.line").shown() == "物流")
    assert reach.rows(pane, "issue.promises")[0].startswith("退款 ¥300.00，逾期未兑现")


# telling


def answered(work: Work, now: Now) -> None:
    work.write(answer.set_answer, now().row.id, now().version, AnswerDraft("Refund"))


def test_telling_needs_an_answer_and_leads_there(
    pane: IssuePane, reach: Any, window: QWidget
) -> None:
    reach.press(pane, "issue.tell")
    field = reach.find(pane, "issue.answer.outcome")
    assert field.hasFocus()
    assert field.accessibleDescription() == "Write what the member gets, then tell it."


def test_what_was_just_written_is_saved_and_told(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, heard: Any
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    reach.press(pane, "issue.tell")
    settled()
    reach.choose(pane, "issue.tell.channel", Channel.CHAT)
    reach.press(pane, "issue.tell.commit")
    settled()
    assert now().told_at is not None
    assert now().told_channel == Channel.CHAT
    assert pane._told.state.accessibleName() == "Told, 14:05 Chat"
    assert heard.texts == ["The member was told"]
    heard.undos[-1]()
    settled()
    assert now().told_at is None
    assert pane._told.state.accessibleName() == "Not told yet"


def test_nobody_answering_is_kept_as_a_try_and_tells_nobody(
    pane: IssuePane, reach: Any, work: Work, now: Now, settled: Settled
) -> None:
    answered(work, now)
    pane.reload()
    settled()
    reach.press(pane, "issue.tell")
    settled()
    reach.choose(pane, "issue.tell.reached", Reached.NO_ANSWER)
    reach.press(pane, "issue.tell.commit")
    settled()
    assert now().told_at is None
    assert pane._told.state.accessibleName() == "no answer, try 1, 14:05"


def test_a_changed_answer_is_not_told_any_more(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, hands: clock.Hands
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    reach.press(pane, "issue.tell")
    settled()
    reach.press(pane, "issue.tell.commit")
    settled()
    hands.move(timedelta(minutes=5))
    reach.write(pane, "issue.answer.outcome", "A new plate")
    field = reach.find(pane, "issue.answer.outcome")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert now().told_at is None
    assert pane._told.state.accessibleName() == "Not told yet"


# promises


def promises(pane: IssuePane, reach: Any) -> Any:
    return reach.find(pane, "issue.promises")


def states(now: Now) -> list[str]:
    return [row.state for row in now().promises]


def test_a_row_reads_what_how_it_stands_and_its_time(pane: IssuePane, reach: Any) -> None:
    assert reach.rows(pane, "issue.promises") == [
        "退款 ¥300.00, overdue, not kept, today 12:00",
        "补发碟子一只, tomorrow 18:00",
    ]


def test_d_keeps_a_promise_and_it_can_be_taken_back(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, heard: Any, qtbot: QtBot, parcel: Any
) -> None:
    assert pane._promises.settle(parcel.refund)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_D)
    settled()
    assert states(now) == ["kept", "open"]
    assert heard.texts == ["Kept: 退款 ¥300.00"]
    assert reach.rows(pane, "issue.promises")[0].startswith("退款 ¥300.00, kept late")
    heard.undos[0]()
    settled()
    assert states(now) == ["open", "open"]


def test_a_press_on_the_circle_keeps_it_too(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    rows = promises(pane, reach)
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    middle.setX(24)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    settled()
    assert states(now) == ["open", "kept"]


def test_r_agrees_another_time(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, parcel: Any
) -> None:
    pane.settle(parcel.refund)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_R)
    due = reach.find(pane, "issue.promises.draft.due")
    assert due.hasFocus()
    qtbot.keyClicks(due, "20:00")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    settled()
    assert states(now) == ["replaced", "open", "open"]
    new = next(row for row in now().promises if row.state == "open")
    assert (new.text, new.due.isoformat()) == ("退款 ¥300.00", "2026-11-20T12:00:00+00:00")
    assert not due.isVisible()
    assert promises(pane, reach).hasFocus()
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_R)
    assert due.isVisible(), "the one just agreed is the one acted on next"


def test_what_comes_next_is_changed_with_the_time_in_one_act(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, parcel: Any
) -> None:
    reach.write(pane, "issue.next_step", "Call at noon when the refund is there")
    qtbot.keyClick(
        reach.find(pane, "issue.next_step"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier
    )
    settled()
    pane.settle(parcel.refund)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_R)
    step = reach.find(pane, "issue.promises.draft.next_step")
    assert step.text() == "Call at noon when the refund is there"
    tick = reach.find(pane, "issue.promises.draft.in_answer")
    assert not tick.isVisible(), "no answer says the old time"
    reach.write(pane, "issue.promises.draft.next_step", "Call at eight")
    reach.write(pane, "issue.promises.draft.due", "20:00")
    reach.press(pane, "issue.promises.draft.commit")
    settled()
    assert now().row.next_step == "Call at eight"
    assert reach.find(pane, "issue.next_step").text() == "Call at eight"


def test_an_answer_that_said_the_old_time_is_offered_the_new_one_and_nobody_ticked_it(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, work: Work, parcel: Any
) -> None:
    old = next(row for row in now().promises if row.id == parcel.refund)
    said = AnswerDraft("退款", due=old.due)
    work.write(answer.set_answer, now().row.id, now().version, said)
    pane.reload()
    settled()
    pane.settle(parcel.refund)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_R)
    tick = reach.find(pane, "issue.promises.draft.in_answer")
    assert (tick.isVisible(), tick.isChecked()) == (True, False)
    assert tick.accessibleName() == "Answer, New time too; tell it again"
    tick.click()
    reach.write(pane, "issue.promises.draft.due", "20:00")
    reach.press(pane, "issue.promises.draft.commit")
    settled()
    found = now().answer
    assert found is not None
    assert found.due is not None
    assert found.due.isoformat() == "2026-11-20T12:00:00+00:00"
    assert not tick.isChecked()


def test_a_time_that_cannot_be_read_is_said_and_kept(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.press(pane, "issue.promises.new")
    reach.write(pane, "issue.promises.draft.text", "Courier at the door")
    reach.write(pane, "issue.promises.draft.due", "soonish")
    reach.press(pane, "issue.promises.draft.commit")
    settled()
    due = reach.find(pane, "issue.promises.draft.due")
    assert "soonish" in due.accessibleDescription()
    assert due.text() == "soonish"
    reach.write(pane, "issue.promises.draft.due", "Sat 10:00")
    reach.press(pane, "issue.promises.draft.commit")
    settled()
    assert "Courier at the door" in [row.text for row in now().promises]


def test_w_withdraws_with_the_contact_in_which_the_member_was_told(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, parcel: Any
) -> None:
    pane.settle(parcel.plate)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_W)
    settled()
    reach.choose(pane, "issue.promises.withdrawal.contact", parcel.contact)
    reach.press(pane, "issue.promises.withdrawal.commit")
    settled()
    row = next(row for row in now().promises if row.id == parcel.plate)
    assert (row.state, row.withdrawal_told) == ("withdrawn", True)


def test_a_withdrawal_half_asked_is_kept_and_gone_on_with(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, parcel: Any, desk: Desk
) -> None:
    pane.settle(parcel.plate)
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_W)
    settled()
    contact = reach.find(pane, "issue.promises.withdrawal.contact")
    assert contact.value() == parcel.contact
    reach.choose(pane, "issue.promises.withdrawal.contact", None)
    desk.keeper.flush_and_wait()
    assert desk.drafts is not None
    [kept] = [one.place for one in desk.drafts.all()]
    assert kept == f"member:{parcel.member}:promise-withdraw:{parcel.issue}/{parcel.plate}"
    pane._promises.farewell.kept.at("")
    pane._promises.farewell.close_strip()
    contact.set_value(parcel.contact)
    pane.go_on(f"promise-withdraw:{parcel.plate}")
    pane.reload()
    qtbot.waitUntil(contact.isVisible)
    qtbot.waitUntil(lambda: contact.value() is None)
    reach.press(pane, "issue.promises.withdrawal.commit")
    settled()
    desk.keeper.flush_and_wait()
    assert desk.drafts.all() == []


def test_acts_stand_only_where_they_can_be_done(
    pane: IssuePane, reach: Any, settled: Settled, qtbot: QtBot, parcel: Any
) -> None:
    keep = reach.find(pane, "issue.promises.keep")
    assert not keep.isVisible()
    pane.settle(parcel.refund)
    assert keep.isVisible()
    qtbot.keyClick(promises(pane, reach), Qt.Key.Key_D)
    settled()
    assert not keep.isVisible()


# numbers


def test_a_number_is_added_and_dropped_and_that_taken_back(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, heard: Any, qtbot: QtBot
) -> None:
    reach.press(pane, "issue.references.new")
    reach.write(pane, "issue.references.number", "SF77310000")
    reach.press(pane, "issue.references.draft.commit")
    settled()
    assert {row.ref for row in now().references} == {"DD20261119604417", "SF77310000"}
    rows = reach.find(pane, "issue.references")
    rows.choose(next(row.id for row in now().references if row.ref == "SF77310000"))
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    settled()
    assert [row.ref for row in now().references] == ["DD20261119604417"]
    heard.undos[-1]()
    settled()
    assert len(now().references) == 2


def test_a_number_is_from_the_issues_own_line_whatever_was_known_first(
    pane: IssuePane, reach: Any, now: Now
) -> None:
    lines = pane._business
    pane._keep_lines([])
    pane._references._issue_id = None  # as if it was just opened
    pane._show(now())
    pane._keep_lines(lines)
    assert reach.find(pane, "issue.references.line").value() == now().row.line


def test_a_number_is_shown_by_its_end_and_read_whole(pane: IssuePane, reach: Any) -> None:
    assert "DD20261119604417" in reach.rows(pane, "issue.references")[0]


def test_a_member_who_is_not_mine_is_not_shown(
    pane: IssuePane, heard: Any, settled: Settled, qtbot: QtBot
) -> None:
    from concierge.store.types import new_id

    with qtbot.waitSignal(pane.closed):
        pane.show_issue(new_id())
    assert "not found" in heard.texts[0]


def test_in_a_narrow_pane_the_status_is_whole_beside_the_number(
    pane: IssuePane, reach: Any, settled: Settled
) -> None:
    pane.resize(300, 700)
    reach.choose(pane, "issue.status", Status.WAITING_PARTNER)
    settled()
    QApplication.processEvents()
    line, status = reach.find(pane, "issue.line"), reach.find(pane, "issue.status")
    for field in (line, status):
        assert field.width() >= field.sizeHint().width()
    number = reach.find(pane, "issue.number")
    assert status.y() > line.y()
    assert number.geometry().center().y() == status.geometry().center().y()


def test_who_only_looks_reads_an_open_issue_and_is_offered_nothing_to_write(
    pane: IssuePane, settled: Settled
) -> None:
    settled()
    there = [pane._foot, pane._closure, pane._told.tell, pane._references.new, pane._head.more]
    assert all(one.isVisibleTo(pane) for one in there)
    pane.set_writes(False)
    assert not any(one.isVisibleTo(pane) for one in there)
    pane.set_writes(True)
    assert all(one.isVisibleTo(pane) for one in there)

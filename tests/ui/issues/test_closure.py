"""Closing: one function, whoever asks, and the pane says what is missing and leads there."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import tell
from concierge.contacts.rules import Telling
from concierge.issues import answer, closure, promises
from concierge.issues.actions import open_issue
from concierge.issues.kinds import ProofKind
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.reminders.actions import set_reminder
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from ui.desk import Desk
from ui.issues.ends import Way
from ui.issues.pane import IssuePane
from ui.voice import Voice
from ui.widgets.field import FieldButton
from ui.widgets.scroll_pane import ScrollPane

Now = Callable[[], IssueDetail]
Settled = Callable[[], None]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(
    pane: IssuePane, work: Work, now: Now, parcel: Any, settled: Settled
) -> Callable[[], None]:
    """Tells the answer and keeps the promises, so that only the proof is missing."""

    def make() -> None:
        work.write(answer.set_answer, parcel.issue, now().version, AnswerDraft("Refund"))
        work.write(tell, Telling(parcel.issue))
        work.write(promises.keep_promise, parcel.refund)
        work.write(promises.keep_promise, parcel.plate)
        pane.reload()
        settled()

    return make


def line(pane: IssuePane, reach: Any, code: str) -> str:
    said: str = reach.find(pane, f"issue.check.{code}").accessibleName()
    return said


def test_each_line_says_what_is_missing(pane: IssuePane, reach: Any) -> None:
    assert line(pane, reach, "answer_told") == "No answer yet"
    assert line(pane, reach, "promises_ended") == (
        "2 promises to settle, 退款 ¥300.00, today 12:00; 补发碟子一只, tomorrow 18:00"
    )
    assert line(pane, reach, "proof") == "No proof yet"
    assert reach.find(pane, "issue.missing").text() == (
        "Missing: telling the answer, promises, proof"
    )


def test_each_line_has_the_button_that_leads_to_settling_it(pane: IssuePane, reach: Any) -> None:
    reach.press(pane, "issue.closure.promises_ended")
    assert reach.find(pane, "issue.promises").hasFocus()
    reach.press(pane, "issue.closure.proof")
    assert reach.find(pane, "issue.proof").hasFocus()
    reach.press(pane, "issue.closure.answer_told")
    assert reach.find(pane, "issue.answer.outcome").hasFocus()


def test_closing_too_early_says_what_is_missing_and_leads_there(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot, voice: Voice
) -> None:
    title = reach.find(pane, "issue.title")
    title.setFocus()
    with qtbot.waitSignal(voice.offered) as said:
        qtbot.keyClick(title, Qt.Key.Key_Return, CTRL)
    settled()
    assert now().end is None
    assert "the answer told to the member" in said.args[0]
    assert reach.find(pane, "issue.closure.answer_told").hasFocus()


def test_the_proof_is_kept_by_choosing_it(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.proof.text", "posted 14:02")
    reach.choose(pane, "issue.proof", ProofKind.REFUND_POSTED)
    settled()
    assert (now().proof, now().proof_text) == ("refund_posted", "posted 14:02")
    assert line(pane, reach, "proof") == "There is a proof"


def test_a_proof_is_written_once_and_only_when_it_is_taken_from_the_list(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, work: Work, parcel: Any, qtbot: QtBot
) -> None:
    def proved() -> int:
        rows = work.read(timeline.page, parcel.member, Filter(), None, 50).rows
        return sum(one.what == "issue.proved" for one in rows)

    kind = reach.find(pane, "issue.proof")
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    settled()
    assert (kind.view().isVisible(), now().proof) == (True, None)
    for _ in range(2):
        kind.showPopup()
        kind.view().setCurrentIndex(kind.model().index(0, 0))
        qtbot.keyClick(kind.view(), Qt.Key.Key_Return)
        settled()
    assert now().proof is not None
    assert proved() == 1


def test_the_proofs_that_fit_the_answer_come_first_and_ask_for_their_reference(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.answer.outcome", "改订到同区酒店，房费不变")
    pane._save()
    settled()
    kind, text = reach.find(pane, "issue.proof"), reach.find(pane, "issue.proof.text")
    offered = [kind.itemText(row) for row in range(kind.count())]
    assert offered == [
        "member confirmed",
        "booking confirmed",
        "told, then days of silence",
        "refund posted, does not fit the answer",
        "parcel delivered, does not fit the answer",
    ]
    reach.choose(pane, "issue.proof", ProofKind.BOOKING_CONFIRMED)
    settled()
    assert now().proof is None
    assert text.hasFocus()
    assert reach.find(pane, "issue.proof.missing").text() == (
        "Which booking shows it? Its new number."
    )
    pane.reload()
    settled()
    assert kind.value() is ProofKind.BOOKING_CONFIRMED
    qtbot.keyClicks(text, "HT0002")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    settled()
    assert (now().proof, now().proof_text) == ("booking_confirmed", "HT0002")
    assert not reach.find(pane, "issue.proof.missing").isVisible()


def test_a_proof_that_does_not_fit_the_answer_needs_a_reason(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.answer.outcome", "改订到同区酒店，房费不变")
    reach.write(pane, "issue.proof.text", "HT0002")
    reach.choose(pane, "issue.proof", ProofKind.BOOKING_CONFIRMED)
    pane._save()
    settled()
    reach.choose(pane, "issue.proof", ProofKind.REFUND_POSTED)
    settled()
    assert now().proof == "booking_confirmed"
    assert "say why" in reach.find(pane, "issue.proof.missing").text()
    reach.write(pane, "issue.proof.text", "原酒店已退定金，流水 88")
    qtbot.keyClick(reach.find(pane, "issue.proof.text"), Qt.Key.Key_Return)
    settled()
    assert (now().proof, now().proof_text) == ("refund_posted", "原酒店已退定金，流水 88")


def test_silence_is_no_proof_before_its_days_are_over(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, heard: Any
) -> None:
    reach.choose(pane, "issue.proof", ProofKind.TOLD_AND_SILENT)
    settled()
    assert now().proof is None
    assert reach.find(pane, "issue.proof").value() is None
    assert heard.texts


def test_with_all_green_it_closes_and_says_how_it_ended(
    pane: IssuePane,
    reach: Any,
    now: Now,
    ready: Callable[[], None],
    settled: Settled,
    heard: Any,
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.MEMBER_CONFIRMED)
    settled()
    assert reach.find(pane, "issue.missing").text() == "Nothing is missing"
    reach.press(pane, "issue.close")
    settled()
    assert now().end == "settled"
    assert heard.texts[-1] == "Closed: 餐具包裹晚到且破损"
    assert reach.find(pane, "issue.ended").text() == "closed, settled"
    assert reach.find(pane, "issue.ended.more").text() == "today 14:05, by 王静\nmember confirmed"
    assert not reach.find(pane, "issue.close").isVisible()
    assert reach.find(pane, "issue.answer.outcome").isReadOnly()
    assert not reach.find(pane, "issue.closure").isVisible()


def test_closing_keeps_the_words_of_the_proof_that_are_being_written(
    pane: IssuePane,
    reach: Any,
    now: Now,
    ready: Callable[[], None],
    settled: Settled,
    heard: Any,
    qtbot: QtBot,
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.MEMBER_CONFIRMED)
    settled()
    text = reach.find(pane, "issue.proof.text")
    text.setFocus()
    qtbot.keyClicks(text, "she wrote that she has it")
    qtbot.keyClick(text, Qt.Key.Key_Return, CTRL)
    settled()
    assert (now().end, now().proof_text) == ("settled", "she wrote that she has it")
    assert heard.texts[-1] == "Closed: 餐具包裹晚到且破损"
    assert heard.undos[-1] is not None


def test_a_proof_that_waits_for_its_words_is_where_closing_leads(
    pane: IssuePane,
    reach: Any,
    now: Now,
    ready: Callable[[], None],
    settled: Settled,
    qtbot: QtBot,
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.REFUND_POSTED)
    reach.find(pane, "issue.tell").setFocus()
    qtbot.keyClick(reach.find(pane, "issue.tell"), Qt.Key.Key_Return, CTRL)
    settled()
    assert now().end is None
    assert reach.find(pane, "issue.proof.text").hasFocus()


def test_what_is_missing_comes_into_sight_where_there_is_little_room(
    pane: IssuePane, reach: Any, ready: Callable[[], None], settled: Settled, qtbot: QtBot
) -> None:
    ready()
    pane.resize(pane.width(), 420)
    act = reach.find(pane, "issue.closure.proof")
    assert act.visibleRegion().isEmpty()
    reach.find(pane, "issue.tell").setFocus()
    qtbot.keyClick(reach.find(pane, "issue.tell"), Qt.Key.Key_Return, CTRL)
    settled()
    assert act.hasFocus()
    assert act.visibleRegion().boundingRect() == act.rect()


def test_a_promise_to_settle_comes_into_sight_with_what_can_be_done_with_it(
    pane: IssuePane, reach: Any, settled: Settled
) -> None:
    pane.resize(pane.width(), 420)
    bar = pane.findChild(ScrollPane).verticalScrollBar()
    bar.setValue(bar.maximum())
    keep = reach.find(pane, "issue.promises.keep")
    assert keep.visibleRegion().isEmpty()
    reach.press(pane, "issue.closure.promises_ended")
    settled()
    assert keep.visibleRegion().boundingRect() == keep.rect()


def test_it_is_opened_again_only_with_a_reason(
    pane: IssuePane,
    reach: Any,
    now: Now,
    ready: Callable[[], None],
    settled: Settled,
) -> None:
    test_with_all_green_it_closes(pane, reach, ready, settled)
    reach.press(pane, "issue.reopen")
    reach.press(pane, "issue.end.commit")
    settled()
    assert now().end is not None
    assert reach.find(pane, "issue.end.reason").accessibleDescription()
    reach.write(pane, "issue.end.reason", "the refund came back")
    reach.press(pane, "issue.end.commit")
    settled()
    assert now().end is None
    assert reach.find(pane, "issue.close").isVisible()


def test_with_all_green_it_closes(
    pane: IssuePane, reach: Any, ready: Callable[[], None], settled: Settled
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.MEMBER_CONFIRMED)
    settled()
    reach.press(pane, "issue.close")
    settled()
    assert reach.find(pane, "issue.reopen").isVisible()


def test_the_member_may_withdraw_it_in_a_contact(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, parcel: Any
) -> None:
    pane._ask_end(Way.WITHDRAWN)
    settled()
    assert reach.find(pane, "issue.end.contact").value() == parcel.contact
    reach.press(pane, "issue.end.commit")
    settled()
    assert now().end == "withdrawn"
    assert {row.state for row in now().promises} == {"withdrawn"}


def test_opened_in_error_is_refused_once_something_was_promised(
    pane: IssuePane, reach: Any, now: Now, settled: Settled
) -> None:
    pane._ask_end(Way.ERROR)
    reach.write(pane, "issue.end.reason", "wrong person")
    reach.press(pane, "issue.end.commit")
    settled()
    assert now().end is None
    assert reach.find(pane, "issue.end.reason").accessibleDescription()
    assert reach.find(pane, "issue.end.reason").text() == "wrong person"


def test_it_may_go_on_in_another_issue_of_the_member(
    pane: IssuePane, reach: Any, work: Work, now: Now, settled: Settled, parcel: Any
) -> None:
    other = work.write(open_issue, parcel.member, IssueDraft("碟子补发", "retail")).result
    pane._ask_end(Way.MERGED)
    settled()
    reach.choose(pane, "issue.end.target", other)
    reach.press(pane, "issue.end.commit")
    settled()
    assert now().end == "merged"
    assert now().merged_into is not None


def test_the_menu_of_other_ends_has_no_override_for_a_steward(
    pane: IssuePane, reach: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_place: None)
    reach.press(pane, "issue.more")
    menu = pane.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "Withdrawn by the member…",
        "Opened in error…",
        "Merge into another…",
    ]


@pytest.fixture
def led(
    lead: Work, window: QWidget, parcel: Any, heard: Any, qtbot: QtBot, voice: Voice
) -> Iterator[tuple[IssuePane, Callable[[], None]]]:
    """The pane at a lead's desk."""
    desk = Desk(lead)
    pane = IssuePane(desk, voice, window)
    voice.offered.connect(heard.toast)
    with qtbot.waitExposed(window):
        window.show()
    pane.show_issue(parcel.issue)
    pane.show()
    yield pane, lambda: qtbot.waitUntil(desk.idle)
    desk.close()


def test_a_lead_may_close_with_a_reason(
    led: tuple[IssuePane, Callable[[], None]], reach: Any, now: Now
) -> None:
    pane, settled = led
    settled()
    pane._ask_end(Way.OVERRIDE)
    reach.write(pane, "issue.end.reason", "member moved abroad")
    reach.press(pane, "issue.end.commit")
    settled()
    assert (now().end, now().end_reason) == ("settled", "member moved abroad")


def test_reminders_left_of_a_closed_issue_are_offered_and_come_back_on_undo(
    pane: IssuePane,
    work: Work,
    reach: Any,
    parcel: Any,
    settled: Settled,
    ready: Callable[[], None],
    heard: Any,
) -> None:
    other = ReminderDraft("生日蛋糕", clock.now() + timedelta(hours=1), "Asia/Shanghai")
    mine = ReminderDraft("催赔付", clock.now() + timedelta(hours=1), "Asia/Shanghai")
    work.write(set_reminder, parcel.member, other)
    work.write(set_reminder, parcel.member, mine, parcel.issue)
    ready()
    assert not reach.find(pane, "issue.left").isVisible()
    work.write(closure.prove, parcel.issue, ProofKind.MEMBER_CONFIRMED)
    work.write(closure.close, parcel.issue)
    pane.reload()
    settled()
    assert reach.find(pane, "issue.left.text").text() == "1 reminder still open: 催赔付"
    reach.press(pane, "issue.left.action")
    settled()
    assert not reach.find(pane, "issue.left").isVisible()
    assert [one.text for one in work.read(reminders_of, parcel.member)] == ["生日蛋糕"]
    assert heard.texts[-1] == "Done: 催赔付"
    heard.undos[-1]()
    settled()
    assert reach.find(pane, "issue.left").isVisible()
    assert len(work.read(reminders_of, parcel.member)) == 2


def test_a_closed_issue_reads_as_text_in_every_part(
    pane: IssuePane,
    reach: Any,
    work: Work,
    parcel: Any,
    settled: Settled,
    ready: Callable[[], None],
) -> None:
    reach.write(pane, "issue.cause", "压箱")
    pane._save()
    settled()
    ready()
    work.write(closure.prove, parcel.issue, ProofKind.MEMBER_CONFIRMED)
    work.write(closure.close, parcel.issue)
    pane.reload()
    settled()
    cause = reach.find(pane, "issue.cause")
    assert (cause.text(), cause.isReadOnly(), cause.isEnabled()) == ("压箱", True, True)
    assert cause.property("bare")
    for empty in ("issue.next_step", "issue.stage"):
        assert not reach.find(pane, empty).isVisible()
    fields = [one for one in pane.findChildren(QLineEdit) if one.isVisible()]
    assert fields
    assert all(one.isEnabled() and one.isReadOnly() for one in fields)
    choices = [one for one in pane.findChildren(FieldButton) if one.isVisible()]
    assert choices
    assert all(one._settled for one in choices)
    work.write(closure.reopen, parcel.issue, "又坏了")
    pane.reload()
    settled()
    assert not cause.isReadOnly()
    assert reach.find(pane, "issue.next_step").isVisible()
    assert reach.find(pane, "issue.status").isEnabled()


def test_of_a_proof_that_was_given_nothing_is_left_unfinished(
    pane: IssuePane,
    reach: Any,
    desk: Desk,
    ready: Callable[[], None],
    qtbot: QtBot,
    settled: Settled,
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.REFUND_POSTED)
    reach.write(pane, "issue.proof.text", "posted 14:02")
    qtbot.keyClick(reach.find(pane, "issue.proof.text"), Qt.Key.Key_Return)
    settled()
    reach.press(pane, "issue.close")
    settled()
    pane._acts.reopen("还差一只碟子")
    settled()
    assert reach.find(pane, "issue.proof.text").text() == ""
    desk.keeper.flush_and_wait()
    assert desk.drafts is not None
    assert [one.place for one in desk.drafts.all()] == []


def test_that_it_was_closed_is_taken_back_with_its_proof(
    pane: IssuePane,
    reach: Any,
    now: Now,
    ready: Callable[[], None],
    settled: Settled,
    heard: Any,
) -> None:
    ready()
    reach.choose(pane, "issue.proof", ProofKind.MEMBER_CONFIRMED)
    settled()
    reach.press(pane, "issue.close")
    settled()
    heard.undos[-1]()
    settled()
    assert (now().end, now().proof, now().row.status) == (None, "member_confirmed", "told")
    assert reach.find(pane, "issue.close").isVisible()


@pytest.mark.parametrize(("width", "below"), [(300, True), (348, True), (560, False)])
def test_what_is_asked_of_a_proof_can_be_read_whole(
    pane: IssuePane, reach: Any, settled: Settled, qtbot: QtBot, width: int, below: bool
) -> None:
    pane.resize(width, 876)
    settled()
    kind, text = reach.find(pane, "issue.proof"), reach.find(pane, "issue.proof.text")
    qtbot.waitUntil(lambda: (text.y() > kind.y()) is below)
    assert kind.width() >= kind.sizeHint().width()

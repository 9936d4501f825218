"""Writing the answer to the member: saved on leaving, never lost, never over somebody else's."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from concierge.issues import actions, answer
from concierge.issues.kinds import Status
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft
from concierge.issues.tables import Issue
from concierge.store.work import Work
from tests.ui.issues.conftest import Parcel
from ui.issues.pane import IssuePane

Now = Callable[[], IssueDetail]
Settled = Callable[[], None]


def leave(window: QWidget) -> None:
    """The focus goes to another place of the window."""
    window.findChild(QLineEdit, "elsewhere").setFocus()


def test_what_is_written_is_saved_when_the_answer_is_left(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund and a new plate")
    reach.write(pane, "issue.answer.amount", "300")
    reach.write(pane, "issue.answer.due", "20:00")
    assert now().answer is None, "while one is still in it, nothing is saved"
    leave(window)
    settled()
    saved = now().answer
    assert saved is not None
    assert (saved.outcome, saved.amount, saved.currency) == (
        "Refund and a new plate",
        Decimal(300),
        "CNY",
    )
    assert saved.due is not None
    assert saved.due.isoformat() == "2026-11-20T12:00:00+00:00"
    assert reach.find(pane, "issue.answer.due").text() == "2026-11-20 20:00"
    assert reach.find(pane, "issue.answer.amount").text() == "300.00"


def test_ctrl_s_saves_without_leaving(
    pane: IssuePane, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    field = reach.find(pane, "issue.answer.outcome")
    qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    saved = now().answer
    assert saved is not None
    assert saved.outcome == "Refund"
    assert field.hasFocus()


def test_text_put_in_by_a_screen_reader_is_saved_too(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, qtbot: QtBot
) -> None:
    leave(window)
    reach.find(pane, "issue.answer.outcome").setText("Refund")
    qtbot.waitUntil(lambda: now().answer is not None)


def test_an_amount_that_is_none_is_said_at_its_field_and_nothing_is_lost(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    reach.write(pane, "issue.answer.amount", "three")
    leave(window)
    settled()
    assert now().answer is None
    field = reach.find(pane, "issue.answer.amount")
    assert "not an amount" in field.accessibleDescription()
    assert field.text() == "three"
    assert reach.find(pane, "issue.answer.outcome").text() == "Refund"


def test_an_hour_that_has_passed_is_refused_in_words(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    reach.write(pane, "issue.answer.due", "2026-11-19 12:00")
    leave(window)
    settled()
    assert now().answer is None
    assert "passed" in reach.find(pane, "issue.answer.due").accessibleDescription()


def test_the_time_is_shown_where_i_am_and_where_the_member_is(
    pane: IssuePane, reach: Any, qtbot: QtBot
) -> None:
    pane._answer.set_member_zone("Asia/Tokyo")
    reach.write(pane, "issue.answer.due", "20:00")
    assert pane._answer.both.text() == "Shanghai 20:00 (me)  Tokyo 21:00 (member)"


def test_where_both_have_the_same_time_it_is_said_once(pane: IssuePane, reach: Any) -> None:
    reach.write(pane, "issue.answer.due", "20:00")
    assert pane._answer.both.text() == "Shanghai 20:00 (me and the member)"


def test_a_change_elsewhere_in_the_issue_does_not_stand_in_the_way(
    pane: IssuePane, reach: Any, window: QWidget, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    work.write(actions.set_status, now().row.id, now().version, Status.WAITING_PARTNER)
    leave(window)
    settled()
    saved = now().answer
    assert saved is not None
    assert saved.outcome == "Refund"
    assert now().row.status == Status.WAITING_PARTNER


def test_two_answers_are_both_shown_and_mine_can_be_kept(
    pane: IssuePane, reach: Any, window: QWidget, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    work.write(answer.set_answer, now().row.id, now().version, AnswerDraft("A new plate only"))
    leave(window)
    settled()
    theirs = now().answer
    assert theirs is not None
    assert theirs.outcome == "A new plate only"
    assert reach.find(pane, "issue.answer.conflict.theirs.text").text() == "A new plate only"
    assert reach.find(pane, "issue.answer.conflict.mine.text").text() == "Refund"
    reach.press(pane, "issue.answer.conflict.mine")
    settled()
    mine = now().answer
    assert mine is not None
    assert mine.outcome == "Refund"


def test_or_theirs_taken(
    pane: IssuePane, reach: Any, window: QWidget, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund")
    work.write(answer.set_answer, now().row.id, now().version, AnswerDraft("A new plate only"))
    leave(window)
    settled()
    reach.press(pane, "issue.answer.conflict.theirs")
    settled()
    assert reach.find(pane, "issue.answer.outcome").text() == "A new plate only"
    kept = now().answer
    assert kept is not None
    assert kept.outcome == "A new plate only"


def test_what_one_is_writing_survives_a_change_that_arrives(
    pane: IssuePane, reach: Any, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "Refund and")
    work.write(actions.set_status, now().row.id, now().version, Status.WAITING_MEMBER)
    pane.reload()
    settled()
    assert reach.find(pane, "issue.answer.outcome").text() == "Refund and"
    assert reach.find(pane, "issue.status").value() == Status.WAITING_MEMBER


PAYMENT_NUMBER = "2026112022001412341234567890"


def test_a_payment_number_in_the_amount_is_said_and_nothing_is_saved(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "退款")
    reach.write(pane, "issue.answer.amount", PAYMENT_NUMBER)
    leave(window)
    settled()
    assert now().answer is None
    amount = reach.find(pane, "issue.answer.amount")
    assert amount.text() == PAYMENT_NUMBER
    assert "larger than any amount" in amount.accessibleDescription()


def test_an_issue_opens_whatever_amount_is_stored_in_it(
    pane: IssuePane, parcel: Parcel, reach: Any, work: Work, settled: Settled
) -> None:
    def past_the_program(session: Session) -> None:
        issue = session.get_one(Issue, parcel.issue)
        issue.answer_outcome = "退款"
        issue.answer_amount, issue.answer_currency = Decimal(PAYMENT_NUMBER), "cny"

    work.write(past_the_program)
    pane.show_issue(parcel.issue)
    settled()
    assert reach.find(pane, "issue.answer.amount").text() == f"{PAYMENT_NUMBER}.00"
    assert reach.find(pane, "issue.answer.currency").value() == "CNY"


def test_an_amount_is_kept_with_the_currency_it_was_typed_with(
    pane: IssuePane, reach: Any, window: QWidget, now: Now, settled: Settled
) -> None:
    reach.write(pane, "issue.answer.outcome", "退款")
    reach.write(pane, "issue.answer.amount", "1.299,50 €")
    leave(window)
    settled()
    saved = now().answer
    assert saved is not None
    assert (saved.amount, saved.currency) == (Decimal("1299.50"), "EUR")

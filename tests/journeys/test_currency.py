"""Wherever an amount is asked for, the currency that is most likely meant stands beside it: what
was last spoken of in the issue, else the money of where the member is at home."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from concierge import clock
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.promised import currency_used
from concierge.issues.promises import make_promise
from concierge.issues.queries import detail
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown


@pytest.fixture
def amelia(work: Work) -> UUID:
    new = NewMember(
        number="88000003",
        name="Amelia Hart",
        address="Amelia",
        timezone="Europe/London",
        steward_id=work.actor.steward_id,
    )
    return work.write(add_member, new).result


def opens(seat: Seat, who: str) -> None:
    seat.keys.press("Ctrl+K")
    seat.keys.type(who)
    seat.keys.press("Return", "Alt+1")


def test_a_promise_is_in_the_money_of_where_the_member_is(
    sit_down: SitDown, member: UUID, amelia: UUID
) -> None:
    seat = sit_down("en")
    opens(seat, "Amelia")
    seat.keys.press("Ctrl+P")
    assert seat.chosen_in("composer.promise.currency") == "GBP"
    opens(seat, "lyl")
    seat.keys.press("Ctrl+P")
    assert seat.chosen_in("composer.promise.currency") == "CNY"
    seat.keys.press("F2")
    seat.keys.type("Amelia")
    seat.keys.press("Return", "Ctrl+P")
    assert seat.chosen_in("call.promise.currency") == "GBP"


def test_in_an_issue_it_is_what_was_last_spoken_of_there(
    sit_down: SitDown, amelia: UUID, work: Work
) -> None:
    issue = work.write(open_issue, amelia, IssueDraft("Hotel charged twice", "travel")).result
    seat = sit_down("en")
    opens(seat, "Amelia")
    seat.keys.press("Alt+1", "Ctrl+P")
    seat.chooses_in("composer.about", issue)
    assert seat.chosen_in("composer.promise.currency") == "GBP"
    assert work.read(currency_used, issue) is None

    version = work.read(detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("Refund", Decimal(120), "EUR"))
    assert work.read(currency_used, issue) == "EUR"
    seat.chooses_in("composer.about", None)
    assert seat.chosen_in("composer.promise.currency") == "GBP"
    seat.chooses_in("composer.about", issue)
    assert seat.chosen_in("composer.promise.currency") == "EUR"


def test_of_an_answer_and_a_promise_the_later_counts(
    amelia: UUID, work: Work, hands: clock.Hands
) -> None:
    issue = work.write(open_issue, amelia, IssueDraft("Hotel charged twice", "travel")).result
    due = clock.now() + timedelta(days=1)
    promise = PromiseDraft("Refund", due, "Europe/London", Decimal(9), "USD")
    work.write(make_promise, amelia, promise, issue)
    hands.move(timedelta(minutes=1))
    version = work.read(detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("Refund", Decimal(120), "EUR"))
    assert work.read(currency_used, issue) == "EUR"
    hands.move(timedelta(minutes=1))
    work.write(make_promise, amelia, promise, issue)
    work.write(make_promise, amelia, PromiseDraft("Call", due, "Europe/London"), issue)
    assert work.read(currency_used, issue) == "USD"

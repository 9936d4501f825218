"""What a verb keeps of an amount: none that cannot be one, and its currency as ISO 4217 has it."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from concierge.clock import Hands
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.answer import set_answer
from concierge.issues.promises import make_promise
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.store.work import Work
from tests.refusals import refused


@pytest.fixture
def issue(work: Work, member: UUID) -> UUID:
    made: UUID = work.write(open_issue, member, IssueDraft("碗坏了", "retail")).result
    return made


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (Decimal("2026112022001412341234567890"), Code.AMOUNT_TOO_LARGE),
        (Decimal("1E+16"), Code.AMOUNT_TOO_LARGE),
        (Decimal("NaN"), Code.AMOUNT_WRONG),
        (Decimal(-1), Code.AMOUNT_NOTHING),
        (Decimal("0.00"), Code.AMOUNT_NOTHING),
    ],
)
def test_what_cannot_be_an_amount_is_refused_by_every_verb(
    work: Work, member: UUID, issue: UUID, hands: Hands, amount: Decimal, code: Code
) -> None:
    with refused(code):
        work.write(set_answer, issue, 1, AnswerDraft("退款", amount, "CNY"))
    due = hands.at + timedelta(hours=1)
    with refused(code):
        work.write(make_promise, member, PromiseDraft("退款", due, "UTC", amount, "CNY"), issue)


def test_a_currency_is_kept_in_capitals(work: Work, issue: UUID) -> None:
    version = work.read(issues.detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款", Decimal(300), "cny"))
    answer = work.read(issues.detail, issue).answer
    assert answer is not None
    assert answer.currency == "CNY"


@pytest.mark.parametrize("minutes", [-1, 2026112022001412341234567890])
def test_no_contact_lasts_that_long(work: Work, member: UUID, minutes: int) -> None:
    with refused(Code.MINUTES_WRONG):
        work.write(log_contact, Contact(member, "来电", minutes=minutes))

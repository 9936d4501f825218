"""What is said of a business number: when it comes, and whether it is late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from concierge.members.on_the_way import Reference
from concierge.store.types import new_id
from ui.widgets.due import DueState
from ui.widgets.member_words import reference_when

NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def reference(kind: str, hours: float) -> Reference:
    at, expected = NOW - timedelta(days=2), NOW + timedelta(hours=hours)
    return Reference(new_id(), "travel", "HT-1", kind, "", "", at, expected, None, None, None)


@pytest.mark.parametrize(
    ("kind", "hours", "state", "said"),
    [
        ("waybill", 3, DueState.PLAIN, "arrives 17:05"),
        ("waybill", -3, DueState.OVERDUE, "3 h late"),
        ("refund", 3, DueState.PLAIN, "expected by 17:05"),
        ("refund", -3, DueState.OVERDUE, "3 h late"),
        ("booking", 3, DueState.PLAIN, "begins 17:05"),
        ("booking", -3, DueState.PLAIN, "begins 11:05"),
        ("flight", -3, DueState.PLAIN, "lands 11:05"),
    ],
)
def test_a_parcel_is_late_and_a_stay_has_begun(
    qapp: QApplication, kind: str, hours: float, state: DueState, said: str
) -> None:
    assert reference_when(reference(kind, hours), SHANGHAI, NOW) == (state, said)


def test_a_payment_that_failed_is_said_to_have_failed(qapp: QApplication) -> None:
    payment = replace(reference("payment", 0), state="payment.failed", expected_at=None)
    assert reference_when(payment, SHANGHAI, NOW) == (DueState.PLAIN, "Payment failed")

"""What shows that the member got what they were to get."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.issues.kinds import ProofKind
from concierge.issues.proving import ALWAYS, SHOWN, fitting

REFUND, BOOKING, PARCEL = SHOWN


@pytest.mark.parametrize(
    ("outcome", "amount", "numbers", "fits"),
    [
        ("退款 300 元，原路退回", None, (), [REFUND]),
        ("全额退款", Decimal(300), (), [REFUND]),
        ("A refund of the deposit", None, ("booking",), [REFUND]),
        ("改订到同区酒店，房费不变", None, (), [BOOKING]),
        ("Rebooked at the Park, breakfast included", None, ("waybill",), [BOOKING]),
        ("周五前补发碟子一只", None, (), [PARCEL]),
        ("A replacement plate by courier", None, (), [PARCEL]),
        ("补发碟子，并退款 50 元", None, (), [REFUND, PARCEL]),
        ("都办好了", None, ("flight",), [BOOKING]),
        ("都办好了", None, ("order",), [REFUND, BOOKING, PARCEL]),
        ("An apology in writing", None, (), [REFUND, BOOKING, PARCEL]),
    ],
)
def test_the_proofs_that_fit_an_answer(
    outcome: str, amount: Decimal | None, numbers: tuple[str, ...], fits: list[ProofKind]
) -> None:
    assert list(fitting(outcome, amount, numbers)[1:-1]) == fits


@given(st.text(), st.none() | st.just(Decimal(1)), st.lists(st.text()))
def test_the_members_own_word_always_fits_and_nothing_is_left_without_a_proof(
    outcome: str, amount: Decimal | None, numbers: list[str]
) -> None:
    found = fitting(outcome, amount, numbers)
    assert (found[0], found[-1]) == ALWAYS
    assert len(found) > len(ALWAYS)
    assert len(set(found)) == len(found)

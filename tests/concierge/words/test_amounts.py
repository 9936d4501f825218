"""Money."""

from __future__ import annotations

from decimal import Decimal

import pytest

from concierge import words


@pytest.mark.parametrize(
    ("value", "currency", "said"),
    [
        ("300", "CNY", "¥300.00"),
        ("1360", "CNY", "¥1,360.00"),
        ("40.0", "EUR", "€40.00"),
        ("1200", "JPY", "JP¥1,200"),
        ("1200.5", "JPY", "JP¥1,200.5"),
        ("0.125", "USD", "$0.125"),
        ("-56", "CNY", "-¥56.00"),
        ("40", "CHF", "CHF 40.00"),
        ("1E+3", "GBP", "£1,000.00"),
        ("12", "", "12.00"),
    ],
)
def test_an_amount(value: str, currency: str, said: str) -> None:
    assert words.amount(Decimal(value), currency) == said

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


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("退回 ¥5,200.00", "5200", "退回 ¥5,200.00"),
        ("退 300 元", "300.00", "退 300 元"),
        ("退款", "300", "退款 ¥300.00"),
        ("2 晚", "1780.5", "2 晚 ¥1,780.50"),
        ("退 3000", "300", "退 3000 ¥300.00"),
        ("", "300", "¥300.00"),
    ],
)
def test_an_amount_stands_once(text: str, value: str, said: str) -> None:
    assert words.with_amount(text, Decimal(value), "CNY") == said

"""Money as people of each currency write it becomes an amount, or says plainly why not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge import money, words
from concierge.errors import Code, Refusal
from tests.refusals import refused


@pytest.mark.parametrize(
    ("text", "currency", "meant"),
    [
        ("300", "CNY", "300"),
        ("1299,50", "CNY", "1299.50"),
        ("12,5", "CNY", "12.5"),
        ("¥1,299.50", "CNY", "1299.50"),
        ("￥１，２９９．５０", "CNY", "1299.50"),
        ("３００元", "CNY", "300"),
        ("1299元", "CNY", "1299"),
        ("300块", "CNY", "300"),
        ("人民币300元", "CNY", "300"),
        ("300 cny", "CNY", "300"),
        ("1.2万", "CNY", "12000"),
        ("1,299,500", "CNY", "1299500"),
        ("1 299,50", "EUR", "1299.50"),
        ("1\u202f299,50 €", "EUR", "1299.50"),
        ("1.299,50 €", "EUR", "1299.50"),
        ("1.299", "EUR", "1299"),
        ("40,- €", "EUR", "40"),
        ("1'299.50", "CHF", "1299.50"),
        ("1’299.50", "CHF", "1299.50"),
        ("$1,299.50", "USD", "1299.50"),
        ("$40", "HKD", "40"),
        ("HK$1,299.50", "HKD", "1299.50"),
        ("¥1,299", "JPY", "1299"),
        ("1299円", "JPY", "1299"),
        ("₩12,000", "KRW", "12000"),
        ("₩12.000", "KRW", "12000"),
        ("300.000", "VND", "300000"),
        ("£1,299.50", "GBP", "1299.50"),
        ("฿1,299.50", "THB", "1299.50"),
        ("1.299", "KWD", "1.299"),
        ("1299,500", "KWD", "1299.500"),
        (" 40 ", "CNY", "40"),
        (".5", "CNY", "0.5"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_the_people_of_its_currency_write_it(
    text: str, currency: str, meant: str
) -> None:
    assert money.read(text, currency) == (Decimal(meant), currency)


@pytest.mark.parametrize(
    ("text", "currency", "meant"),
    [("1.299,50 €", "EUR", "1299.50"), ("USD 40", "USD", "40"), ("40 欧元", "EUR", "40")],
)
def test_a_currency_that_is_written_wins_over_the_one_that_stood_there(
    text: str, currency: str, meant: str
) -> None:
    assert money.read(text, "CNY") == (Decimal(meant), currency)


@pytest.mark.parametrize("text", ["", "  ", "¥", "元", "cny"])
def test_a_sign_alone_is_nothing(text: str) -> None:
    assert money.read(text, "cny") == (None, "CNY")


@pytest.mark.parametrize(
    ("text", "currency", "code"),
    [
        ("1.299", "CNY", Code.AMOUNT_UNCLEAR),
        ("1299,500", "CNY", Code.AMOUNT_UNCLEAR),
        ("1,29,950", "CNY", Code.AMOUNT_UNCLEAR),
        ("1,2999", "CNY", Code.AMOUNT_UNCLEAR),
        ("1.2.3", "CNY", Code.AMOUNT_UNCLEAR),
        ("12 50", "CNY", Code.AMOUNT_UNCLEAR),
        ("1299,50", "JPY", Code.AMOUNT_UNCLEAR),
        ("1299.50", "JPY", Code.AMOUNT_TOO_FINE),
        ("$40", "CNY", Code.CURRENCY_UNCLEAR),
        ("300元", "USD", Code.CURRENCY_UNCLEAR),
        ("three", "CNY", Code.AMOUNT_WRONG),
        ("-5", "CNY", Code.AMOUNT_NOTHING),
        ("− 5.00", "CNY", Code.AMOUNT_NOTHING),
        ("－５元", "CNY", Code.AMOUNT_NOTHING),
        ("0", "CNY", Code.AMOUNT_NOTHING),
        ("¥0.00", "CNY", Code.AMOUNT_NOTHING),
        ("300 xyz", "CNY", Code.CURRENCY_UNKNOWN),
        ("300", "XYZ", Code.CURRENCY_UNKNOWN),
        ("300", "XXX", Code.CURRENCY_UNKNOWN),
        ("300", "钱", Code.CURRENCY_UNKNOWN),
        ("NaN", "CNY", Code.AMOUNT_WRONG),
        ("Infinity", "CNY", Code.AMOUNT_WRONG),
        ("1e5", "CNY", Code.AMOUNT_WRONG),
        ("1_000", "CNY", Code.AMOUNT_WRONG),
        ("3块5", "CNY", Code.AMOUNT_WRONG),
        ("1234567890123456789012345678", "CNY", Code.AMOUNT_TOO_LARGE),
    ],
)
def test_what_could_be_either_or_is_none_is_refused(text: str, currency: str, code: Code) -> None:
    with refused(code):
        money.read(text, currency)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        *(("cny", "CNY"), (" CNY ", "CNY"), ("ＲＭＢ", "CNY"), ("人民币", "CNY"), ("¥", "CNY")),
        *(("￥", "CNY"), ("元", "CNY"), ("$", "USD"), ("US$", "USD"), ("JP¥", "JPY")),
        *(("欧元", "EUR"), ("円", "JPY"), ("港币", "HKD"), ("chf", "CHF"), ("KWD", "KWD")),
    ],
)
def test_a_currency_is_its_code_or_what_people_call_it(said: str, code: str) -> None:
    assert money.named(said) == code


@pytest.mark.parametrize(
    ("text", "currency"),
    [("¥300", "CNY"), ("300元", "CNY"), ("300块", "CNY"), ("$300", "USD"), ("300 RMB", "CNY")],
)
def test_where_no_currency_stands_a_sign_is_the_common_ones(text: str, currency: str) -> None:
    assert money.read(text) == (300, currency)


@given(st.text(max_size=6))
def test_whatever_is_named_is_a_currency_of_the_standard_or_refused(said: str) -> None:
    try:
        found = money.named(said)
    except Refusal as refusal:
        if refusal.code is not Code.CURRENCY_UNKNOWN:
            raise
    else:
        assert len(found) == 3
        assert found.isascii()
        assert found.isupper()
        assert money.named(found) == found


def test_an_amount_without_a_currency_and_one_of_nothing_are_not_kept() -> None:
    for missing in (None, "", " "):
        with refused(Code.CURRENCY_MISSING):
            money.kept(Decimal(300), missing)
    with refused(Code.CURRENCY_UNKNOWN):
        money.kept(Decimal(300), "RMBX")
    for nothing in ("0", "-0.01", "0.00"):
        with refused(Code.AMOUNT_NOTHING):
            money.kept(Decimal(nothing), "CNY")


AMOUNTS = st.decimals(min_value=1, max_value=10**12, places=2, allow_nan=False)


@given(AMOUNTS, st.sampled_from([*money.SIGNS, "CHF", "KWD"]))
def test_what_the_program_shows_is_read_back(amount: Decimal, currency: str) -> None:
    amount = amount if money.decimals(currency) else amount.quantize(Decimal(1))
    assert money.read(words.amount(amount, currency), currency) == (amount, currency)


@given(st.text(max_size=40), st.sampled_from([None, *money.SIGNS]))
def test_whatever_is_typed_is_an_amount_or_refused(text: str, currency: str | None) -> None:
    try:
        amount, _ = money.read(text, currency)
        assert amount is None or 0 < amount < Decimal(10) ** (money.LARGEST + 1)
    except Refusal as refusal:
        if refusal.code not in money.REFUSALS or not words.refusal(refusal):
            raise


@given(st.one_of(st.decimals(), st.text(), st.integers()), st.text(max_size=4))
def test_whatever_is_stored_is_shown(value: object, currency: str) -> None:
    assert words.amount(money.stored(value), currency)

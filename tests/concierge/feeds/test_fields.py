"""How one thing an event may say is read."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.errors import Code
from concierge.feeds import fields
from tests.refusals import refused

WHEN = datetime(2026, 11, 19, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026-11-19T02:00:00Z", WHEN),
        ("2026-11-19t02:00:00z", WHEN),
        ("2026-11-19 10:00:00+08:00", WHEN),
        (" 2026-11-19T02:00:00Z\n", WHEN),
        ("2026-11-18T22:30:00-03:30", WHEN),
        ("2026-11-19T02:00:00-00:00", WHEN),
        ("2026-11-19T02:00:00.5Z", WHEN + timedelta(seconds=0.5)),
        ("2026-11-19T02:00:00.123456789Z", WHEN + timedelta(microseconds=123456)),
        ("2026-12-31T23:59:60Z", datetime(2027, 1, 1, tzinfo=UTC)),
        ("2027-01-01T07:59:60.25+08:00", datetime(2027, 1, 1, 0, 0, 0, 250000, tzinfo=UTC)),
    ],
)
def test_a_time_is_all_that_rfc_3339_allows(written: str, at: datetime) -> None:
    assert fields.instant({"time": written}, "time") == at


@given(
    st.integers(-2 * 10**9, 7 * 10**9),
    st.integers(-23 * 60, 23 * 60),
    st.sampled_from("tT "),
)
def test_any_time_is_read_as_it_was_written(seconds: int, minutes: int, between: str) -> None:
    at = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert fields.instant({"time": at.isoformat(between)}, "time") == at


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-19T02:00:00",
        "2026-11-19",
        "2026-02-30T02:00:00Z",
        "2026-11-19T02:00:61Z",
        "2026-11-19T02:60:00Z",
        "9999-12-31T23:59:60Z",
        "soon",
        1763517600,
        True,
        ["2026-11-19T02:00:00Z"],
    ],
)
def test_what_is_no_instant_is_refused(written: Any) -> None:
    with refused(Code.FEED_FIELD_WRONG):
        fields.instant({"time": written}, "time")


@pytest.mark.parametrize(
    ("sent", "amount"),
    [
        (1299, "1299"),
        ("1299.50", "1299.50"),
        (" -20.5 ", "-20.5"),
        (Decimal("1298.8999999999999"), "1298.90"),
        (Decimal("0.30000000000000004"), "0.30"),
        (Decimal("1e3"), "1000"),
        ("12.345", "12.345"),
    ],
)
def test_an_amount_is_what_was_meant(sent: Any, amount: str) -> None:
    assert format(fields.amount({"amount": sent}, "amount"), "f") == amount


@given(st.integers(-(10**9), 10**9))
def test_what_a_computer_adds_up_is_still_money(cents: int) -> None:
    added = Decimal(repr(cents / 100 * 3 / 3))
    assert fields.amount({"amount": added}, "amount") == Decimal(cents).scaleb(-2)


@pytest.mark.parametrize(
    "sent",
    ["a lot", "1,299.50", "1_299", "NaN", "Infinity", "1e999", "1" * 28, "", True, [1], "1.23456"],
)
def test_an_absurd_amount_is_refused(sent: Any) -> None:
    with refused(Code.FEED_FIELD_WRONG):
        fields.amount({"amount": sent}, "amount")


@pytest.mark.parametrize(
    ("sent", "code"), [("cny", "CNY"), (" Usd ", "USD"), ("RMB", "CNY"), (None, None)]
)
def test_a_currency_is_three_capital_letters(sent: Any, code: str | None) -> None:
    assert fields.currency({"currency": sent}, "currency") == code


@pytest.mark.parametrize("sent", ["¥", "yuan", "C1Y", 156, "xyz", "XXX"])
def test_what_is_no_currency_is_refused(sent: Any) -> None:
    with refused(Code.FEED_FIELD_WRONG):
        fields.currency({"currency": sent}, "currency")


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        (604417, "604417"),
        (Decimal("604417.0"), "604417"),
        (Decimal("1.38E+10"), "1.38E+10"),
        (" RT1 ", "RT1"),
        (None, ""),
    ],
)
def test_a_number_is_text_too(sent: Any, number: str) -> None:
    assert fields.text({"ref": sent}, "ref") == number


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(None, ()), ([], ()), ([" 138 ", "139"], ("138", "139"))],
)
def test_null_is_an_empty_list(sent: Any, kept: tuple[str, ...]) -> None:
    assert fields.texts({"phones": sent}, "phones") == kept


@pytest.mark.parametrize(
    "sent", ["138", {"a": 1}, [["138"]], [True], 138, [13900002086], [""], [" "], [None]]
)
def test_what_is_no_list_of_texts_is_refused(sent: Any) -> None:
    with refused(Code.FEED_FIELD_WRONG):
        fields.texts({"phones": sent}, "phones")


@pytest.mark.parametrize("written", ["zh", "en", "fr-CA", "zh-Hant-TW", " de ", "", None])
def test_a_language_is_kept_by_its_tag(written: str | None) -> None:
    assert fields.language({"language": written}, "language") == (written or "").strip()


@pytest.mark.parametrize("written", ["🙂", "Chinese, mostly", "中文", "x", 1, True, "z" * 50])
def test_what_is_no_language_is_refused(written: object) -> None:
    with refused(Code.FEED_FIELD_WRONG):
        fields.language({"language": written}, "language")

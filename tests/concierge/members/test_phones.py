"""Phone numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.phones import country, digits, phone_terms, plain_number


@pytest.mark.parametrize(
    ("given_as", "zone", "region", "plain"),
    [
        ("138 0000 4417", "Asia/Shanghai", "", "+8613800004417"),
        ("13800004417", "", "", "+8613800004417"),
        ("+86 138-0000-4417", "Europe/Berlin", "", "+8613800004417"),
        ("0086 13800004417", "Asia/Shanghai", "", "+8613800004417"),
        ("１３８００００４４１７", "Asia/Shanghai", "", "+8613800004417"),
        ("030 901820", "Europe/Berlin", "", "+4930901820"),
        ("07700 900123", "Asia/Shanghai", "GB", "+447700900123"),
        ("(415) 555-2671", "America/Los_Angeles", "", "+14155552671"),
        ("4417", "Asia/Shanghai", "", "4417"),
        ("ask Zhou", "Asia/Shanghai", "", ""),
    ],
)
def test_a_number_is_dialled_from_its_owners_country(
    given_as: str, zone: str, region: str, plain: str
) -> None:
    assert plain_number(given_as, zone, region) == plain


def test_where_somebody_is_at_home() -> None:
    assert country("Europe/Berlin") == "DE"
    assert country("Europe/Berlin", "fr") == "FR"
    assert country("Europe/Berlin", "Bavaria") == "DE"
    assert country("Nowhere/City") == "CN"


def test_any_tail_of_a_phone_is_a_beginning() -> None:
    [(term, how)] = phone_terms("+8613800004417")
    assert how == "phone"
    assert term.startswith("4417"[::-1])
    assert term.startswith("13800004417"[::-1])
    assert phone_terms("") == set()


@given(st.text())
def test_any_text_gives_a_form_that_stays_as_it_is(value: str) -> None:
    plain = plain_number(value)
    assert digits(plain) == plain.removeprefix("+")
    if plain.startswith("+"):
        assert plain_number(plain) == plain


def test_real_chinese_numbers_keep_their_tails(shared_data: Callable[[str], Path]) -> None:
    cards = (shared_data("phones") / "metowolf-vcards" / "data").rglob("*.yaml")
    numbers = {
        line.strip(" -'\"\n")
        for card in cards
        for line in card.read_text(encoding="utf-8").splitlines()
        if line.strip(" -'\"").isdigit()
    }
    assert len(numbers) > 300
    for number in numbers:
        assert digits(plain_number(number)).endswith(number.lstrip("0"))

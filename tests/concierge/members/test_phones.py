"""Phone numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.phones import EXTENSION, country, digits, phone_terms, plain_number


@pytest.mark.parametrize(
    ("given_as", "zone", "region", "plain"),
    [
        ("138 0000 4417", "Asia/Shanghai", "", "+8613800004417"),
        ("13800004417", "", "", "+8613800004417"),
        ("+86 138-0000-4417", "Europe/Berlin", "", "+8613800004417"),
        ("0086 13800004417", "Asia/Shanghai", "", "+8613800004417"),
        ("１３８００００４４１７", "Asia/Shanghai", "", "+8613800004417"),
        ("030 901820", "Europe/Berlin", "", "+4930901820"),
        ("07911 123456", "Asia/Shanghai", "GB", "+447911123456"),
        ("(415) 555-2671", "America/Los_Angeles", "", "+14155552671"),
        ("4417", "Asia/Shanghai", "", "4417"),
        ("098765 43210", "Asia/Calcutta", "", "+919876543210"),
        ("0912 345 678", "Asia/Saigon", "", "+84912345678"),
        ("(415) 555-2671", "US/Pacific", "", "+14155552671"),
        ("13800000051", "Asia/Shanghai", "SD", "+8613800000051"),
        ("13800000051", "PRC", "GD", "+8613800000051"),
        ("13800000051", "Asia/Shanghai", "CN-BJ", "+8613800000051"),
        ("13800004417", "Europe/Berlin", "", "13800004417"),
        ("95588", "Asia/Shanghai", "", "95588"),
        ("+44 (0)20 7946 0018", "Asia/Shanghai", "", "+442079460018"),
        ("\u202d138\u20110000\u20110032\u202c", "Asia/Shanghai", "", "+8613800000032"),
        ("手机：138 0000 4417", "Asia/Shanghai", "", "+8613800004417"),
        ("tel:+86-138-0000-4417", "", "", "+8613800004417"),
        ("13800004417.0", "Asia/Shanghai", "", "+8613800004417"),
        ("1.3800004417E+10", "Asia/Shanghai", "", "+8613800004417"),
        ("1.38E+10", "Asia/Shanghai", "", ""),
        ("1.38000e+10", "Asia/Shanghai", "", ""),
        ("010-65529988 ext. 801", "Asia/Shanghai", "", "+861065529988;ext=801"),
        ("010-65529988 x802", "Asia/Shanghai", "", "+861065529988;ext=802"),
        ("010-65529988转801", "Asia/Shanghai", "", "+861065529988;ext=801"),
        ("010-65529988 分机 801", "Asia/Shanghai", "", "+861065529988;ext=801"),
        ("010-65529988-801", "Asia/Shanghai", "", "+861065529988;ext=801"),
        ("+86 10 6552 9988 #801", "Asia/Shanghai", "", "+861065529988;ext=801"),
        ("17012345678-1234", "Asia/Shanghai", "", "+8617012345678;ext=1234"),
        ("17012345678,1234", "Asia/Shanghai", "", "+8617012345678;ext=1234"),
        ("17012345678(1234)", "Asia/Shanghai", "", "+8617012345678;ext=1234"),
        ("13800004417（先生）", "Asia/Shanghai", "", "+8613800004417"),
        ("(先生) 138 0000 4417 晚上打", "Asia/Shanghai", "", "+8613800004417"),
        ("139 0000 0001 / 139 0000 0002", "Asia/Shanghai", "", ""),
        ("2026112022001499251401234567", "Asia/Shanghai", "", ""),
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
    assert country("Asia/Calcutta") == "IN"
    assert country("US/Eastern") == "US"
    assert country("Europe/Kiev") == "UA"
    assert country("EST") == "CN"  # hours of many countries


def test_any_tail_of_a_phone_is_a_beginning() -> None:
    [(term, how)] = phone_terms("+8613800004417")
    assert how == "phone"
    assert term.startswith("4417"[::-1])
    assert term.startswith("13800004417"[::-1])
    assert phone_terms("") == set()


def test_a_number_with_an_extension_is_found_by_either_end() -> None:
    terms = {term for term, _ in phone_terms("+8617012345678;ext=1234")}
    assert any(term.startswith("17012345678"[::-1]) for term in terms)
    assert any(term.startswith("1234"[::-1]) for term in terms)
    assert any(term.startswith("170123456781234"[::-1]) for term in terms)


@given(st.text())
def test_any_text_gives_a_form_that_stays_as_it_is(value: str) -> None:
    plain = plain_number(value)
    assert digits(plain) == plain.removeprefix("+").replace(EXTENSION, "")
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

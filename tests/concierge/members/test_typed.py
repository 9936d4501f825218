"""What was typed of somebody nobody was found by goes into the field it belongs in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.typed import Typed, typed_as


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("13900002086", Typed.PHONE),
        (" 139 0000 2086 ", Typed.PHONE),
        ("+44 20 7946 0958", Typed.PHONE),
        ("021-62345678", Typed.PHONE),
        ("zhou@example.com", Typed.EMAIL),
        ("88000001", Typed.NUMBER),
        ("周家保姆", Typed.NAME),
        ("Amelia", Typed.NAME),
        ("amelia hart", Typed.NAME),
        ("Ольга", Typed.NAME),
        ("2086", None),
        ("lyl", None),
        ("HT-88412096", None),
        ("", None),
        ("…", None),
    ],
)
def test_it_is_told_by_how_it_looks(text: str, field: Typed | None) -> None:
    assert typed_as(text, "Asia/Shanghai") == field


@given(st.text())
def test_whatever_is_typed_is_one_of_them_or_none(text: str) -> None:
    assert typed_as(text, "Asia/Shanghai") in (*Typed, None)

"""What a member must not eat is found in either language, where it is not minded already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.allergens import allergens, unminded


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("花生过敏", "花生", "peanut"),
        ("对花生严重过敏", "花生", "peanut"),
        ("Severe peanut allergy", "peanut", "花生"),
        ("太太海鲜过敏", "海鲜", "seafood"),
        ("Lanolin, in creams too", "lanolin", "羊毛脂"),
        ("乳糖不耐", "乳糖", "lactose"),
        ("Shellfish", "shellfish", "贝类"),
        ("her daughter: eggs", "eggs", "鸡蛋"),
    ],
)
def test_a_fact_means_its_thing_in_both_languages(text: str, first: str, other: str) -> None:
    assert allergens(text)[0] == first
    assert other in allergens(text)


def test_several_things_in_one_fact_are_several() -> None:
    assert {"坚果", "nut", "芒果", "mango"} <= set(allergens("坚果、芒果过敏"))


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("点了花生酱", ["花生"]),
        ("宫保鸡丁里有花生，不要辣", ["花生"]),
        ("Peanut butter toast", ["Peanut"]),
        ("ＰＥＡＮＵＴ酱", ["ＰＥＡＮＵＴ"]),
        ("minutes and peanuts", ["peanuts"]),
        ("不含花生", []),
        ("餐厅确认无花生", []),
        ("花生过敏已告知餐厅", []),
        ("a peanut-free kitchen", []),
        ("no peanuts, please", []),
        ("a few minutes", []),
    ],
)
def test_it_is_marked_where_nobody_minded_it(written: str, found: list[str]) -> None:
    assert [written[begin:end] for begin, end in unminded("花生过敏", written)] == found


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read(text: str, written: str) -> None:
    for begin, end in unminded(text, written):
        assert 0 <= begin < end <= len(written)

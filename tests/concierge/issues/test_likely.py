"""The line an issue is likely of: what is guessed from words, numbers and what is open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.issues.likely import likely_line
from concierge.members.lines import DEFAULTS

ALL = [line.code for line in DEFAULTS]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("酒店说查不到我的预订，今晚九点就落地", "travel"),
        ("航班取消了，要改签", "travel"),
        ("CA1832 改到几点", "travel"),
        ("订单号 HT20261201001", "travel"),
        ("HT-88412096 没有了", "travel"),
        ("G7 次的车票退了吗", "travel"),
        ("外卖少了一份，骑手没接电话", "food"),
        ("演唱会门票没出票", "entertainment"),
        ("快递破损，盒子压瘪", "logistics"),
        ("SF1390227731 一直没到", "logistics"),
        ("清关卡住了，要补证件", "crossborder"),
        ("水果坏了一半", "grocery"),
        ("尺码不对，想换货", "retail"),
        ("退款还没到", "payments"),
        ("重复扣款", "payments"),
        ("酒店的退款还没到账", "travel"),
        ("The hotel cannot find our booking", "travel"),
        ("my parcel is broken", "logistics"),
        ("charged twice on the card", "payments"),
        ("refund of the concert tickets", "entertainment"),
    ],
)
def test_words_and_the_look_of_numbers_say_a_line(text: str, line: str) -> None:
    assert likely_line(text, (), {}, ALL) == line


def test_a_number_the_member_has_says_more_than_any_word() -> None:
    known = {"20261120-778899": "grocery"}
    assert likely_line("酒店送来的 20261120778899 不对", (), known, ALL) == "grocery"
    assert likely_line("尾号 778899 的那单", (), known, ALL) == "grocery"
    assert likely_line("退款", ("20261120-778899",), known, ALL) == "grocery"
    assert likely_line("尾号 1778899 的那单", (), known, ALL) is None


def test_without_a_word_it_is_the_line_of_what_is_open_if_that_is_one() -> None:
    assert likely_line("她又来问", (), {}, ALL, ["food", "food"]) == "food"
    assert likely_line("她又来问", (), {}, ALL, ["food", "travel"]) is None
    assert likely_line("酒店", (), {}, ALL, ["food"]) == "travel"


def test_nothing_is_guessed_from_nothing_nor_a_line_nobody_offers() -> None:
    assert likely_line("她来电问好", (), {}, ALL) is None
    assert likely_line("酒店", (), {}, ["food"]) is None
    assert likely_line("I showed her the way", (), {}, ALL) is None


@given(st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.sampled_from(ALL)))
def test_a_guess_is_always_one_of_those_offered(
    text: str, numbers: list[str], known: dict[str, str]
) -> None:
    assert likely_line(text, numbers, known, ["travel", "food"]) in ("travel", "food", None)

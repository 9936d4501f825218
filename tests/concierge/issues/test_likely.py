"""The line an issue is likely of: what is guessed from words, numbers and what is open."""

import csv
from collections.abc import Callable
from pathlib import Path

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
    assert likely_line("酒店", (), known, ["grocery"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "花生糖",
        "菜鸟驿站说没有她的件号",
        "买的菜刀卷刃",
        "咖啡机漏水",
        "行李箱的轮子掉了",
        "水果刀没有刀套",
        "发票抬头写错",
        "退款",
        "要求退款",
        "订单取消不了",
        "质量太差",
        "送到房间门口就走了",
        "进口零食过期",
        "the dining table is scratched",
        "a birthday card came late",
        "who is in charge of this",
        "in order to show the ticket",
        "Bill called again",
        "the toy train does not run",
        "asked to pay 1299 more",
        "they moved to TX 78701",
        "the sale: clearance of last season",
    ],
)
def test_what_goes_with_every_line_or_only_begins_like_one_says_none(text: str) -> None:
    assert likely_line(text, (), {}, ALL) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("坐G7次去的", "travel"),
        ("订单号HT20261201001没有了", "travel"),
        ("国航CA1832改到几点", "travel"),
        ("牛奶漏了一箱", "grocery"),
        ("退款说三天，到现在没到账", "payments"),
        ("my refund has still not arrived", "payments"),
        ("账单里多扣了一笔", "payments"),
        ("the flight was cancelled, the luggage is gone", "travel"),
    ],
)
def test_a_word_or_number_among_others_says_its_line(text: str, line: str) -> None:
    assert likely_line(text, (), {}, ALL) == line


def test_what_tells_two_lines_tells_none() -> None:
    assert likely_line("酒店的餐厅上菜慢", (), {}, ALL) is None
    assert likely_line("快递把水果压坏了", (), {}, ALL) is None
    assert likely_line("HT20261201001 和 SF1390227731", (), {}, ALL) is None
    known = {"A-10001": "food", "B-20002": "travel"}
    assert likely_line("A10001 和 B20002", (), known, ALL) is None


def test_a_number_within_another_is_none_of_theirs() -> None:
    known = {"88001": "travel", "20261124001": "food"}
    assert likely_line("电话 13880012345", (), known, ALL) is None
    assert likely_line("单号 120261124001", (), known, ALL) is None
    assert likely_line("单号88001呢", (), known, ALL) == "travel"


REVIEWS = (
    ("waimai_10k/waimai_10k.csv", "food"),
    ("ChnSentiCorp_htl_all/ChnSentiCorp_htl_all.csv", "travel"),
)


@pytest.mark.parametrize(("path", "line"), REVIEWS)
def test_of_what_people_wrote_nine_guesses_in_ten_are_right(
    path: str, line: str, shared_data: Callable[[str], Path]
) -> None:
    file = shared_data("zh-chinesenlpcorpus") / "datasets" / path
    with file.open(encoding="utf-8-sig", newline="") as lines:
        said = [row["review"] for row in csv.DictReader(lines) if row["review"]][::5]
    guesses = [one for one in (likely_line(text, (), {}, ALL) for text in said) if one]
    assert len(guesses) > len(said) / 6
    assert guesses.count(line) > len(guesses) * 0.9


def test_nothing_is_guessed_from_nothing_nor_a_line_nobody_offers() -> None:
    assert likely_line("她来电问好", (), {}, ALL) is None
    assert likely_line("酒店", (), {}, ["food"]) is None
    assert likely_line("I showed her the way", (), {}, ALL) is None


@given(st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.sampled_from(ALL)))
def test_a_guess_is_always_one_of_those_offered(
    text: str, numbers: list[str], known: dict[str, str]
) -> None:
    assert likely_line(text, numbers, known, ["travel", "food"]) in ("travel", "food", None)

"""What of a text is shown, and what a typed word may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.finding.rules import WIDTH, excerpt, issue_ref, splits
from concierge.searchindex.tokens import terms


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("酒店说查不到\n我们的预订", ("预订",)) == ("酒店说查不到 我们的预订", "预订")


def test_a_long_text_is_shown_around_the_hit() -> None:
    shown, match = excerpt("前" * 300 + "退款" + "后" * 300, ("退款",))
    assert match == "退款"
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert match in shown
    assert len(shown) <= WIDTH + 2


def test_what_matched_is_shown_as_it_was_written() -> None:
    assert excerpt("航班ＣＡ1832延误", terms("ca1832"))[1] == "ＣＡ1832"


@given(st.text(max_size=300), st.text("退款 ab1", min_size=1, max_size=6))
def test_an_excerpt_is_one_line(text: str, query: str) -> None:
    shown, match = excerpt(text, terms(query))
    assert len(shown.splitlines()) <= 1
    assert match in shown


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        ("T-7K3M9Q", "T-7K3M9Q"),
        ("t7k3", "T-7K3"),
        ("t-7", None),
        ("tokyo", None),
        ("604417", None),
        ("退款", None),
    ],
)
def test_what_may_be_an_issue(word: str, ref: str | None) -> None:
    assert issue_ref(word) == ref


def test_each_word_may_be_the_person() -> None:
    assert splits(("lyl", "604417")) == [("lyl", ("604417",)), ("604417", ("lyl",))]

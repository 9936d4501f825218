"""A taboo is the same whichever way it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.fact_words import fact_text, taboo_text
from concierge.members.kinds import FactKind
from concierge.members.mentioned import mentions
from concierge.members.queries import Fact
from concierge.members.taboos import taboo
from concierge.store.types import new_id

SAME = ["前夫", "勿提 前夫", "勿提前夫", "不要提前夫", "别提前夫", "请勿提及：前夫", "不要提起前夫"]


def fact(text: str) -> Fact:
    return Fact(new_id(), FactKind.TABOO, text, None, None)


@pytest.mark.parametrize("text", SAME)
def test_with_or_without_its_verb_it_reads_the_same_in_chip_and_brief(text: str) -> None:
    assert taboo(text).terms == ("前夫",)
    assert fact_text(fact(text)) == ("Do not mention 前夫" if text == "前夫" else text)
    assert taboo_text(fact(text)) == "前夫"


@pytest.mark.parametrize(
    "text", ["勿称“林姐”", '勿称"林姐"', "别叫林姐", "不要叫她林姐", "勿称呼林姐"]
)
def test_a_form_of_address_keeps_its_own_verb(text: str) -> None:
    assert taboo(text).terms == ("林姐",)
    assert fact_text(fact(text)) == text


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("不要提前夫的事", ("前夫",)),
        ("勿劝改高铁", ("改高铁",)),
        ("离婚、前夫", ("离婚", "前夫")),
        ("丈夫李和平", ("丈夫李和平",)),
        ("别墅", ("别墅",)),
        ("特别行动", ("特别行动",)),
        ("Never offer the night train again", ("night train",)),
        ("The surprise party: her cousin Luca does not know", ("surprise party",)),
        ("Do not mention the divorce", ("divorce",)),
        ("don't call her Lin", ("Lin",)),
        ("No mention of her ex-husband", ("ex-husband",)),
        ("Divorce or her ex", ("Divorce", "ex")),
        ("", ()),
    ],
)
def test_what_is_not_to_be_written_is_told_from_what_says_so(
    text: str, terms: tuple[str, ...]
) -> None:
    assert taboo(text).terms == terms


def test_a_term_is_found_as_people_type_it_and_only_as_a_whole_word() -> None:
    assert mentions(["Lin"], "Linda, lin and Lin's; linz") == [(7, 10), (15, 20)]
    assert mentions(["林姐"], "好的林 姐，林姐") == [(2, 5), (6, 8)]
    assert mentions(["café"], "ＣＡＦＥ and cafés") == [(0, 4), (9, 14)]
    assert mentions(["ex-husband"], "her ex‑husband, her ex husband") == [(4, 14)]
    assert mentions(["night train"], "the night-train") == [(4, 15)]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_read_and_a_mark_lies_inside_what_was_written(text: str, written: str) -> None:
    for begin, end in mentions(taboo(text).terms, written):
        assert 0 <= begin < end <= len(written)


@given(st.sampled_from(["前夫", "night train", "Łódź"]), st.text(alphabet="，。 ,.\n-", max_size=9))
def test_a_term_between_signs_is_found_where_it_stands(term: str, around: str) -> None:
    spans = mentions([term], f"{around}{term}{around}")
    assert spans == [(len(around), len(around) + len(term))]

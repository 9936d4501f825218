"""What is found is what a plain scan of the texts would find."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.searchindex.folding import fold
from concierge.searchindex.tokens import holds, pieces, places, terms, tokens

MIXED = st.text(
    st.sampled_from(
        "退款货单到 原路返回，。!?-_ \nabcABZé ａＢ１2３45ｶﾞのﬁß\u200b\ufe0f漢\U00020000"
        "łøæ’•—호텔ก,.+#\ue863"
    ),
    max_size=24,
)


def words(text: str) -> list[str]:
    """A scan's own idea of words: maximal runs of letters, and of digits, outside Han and kana; and
    numbers without the commas between their groups."""
    runs = [re.sub("[,.']", "", one[0]) for one in re.finditer(GROUPS, text)]
    runs.append("")
    before = ""
    for character in text:
        kind = _kind(character)
        if kind in ("letter", "digit"):
            if kind == before:
                runs[-1] += character
            else:
                runs.append(character)
        before = kind
    return runs


GROUPS = r"(?<![\d,.'])\d{1,3}(?:(,\d{3})+|(\.\d{3})+|('\d{3})+)(?!\d)"


ANYWHERE = ("CJK UNIFIED", "CJK COMPATIBILITY", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")


def _kind(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith(
        ("CJK UNIFIED", "CJK COMPATIBILITY", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
    ):
        return "han"
    if unicodedata.category(character) == "Nd":
        return "digit"
    return "letter" if character.isalnum() else "other"


def indexed(text: str, term: str) -> bool:
    """Whether the index would offer `text` for `term`."""
    kept = tokens(text)
    return all(
        any(one.startswith(token) for one in kept) if longer else token in kept
        for token, longer in pieces(term)
    )


@given(MIXED, MIXED)
def test_the_index_never_misses_what_the_text_holds(text: str, query: str) -> None:
    wanted = terms(query)
    if holds(text, wanted):
        assert all(indexed(text, term) for term in wanted)


@given(MIXED, st.text(st.sampled_from("退款货单到原路返回の"), min_size=1, max_size=4))
def test_han_is_found_wherever_it_stands(text: str, term: str) -> None:
    assert holds(text, terms(term)) == (term in fold(text))


@given(MIXED, st.text(st.sampled_from("退款货单"), min_size=1, max_size=2))
def test_one_or_two_han_characters_need_no_second_look(text: str, term: str) -> None:
    assert indexed(text, term) == (term in fold(text))


@given(MIXED, st.one_of(st.text("abcz", min_size=1, max_size=3), st.text("12345", min_size=1)))
def test_words_and_numbers_are_found_by_how_they_begin(text: str, term: str) -> None:
    scanned = any(word.startswith(term) for word in words(fold(text)))
    assert holds(text, terms(term)) == scanned
    assert indexed(text, term) == scanned


@given(MIXED)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(MIXED, MIXED)
def test_places_are_inside_the_text_and_hold_the_term(text: str, query: str) -> None:
    for start, end in places(text, terms(query)):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("航班 CA1832 延误", "ca1832"),
        ("航班 CA1832 延误", "1832"),
        ("航班 CA1832 延误", "ca 延误"),
        ("订单20251120604417已发货", "20251120604417"),
        ("订单20251120604417已发货", "202511"),
        ("事项 T-7K3M9Q 办结", "t-7k3m9q"),
        ("Ｒｅｆｕｎｄ　￥３００", "refund 300"),
        ("她说“退款”还没到", "“退款”"),
        ("Café MÜNCHEN", "cafe\u0301 münch"),
        ("退\u200b款到账", "退款"),
        ("an internationalisation matter", "internationali"),
        ("a" * 100, "a" * 60),
        ("신라호텔에서 저녁", "호텔"),
        ("จองโรงแรมแล้ว", "โรงแรม"),
        ("ニューオータニのバー", "オータニ"),
        ("Programs in C++, C# and .NET", "c++"),
        ("Programs in C++, C# and .NET", "c#"),
        ("Programs in C++, C# and ASP.NET", ".net"),
        ("实付 1,299.00 元", "1299"),
        ("实付 1299.00 元", "1,299"),
        ("实付 1，299.00 元", "1299.00"),
        ("1.299,00 €", "1299"),
        ("CHF 12'299", "12299"),
        ("客房 101,102,103", "102"),
        ("客房 101,102,103", "101,102"),
        ("Łukasz Wałęsa, Ærø, Đặng", "lukasz walesa aero dang"),
        ("Straße, Þór, İzmir, ışık", "strasse thor izmir isik"),
        ("café au lait", "cafe"),
        ("cafe au lait", "café"),
        ("Mr O’Brien", "o'brien"),
        ("Mr O'Brien", "oʼbrien"),
        ("古丽·阿不都", "古丽•阿不都"),
        ("古丽・阿不都", "古丽·阿不都"),
        ("wi\u2011fi", "wi-fi"),
        ("二○二六年", "二〇二六"),
        ("٢٠٢٦", "2026"),
        ("\ue863先生", "䶮"),
        ("䶮先生", "\ue863"),
    ],
)
def test_it_is_found(text: str, query: str) -> None:
    wanted = terms(query)
    assert holds(text, wanted)
    assert all(indexed(text, term) for term in wanted)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("退了款", "退款"),
        ("退，款", "退款"),
        ("refund", "fund"),
        ("订单 604417", "4417"),
        ("CA 1832", "ca1832"),
        ("退款", "退款 300"),
        ("cats and dogs", "c++"),
        ("network", ".net"),
        ("12,99", "1299"),
        ("かき", "がき"),
    ],
)
def test_it_is_not_found(text: str, query: str) -> None:
    assert not holds(text, terms(query))


@pytest.mark.parametrize("query", ["", "   ", "?!", "，。 _"])
def test_punctuation_alone_asks_for_nothing(query: str) -> None:
    assert terms(query) == ()


def test_a_word_asked_twice_is_one_term() -> None:
    assert terms("退款 REFUND refund 退款。") == ("退款", "refund")


def test_the_place_of_a_number_in_groups_is_where_it_stands() -> None:
    text = "付款 ¥1,299.00 已到"
    [(start, end)] = places(text, terms("1299"))
    assert text[start:end] == "1,299"


def test_the_place_of_a_hit_is_counted_in_the_text_as_written() -> None:
    text = "Ａﬁne 退款"
    [(start, end)] = places(text, terms("退款"))
    assert text[start:end] == "退款"


def test_real_conversations_are_found_as_a_scan_finds_them(
    shared_data: Callable[[str], Path],
) -> None:
    lines = (shared_data("zh-jddc") / "dataSet" / "trainQuestions.txt").read_text("utf-8")
    texts = lines.splitlines()[:1500]
    kept = [tokens(text) for text in texts]
    folded = [fold(text) for text in texts]
    han = re.compile("[\u4e00-\u9fff]{2}")
    for sample in folded[::60]:
        for pair in han.findall(sample)[:5]:
            scanned = [i for i, text in enumerate(folded) if pair in text]
            assert scanned == [i for i, have in enumerate(kept) if pair in have]

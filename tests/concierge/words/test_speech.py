"""Sentences put together as Chinese and English want them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge import words


def test_chinese_sets_one_space_beside_latin_letters_and_digits() -> None:
    words.speak("zh")
    assert words.fill("已稍后提醒到{moment}", moment="明天 15:00") == "已稍后提醒到明天 15:00"
    assert words.fill("已稍后提醒到{moment}", moment="11-20 15:00") == "已稍后提醒到 11-20 15:00"
    assert (
        words.fill("退{amount}给{name}", amount="¥300.00", name="Amelia") == "退 ¥300.00 给 Amelia"
    )
    assert words.fill("会员号{n}，见", n="7") == "会员号 7，见"


@pytest.mark.parametrize("name", ["Amelia Hart", "José", "Łukasz Żak", "Ольга", "Harry Jr."])
def test_a_name_in_any_letters_stands_apart_from_chinese(name: str) -> None:
    words.speak("zh")
    assert words.fill("与{who}的通话", who=name) == f"与 {name} 的通话"
    assert words.fill("与{who}的通话", who="林女士") == "与林女士的通话"


def test_english_adds_nothing() -> None:
    assert words.fill("until {moment}.", moment="明天") == "until 明天."


@given(st.text())
def test_a_persons_words_come_through_unchanged(text: str) -> None:
    for language in words.LANGUAGES:
        words.speak(language)
        kept = words.apart(text)
        assert kept in words.fill("前{text}后 {braces} {text}", text=text, braces="{x}")
        assert words.quoted(text) == f"“{kept}”"


def test_facts_leave_out_what_is_empty() -> None:
    assert words.facts("a", "", "b") == "a, b"
    words.speak("zh")
    assert words.facts("甲", "", "乙") == "甲，乙"
    assert words.listed(["甲", "乙"]) == "甲、乙"

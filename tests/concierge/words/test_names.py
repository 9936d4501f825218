"""Every coded word has a name, the one PRODUCT.md gives it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module

import pytest

from concierge import words
from concierge.issues.kinds import PromiseState, Status, Urgency
from concierge.notes.kinds import Visibility
from concierge.team.kinds import Role
from concierge.timeline.kinds import Kind

ROOMS = ["team", "timeline", "members", "reminders", "issues", "notes"]


def _vocabularies() -> list[type[StrEnum]]:
    return [
        thing
        for room in ROOMS
        for thing in vars(import_module(f"concierge.{room}.tables")).values()
        if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum
    ]


@pytest.mark.parametrize("vocabulary", _vocabularies(), ids=lambda one: one.__name__)
def test_every_coded_word_has_a_name_in_both_languages(vocabulary: type[StrEnum]) -> None:
    assert all(words.name(word) for word in vocabulary)
    words.speak("zh")
    for word in vocabulary:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in words.name(word)), word


def test_the_words_of_the_product_are_used_exactly() -> None:
    words.speak("zh")
    assert [words.name(word) for word in Status] == [
        "处理中",
        "待会员",
        "待协办",
        "已告知待确认",
        "已办结",
    ]
    assert [words.name(word) for word in Urgency] == ["紧急", "常规", "咨询"]
    assert [words.name(word) for word in PromiseState] == ["待兑现", "已兑现", "已改期", "已撤回"]
    assert [words.name(word) for word in Visibility] == ["仅自己", "交接可见", "团队可见"]
    assert [words.name(word) for word in Role] == [
        "专属管家",
        "团队主管",
        "管理员",
        "业务推送",
        "后台服务",
    ]
    assert words.name(Kind.STEWARDSHIP) == "服务归属"


def test_one_english_word_may_have_two_names() -> None:
    words.speak("zh")
    assert words.name(Status.OPEN) != words.name(PromiseState.OPEN)


def test_a_word_of_a_newer_program_is_called_by_its_code() -> None:
    assert words.name("teleport", "Channel") == "teleport"
    assert words.name(None) == ""


def test_the_name_follows_the_language() -> None:
    assert words.name(Urgency.URGENT) == "urgent"
    words.speak("zh")
    assert words.name(Urgency.URGENT) == "紧急"


@dataclass(frozen=True)
class Line:
    name_en: str = "Travel"
    name_zh: str = "旅行"


def test_a_business_line_brings_its_names() -> None:
    assert words.line_name(Line()) == "Travel"
    words.speak("zh")
    assert words.line_name(Line()) == "旅行"


def test_a_phone_shows_its_tail() -> None:
    assert words.tail("+8613800004417") == "····4417"
    assert words.tail("12345") == "12345"


def test_only_two_languages_are_spoken() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        words.speak("fr")
    assert words.language() == "en"


def test_a_phone_is_called_by_its_end_and_what_is_none_is_marked() -> None:
    words.speak("en")
    assert words.phone("+8613800004417", "138 0000 4417") == "····4417"
    assert words.phone("+8617012345678;ext=1234", "") == "····5678 ext. 1234"
    assert words.phone("", "1.38E+10") == "1.38E+10, gives no number"
    words.speak("zh")
    assert words.phone("+8617012345678;ext=1234", "") == "····5678 转 1234"


def test_a_name_is_not_said_twice() -> None:
    assert words.also("林女士", "林雅岚") == "林雅岚"
    assert words.also("Amelia Hart", "Amelia Hart") == ""
    assert words.also("", "Amelia Hart") == ""

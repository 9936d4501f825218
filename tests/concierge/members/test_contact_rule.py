"""A contact rule is understood as it was written: what it forbids, when, and what it asks for."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.members.contact_rule import ALL, ContactRule, contact_rule
from concierge.timeline.kinds import Channel

PHONE, CHAT, EMAIL, SMS = Channel.PHONE, Channel.CHAT, Channel.EMAIL, Channel.SMS
NIGHT = (time(22), time(9))


@pytest.mark.parametrize(
    "text",
    ["勿去电", "不要打电话", "别打电话", "不接电话", "No calls", "Don't call", "never phone me"],
)
def test_no_calls_is_always_but_where_hours_stand_beside_it(text: str) -> None:
    assert contact_rule(text) == ContactRule(frozenset({PHONE}))
    assert contact_rule(text, "22:00", "09:00").hours == NIGHT
    assert contact_rule(text).no_calls


@pytest.mark.parametrize(
    "text",
    ["22:00–09:00 勿去电", "22点到9点勿去电", "no calls 22:00-9:00", "晚上10点至早上9点不要打电话"],
)
def test_hours_in_the_words_are_hours(text: str) -> None:
    assert contact_rule(text) == ContactRule(frozenset({PHONE}), (), NIGHT)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("晚上10点后不要打电话", (time(22), time(8))),
        ("no calls after 10pm", (time(22), time(8))),
        ("9点前别打电话", (time(0), time(9))),
        ("No calls before 9am", (time(0), time(9))),
        ("下午勿去电", (time(12), time(18))),
    ],
)
def test_one_end_and_parts_of_the_day_are_hours_too(text: str, hours: tuple[time, time]) -> None:
    assert contact_rule(text) == ContactRule(frozenset({PHONE}), (), hours)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("只用邮件", EMAIL), ("e-mail only", EMAIL), ("仅短信", SMS),
        ("带孩子，只发微信", CHAT), ("WeChat only", CHAT),
        ("Texts only while at the hospital", SMS),
    ],
)  # fmt: skip
def test_only_one_way_forbids_all_others(text: str, way: Channel) -> None:
    assert contact_rule(text) == ContactRule(ALL - {way}, (way,))


def test_another_way_first_is_no_call_and_names_that_way() -> None:
    assert contact_rule("会议中，先发微信") == ContactRule(frozenset({PHONE}), (CHAT,))
    text = contact_rule("no calls before 9am, text instead")
    assert text == ContactRule(frozenset({PHONE}), (SMS,), (time(0), time(9)))


def test_mail_for_what_matters_forbids_nothing_and_is_no_phone_rule() -> None:
    rule = contact_rule("重要的事发邮件留底")
    assert (rule.forbids, rule.instead, rule.no_calls) == (frozenset(), (EMAIL,), False)


def test_hours_alone_are_about_what_rings() -> None:
    assert contact_rule("", "22:00", "08:00").forbids == {PHONE, Channel.VISIT}
    assert contact_rule("白天开会").forbids == frozenset()


def test_whoever_may_be_called_at_some_hours_is_not_at_others() -> None:
    rule = contact_rule("Phone only between 9:00 and 18:00")
    assert rule == ContactRule(frozenset({PHONE}), (), (time(18), time(9)))


def test_days_of_the_week_are_understood() -> None:
    assert contact_rule("周末勿扰") == ContactRule(ALL, (), None, frozenset({5, 6}))
    assert contact_rule("No calls on weekdays").days == frozenset(range(5))


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    rule = contact_rule(text)
    assert not rule.forbids & set(rule.instead)

"""Timeline entries in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from concierge import words
from concierge.words.events import WHATS

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)  # 14:05 in Shanghai


@dataclass(frozen=True)
class Stub:
    reason: str = "同名"
    steward_name: str = "沈嘉言"
    at: datetime = NOW


@dataclass(frozen=True)
class Row:
    what: str
    title: str = ""
    body: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    channel: str | None = None
    direction: str | None = None
    party: str | None = None
    party_kind: str | None = None
    reached: str | None = None
    retracted: Stub | None = None

    @property
    def kind(self) -> str:
        return self.what.partition(".")[0]


def said(language: str, row: Row) -> words.Said:
    words.speak(language)
    return words.event(row, SHANGHAI, NOW)


def call(**more: Any) -> Row:
    return Row(
        "contact.logged", **{"channel": "phone", "direction": "in", "reached": "yes", **more}
    )


def test_the_members_words_stand_in_quotation_marks() -> None:
    row = call(body="酒店说查不到我们的预订。", data={"minutes": 6})
    chinese, english = said("zh", row), said("en", row)
    assert (chinese.lead, chinese.text) == ("来电 6 分", "“酒店说查不到我们的预订。”")
    assert (english.lead, english.text) == ("Call in 6 min", "“酒店说查不到我们的预订。”")


def test_ours_do_not() -> None:
    chinese = said("zh", call(direction="out", body="明天送到", data={"minutes": 3}))
    assert (chinese.lead, chinese.text) == ("去电 3 分", "明天送到")


def test_a_call_nobody_took() -> None:
    assert said("zh", call(direction="out", reached="no_answer")).lead == "未接通"
    left = said("zh", call(direction="out", reached="message_left", body="请回电"))
    assert (left.lead, left.state) == ("去电", "已留言")


def test_somebody_else_is_named() -> None:
    row = call(channel="email", party="周婷", body="行程收到。")
    assert said("zh", row).lead == "邮件 周婷"


def test_a_folded_act_shows_its_bits() -> None:
    bits = [
        {"kind": "issue", "urgency": "urgent", "ref": "T-7K3M9Q"},
        {"kind": "promise", "due": "2026-11-20T08:30:00Z", "zone": "Asia/Shanghai"},
        {"kind": "reminder", "at": "2026-11-21T08:30:00Z", "zone": "Asia/Shanghai"},
    ]
    row = call(body="找酒店", data={"bits": bits})
    assert [bit.text for bit in said("zh", row).bits] == ["事项 紧急", "承诺 16:30", "提醒 明天"]
    assert str(said("zh", row)) == "来电 “找酒店”，事项 紧急，承诺 16:30，提醒 明天"


def test_settled_on_the_spot_is_green_and_says_so() -> None:
    one = said("zh", call(body="汤洒了", data={"settled": True}))
    assert (one.state, one.mood) == ("一次解决", words.SETTLED)


def test_a_promise_says_what_and_by_when_in_local_time() -> None:
    data = {
        "due": "2026-11-20T04:00:00Z",
        "zone": "Asia/Shanghai",
        "amount": "300",
        "currency": "CNY",
    }
    assert said("zh", Row("promise.made", "退款到账", data=data)).text == (
        "退款到账，¥300.00，今天 12:00 前"
    )
    assert said("en", Row("promise.made", "refund", data=data)).text == (
        "refund, ¥300.00, by today 12:00"
    )


def test_an_amount_already_in_the_text_is_not_said_twice() -> None:
    row = Row("promise.made", "退款 ¥300.00", data={"amount": "300", "currency": "CNY"})
    assert said("zh", row).text == "退款 ¥300.00"


@pytest.mark.parametrize(
    ("data", "state", "mood"),
    [
        ({"state": "open"}, "逾期未兑现", words.OVERDUE),
        ({"state": "kept", "late": True}, "逾期兑现", words.SETTLED),
        ({"state": "kept"}, "已兑现", words.SETTLED),
        ({"state": "replaced"}, "已改期", ""),
        ({"state": "withdrawn"}, "已撤回", ""),
        ({}, "", ""),
    ],
)
def test_what_became_of_a_promise(data: dict[str, Any], state: str, mood: str) -> None:
    one = said("zh", Row("promise.made", "退款", data={"due": "2026-11-20T04:00:00+00:00", **data}))
    assert (one.state, one.mood) == (state, mood)


def test_an_issue_on_its_way() -> None:
    assert said("zh", Row("issue.status", data={"from": "open", "to": "waiting_partner"})).text == (
        "处理中 → 待协办"
    )
    closed = said("zh", Row("issue.closed", "已补发", data={"end": "settled", "override": True}))
    assert (closed.text, closed.mood) == ("已解决，主管特批，已补发", words.SETTLED)
    changed = said("zh", Row("issue.changed", data={"fields": ["title", "line"], "ref": "T-1"}))
    assert changed.text == "更改了标题、业务线"


def test_the_person() -> None:
    assert said("zh", Row("stewardship.began", data={"from": "沈嘉言", "to": "何冉"})).text == (
        "沈嘉言 → 何冉"
    )
    assert said("zh", Row("stewardship.began", data={"to": "何冉"})).text == "归何冉"
    assert said("zh", Row("profile.fact", "花生", data={"kind": "allergy"})).text == "过敏：花生"
    ended = said("zh", Row("profile.fact_ended", "花生", data={"kind": "allergy"}))
    assert ended.state == "已失效"
    birthday = Row("profile.date", data={"kind": "birthday", "month": 12, "day": 3})
    assert said("zh", birthday).text == "生日，12-03"


def test_what_a_business_sent() -> None:
    row = Row(
        "order.delayed",
        "餐具六件套",
        data={"ref": "E604417", "expected_at": "2026-11-21T10:00:00Z"},
    )
    assert said("zh", row) == words.Said("配送延误", "餐具六件套", "预计明天")
    assert said("en", row) == words.Said("Delivery delayed", "餐具六件套", "expected tomorrow")
    unknown = Row("business.event", "新会员礼", data={"type": "com.example.gift"})
    assert said("zh", unknown) == words.Said("com.example.gift", "新会员礼")


def test_a_retracted_entry_says_why_and_by_whom() -> None:
    one = said("zh", Row("contact.logged", retracted=Stub()))
    assert (one.lead, one.text) == ("已收回", "同名，沈嘉言，今天 14:05")


@pytest.mark.parametrize("what", [*WHATS, "survey.sent", "outreach.greeting", "contact.logged"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_code_can_be_said_with_and_without_values(what: str, language: str) -> None:
    assert said(language, Row(what)).lead
    assert said(language, Row(what, "标题", "正文", {"amount": "x", "due": "", "ref": "R-1"})).lead


def test_a_number_an_issue_is_no_longer_about() -> None:
    row = Row("issue.reference", data={"number": "E604417", "dropped": True, "ref": "R-1"})
    assert said("zh", row) == words.Said("业务单号", "E604417，不再关联", "R-1")


@pytest.mark.parametrize(
    ("language", "state", "shown"),
    [
        ("en", "payment.failed", "Payment failed"),
        ("zh", "payment.failed", "支付失败"),
        ("zh", "order.delayed", "配送延误"),
        ("en", "order.sent_by_drone", ""),
        ("en", "与门店核对中", "与门店核对中"),
    ],
)
def test_how_a_number_stands_is_said_in_words_and_never_by_a_code(
    language: str, state: str, shown: str
) -> None:
    words.speak(language)
    assert words.standing(state) == shown

"""Why a thing stands in Today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from concierge import words
from concierge.due import saying
from concierge.members.kinds import DueKind

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Why:
    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    why: Why
    kind: DueKind = DueKind.PROMISE
    title: str = ""
    due: datetime = NOW - timedelta(hours=2, minutes=5)
    snoozed_until: datetime | None = None


def said(item: Item) -> tuple[str, str]:
    words.speak("en")
    english = saying.why(item, SHANGHAI, NOW)
    words.speak("zh")
    return english, saying.why(item, SHANGHAI, NOW)


def test_a_broken_promise() -> None:
    item = Item(Why("promise_broken", {"issue": "餐具包裹"}))
    assert said(item) == (
        "promised by today 12:00, not kept, 餐具包裹",
        "承诺今天 12:00 前，尚未兑现，餐具包裹",
    )


def test_a_promise_to_come() -> None:
    item = Item(Why("promise", {"amount": Decimal(300), "currency": "CNY"}))
    assert said(item) == ("Promise, ¥300.00", "承诺，¥300.00")


def test_an_amount_the_title_says_already_is_not_said_twice() -> None:
    item = Item(Why("promise", {"amount": Decimal(300), "currency": "CNY"}), title="退款 ¥300.00")
    assert said(item) == ("Promise", "承诺")


def test_a_reminder_and_a_snoozed_one() -> None:
    set_at = NOW - timedelta(days=8)
    item = Item(Why("reminder", {"set_at": set_at}), DueKind.REMINDER)
    assert said(item) == ("Reminder, set 11-12 14:05", "提醒，11-12 14:05 设")
    later = Item(Why("snoozed"), DueKind.REMINDER, snoozed_until=NOW + timedelta(days=1))
    assert said(later) == ("snoozed until tomorrow 14:05", "已稍后提醒到明天 14:05")


def test_what_a_newer_program_wrote_is_called_by_its_kind() -> None:
    assert said(Item(Why("moon_phase"), DueKind.CLOCK)) == ("Time limit", "时限")


def test_a_thing_without_title_is_called_by_its_kind() -> None:
    assert saying.thing(Item(Why("promise"), title="退款")) == "退款"
    assert saying.thing(Item(Why("promise"))) == "Promise"

"""What reads like a promise is spotted; what only tells a time is not."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.moments import promise_in
from concierge.moments.heard import runs

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("text", "what", "due", "amount"),
    [
        (
            "跟她致歉：退款 300 元改到今晚 20:00 前到账，她说可以",
            "退款 300 元",
            "11-20 20:00",
            300,
        ),
        ("在机场了。要靠走道，15:00 前给准信", "给准信", "11-20 15:00", None),
        ("refund 300 by Fri 18:00", "refund 300", "11-20 18:00", None),
        ("we pay €40.50 by tomorrow 9:00, she agreed", "we pay €40.50", "11-21 09:00", "40.50"),
        ("明天下午3点之前补发碟子", "补发碟子", "11-21 15:00", None),
        ("周日前回复", "回复", "11-22 18:00", None),
    ],
)
def test_a_deadline_is_a_promise(text: str, what: str, due: str, amount: object) -> None:
    found = promise_in(text, NOW, SHANGHAI)
    assert found is not None
    assert found.what == what
    assert found.due.astimezone(SHANGHAI).strftime("%m-%d %H:%M") == due
    assert found.amount == (None if amount is None else Decimal(str(amount)))
    assert found.due.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "酒店说查不到我们的预订，今晚 20:40 就落地了",
        "她前天说过",
        "昨天 15:00 前说好的",
        "15:00",
        "order TB-2026-11-21-604417 before noon it was lost",
        "by 25:00",
        "",
    ],
)
def test_a_time_alone_is_none(text: str) -> None:
    found = promise_in(text, NOW, SHANGHAI)
    assert found is None or found.said == "noon"


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    for start, end in runs(text):
        assert 0 <= start < end <= len(text)
    found = promise_in(text, NOW, SHANGHAI)
    if found is not None:
        assert found.due > NOW
        assert 0 <= found.start < found.end <= len(text)

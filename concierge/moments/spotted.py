"""What reads like a promise in what somebody writes down: refund 300 by Fri 18:00, 15:00 前给准信.

Only a deadline counts, said as one (by, before, 前): most times in a text are when something is.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from concierge.errors import Refusal
from concierge.moments.calendar import ahead
from concierge.moments.heard import runs


@dataclass(frozen=True)
class Spotted:
    """A promise somebody seems to have made: what, by when, how much, and where it stands."""

    what: str
    due: datetime
    said: str
    amount: Decimal | None
    currency: str | None
    start: int
    end: int


_BY = re.compile(r"\b(?:by|before|until)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\s*(?:之前|以前|前)(?![台面天边后后年者])")
_END = re.compile(r"[。！？!?；;，,：\n]|[.:](?:\s|$)")
_LINK = re.compile(r"(?:改到|改在|最晚|最迟|不晚于|争取|大约|约|在|于|到)\s*$")
_MONEY = re.compile(
    r"([¥￥€$])\s*(\d[\d,]*(?:\.\d+)?)"
    r"|(\d[\d,]*(?:\.\d+)?)\s*(欧元|美元|元|块|rmb|cny|eur|usd)",
    re.IGNORECASE,
)
_CURRENCIES = {
    "¥": "CNY", "￥": "CNY", "€": "EUR", "$": "USD", "元": "CNY", "块": "CNY", "欧元": "EUR",
    "美元": "USD", "rmb": "CNY", "cny": "CNY", "eur": "EUR", "usd": "USD",
}  # fmt: skip


def promise_in(text: str, now: datetime, zone: ZoneInfo) -> Spotted | None:
    """The last thing in `text` that reads like a promise; None if nothing does."""
    for start, end in reversed(list(runs(text))):
        after, by = _BEFORE.match(text, end), _BY.search(text, 0, start)
        if after is None and by is None:
            continue
        try:
            due = ahead(text[start:end], now, zone)
        except Refusal:
            continue
        left = by.start() if by else start
        right = after.end() if after else end
        first, last = _clause(text, left, right)
        what = _what(text[first:left], text[right:last])
        if what:
            amount, currency = _money(text[first:last])
            return Spotted(what, due, text[start:end], amount, currency, first, last)
    return None


def _clause(text: str, left: int, right: int) -> tuple[int, int]:
    """From the mark before to the mark after."""
    before = [mark.end() for mark in _END.finditer(text, 0, left)]
    after = _END.search(text, right)
    first = before[-1] if before else 0
    last = after.start() if after else len(text)
    while first < left and text[first].isspace():
        first += 1
    return first, last


def _what(before: str, after: str) -> str:
    """What stands before the time, for that names the thing; else what stands after it."""
    return _LINK.sub("", before).strip(" ：:") or after.strip(" ：:")


def _money(clause: str) -> tuple[Decimal | None, str | None]:
    found = _MONEY.search(clause)
    if found is None:
        return None, None
    sign = (found[1] or found[4]).casefold()
    return Decimal((found[2] or found[3]).replace(",", "")), _CURRENCIES[sign]

"""What news of a business number makes of what is known of it: when it was so counts, not when it
came.

No SQL, no clock: rows are plain dicts, and `known_at` has microseconds since 1970.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from concierge.members.kinds import ReferenceKind
from concierge.store.instants import from_micros, to_micros


@dataclass(frozen=True)
class ReferenceNews:
    """What one event of the instant `at` says of a business reference; `ended_at` if it ends it."""

    member_id: UUID
    line: str
    ref: str
    kind: ReferenceKind
    at: datetime
    title: str = ""
    state: str = ""
    expected_at: datetime | None = None
    ended_at: datetime | None = None
    amount: Decimal | None = None
    currency: str | None = None


GAPS = ("title", "expected_at", "amount", "currency")
ENDED = "ended"
"""In `known_at`: the latest instant at which it ended, also when it has come back since."""


def with_news(row: Mapping[str, Any], news: ReferenceNews) -> dict[str, Any]:
    """The columns of `row` as they are with this news, which may be older than what is known."""
    at = to_micros(news.at)
    known: dict[str, int] = dict(row["known_at"])
    after: dict[str, Any] = {"known_at": known}
    for name in GAPS:
        value = getattr(news, name)
        if value in (None, ""):
            continue
        if row[name] in (None, "") or at >= _since(row, name):
            after[name], known[name] = value, at
    if not row["state"] or at >= _since(row, "state"):
        after |= {"state": news.state, "kind": news.kind, "ended_at": news.ended_at}
        known["state"] = at
    if news.ended_at is not None:
        known[ENDED] = max(at, known.get(ENDED, at))
    elif row["ended_at"] is not None and ENDED not in known:
        known[ENDED] = to_micros(row["ended_at"])
    after["at"] = _began(row, news.at, known)
    _come_back({**row, **after}, after)
    return after


def _since(row: Mapping[str, Any], name: str) -> int:
    """As of when a column is known; of one older than our notes about that, when it all began."""
    found: int = row["known_at"].get(name, to_micros(row["at"]))
    return found


def _began(row: Mapping[str, Any], at: datetime, known: Mapping[str, int]) -> datetime:
    """When it began: what came back began with the first news after its end."""
    first: datetime = min(row["at"], at)
    ended = known.get(ENDED)
    if ended is None or ended >= known.get("state", ended):
        return first
    later = [one for one in (row["at"], at) if to_micros(one) > ended]
    return min(later) if later else from_micros(known["state"])


def _come_back(row: Mapping[str, Any], after: dict[str, Any]) -> None:
    """What was expected before the end is not expected any more of what has come back."""
    ended = row["known_at"].get(ENDED)
    if row["ended_at"] is not None or ended is None:
        return
    if row["known_at"].get("expected_at", ended) <= ended:
        after["expected_at"] = None
        row["known_at"].pop("expected_at", None)

"""What is due in words: the thing, and why it stands in Today."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from concierge.money import stored
from concierge.words.amounts import amount, with_amount
from concierge.words.names import left_by, name
from concierge.words.speech import _, facts, fill
from concierge.words.times import moment


class Why(Protocol):
    """A reason as code and values."""

    @property
    def code(self) -> str: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


class Item(Protocol):
    """One thing of Today."""

    @property
    def kind(self) -> StrEnum: ...
    @property
    def title(self) -> str: ...
    @property
    def why(self) -> Why: ...
    @property
    def due(self) -> datetime: ...
    @property
    def snoozed_until(self) -> datetime | None: ...


def thing(item: Item) -> str:
    """What is to be done."""
    return item.title or name(item.kind)


def why(item: Item, zone: ZoneInfo, now: datetime) -> str:
    """Why it is there: `Promised by 12:00, not kept`, `Reminder, set 11-12`.

    Codes: `promise` and `promise_broken` (values `amount` and `currency`, `issue`, all optional),
    `reminder` (`set_at`, `issue`), `reply` (`by` whom it was taken, `taken_at`, `urgent`,
    `party` and `party_kind` who left it),
    `spoke` (`spoke_at`, `issue`), `look` (`by` whom, `look_until`), `snoozed` (`until`). An unknown
    one says the kind of thing.
    """

    def when(at: datetime) -> str:
        return moment(at, zone, now)

    values = item.why.values
    about = str(values.get("issue") or "")
    match item.why.code:
        case "promise":
            return facts(_promised(item), about)
        case "promise_broken":
            by = fill(_("promised by {moment}, not kept"), moment=when(item.due))
            return facts(by, about)
        case "reminder":
            return facts(name(item.kind), _set(values, zone, now), about)
        case "reply":
            return facts(_taken(values, zone, now), about)
        case "spoke":
            spoke = fill(_("spoke {moment}, the issue is closed"), moment=when(values["spoke_at"]))
            return facts(spoke, about)
        case "look":
            said = _("{name} looks until {moment}")
            end = when(values.get("look_until") or item.due)
            return fill(said, name=values.get("by"), moment=end)
        case "snoozed":
            until = values.get("until") or item.snoozed_until or item.due
            return facts(fill(_("snoozed until {moment}"), moment=when(until)), about)
        case _:
            return facts(name(item.kind), about)


def why_beside(item: Item, zone: ZoneInfo, now: datetime) -> str:
    """Why it is there, beside a mark that says how late it is or until when it is put off."""
    about = str(item.why.values.get("issue") or "")
    match item.why.code:
        case "promise_broken":
            return about or fill(_("promised by {moment}"), moment=moment(item.due, zone, now))
        case "snoozed":
            return about or fill(_("due {moment}"), moment=moment(item.due, zone, now))
        case _:
            return why(item, zone, now)


def _promised(item: Item) -> str:
    value, currency = item.why.values.get("amount"), item.why.values.get("currency")
    promised = name("promise", "DueKind")
    if value is None or with_amount(item.title, stored(value), "") == item.title:
        return promised
    return facts(promised, amount(stored(value), str(currency or "")))


def _taken(values: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> str:
    """Who took a message, and when."""
    by, at = values.get("by"), values.get("taken_at")
    if not by or not at:
        return name("reply", "DueKind")
    took = fill(_("{name} took a message {moment}"), name=by, moment=moment(at, zone, now))
    whose = left_by(values.get("party"), values.get("party_kind"))
    return facts(name("urgent", "Urgency") if values.get("urgent") else "", took, whose)


def _set(values: Mapping[str, Any], zone: ZoneInfo, now: datetime) -> str:
    at = values.get("set_at")
    return fill(_("set {moment}"), moment=moment(at, zone, now)) if at else ""

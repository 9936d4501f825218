"""CloudEvents 1.0 in JSON lines: read one line, or say in one sentence why not."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from concierge.errors import Code, Refusal
from concierge.feeds.rules import CONTACT_RECEIVED, ISSUE_REPORTED, MEMBER_UPSERTED
from concierge.issues.rules import Urgency
from concierge.store.types import meant
from concierge.timeline.rules import Channel, Direction, PartyKind, Reached, with_whom

LONGEST = 1_000_000
"""Characters a line may have; nothing a business has to say of one event is longer."""
MEMBER_FIELDS = (
    "name",
    "tier",
    "tier_until",
    "language",
    "timezone",
    "birthday",
    "city",
    "region",
    "steward",
)
"""What a business tells of a member, each one text."""


@dataclass(frozen=True)
class FeedItem:
    """One valid event. `at` is aware, None where the sender gave no time."""

    source: str
    id: str
    type: str
    subject: str
    at: datetime | None
    line: str | None
    data: Mapping[str, Any]
    ref: str = ""
    title: str = ""
    text: str = ""
    channel: Channel = Channel.CHAT
    direction: Direction = Direction.IN
    reached: Reached = Reached.YES
    party: str = ""
    party_kind: PartyKind | None = None
    urgency: Urgency = Urgency.ROUTINE
    expected_at: datetime | None = None
    amount: Decimal | None = None
    currency: str | None = None
    region: str = ""
    issue: str = ""

    @property
    def whom(self) -> PartyKind:
        """With whom a contact was: where nobody says, a name is not the member's."""
        return with_whom(self.party_kind, self.party.strip())


def read(line: str | bytes, lines: Collection[str]) -> FeedItem:
    """The event in one line; `lines` are the business lines there are. Raises Refusal."""
    if len(line) > LONGEST:
        raise Refusal(Code.FEED_TOO_LONG, longest=LONGEST)
    try:
        event = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refusal(Code.FEED_NOT_JSON) from error
    if not isinstance(event, dict):
        raise Refusal(Code.FEED_NOT_OBJECT)
    if event.get("specversion") != "1.0":
        raise Refusal(Code.FEED_FIELD_WRONG, field="specversion")
    given = event.get("data")
    if given is not None and not isinstance(given, dict):
        raise Refusal(Code.FEED_FIELD_WRONG, field="data")
    data: dict[str, Any] = given or {}
    type_ = _needed(event, "type")
    code = _text(data, "line") or None
    if code is not None and code not in lines:
        raise Refusal(Code.LINE_UNKNOWN, line=code)
    item = FeedItem(
        source=_needed(event, "source"),
        id=_needed(event, "id"),
        type=type_,
        subject=_needed(event, "subject"),
        at=_instant(event, "time"),
        line=code,
        data=data,
        # Of all that may be said an event says little.
        **{
            name: field(data, name)
            for name, field in _FIELDS.items()
            if data.get(name) not in (None, "")
        },
    )
    _check(item)
    return item


def whose(line: str | bytes) -> str | None:
    """The id of an event that was refused, as far as it can be read."""
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = event.get("id") if isinstance(event, dict) else None
    return found if isinstance(found, str) else None


def birthday(text: str) -> tuple[int, int, int | None]:
    """(month, day, year or None) of '1988-11-29' or '--11-29'. Raises Refusal."""
    try:
        if text.startswith("--"):
            leap = date.fromisoformat("2000-" + text[2:])
            return leap.month, leap.day, None
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(Code.FEED_FIELD_WRONG, field="birthday") from error
    return day.month, day.day, day.year


def _check(item: FeedItem) -> None:
    if item.type == CONTACT_RECEIVED and not (item.text or item.title):
        raise Refusal(Code.FEED_FIELD_MISSING, field="text")
    if item.type == ISSUE_REPORTED:
        if not item.title.strip():
            raise Refusal(Code.FEED_FIELD_MISSING, field="title")
        if item.line is None:
            raise Refusal(Code.FEED_FIELD_MISSING, field="line")
    if item.type == MEMBER_UPSERTED:
        for name in MEMBER_FIELDS:
            _text(item.data, name)
        for name in ("phones", "emails"):
            _texts(item.data, name)


def _needed(of: Mapping[str, Any], name: str) -> str:
    text = _text(of, name)
    if not text:
        raise Refusal(Code.FEED_FIELD_MISSING, field=name)
    return text


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Refusal(Code.FEED_FIELD_WRONG, field=name)
        return str(value)
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:
        # JSON can spell half a surrogate pair; no store can hold it.
        raise Refusal(Code.FEED_FIELD_WRONG, field=name) from error
    return value


def _texts(of: Mapping[str, Any], name: str) -> None:
    values = of.get(name, [])
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise Refusal(Code.FEED_FIELD_WRONG, field=name)
    for value in values:
        _text({name: value}, name)


def _instant(of: Mapping[str, Any], name: str) -> datetime | None:
    text = _text(of, name)
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            raise ValueError(text)
        return meant(at).astimezone(UTC)
    except (ValueError, OverflowError, Refusal) as error:
        raise Refusal(Code.FEED_FIELD_WRONG, field=name) from error


def _amount(data: Mapping[str, Any], name: str) -> Decimal:
    try:
        amount = Decimal(_text(data, name))
    except InvalidOperation as error:
        raise Refusal(Code.FEED_FIELD_WRONG, field=name) from error
    if not amount.is_finite() or abs(amount.adjusted()) > 15:
        raise Refusal(Code.FEED_FIELD_WRONG, field=name)
    return amount


def _word(words: type[StrEnum]) -> Callable[[Mapping[str, Any], str], StrEnum]:
    known = {word.value: word for word in words}

    def one(data: Mapping[str, Any], name: str) -> StrEnum:
        word = known.get(_text(data, name))
        if word is None:
            raise Refusal(Code.FEED_FIELD_WRONG, field=name)
        return word

    return one


_FIELDS: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = {
    "ref": _text,
    "title": _text,
    "text": _text,
    "channel": _word(Channel),
    "direction": _word(Direction),
    "reached": _word(Reached),
    "party": _text,
    "party_kind": _word(PartyKind),
    "urgency": _word(Urgency),
    "expected_at": _instant,
    "amount": _amount,
    "currency": _text,
    "region": _text,
    "issue": _text,
}
"""How each thing that `data` may say is read, in the order in which the first wrong one is told."""

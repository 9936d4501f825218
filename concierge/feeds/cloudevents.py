"""CloudEvents 1.0 in JSON lines: read one line, or say in one sentence why not."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from concierge.errors import Code, Refusal
from concierge.feeds import fields
from concierge.feeds.member import MemberTold, told
from concierge.feeds.rules import CONTACT_RECEIVED, ISSUE_REPORTED, MEMBER_UPSERTED
from concierge.issues.kinds import Urgency
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from concierge.timeline.rules import with_whom

LONGEST = 1_000_000
"""Characters a line may have; nothing a business has to say of one event is longer."""


@dataclass(frozen=True)
class FeedItem:
    """One valid event. `at` is aware, None where the sender gave no time."""

    source: str
    id: str
    type: str
    subject: str
    at: datetime | None
    line: str | None
    told: MemberTold | None = None
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
        event = _event(line)
    except (ValueError, RecursionError) as error:
        raise Refusal(Code.FEED_NOT_JSON) from error
    if not isinstance(event, dict):
        raise Refusal(Code.FEED_NOT_OBJECT)
    if fields.text(event, "specversion") != "1.0":
        raise fields.wrong("specversion")
    given = event.get("data")
    if given is not None and not isinstance(given, dict):
        raise fields.wrong("data")
    item = _item(event, given or {}, lines)
    _check(item)
    return item


def _item(event: Mapping[str, Any], data: dict[str, Any], lines: Collection[str]) -> FeedItem:
    type_ = fields.needed(event, "type")
    code = fields.text(data, "line") or None
    if code is not None and code not in lines:
        raise Refusal(Code.LINE_UNKNOWN, line=code)
    return FeedItem(
        # What makes an event the same as another stays as its sender wrote it.
        source=fields.needed(event, "source", fields.whole),
        id=fields.needed(event, "id", fields.whole),
        type=type_,
        subject=fields.needed(event, "subject"),
        at=fields.instant(event, "time"),
        line=code,
        told=told(data) if type_ == MEMBER_UPSERTED else None,
        # Of all that may be said an event says little.
        **{name: field(data, name) for name, field in _FIELDS.items() if _is_said(data.get(name))},
    )


def whose(line: str | bytes) -> str | None:
    """The id of an event that was refused, as far as it can be read."""
    try:
        event = _event(line)
    except (ValueError, RecursionError):
        return None
    found = event.get("id") if isinstance(event, dict) else None
    return found if isinstance(found, str) else None


def _event(line: str | bytes) -> object:
    """What the line says; numbers with a point as they were written. Raises ValueError."""
    text = line.decode("utf-8-sig") if isinstance(line, bytes) else line
    return _JSON.decode(text)


def _no_number(name: str) -> None:
    raise ValueError(name)


# NaN and Infinity are no JSON, though Python reads them.
_JSON = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_number)


def _is_said(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and (not value or value.isspace()))


def _check(item: FeedItem) -> None:
    if item.type == CONTACT_RECEIVED and not (item.text or item.title):
        raise Refusal(Code.FEED_FIELD_MISSING, field="text")
    if item.type == ISSUE_REPORTED:
        if not item.title:
            raise Refusal(Code.FEED_FIELD_MISSING, field="title")
        if item.line is None:
            raise Refusal(Code.FEED_FIELD_MISSING, field="line")


_FIELDS: Mapping[str, Callable[[Mapping[str, Any], str], Any]] = {
    "ref": fields.text,
    "title": fields.text,
    "text": fields.whole,
    "channel": fields.word(Channel),
    "direction": fields.word(Direction),
    "reached": fields.word(Reached),
    "party": fields.text,
    "party_kind": fields.word(PartyKind),
    "urgency": fields.word(Urgency),
    "expected_at": fields.instant,
    "amount": fields.amount,
    "currency": fields.currency,
    "region": fields.text,
    "issue": fields.text,
}
"""How each thing that `data` may say is read, in the order in which the first wrong one is told."""

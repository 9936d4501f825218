"""What is decided about the stream: the vocabulary people choose from, filters, cursors."""

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from concierge.errors import Refusal
from concierge.store.instants import from_micros, meant, to_micros
from concierge.timeline.kinds import Audience, Channel, Direction, PartyKind, Reached

WITH_MEMBER = frozenset({PartyKind.MEMBER, PartyKind.REPRESENTATIVE})
"""With whom a contact is contact with the member."""
IN_THE_HOUSE = frozenset({PartyKind.BUSINESS, PartyKind.PARTNER, PartyKind.COLLEAGUE})
"""With whom one speaks about a member who does not hear of it."""
LIVE = frozenset({Channel.PHONE, Channel.VISIT})
"""Channels on which both speak: whoever called was answered."""


def with_whom(kind: str | None, party: str | None) -> PartyKind:
    """With whom a contact was. Where nobody said, a name is not the member's."""
    if kind is not None:
        return PartyKind(kind)
    return PartyKind.OTHER if party else PartyKind.MEMBER


FREELY = timedelta(hours=24)
"""How long one puts one's own words right without saying why."""


def reason_wanted(mine: bool, recorded_at: datetime, now: datetime) -> bool:
    """Whether whoever puts that right must say why: later, and whoever did not write it."""
    return not mine or now - recorded_at > FREELY


def audience_of(kind: PartyKind) -> Audience:
    """Who knows of a contact with them."""
    return Audience.INTERNAL if kind in IN_THE_HOUSE else Audience.MEMBER


def heard_from_us(
    kind: PartyKind, direction: str | None, channel: str | None, reached: str | None
) -> bool:
    """Whether the member heard from us in this contact: what 'last contact' and the longest wait
    count. It got through to them, and it was ours or we were there to answer; a word of theirs that
    nobody has answered yet is a wait, and no contact."""
    ours = direction == Direction.OUT or channel in LIVE
    return kind in WITH_MEMBER and reached == Reached.YES and ours


@dataclass(frozen=True)
class Filter:
    """Which rows of a stream are wanted. Naming a kind also shows the rows folded into acts."""

    line: str | None = None
    kind: str | None = None
    issue_id: UUID | None = None
    internal: bool = True


@dataclass(frozen=True)
class Cursor:
    """A place in a stream, between two rows."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        raw = to_micros(self.at).to_bytes(8, "big", signed=True) + self.id.bytes
        return base64.urlsafe_b64encode(raw).decode("ascii")

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Read what `str` wrote. Raises ValueError for anything else."""
        try:
            raw = base64.urlsafe_b64decode(text.encode("ascii"))
        except (binascii.Error, UnicodeEncodeError) as error:
            raise ValueError(text) from error
        if len(raw) != 24:
            raise ValueError(text)
        try:
            at = meant(from_micros(int.from_bytes(raw[:8], "big", signed=True)))
        except (OverflowError, Refusal) as error:
            raise ValueError(text) from error
        return cls(at, UUID(bytes=raw[8:]))


def written(title: str, body: str, party: str | None, data: Mapping[str, Any]) -> str:
    """What people wrote of an event, by which it is found."""
    return "\n".join(filter(None, (title, body, party, data.get("why"))))


CODED = {
    "proof": ("ProofKind",),
    "end": ("End",),
    "from": ("Status", "Urgency"),
    "to": ("Status", "Urgency"),
    "urgency": ("Urgency",),
    "visibility": ("Visibility",),
    "kind": ("FactKind", "PointKind", "DateKind"),
}
"""Values of an event that are coded words, and of which vocabularies."""
PLAIN = frozenset(("contact.logged", "contact.received", "contact.message", "business.event"))
"""Events that are called by something else than what they are."""


def codes(
    what: str,
    channel: str | None,
    direction: str | None,
    reached: str | None,
    data: Mapping[str, Any],
) -> Iterator[str]:
    """What the program calls an event, as codes: it is found by their names in any language."""
    if what not in PLAIN:
        yield what
    if channel is not None or direction is not None:
        yield f"Way.{channel or 'phone'}.{direction or 'in'}"
    if reached in ("no_answer", "message_left"):
        yield f"Reached.{reached}"
    for key, vocabularies in CODED.items():
        value = data.get(key)
        if isinstance(value, str) and value:
            yield from (f"{vocabulary}.{value}" for vocabulary in vocabularies)

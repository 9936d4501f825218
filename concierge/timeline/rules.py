"""What is decided about the stream: the vocabulary people choose from, filters, cursors."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from concierge.errors import Refusal
from concierge.store.types import from_micros, meant, to_micros
from concierge.timeline.tables import Audience, Channel, Direction, Kind, Reached

__all__ = ["Audience", "Channel", "Cursor", "Direction", "Filter", "Kind", "Reached"]


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

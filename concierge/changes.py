"""What a transaction touched, so that each screen decides for itself whether to ask again."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Changes:
    """Members and tables touched by one operation; `initiator` is whoever asked for it."""

    operation: UUID | None
    members: frozenset[UUID]
    kinds: frozenset[str]
    initiator: object = None
    everything: bool = False
    """Nobody can say what: whom one may see has changed, or news may have been missed."""

    def touch(self, member: UUID | None, *kinds: str) -> bool:
        """Whether `member` (any, if None) and one of `kinds` (any, if none given) are touched."""
        return self.everything or (
            (member is None or member in self.members)
            and (not kinds or not self.kinds.isdisjoint(kinds))
        )


EVERYTHING = Changes(None, frozenset(), frozenset(), everything=True)

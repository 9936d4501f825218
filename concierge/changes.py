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

    def touch(self, member: UUID | None, *kinds: str) -> bool:
        """Whether `member` (any, if None) and one of `kinds` (any, if none given) are touched."""
        return (member is None or member in self.members) and (
            not kinds or not self.kinds.isdisjoint(kinds)
        )

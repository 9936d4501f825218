"""What others wrote: asked of the record, which every desk keeps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, func, select

from concierge.changes import Changes
from concierge.store.audit import Audit

LOOKING = ("look", "search", "export")
"""What changes nothing: on the record, and no news to anybody."""


class News:
    """What others than this desk wrote. Safe to ask from several threads."""

    def __init__(self, readers: Engine) -> None:
        self._readers = readers
        self._own: set[UUID] = set()
        self._seen: int | None = None

    def own(self, operation: UUID) -> None:
        """That operation is one's own, and no news."""
        self._own.add(operation)

    def disown(self, operation: UUID) -> None:
        """That one left nothing on the record."""
        self._own.discard(operation)

    def of(self, operations: frozenset[UUID]) -> Changes:
        """What these operations of others touched, as far as one may see it."""
        with self._readers.connect() as connection:
            return _changes(
                connection.execute(_TOUCHED.where(Audit.operation.in_(operations))).all()
            )

    def since_last(self) -> Changes | None:
        """What other programs wrote to a file since the last call; the first takes only a mark."""
        with self._readers.connect() as connection:
            seen, self._seen = self._seen, connection.scalar(select(func.max(Audit.seq))) or 0
            if seen is None or seen == self._seen:
                return None
            found = connection.execute(_TOUCHED.where(Audit.seq > seen)).all()
        rows = [row for row in found if row.operation not in self._own]
        self._own -= {row.operation for row in found}
        return _changes(rows) if rows else None


_TOUCHED = select(Audit.operation, Audit.member_id, Audit.table_name, Audit.columns).where(
    Audit.change.not_in(LOOKING)
)


def _changes(rows: Sequence[Any]) -> Changes:
    members = {row.member_id for row in rows if row.member_id is not None}
    for row in rows:
        members.update(UUID(hex=member) for member in row.columns.get("members", ()))
    return Changes(None, frozenset(members), frozenset(row.table_name for row in rows))


def with_initiator(changes: Changes, initiator: object) -> Changes:
    """The same changes, naming who asked for them."""
    return replace(changes, initiator=initiator)

"""Many rows at once: the rows, one audit row for the batch, and what was touched.

SQL behind the flush is invisible to the audit and to Changes, so bulk writes go through here only.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from concierge.store.base import Base
from concierge.store.work import act, audit, touch


def insert_rows(session: Session, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (column values by name) with one statement and one audit row."""
    session.connection().execute(insert(model.__table__), list(rows))  # type: ignore[arg-type]
    table = str(model.__tablename__)
    whose = "id" if table == "member" else "member_id"
    members = {row[whose] for row in rows if row.get(whose)}
    for member in members or {None}:
        touch(session, member, table)
    if model.audited:
        values = {"rows": len(rows), "members": sorted(member.hex for member in members)}
        audit(session, "batch", table, act(session).operation, None, values)

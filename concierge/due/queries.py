"""What due things are called, asked of the rooms whose kinds are there and of no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    bindparam,
    cast,
    null,
    union_all,
)
from sqlalchemy.orm import Session

from concierge.due import sorts
from concierge.due.sorts import DueSort
from concierge.members.tables import DueItem
from concierge.store.types import IdType
from concierge.team.access import visible, who


@dataclass(frozen=True)
class Titled:
    """What a thing is called, the line of business it says, and the values of its reason."""

    title: str | None
    line: str | None
    code: str
    values: Mapping[str, Any]


Key = tuple[UUID, str]
"""Which thing it is: its id and its kind."""

_due = DueItem.__table__.c
_ONE = _due.ref_id == bindparam("ref", type_=IdType())


def titled(
    session: Session, kinds: Iterable[str], which: ColumnElement[bool], values: Mapping[str, Any]
) -> dict[Key, Titled]:
    """The titles of due things of these kinds, by `which` of `due_item`, in one question; those
    that have none, or none that one may see, are left out."""
    there = set(kinds)
    asked = tuple(sort for sort in sorts.SORTS if sort.titles and sort.kind in there)
    if not asked:
        return {}
    found = session.connection().execute(_titles(asked, which), values)
    names = tuple(found.keys())
    rows = (dict(zip(names, row, strict=True)) for row in found.all())
    return {(row.pop("ref_id"), row["kind"]): _titled(row) for row in rows}


def title_of(session: Session, kind: str, ref_id: UUID) -> str:
    """What one due thing is called, on one line; nothing where one may not see it."""
    found = titled(session, [kind], _ONE, {"ref": ref_id, **who(session)})
    one = found.get((ref_id, kind))
    return on_a_line(one.title or "") if one else ""


def on_a_line(title: str) -> str:
    """A message may have lines, a row has one."""
    return " ".join(title.split())


def told_in() -> frozenset[str]:
    """The tables in which a change changes what due things are called."""
    return frozenset(name for sort in sorts.SORTS for name in sort.told_in)


def _titled(row: dict[str, Any]) -> Titled:
    title, line = row.pop("title"), row.pop("line", None)
    kind, code = row.pop("kind"), row.pop("code", None)
    values = {name: value for name, value in row.items() if value is not None}
    return Titled(title, line, code or kind, values)


# Made once for the kinds that are there: putting it together takes longer than running it.
@lru_cache(maxsize=64)
def _titles(
    asked: tuple[DueSort, ...], which: ColumnElement[bool]
) -> Select[Any] | CompoundSelect[Any]:
    of_kinds = [(sort.kind, one) for sort in asked for one in sort.titles]
    every = {key: said.type for _, one in of_kinds for key, said in one.selected_columns.items()}
    selects = []
    for kind, one in of_kinds:
        own = one.selected_columns
        said = [own.get(key, cast(null(), type_).label(key)) for key, type_ in every.items()]
        of_kind = one.with_only_columns(*said, _due.ref_id, _due.kind)
        selects.append(of_kind.where(_due.kind == kind, which, visible(_due.member_id)))
    return selects[0] if len(selects) == 1 else union_all(*selects)

"""What was done to the rows of the record: for whom, by whom, from when until when, and how it
stands since. The record keeps nothing personal; people of the house are named as they are now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from concierge.members.tables import Stewardship
from concierge.store.act import act
from concierge.store.bulk import find_many
from concierge.team.kinds import Role
from concierge.team.tables import Cover, Steward, Team


@dataclass(frozen=True, slots=True)
class Thing:
    """What was done (`change`) to a row of `table`. `before` is whose it was, or for whom somebody
    stands in; `after` whose it is, who does, or which person or team it is. `values` are those
    that are nobody's own, by column; `columns` names all that were written."""

    change: str
    table: str
    before: str = ""
    after: str = ""
    since: datetime | None = None
    until: datetime | None = None
    values: tuple[tuple[str, Any], ...] = ()
    columns: tuple[str, ...] = ()


class Row(Protocol):
    """A row of the audit."""

    operation: UUID
    table_name: str
    row_id: str
    member_id: UUID | None
    change: str
    columns: Mapping[str, Any]


_steward, _team = Steward.__table__.c, Team.__table__.c
_cover, _stewardship = Cover.__table__.c, Stewardship.__table__.c
_NAMES = select(_steward.id, _steward.name)
_TEAMS = select(_team.id, _team.name)
_COVERS = select(_cover.id, _cover.steward_id, _cover.by_id, _cover.since)
_OWNERS = select(_stewardship.id, _stewardship.steward_id)
END = "end"
"""Beside the changes of the record: it was there, and is over from then on."""


@dataclass(frozen=True)
class Names:
    """What the rows of a page are about, asked for once."""

    people: Mapping[UUID, str]
    teams: Mapping[UUID, str]
    covers: Mapping[UUID, Any]
    left: Mapping[tuple[UUID, UUID | None], UUID]
    """Who looked after a member until that operation."""

    def person(self, id_: object) -> str:
        return self.people.get(UUID(str(id_)), "") if id_ else ""


def names_for(session: Session, rows: Sequence[Row]) -> Names:
    """Of a row that is gone, or hidden from the reader, nothing is known: to an administrator
    neither who stands in nor whose a member was."""
    if act(session).actor.role == Role.ADMIN:
        rows = [row for row in rows if row.table_name not in ("cover", "stewardship")]
    ended = _ids(rows, "cover", "update")
    covers = {one.id: one for one in _found(session, _COVERS, _cover.id, ended)}
    owners = {
        one.id: one.steward_id
        for one in _found(session, _OWNERS, _stewardship.id, _ids(rows, "stewardship", "update"))
    }
    left = {
        (row.operation, row.member_id): owners[UUID(row.row_id)]
        for row in rows
        if row.table_name == "stewardship" and row.change == "update" and UUID(row.row_id) in owners
    }
    teams = dict(_found(session, _TEAMS, _team.id, _ids(rows, "team")))
    people = {*owners.values(), *_people(rows), *_ids(rows, "steward")}
    people |= {id_ for one in covers.values() for id_ in (one.steward_id, one.by_id)}
    return Names(dict(_found(session, _NAMES, _steward.id, people)), teams, covers, left)


def _found(session: Session, wanted: Select[Any], column: Any, ids: set[UUID]) -> list[Any]:
    return list(find_many(session, wanted, column, ids)) if ids else []


def _ids(rows: Iterable[Row], table: str, change: str = "") -> set[UUID]:
    return {
        UUID(row.row_id) for row in rows if row.table_name == table and change in ("", row.change)
    }


def _people(rows: Iterable[Row]) -> Iterable[UUID]:
    for row in rows:
        if row.table_name in ("cover", "stewardship", "team"):
            said = (row.columns.get(key) for key in ("steward_id", "by_id", "intake_id"))
            yield from (UUID(str(one)) for one in said if one)


def thing_of(row: Row, names: Names) -> Thing:
    """What was done to that row, as far as it is known."""
    known = _KNOWN.get(row.table_name)
    return known(row, names) if known else _plain(row)


def _plain(row: Row, before: str = "", after: str = "") -> Thing:
    open_ = {key: value for key, value in row.columns.items() if key in OPEN}
    columns = tuple(sorted(row.columns)) if row.change == "update" else ()
    values = tuple(sorted(open_.items()))
    return Thing(row.change, row.table_name, before, after, None, None, values, columns)


OPEN = (
    *("active", "done_at", "end", "ended_at", "intake_id", "kind", "proof", "role"),
    *("snoozed_until", "stage", "state", "status", "urgency", "visibility", "zone"),
)
"""Columns whose values are words of ours, or a time."""


def _covered(row: Row, names: Names) -> Thing:
    said, known = row.columns, names.covers.get(UUID(row.row_id))
    for_, by = said.get("steward_id"), said.get("by_id")
    since = _instant(said.get("since"))
    if known is not None:
        for_, by, since = known.steward_id, known.by_id, None
    change = END if row.change == "update" else row.change
    until = _instant(said.get("until"))
    return Thing(change, "cover", names.person(for_), names.person(by), since, until)


def _kept(row: Row, names: Names) -> Thing:
    """A stewardship that ends says nothing that the one that begins does not."""
    before = names.person(names.left.get((row.operation, row.member_id)))
    if row.change == "insert":
        return Thing("insert", "stewardship", before, names.person(row.columns.get("steward_id")))
    return Thing(END, "stewardship", before)


def _of_the_house(row: Row, names: Names) -> Thing:
    return _plain(row, "", names.person(row.row_id) or str(row.columns.get("name") or ""))


def _of_a_team(row: Row, names: Names) -> Thing:
    called = names.teams.get(UUID(row.row_id)) or str(row.columns.get("name") or "")
    return _plain(row, names.person(row.columns.get("intake_id")), called)


def _by_code(row: Row, _names: Names) -> Thing:
    return _plain(row, "", row.row_id)


_KNOWN = {
    "business_line": _by_code,
    "tier": _by_code,
    "cover": _covered,
    "stewardship": _kept,
    "steward": _of_the_house,
    "team": _of_a_team,
}


def _instant(said: Any) -> datetime | None:
    return datetime.fromisoformat(str(said)) if said else None


@dataclass(frozen=True, slots=True)
class Done:
    """Things of one kind that were done together, `n` of them."""

    thing: Thing
    n: int


def together(things: Sequence[Thing]) -> tuple[Done, ...]:
    """Each kind once, in order; times at which somebody stands in from the first to the last."""
    begun = {one.table for one in things if one.change == "insert"}
    found: dict[Any, list[Thing]] = {}
    for one in things:
        if one.change == END and one.table == "stewardship" and "stewardship" in begun:
            continue
        alike = one.change, one.table, one.before, one.after, one.values, one.columns
        found.setdefault(alike, []).append(one)
    return tuple(map(_one_of, found.values()))


def _one_of(alike: Sequence[Thing]) -> Done:
    first = alike[0]
    since = min((one.since for one in alike if one.since), default=None)
    until = max((one.until for one in alike if one.until), default=None)
    whole = Thing(
        first.change,
        first.table,
        first.before,
        first.after,
        since,
        until,
        first.values,
        first.columns,
    )
    return Done(whole, len(alike))

"""Many rows at once: the rows, one audit row for the batch, and what was touched.

SQL behind the flush is invisible to the audit and to Changes, so bulk writes go through here only.
"""

import gc
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Row,
    Select,
    String,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase

from concierge.store.act import act
from concierge.store.base import Base
from concierge.store.ledger import audit, touch


@contextmanager
def unswept() -> Iterator[None]:
    """Python looks for circles of garbage every few hundred objects; here are thousands that last
    as long as their batch, and hardly a circle. Not to look is a tenth faster; who runs for hours
    looks between two batches, and sees only what is new since it began."""
    swept = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if swept:
            gc.enable()


def insert_rows(session: Session, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (a value for every column, by name) at once, with one audit row."""
    run_many(session, _insert(model), rows)
    table = str(model.__tablename__)
    whose = "id" if table == "member" else "member_id"
    members = {row[whose] for row in rows if row.get(whose)}
    for member in members or {None}:
        touch(session, member, table)
    if model.audited:
        values = {"rows": len(rows), "members": sorted(member.hex for member in members)}
        audit(session, "batch", table, act(session).operation, None, values)


def run_many(
    session: Session | Connection, statement: UpdateBase, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Run an insert or update once for each of `rows`, which all have the same names.

    Neither audit nor Changes hear of it. As SQLAlchemy's own, without its bookkeeping for every
    value: that was two thirds of the time of a thousand events.
    """
    if not rows:
        return
    connection = session.connection() if isinstance(session, Session) else session
    sql, names, processors = _prepared(statement, connection.dialect, tuple(rows[0]))
    columns: list[Iterable[Any]] = [map(itemgetter(name), rows) for name in names]
    for place, processor in enumerate(processors):
        if processor is not None:
            columns[place] = map(processor, columns[place])
    connection.exec_driver_sql(sql, list(zip(*columns, strict=True)))


def find_many(
    session: Session,
    wanted: Select[*tuple[Any, ...]],
    column: ColumnElement[Any],
    keys: Collection[Any],
    **values: Any,
) -> Iterator[Row[*tuple[Any, ...]]]:
    """The rows of `wanted` whose `column` is one of `keys`; `values` are those of its parameters.

    As `column.in_(keys)`, without putting the statement together anew for each number of keys:
    that took longer than asking. `wanted` and `column` are kept, so let them be constants.
    """
    connection, left = session.connection(), sorted(keys)
    if isinstance(column.type, String) and connection.dialect.name == "sqlite":
        yield from connection.execute(_listed(wanted, column), {"keys": json.dumps(left)} | values)
        return
    while left:
        some, left = left[: SIZES[-1]], left[SIZES[-1] :]
        n = next(size for size in SIZES if size >= len(some))
        some += [some[-1]] * (n - len(some))
        marked = {f"key{place}": key for place, key in enumerate(some)}
        yield from connection.execute(_among(wanted, column, n), marked | values)


SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
"""How many keys a statement asks for; what is left over is filled up with the last."""


@lru_cache(maxsize=256)
def _among(
    wanted: Select[*tuple[Any, ...]], column: ColumnElement[Any], n: int
) -> Select[*tuple[Any, ...]]:
    keys = [bindparam(f"key{place}", type_=column.type) for place in range(n)]
    return wanted.where(column.in_(keys))


@lru_cache(maxsize=64)
def _listed(
    wanted: Select[*tuple[Any, ...]], column: ColumnElement[Any]
) -> Select[*tuple[Any, ...]]:
    """Texts go in as one value: a thousand values took ten times as long as finding their rows."""
    keys = func.json_each(bindparam("keys", type_=String())).table_valued("value")
    return wanted.where(column.in_(select(keys.c.value)))


Processor = Callable[[Any], Any]


@lru_cache(maxsize=64)
def _insert(model: type[Base]) -> UpdateBase:
    return insert(model.__table__)  # type: ignore[arg-type]


@lru_cache(maxsize=64)
def _prepared(
    statement: UpdateBase, dialect: Dialect, names: tuple[str, ...]
) -> tuple[str, Sequence[str], list[Processor | None]]:
    """The driver's own words for a statement, the names in their order, and how each is turned
    into what the driver takes."""
    compiled = statement.compile(dialect=dialect, column_keys=list(names))
    if not isinstance(compiled, SQLCompiler) or compiled.positiontup is None:
        raise TypeError(statement)
    order = compiled.positiontup
    types = [compiled.binds[name].type.dialect_impl(dialect) for name in order]
    return compiled.string, order, [kind.bind_processor(dialect) for kind in types]

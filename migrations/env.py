"""Where Alembic meets the store. Revisions never import the program; this file may.

The program passes a connection (`concierge.workspace.migrate`). From the command line, `alembic
check` and `alembic revision --autogenerate` get a new encrypted file, brought to the newest one.
"""

import importlib
import pkgutil
import secrets
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from alembic import context
from alembic.operations import Operations
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import concierge
import concierge.sealing
import concierge.searchindex
import concierge.store
from concierge.store.base import Base
from concierge.workspace import engine, revision


def load_tables() -> None:
    """Import every module that declares tables, so that the metadata is complete."""
    for file in sorted(Path(concierge.__path__[0]).glob("*/tables.py")):
        importlib.import_module(f"concierge.{file.parent.name}.tables")
    for room in (concierge.store, concierge.sealing, concierge.searchindex):
        for found in pkgutil.iter_modules(room.__path__):
            importlib.import_module(f"{room.__name__}.{found.name}")


def run(connection: Connection) -> None:
    """Run what Alembic was asked for on `connection`."""
    virtual = _virtual(connection)

    def include_name(name: str | None, type_: str, _parents: Any) -> bool:
        """Leave what one engine alone has to the test that pins its DDL."""
        return type_ != "table" or name not in virtual

    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transactional_ddl=True,
        # A batch rebuild would lose triggers; a revision that needs one writes it out.
        render_as_batch=False,
        include_name=include_name,
        process_revision_directives=number,
        on_version_apply=settle,
    )
    with context.begin_transaction():
        context.run_migrations()


def _virtual(connection: Connection) -> set[str]:
    """Tables that only this engine has: a text index and its inner tables, what is said
    of an erasure, what a server says."""
    if connection.dialect.name == "postgresql":
        return {"workspace", "audit_unsealed"}
    tables = "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')"
    return {*connection.exec_driver_sql(tables).scalars(), "erasure"}


def settle(ctx: MigrationContext, **_step: Any) -> None:
    """Between two revisions nothing deferred is left: PostgreSQL alters no table with triggers that
    are still to run, and all revisions are one transaction."""
    if ctx.connection is not None and ctx.dialect.name == "postgresql":
        ctx.connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
        ctx.connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")


def number(
    _context: MigrationContext,
    _revision: str | Iterable[str | None] | Iterable[str],
    scripts: list[MigrationScript],
) -> None:
    """Give a new revision the next number, so that newer and older can be told by name."""
    scripts[0].rev_id = f"{int(revision.head()) + 1 if revision.known() else 1:04}"


def run_on_new_file() -> None:
    """Run on an encrypted file made for this and thrown away after."""
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "schema", secrets.token_bytes(32)
        path.touch(mode=0o600)
        bind = engine.writer(path, key, foreign_keys=False)
        try:
            with bind.begin() as connection:
                fill(connection)
            with bind.begin() as connection:
                run(connection)
        finally:
            bind.dispose()


def fill(connection: Connection) -> None:
    """Run every revision by hand: Alembic's own command cannot be given inside another."""
    script = ScriptDirectory.from_config(context.config)
    migration = MigrationContext.configure(connection)
    with Operations.context(migration):
        for step in reversed(list(script.walk_revisions())):
            step.module.upgrade()
    migration.stamp(script, "head")


given = context.config.attributes.get("connection")
if given is None:
    load_tables()
    run_on_new_file()
else:
    run(given)  # a migration needs no table of today

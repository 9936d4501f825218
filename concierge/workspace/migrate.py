"""Brings a file that nobody else uses, or a server, to this program's schema.

Imported where a file is made or upgraded, never at start-up: Alembic costs a quarter second.
"""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.workspace import engine, revision, taking_over


def to_head(path: Path, key: bytes) -> str:
    """Migrate the encrypted file at `path`, all of it or nothing; return its revision.

    Foreign keys are off while a revision may rebuild a table, and checked before the end.
    Raises Refusal DAMAGED where they do not hold then, DISK_FULL and the other known troubles.
    """
    return to(path, key, "head")


def to(path: Path, key: bytes, target: str) -> str:
    """As `to_head`, up to and including revision `target`."""
    bind = engine.writer(path, key, foreign_keys=False)
    try:
        with bind.begin() as connection:
            on(connection, target)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise Refusal(Code.DAMAGED, path=path, foreign_keys=len(broken))
            reached = revision.of(connection.connection.driver_connection)
    finally:
        bind.dispose()
    assert reached is not None  # noqa: S101  # Alembic has just written it
    return reached


def filled(path: Path, key: bytes, fill: Callable[[Session], None]) -> None:
    """What the program alone can make, in one transaction."""
    bind = engine.writer(path, key)
    try:
        with bind.begin() as connection:
            fill_on(connection, fill)
    finally:
        bind.dispose()


def fill_on(connection: Connection, fill: Callable[[Session], None]) -> None:
    """`filled` in the transaction of `connection`."""
    with Session(connection, join_transaction_mode="rollback_only") as session:
        fill(session)
        session.flush()


def on(connection: Connection, target: str) -> None:
    """Up to and including revision `target`, in the transaction of `connection`. Raises Refusal
    NOT_ALIKE."""
    taking_over.take_over(connection)
    config = Config()
    config.set_main_option("script_location", str(revision.MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)

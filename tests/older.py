"""A workspace as the program of an older revision left it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alembic import command
from alembic.config import Config

from concierge import vault
from concierge.workspace import engine, identity, revision
from concierge.workspace.revision import TAKEN_OVER


def make_older(path: Path, key_file: Path, target: str | None = None) -> None:
    """Take the workspace at `path` back to revision `target`, the first there is if none is."""
    target = target or revision.known()[0]
    bind = engine.writer(path, vault.read_key_file(key_file), foreign_keys=False)
    with bind.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(revision.MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, target)
    bind.dispose()
    identity.write(path, replace(identity.read(path), revision=target))


def make_old(path: Path, key_file: Path) -> None:
    """As the last of the revisions that are gone had left it."""
    make_older(path, key_file)
    bind = engine.writer(path, vault.read_key_file(key_file))
    with bind.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{TAKEN_OVER}'")
    bind.dispose()
    identity.write(path, replace(identity.read(path), revision=TAKEN_OVER))

"""A workspace as the program of an older revision left it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from alembic import command
from alembic.config import Config

from concierge import vault
from concierge.workspace import engine, identity, revision


def make_older(path: Path, key_file: Path, target: str = "0001") -> None:
    """Take the workspace at `path` back to revision `target`."""
    bind = engine.writer(path, vault.read_key_file(key_file), foreign_keys=False)
    with bind.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(revision.MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, target)
    bind.dispose()
    identity.write(path, replace(identity.read(path), revision=target))

"""Brings an older workspace to this program's schema: on a copy, which then takes its place."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from concierge import clock
from concierge.errors import Code, Refusal
from concierge.files import sync, sync_folder, told
from concierge.workspace import copying, identity, migrate, revision
from concierge.workspace import file as workspace_file
from concierge.workspace.lock import Hold, take


@dataclass(frozen=True)
class Upgraded:
    """From which revision to which; `kept` is the file as it was, None where nothing was to do."""

    before: str
    after: str
    kept: Path | None


Filling = Callable[[Session], None]
"""Fills what a revision emptied, because the program alone can make it."""


def upgrade(path: Path, fill: Filling, *, key_file: Path | None = None) -> Upgraded:
    """Upgrade the workspace at `path`, which nobody else may have open, and `fill` it.

    Killed at any moment it leaves the old file or the new one. Raises Refusal NEWER_FILE,
    HELD_BY_OTHER, DAMAGED, DISK_FULL and those of `file.open`; the file is then as it was.
    """
    said, key = workspace_file.unlock(path, key_file)
    lock = take(path, Hold.ALONE)
    try:
        before = workspace_file.probe(path, key)
        if before is not None and before == revision.head():
            return Upgraded(before, before, None)
        _refuse_all_but_older(path, before)
        after = _on_a_copy(path, key, fill)
        kept = _keep(path, str(before))
        with told(path):
            _staged(path).replace(path)
            sync_folder(path.parent)
        identity.write(path, replace(said, revision=after))
        return Upgraded(str(before), after, kept)
    finally:
        lock.release()


def _refuse_all_but_older(path: Path, before: str | None) -> None:
    try:
        revision.refuse_unfit(path, before)
    except Refusal as refusal:
        if refusal.code is not Code.OLDER_FILE:
            raise


def _on_a_copy(path: Path, key: bytes, fill: Filling) -> str:
    staged = _staged(path)
    copying.remove(staged)  # of an upgrade that was killed
    try:
        copying.copy(path, key, staged)
        after = migrate.to_head(staged, key)
        migrate.filled(staged, key, fill)
        copying.verify(staged, key)
        if path.with_name(path.name + "-wal").exists():
            raise Refusal(Code.BUSY, path=path)  # a foreign program reads it: its log is not ours
    except BaseException:
        copying.remove(staged)
        raise
    return after


def _keep(path: Path, before: str) -> Path:
    """The old file and its identity under another name, beside it."""
    stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
    kept = path.with_name(f"{path.name}.before-{before}-{stamp}")
    with told(kept):
        for old, new in ((path, kept), (identity.path_of(path), identity.path_of(kept))):
            new.unlink(missing_ok=True)
            try:
                os.link(old, new)
            except OSError:  # a file system without links
                shutil.copy2(old, new)
                sync(new)
    return kept


def _staged(path: Path) -> Path:
    return path.with_name(f".{path.name}.upgrading")

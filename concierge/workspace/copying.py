"""A copy of a workspace that can be trusted: made by SQLite page by page, then checked."""

from pathlib import Path

from concierge.errors import Code, Refusal
from concierge.files import sync, told, write_new
from concierge.workspace import checks, engine

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open."""


def copy(source: Path, key: bytes, target: Path) -> checks.Report:
    """Copy the file at `source`, also while others use it, to `target`, which must not be there.

    Raises Refusal EXISTS, DAMAGED, DISK_FULL and the other troubles; no copy is left then.
    """
    write_new(target, b"")
    try:
        with engine.told(target):
            _pages(source, key, target)
        found = verify(target, key)
    except BaseException:
        remove(target)
        raise
    return found


def verify(path: Path, key: bytes) -> checks.Report:
    """Check a file nobody else has open, and see it to the disk. Raises Refusal DAMAGED."""
    driver = engine.connect(path, key)
    try:
        with engine.told(path):
            checks.assert_encrypted(path, driver)
            driver.execute("BEGIN IMMEDIATE")
            found = checks.report(path, driver)
            driver.execute("ROLLBACK")
    finally:
        driver.close()
    if not found.ok:
        raise Refusal(Code.DAMAGED, path=path)
    with told(path):
        sync(path)
    return found


def remove(path: Path) -> None:
    """Take away a file and what SQLite keeps beside it."""
    for name in (path.name, *(path.name + end for end in BESIDE)):
        path.with_name(name).unlink(missing_ok=True)


def _pages(source: Path, key: bytes, target: Path) -> None:
    from_, to = engine.connect(source, key), engine.connect(target, key)
    try:
        from_.backup(to)
    finally:
        to.close()
        from_.close()

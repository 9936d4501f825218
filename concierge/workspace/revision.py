"""Which schema a file has and which this program brings, told without importing Alembic.

Revisions are numbered without a gap, and so are the files that make them. The first there is now
says at once what those before it came to: they are gone, and no number is used again.
"""

from functools import cache
from pathlib import Path

from concierge.errors import Code, Refusal
from concierge.workspace.engine import Driver

TAKEN_OVER = "0024"
"""The last that is gone. What it left is what the first there is makes (`taking_over`)."""
MIGRATIONS = Path(__file__).parents[2] / "migrations"


@cache
def known() -> tuple[str, ...]:
    """Every revision this program brings, oldest first."""
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")
    return tuple(sorted(file.stem.partition("_")[0] for file in files))


def head() -> str:
    """The revision this program works with."""
    return known()[-1]


def of(driver: Driver) -> str | None:
    """The revision of an open file; None where it was never given one."""
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not driver.execute(tables).fetchone()[0]:
        return None
    row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def refuse_unfit(path: Path, revision: str | None) -> None:
    """Raises Refusal NEWER_FILE, OLDER_FILE, TOO_OLD or NOT_OURS unless `revision` is this
    program's."""
    if revision is None:
        raise Refusal(Code.NOT_OURS, path=path)
    code = unfit(revision)
    if code is not None:
        raise Refusal(code, path=path, revision=revision, ours=head(), first=TAKEN_OVER)


def unfit(revision: str) -> Code | None:
    """Why this program does not work with a file of `revision`: NEWER_FILE, OLDER_FILE, which can
    be upgraded, or TOO_OLD, which cannot. None where it does."""
    if revision == head():
        return None
    if revision in known() or revision == TAKEN_OVER:
        return Code.OLDER_FILE
    return Code.TOO_OLD if revision.isdecimal() and revision < known()[0] else Code.NEWER_FILE

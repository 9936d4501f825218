"""Which schema a file has and which this program brings, told without importing Alembic.

Revisions are numbered 0001, 0002 …, and so are the files that make them.
"""

from functools import cache
from pathlib import Path

from concierge.errors import Code, Refusal
from concierge.workspace.engine import Driver

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
    """Raises Refusal NEWER_FILE, OLDER_FILE or NOT_OURS unless `revision` is this program's."""
    if revision is None:
        raise Refusal(Code.NOT_OURS, path=path)
    if revision == head():
        return
    code = Code.OLDER_FILE if revision in known() else Code.NEWER_FILE
    raise Refusal(code, path=path, revision=revision, ours=head())

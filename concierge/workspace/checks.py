"""Is the file whole, is it encrypted, what is in it."""

from dataclasses import dataclass
from pathlib import Path

from concierge.errors import Code, Refusal
from concierge.workspace import revision
from concierge.workspace.engine import MAGIC, Driver, DriverError


@dataclass(frozen=True)
class Report:
    """What a check found: lists of what is wrong, empty where nothing is; rows by table."""

    revision: str | None
    cipher: str
    encrypted: bool
    integrity: tuple[str, ...]
    pages: tuple[str, ...]
    foreign_keys: tuple[str, ...]
    rows: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        wrong = self.integrity or self.pages or self.foreign_keys
        return bool(self.encrypted and self.cipher and not wrong)


def report(path: Path, driver: Driver) -> Report:
    """Everything that can be checked. `driver` must hold the write lock of the file at `path`.

    The pages are read beside SQLite's own cache: a checkpoint in the middle would look like damage.
    """
    cipher = _said(driver, "cipher_version")
    integrity = _said(driver, "integrity_check")
    whole = integrity == ("ok",)
    return Report(
        revision=revision.of(driver) if whole else None,
        cipher=cipher[0] if cipher else "",
        encrypted=is_encrypted(path),
        integrity=() if whole else integrity,
        pages=_said(driver, "cipher_integrity_check"),
        foreign_keys=_said(driver, "foreign_key_check"),
        rows=_rows(driver) if whole else {},
    )


def is_encrypted(path: Path) -> bool:
    """Whether the file is there and does not begin as a plain SQLite file does."""
    with path.open("rb") as file:
        first = file.read(len(MAGIC))
    return len(first) == len(MAGIC) and first != MAGIC


def assert_encrypted(path: Path, driver: Driver) -> None:
    """Raises Refusal NOT_ENCRYPTED where a cipher is missing or the file begins in the clear."""
    if not driver.execute("PRAGMA cipher_version").fetchall() or not is_encrypted(path):
        raise Refusal(Code.NOT_ENCRYPTED, path=path)


def _said(driver: Driver, pragma: str) -> tuple[str, ...]:
    """What a check says; a check that cannot even be made says why."""
    try:
        return tuple(str(row[0]) for row in driver.execute(f"PRAGMA {pragma}"))
    except DriverError as error:
        return (str(error),)


def _rows(driver: Driver) -> dict[str, int]:
    """How many rows each table has; those inside a text index are not tables to anybody."""
    names = driver.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).fetchall()
    return {
        name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608  # ours
        for (name,) in names
    }

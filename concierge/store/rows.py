"""What a question answers, made of its rows by the names of their columns, never by their order."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Row

T = TypeVar("T")


def each(make: Callable[..., T], rows: Iterable["Row[*tuple[object, ...]]"]) -> list[T]:
    """`one` of each row."""
    return [make(**row._mapping) for row in rows]  # noqa: SLF001  # SQLAlchemy's public name


def one(make: Callable[..., T], row: "Row[*tuple[object, ...]]", **more: object) -> T:
    """What `make` makes of a row, whose columns are labelled as its fields are called, and of
    `more`. Raises TypeError where a name is missing, or one too many."""
    return make(**row._mapping, **more)  # noqa: SLF001  # as above

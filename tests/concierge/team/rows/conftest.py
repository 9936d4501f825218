"""A house with an open connection of every kind of person, and all that is stored in it.

The tables are those of the catalog, so that none is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.concierge.team.house import FEED, LEAD, Driver, House, standing
from tests.concierge.team.rows.stored import Column, Kept, columns_of, count, everything
from tests.server import Server

KINDS: dict[str, Callable[[House], str]] = {
    "steward": lambda house: "wang",
    "steward of the same team": lambda house: "he",
    "lead": lambda house: LEAD,
    "steward of another team": lambda house: house.fang,
    "lead of another team": lambda house: house.gu,
    "admin": lambda house: house.bo,
    "feed": lambda house: FEED,
    "service": lambda house: house.tick,
    "leaver": lambda house: house.mo,  # on a connection that was open before
}


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for the tests of a file: nothing they do changes it."""
    with standing(server, team_template, "matrix") as made:
        yield made


@pytest.fixture(scope="module")
def desks(house: House) -> Iterator[dict[str, Driver]]:
    """An open connection of each kind of person; the leaver's was open before they left."""
    with ExitStack() as stack:
        made = {kind: stack.enter_context(house.psql(of(house))) for kind, of in KINDS.items()}
        assert count(made["leaver"], "member") == 1
        with house.psql() as connection:
            connection.execute("UPDATE steward SET active = false WHERE login = %s", (house.mo,))
        yield made


@pytest.fixture(scope="module")
def columns(house: House) -> dict[str, tuple[Column, ...]]:
    """The columns of every table of the catalog that can be given a value."""
    with house.psql() as connection:
        return columns_of(connection)


@pytest.fixture(scope="module")
def stored(
    house: House, desks: dict[str, Driver], columns: dict[str, tuple[Column, ...]]
) -> dict[str, list[Kept]]:
    """Every row of every table."""
    with house.psql() as connection:
        return {table: everything(connection, table) for table in columns}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def login(house: House, kind: str) -> str:
    return KINDS[kind](house)


@pytest.fixture
def desk(desks: dict[str, Driver], kind: str) -> Driver:
    return desks[kind]

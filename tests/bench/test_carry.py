"""What is carried to a server is what the verbs would have written there."""

from __future__ import annotations

import json
import re
from collections import Counter
from contextlib import ExitStack
from typing import Any
from uuid import UUID

import pytest

from bench import build, carry
from bench.build import Made
from bench.history import NOW, begin
from bench.house import ME
from bench.server import Place
from concierge import clock
from concierge.members.lines import seed_lines
from concierge.members.portfolio import portfolio
from concierge.searchindex.expression import MEMBER
from concierge.store.act import Actor
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.timeline.queries import counts, page
from concierge.timeline.rules import Filter
from concierge.today.queries import agenda
from concierge.workspace import server as workspace_server
from concierge.workspace.postgres import Driver
from tests.bench.conftest import EVENTS, few
from tests.server import Server, speak_the_tests_time

BY_CHANCE = re.compile(r"[A-Z]-[0-9A-Z]{6}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""References and ids, within texts and values."""
APART = (*carry.ALREADY, "audit", "audit_seal", "audit_unsealed", "member_key")
"""Of the workspace itself; and the record with its keys, which are drawn by chance."""


@pytest.fixture(scope="module")
def carried(place: Place, made: Made) -> str:
    """The file's workspace, on the server."""
    return carry.ready(place, made)


@pytest.fixture(scope="module")
def told(server: Server, place: Place) -> str:
    """The same history, told to the server itself by the verbs."""
    with clock.frozen(begin()):
        url = place.at("told")
        workspace_server.create(url, zone="Asia/Shanghai", language="zh", seed=seed_lines)
    with server.psql("told") as connection:
        speak_the_tests_time(connection)
    with ExitStack() as opened:

        def at_work(actor: Actor) -> Work:
            carry.let_in(place, "told")
            return Work(opened.enter_context(server.open("told", actor.login)), actor)

        with few():
            build.fill(opened.enter_context(server.open("told")), EVENTS, at_work)
    return "told"


def test_every_table_has_the_same_rows_as_if_verbs_had_written_them(
    place: Place, carried: str, told: str
) -> None:
    with place.connect(carried) as one, place.connect(told) as other:
        tables = [row[0] for row in one.execute(carry.TABLES).fetchall()]
        found = {table: _rows(one, table) for table in tables if table not in APART}
        expected = {table: _rows(other, table) for table in found}
    assert found["text_ref"].total() > EVENTS * 0.9
    assert found["timeline_day"].total() > EVENTS / 2
    assert all(found[table] for table in ("access", "due_item", "promise", "issue", "member_term"))
    for table, rows in found.items():
        assert rows == expected[table], table


def test_it_has_every_index_and_trigger_of_a_workspace_made_by_the_program(
    place: Place, carried: str, told: str
) -> None:
    asked = (
        "SELECT pg_get_indexdef(indexrelid), indisvalid FROM pg_index"
        " WHERE indrelid::regclass::text IN (SELECT tablename FROM pg_tables"
        "  WHERE schemaname = 'concierge')"
        " UNION ALL SELECT pg_get_triggerdef(oid), tgenabled = 'O' FROM pg_trigger"
        " WHERE NOT tgisinternal"
    )
    with place.connect(carried) as one, place.connect(told) as other:
        found = set(one.execute(asked).fetchall())
        assert len(found) > 60
        assert found == set(other.execute(asked).fetchall())


def test_a_steward_is_answered_there_as_in_the_file(place: Place, carried: str, made: Made) -> None:
    with (
        clock.frozen(NOW),
        made.open() as file,
        place.open(carried, ME) as team,
    ):
        here, there = made.work(file), Work(team, sign_in(team, ME))
        mine = there.read(portfolio)
        assert mine == here.read(portfolio)
        assert there.read(agenda) == here.read(agenda)
        assert there.read(agenda).items
        for row in mine[::20]:
            newest = there.read(page, row.id, Filter(), None, 50)
            assert newest == here.read(page, row.id, Filter(), None, 50)
            assert there.read(counts, row.id) == here.read(counts, row.id)


def test_nothing_is_carried_twice(place: Place, carried: str, made: Made) -> None:
    asked = "SELECT oid FROM pg_database WHERE datname ~ '^(bench|making)_'"
    with place.connect("postgres") as driver:
        before = driver.execute(asked).fetchall()
        assert carry.ready(place, made) == carried
        assert driver.execute(asked).fetchall() == before


def _rows(driver: Driver, table: str) -> Counter[Any]:
    """The rows of a table, with people for their ids."""
    people: dict[UUID, str] = dict(
        driver.execute("SELECT id, number FROM member UNION ALL SELECT id, login FROM steward")
    )
    cursor = driver.execute(f"SELECT * FROM {table}")
    assert cursor.description is not None
    names = [column.name for column in cursor.description]
    return Counter(
        tuple(_plain(name, value, people) for name, value in zip(names, row, strict=True))
        for row in cursor
    )


def _plain(name: str, value: Any, people: dict[UUID, str]) -> Any:
    if isinstance(value, UUID):
        return people.get(value, "an id")
    if name == "rowid":
        return value >> 20  # the rest follows from ids
    if name == "tokens":
        whose = {UUID(hex=one): number for one, number in _marks(value, people)}
        assert len(whose) == 1
        return (*whose.values(), re.sub(f"'{MEMBER}[0-9a-f]+'", "", value))
    if isinstance(value, bytes):
        return len(value)
    if isinstance(value, (dict, list)):
        value = json.dumps(value, sort_keys=True)
    return BY_CHANCE.sub("by chance", value) if isinstance(value, str) else value


def _marks(value: str, people: dict[UUID, str]) -> list[tuple[str, str]]:
    found = re.findall(f"{MEMBER}([0-9a-f]+)", value)
    return [(one, people[UUID(hex=one)]) for one in found]

"""Nobody finds out by trying what there is elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.concierge.team.house import LEAD, Driver, House, standing
from tests.concierge.team.probes import CHILDREN, FILL, KEYS
from tests.server import Server

PROBES = 1000
A_FEW = 100
"""Of them for a lead, whose answers come from the same policies."""


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests: what they try is undone."""
    with standing(server, team_template, "probing") as made:
        yield made


@pytest.fixture(scope="module")
def elsewhere(house: House) -> list[dict[str, Any]]:
    """A thousand members of the other team, and what hangs on them."""
    with house.psql() as connection, connection.transaction():
        fang = house.ids[house.fang]
        connection.execute(
            "CREATE TEMPORARY TABLE made ON COMMIT DROP AS SELECT"
            " n, gen_random_uuid() AS member, gen_random_uuid() AS stewardship,"
            " gen_random_uuid() AS issue, gen_random_uuid() AS note, gen_random_uuid() AS event,"
            " gen_random_uuid() AS reference, (77000000 + n)::text AS number,"
            " '+86139' || (77000000 + n) AS phone FROM generate_series(1, %s) AS n",
            (PROBES,),
        )
        for statement in FILL.values():
            connection.execute(statement, {"fang": fang} if "%(fang)s" in statement else None)
        cursor = connection.cursor(row_factory=psycopg.rows.dict_row)
        made: list[dict[str, Any]] = cursor.execute("SELECT * FROM made").fetchall()
        return made


@pytest.fixture(scope="module")
def nowhere() -> list[dict[str, Any]]:
    """As many keys of the same kinds that nobody has."""
    keys = ("member", "stewardship", "issue", "note", "event", "reference")
    return [
        {
            **{key: uuid4() for key in keys},
            "number": f"{66_000_000 + n}",
            "phone": f"+86139{66_000_000 + n}",
        }
        for n in range(PROBES)
    ]


@pytest.fixture(params=["wang", LEAD])
def prober(
    request: pytest.FixtureRequest, house: House
) -> Iterator[tuple[Driver, dict[str, UUID]]]:
    """Somebody of HOME, with an issue and a member of their own."""
    with house.psql(str(request.param)) as desk:
        row = desk.execute(
            "SELECT id, member_id FROM issue WHERE member_id = %s", (house.members["lin"],)
        ).fetchone()
        assert row is not None
        yield desk, {"my_issue": row[0], "mine": row[1]}


TRY = """
DO $probe$
DECLARE
    probe jsonb;
    counted bigint;
    state text;
    words text;
    detail text;
    said jsonb := '[]';
BEGIN
    FOR probe IN SELECT jsonb_array_elements(current_setting('probe.keys')::jsonb) LOOP
        BEGIN
            {asked};
            GET DIAGNOSTICS counted = ROW_COUNT;
            RAISE EXCEPTION 'undone' USING ERRCODE = 'UNDON';
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, words = MESSAGE_TEXT,
                detail = PG_EXCEPTION_DETAIL;
            IF state = 'UNDON' THEN
                words := counted || ' rows';
            END IF;
        END;
        IF NOT said @> jsonb_build_array(jsonb_build_array(state, words, detail)) THEN
            said := said || jsonb_build_array(jsonb_build_array(state, words, detail));
        END IF;
    END LOOP;
    PERFORM set_config('probe.said', said::text, false);
END
$probe$
"""
"""A thousand tries in one go, as the person. What each did is undone."""


def answers(
    prober: tuple[Driver, dict[str, UUID]], asked: str, keys: list[dict[str, Any]]
) -> set[tuple[str, str, str]]:
    """All that the server says: how many rows, or how it refuses and in which words."""
    desk, mine = prober
    of_one = re.sub(r"^SELECT", "PERFORM", asked.partition(" RETURNING ")[0])
    for key in re.findall(r"%\((\w+)\)s", asked):
        kind = "text" if key in ("number", "phone") else "uuid"
        given = "gen_random_uuid()" if key == "id" else f"(probe ->> '{key}')::{kind}"
        of_one = of_one.replace(f"%({key})s", given)
    keys = keys if desk.info.user == "wang" else keys[:A_FEW]
    tries = json.dumps([{**key, **mine} for key in keys], default=str)
    desk.execute("SELECT set_config('probe.keys', %s, false)", (tries,))
    desk.execute(TRY.format(asked=of_one).encode())
    row = desk.execute("SELECT current_setting('probe.said')").fetchone()
    assert row is not None
    return {(state, words, detail) for state, words, detail in json.loads(row[0])}


@pytest.mark.parametrize("question", KEYS)
def test_a_key_of_elsewhere_answers_like_one_of_nowhere(
    prober: tuple[Driver, dict[str, UUID]],
    elsewhere: list[dict[str, Any]],
    nowhere: list[dict[str, Any]],
    question: str,
) -> None:
    assert answers(prober, KEYS[question], elsewhere) == {("UNDON", "0 rows", "")}
    assert answers(prober, KEYS[question], nowhere) == {("UNDON", "0 rows", "")}


@pytest.mark.parametrize("child", CHILDREN)
def test_nothing_is_hung_on_what_is_elsewhere_nor_on_what_is_nowhere(
    prober: tuple[Driver, dict[str, UUID]],
    elsewhere: list[dict[str, Any]],
    nowhere: list[dict[str, Any]],
    child: str,
) -> None:
    there = answers(prober, CHILDREN[child], elsewhere)
    assert there == answers(prober, CHILDREN[child], nowhere)
    assert {state for state, _, _ in there} == {"42501"}


def test_ones_own_keys_are_answered(prober: tuple[Driver, dict[str, UUID]]) -> None:
    """Or the others would say nothing of what they try."""
    mine = prober[1]
    own = {"member": mine["mine"], "issue": mine["my_issue"]}
    for asked in (KEYS["member"], KEYS["issue by id"], KEYS["a change"], CHILDREN["a fact"]):
        assert answers(prober, asked, [own]) == {("UNDON", "1 rows", "")}

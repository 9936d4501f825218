"""Houses beside the first are like it, and change nothing there."""

import pytest

from bench import carry, houses, rights
from bench.build import Made
from bench.server import Place

HOUSES = 3
_PER_MEMBER = """
    SELECT array_agg(rows ORDER BY rows) FROM (
        SELECT count(*) AS rows FROM {table} GROUP BY member_id
    ) AS counted
"""


@pytest.fixture(scope="module")
def first(place: Place, made: Made) -> str:
    """One house."""
    return carry.ready(place, made)


@pytest.fixture(scope="module")
def street(place: Place, first: str, made: Made) -> str:
    """Three of them."""
    return houses.ready(place, first, HOUSES * made.events, HOUSES)


@pytest.mark.parametrize("table", ["timeline_event", "timeline_day", "text_ref", "access", "audit"])
def test_everybody_there_has_as_much_as_in_the_first(
    place: Place, first: str, street: str, table: str
) -> None:
    with place.connect(first) as one, place.connect(street) as three:
        asked = _PER_MEMBER.format(table=table)
        [(expected,)] = one.execute(asked).fetchall()
        [(found,)] = three.execute(asked).fetchall()
    # What is about nobody in particular stands once in the list, three times as much.
    alone = table == "audit"
    assert len(found) == HOUSES * (len(expected) - alone) + alone
    assert sum(found) == HOUSES * sum(expected)


def test_everybody_sees_their_own_house_alone(place: Place, street: str) -> None:
    asked = """
        SELECT count(*), count(*) FILTER (WHERE serving.login = access.role)
        FROM access JOIN stewardship USING (member_id)
        JOIN steward AS serving ON serving.id = steward_id
        WHERE reason = 'stewardship'
    """
    with place.connect(street) as driver:
        [(rows, own)] = driver.execute(asked).fetchall()
        [(open_to_all,)] = driver.execute("SELECT count(*) FROM access WHERE role = 'lead'")
        [(members, keys)] = driver.execute(
            "SELECT count(*), count(DISTINCT member_key.member_id) FROM member"
            " LEFT JOIN member_key ON member_key.member_id = member.id"
        ).fetchall()
    assert rows == own == members == HOUSES * open_to_all
    assert keys


def test_the_first_house_is_answered_as_before(place: Place, street: str, made: Made) -> None:
    assert rights.ask(place, street)  # which compares them
    assert rights.seek(place, street, made).wrong == ()


def test_every_key_of_a_workspace_still_holds(place: Place, street: str) -> None:
    with place.connect(street) as driver:
        keys = driver.execute(
            "SELECT conname, conrelid::regclass::text FROM pg_constraint"
            " WHERE contype = 'f' AND connamespace = 'concierge'::regnamespace"
        ).fetchall()
        assert len(keys) > 10
        for name, table in keys:
            [(definition,)] = driver.execute(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                " WHERE conname = %s AND conrelid = %s::regclass",
                [name, table],
            ).fetchall()
            driver.execute(f"ALTER TABLE {table} ADD CONSTRAINT again {definition}")  # looks at all
            driver.execute(f"ALTER TABLE {table} DROP CONSTRAINT again")

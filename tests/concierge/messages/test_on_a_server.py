"""Whoever takes a message comes with psql and their own password, and learns no more by it than the
law says: of a full number the form of address and the steward, after they asked on the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors

from concierge.finding.queries import search
from concierge.searchindex.tokens import tokens
from concierge.today.queries import agenda
from tests.concierge.team.house import FEED, LEAD, WORD, Driver, House, standing
from tests.server import Server

HERS, NOBODYS = "88000001", "99999999"
TAKE = "SELECT take_message(%s, %s, %s, %s, %s, %s, %s, %s)"


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests; what they commit is messages and enquiries."""
    with standing(server, team_template, "psql") as made:
        yield made


@pytest.fixture
def fang(house: House) -> Iterator[Driver]:
    """A steward of another team, with psql. Nobody asked in this hour yet."""
    with house.psql() as connection:
        connection.execute("DELETE FROM enquiry")
    with house.psql(house.fang) as connection:
        yield connection


def enquire(desk: Driver, number: str = HERS, phone: str = "") -> UUID:
    asked = uuid4()
    assert one(desk, "SELECT enquire(%s, %s, %s, %s)", asked, uuid4(), number, phone) is True
    return asked


def told(desk: Driver, asked: UUID) -> list[tuple[Any, ...]]:
    return desk.execute("SELECT * FROM found_by(%s)", (asked,)).fetchall()


def handle(desk: Driver) -> UUID:
    """What stands for the one member found."""
    [(found, *_)] = told(desk, enquire(desk))
    assert isinstance(found, UUID)
    return found


def take(desk: Driver, found: UUID, text: str = "call back", **other: object) -> bool:
    given: dict[str, object] = {
        "channel": "phone", "party": "", "kind": None, "urgent": False, "words": ["x"]
    }  # fmt: skip
    given |= other
    return bool(one(desk, TAKE, found, uuid4(), text, *given.values()))


def one(desk: Driver, asked: str, *values: object) -> object:
    row = desk.execute(asked, values).fetchone()  # type: ignore[arg-type]
    assert row is not None
    return row[0]


def tables(house: House) -> list[str]:
    with house.psql() as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'concierge'")
        return sorted(name for (name,) in rows)


def readable(house: House, desk: Driver) -> dict[str, list[str]]:
    """All that a person can read of all tables."""
    found = {}
    for table in tables(house):
        try:
            with desk.transaction():
                rows = desk.execute(f"SELECT to_jsonb(t)::text FROM {table} AS t").fetchall()
        except errors.InsufficientPrivilege:
            continue
        found[table] = sorted(text for (text,) in rows)
    return found


def test_the_form_of_address_and_the_steward_is_all_one_is_told(house: House, fang: Driver) -> None:
    [(found, address, steward, member)] = told(fang, enquire(fang))
    assert (address, steward, member) == ("Lin 1", "王静", None)
    assert found not in house.members.values()
    assert told(fang, enquire(fang, "x", "+8613800000001"))[0][1:] == (address, steward, None)


@pytest.mark.parametrize(
    ("number", "phone"),
    [
        ("8800000", ""), ("88000001%", "%"), ("_8000001", "+861380000000_"), ("", ""),
        ("x", "13800000001"), ("x", "+8613800000"), ("x", "3800000001"), ("Lin 1", "Lin 1"),
        ("x", "lin@example.org"), ("x' OR true --", "+86' OR true --"), ("x", "上海"),
    ],
)  # fmt: skip
def test_nothing_less_than_a_full_number_finds_anybody(
    fang: Driver, number: str, phone: str
) -> None:
    assert told(fang, enquire(fang, number, phone)) == []


def test_nobody_is_told_before_it_is_on_the_record(house: House, fang: Driver) -> None:
    for isolation in ("READ COMMITTED", "REPEATABLE READ"):
        fang.execute(f"BEGIN ISOLATION LEVEL {isolation}")
        asked = enquire(fang)
        fang.execute("SAVEPOINT within")
        inner = enquire(fang)
        fang.execute("RELEASE SAVEPOINT within")
        assert told(fang, asked) == told(fang, inner) == []
        fang.execute("ROLLBACK")
        assert told(fang, asked) == told(fang, inner) == []
    asked = enquire(fang)
    assert len(told(fang, asked)) == 1
    with house.psql() as connection:
        known = connection.execute(
            "SELECT member_id, steward_id FROM enquiry WHERE asked_id = %s", (asked,)
        ).fetchall()
        assert known == [(house.members["lin"], house.ids[house.fang])]
        acted = connection.execute(
            "SELECT steward_id, change, member_id FROM audit WHERE row_id = %s", (str(asked),)
        ).fetchall()
        assert acted == [(house.ids[house.fang], "look", None)]


def test_to_ask_says_the_same_of_somebody_and_of_nobody(house: House, fang: Driver) -> None:
    """Before the commit, which puts it on the record, there is nothing to tell one from the other
    in all that may be read."""
    seen = []
    for number in (HERS, NOBODYS):
        before = readable(house, fang)
        with fang.transaction(force_rollback=True):
            enquire(fang, number)
            after = readable(house, fang)
            counts = {table: len(rows) - len(before[table]) for table, rows in after.items()}
            [(columns, member)] = fang.execute(
                "SELECT columns, member_id FROM audit ORDER BY seq DESC LIMIT 1"
            ).fetchall()
            seen.append((counts, columns, member))
    assert seen[0] == seen[1]
    assert told(fang, enquire(fang, NOBODYS)) == told(fang, uuid4()) == []


def test_who_asks_on_many_connections_at_once_asks_no_more(house: House, fang: Driver) -> None:
    with house.psql(house.fang) as other:
        for desk in (fang, other):
            desk.execute("SET lock_timeout = '200ms'")
            desk.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            desk.execute("SELECT 1 FROM team")
        for _ in range(30):
            enquire(fang, NOBODYS)
        with pytest.raises(errors.LockNotAvailable):
            enquire(other)
        other.execute("ROLLBACK")
        other.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        other.execute("SELECT 1 FROM team")
        fang.execute("COMMIT")
        with pytest.raises(errors.SerializationFailure):
            enquire(other)
        other.execute("ROLLBACK")
    for number in (HERS, NOBODYS):
        asked = "SELECT enquire(%s, %s, %s, '')"
        assert one(fang, asked, uuid4(), uuid4(), number) is False


def test_whoever_takes_a_message_sees_no_more_than_before(house: House, fang: Driver) -> None:
    before = readable(house, fang)
    assert take(fang, handle(fang), f"{WORD} secret")
    after = readable(house, fang)
    assert {table for table in before if before[table] != after[table]} == {"audit"}
    new = set(after["audit"]) - set(before["audit"])
    assert not any("secret" in row for row in new)
    assert one(fang, "SELECT may_see(%s)", house.members["lin"]) is False
    rows = fang.execute("SELECT * FROM find_texts(%s, NULL, 100, NULL, NULL)", ("'x'",)).fetchall()
    assert rows == []


def test_a_message_is_one_contact_with_all_that_belongs_to_it(house: House, fang: Driver) -> None:
    operation = uuid4()
    text = f"{WORD} about the 酒店"
    words = ["酒店", "about", "酒", "店"]
    with house.psql() as connection:
        was = everything(connection)
        values = (handle(fang), operation, text, "chat", "Zhou", None, True, words)
        before = everything(connection)
        assert one(fang, TAKE, *values) is True
        after = everything(connection)
        grown = {
            name: len(after[name] - before[name]) for name in after if after[name] != before[name]
        }
        assert grown == {
            "audit": 2, "audit_unsealed": 2, "due_item": 1, "member": 1, "message": 1,
            "text_ref": 1, "timeline_day": grown["timeline_day"], "timeline_event": 1,
        }  # fmt: skip
        acts = connection.execute(
            "SELECT table_name, steward_id, member_id, columns::text FROM audit"
            " WHERE operation = %s ORDER BY seq",
            (operation,),
        ).fetchall()
        assert [row[:3] for row in acts] == [
            (name, house.ids[house.fang], house.members["lin"])
            for name in ("message", "timeline_event")
        ]
        assert WORD not in str(acts)
        event = connection.execute(
            "SELECT channel, direction, party, reached, audience, body, batch_id, id"
            " FROM timeline_event WHERE batch_id = %s",
            (operation,),
        ).fetchone()
        assert event is not None
        assert event[:7] == ("chat", "in", "Zhou", "yes", "member", text, operation)
        assert event[7].version == 7
    assert was != before  # the enquiry
    [mine] = [item for item in house.work("wang").read(agenda).items if item.title == text]
    assert mine.why.values["urgent"] is True
    for serving in ("wang", LEAD):
        found = [one.excerpt for one in house.work(serving).read(search, "酒店")]
        assert "…about the 酒店 Zhou" in found  # what was said, and by whom


def everything(connection: Driver) -> dict[str, set[str]]:
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'concierge'"
    ).fetchall()
    return {
        name: {row for (row,) in connection.execute(f"SELECT to_jsonb(t)::text FROM {name} AS t")}
        for (name,) in names
    }


def test_nothing_is_written_by_what_was_not_found(house: House, fang: Driver) -> None:
    with house.psql("he") as other:
        others = handle(other)
    with house.psql() as connection:
        before = everything(connection)
        for found in (others, uuid4(), house.members["lin"], house.ids["wang"]):
            assert take(fang, found) is False
        assert everything(connection) == before


@pytest.mark.parametrize(
    "given",
    [
        {"text": " \n"},
        {"text": "x" * 20_001},
        {"channel": "telepathy"},
        {"channel": None},
        {"text": None},
        {"party": "x" * 20_001},
        {"kind": "courier"},
        {"urgent": None},
        {"words": ["x"] * 1000},
    ],
)
def test_what_is_no_message_is_refused(fang: Driver, given: dict[str, Any]) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        take(fang, handle(fang), **given)


def test_nobody_fills_a_colleagues_day_with_messages(house: House, fang: Driver) -> None:
    with house.psql() as connection:
        connection.execute("UPDATE message SET at = at - interval '2 hours'")
        found = handle(fang)
        before = one(connection, "SELECT count(*) FROM message")
        for _ in range(12):
            one(fang, TAKE, found, uuid4(), "call back", "phone", "", None, False, ["x"])
        assert one(connection, "SELECT count(*) FROM message") == before + 10  # type: ignore[operator]
        connection.execute("UPDATE message SET at = at - interval '2 hours'")


def test_words_that_were_not_said_find_nothing(house: House, fang: Driver) -> None:
    """The program looks again at what the index found; and nobody marks a text as another's."""
    zhou = house.members["zhou"].hex
    assert take(fang, handle(fang), "plain", words=[*tokens("plain elephant"), f"¶{zhou}"])
    wang = house.work("wang")
    assert len(wang.read(search, "plain")) == 1
    assert wang.read(search, "elephant") == []
    with house.psql() as connection:
        marks = connection.execute(
            "SELECT unnest(tsvector_to_array(tokens)) FROM text_ref WHERE tokens @@ '''elephant'''"
        ).fetchall()
    assert {mark for (mark,) in marks} == {
        *tokens("plain elephant"),
        f"¶{house.members['lin'].hex}",
    }


def test_the_rest_is_the_owners(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    for asked in (
        "SELECT whose(gen_random_uuid())",
        "SELECT new_id()",
        "TABLE enquiry",
        "DELETE FROM message",
        (
            "INSERT INTO enquiry (id, asked_id, steward_id, member_id, hour, n, at)"
            f" VALUES (gen_random_uuid(), gen_random_uuid(), me(), '{lin}', 1, 1, now())"
        ),
        (
            "INSERT INTO message (id, member_id, event_id, steward_id, at, urgent, due)"
            f" VALUES (gen_random_uuid(), '{lin}', gen_random_uuid(), me(), now(), true, now())"
        ),
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            fang.execute(asked)  # type: ignore[call-overload]
    assert fang.execute("UPDATE message SET done_at = now()").rowcount == 2  # their own members'


def test_only_who_serves_members_asks(house: House) -> None:
    for login in (house.bo, FEED):
        with house.psql(login) as desk, pytest.raises(errors.InsufficientPrivilege):
            enquire(desk)
    with house.psql(house.mo) as desk:
        found = handle(desk)
        asked = enquire(desk)
        with house.psql() as connection:
            connection.execute("UPDATE steward SET active = false WHERE login = %s", (house.mo,))
        assert told(desk, asked) == []
        assert take(desk, found) is False
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            enquire(desk)

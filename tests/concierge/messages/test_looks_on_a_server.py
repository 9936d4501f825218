"""Whoever looks comes with psql and their own password: they read for an hour, write nothing, and
what is confidential is told to nobody who is not to know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from psycopg import errors

from concierge.members.looking import looked
from concierge.today.queries import agenda
from tests.concierge.messages.test_on_a_server import enquire, everything, handle, one, told
from tests.concierge.team.house import LEAD, Driver, House, standing
from tests.server import Server

LOOK = "SELECT look_in(%s, %s, %s, %s, %s)"
WU = "88000003"


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests, in which two look already."""
    with standing(server, team_template, "glass") as made:
        yield made


@pytest.fixture
def fang(house: House) -> Iterator[Driver]:
    """A steward of another team, with psql, before whom 林 is not open."""
    with house.psql() as connection:
        connection.execute("DELETE FROM enquiry")
        connection.execute("UPDATE access SET until = since WHERE reason = 'break-glass'")
    with house.psql(house.fang) as connection:
        yield connection


def look(desk: Driver, found: UUID, why: str = "why", secret: object = False) -> object:
    return one(desk, LOOK, found, uuid4(), why, secret, ["why"])


def sees(desk: Driver, member: UUID) -> bool:
    row = one(desk, "SELECT count(*) FROM member WHERE id = %s", member)
    assert bool(row) is one(desk, "SELECT may_see(%s)", member)
    return bool(row)


def test_it_ends_within_an_open_transaction(house: House, fang: Driver) -> None:
    """Policies go by each statement's time, not by when its transaction began."""
    lin = house.members["lin"]
    assert not sees(fang, lin)
    assert look(fang, handle(fang)) == lin
    fang.execute("BEGIN")
    assert sees(fang, lin)
    with house.psql() as connection:
        soon = "UPDATE access SET until = statement_timestamp() + interval '300 ms'"
        connection.execute(f"{soon} WHERE reason = 'break-glass' AND member_id = %s", (lin,))
    assert sees(fang, lin)
    fang.execute("SELECT pg_sleep(0.4)")
    assert not sees(fang, lin)
    fang.execute("COMMIT")


def test_it_lasts_an_hour_to_the_microsecond(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    look(fang, handle(fang))
    with house.psql() as connection:
        since, until, confidential = connection.execute(
            "SELECT since, until, confidential FROM break_glass WHERE member_id = %s"
            " ORDER BY since DESC LIMIT 1",
            (lin,),
        ).fetchone() or (None, None, None)
    assert since is not None
    assert until - since == timedelta(hours=1)
    assert confidential is False
    for at, seen in ((since - timedelta(microseconds=1), False), (since, True),
                     (until - timedelta(microseconds=1), True), (until, False)):  # fmt: skip
        fang.execute("SELECT set_config('test.now', %s, false)", (at.isoformat(),))
        assert sees(fang, lin) is seen, at


def test_who_looks_reads_and_writes_nothing(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    look(fang, handle(fang))
    assert one(fang, "SELECT count(*) FROM timeline_event WHERE member_id = %s", lin)
    assert one(fang, "SELECT count(*) FROM note WHERE visibility = 'mine' AND member_id = %s",
               lin) == 0  # fmt: skip
    with house.psql() as connection:
        before = everything(connection)
        for change in (
            "UPDATE member SET city = 'x'",
            "UPDATE member SET active = false",
            "UPDATE issue SET title = 'x'",
            "UPDATE promise SET text = 'x'",
            "UPDATE note SET text = 'x'",
            "UPDATE message SET done_at = now()",
            "UPDATE due_item SET due = now()",
            "DELETE FROM due_item",
            "DELETE FROM text_ref",
        ):
            key = "id" if "member SET" in change else "member_id"
            done = fang.execute(f"{change} WHERE {key} = %s", (lin,))
            assert done.rowcount == 0, change
        copies = (
            ("reminder", "id", "gen_random_uuid()"),
            ("member_fact", "id", "gen_random_uuid()"),
            ("timeline_event", "id", "gen_random_uuid()"),
        )
        for table, key, value in copies:
            columns = [
                name
                for (name,) in connection.execute(
                    "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
                    " AND NOT attisdropped AND attgenerated = ''",
                    (f"concierge.{table}",),
                )
            ]
            taken = ", ".join(value if name == key else name for name in columns)
            with pytest.raises(errors.InsufficientPrivilege):
                fang.execute(
                    f"INSERT INTO {table} ({', '.join(columns)})"
                    f" SELECT {taken} FROM {table} WHERE member_id = %s",
                    (lin,),
                )
        assert everything(connection) == before


def test_a_lead_who_looks_does_not_take_the_member(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    with house.psql(house.gu) as gu:
        [(found, *_)] = told(gu, enquire(gu))
        assert look(gu, found, secret=True) == lin
        ended = gu.execute("UPDATE stewardship SET until = now() WHERE member_id = %s", (lin,))
        assert ended.rowcount == 0
        with house.psql() as connection:
            connection.execute("UPDATE access SET until = since WHERE reason = 'break-glass'")


def test_how_long_somebody_looked_is_not_for_them_to_say(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    look(fang, handle(fang))
    fang.execute("SELECT set_config('test.now', (now() + interval '50 minutes')::text, false)")
    ended = fang.execute(
        "UPDATE break_glass SET until = since"
        " WHERE until > this_instant() AND member_id = %s RETURNING until - since",
        (lin,),
    ).fetchall()
    assert ended
    assert all(lasted > timedelta(minutes=49) for (lasted,) in ended)
    assert not sees(fang, lin)


def test_what_is_confidential_is_told_to_leads_and_to_nobody_else(
    house: House, fang: Driver
) -> None:
    lin = house.members["lin"]
    operation = uuid4()
    with house.psql("wang") as wang, house.psql(house.gu) as gu, house.psql(LEAD) as shen:
        [(found, *_)] = told(gu, enquire(gu))
        before = {item.ref_id for item in house.work("wang").read(agenda).items}
        with house.psql() as connection:
            was = everything(connection)
            assert one(gu, LOOK, found, operation, "an inquiry", True, ["inquiry"]) == lin
            now = everything(connection)
            changed = {name for name in now if now[name] != was[name]}
        assert changed == {"access", "audit", "audit_unsealed", "break_glass"}
        assert {item.ref_id for item in house.work("wang").read(agenda).items} == before
        gu.execute("SELECT sit_at(%s, NULL)", (lin,))
        assert wang.execute("SELECT * FROM others_at(%s)", (lin,)).fetchall() == []
        known = one(wang, "SELECT count(*) FROM audit")
        house.work(house.gu).write(looked, lin)
        assert one(wang, "SELECT count(*) FROM audit") == known
        mine = "SELECT count(*) FROM {} WHERE {} = %s"
        asked = mine.format("audit", "operation")
        assert [one(desk, asked, operation) for desk in (wang, gu)] == [0, 1]
        asked = mine.format("break_glass", "reason")
        seen = [one(desk, asked, "an inquiry") for desk in (wang, gu, shen, fang)]
        assert seen == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("why", "secret"), [(" \n", False), ("x" * 2001, False), ("why", True), ("why", None)]
)
def test_what_is_no_look_is_refused(fang: Driver, why: str, secret: object) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        look(fang, handle(fang), why, secret)


def test_nobody_writes_a_look_or_makes_one_longer(house: House, fang: Driver) -> None:
    lin = house.members["lin"]
    with house.psql("he") as other:
        others = handle(other)
    assert look(fang, others) is None
    assert look(fang, uuid4()) is None
    look(fang, handle(fang))
    for change in (
        (
            "INSERT INTO break_glass"
            " (id, steward_id, member_id, reason, confidential, since, until)"
            f" VALUES (gen_random_uuid(), me(), '{lin}', 'x', false, now(), now())"
        ),
        (
            "INSERT INTO access (role, member_id, reason, since)"
            f" VALUES (session_user, '{lin}', 'stewardship', now())"
        ),
        "UPDATE break_glass SET until = until + interval '1 hour' WHERE until > now()",
        "UPDATE break_glass SET until = until + interval '1 second' WHERE until > now()",
        "UPDATE break_glass SET reason = 'x'",
        "DELETE FROM break_glass",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            fang.execute(change)  # type: ignore[call-overload]
    over = fang.execute(
        "UPDATE break_glass SET until = statement_timestamp()"
        " WHERE until > now() AND member_id = %s",
        (lin,),
    )
    assert over.rowcount >= 1
    assert not sees(fang, lin)

"""What desks tell each other, and who sits where, before somebody with psql who is curious or wants
to be in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import md5
from uuid import UUID, uuid4

import pytest
from psycopg import errors

from tests.concierge.messages.test_on_a_server import one
from tests.concierge.team.house import FEED, LEAD, Driver, House, standing
from tests.server import Server


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests; in it a lead looks at 吴 confidentially."""
    with standing(server, team_template, "desks") as made:
        yield made


def act_on(desk: Driver, member: UUID) -> UUID:
    operation = uuid4()
    desk.execute(
        "INSERT INTO audit"
        " (operation, at, steward_id, verb, table_name, row_id, member_id, change, columns)"
        " VALUES (%s, now(), me(), 'x', 'member', 'x', %s, 'update', '{}')",
        (operation, member),
    )
    return operation


def channels(house: House) -> dict[str, str]:
    """Where the desks of each who serves members listen."""
    found = {}
    for login in house.ids:
        if login not in (house.bo, house.tick, FEED):
            with house.psql(login) as desk:
                found[login] = str(one(desk, "SELECT my_channel()"))
    return found


def test_who_sees_a_member_hears_of_an_act_and_does_not_know_who_else_does(house: House) -> None:
    """Who listens where somebody else does is told by whom the same act is told."""
    wu, known = house.members["wu"], channels(house)
    assert len(set(known.values())) == len(known)
    with ExitStack() as stack:
        ears = {login: stack.enter_context(house.psql(login)) for login in known}
        for login, ear in ears.items():
            ear.execute(f"LISTEN {known[login]}".encode())
        operation = act_on(ears["he"], wu)
        heard = {
            login
            for login, ear in ears.items()
            if str(operation) in {said.payload for said in ear.notifies(timeout=0.3)}
        }
        assert heard == {"he", LEAD, house.gu}
        curious = ears["he"]
        for login in set(known) - {"he"}:
            with pytest.raises(errors.InsufficientPrivilege):
                curious.execute("SELECT channel_of(%s)", (login,))
            guess = f"desk_{md5(login.encode(), usedforsecurity=False).hexdigest()}"
            curious.execute(f"LISTEN {guess}".encode())
        operation = act_on(curious, wu)
        assert {said.channel for said in curious.notifies(timeout=0.3)} == {known["he"]}
        with pytest.raises(errors.InsufficientPrivilege):
            curious.execute("TABLE salt")


def test_a_seat_tells_nothing_to_who_may_not_look_any_more(house: House) -> None:
    """The numbers of locks are everybody's to read: that of a seat is another one every day, and
    nobody computes it."""
    lin = house.members["lin"]
    with house.psql("wang") as wang, house.psql(LEAD) as shen:
        wang.execute("SELECT sit_at(%s, NULL)", (lin,))
        assert one(shen, "SELECT login FROM others_at(%s)", lin) == "wang"
        [(seat,)] = shen.execute(
            "SELECT classid::bigint << 32 | objid::bigint FROM pg_locks"
            " WHERE locktype = 'advisory' AND pid = %s",
            (wang.info.backend_pid,),
        ).fetchall()
        assert seat != one(shen, "SELECT hashtextextended(%s, 0)", str(lin))
        with pytest.raises(errors.InsufficientPrivilege):
            shen.execute("SELECT seat_of(%s, current_date)", (lin,))
        wang.execute("SELECT set_config('test.now', (now() + interval '1 day')::text, false)")
        wang.execute("SELECT sit_at(%s, %s)", (lin, lin))
        seats = wang.execute(
            "SELECT classid::bigint << 32 | objid::bigint FROM pg_locks"
            " WHERE locktype = 'advisory' AND pid = %s",
            (wang.info.backend_pid,),
        ).fetchall()
        assert len(seats) == 1
        assert seats != [(seat,)]
        # Whoever sat down yesterday still sits there.
        shen.execute("SELECT set_config('test.now', (now() + interval '2 days')::text, false)")
        assert one(shen, "SELECT login FROM others_at(%s)", lin) == "wang"


def test_nobody_takes_a_seat_but_by_sitting_down(house: House) -> None:
    """Neither for somebody else's eyes, nor so that nobody else can, nor all there are."""
    for login in ("wang", LEAD, house.bo, FEED, house.tick):
        with house.psql(login) as desk:
            for lock in ("pg_advisory_lock(1)", "pg_try_advisory_lock_shared(1)",
                         "pg_advisory_xact_lock(1, 1)", "lo_create(0)"):  # fmt: skip
                with pytest.raises(errors.InsufficientPrivilege):
                    desk.execute(f"SELECT {lock}".encode())


def test_who_holds_others_up_is_sent_away(house: House) -> None:
    """How long one may is a setting of one's own; every desk that seals the record looks round."""
    way = "SELECT make_way(interval '{}', interval '{}')"
    with house.psql() as root, house.psql("wang") as wang, house.psql("he") as he:
        wang.execute("SET idle_in_transaction_session_timeout = 0")
        wang.execute("BEGIN")
        wang.execute("LOCK TABLE due_item IN ACCESS EXCLUSIVE MODE")
        he.execute("SET lock_timeout = '100ms'")
        with pytest.raises(errors.LockNotAvailable):
            he.execute("SELECT count(*) FROM due_item")
        assert one(root, way.format("90 seconds", "10 minutes")) == 0
        he.execute("SELECT seal_audit()")
        assert one(root, way.format("1 millisecond", "10 minutes")) == 1
        with pytest.raises(errors.AdminShutdown):
            wang.execute("SELECT 1")
        he.execute("SET lock_timeout = '5s'")
        he.execute("SELECT count(*) FROM due_item")
    with house.psql() as root, house.psql("wang") as wang, house.psql("he") as he:
        root.execute("BEGIN")
        he.execute("SELECT 1")
        wang.execute("BEGIN")
        wang.execute("SELECT seal_audit()")  # and nobody else seals meanwhile
        assert one(root, way.format("90 seconds", "1 millisecond")) == 1
        assert one(he, "SELECT 1") == 1
        with pytest.raises(errors.AdminShutdown):
            wang.execute("SELECT 1")
        with pytest.raises(errors.InsufficientPrivilege):
            he.execute(way.format("0", "0").encode())


def test_when_an_act_was_done_is_not_for_its_author_to_say(house: House) -> None:
    """Not in the role of their group either."""
    said = (
        "INSERT INTO audit (operation, at, steward_id, verb, table_name, row_id, change, columns)"
        " VALUES (%s, '2001-01-01', %s, 'x', 'x', 'x', 'x', '{}')"
    )
    operation = uuid4()
    with house.psql("wang") as wang, house.psql() as root:
        wang.execute("SET ROLE concierge_steward")
        wang.execute(said, (operation, house.ids["wang"]))
        wang.execute(said, (operation, house.ids["he"]))
        rows = root.execute(
            "SELECT steward_id, at > now() - interval '1 minute' FROM audit WHERE operation = %s",
            (operation,),
        ).fetchall()
    assert rows == [(house.ids["wang"], True)] * 2


def test_who_arranged_a_cover_and_when_it_ended_is_not_for_a_lead_to_say(house: House) -> None:
    away, standin = house.ids[house.mo], house.ids["he"]
    with house.psql(LEAD) as shen:
        [(made_by, recent)] = shen.execute(
            "INSERT INTO cover (id, steward_id, by_id, since, until, made_by, made_at)"
            " VALUES (gen_random_uuid(), %s, %s, now() - interval '1 day',"
            " now() + interval '1 day', %s, '2001-01-01')"
            " RETURNING made_by, made_at > now() - interval '1 minute'",
            (away, standin, house.ids[house.gu]),
        ).fetchall()
        assert (made_by, recent) == (house.ids[LEAD], True)
        [(lasted,)] = shen.execute(
            "UPDATE cover SET until = since WHERE steward_id = %s AND by_id = %s"
            " RETURNING until - since > interval '23 hours'",
            (away, standin),
        ).fetchall()
        assert lasted


def test_a_steward_gives_their_members_to_nobody(house: House) -> None:
    """Least of all without a word, so that they may leave."""
    with house.psql("wang") as wang:
        for column, value in (("owner_id", house.ids["he"]), ("stewardship_id", uuid4())):
            with pytest.raises(errors.InsufficientPrivilege):
                wang.execute(f"UPDATE member SET {column} = %s".encode(), (value,))
        assert wang.execute("UPDATE member SET city = city").rowcount >= 2


COPY = (
    "INSERT INTO timeline_event SELECT (jsonb_populate_record(known, jsonb_build_object("
    " 'id', %s::uuid, 'steward_id', %s::uuid))).* FROM timeline_event AS known"
    " WHERE member_id = %s AND steward_id = me() AND kind = 'contact' LIMIT 1"
)
"""Another entry like one of one's own, by whom one says."""


def test_nobody_signs_as_somebody_else(house: House) -> None:
    lin = house.members["lin"]
    with house.psql("wang") as wang:
        assert wang.execute(COPY, (uuid4(), house.ids["wang"], lin)).rowcount == 1
        for author in (house.ids["he"], uuid4()):
            with pytest.raises(errors.InsufficientPrivilege):
                wang.execute(COPY, (uuid4(), author, lin))
        [(event,)] = wang.execute(
            "SELECT id FROM timeline_event WHERE member_id = %s AND steward_id = me()"
            " AND NOT EXISTS (SELECT FROM retraction WHERE event_id = timeline_event.id) LIMIT 1",
            (lin,),
        ).fetchall()
        # To retract one of one's own does not sign another for somebody else.
        moved = uuid4()
        retract = (
            "INSERT INTO retraction"
            " (event_id, member_id, moved_event_id, moved_member_id, reason, steward_id, at)"
            " VALUES (%s, %s, %s, %s, 'x', %s, now()) RETURNING steward_id"
        )
        values = (event, lin, moved, lin, house.ids["he"])
        with pytest.raises(errors.InsufficientPrivilege), wang.transaction():
            wang.execute(COPY, (moved, house.ids["he"], lin))
            wang.execute(retract, values)
        assert one(wang, retract, *values) == house.ids["wang"]

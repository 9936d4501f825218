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
        if login not in (house.bo, FEED):
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
    for login in ("wang", LEAD, house.bo, FEED):
        with house.psql(login) as desk:
            for lock in ("pg_advisory_lock(1)", "pg_try_advisory_lock_shared(1)",
                         "pg_advisory_xact_lock(1, 1)", "lo_create(0)"):  # fmt: skip
                with pytest.raises(errors.InsufficientPrivilege):
                    desk.execute(f"SELECT {lock}".encode())

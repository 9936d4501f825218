"""The laws let through what carries the mark of a running erasure, of that member alone; and nobody
can set it: there is no erasure yet."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from psycopg import errors

from tests.concierge.team.house import FEED, LEAD, Driver, House, standing
from tests.server import Server

REFUSED = (errors.InsufficientPrivilege, errors.IntegrityConstraintViolation)
FORGOTTEN = {
    "an event": "UPDATE timeline_event SET title = '', body = '', data = '{}'",
    "an event at all": "DELETE FROM timeline_event",
    "what a note said": "DELETE FROM note_version",
    "why it was mistaken": "UPDATE retraction SET reason = ''",
    "a note": "UPDATE note SET text = ''",
    "a promise": "UPDATE promise SET text = '', amount = NULL",
    "a reminder": "UPDATE reminder SET created_at = now()",
    "an issue": "UPDATE issue SET opened_by = 'steward', ref = ref || 'x'",
}
MARK = "set_config('concierge.erasing', %(member)s || ' ' || {salt}, true)"
SALT = "salted('erasing ' || %(member)s || ' ' || pg_current_xact_id())"


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests: nothing they do changes it."""
    with standing(server, team_template, "erasing") as made:
        yield made


@pytest.fixture
def root(house: House) -> Iterator[Driver]:
    """Who may do anything but what the laws forbid."""
    with house.psql() as connection:
        yield connection


def forget(desk: Driver, what: str, member: UUID) -> int:
    """How many rows it was, as far as a commit would go."""
    done = desk.execute(f"{FORGOTTEN[what]} WHERE member_id = %s".encode(), (member,)).rowcount
    desk.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return done


@pytest.mark.parametrize("what", FORGOTTEN)
def test_what_carries_the_mark_is_let_through(house: House, root: Driver, what: str) -> None:
    lin, zhou = house.members["lin"], house.members["zhou"]
    with root.transaction(force_rollback=True):
        root.execute(f"SELECT {MARK.format(salt=SALT)}".encode(), {"member": str(lin)})
        assert forget(root, what, lin) > 0
        with pytest.raises(REFUSED), root.transaction():
            forget(root, what, zhou)


@pytest.mark.parametrize("what", FORGOTTEN)
def test_without_it_nobody_forgets(house: House, root: Driver, what: str) -> None:
    lin = house.members["lin"]
    with root.transaction(force_rollback=True):
        [(old,)] = root.execute(f"SELECT {SALT}".encode(), {"member": str(lin)}).fetchall()
    for salt in (old, "", "x", str(lin)):
        with pytest.raises(REFUSED), root.transaction(force_rollback=True):
            root.execute(
                f"SELECT {MARK.format(salt='%(salt)s')}".encode(),
                {"member": str(lin), "salt": salt},
            )
            forget(root, what, lin)


@pytest.mark.parametrize("table", ["audit", "audit_seal"])
def test_what_was_done_stays_even_then(house: House, root: Driver, table: str) -> None:
    lin = house.members["lin"]
    for change in (f"DELETE FROM {table}", f"TRUNCATE {table}", "TRUNCATE timeline_event"):
        with pytest.raises(REFUSED), root.transaction(force_rollback=True):
            root.execute(f"SELECT {MARK.format(salt=SALT)}".encode(), {"member": str(lin)})
            root.execute(change.encode())


@pytest.mark.parametrize("who", ["wang", LEAD, FEED, "service", "admin"])
def test_nobody_who_signs_in_sets_the_mark(house: House, who: str) -> None:
    login = {"service": house.tick, "admin": house.bo}.get(who, who)
    lin = house.members["lin"]
    with house.psql(login) as desk:
        with pytest.raises(errors.InsufficientPrivilege):
            desk.execute(f"SELECT {MARK.format(salt=SALT)}".encode(), {"member": str(lin)})
        with desk.transaction(force_rollback=True):
            forged = MARK.format(salt="encode(sha256('x'), 'hex')")
            desk.execute(f"SELECT {forged}".encode(), {"member": str(lin)})
            assert desk.execute("SELECT erasing()").fetchone() == (None,)
            with pytest.raises(REFUSED), desk.transaction():
                desk.execute("UPDATE promise SET text = 'x' WHERE member_id = %s", (lin,))

"""Who leaves, or no longer serves somebody, sees nothing from their next statement on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import errors, sql

from concierge.errors import Code
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.leaving import dismiss, hand_over, send_away, still_owns
from concierge.store.act import Actor
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from tests.concierge.team.house import FEED, HOME, LEAD, Driver, House, admit, setting_up, standing
from tests.concierge.team.probes import FACT, OF_A_MEMBER
from tests.refusals import refused
from tests.server import SUPERUSER, Server

TABLES = ("member", *OF_A_MEMBER)
MANY = 20
"""Open connections of somebody who leaves; a login may have thirty."""
SOON_S = 60
"""A fraction of a second on an idle machine; others may be at work. A lock waits longer."""


@pytest.fixture(scope="module")
def house(server: Server, team_template: str) -> Iterator[House]:
    """One house for all of these tests; who leaves in one of them was admitted for it."""
    with standing(server, team_template, "leaving") as made:
        yield made


@dataclass
class Leaver:
    """Somebody admitted for one test, who serves one member."""

    login: str
    id: UUID
    member: UUID


@pytest.fixture
def newcomer(house: House) -> Iterator[Callable[[str], Leaver]]:
    """Admits somebody of a role to HOME; a steward serves one member."""
    made: list[str] = []

    def begin(role: str = "steward") -> Leaver:
        login = f"leaving_{uuid4().hex[:12]}"
        with house.psql() as connection:
            admit(house.server, connection, login, role)
        made.append(login)
        with setting_up(house) as setup:
            ident = setup.write(add_steward, NewSteward(login, "莫离", role, HOME)).result
        house.ids[login] = ident
        if role == "lead":
            return Leaver(login, ident, house.members["lin"])
        new = NewMember(
            f"99{uuid4().int % 10**8:08}", "Mei", phones=("13911112222",), steward_id=ident
        )
        return Leaver(login, ident, house.work(login).write(add_member, new).result)

    yield begin
    house.close()
    with house.server.psql(SUPERUSER) as connection:
        for login in made:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s",
                (login,),
            )
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))


def sees(connection: Driver) -> dict[str, int]:
    """How many rows of each table the next statement finds."""
    found = {}
    for table in TABLES:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert row is not None
        found[table] = row[0]
    return found


def sees_of(connection: Driver, member: UUID) -> dict[str, int]:
    """The same, of one member."""
    found = {}
    for table in TABLES:
        key = "id" if table == "member" else "member_id"
        row = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {key} = %s", (member,)
        ).fetchone()
        assert row is not None
        found[table] = row[0]
    return found


NOTHING = dict.fromkeys(TABLES, 0)


def lower_the_flag(house: House, login: str) -> None:
    """The first step of leaving, alone."""
    with house.psql() as connection:
        connection.execute("UPDATE steward SET active = false WHERE login = %s", (login,))


# ── leaving, step by step ───────────────────────────────────────────────────────────────────────


def test_the_next_statement_sees_nothing_once_the_flag_is_down(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    mei = newcomer("steward")
    with house.psql(mei.login) as idle, house.psql(mei.login) as busy:
        assert sees(idle)["member"] == 1
        idle.execute("PREPARE mine AS SELECT id FROM member")
        with busy.transaction():
            assert sees(busy)["timeline_event"] > 0
            busy.execute("UPDATE member SET city = 'x'")
            lower_the_flag_beside(house, mei.login)
            assert sees(busy) == NOTHING
            assert busy.execute("UPDATE member SET city = 'y'").rowcount == 0
        assert sees(idle) == NOTHING
        assert idle.execute("EXECUTE mine").fetchall() == []
        assert idle.execute("SELECT me(), may_see(%s)", (mei.member,)).fetchone() == (None, False)
        query = "SELECT * FROM find_texts('mei', NULL, 9, NULL, NULL)"
        assert idle.execute(query).fetchall() == []


def lower_the_flag_beside(house: House, login: str) -> None:
    """`lower_the_flag` while the leaver's own transaction is open: it does not wait for it."""
    with house.psql() as connection:
        connection.execute("SET lock_timeout = '2s'")
        connection.execute("UPDATE steward SET active = false WHERE login = %s", (login,))


def test_without_the_group_nothing_is_even_refused_by_its_row(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    mei = newcomer("steward")
    with house.psql(mei.login) as open_before, house.psql() as connection:
        open_before.execute("SELECT count(*) FROM member")
        connection.execute(
            sql.SQL("REVOKE concierge_steward FROM {} GRANTED BY concierge_owner").format(
                sql.Identifier(mei.login)
            )
        )
        for table in (*TABLES, "steward", "team", "workspace", "business_line"):
            with pytest.raises(errors.InsufficientPrivilege):
                open_before.execute(f"SELECT count(*) FROM concierge.{table}")


def test_who_has_no_login_is_not_let_in_but_not_sent_away(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    """Which is why the other steps are there."""
    mei = newcomer("steward")
    with house.psql(mei.login) as open_before, house.psql() as connection:
        connection.execute(
            sql.SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(sql.Identifier(mei.login))
        )
        assert not lets_in(house, mei.login)
        assert sees(open_before)["member"] == 1


def lets_in(house: House, login: str) -> bool:
    try:
        with house.psql(login):
            return True
    except psycopg.OperationalError:
        return False


# ── leaving ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["an administrator", "the superuser"])
def test_who_is_dismissed_is_gone_within_a_second(
    house: House, newcomer: Callable[[str], Leaver], who: str
) -> None:
    mei = newcomer("steward")
    house.close()
    with ExitStack() as stack:
        desks = [stack.enter_context(house.psql(mei.login)) for _ in range(MANY)]
        acting, reading, *_ = desks
        acting.execute("BEGIN")
        acting.execute("UPDATE member SET city = 'stolen'")
        reading.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reading.execute("DECLARE walk CURSOR FOR SELECT * FROM timeline_event")
        reading.execute("PREPARE mine AS SELECT * FROM member")
        assert len(reading.execute("FETCH 1 FROM walk").fetchall()) == 1

        by = stack.enter_context(house.psql(house.bo if who == "an administrator" else None))
        began = time.monotonic()
        by.execute("SELECT dismiss(%s)", (mei.login,))
        for desk, asked in (
            (acting, "COMMIT"),
            (reading, "FETCH 1 FROM walk"),
            *((desk, "SELECT count(*) FROM member") for desk in desks[2:]),
        ):
            with pytest.raises((psycopg.OperationalError, errors.AdminShutdown)):
                desk.execute(asked)
        assert not lets_in(house, mei.login)
        assert time.monotonic() - began < SOON_S

        assert connections_of(house, mei.login) == 0
        everything = stack.enter_context(house.psql())
        assert everything.execute(
            "SELECT city FROM member WHERE id = %s", (mei.member,)
        ).fetchone() == ("",)
        assert everything.execute(
            "SELECT rolcanlogin, rolpassword IS NULL FROM pg_authid WHERE rolname = %s",
            (mei.login,),
        ).fetchone() == (False, True)
        assert everything.execute(
            "SELECT pg_has_role(%s, 'concierge_steward', 'MEMBER')", (mei.login,)
        ).fetchone() == (False,)
        # Whom they served is still seen by the lead, who gives them to somebody else.
        assert mei.member in ids(house, LEAD)


def test_a_lead_hands_over_and_an_administrator_ends_the_access(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    mei, he = newcomer("steward"), house.ids["he"]
    lead = house.work(LEAD)
    with house.server.open(house.database, house.bo) as opened:
        admin = Work(opened, Actor(house.ids[house.bo], house.bo, "admin"))
        assert admin.read(still_owns, mei.id).members == 1
        with refused(Code.LEAVER_OWNS):
            admin.write(dismiss, mei.id)
        with refused(Code.HANDED_OVER_BY_LEAD):
            admin.write(hand_over, mei.id, he)
        with refused(Code.LEAVER_OWNS):
            lead.write(dismiss, mei.id)
        lead.write(hand_over, mei.id, he)
        assert lead.read(still_owns, mei.id).nothing
        with refused(Code.ONLY_AN_ADMIN):
            lead.write(dismiss, mei.id)
        assert lets_in(house, mei.login)
        admin.write(dismiss, mei.id)
        admin.write(send_away, mei.login)
    assert not lets_in(house, mei.login)
    assert mei.member in ids(house, "he")
    with house.psql() as connection:
        kept = connection.execute(
            "SELECT steward_id, columns->>'active' FROM audit"
            " WHERE table_name = 'steward' AND row_id = %s AND change = 'update'",
            (str(mei.id),),
        ).fetchall()
    assert kept == [(house.ids[house.bo], "false")]


def test_another_teams_lead_is_told_nothing_of_who_leaves(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    mei = newcomer("steward")
    with refused(Code.ONLY_A_LEAD):
        house.work(house.gu).read(still_owns, mei.id)
    with house.psql(house.gu) as connection:
        asked = "SELECT * FROM still_owns(%s)"
        assert connection.execute(asked, (mei.id,)).fetchall() == []
        loads = connection.execute("SELECT steward_id FROM team_load()").fetchall()
        assert mei.id not in {row[0] for row in loads}
    for login in ("he", FEED):
        with house.psql(login) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(asked, (mei.id,))


def connections_of(house: House, login: str) -> int:
    with house.psql() as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s", (login,)
        ).fetchone()
    assert row is not None
    return int(row[0])


def ids(house: House, login: str) -> set[UUID]:
    with house.psql(login) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM member").fetchall()}


def test_who_comes_back_while_being_sent_away_is_sent_away_too(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    """A desk that reconnects by itself does so at once, and until the commit the server knows of
    no dismissal."""
    mei = newcomer("steward")
    with house.psql(house.bo) as admin, ExitStack() as stack:
        admin.execute("BEGIN")
        admin.execute("SELECT dismiss(%s)", (mei.login,))
        back = stack.enter_context(house.psql(mei.login))
        admin.execute("COMMIT")
        # What an administrator's desk does afterwards: the same once more, when it is known.
        admin.execute("SELECT dismiss(%s)", (mei.login,))
        with pytest.raises(psycopg.OperationalError):
            back.execute("SELECT 1")
        assert connections_of(house, mei.login) == 0


def test_who_leaves_cannot_hold_it_up(house: House, newcomer: Callable[[str], Leaver]) -> None:
    """A lead in the middle of moving somebody holds the very rows that say who sees whom."""
    boss, heir = newcomer("lead"), newcomer("steward")
    with house.psql(boss.login) as moving, house.psql(house.bo) as admin:
        moving.execute("SET idle_in_transaction_session_timeout = 0")
        moving.execute("BEGIN")
        moved = moving.execute(
            "UPDATE stewardship SET until = now() WHERE until IS NULL AND member_id = %s",
            (heir.member,),
        )
        assert moved.rowcount == 1
        admin.execute("SET lock_timeout = '120s'")
        began = time.monotonic()
        admin.execute("SELECT dismiss(%s)", (boss.login,))
        assert time.monotonic() - began < SOON_S
        with pytest.raises(psycopg.OperationalError):
            moving.execute("COMMIT")


def test_who_has_left_gets_nobody_new(house: House, newcomer: Callable[[str], Leaver]) -> None:
    boss, idle = newcomer("lead"), newcomer("steward")
    with house.psql(boss.login) as led, house.psql(idle.login) as served:
        assert sees(led)["member"] > 1
        lower_the_flag(house, boss.login)
        lower_the_flag(house, idle.login)
        new = NewMember(f"98{uuid4().int % 10**8:08}", "An", steward_id=house.ids["he"])
        member = house.work("he").write(add_member, new).result
        assert sees_of(led, member) == NOTHING
        with house.psql() as connection:  # past the verb, which refuses
            give(connection, member, idle.id)
        assert sees_of(served, member) == NOTHING


def give(connection: Driver, member: UUID, steward: UUID) -> None:
    """Put a member under somebody, whoever it is."""
    with connection.transaction():
        connection.execute(
            "UPDATE stewardship SET until = now() WHERE member_id = %s AND until IS NULL", (member,)
        )
        ident = new_id()
        connection.execute(
            "INSERT INTO stewardship (id, member_id, steward_id, since) VALUES (%s, %s, %s, now())",
            (ident, member, steward),
        )
        connection.execute("UPDATE member SET stewardship_id = %s WHERE id = %s", (ident, member))


@pytest.mark.parametrize("change", ["role = 'steward'", "team_id = {away}"])
def test_who_is_lead_no_longer_sees_the_team_no_longer(
    house: House, newcomer: Callable[[str], Leaver], change: str
) -> None:
    boss = newcomer("lead")
    with house.psql(house.bo) as admin, house.psql(boss.login) as led:
        assert sees(led)["member"] > 1
        away = "(SELECT id FROM team WHERE name = 'Hangzhou')"
        try:
            admin.execute(
                f"UPDATE steward SET {change.format(away=away)} WHERE login = %s", (boss.login,)
            )
        except errors.InsufficientPrivilege:
            return  # nobody changes that, and it is another person's login then
        assert sees_of(led, house.members["lin"]) == NOTHING


def test_only_who_may_dismiss_dismisses(house: House, newcomer: Callable[[str], Leaver]) -> None:
    mei = newcomer("steward")
    for login in ("wang", LEAD, FEED):
        with house.psql(login) as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute("SELECT dismiss(%s)", (mei.login,))
    with house.psql(house.bo) as connection:
        for nobody in ("postgres", "concierge_owner", "concierge_lead", "nobody"):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute("SELECT dismiss(%s)", (nobody,))
    assert ids(house, mei.login) == {mei.member}


def test_a_dismissed_administrator_admits_nobody(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    boss = newcomer("lead")  # the role is changed: an admin serves nobody
    with house.psql() as connection:
        connection.execute(
            "UPDATE steward SET role = 'admin', active = false WHERE login = %s", (boss.login,)
        )
        connection.execute(
            sql.SQL("GRANT concierge_admin TO {}").format(sql.Identifier(boss.login))
        )
    with house.psql(boss.login) as gone:
        for asked in ("SELECT dismiss('wang')", "SELECT admit('x', 'lead', 'SCRAM-SHA-256$x')"):
            with pytest.raises(errors.InsufficientPrivilege):
                gone.execute(asked)
        assert gone.execute("UPDATE steward SET name = 'x'").rowcount == 0
    with house.psql() as connection:
        connection.execute(
            sql.SQL("REVOKE concierge_admin FROM {}").format(sql.Identifier(boss.login))
        )


# ── no longer serving ───────────────────────────────────────────────────────────────────────────


def test_who_no_longer_serves_a_member_sees_nothing_of_them_in_the_open_transaction(
    house: House, newcomer: Callable[[str], Leaver]
) -> None:
    mei = newcomer("steward")
    with house.psql(mei.login) as desk:
        desk.execute("PREPARE mine AS SELECT id FROM member")
        with desk.transaction():
            before = sees_of(desk, mei.member)
            assert {table for table, n in before.items() if n} >= {"member", "timeline_event"}
            house.work(LEAD).write(assign, mei.member, house.ids["he"])
            # That they once served them stays; what there is of the member does not.
            after = sees_of(desk, mei.member)
            assert after.pop("access") == 1
            assert set(after.values()) == {0}
            assert desk.execute("EXECUTE mine").fetchall() == []
            assert desk.execute("UPDATE member SET city = 'x'").rowcount == 0
            with pytest.raises(errors.InsufficientPrivilege), desk.transaction():
                desk.execute(FACT, {"id": uuid4(), "member": mei.member})
    assert mei.member in ids(house, "he")


def test_a_stewardship_that_has_ended_does_not_begin_again(house: House) -> None:
    """Its end would be that of what the one before may see."""
    member = house.members["moved"]
    with house.psql(LEAD) as lead:
        for until in ("NULL", "now() + interval '9 years'"):
            with lead.transaction(force_rollback=True):
                try:
                    lead.execute(
                        f"UPDATE stewardship SET until = {until}"
                        " WHERE member_id = %s AND until IS NOT NULL",
                        (member,),
                    )
                except (errors.InsufficientPrivilege, errors.UniqueViolation):
                    continue
                row = lead.execute(
                    "SELECT count(*) FROM stewardship WHERE member_id = %s AND until > now()",
                    (member,),
                ).fetchone()
                assert row == (0,)
    assert member not in ids(house, "wang")

"""What is on the record is sealed into a chain, whoever writes meanwhile."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.sealing import chain
from concierge.sealing.chain import Break, Broken
from concierge.sealing.seal import AuditSeal, seal
from concierge.store.audit import Audit
from concierge.store.work import Store, Work
from concierge.workspace.server import TeamWorkspace
from tests.concierge.sealing.by_hand import seal_now, verify
from tests.patience import MOST_S
from tests.server import Server

BUSY_S = 6
"""Seconds that writers and sealers are at it together."""


def test_seals_are_a_minute_apart_unless_somebody_checks(
    workspace: Store, work: Work, member: UUID, hands: clock.Hands
) -> None:
    assert work.write(seal).result > 0  # the first comes at once
    for again in (1, 2):
        work.write(log_contact, Contact(member, "again"))
        assert work.write(seal).result == 0
        hands.at += timedelta(seconds=55)
        assert work.write(seal).result == again - again + 1
        work.write(log_contact, Contact(member, "and again"))
        assert seal_now(workspace) == 1


def test_many_rows_are_sealed_in_turns(workspace: Store) -> None:
    with workspace.writer.begin() as connection:
        connection.execute(
            text(
                "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 4500)"
                " INSERT INTO audit (operation, at, verb, table_name, row_id, change, columns)"
                " SELECT x'07', n, 'v', 't', n, 'insert', '{}' FROM n"
            )
        )
    assert [seal_now(workspace) for _ in range(4)] == [2000, 2000, 500, 0]
    found = verify(workspace)
    assert (found.sealed, found.waiting, found.broken) == (4500, 0, ())


def test_sealing_is_no_news(workspace: Store, work: Work, colleague: Work, member: UUID) -> None:
    colleague.news.since_last()
    assert work.write(seal).result > 0
    assert colleague.news.since_last() is None


# ── on a server ─────────────────────────────────────────────────────────────────────────────────

INSERT = (
    "INSERT INTO audit (operation, at, verb, table_name, row_id, change, columns)"
    " VALUES (gen_random_uuid(), now(), %s, %s, %s, %s, %s)"
)
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def act_of(connection: psycopg.Connection[Any], *said: str) -> None:
    connection.execute(INSERT, (*(said or ("v", "t", "r", "c")), "{}"))


@settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(said=st.tuples(TEXT, TEXT, TEXT, TEXT))
def test_server_and_program_hash_the_same_bytes(
    team: TeamWorkspace, said: tuple[str, str, str, str]
) -> None:
    with team.writer.connect() as connection, connection.begin() as begun:
        driver: Any = connection.connection.driver_connection
        act_of(driver, *said)
        assert chain._page(connection, 0) == chain._told_page(connection, 0)
        begun.rollback()


def test_a_row_that_is_committed_late_is_sealed_late(server: Server, team: TeamWorkspace) -> None:
    database = str(team.url.database)
    with server.psql(database, "wang") as slow, server.psql(database, "he") as quick:
        with slow.transaction():
            act_of(slow)
            act_of(quick)
            assert seal_now(team) == 1
            assert verify(team).waiting == 0
        assert verify(team).waiting == 1
        assert seal_now(team) == 1
    found = verify(team)
    assert (found.waiting, found.broken) == (0, ())
    with team.readers.connect() as connection:
        late, early = [first for first, in connection.execute(
            select(AuditSeal.first_seq).order_by(AuditSeal.number.desc()).limit(2)
        )]  # fmt: skip
    assert late < early


def test_what_is_removed_before_it_was_sealed_is_missed_all_the_same(
    server: Server, team: TeamWorkspace
) -> None:
    with server.psql(str(team.url.database)) as connection:
        act_of(connection)
        row = connection.execute("SELECT max(seq) FROM audit").fetchone()
        assert row is not None
        connection.execute("SET session_replication_role = replica")
        connection.execute("DELETE FROM audit WHERE seq = %s", row)
    seal_now(team)
    assert verify(team).broken == (Broken(Break.MISSING, row[0]),)


def write_slowly(server: Server, database: str, login: str, dice: random.Random) -> None:
    with server.psql(database, login) as connection:
        until = time.monotonic() + BUSY_S
        while time.monotonic() < until:
            undone = dice.random() < 0.2
            with connection.transaction(force_rollback=undone):
                for _ in range(dice.randint(1, 4)):
                    act_of(connection)
                    time.sleep(dice.choice((0, 0.001, 0.05, 0.3)))


def keep_sealing(server: Server, database: str, level: str, dice: random.Random) -> None:
    with server.psql(database) as connection:
        connection.execute(f"SET default_transaction_isolation = '{level}'".encode())
        until = time.monotonic() + BUSY_S
        while time.monotonic() < until:
            # As `carry_out` does: it is tried again.
            with suppress(psycopg.errors.SerializationFailure):
                connection.execute("SELECT seal_audit()")
            time.sleep(dice.random() / 20)


def test_writers_who_take_their_time_leave_no_row_out(server: Server, team: TeamWorkspace) -> None:
    database, dice = str(team.url.database), random.Random(4417)
    jobs = [(write_slowly, who) for who in ("wang", "he", "shen") * 3]
    jobs += [(keep_sealing, level) for level in ("read committed", "repeatable read") * 2]
    with ThreadPoolExecutor(len(jobs)) as pool:
        running = [
            pool.submit(run, server, database, word, random.Random(dice.random()))
            for run, word in jobs
        ]
    for job in running:
        job.result()
    seal_now(team)
    found = verify(team)
    with team.readers.connect() as connection:
        rows = connection.scalar(select(func.count()).select_from(Audit))
        seals = connection.scalar(select(func.count()).select_from(AuditSeal))
        overlapping = connection.scalar(
            text(
                "SELECT count(*) FROM audit_seal AS late JOIN audit_seal AS early"
                " ON early.number < late.number AND late.first_seq < early.last_seq"
            )
        )
    assert (found.sealed, found.waiting, found.broken) == (rows, 0, ())
    assert seals is not None
    assert seals > 20
    assert overlapping  # it came to that: rows were sealed after greater ones


def test_one_desk_seals_and_the_other_does_not_wait(server: Server, team: TeamWorkspace) -> None:
    database = str(team.url.database)
    with server.psql(database) as one, server.psql(database, "wang") as other:
        act_of(other)
        with one.transaction():
            assert one.execute("SELECT seal_audit()").fetchone() == (1,)
            began = time.monotonic()
            assert other.execute("SELECT seal_audit()").fetchone() == (0,)
            assert time.monotonic() - began < MOST_S
    assert verify(team).broken == ()


def test_a_steward_neither_reads_nor_writes_the_seals(server: Server, team: TeamWorkspace) -> None:
    with server.psql(str(team.url.database), "wang") as connection:
        for asked in (
            "SELECT * FROM audit_seal",
            "SELECT * FROM audit_unsealed",
            "SELECT * FROM audit_evidence(0, 10)",
            "INSERT INTO audit_unsealed VALUES (7)",
            "DELETE FROM audit_unsealed",
            "INSERT INTO audit_seal VALUES (1, now(), 0, 0, 0, '', '', '')",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(asked)

"""What was changed in the sealed record afterwards is named.

Whoever changes it here has all rights over the database, and no trigger in the way. Each change is
made in a transaction that is undone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, delete, func, select, text, update

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code
from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.sealing import chain
from concierge.sealing.chain import Break, Broken, Head
from concierge.sealing.seal import AuditSeal, hashes, seal_hash
from concierge.store.audit import Audit
from concierge.store.work import Store
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.concierge.sealing.by_hand import head, seal_now, verify
from tests.refusals import refused

PLACES = 25
"""Places at which each change is tried."""
COLUMNS = {
    "operation": "'0198b0e7-0000-7000-8000-000000000001'",
    "at": "'2020-01-01T00:00Z'",
    "steward_id": "NULL",
    "verb": "'x' || verb",
    "table_name": "table_name || 'x'",
    "row_id": "'x'",
    "member_id": "'0198b0e7-0000-7000-8000-000000000001'",
    "change": "'look'",
    "columns": "'{\"x\": 1}'",
}
"""The columns of the record, and what somebody might write into each."""


def skip_numbers(workspace: Store) -> None:
    """As an act does that is given up."""
    with workspace.writer.begin() as connection:
        if connection.dialect.name == "sqlite":
            bump = "UPDATE sqlite_sequence SET seq = seq + 2 WHERE name = 'audit'"
            connection.execute(text(bump))
        else:
            connection.execute(text("SELECT nextval('audit_seq_seq')"))


def recorded(workspace: Store) -> Head:
    """A chain of a dozen seals, with numbers left out; a head that was kept half way, and some
    rows that wait."""
    work = signed_in(workspace, "wang")  # type: ignore[arg-type]
    new = NewMember("88000001", "林雅岚", steward_id=work.actor.steward_id)
    member = work.write(add_member, new).result
    kept = None
    for n in range(12):
        for m in range(2):
            work.write(log_contact, Contact(member, f"call {n} {m}"))
        work.write(add_fact, NewFact(member, FactKind.LIKES, f"茶 {n}"))
        skip_numbers(workspace)
        assert seal_now(workspace) > 0
        kept = head(workspace) if n == 5 else kept
    work.write(log_contact, Contact(member, "not sealed"))
    assert kept is not None
    found = verify(workspace, kept)
    assert not found.broken
    assert found.waiting > 0
    return kept


@contextmanager
def all_powers(workspace: Store) -> Iterator[Connection]:
    """With every right and without triggers; what is done is undone."""
    with workspace.writer.connect() as connection, connection.begin() as begun:
        if connection.dialect.name == "sqlite":
            named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'"
            for name in list(connection.scalars(text(named))):
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text("ALTER TABLE audit ALTER COLUMN seq DROP IDENTITY"))
        yield connection
        begun.rollback()


def numbers(connection: Connection, *, sealed: bool = True) -> list[int]:
    """The numbers of the rows that are sealed."""
    last = select(func.max(AuditSeal.last_seq)).scalar_subquery()
    asked = select(Audit.seq).order_by(Audit.seq)
    return list(connection.scalars(asked.where(Audit.seq <= last) if sealed else asked))


def reseal(connection: Connection, first: int) -> None:
    """Write the seals anew from number `first` on, right in themselves."""
    rows = dict(hashes(connection, 0, 1_000_000))
    previous = connection.scalar(select(AuditSeal.hash).where(AuditSeal.number == first - 1))
    asked = select(AuditSeal.__table__).where(AuditSeal.number >= first)
    for one in connection.execute(asked.order_by(AuditSeal.number)).all():
        previous = previous or b"another origin of the chain....."
        left = [(seq, rows[seq]) for seq, _ in chain._pairs(one.evidence) if seq in rows]
        evidence = b"".join(seq.to_bytes(8, "big") + hashed for seq, hashed in left)
        values = {
            "evidence": evidence,
            "covered": len(left),
            "first_seq": left[0][0] if left else 0,
            "last_seq": left[-1][0] if left else 0,
            "previous": previous,
            "hash": seal_hash(one.number, one.at, evidence, previous),
        }
        where = AuditSeal.number == one.number
        connection.execute(update(AuditSeal.__table__).where(where).values(values))
        previous = values["hash"]


# ── changes ───────────────────────────────────────────────────────────────────────────────────────

Change = Callable[[Connection, random.Random], tuple[set[Broken], set[Broken]]]
"""What it must be found as: without a head that was kept, and with one."""


def edited(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    seq, column = dice.choice(numbers(connection)), dice.choice(list(COLUMNS))
    value = COLUMNS[column]
    if connection.dialect.name == "sqlite":
        value = {"at": "7", "operation": "x'07'", "member_id": "x'07'"}.get(column, value)
    changed = text(f"UPDATE audit SET {column} = {value} WHERE seq = {seq}")
    assert connection.execute(changed).rowcount == 1
    return {Broken(Break.CHANGED, seq)}, set()


def removed(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    seq = dice.choice(numbers(connection))
    connection.execute(delete(Audit.__table__).where(Audit.seq == seq))
    return {Broken(Break.MISSING, seq)}, set()


def reordered(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    one, other = sorted(dice.sample(numbers(connection), 2))
    for before, after in ((one, -1), (other, one), (-1, other)):
        changed = update(Audit.__table__).where(Audit.seq == before).values(seq=after)
        connection.execute(changed)
    return {Broken(Break.MOVED, one)}, set()


def inserted(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    there = numbers(connection)
    free = sorted({-7, 0, *range(there[0], there[-1])} - set(there))
    seq, like = dice.choice(free), dice.choice(there)
    columns = ", ".join(COLUMNS)
    added = f"INSERT INTO audit (seq, {columns}) SELECT {seq}, {columns} FROM audit WHERE seq ="
    connection.execute(text(f"{added} {like}"))
    return {Broken(Break.ADDED, seq)}, set()


def cut_off(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    """After a seal older than the head that was kept."""
    last, number = dice.choice(_ends(connection)[:6])
    connection.execute(delete(Audit.__table__).where(Audit.seq > last))
    connection.execute(delete(AuditSeal.__table__).where(AuditSeal.number > number))
    return set(), {Broken(Break.CUT)}


def forked(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    """From a row on another history, each seal of it right."""
    last, number = dice.choice(_ends(connection)[1:6])
    connection.execute(text(f"UPDATE audit SET verb = 'x' WHERE seq = {last}"))
    reseal(connection, number)
    return set(), {Broken(Break.REWRITTEN)}


def replaced(connection: Connection, dice: random.Random) -> tuple[set[Broken], set[Broken]]:
    """Other rows altogether, and other seals from the first one on."""
    connection.execute(text(f"UPDATE audit SET row_id = row_id || '{dice.random()}'"))
    reseal(connection, 0)
    return set(), {Broken(Break.REWRITTEN)}


CHANGES: tuple[Change, ...] = (
    edited,
    removed,
    reordered,
    inserted,
    cut_off,
    forked,
    replaced,
)


def _ends(connection: Connection) -> list[tuple[int, int]]:
    """The last row of each seal, and its number; the first seal covers nothing."""
    asked = select(AuditSeal.last_seq, AuditSeal.number).order_by(AuditSeal.number)
    return [(last, number) for last, number in connection.execute(asked)]


def try_all(workspace: Store, change: Change) -> None:
    kept, dice = recorded(workspace), random.Random(4417)
    for _ in range(PLACES):
        with all_powers(workspace) as connection:
            without, kept_elsewhere = change(connection, dice)
            assert set(chain.verify(connection).broken) == without
            found = set(chain.verify(connection, [kept]).broken)
            expected = {Broken(one.what, kept.seq, kept.seal) for one in kept_elsewhere}
            assert found == without | expected
    assert not verify(workspace, kept).broken  # all of it was undone


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_in_a_file_is_found_and_named(workspace: Store, change: Change) -> None:
    try_all(workspace, change)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_on_a_server_is_found_and_named(team: TeamWorkspace, change: Change) -> None:
    try_all(team, change)


def wrong_seal(workspace: Store) -> None:
    recorded(workspace)
    with workspace.readers.connect() as connection:
        ends = _ends(connection)
    for last, number in ends[:-1]:
        for changed in (
            f"UPDATE audit_seal SET evidence = previous WHERE number = {number + 1}",
            f"UPDATE audit_seal SET covered = covered + 1 WHERE number = {number + 1}",
            f"UPDATE audit_seal SET last_seq = last_seq + 1 WHERE number = {number + 1}",
            f"DELETE FROM audit_seal WHERE number = {number + 1}",
        ):
            with all_powers(workspace) as connection:
                connection.execute(text(changed))
                broken = [one for one in chain.verify(connection).broken if one.seal is not None]
                if number + 1 == ends[-1][1] and "DELETE" in changed:
                    continue  # as if it had never been made
                assert [(one.what, one.seal) for one in broken] == [(Break.SEAL, number + 1)]
                assert broken[0].seq is not None
                assert broken[0].seq > last


def test_a_seal_of_a_file_that_is_not_what_it_was_is_named(workspace: Store) -> None:
    wrong_seal(workspace)


def test_a_seal_of_a_server_that_is_not_what_it_was_is_named(team: TeamWorkspace) -> None:
    wrong_seal(team)


@pytest.mark.parametrize("column", [column.name for column in AuditSeal.__table__.columns])
def test_a_seal_with_something_else_in_it_is_named(workspace: Store, column: str) -> None:
    recorded(workspace)
    for value in ("'x'", "x'07'", "NULL", "1e300", "9223372036854775807"):
        with all_powers(workspace) as connection:
            changed = f"UPDATE OR IGNORE audit_seal SET {column} = {value} WHERE number = 3"
            if connection.execute(text(changed)).rowcount != 1:
                continue  # a column that cannot be empty
            broken = chain.verify(connection).broken
            assert [one.seal for one in broken if one.what is Break.SEAL] == [3], value


def test_without_any_seal_there_is_no_chain(workspace: Store) -> None:
    with all_powers(workspace) as connection:
        connection.execute(delete(AuditSeal.__table__))
        assert Broken(Break.SEAL, 0, 0) in chain.verify(connection).broken
        with refused(Code.RECORD_GONE):
            chain.head(connection)


def test_a_head_is_read_back_as_it_was_written(workspace: Store) -> None:
    one = head(workspace)
    assert chain.heads(f"{one.line()}\n\n{one.line()}\n") == [one, one]
    for wrong in ("", "{}", "[]", "7", "{", '{"seal": null, "seq": 1, "hash": "", "at": ""}'):
        with refused(Code.HEAD_UNREADABLE):
            chain.heads(wrong)

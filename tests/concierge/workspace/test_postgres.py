"""A server: who it is, what it says, and the same rows written by two at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from itertools import product
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.engine.url import URL
from sqlalchemy.orm import Session

from concierge.contacts.actions import log_contact
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code, Refusal
from concierge.members.actions import NewMember, add_member
from concierge.members.portfolio import portfolio
from concierge.members.queries import header
from concierge.members.standing import issues_opened
from concierge.notes.actions import NewNote, change_note, write_note
from concierge.notes.kinds import Visibility
from concierge.store.ticket import Ticket
from concierge.store.work import Work
from concierge.timeline.kinds import Channel
from concierge.workspace import postgres
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.patience import MOST_S
from tests.refusals import refused
from tests.server import Server


@pytest.fixture
def wang(team: TeamWorkspace) -> Work:
    """王静 at work on the server."""
    return signed_in(team, "wang")  # type: ignore[arg-type]


@pytest.fixture
def member(wang: Work) -> UUID:
    """A member of hers."""
    new = NewMember("88000001", "林雅岚", steward_id=wang.actor.steward_id)
    return wang.write(add_member, new).result


def url(host: str, **more: str) -> URL:
    return URL.create("postgresql", "wang", "secret", host, 5432, "concierge", query=more)


@pytest.mark.parametrize("host", ["db.example.com", "10.0.0.7", "192.168.1.1", "fd00::1"])
def test_a_server_elsewhere_must_prove_who_it_is(host: str) -> None:
    # Whatever the address asks for: a link somebody sends must not turn it off.
    said = postgres.parameters(url(host, sslmode="disable"))
    assert (said["sslmode"], said["channel_binding"]) == ("verify-full", "require")
    assert said["sslrootcert"] == "system"
    assert (said["require_auth"], said["gssencmode"]) == ("scram-sha-256", "disable")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "/run/postgresql"])
def test_this_machine_needs_no_certificate(host: str) -> None:
    said = postgres.parameters(url(host))
    assert (said["sslmode"], said["channel_binding"]) == ("prefer", "prefer")
    assert said["require_auth"] == "scram-sha-256"


def test_text_and_time_are_ours(team: TeamWorkspace) -> None:
    with team.readers.connect() as connection:
        said = connection.execute(
            text("SELECT current_setting('client_encoding'), current_setting('TimeZone')")
        ).one()
    assert tuple(said) == ("UTF8", "UTC")


@pytest.mark.parametrize(
    ("version", "fit"),
    [
        (140020, False),
        (150013, False),
        (150014, True),
        (160009, False),
        (170006, True),
        (190000, True),
    ],
)
def test_a_server_with_a_known_hole_is_refused(version: int, fit: bool) -> None:
    class Info:
        server_version = version

        def parameter_status(self, _name: str) -> str:
            return "UTF8"

    class Driver:
        info = Info()

    if fit:
        postgres.require(Driver())  # type: ignore[arg-type]
        return
    with refused(Code.SERVER_TOO_OLD):
        postgres.require(Driver())  # type: ignore[arg-type]


def test_a_password_is_sealed_before_it_leaves(server: Server, team: TeamWorkspace) -> None:
    sealed = postgres.verifier("wang", "王's secret \\ ' $1")
    assert sealed.startswith("SCRAM-SHA-256$4096:")
    assert "secret" not in sealed
    assert sealed != postgres.verifier("wang", "王's secret \\ ' $1")


def test_a_wrong_password_is_said_to_be_wrong(server: Server, team: TeamWorkspace) -> None:
    for login in ("wang", "nobody"):  # the same to whoever asks
        with pytest.raises(Refusal) as refused:
            postgres.connect(team.url.set(username=login, password="guessed-17"))
        assert refused.value.code is Code.PASSWORD_WRONG
        assert "guessed-17" not in repr(refused.value) + str(refused.value.values)


def test_no_one_there(team: TeamWorkspace) -> None:
    with refused(Code.SERVER_AWAY):
        postgres.connect(team.url.set(port=1))


def test_a_stale_question_is_stopped_and_the_connection_goes_on(wang: Work) -> None:
    def sleep(session: Session) -> None:
        session.execute(text("SELECT pg_sleep(600)"))

    ticket = Ticket()
    threading.Timer(0.3, ticket.interrupt).start()
    began = time.monotonic()
    with refused(Code.INTERRUPTED):
        wang.ask(ticket, sleep)
    assert time.monotonic() - began < MOST_S
    assert wang.read(portfolio) == []


def test_a_question_stopped_too_late_does_not_stop_the_next(wang: Work) -> None:
    stopped = 0
    for n in range(100):
        ticket = Ticket()
        # Falls before, within and after a question of some milliseconds.
        threading.Timer(n / 10_000, ticket.interrupt).start()
        try:
            wang.ask(ticket, lambda session: session.scalar(text("SELECT pg_sleep(0.005)")))
        except Refusal as refusal:
            stopped += refusal.code is Code.INTERRUPTED
        assert wang.read(lambda session: session.scalar(text("SELECT 7"))) == 7
    assert 0 < stopped < 100


def test_a_slow_question_stops_no_other(wang: Work) -> None:
    pid = text("SELECT pg_backend_pid()")
    with wang.workspace.readers.connect() as slow, wang.workspace.readers.connect() as other:
        assert slow.scalar(pid) != other.scalar(pid)


def test_a_question_cannot_write(wang: Work, member: UUID) -> None:
    def sneak(session: Session) -> None:
        issues_opened(session, member, 1)

    with refused(Code.READ_ONLY):
        wang.read(sneak)


def test_two_who_write_the_same_row_at_once_both_get_through(
    team: TeamWorkspace, wang: Work, member: UUID
) -> None:
    lead = signed_in(team, "shen")  # type: ignore[arg-type]
    both_have_read = threading.Barrier(2)
    tries: list[str] = []

    def count(session: Session, who: str) -> None:
        tries.append(who)
        known = session.execute(text("SELECT open_issues FROM member")).scalar_one()
        if tries.count(who) == 1:
            both_have_read.wait(MOST_S)
        session.execute(text("UPDATE member SET open_issues = :n"), {"n": known + 1})

    threads = [
        threading.Thread(target=work.write, args=(count, who))
        for who, work in (("wang", wang), ("shen", lead))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(MOST_S)
    assert wang.read(header, member).id == member
    with team.readers.connect() as connection:
        assert connection.scalar(text("SELECT open_issues FROM member")) == 2
    assert len(tries) == 3  # one of them once more


def test_the_servers_clock_counts_and_not_the_desks(wang: Work, member: UUID) -> None:
    wang.write(log_contact, Contact(member, "到了"))

    def stamped(session: Session) -> int:
        late = text(
            "SELECT count(*) FROM audit"
            " WHERE at > this_instant() OR steward_id IS DISTINCT FROM me()"
        )
        return int(session.execute(late).scalar_one())

    assert wang.read(stamped) == 0


def test_a_lie_about_who_wrote_is_not_believed(
    server: Server, team: TeamWorkspace, member: UUID
) -> None:
    someone = UUID(int=7)
    with server.psql(str(team.url.database), "wang") as connection:
        connection.execute(
            "INSERT INTO audit (operation, at, steward_id, verb, table_name, row_id, change,"
            " columns) VALUES (%s, 'epoch', %s, 'x', 'x', 'x', 'x', '{}')",
            (someone, someone),
        )
        row = connection.execute(
            "SELECT steward_id = me(), at > 'epoch' FROM audit WHERE operation = %s", (someone,)
        ).fetchone()
        assert row == (True, True)
        for change in ("UPDATE audit SET verb = ''", "DELETE FROM audit", "TRUNCATE audit"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(change)


def test_what_happened_is_never_changed_even_by_the_owner(
    server: Server, team: TeamWorkspace, wang: Work, member: UUID, subtests: pytest.Subtests
) -> None:
    contact = wang.write(log_contact, Contact(member, "来电问退款", channel=Channel.PHONE)).result
    wang.write(retract_contact, contact.event_id, "打错了")
    note = wang.write(write_note, NewNote(member, "喜欢靠窗")).result
    wang.write(change_note, note, 1, "喜欢靠走道", Visibility.HANDOVER, False)
    tables = ("timeline_event", "audit", "audit_seal", "retraction", "note_version")
    changes = ("UPDATE {} SET {column} = {column}", "DELETE FROM {}", "TRUNCATE {}")
    with server.psql(str(team.url.database)) as connection:
        connection.execute("SET ROLE concierge_owner")
        for table, change in product(tables, changes):
            column = {"audit": "verb", "audit_seal": "hash"}.get(table, "member_id")
            statement = change.format(table, column=column)
            with (
                subtests.test(statement=statement),
                pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"),
            ):
                connection.execute(statement)


def test_the_hands_of_a_test_move_the_servers_clock_too(
    wang: Work, member: UUID, hands: Callable[..., object]
) -> None:
    def now(session: Session) -> object:
        return session.execute(text("SELECT this_instant()")).scalar_one()

    assert wang.read(now) == hands.at  # type: ignore[attr-defined]

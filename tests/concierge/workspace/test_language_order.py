"""A server made for a language's order (ICU): the workspace sorts by code point all the same."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

import tests.server
from concierge.clock import Hands
from concierge.errors import Code
from concierge.finding.lookup import lookup
from concierge.issues import queries as issues
from concierge.issues.actions import open_issue
from concierge.issues.rules import IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.find import find
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.workspace import postgres
from concierge.workspace import server as workspace_server
from tests.concierge.conftest import GATE, PEOPLE, found_the_team
from tests.refusals import refused
from tests.server import SUPERUSER, Server, binaries, running, speak_the_tests_time

ZONE = "Asia/Shanghai"
CHINESE = "--locale-provider=icu", "--icu-locale=zh-Hans-CN"


def made_with_icu() -> Path | None:
    """The programs of a server that knows the orders of languages; the wheel's does not."""
    for folder in (binaries(), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)):
        asked = subprocess.run(
            [folder / "pg_config", "--configure"], capture_output=True, text=True, check=False
        )
        if "--with-icu" in asked.stdout and (folder / "initdb").exists():
            return folder
    return None


@pytest.fixture(scope="module")
def chinese() -> Iterator[Server]:
    """A server whose databases are sorted as Chinese is, if nothing else is said."""
    folder = made_with_icu()
    if folder is None:
        pytest.skip("no server here was made with ICU")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tests.server, "binaries", lambda: folder)
        with running(*CHINESE) as server:
            yield server


def test_issue_numbers_and_names_are_found_by_their_beginning_there_too(
    chinese: Server, hands: Hands
) -> None:
    workspace_server.create(chinese.url("house"), zone=ZONE, language="zh", seed=found_the_team)
    with chinese.psql("house") as connection:
        sorts = "SELECT datlocprovider::text, datcollate FROM pg_database WHERE datname = 'house'"
        assert connection.execute(sorts).fetchone() == ("c", "C")
        speak_the_tests_time(connection)
        for login, _, role in (*PEOPLE, GATE):
            sealed = postgres.verifier(login, chinese.password)
            connection.execute("SELECT admit(%s, %s, %s)", (login, role.value, sealed))
    with chinese.open("house", "wang") as opened:
        work = Work(opened, sign_in(opened, "wang"))
        new = NewMember(
            "88000001", "林雅岚", phones=("13800004417",), steward_id=work.actor.steward_id
        )
        member = work.write(add_member, new).result
        made = [work.write(open_issue, member, IssueDraft("x", "travel")).result for _ in range(40)]
        for ref in work.read(issues.refs, made).values():
            for typed in (ref[:5], ref[:6].lower(), ref):
                found = {one.ref for one in work.read(lookup, typed).issues}
                assert ref in found, typed
                assert all(one.startswith(typed.upper()) for one in found)
        for typed in ("林", "linya", "lyl", "4417", "88000001"):
            assert [one.number for one in work.read(find, typed)] == ["88000001"], typed


def test_a_database_somebody_made_in_that_order_is_refused(chinese: Server) -> None:
    with chinese.psql(SUPERUSER) as connection:
        connection.execute(sql.SQL("CREATE DATABASE theirs"))
        sorts = "SELECT datlocprovider::text FROM pg_database WHERE datname = 'theirs'"
        assert connection.execute(sorts).fetchone() == ("i",)
    with refused(Code.SERVER_NOT_UTF8):
        workspace_server.create(chinese.url("theirs"), zone=ZONE, language="zh")

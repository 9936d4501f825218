"""A login is one that every server takes whole and keeps no other meaning for."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from concierge.errors import Code, Refusal
from concierge.workspace.logins import MOST, new_login, signing_in
from tests.refusals import refused


@pytest.mark.parametrize("login", ["wang", "li.wei", "王静", "x" * 63, "管" * 21, "Pg", "publican"])
def test_what_a_server_takes_is_taken(login: str) -> None:
    assert new_login(f" {login} ") == login


@pytest.mark.parametrize(
    "login", ["public", "PUBLIC", "none", "pg_x", "PG_X", "concierge_lead", "user"]
)
def test_what_servers_keep_is_refused(login: str) -> None:
    with refused(Code.LOGIN_RESERVED):
        new_login(login)


@pytest.mark.parametrize("login", ["x" * 64, "管" * 22, "x" * 10_000])
def test_what_would_be_cut_is_refused_also_at_the_door(login: str) -> None:
    for asked in (new_login, signing_in):
        with refused(Code.LOGIN_TOO_LONG):
            asked(login)


@given(some.text())
def test_whatever_is_typed_is_taken_whole_or_refused(typed: str) -> None:
    try:
        login = new_login(typed)
    except Refusal:
        return
    assert login == typed.strip()
    assert 0 < len(login.encode("utf-8", "surrogatepass")) <= MOST
    assert login.isprintable()

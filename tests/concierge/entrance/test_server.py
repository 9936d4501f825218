"""At a server's door: where the password is from, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from concierge import vault
from concierge.entrance import Entrance
from concierge.entrance.server import address_of, come_in
from concierge.errors import Code
from concierge.workspace.server import TeamWorkspace
from tests.refusals import refused
from tests.server import Server


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What a keyring would keep of passwords."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(vault, "kept_password", kept.get)
    monkeypatch.setattr(vault, "keep_password", kept.__setitem__)
    return kept


@pytest.fixture
def entrance(team: TeamWorkspace) -> Entrance:
    """Wang's, of whom no password is known."""
    place = f"postgresql://{team.url.host}:{team.url.port}/{team.url.database}"
    return Entrance(address=place, login="wang")


def test_where_nobody_can_be_asked_for_it_the_password_is_needed(
    entrance: Entrance, keyring: dict[str, str]
) -> None:
    with refused(Code.PASSWORD_NEEDED):
        come_in(entrance)
    with refused(Code.LOGIN_NEEDED):
        come_in(replace(entrance, login=None))


def test_a_password_that_was_asked_for_is_kept_once_it_has_opened(
    entrance: Entrance, server: Server, keyring: dict[str, str]
) -> None:
    with refused(Code.PASSWORD_WRONG):
        come_in(entrance, lambda _login: "guessed-17")
    assert keyring == {}
    come_in(entrance, lambda login: {"wang": server.password}[login]).close()
    assert list(keyring.values()) == [server.password]
    come_in(entrance).close()


def test_a_password_in_a_file_is_nobody_elses_to_keep(
    entrance: Entrance, server: Server, keyring: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.touch(mode=0o600)
    file.write_text(server.password)
    come_in(replace(entrance, password_file=file)).close()
    assert keyring == {}


def test_what_was_typed_goes_before_what_a_file_says(
    entrance: Entrance, keyring: dict[str, str], tmp_path: Path
) -> None:
    typed = replace(entrance, password="guessed-18", password_file=tmp_path / "none")
    assert address_of(typed).password == "guessed-18"

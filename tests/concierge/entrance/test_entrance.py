"""By which way somebody comes in."""

from pathlib import Path

from concierge import settings
from concierge.entrance import Entrance
from concierge.errors import Code
from tests.refusals import refused

SERVER = "postgresql://db.example.com/concierge"


def test_where_nothing_is_named_it_is_this_computers_own_workspace() -> None:
    assert Entrance().file == settings.default_workspace()
    assert Entrance(Path("other")).file == Path("other")
    assert not Entrance().on_server


def test_a_server_has_no_file() -> None:
    assert Entrance(address=SERVER).on_server
    with refused(Code.ONLY_IN_A_FILE):
        _ = Entrance(address=SERVER).file


def test_no_password_is_shown_wherever_it_was_typed() -> None:
    typed = Entrance(address="postgresql://wang:guessed-17@db.example.com/x", password="guessed-18")
    assert "guessed" not in repr(typed)
    assert "guessed" not in str(typed)

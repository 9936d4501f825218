"""Where one worked before is where the next start begins; a password is never among it."""

from argparse import Namespace
from pathlib import Path

import pytest

from concierge.settings import Seat
from ui.door import seats

SERVER = "postgresql://db.example.com/concierge"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("db.example.com", SERVER),
        (" db.example.com/concierge ", SERVER),
        ("db.example.com:5433/east", "postgresql://db.example.com:5433/east"),
        (SERVER, SERVER),
        ("", ""),
    ],
)
def test_an_address_is_understood_as_it_is_typed(typed: str, meant: str) -> None:
    assert seats.address(typed) == meant


def test_the_last_comes_first_and_each_once(tmp_path: Path) -> None:
    seats.take(Namespace(workspace=SERVER), "wang")
    seats.take(Namespace(workspace=SERVER), "he")
    seats.take(Namespace(workspace=SERVER), "wang")
    assert seats.known() == (Seat(SERVER, "wang"), Seat(SERVER, "he"))
    given = Namespace(workspace=None, login=None)
    seats.as_last_time(given)
    assert (given.workspace, given.login) == (SERVER, "wang")
    seats.take(Namespace(workspace=None), "me")
    given = Namespace(workspace=None, login=None)
    seats.as_last_time(given)
    assert given.workspace is None


def test_what_was_named_is_not_changed_nor_kept(tmp_path: Path) -> None:
    seats.take(Namespace(workspace=SERVER), "wang")
    given = Namespace(workspace=tmp_path / "other", login=None)
    seats.as_last_time(given)
    assert given.workspace == tmp_path / "other"
    seats.take(given, "me")
    assert seats.known() == (Seat(SERVER, "wang"),)


def test_who_only_ever_works_here_keeps_nothing() -> None:
    seats.take(Namespace(workspace=None), "me")
    assert seats.known() == ()

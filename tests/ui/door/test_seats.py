"""Where one worked before is where the next start begins; a password is never among it."""

from pathlib import Path

import pytest

from concierge.entrance import Entrance
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
    seats.take(Entrance(address=SERVER), "wang")
    seats.take(Entrance(address=SERVER), "he")
    seats.take(Entrance(address=SERVER), "wang")
    assert seats.known() == (Seat(SERVER, "wang"), Seat(SERVER, "he"))
    assert seats.as_last_time(Entrance()) == Entrance(address=SERVER, login="wang")
    seats.take(Entrance(), "me")
    assert seats.as_last_time(Entrance()) == Entrance()


def test_what_was_named_is_not_changed_nor_kept(tmp_path: Path) -> None:
    seats.take(Entrance(address=SERVER), "wang")
    named = Entrance(tmp_path / "other")
    assert seats.as_last_time(named) == named
    seats.take(named, "me")
    assert seats.known() == (Seat(SERVER, "wang"),)


def test_who_only_ever_works_here_keeps_nothing() -> None:
    seats.take(Entrance(), "me")
    assert seats.known() == ()

"""A refusal carries a code and values, and shows no values where a log could read them."""

import pickle

import pytest

from concierge.errors import Code, Refusal


def test_a_refusal_shows_which_values_it_has_and_not_what_they_are() -> None:
    refusal = Refusal(Code.HELD_BY_OTHER, user="mei", host="front-desk")
    assert str(refusal) == "held_by_other (host, user)"
    assert "mei" not in repr(refusal)
    assert "mei" not in "".join(map(str, refusal.args))


def test_its_values_never_change() -> None:
    refusal = Refusal(Code.BUSY, path="x")
    with pytest.raises(TypeError):
        refusal.values["path"] = "y"  # type: ignore[index]


def test_it_survives_the_way_back_from_another_process() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal(Code.DISK_FULL, path="/x")))
    assert (refusal.code, dict(refusal.values)) == (Code.DISK_FULL, {"path": "/x"})


def test_a_code_is_its_own_name_in_small_letters() -> None:
    assert [code for code in Code if code.value != code.name.lower()] == []

"""Invented people, whom no telephone can reach."""

import re
from random import Random

import pytest

from concierge.demo.cast import STORIES, Size, everybody
from concierge.demo.people import chinese, dialled, international
from concierge.members.names import name_terms

NOBODYS = re.compile(
    r"\+86154\d{8}|\+447700900\d{3}|\+1(212|213|312|416)55501\d\d|\+6125550\d{4}|\+35320914\d{4}"
    r"|\+493023125\d{3}|\+3363998\d{4}|\+467017406\d\d"
)


def test_no_number_is_a_customers() -> None:
    for one in everybody(1, Size()):
        assert NOBODYS.fullmatch(one.who.phone), one.who.phone


def test_nobody_is_there_twice() -> None:
    people = everybody(3, Size())
    for values in ([one.number for one in people], [one.who.name for one in people]):
        assert len(set(values)) == len(values)


def test_the_signed_in_steward_has_members_of_both_languages() -> None:
    mine = [one.who.language for one in everybody(1, Size()) if one.login == "wang"]
    assert len(mine) == 300
    assert 60 < mine.count("en") < 150


def test_a_small_programme_has_the_fullest_stories_first() -> None:
    people = everybody(1, Size(members=2, others=(1, 2)))
    assert [one.who.name for one in people[:2]] == ["林雅岚", "Amelia Hart"]


def test_the_same_seed_invents_the_same_people() -> None:
    assert [chinese(Random(5)), international(Random(5))] == [
        chinese(Random(5)),
        international(Random(5)),
    ]


def test_a_tail_ends_the_number() -> None:
    assert dialled("+86154xxxxxxxx", Random(1), "4417").endswith("4417")
    assert len(dialled("+86154xxxxxxxx", Random(1), "4417")) == 14


def test_three_members_answer_to_the_initials_of_the_picture() -> None:
    found = [who.name for who, _ in STORIES if ("lyl", "initials") in name_terms(who.name)]
    assert sorted(found) == sorted(["林雅岚", "刘亦霖", "李月玲"])


@pytest.mark.parametrize("who", [who for who, _ in STORIES], ids=lambda who: who.name)
def test_told_members_joined_before_their_stories_begin(who: object) -> None:
    assert who.joined >= 210  # type: ignore[attr-defined]

"""Members moved and stewards stood in for, from the command line."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from concierge import clock
from concierge.members import queries as members
from concierge.store.work import Work
from tests.concierge.cli.conftest import Run

TO_EVENING = ("--from", "now", "--until", "18:00")
FOR_YEARS = ("--from", "now", "--until", "2030-01-01")


def test_a_member_is_given_to_another_steward(
    run: Run, colleague: Work, member: UUID, hands: clock.Hands
) -> None:
    hands.move(timedelta(minutes=1))
    said = run("assign", "88000001", "he", login="shen")
    assert (said.code, said.out, said.err) == (0, "88000001  林女士 is with he now.\n", "")
    assert colleague.read(members.header, member).mine


def test_who_is_away_is_stood_in_for(
    run: Run, colleague: Work, member: UUID, hands: clock.Hands
) -> None:
    said = run("cover", "wang", "--by", "he", *TO_EVENING, login="shen")
    assert (said.code, said.err) == (0, "")
    assert "he stands in for wang 1 time" in said.out
    hands.move(timedelta(hours=3))
    assert colleague.read(members.header, member).id == member
    hands.move(timedelta(hours=1))
    assert run("show", "member", "88000001", login="he").code == 1


def test_a_roster_is_so_many_times(run: Run, member: UUID) -> None:
    week = ("--from", "2026-11-23", "--until", "2026-11-30", "--zone", "Europe/Berlin")
    said = run("cover", "wang", "--by", "he", *week, "--weekly", "MO,TU 18:00-09:00", login="shen")
    assert (said.code, said.err) == (0, "")
    assert "he stands in for wang 2 times" in said.out


@pytest.mark.parametrize(
    ("login", "words", "said"),
    [
        ("wang", ("--by", "he", *TO_EVENING), "lead"),
        ("shen", ("--by", "wang", *TO_EVENING), "Nobody stands in for themselves"),
        ("shen", ("--by", "nobody", *TO_EVENING), "Nobody here has the login"),
        ("shen", ("--by", "he", "--from", "now", "--until", "2026-11-19"), "ends before it begins"),
        ("shen", ("--by", "he", "--from", "soonish", "--until", "18:00"), "soonish"),
        ("shen", ("--by", "he", *TO_EVENING, "--weekly", "daily"), "was not understood"),
        ("shen", ("--by", "he", *TO_EVENING, "--zone", "Mars"), "not a time zone"),
        ("shen", ("--by", "he", *FOR_YEARS, "--weekly", "MO 1:00-2:00"), "400 days"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(
    run: Run, member: UUID, login: str, words: tuple[str, ...], said: str
) -> None:
    done = run("cover", "wang", *words, "--lang", "en", login=login)
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_who_leaves_hands_everything_over_first(
    run: Run, work: Work, colleague: Work, member: UUID, hands: clock.Hands
) -> None:
    hands.move(timedelta(minutes=1))
    said = run("steward", "leave", "wang", login="shen")
    assert said.code == 1
    assert "members 1, times they stand in 0" in said.err
    said = run("steward", "leave", "wang", "--to", "he", login="shen")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Handed over to he: members 1, times to stand in 0, teams whose new members they take 0. "
        "Times of cover that have no use any more, ended: 0.\n"
        "wang  has no access any more.\n"
    )
    assert run("show", "portfolio", login="wang").code == 1
    assert run("show", "portfolio", login="he").out.splitlines()[1].startswith("88000001")


def test_what_is_told_as_handed_over_is_every_time_of_a_roster(
    run: Run, work: Work, colleague: Work, member: UUID, hands: clock.Hands
) -> None:
    week = ("--from", "2026-11-23", "--until", "2026-11-30", "--weekly", "MO,TU,WE 18:00-19:00")
    add = ("--role", "steward", "--team", "Shanghai")
    assert run("steward", "add", "yao", "--name", "姚", *add, login="shen").code == 0
    assert run("cover", "yao", "--by", "wang", *week, login="shen").code == 0
    assert run("cover", "wang", "--by", "he", *TO_EVENING, login="shen").code == 0
    hands.move(timedelta(minutes=1))
    said = run("steward", "depart", "wang", "--to", "he", login="shen")
    assert (said.code, said.err) == (0, "")
    assert "members 1, times to stand in 3, " in said.out
    assert "ended: 1." in said.out


def test_only_a_lead_hands_over(run: Run, member: UUID, hands: clock.Hands) -> None:
    said = run("steward", "leave", "wang", "--to", "he", login="he")
    assert said.code == 1
    assert "the lead of their team" in said.err


def test_a_weekly_roster_as_the_page_prints_it_begins_now_and_goes_on_for_four_weeks(
    run: Run, member: UUID
) -> None:
    said = run(
        "cover", "wang", "--by", "he", "--weekly", "MO,TU 18:00-09:00", "--json", login="shen"
    )
    assert (said.code, said.err) == (0, "")
    assert len(said.json["times"]) == 8
    once = run("cover", "wang", "--by", "he", login="shen")
    assert (once.code, once.out) == (2, "")
    assert "--until" in once.err

"""On a server the bench asks the same by both ways, and finds what is there."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bench import carry, questions, rights
from bench.build import Made
from bench.server import Place
from concierge.members.tables import Member


@pytest.fixture(scope="module")
def carried(place: Place, made: Made) -> str:
    """The small workspace, on a server."""
    return carry.ready(place, made)


def test_policies_change_no_answer(place: Place, carried: str) -> None:
    asked = rights.ask(place, carried)  # which compares them
    assert [one.name for one in asked] == [
        "first page",
        "filtered page",
        "deep page",
        "rare kind of the heaviest member",
        "portfolio",
        "Today",
    ]
    assert all(one.ours.ms for one in asked)


def test_the_other_login_is_one_without_policies(place: Place, carried: str) -> None:
    def members(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(Member)) or 0

    with rights.at_work(place, carried) as pairs:
        held = [pair.held.read(members) for pair in pairs]
        free = pairs[0].free.read(members)
    assert len(held) > 1
    assert sum(held) == free


def test_a_search_on_a_server_finds_what_looking_at_every_text_finds(
    place: Place, carried: str, made: Made
) -> None:
    found = rights.seek(place, carried, made)
    assert found.wrong == ()
    assert len(found.words) >= 50


def test_a_lead_is_shown_the_whole_team(place: Place, carried: str) -> None:
    taken, stewards, members = rights.lead(place, carried)
    assert len(taken.ms) == questions.ARGUMENTS
    assert (stewards, members) == (4, 30)

"""Desks at work at once lose nothing, and where something is lost the bench says so."""

from collections import Counter

import pytest

from bench import carry, desks
from bench.build import Made
from bench.desk import Sat
from bench.server import Place
from tests.server import Server


@pytest.fixture(scope="module")
def carried(server: Server, place: Place, made: Made) -> str:
    """The small workspace on a server, of these tests' own: they work in it."""
    server.copy(carry.ready(place, made), "busy")
    return "busy"


def test_desks_in_a_hurry_lose_nothing(place: Place, carried: str) -> None:
    load = desks.run(place, carried, desks=6, seconds=4, pause=(0, 0.02))
    assert load.lost == ()
    assert load.refused.total() == load.refused["stale"]
    assert len(load.saves.ms) > 20
    assert len(load.reads.ms) > 20
    assert 1 <= load.connections <= desks.EACH


def test_what_is_lost_is_told(place: Place, carried: str) -> None:
    with place.connect(carried) as driver:
        [(mark,)] = driver.execute(desks._MARK)
        said = Sat("bench", saved=Counter(log_contact=1))
        assert desks._lost(driver, mark, [said]) == ("log_contact: 1 saved, 0 there",)
        driver.execute("UPDATE member SET open_issues = open_issues + 1 WHERE number = '88000003'")
        before = driver.execute("SELECT min(seq) - 1 FROM audit").fetchone()
        assert before is not None
        told = desks._lost(driver, before[0], [])
        assert "open issues of 1 members" in told
        driver.execute("UPDATE member SET open_issues = open_issues - 1 WHERE number = '88000003'")


def test_more_desks_than_their_logins_have_doors_are_refused(place: Place, carried: str) -> None:
    with pytest.raises(ValueError, match="too many"):
        desks.run(place, carried, desks=500, seconds=1)

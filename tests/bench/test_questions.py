"""The bench measures what it says: the same answers by both ways, and hits as by looking."""

from pathlib import Path

import pytest

from bench import build, questions, search
from bench.build import Made
from tests.bench.conftest import EVENTS


def test_a_workspace_is_kept_for_the_next_run(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "WORK", made.path.parents[1])
    written = made.path.stat().st_mtime_ns
    assert build.ready(EVENTS) == made
    assert made.path.stat().st_mtime_ns == written


def test_both_ways_give_the_same_answers(made: Made) -> None:
    asked = questions.ask(made)  # which compares them
    assert [one.name for one in asked] == [
        "first page",
        "filtered page",
        "deep page",
        "rare kind of the heaviest member",
        "portfolio",
        "Today",
    ]
    assert all(len(one.ours.ms) >= 50 for one in asked)


def test_a_search_finds_what_looking_at_every_text_finds(made: Made) -> None:
    found = search.run(made)
    assert found.wrong == ()
    assert len(found.words) >= 50


def test_the_heaviest_member_has_a_tenth_of_all(made: Made) -> None:
    with questions.driver_of(made) as driver:
        heaviest = questions.heaviest_of(driver)
        query = "SELECT count(*) FROM timeline_event WHERE member_id = ?"
        [(events,)] = driver.execute(query, [heaviest.bytes])
    assert EVENTS // 10 < events < EVENTS // 5


def test_nothing_of_a_workspace_half_made_is_taken_for_one(
    made: Made, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(build, "WORK", tmp_path)
    left = tmp_path / f".{EVENTS}-0a1b2c3d"
    left.mkdir()
    (left / "bench.concierge").write_bytes(b"half")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "fill", stopped)
    with pytest.raises(KeyboardInterrupt):
        build.ready(EVENTS)
    assert not list(tmp_path.glob(f"{EVENTS}*"))

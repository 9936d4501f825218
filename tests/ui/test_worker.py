"""The window has heavy things from outside done by a process of its own."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from concierge.worker import Broke
from concierge.worker.limits import Limits
from tests.patience import MOST_S
from tests.real_lines import olist
from tests.ui.test_desk import Listener
from ui.desk import Desk
from ui.trouble import report
from ui.worker import Worker

KINDS = "tests.concierge.worker.kinds"


@pytest.fixture
def worker(desk: Desk) -> Worker:
    """One that may do whatever a file from outside makes it do."""
    return desk.worker(f"{KINDS}.mischief", Limits())


@pytest.fixture
def panel() -> Listener:
    return Listener()


def children() -> list[int]:
    return [one.pid for one in psutil.Process().children() if one.is_running()]


def waiting(worker: Worker, panel: Listener, qtbot: QtBot, tmp_path: Path) -> int:
    """A worker in the midst of work that never ends; its process."""
    begun = tmp_path / "begun"
    worker.ask(f"wait {begun}".encode(), then=panel.take, failed=panel.take)
    qtbot.waitUntil(lambda: begun.exists() and begun.read_text() != "")
    return int(begun.read_text())


def gone(pid: int) -> bool:
    """Whether it has ended, be it that nobody has asked how."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_real_feed_is_read_beside_the_window(
    desk: Desk, qtbot: QtBot, panel: Listener, shared_data: Callable[[str], Path]
) -> None:
    events = [json.dumps(one) for one in olist(data=shared_data("retail-olist-classified").parent)]
    events[7] = "{"
    events[1000] = events[1000].replace('"1.0"', '"0.3"')
    far, best = Listener(), Listener()
    reader = desk.worker(f"{KINDS}.feed", Limits())
    reader.ask(
        "\n".join(events).encode(),
        then=panel.take,
        far=lambda done, total: far.take((done, total)),
        best=best.take,
    )
    qtbot.waitUntil(lambda: bool(panel.answers))
    [answer] = panel.answers
    told = json.loads(answer)  # type: ignore[arg-type]
    assert told == {
        "lines": len(events),
        "wrong": [[8, "feed_not_json"], [1001, "feed_field_wrong"]],
    }
    assert far.answers == sorted(far.answers)  # type: ignore[type-var]
    assert far.answers
    assert json.loads(best.answers[-1])["wrong"] == told["wrong"]  # type: ignore[arg-type]


def test_the_same_process_does_one_thing_after_another(
    worker: Worker, qtbot: QtBot, panel: Listener
) -> None:
    before = children()
    for n in range(5):
        worker.ask(f"echo {n}".encode(), then=panel.take)
        qtbot.waitUntil(lambda n=n: len(panel.answers) == n + 1)
    assert panel.answers == [f"echo {n}".encode() for n in range(5)]
    assert len(set(children()) - set(before)) == 1


def test_much_is_handed_over_in_pieces_and_comes_back_whole(
    worker: Worker, qtbot: QtBot, panel: Listener
) -> None:
    much = b"echo " + os.urandom(1 << 20).hex().encode() * 8
    worker.ask(much, then=panel.take)
    qtbot.waitUntil(lambda: panel.answers == [much])


def test_the_newest_takes_the_place_of_the_older(
    worker: Worker, qtbot: QtBot, panel: Listener, tmp_path: Path
) -> None:
    older = waiting(worker, panel, qtbot, tmp_path)
    worker.ask(b"echo newest", then=panel.take, failed=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers) and gone(older))
    assert panel.answers == [b"echo newest"]


def test_the_best_so_far_is_there_when_one_has_enough(
    worker: Worker, qtbot: QtBot, panel: Listener, tmp_path: Path
) -> None:
    best = Listener()
    worker.ask(f"wait {tmp_path / 'begun'}".encode(), then=panel.take, best=best.take)
    qtbot.waitUntil(lambda: best.answers == [b"so far", b"better"])
    worker.stop()
    assert panel.answers == []


def test_what_is_stopped_has_ended_at_once(
    worker: Worker, qtbot: QtBot, panel: Listener, tmp_path: Path
) -> None:
    pid = waiting(worker, panel, qtbot, tmp_path)
    worker.stop()
    until = time.monotonic() + MOST_S
    while not gone(pid) and time.monotonic() < until:
        time.sleep(0.001)
    assert gone(pid)
    qtbot.wait(50)
    assert panel.answers == []


def test_what_needs_too_long_by_the_clock_is_given_up(
    desk: Desk, qtbot: QtBot, panel: Listener, tmp_path: Path
) -> None:
    worker = desk.worker(f"{KINDS}.mischief", Limits(wall_s=3))
    worker.ask(f"wait {tmp_path / 'begun'}".encode(), then=panel.take, failed=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers))
    assert isinstance(panel.answers[0], Refusal)
    assert panel.answers[0].code is Code.WORK_GIVEN_UP
    worker.ask(b"echo again", then=panel.take)
    qtbot.waitUntil(lambda: panel.answers[1:] == [b"echo again"])


def test_what_needs_too_long_on_the_processor_is_given_up(
    desk: Desk, qtbot: QtBot, panel: Listener
) -> None:
    worker = desk.worker(f"{KINDS}.mischief", Limits(cpu_s=1, wall_s=MOST_S))
    worker.ask(b"spin", then=panel.take, failed=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers))
    assert isinstance(panel.answers[0], Refusal)
    assert panel.answers[0].code is Code.WORK_GIVEN_UP


def test_what_the_work_refuses_is_told_to_who_asked(
    worker: Worker, qtbot: QtBot, panel: Listener
) -> None:
    worker.ask(b"refuse", then=panel.take, failed=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers))
    [refusal] = panel.answers
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.values) == (Code.FEED_FIELD_MISSING, {"field": "text"})


@pytest.mark.parametrize("what", [b"stumble", b"die"])
def test_a_bug_in_it_is_told_where_bugs_are_told_and_the_window_lives(
    desk: Desk, worker: Worker, qtbot: QtBot, panel: Listener, what: bytes
) -> None:
    desk.failed.connect(panel.take)
    worker.ask(what, then=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers))
    [error] = panel.answers
    assert isinstance(error, Broke)
    said = report(error)
    assert "林" not in said
    assert ("mischief.py" if what == b"stumble" else "ended by") in said
    worker.ask(b"echo again", then=panel.take)
    qtbot.waitUntil(lambda: panel.answers[1:] == [b"echo again"])


def test_nothing_of_it_outlives_the_desk(
    desk: Desk, worker: Worker, qtbot: QtBot, panel: Listener, tmp_path: Path
) -> None:
    pid = waiting(worker, panel, qtbot, tmp_path)
    desk.close()
    assert gone(pid)
    assert panel.answers == []


def test_who_is_not_asked_gives_its_memory_back(
    worker: Worker, qtbot: QtBot, panel: Listener
) -> None:
    before = children()
    worker.ask(b"echo", then=panel.take)
    qtbot.waitUntil(lambda: bool(panel.answers))
    worker._rest.setInterval(1)
    qtbot.waitUntil(lambda: children() == before)

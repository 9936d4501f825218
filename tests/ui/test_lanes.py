"""A lane does one thing after another, and is waited for no longer than is said."""

import time
from threading import Event

from tests.patience import MOST_S
from ui.lanes import Lane


def test_one_thread_does_things_in_the_order_they_came() -> None:
    done: list[int] = []
    lane = Lane("test", 1)
    for n in range(50):
        lane.start(lambda n=n: done.append(n))  # type: ignore[misc]
    lane.close()
    assert lane.wait(time.monotonic() + MOST_S)
    assert done == list(range(50))


def test_it_has_no_more_threads_than_it_may() -> None:
    let = Event()
    begun: list[int] = []
    lane = Lane("test", 2)
    for n in range(3):
        lane.start(lambda n=n: (begun.append(n), let.wait()))  # type: ignore[misc]
    while len(begun) < 2:
        time.sleep(0.01)
    time.sleep(0.05)
    assert sorted(begun) == [0, 1]
    let.set()
    lane.close()
    assert lane.wait(time.monotonic() + MOST_S)
    assert sorted(begun) == [0, 1, 2]


def test_what_is_not_begun_can_be_forgotten() -> None:
    let, begun = Event(), Event()
    done: list[str] = []
    lane = Lane("test", 1)
    lane.start(lambda: (begun.set(), let.wait(), done.append("begun")))
    lane.start(lambda: done.append("waiting"))
    begun.wait()
    lane.clear()
    let.set()
    lane.close()
    assert lane.wait(time.monotonic() + MOST_S)
    assert done == ["begun"]


def test_what_does_not_end_is_waited_for_no_longer() -> None:
    let = Event()
    lane = Lane("test", 1)
    lane.start(let.wait)
    lane.close()
    assert not lane.wait(time.monotonic() + 0.05)
    assert lane.busy
    let.set()
    assert lane.wait(time.monotonic() + MOST_S)

"""The column vocabulary."""

from threading import Thread
from uuid import RFC_4122

from concierge.store.types import new_id


def test_an_id_is_greater_than_the_one_before_it() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == 5000
    assert {(one.version, one.variant) for one in made} == {(7, RFC_4122)}


def test_two_threads_never_make_the_same_id() -> None:
    made: list[object] = []
    threads = [Thread(target=lambda: made.extend(new_id() for _ in range(5000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 20_000

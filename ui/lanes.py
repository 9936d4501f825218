"""Threads beside the window's, on which one thing is done after another."""

import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

Run = Callable[[], object]


class Lane:
    """As many threads as it may have, begun when they are needed; with one, things are done in the
    order they came. What never ends keeps no program from ending: the threads are daemons."""

    def __init__(self, name: str, most: int) -> None:
        self._name, self._most = name, most
        self._waiting: SimpleQueue[Run | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def start(self, run: Run) -> None:
        """Do this after what waits already. It must not raise."""
        self._waiting.put(run)
        if len(self._threads) < self._most:
            thread = Thread(target=self._work, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def clear(self) -> None:
        """Forget what is not begun."""
        with suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def close(self) -> None:
        """Take nothing more: the threads end after what waits."""
        for _ in self._threads:
            self._waiting.put(None)

    def wait(self, until: float) -> bool:
        """Wait until all is done and the threads have ended, but not beyond `until`, of the
        monotonic clock; whether they have."""
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not self.busy

    @property
    def busy(self) -> bool:
        """Whether a thread of it is left."""
        return any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while (run := self._waiting.get()) is not None:
            run()
            del run  # what it holds must not stay until something else comes

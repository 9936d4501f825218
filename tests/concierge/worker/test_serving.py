"""A worker as a process of its own, spoken to through its pipe."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from concierge.worker.frames import Frame, FrameKind, Unpacking, head
from tests.patience import MOST_S

ROOT = Path(__file__).parents[3]
MISCHIEF = "tests.concierge.worker.kinds.mischief"
linux = pytest.mark.skipif(sys.platform != "linux", reason="no such limit elsewhere")


class Process:
    """One worker."""

    def __init__(self, *limits: str, module: str = "concierge") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", module, "work", MISCHIEF, *limits],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        self._unpacking = Unpacking()

    def ask(self, text: str) -> Frame | None:
        """The last that it says to that; None if it ended instead."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        body = text.encode()
        self.process.stdin.write(head(Frame(FrameKind.ASK, body)) + body)
        self.process.stdin.flush()
        while piece := self.process.stdout.read1():  # type: ignore[attr-defined]
            for frame in self._unpacking.take(piece):
                if frame.kind not in (FrameKind.FAR, FrameKind.BEST):
                    return frame
        return None

    def end(self) -> str:
        """Let go of it; what it said on stderr, the modules it imported among it."""
        _out, said = self.process.communicate(timeout=MOST_S)
        return said.decode()


@pytest.fixture
def begun() -> Iterator[Callable[..., Process]]:
    made: list[Process] = []

    def begin(cpu_s: int = 20, memory_mib: int = 1024, module: str = "concierge") -> Process:
        made.append(Process(str(cpu_s), str(memory_mib), module=module))
        return made[-1]

    yield begin
    for one in made:
        one.process.kill()
        one.process.wait()
        for pipe in (one.process.stdin, one.process.stdout, one.process.stderr):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


@pytest.mark.parametrize("module", ["concierge", "ui"])
def test_it_loads_neither_window_nor_database(begun: Callable[..., Process], module: str) -> None:
    worker = begun(module=module)
    assert worker.ask("echo one") == Frame(FrameKind.ANSWER, b"echo one")
    assert worker.ask("echo two") == Frame(FrameKind.ANSWER, b"echo two")
    said = worker.end()
    assert worker.process.returncode == 0
    assert "concierge.worker.serving" in said
    assert not [name for name in ("PySide6", "sqlalchemy", "psycopg", "keyring") if name in said]


@pytest.mark.parametrize("what", ["database", "network"])
def test_what_it_reads_reaches_neither_database_nor_network(
    begun: Callable[..., Process], what: str
) -> None:
    answer = begun().ask(what)
    assert answer is not None
    assert answer.kind is FrameKind.BROKE


def test_what_a_library_prints_is_no_answer(begun: Callable[..., Process]) -> None:
    worker = begun()
    assert worker.ask("print") == Frame(FrameKind.ANSWER, b"print")
    assert "a library says something" in worker.end()


def test_a_refusal_is_told_with_its_values(begun: Callable[..., Process]) -> None:
    answer = begun().ask("refuse")
    assert answer is not None
    assert answer.kind is FrameKind.REFUSED
    assert json.loads(answer.body) == {"code": "feed_field_missing", "values": {"field": "text"}}


def test_of_a_bug_is_told_where_it_was_and_no_value(begun: Callable[..., Process]) -> None:
    worker = begun()
    answer = worker.ask("stumble")
    assert answer is not None
    assert answer.kind is FrameKind.BROKE
    assert b"builtins.ValueError" in answer.body
    assert b"mischief.py" in answer.body
    assert "林".encode() not in answer.body
    assert worker.ask("echo again") == Frame(FrameKind.ANSWER, b"echo again")


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_time_on_the_processor_is_counted_anew_for_each_piece_of_work(
    begun: Callable[..., Process],
) -> None:
    worker = begun(cpu_s=1)
    for _ in range(3):
        assert worker.ask("use 0.5") == Frame(FrameKind.ANSWER, b"use 0.5")
    assert worker.ask("spin") is None
    assert worker.process.wait(MOST_S) < 0


@linux
def test_what_wants_more_memory_than_it_may_have_is_given_up_and_another_is_worked_on(
    begun: Callable[..., Process],
) -> None:
    worker = begun(memory_mib=256)
    for what in ("eat", "nest"):
        answer = worker.ask(what)
        assert answer is not None
        assert json.loads(answer.body) == {"code": "work_given_up"}
    assert worker.ask("echo again") == Frame(FrameKind.ANSWER, b"echo again")


def test_it_does_not_outlive_its_window_though_it_is_in_the_midst_of_work(
    begun: Callable[..., Process], tmp_path: Path
) -> None:
    worker = begun()
    assert worker.process.stdin is not None
    body = f"wait {tmp_path / 'begun'}".encode()
    worker.process.stdin.write(head(Frame(FrameKind.ASK, body)) + body)
    worker.process.stdin.close()
    assert worker.process.wait(MOST_S) == 0

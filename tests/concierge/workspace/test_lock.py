"""One desk, verbs beside it, or somebody alone; a dead holder holds nothing."""

import json
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from concierge import clock
from concierge.errors import Code, Refusal
from concierge.workspace.lock import Hold, Lock, holders, take
from tests.patience import MOST_S
from tests.refusals import refused

Start = Callable[[str], "subprocess.Popen[str]"]

HOLDS = """
import sys
from pathlib import Path
from concierge.workspace.lock import Hold, take
lock = take(Path({path!r}), Hold.{hold})
print("held")
sys.stdin.read()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk"


def _hold_elsewhere(other_process: Start, desk: Path, hold: str) -> "subprocess.Popen[str]":
    process = other_process(HOLDS.format(path=str(desk), hold=hold))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def _refused(desk: Path, hold: Hold) -> Refusal:
    before = time.monotonic()
    with pytest.raises(Refusal) as refused:
        take(desk, hold)
    assert time.monotonic() - before < MOST_S
    assert refused.value.code is Code.HELD_BY_OTHER
    return refused.value


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (Hold.DESK, Hold.DESK, False),
        (Hold.DESK, Hold.BESIDE, True),
        (Hold.BESIDE, Hold.DESK, True),
        (Hold.BESIDE, Hold.BESIDE, True),
        (Hold.ALONE, Hold.DESK, False),
        (Hold.ALONE, Hold.BESIDE, False),
        (Hold.ALONE, Hold.ALONE, False),
        (Hold.DESK, Hold.ALONE, False),
        (Hold.BESIDE, Hold.ALONE, False),
    ],
)
def test_who_may_be_there_together(desk: Path, first: Hold, second: Hold, both: bool) -> None:
    one = take(desk, first)
    if both:
        take(desk, second).release()
    else:
        _refused(desk, second)
    one.release()
    take(desk, second).release()


def test_a_refusal_names_who_holds_it(desk: Path, other_process: Start) -> None:
    process = _hold_elsewhere(other_process, desk, "DESK")
    values = _refused(desk, Hold.DESK).values
    assert values["pid"] == process.pid
    assert values["host"] == platform.node()
    assert values["hold"] is Hold.DESK
    assert values["user"]
    assert abs(values["since"] - clock.now()) < timedelta(minutes=1)  # type: ignore[operator]
    assert Path(str(values["file"])).exists()


def test_a_killed_holder_holds_nothing(desk: Path, other_process: Start) -> None:
    process = _hold_elsewhere(other_process, desk, "ALONE")
    _refused(desk, Hold.DESK)
    process.kill()
    process.wait()
    assert len(list(desk.with_name("desk.locks").iterdir())) == 1
    lock = take(desk, Hold.DESK)
    assert holders(desk) == [lock.holder]
    lock.release()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no signals")
def test_a_sleeping_holder_still_holds(desk: Path, other_process: Start) -> None:
    process = _hold_elsewhere(other_process, desk, "DESK")
    process.send_signal(signal.SIGSTOP)
    _refused(desk, Hold.DESK)


def test_given_back_nothing_is_left(desk: Path) -> None:
    lock = take(desk, Hold.BESIDE)
    lock.release()
    lock.release()
    assert not desk.with_name("desk.locks").exists()


def test_refused_nothing_is_left_either(desk: Path) -> None:
    lock = take(desk, Hold.DESK)
    for hold in (Hold.DESK, Hold.ALONE):
        _refused(desk, hold)
    assert [file.name for file in desk.with_name("desk.locks").iterdir()] == [lock.file.name]
    lock.release()


def _rewrite(lock: Lock, **changes: object) -> None:
    values = json.loads(lock.file.read_text()) | changes
    lock.file.write_text(json.dumps(values))


def _leave(lock: Lock) -> None:
    """As a holder that died, or whose file came with a synchronised folder."""
    content = lock.file.read_bytes()
    file = lock.file
    lock.release()
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


@pytest.mark.parametrize("hold", Hold)
def test_another_computer_s_holder_is_believed_and_its_file_named(desk: Path, hold: Hold) -> None:
    lock = take(desk, Hold.BESIDE)
    _rewrite(lock, host="the-other-office", boot="another")
    _leave(lock)
    refusal = _refused(desk, hold)
    assert refusal.values["host"] == "the-other-office"
    Path(str(refusal.values["file"])).unlink()  # what the sentence says to do, if it is off
    take(desk, hold).release()


def test_another_person_on_this_computer_is_refused_while_there(desk: Path) -> None:
    lock = take(desk, Hold.BESIDE)
    _rewrite(lock, user="somebody-else")
    assert _refused(desk, Hold.BESIDE).values["user"] == "somebody-else"
    _leave(lock)
    take(desk, Hold.BESIDE).release()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux names its start")
def test_a_dead_container_of_this_computer_holds_nothing(desk: Path) -> None:
    lock = take(desk, Hold.ALONE)
    _rewrite(lock, host="3f2a9c0b1d77")
    _refused(desk, Hold.BESIDE)
    _leave(lock)
    take(desk, Hold.BESIDE).release()


def test_a_holder_s_file_that_makes_no_sense_is_swept_away_once_old(desk: Path) -> None:
    folder = desk.with_name("desk.locks")
    folder.mkdir()
    junk = folder / "desk-x.json"
    junk.write_bytes(b"\x00")
    take(desk, Hold.ALONE).release()
    assert junk.exists()  # it may be somebody who is just writing it
    os.utime(junk, (1, 1))
    take(desk, Hold.ALONE).release()
    assert not folder.exists()


RACE = """
import sys, time
from pathlib import Path
from concierge import clock
from concierge.errors import Refusal
from concierge.workspace.lock import Hold, take
print("ready")
sys.stdin.readline()
won = 0
until = time.monotonic() + 1.5
while time.monotonic() < until:
    try:
        lock = take(Path({path!r}), Hold.ALONE)
    except Refusal:
        continue
    inside = Path({path!r} + ".inside")
    inside.touch(exist_ok=False)   # fails loudly where two are in
    time.sleep(0.001)
    inside.unlink()
    lock.release()
    won += 1
print(won)
"""


def test_two_are_never_in_alone(desk: Path, other_process: Start) -> None:
    racers = [other_process(RACE.format(path=str(desk))) for _ in range(3)]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    won = [racer.communicate("go\n")[0] for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0, 0]
    assert sum(map(int, won)) > 10


def test_a_folder_that_may_not_be_written_is_told(read_only_disk: Path) -> None:
    with refused(Code.READ_ONLY):
        take(read_only_disk / "desk", Hold.BESIDE)

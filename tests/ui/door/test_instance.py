"""One window per workspace: a second start raises the first."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.door.instance import TOKEN, Doorbell, name_of, ring


def test_a_second_start_rings_at_the_first_and_brings_its_token(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "w.concierge"
    bell = Doorbell(path)
    code = (
        "from pathlib import Path; from ui.door.instance import ring;"
        f" print(ring(Path({str(path)!r})))"
    )
    with qtbot.waitSignal(bell.rung, timeout=20000) as rung:
        second = subprocess.Popen(
            [sys.executable, "-c", code],
            env={**os.environ, TOKEN: "token-7"},
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
    assert second.communicate()[0].strip() == "True"
    bell.close()
    assert rung.args == ["token-7"]


def test_where_nobody_is_at_home_nobody_answers(qtbot: QtBot, tmp_path: Path) -> None:
    assert not ring(tmp_path / "w.concierge")


def test_a_socket_left_by_somebody_killed_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "w.concierge"
    first = Doorbell(path)
    second = Doorbell(path)
    assert second._server.isListening()
    first.close()
    second.close()


def test_the_name_is_the_files_and_tells_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "林女士.concierge"
    assert name_of(path) == name_of(tmp_path / "." / "林女士.concierge")
    assert name_of(path) != name_of(tmp_path / "other")
    assert "林" not in name_of(path)
    assert name_of(path).isascii()
    assert sys.getsizeof(name_of(path)) < 200

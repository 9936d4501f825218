"""A window and its screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from ui.on_screen import within

SHOWN = """
import sys
from pathlib import Path
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from concierge.entrance import Entrance
from ui import on_screen, theme
from ui.door.unlock import Unlock
from ui.window import LEAST
from PySide6.QtWidgets import QWidget

app = QApplication([])
theme.apply(app, theme.Theme.LIGHT)
desk = QWidget()
desk.setMinimumSize(*LEAST)
desk.setGeometry(QRect(300, 200, 1920, 1040))  # as it was left on a larger screen
on_screen.fit(desk)
windows = [Unlock(Entrance(Path("none"))), desk]
for window in windows:
    window.show()
app.processEvents()
room = app.primaryScreen().availableGeometry()
print(all(room.contains(one.frameGeometry()) for one in windows))
"""


@given(
    st.builds(QRect, *[st.integers(-4000, 4000)] * 2, *[st.integers(1, 4000)] * 2),
    st.builds(QRect, *[st.integers(-2000, 2000)] * 2, *[st.integers(320, 3000)] * 2),
)
def test_it_lies_within_the_room_and_what_lies_there_stays(wanted: QRect, room: QRect) -> None:
    assert room.contains(within(wanted, room))
    assert within(within(wanted, room), room) == within(wanted, room)
    if room.contains(wanted):
        assert within(wanted, room) == wanted


@pytest.mark.parametrize(
    ("wide", "high"), [(1093, 614), (910, 512), (853, 480), (960, 600), (1920, 1080)]
)
def test_no_window_is_larger_than_its_screen_or_stands_beside_it(
    wide: int, high: int, tmp_path: Path
) -> None:
    screens = tmp_path / "screens.json"
    one = {
        "name": "small",
        "x": 0,
        "y": 0,
        "width": wide,
        "height": high,
        "logicalDpi": 96,
        "dpr": 1,
    }
    screens.write_text(json.dumps({"screens": [one]}), "utf-8")
    platform = {"QT_QPA_PLATFORM": "offscreen:configfile=screens.json"}
    root = {"PYTHONPATH": str(Path(__file__).parents[2])}
    said = subprocess.run(
        [sys.executable, "-c", SHOWN],
        cwd=tmp_path,
        env=os.environ | platform | root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout.strip() == "True", said.stdout + said.stderr

"""Starting: the command line without Qt, the input method, the window, and its end."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from concierge import clock, settings
from concierge.demo import programme
from concierge.demo.cast import Size
from concierge.demo.wanted import Wanted
from concierge.entrance import Entrance
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace
from concierge.workspace.lock import Hold, holders
from tests.ui.conftest import Reach
from ui import app
from ui.app import Start

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.in_a_file


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout


def test_a_verb_of_the_command_line_never_imports_qt(tmp_path: Path) -> None:
    code = (
        "import sys, ui.__main__ as main\n"
        f"main.main(['search', 'x', '--workspace', {str(tmp_path / 'none')!r}])\n"
        "print(sorted(name for name in sys.modules if 'PySide' in name or name == 'ui.app'))"
    )
    assert run(code).strip() == "[]"


def test_the_window_waits_for_none_of_the_slow_packages() -> None:
    slow = {"alembic", "pypinyin", "phonenumbers", "zxcvbn", "argon2", "keyring", "cryptography"}
    later = {
        "PySide6.QtNetwork",
        "concierge.demo.programme",
        "ui.frame.member_page",
        "ui.door.unlock",
    }
    code = (
        "import sys\nfrom concierge.store import work\nfrom ui import app\n"
        f"print(sorted(set(sys.modules) & {slow | later}))"
    )
    assert run(code).strip() == "[]"


def test_sqlalchemy_is_there_before_qt() -> None:
    code = (
        "import sys, builtins\nseen = []\nold = builtins.__import__\n"
        "import ui.__main__ as main\n"
        "from concierge.cli.given import Given\n"
        "main.parse = lambda argv: Given(verb='desk')\n"
        "class Stop(BaseException): pass\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name in ('sqlalchemy', 'PySide6'): seen.append(name)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "import types\n"
        "try:\n    main.main([])\nexcept BaseException:\n    pass\n"
        "print(seen[:2])"
    )
    assert run(code).strip() == "['sqlalchemy', 'PySide6']"


@pytest.mark.parametrize(
    ("asked", "plugin", "used"),
    [("fcitx", False, "ibus"), ("fcitx5", False, "ibus"), ("fcitx", True, "fcitx"),
     ("ibus", False, "ibus"), ("", False, "")],
)  # fmt: skip
def test_who_types_with_fcitx_types_through_ibus_where_its_plugin_is_absent(
    monkeypatch: pytest.MonkeyPatch, asked: str, plugin: bool, used: str
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", asked)
    monkeypatch.setattr(app, "_has_plugin", lambda _name: plugin)
    app.choose_input_method()
    assert os.environ["QT_IM_MODULE"] == used


def entrance(workspace: Path) -> Entrance:
    return Entrance(workspace, key_file=workspace.with_name("desk.key"), login="wang")


@pytest.fixture
def start(
    qapp: QApplication, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Start]]:
    """Starts the desk on this test's workspace, as `concierge desk` does."""
    path = workspace.path
    workspace.close()
    begun: list[Start] = []

    def begin() -> Start:
        made = Start(qapp, entrance(path), "en")
        begun.append(made)
        made.begin()
        return made

    yield begin
    for one in begun:
        if one._window is not None:
            one._window.close()
        one.end()
        qapp.aboutToQuit.disconnect(one.end)
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_start_shows_the_window_and_holds_the_workspace(
    start: Callable[[], Start], qtbot: QtBot, workspace: Workspace
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._window is not None and begun._window.isVisible(), timeout=20000)
    qtbot.waitUntil(lambda: begun._bell is not None, timeout=20000)
    desk = begun._desk
    assert desk is not None
    qtbot.waitUntil(desk.idle, timeout=20000)
    assert [one.hold for one in holders(workspace.path)] == [Hold.DESK]


def test_the_end_lets_the_workspace_go(
    start: Callable[[], Start], qtbot: QtBot, workspace: Workspace
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._window is not None, timeout=20000)
    assert begun._window is not None
    begun._window.close()
    begun.end()
    workspace_file.open(
        workspace.path, key_file=workspace.path.with_name("desk.key"), hold=Hold.ALONE
    ).close()


def test_a_workspace_that_does_not_open_shows_why(
    qapp: QApplication, qtbot: QtBot, start: Callable[[], Start], workspace: Workspace
) -> None:
    workspace.path.with_name("desk.key").unlink()
    begun = start()
    qtbot.waitUntil(lambda: begun._unlock is not None, timeout=20000)
    unlock = begun._unlock
    assert unlock is not None
    assert unlock.isVisible()
    unlock.close()
    unlock.deleteLater()


def test_a_second_start_brings_the_first_window_up_and_ends(
    start: Callable[[], Start], qtbot: QtBot, workspace: Workspace
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._bell is not None, timeout=20000)
    assert begun._window is not None
    begun._window.hide()
    options = ["--workspace", str(workspace.path), "--as", "wang"]
    second = subprocess.Popen(
        [sys.executable, "-m", "ui", "desk", *options],
        env={**os.environ, "CONCIERGE_KEY_FILE": str(workspace.path.with_name("desk.key"))},
        cwd=ROOT,
    )
    qtbot.waitUntil(begun._window.isVisible, timeout=30000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30000)
    assert second.returncode == 0


def test_a_locked_desk_shows_nobodys_name_and_comes_back_to_the_same_place(
    start: Callable[[], Start], qtbot: QtBot, workspace: Workspace, reach: Reach, member: UUID
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._idle is not None, timeout=20000)
    window, desk = begun._window, begun._desk
    assert window is not None
    assert desk is not None
    window.show_member(member)
    qtbot.waitUntil(desk.idle, timeout=20000)
    left = window.navigation.here
    assert (left.screen, left.member_id) == ("member", member)
    window.do("lock")
    assert begun._window is None
    assert holders(workspace.path) == []
    unlock = begun._unlock
    assert unlock is not None
    assert unlock.isVisible()
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    said = " ".join(label.text() for one in shown for label in one.findChildren(QLabel))
    assert "locked" in said
    assert "林" not in said + " ".join(one.windowTitle() for one in shown)
    reach.press(unlock, "unlock.again")
    qtbot.waitUntil(lambda: begun._idle is not None, timeout=20000)
    assert begun._window is not None
    assert begun._window.navigation.here == left
    assert [one.hold for one in holders(workspace.path)] == [Hold.DESK]


def test_a_desk_nobody_touches_is_locked_and_one_that_is_touched_is_not(
    start: Callable[[], Start], qtbot: QtBot, hands: clock.Hands
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._idle is not None, timeout=20000)
    window, idle = begun._window, begun._idle
    assert window is not None
    assert idle is not None
    for _ in range(3):
        hands.move(timedelta(minutes=14))
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_J)
        idle._look()
        assert begun._window is window
    hands.move(timedelta(minutes=15))
    idle._look()
    assert begun._window is None


def test_who_wants_another_workspace_is_led_to_the_door_and_back(
    start: Callable[[], Start], qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    # This test's workspace is the computer's own.
    monkeypatch.setattr(settings, "default_workspace", lambda: workspace.path)
    made = start()
    qtbot.waitUntil(lambda: made._window is not None)
    first = made._window
    assert first is not None
    qtbot.waitUntil(first.isVisible)
    first.do("switch")
    unlock = made._unlock
    assert unlock is not None
    assert unlock.isVisible()
    assert made._window is None
    with workspace_file.open(workspace.path, key_file=made._entrance.key_file):
        pass  # nobody holds it any more
    button = unlock.findChild(QAbstractButton, "sign_in.open")
    assert button is not None
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: made._window is not None, timeout=20000)
    assert made._window is not first


def test_a_desk_that_was_locked_is_as_it_was_left_twice_over(
    start: Callable[[], Start], qtbot: QtBot, member: UUID, reach: Reach
) -> None:
    begun = start()
    qtbot.waitUntil(lambda: begun._idle is not None, timeout=20000)
    for _ in range(2):
        window = begun._window
        assert window is not None
        window.resize(1100, 700)
        window.show_member(member)
        composer = window.screens.member.timeline.composer
        composer.start("note")
        if not composer.text.toPlainText():
            composer.text.setPlainText("喜欢靠窗")
        window.do("lock")
        unlock = begun._unlock
        assert unlock is not None
        assert unlock.size().width() == 1100
        reach.press(unlock, "unlock.again")
        qtbot.waitUntil(lambda: begun._idle is not None, timeout=20000)
        again, desk = begun._window, begun._desk
        assert again is not None
        assert desk is not None
        qtbot.waitUntil(desk.idle, timeout=20000)
        text = again.screens.member.timeline.composer.text
        assert text.toPlainText() == "喜欢靠窗"
        assert again.focusWidget() is text


def test_a_locked_sample_comes_back_to_the_sample(
    qapp: QApplication, qtbot: QtBot, reach: Reach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programme, "Size", lambda: Size(members=4, others=(1, 2), events=2, most=8))
    made = Start(qapp, Entrance(login="shen"), "en", Wanted(seed=7))
    made.begin()
    qtbot.waitUntil(lambda: made._idle is not None, timeout=60000)
    for _ in range(2):
        window = made._window
        assert window is not None
        assert "沈嘉言" in window.windowTitle()
        window.do("lock")
        unlock = made._unlock
        assert unlock is not None
        assert "沈" not in unlock.windowTitle()
        reach.press(unlock, "unlock.again")
        qtbot.waitUntil(lambda: made._idle is not None, timeout=20000)
        assert made._opened is not None
        assert made._opened.sample
        desk = made._desk
        assert desk is not None
        qtbot.waitUntil(desk.idle, timeout=20000)
    assert made._window is not None
    made._window.close()
    made.end()
    qapp.aboutToQuit.disconnect(made.end)
    made.deleteLater()

"""What every test can rely on: no network, no home, no keyring, nothing left running behind it."""

from __future__ import annotations

import gc
import ipaddress
import os
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from datetime import time
from pathlib import Path

import pytest
from hypothesis import settings

from concierge.moments import my_day

ROOT = Path(__file__).parents[1]
GRACE_S = 20
"""How long what a test began may take to end; most of it ends at once."""
TWICE = frozenset({"concierge", "journeys"})
"""Where the tests of what works in a workspace are, in a file and on a server."""
LONGEST = ("journeys", "ui")
"""Where a file of tests takes a minute, or some ten seconds."""
OF_A_FILE = ("store", "workspace", "sealing", "searchindex", "cli", "demo")
"""Rooms whose tests are of files: the file itself, what is typed about one, what is made in one."""

# Before anything makes a QApplication. Tests of a real window start one under a virtual screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two busy cores make a deadline in wall time a coin toss; what must be fast is measured in bench/.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which workspace the tests work in."""
    parser.addoption(
        "--engine",
        choices=("sqlcipher", "postgresql"),
        default="sqlcipher",
        help="where the workspace of a test is: in a file, or on a server",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Tests of what only a file has, or only a file's engine does."""
    config.addinivalue_line("markers", "in_a_file: of a workspace in a file, not on a server")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a file, all that needs no server; on a server what does, and what works in a workspace
    once more."""
    in_a_file = config.getoption("--engine") == "sqlcipher"
    # The panels' tests take their time: on a server they are run where somebody names them.
    twice = TWICE | {"ui"} if any("tests/ui" in arg for arg in config.args) else TWICE
    wanted = [
        item
        for item in items
        if _needs_a_server(item) != in_a_file
        or (not in_a_file and _works_in_a_workspace(item, twice))
    ]
    chosen = set(wanted)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    # What takes longest first, so that of several processes none is left alone with it.
    items[:] = sorted(wanted, key=_turn)


def _turn(item: pytest.Item) -> int:
    place = item.path.relative_to(ROOT / "tests").parts[0]
    return LONGEST.index(place) if place in LONGEST else len(LONGEST)


def _needs_a_server(item: pytest.Item) -> bool:
    return not {"server", "own_server"}.isdisjoint(getattr(item, "fixturenames", ()))


def _works_in_a_workspace(item: pytest.Item, places: Collection[str]) -> bool:
    place = item.path.relative_to(ROOT / "tests").parts
    return (
        place[0] in places
        and place[1] not in OF_A_FILE
        and "workspace" in getattr(item, "fixturenames", ())
        and item.get_closest_marker("in_a_file") is None
    )


def pytest_sessionstart() -> None:
    """Rubbish is looked for between the tests, on this thread: see `Start._sweep_from_now`."""
    gc.disable()


def pytest_runtest_logfinish() -> None:
    """When all of a test is over; widgets nobody holds any more end here."""
    gc.collect(1)


class OutsideWorld(AssertionError):
    """A test reached for a machine that is not this one."""


def _only_loopback(event: str, args: tuple[object, ...]) -> None:
    """Refuse names and addresses of other machines; an audit hook sees every library's sockets."""
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = (
            address[0] if isinstance(address, tuple) else "localhost"
        )  # else a Unix socket's path
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if host in (None, "", b"", "localhost", b"localhost"):
        return
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        loopback = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise OutsideWorld(f"{event} {name}")


sys.addaudithook(_only_loopback)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, no session bus and no settings from outside: no test sees the person's own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    for name in [name for name in os.environ if name.startswith("CONCIERGE_")]:
        monkeypatch.delenv(name)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home


@pytest.fixture
def left_behind() -> Callable[[], list[object]]:
    """Tells which threads begun since, shown windows and running timers are still there."""
    before = set(threading.enumerate())
    return lambda: [*_windows_left(), *_threads_left(before)]


@pytest.fixture(autouse=True)
def own_day() -> Iterator[None]:
    """A day begins as the settings have it at first, whatever a test before chose."""
    yield
    my_day.begin_at(time(4))


@pytest.fixture(autouse=True)
def nothing_outlives_its_test(left_behind: Callable[[], list[object]]) -> Iterator[None]:
    """Threads, shown windows and running timers end with the test that made them."""
    yield
    left = left_behind()
    assert not left, f"left behind: {left}"


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    """Those still alive after some grace; Python's stand-ins for Qt's threads never end."""
    new = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in new:
        thread.join(GRACE_S)
    return [thread for thread in new if thread.is_alive()]


def _windows_left() -> list[object]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    if app is None:
        return []
    from PySide6.QtCore import (
        QCoreApplication,
        QEvent,
        QThreadPool,
        QTimer,
    )  # only once Qt is there

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left: list[object] = [window for window in app.topLevelWidgets() if window.isVisible()]
    left += [timer for timer in app.findChildren(QTimer) if timer.isActive()]
    if not QThreadPool.globalInstance().waitForDone(GRACE_S * 1000):
        left.append(QThreadPool.globalInstance())
    return left


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """Finds a real data set by name; where it is not beside the checkout, the test is skipped."""

    def path(name: str) -> Path:
        folder = ROOT.parent / "shared" / "data" / name
        if not folder.exists():
            pytest.skip(f"no real data here: {name} is not in ../shared/data")
        return folder

    return path

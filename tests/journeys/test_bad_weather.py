"""Bad weather, through the whole window: it stays alive, says so, loses nothing, and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.workspace import live
from concierge.workspace import server as workspace_server
from concierge.workspace.server import TeamWorkspace
from tests.concierge.conftest import signed_in
from tests.journeys.seat import Seat, SitDown
from tests.server import Server
from tests.wire import At, Wire, laid

ALIVE_S = 5.0
"""The longest the window may be without a sign of life. It promises a fifth of a second; but busy
processors owe a test less than a person, and who waited for the server would wait far longer."""
PATIENCE_MS = 20_000
NOWHERE = 1
"""A port where nobody is."""


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A silent server is given up sooner than a person would want."""
    monkeypatch.setattr(live, "BEAT_S", 0.5)
    monkeypatch.setattr(live, "ANSWER_S", 2.5)


@pytest.fixture
def workspace(team: TeamWorkspace) -> TeamWorkspace:
    """On a server, whichever engine the other tests are run on."""
    return team


@pytest.fixture
def wire(server: Server) -> Iterator[Wire]:
    """Between 王静's desk and the server."""
    with laid(server.port) as one:
        yield one


@pytest.fixture
def near(team: TeamWorkspace) -> Work:
    """王静, right beside the server."""
    return signed_in(team, "wang")  # type: ignore[arg-type]


@pytest.fixture
def work(near: Work, wire: Wire) -> Iterator[Work]:
    """王静, at the far end of the wire."""
    assert isinstance(near.workspace, TeamWorkspace)
    with workspace_server.open(near.workspace.url.set(port=wire.port)) as far:
        yield Work(far, near.actor)


@pytest.fixture
def lin(near: Work) -> UUID:
    """林女士, whom 王静 serves."""
    new = NewMember("88000001", "林雅岚", "林女士", steward_id=near.actor.steward_id)
    return near.write(add_member, new).result


@pytest.fixture
def said(team: TeamWorkspace, lin: UUID) -> Callable[[], list[str]]:
    """What stands on 林女士's timeline, asked beside the server."""

    def read() -> list[str]:
        lead = signed_in(team, "shen")  # type: ignore[arg-type]
        page = lead.read(timeline.page, lin, Filter(kind="contact"), None, 100)
        return [row.body for row in page.rows]

    return read


class Pulse(QTimer):
    """Beats on the window's thread, and remembers the longest it could not."""

    def __init__(self) -> None:
        super().__init__(interval=10)
        self.longest = 0.0
        self._last = time.monotonic()
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def pulse(qtbot: QtBot) -> Iterator[Pulse]:
    """The window's."""
    beating = Pulse()
    yield beating
    beating.stop()
    beating.deleteLater()


def open_lin(seat: Seat) -> None:
    """林女士's page, by the keyboard."""
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+1")


@pytest.mark.parametrize(
    ("tongue", "lost"), [("en", "No word from the server"), ("zh", "联系不上服务器")]
)
def test_a_network_that_swallows_everything_is_said_and_sat_out(
    tongue: str, lost: str, lin: UUID, wire: Wire, sit_down: SitDown, qtbot: QtBot,
    pulse: Pulse, said: Callable[[], list[str]],
) -> None:  # fmt: skip
    seat = sit_down(tongue)
    open_lin(seat)
    seat.watch()
    seat.keys.type("改签到几点？")
    begun = seat.writing()
    pulse.longest = 0.0
    wire.swallow(True)
    seat.keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: lost in seat.name("status.line"), timeout=PATIENCE_MS)
    seat.waits_for("composer.trouble", PATIENCE_MS)
    assert seat.writing() == begun
    assert said() == []
    assert pulse.longest < ALIVE_S
    wire.swallow(False)
    qtbot.waitUntil(lambda: lost not in seat.name("status.line"), timeout=PATIENCE_MS)
    seat.keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: "改签到几点？" in seat.last(), timeout=PATIENCE_MS)
    assert said() == ["改签到几点？"]


def test_an_answer_lost_on_the_way_back_is_no_second_entry(
    lin: UUID, wire: Wire, sit_down: SitDown, qtbot: QtBot,
    said: Callable[[], list[str]],
) -> None:  # fmt: skip
    seat = sit_down("en")
    open_lin(seat)
    seat.watch()
    seat.keys.type("改签到几点？")
    wire.cut_at = At.ASKED
    seat.keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: "改签到几点？" in seat.last(), timeout=PATIENCE_MS)
    assert wire.cuts == 1
    assert seat.writing()[1] == "|"
    assert said() == ["改签到几点？"]


def test_a_desk_that_ends_before_it_hears_does_not_bring_back_what_was_saved(
    lin: UUID, work: Work, wire: Wire, sit_down: SitDown, qtbot: QtBot,
    said: Callable[[], list[str]],
) -> None:  # fmt: skip
    seat = sit_down("en")
    open_lin(seat)
    seat.keys.type("改签到几点？")
    to, wire.cut_at, wire.to = wire.to, At.ASKED, NOWHERE
    seat.keys.press_and_go("Ctrl+Return")
    qtbot.waitUntil(lambda: wire.cuts == 1 and said() == ["改签到几点？"], timeout=PATIENCE_MS)
    seat.dies()
    wire.to = to
    again = sit_down("en")
    open_lin(again)
    assert again.writing()[1] == "|"
    assert "改签到几点？" in again.last()
    assert said() == ["改签到几点？"]


@pytest.mark.usefixtures("short_patience")
def test_what_others_wrote_while_the_server_was_lost_is_there_when_it_is_back(
    lin: UUID, team: TeamWorkspace, wire: Wire, sit_down: SitDown, qtbot: QtBot
) -> None:
    seat = sit_down("en")
    open_lin(seat)
    seat.watch()
    wire.swallow(True)
    qtbot.waitUntil(lambda: "No word" in seat.name("status.line"), timeout=PATIENCE_MS)
    lead = signed_in(team, "shen")  # type: ignore[arg-type]
    lead.write(log_contact, Contact(lin, "主管已回电致歉"))
    wire.swallow(False)
    qtbot.waitUntil(lambda: "主管已回电致歉" in seat.last(), timeout=PATIENCE_MS)

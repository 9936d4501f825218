"""The line at the foot."""

from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from concierge import words
from concierge.clock import Hands
from concierge.errors import Code, Refusal
from concierge.workspace.live import Weather
from ui.frame.status import StatusLine
from ui.widgets.labels import PlainLabel
from ui.widgets.toast import Toast

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def line(qtbot: QtBot, hands: Hands) -> StatusLine:
    """As it stands on a server."""
    made = StatusLine(ZONE)
    made.show_whose("王静 · 上海一组", "db.example.com")
    qtbot.addWidget(made)
    made.show_members(300)
    made.show_saved(hands.at)
    return made


def test_it_says_what_was_saved_and_whose_desk_it_is(line: StatusLine) -> None:
    assert line.accessibleName() == "Saved 14:05, 王静 · 上海一组, db.example.com, My members 300"


def test_a_lost_server_comes_first_until_it_is_back(line: StatusLine, hands: Hands) -> None:
    before = line.accessibleName()
    line.show_weather(Weather(Refusal(Code.SERVER_AWAY)))
    assert line.accessibleName() == (
        "No word from the server since 14:05. What you write is kept on this computer., " + before
    )
    line.show_weather(Weather())
    assert line.accessibleName() == f"The server answers again, {before}"


def test_who_is_not_let_in_any_more_is_told_so(line: StatusLine) -> None:
    line.show_weather(Weather(Refusal(Code.PASSWORD_WRONG)))
    assert "did not take this login" in line.accessibleName()


@pytest.mark.parametrize("width", range(500, 1300, 50))
def test_what_matters_least_is_left_out_whole_where_there_is_no_room(
    line: StatusLine, qtbot: QtBot, width: int
) -> None:
    line.resize(width, 24)
    line.show_keys(("move", "screens", "sheet", "call", "palette"))
    with qtbot.waitExposed(line):
        line.show()
    (said,) = (one for one in line.findChildren(PlainLabel) if one.text())
    parts = ["Saved 14:05", "王静 · 上海一组", "db.example.com", "My members 300"]
    left = said.text().split("     ")
    assert left == parts[: len(left)]
    assert said.width() >= said.sizeHint().width()
    assert left == parts or width < 900


@pytest.mark.parametrize("width", [900, 960, 1440])
def test_why_something_was_refused_is_told_to_its_end(
    line: StatusLine, qtbot: QtBot, width: int
) -> None:
    values = {"status": "in progress", "missing": "a promise kept or withdrawn, what was told"}
    why = words.refusal(Refusal(Code.NOT_READY, **values))
    line.resize(width, 24)
    line.show_keys(("move", "screens", "sheet", "call", "palette"))
    toast = Toast(line)
    line.hold_last(toast)
    with qtbot.waitExposed(line):
        line.show()
    toast.show_message(why, undoable=False)
    said = toast.findChild(PlainLabel, "toast.text")
    qtbot.waitUntil(lambda: said.width() >= said.sizeHint().width())
    assert said.text() == why
    assert said.toolTip() == ""

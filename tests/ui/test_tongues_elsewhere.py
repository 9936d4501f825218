"""At a lead's desk, at an administrator's and at the door, too, everything is said in the language
that is spoken: what was built in the other one, what comes up by itself, and what is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from concierge.members import lines, tiers
from concierge.settings import Settings
from concierge.store.work import Work
from concierge.workspace.file import Workspace
from tests.ui.conftest import desk_of
from tests.ui.tongues import Listening
from ui import language, theme
from ui.desk import Desk
from ui.door.first_run import FirstRun
from ui.door.refused import Refused
from ui.door.sign_in import SignInPage
from ui.trouble import Trouble
from ui.window import Window

CODES = [
    word
    for one in (*lines.DEFAULTS, *tiers.DEFAULTS)
    for word in (getattr(one, "icon", ""), one.code, one.name_en, one.name_zh)
    if word
]
WRITTEN = ["林雅岚", "林女士", "吴柏川", "吴先生", "金卡", "上海", "王静", "何敏", "沈嘉言", *CODES]
"""What people are called, and where they are; lines and tiers by their codes and both names."""
OTHER = {"zh": "en", "en": "zh"}
Still = Callable[[], None]
BOTH = pytest.mark.parametrize("tongue", ["zh", "en"])


def opened(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Window:
    """A window at that desk."""
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Window(desk, Trouble(), Settings(), sample=True)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    qtbot.waitUntil(desk.idle)
    return made


@pytest.fixture
def members(add: Callable[..., UUID]) -> list[UUID]:
    """Two of 王静's."""
    return [add("林雅岚", "林女士"), add("吴柏川", "吴先生")]


@BOTH
def test_at_a_leads_desk(
    tongue: str, qtbot: QtBot, qapp: QApplication, workspace: Workspace, lead: Work,
    members: list[UUID], reach: Any,
) -> None:  # fmt: skip
    with desk_of(workspace, lead) as desk:
        language.speak(qapp, OTHER[tongue])
        window = opened(qtbot, qapp, desk)

        def still() -> None:
            settle()
            qtbot.waitUntil(desk.idle)

        for _ in leading(window, members, reach, still):
            pass
        language.speak(qapp, tongue)
        still()
        now = Listening(tongue, WRITTEN)
        for _ in leading(window, members, reach, still):
            now.listen(window)
        window.close()
    assert not now.foreign(), "\n".join(now.foreign())


@BOTH
def test_at_an_administrators_desk(
    tongue: str, qtbot: QtBot, qapp: QApplication, workspace: Workspace, setup: Work, reach: Any,
    members: list[UUID],
) -> None:  # fmt: skip
    with desk_of(workspace, setup) as desk:
        language.speak(qapp, OTHER[tongue])
        window = opened(qtbot, qapp, desk)

        def still() -> None:
            settle()
            qtbot.waitUntil(desk.idle)

        for _ in arranging(window, reach, still):
            pass
        language.speak(qapp, tongue)
        still()
        now = Listening(tongue, WRITTEN)
        for _ in arranging(window, reach, still):
            now.listen(window)
        window.close()
    assert not now.foreign(), "\n".join(now.foreign())


@BOTH
def test_at_the_door(tongue: str, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    language.speak(qapp, OTHER[tongue])
    window = QWidget()
    window.resize(900, 700)
    qtbot.addWidget(window)
    doors = FirstRun(tmp_path / "desk.db", None, window), SignInPage(window), Refused(window)
    window.show()
    language.speak(qapp, tongue)
    settle()
    now = Listening(tongue)
    for _ in at_the_door(*doors):
        now.listen(window)
    window.close()
    assert not now.foreign(), "\n".join(now.foreign())


def settle() -> None:
    """The language has come everywhere, and what it replaced is gone."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def leading(window: Window, members: list[UUID], reach: Any, still: Still) -> Iterator[str]:
    """What a lead does, once, and takes back; each of it refused once."""
    for screen in ("today", "issues", "members"):
        window.do(f"screen.{screen}")
        still()
        yield screen
    reach.choose(window, "members.of", "team")
    still()
    yield "members of the team"
    window.show_team()
    still()
    team = window.screens._built["team"]
    reach.find(window, "team.list").choose_first()
    window.do("sheet")
    yield "sheet"
    window.do("sheet")
    team.ask_leave()
    still()
    yield "leaves, with nothing"
    reach.find(window, "team.list").choose(next(r.id for r in team.list.rows() if r.load.members))
    team.ask_leave()
    still()
    reach.press(window, "team.leave.hand_over")
    yield "leaves, with members"
    team.ask_cover()
    yield "stand-in"
    window.screens._built["team"].form.until._open_calendar()
    yield "calendar"
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    reach.press(window, "team.cover.how.weekly")
    for field in ("hours", "until", "zone"):
        reach.write(window, f"team.cover.{field}", "7 8 9")
    reach.press(window, "team.cover.commit")
    still()
    yield "stand-in, refused"
    team.ask_cover()
    reach.press(window, "team.cover.how.weekly")
    reach.press(window, "team.cover.commit")
    still()
    yield "a roster"
    reach.find(window, "team.plans").choose_first()
    team.plans.ask_end()
    yield "how much of it"
    menu = reach.find(window, "team.plans.how_much")
    menu.actions()[0].trigger()
    menu.close()
    still()
    for _ in range(2):
        yield "ended"
        window.do("undo")
        still()
    window.floats.ask_where_to(members)
    still()
    yield "move"
    reach.find(window, "move.to").setText("7")
    yield "move, to nobody"
    reach.find(window, "move.to").clear()
    window.floats._move._take_current()
    still()
    yield "moved"
    window.do("undo")
    still()
    yield "moved back"
    window.show_member(members[0])
    still()
    yield "a member"
    window.do("look")
    yield "look"
    window.floats.put_away()
    yield from arranging(window, reach, still)


def arranging(window: Window, reach: Any, still: Still) -> Iterator[str]:
    """What is set up, and what is on the record."""
    window.show_people()
    still()
    people = window.screens._built["people"]
    for room, code, save in (
        ("people", "people.login", "people.save"),
        ("lines", "lines.code", "lines.save"),
        ("tiers", "tiers.code", "tiers.save"),
    ):
        reach.press(window, f"people.what.{room}")
        still()
        yield room
        reach.press(window, "people.add")
        reach.press(window, save)
        still()
        yield f"{room}, nothing given"
        reach.find(window, code).setText("7" * 70)
        reach.press(window, save)
        still()
        yield f"{room}, no name"
    reach.press(window, "people.what.people")
    reach.press(window, "people.add")
    people.person.capacity.setText("7.5")
    reach.press(window, "people.save")
    yield "no number"
    for row in people.lists["people"].list.rows():
        people.lists["people"].list.setFocus()
        people.lists["people"].list.choose(row.id)
        still()
        yield "a person"
    reach.press(window, "people.what.workspace")
    reach.find(window, "workspace.zone").setText("7")
    reach.press(window, "workspace.save")
    still()
    yield "a zone, refused"
    window.show_audit()
    still()
    yield "audit"
    field = reach.find(window, "audit.member")
    field.setText("7")
    field.returnPressed.emit()
    still()
    yield "audit of nobody"
    field.clear()
    field.returnPressed.emit()
    still()
    window.show_settings()
    still()
    yield "settings"
    window.do("sheet")
    yield "sheet"
    window.do("sheet")


def at_the_door(first: FirstRun, page: SignInPage, refused: Refused) -> Iterator[str]:
    """Whatever is asked and refused before one is in."""
    yield "first run"
    first._try()
    yield "nothing given"
    first.refuse(Refusal(Code.KEYRING_ABSENT))
    yield "no keyring"
    first._place.set_value("server")
    first._show_place("server")
    first._try()
    yield "no server named"
    first.ask_who_only()
    yield "who only"
    page.ask([])
    page.form.submit()
    yield "sign in"
    page.refuse(Refusal(Code.PASSWORD_NEEDED))
    yield "a password is needed"
    page.refuse(Refusal(Code.KEYRING_LOCKED))
    yield "locked"
    for code in (Code.LOCKED, Code.SIGN_IN_NEEDED, Code.OLDER_FILE, Code.KEYRING_ABSENT):
        refused.show_refusal(Refusal(code, logins=["wang"]))
        yield code
    refused.show_bug("")
    yield "a bug"

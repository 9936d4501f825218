"""A desk on the real workspace the tests of `concierge/` work in: the same people and Friday."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import words
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.workspace.drafts import open_for
from concierge.workspace.file import Workspace
from tests.concierge.conftest import (
    colleague,
    hands,
    lead,
    server,
    setup,
    team,
    team_identity,
    team_template,
    template,
    work,
    workspace,
)
from tests.patience import qtbot
from ui import theme
from ui.desk import Desk
from ui.voice import Voice

__all__ = [
    "colleague",
    "hands",
    "lead",
    "qtbot",
    "server",
    "setup",
    "team",
    "team_identity",
    "team_template",
    "template",
    "work",
    "workspace",
]


@pytest.fixture
def desk(qapp: QApplication, workspace: Workspace, work: Work) -> Iterator[Desk]:
    """王静's desk. It speaks English unless a test says otherwise."""
    with desk_of(workspace, work) as made:
        yield made


@contextmanager
def desk_of(workspace: Workspace, work: Work) -> Iterator[Desk]:
    """The desk of whoever works there, drafts and all."""
    # On a server a desk has a key of its own for its drafts.
    key = getattr(workspace, "key", bytes(32))
    drafts = open_for(workspace.identity.workspace, key, work.actor.steward_id)
    made = Desk(work, drafts)
    yield made
    made.close()
    drafts.close()


@pytest.fixture
def voice(qapp: QApplication) -> Voice:
    """What a panel says, and where it would send the person; nobody listens but the test."""
    return Voice()


@pytest.fixture
def settled(desk: Desk, qtbot: QtBot) -> Callable[[], None]:
    """Waits until everything the desk was asked has been answered."""
    return lambda: qtbot.waitUntil(desk.idle)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Every test begins in English, with the plurals the program has, and leaves no translator."""
    from ui import language

    language.speak(qapp, "en")
    yield
    for left in qapp.findChildren(QTranslator):
        qapp.removeTranslator(left)
        left.deleteLater()
    words.speak("en")


@pytest.fixture(autouse=True)
def at_its_usual_size(qapp: QApplication) -> Iterator[None]:
    """A test that lets text grow leaves it as it was."""
    yield
    if theme.scale() != 1:
        theme.apply(qapp, theme.Theme.LIGHT)


@pytest.fixture
def add(work: Work) -> Callable[..., UUID]:
    """Adds a member of 王静's: `add("林雅岚", "林女士")`."""
    numbers = iter(range(88000001, 88999999))

    def member(name: str, address: str = "", tier: str = "金卡", phone: str = "") -> UUID:
        new = NewMember(
            number=str(next(numbers)),
            name=name,
            address=address,
            tier=tier,
            city="上海",
            phones=(phone,) if phone else (),
            steward_id=work.actor.steward_id,
        )
        return work.write(add_member, new).result

    return member


@pytest.fixture
def member(add: Callable[..., UUID]) -> UUID:
    """林女士, a member of 王静's."""
    return add("林雅岚", "林女士", "黑金", "13800004417")


class Reach:
    """Finds and presses things as a person or a screen reader would: by identifier."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def find(self, place: QWidget, identifier: str) -> Any:
        """The widget of that identifier."""
        found = place.findChild(QWidget, identifier)
        assert found is not None, identifier
        assert found.accessibleIdentifier() == identifier
        return found

    def press(self, place: QWidget, identifier: str) -> None:
        """Presses that button, which must be there to be seen."""
        button = self.find(place, identifier)
        assert button.isVisibleTo(place), identifier
        button.click()

    def write(self, place: QWidget, identifier: str, text: str) -> None:
        """Types that text into the field, in place of what is there."""
        field = self.find(place, identifier)
        field.setFocus()
        self._qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClick(field, Qt.Key.Key_Delete)
        if text.isascii():
            self._qtbot.keyClicks(field, text)
        else:
            self._compose(field, text)

    def _compose(self, field: QWidget, text: str) -> None:
        """Han characters come from an input method, not from keys."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    def choose(self, place: QWidget, identifier: str, value: object) -> None:
        """Chooses that value of a choice, as a person does."""
        field = self.find(place, identifier)
        field.set_value(value)
        field.changed.emit(field.value())

    def rows(self, place: QWidget, identifier: str) -> list[str]:
        """What a screen reader hears of each row of that list."""
        model = self.find(place, identifier).model()
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(n, 0).data(role) for n in range(model.rowCount())]

    def nameless(self, place: QWidget) -> list[str]:
        """What can be reached by Tab or pressed and has no accessible name."""
        return [
            f"{type(one).__name__} {one.objectName()}"
            for one in place.findChildren(QWidget)
            if one.window() is place.window()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not one.objectName().startswith("qt_")
            and not self.spoken(one)
        ]

    def spoken(self, widget: QWidget) -> str:
        """Its name as a screen reader hears it."""
        heard = QAccessible.queryAccessibleInterface(widget)
        return heard.text(QAccessible.Text.Name) if heard else ""


@pytest.fixture
def reach(qtbot: QtBot) -> Reach:
    """Finds, presses, writes and reads by identifier."""
    return Reach(qtbot)

"""A place at the desk: the whole window on a workspace, and a person with hands on its keys."""

from collections.abc import Callable
from typing import Self, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from concierge.settings import Settings
from concierge.store.work import Work
from concierge.workspace.drafts import open_for
from concierge.workspace.live import Live
from concierge.workspace.server import TeamWorkspace
from tests.journeys.keyboard import Keyboard
from ui.desk import Desk
from ui.trouble import Trouble
from ui.widgets.field import FieldButton
from ui.window import Window

TABS = ("composer.contact", "composer.note", "composer.issue", "composer.promise")
W = TypeVar("W", bound=QWidget)


class Seat:
    """Opens the window. What it can do with it is press keys, look, and leave."""

    def __init__(self, work: Work, qtbot: QtBot, size: tuple[int, int] = (1440, 900)) -> None:
        self._qtbot = qtbot
        workspace = work.workspace
        # On a server a desk has a key of its own for its drafts.
        key = getattr(workspace, "key", bytes(32))
        self._drafts = open_for(workspace.identity.workspace, key, work.actor.steward_id)
        self._drafts.settle(work.done)  # as the program does when it opens a workspace
        live = Live(workspace) if isinstance(workspace, TeamWorkspace) else None
        self._desk = Desk(work, self._drafts, live=live)
        self.window = Window(self._desk, Trouble(), Settings())
        self._left = False
        # The screen of tests without a screen is smaller than any.
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(*size)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.window.start()
        self.window.prepare()
        self.keys = Keyboard(self.window, self.settle)
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked has been answered, and shown."""
        for _ in range(2):
            self._qtbot.waitUntil(self._desk.idle, timeout=30_000)

    def presses(self, identifier: str) -> None:
        """Presses that button, which can be seen."""
        button = self._find(QAbstractButton, identifier)
        assert button.isVisible(), identifier
        button.click()
        self.settle()

    def opens_the_menu_of(self, identifier: str, who: str) -> None:
        """Right mouse button on the row of that list that names `who`."""
        view = self._find(QListView, identifier)
        rows = [n for n, row in enumerate(self.hears(identifier)) if who in row]
        at = view.visualRect(view.model().index(rows[0], 0)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        self.settle()

    def offers(self) -> list[str]:
        """What the menu that is open offers, by the ids of commands."""
        return [str(one.data()) for one in self._menu().actions() if not one.isSeparator()]

    def chooses(self, command_id: str) -> None:
        """Takes that from the menu that is open."""
        menu = self._menu()
        wanted = next(one for one in menu.actions() if one.data() == command_id)
        assert wanted.isEnabled(), command_id
        menu.hide()
        self.window.activateWindow()  # as a window system does, and the one of tests does not
        wanted.trigger()
        self.settle()

    def writes_in(self, identifier: str, text: str) -> None:
        """Writes that into a field, where the focus stays."""
        field = self._find(QLineEdit, identifier)
        field.setText(text)
        field.textEdited.emit(text)
        self.settle()

    def chosen_in(self, identifier: str) -> object:
        """The value that is chosen in that field, which can be seen."""
        field = self._find(FieldButton, identifier)
        assert field.isVisible(), identifier
        return field.value()

    def chooses_in(self, identifier: str, value: object) -> None:
        """Chooses that value, as a person does from the list."""
        field = self._find(FieldButton, identifier)
        field.set_value(value)
        field.changed.emit(value)
        self.settle()

    def chooses_from(self, identifier: str) -> bool:
        """Whether the choices of that field are open."""
        return self._find(QComboBox, identifier).view().isVisible()

    def _menu(self) -> QMenu:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu)]
        return next(one for one in shown if one.isVisible())

    def hears(self, identifier: str) -> list[str]:
        """What a screen reader says of each row of that list."""
        view = self._find(QListView, identifier)
        model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(n, 0).data(role)) for n in range(model.rowCount())]

    def current(self, identifier: str) -> str:
        """The row of that list the keyboard is on, as it is heard."""
        index = self._find(QListView, identifier).currentIndex()
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def chosen(self, identifier: str) -> str:
        """The row of that list that is selected, as it is heard; empty if none is."""
        chosen = self._find(QListView, identifier).selectedIndexes()
        return str(chosen[0].data(Qt.ItemDataRole.AccessibleTextRole)) if chosen else ""

    def last(self) -> str:
        """The newest row of the member's timeline."""
        return self.hears("member.stream")[-1]

    def told(self) -> str:
        """What the bar at the foot says just now."""
        return self.reads("toast.text")

    def reads(self, identifier: str) -> str:
        """What that label says."""
        return self._find(QLabel, identifier).text()

    def name(self, identifier: str) -> str:
        """How a screen reader names that widget."""
        return self._find(QWidget, identifier).accessibleName()

    def describes(self, identifier: str) -> str:
        """What a screen reader adds to it."""
        return self._find(QWidget, identifier).accessibleDescription()

    def writing(self) -> tuple[str, str, str]:
        """What is being written: whose header is above it, the text, with | where the caret is,
        and the tab it is on."""
        text = self._find(QTextEdit, "composer.text")
        written, at = text.toPlainText(), text.textCursor().position()
        (tab,) = [one for one in TABS if self._find(QAbstractButton, one).isChecked()]
        return self.name("member.header"), f"{written[:at]}|{written[at:]}", tab

    def writes(self, identifier: str) -> str:
        """What is written in that field, which can be seen."""
        field = self._find(QWidget, identifier)
        assert field.isVisible(), identifier
        return field.toPlainText() if isinstance(field, QTextEdit) else str(field.property("text"))

    def focuses(self, identifier: str) -> None:
        """The keyboard goes to that field."""
        self._find(QWidget, identifier).setFocus()
        self.settle()

    def in_call(self) -> str:
        """What is being written of the call in the card, with | where the caret is."""
        assert self.sees("call.card")
        text = self._find(QTextEdit, "call.text")
        written, at = text.toPlainText(), text.textCursor().position()
        return f"{written[:at]}|{written[at:]}"

    def watch(self) -> None:
        """From now on see what others write, as the program does once its window stands."""
        self._desk.watch()
        self.settle()

    def waits_for(self, identifier: str, most_ms: int = 5000) -> None:
        """Until that widget is in sight."""
        self._qtbot.waitUntil(lambda: self.sees(identifier), timeout=most_ms)

    def sees(self, identifier: str) -> bool:
        """Whether it is there to be seen."""
        of_all = self.window.findChildren(QWidget)
        return any(one.accessibleIdentifier() == identifier and one.isVisible() for one in of_all)

    def leave(self) -> None:
        """Close the window, and everything behind it."""
        if not self._left:
            self._left = True
            self.settle()
            self.window.close()
            self._desk.close()
            self._drafts.close()
            self.window.deleteLater()

    def dies(self) -> None:
        """Nothing more is kept, and nobody hears of what was asked."""
        self._left = True
        self._desk.close()
        self._drafts.close()
        self.window.hide()
        self.window.deleteLater()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.leave()

    def _find(self, kind: type[W], identifier: str) -> W:
        found = [
            one
            for one in self.window.findChildren(kind)
            if one.accessibleIdentifier() == identifier
        ]
        assert found, identifier
        return next((one for one in found if one.isVisible()), found[0])


SitDown = Callable[..., Seat]
"""How a test sits down: in which language, in how large a window."""

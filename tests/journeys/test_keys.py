"""Every key that stands on a screen works wherever the focus is on it, on every keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from tests.journeys.seat import Seat, SitDown
from ui.commands import COMMANDS, Command, Place

ZONE = "Asia/Shanghai"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def busy(member: UUID, work: Work) -> UUID:
    """林女士 with an issue, a promise and a reminder."""
    soon = clock.now() + timedelta(hours=1)
    issue = IssueDraft("酒店丢了", "travel")
    promises = (PromiseDraft("订好酒店", soon, ZONE),)
    work.write(log_contact, Contact(member, "电话", issue=issue, promises=promises))
    work.write(set_reminder, member, ReminderDraft("问候", soon, ZONE))
    return member


@dataclass(frozen=True)
class Screen:
    """How one comes there, and which places it is."""

    keys: tuple[str, ...]
    places: tuple[Place, ...]


SCREENS = {
    "today": Screen(("Ctrl+1",), ("window", "today")),
    "member": Screen(("Ctrl+1", "J", "Return"), ("window", "member")),
    "members": Screen(("Ctrl+2",), ("window",)),
    "issues": Screen(("Ctrl+3",), ("window",)),
    "settings": Screen(("Ctrl+7",), ("window",)),
}


def reason_not(one: Command, key: str, focus: QWidget) -> str:
    """Why a key does something else, or nothing, where the focus is; empty if it must act."""
    text = isinstance(focus, QLineEdit | QTextEdit)
    if one.id.startswith("conscience."):
        return "it stands beside what is warned about, and nowhere else"
    if text and (len(key) == 1 or key == "Space"):
        return "it is text there"
    if text and key in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y"):
        return "it belongs to the text the caret was put into"
    if one.id == "today.open":
        return "it opens the row, or presses what has the focus"
    if key == "Esc":
        return "it leaves what has the focus: step by step, see test_next"
    return ""


class Heard(QObject):
    """Which shortcuts fired, instead of what they do."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat.window)
        self.fired: list[str] = []
        for shortcut in seat.window.findChildren(QShortcut):
            shortcut.activated.disconnect()
            shortcut.activated.connect(partial(self.fired.append, _text(shortcut.key())))
            shortcut.activatedAmbiguously.connect(partial(self.fired.append, "ambiguous"))


def _text(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)


def focusables(seat: Seat) -> Iterator[QWidget]:
    """All that the keyboard can be on."""
    for one in seat.window.findChildren(QWidget):
        wants = one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if wants and one.isVisible() and one.isEnabled() and one.focusProxy() is None:
            yield one


def press(seat: Seat, key: str) -> None:
    one = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(seat.window.windowHandle(), one.key(), one.keyboardModifiers())


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_of_a_screen_works_from_everything_on_it(
    busy: UUID, sit_down: SitDown, name: str
) -> None:
    seat, screen = sit_down(), SCREENS[name]
    seat.keys.press(*screen.keys)
    heard, dead = Heard(seat), []
    told = [one for one in COMMANDS if one.place in screen.places and not one.for_leads]
    for focus in list(focusables(seat)):
        for one in told:
            for key in one.keys:
                focus.setFocus()
                if QApplication.focusWidget() is not focus or reason_not(one, key, focus):
                    continue
                heard.fired.clear()
                press(seat, key)
                if heard.fired != [_text(QKeySequence(key))]:
                    dead.append((one.id, key, focus.objectName(), *heard.fired))
    assert not dead, "\n".join(map(str, dead))


def test_the_composers_keys_work_from_an_open_issue_and_the_pane(
    busy: UUID, sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("Return")
    assert seat.sees("issue.close")
    seat.keys.press("F6", "F6", "Alt+2")
    assert seat.writing()[2] == "composer.note"
    seat.keys.press("F6", "Ctrl+I")
    assert seat.writing()[2] == "composer.contact"
    assert seat.keys.focus() == "composer.issue_title"


def test_escape_on_the_stream_closes_the_issue(busy: UUID, sit_down: SitDown) -> None:
    seat = sit_down()
    seat.keys.press("Ctrl+1", "Return")
    assert seat.sees("issue.close")
    seat.keys.press("Escape")
    assert not seat.sees("issue.close")


def test_f6_goes_round_the_panes_and_back(busy: UUID, sit_down: SitDown) -> None:
    seat = sit_down()
    seat.keys.press("J", "Return")
    way = []
    for _ in range(5):
        seat.keys.press("F6")
        way.append(seat.keys.focus())
    assert way == ["composer.text", "side.issues", "rail.today", "today.list", "member.stream"]
    seat.keys.press("Shift+F6")
    assert seat.keys.focus() == way[-2]


def struck(seat: Seat, key: Qt.Key, held: Qt.KeyboardModifier, code: int, text: str) -> None:
    """A key as the window system sends it: what it writes, and where it is."""
    press_it = QKeyEvent(QEvent.Type.KeyPress, key, held, code, 0, 0, text)
    QApplication.sendEvent(seat.window.windowHandle(), press_it)
    seat.settle()


FRENCH = [(Qt.Key.Key_Ampersand, "&"), (Qt.Key.Key_Eacute, "é"), (Qt.Key.Key_QuoteDbl, '"')]
CZECH = [(Qt.Key.Key_Plus, "+"), (Qt.Key(0x11A), "ě"), (Qt.Key(0x160), "š")]


@pytest.mark.skipif("sys.platform != 'linux'", reason="scan codes of X11 and Wayland")
@pytest.mark.parametrize("row", [FRENCH, CZECH], ids=["french", "czech"])
def test_digits_work_by_their_place_where_they_need_shift(
    busy: UUID, sit_down: SitDown, row: list[tuple[Qt.Key, str]]
) -> None:
    seat = sit_down()
    for at, screen in ((1, "members.list"), (2, "issues.list"), (0, "today.list")):
        key, text = row[at]
        struck(seat, key, CONTROL, 10 + at, text)
        assert seat.sees(screen)
    seat.keys.press("Return")
    struck(seat, row[1][0], ALT, 11, row[1][1])
    assert seat.writing()[2] == "composer.note"
    # From within the text too, and nothing is written by it.
    struck(seat, row[2][0], ALT, 12, row[2][1])
    assert seat.writing()[1:] == ("|", "composer.issue")


def test_a_digit_by_its_place_waits_while_an_input_method_composes(
    busy: UUID, sit_down: SitDown
) -> None:
    seat = sit_down()
    seat.keys.press("Return", "Alt+2")
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent("ni", []))
    struck(seat, Qt.Key.Key_Ampersand, ALT, 10, "&")
    assert seat.writing()[2] == "composer.note"


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ShiftModifier, CONTROL | ALT])
def test_signs_work_by_what_they_write(
    busy: UUID, sit_down: SitDown, held: Qt.KeyboardModifier
) -> None:
    """A slash is Shift and 7 in German, a question mark elsewhere again."""
    seat = sit_down()
    struck(seat, Qt.Key.Key_Slash, held, 16, "/")
    assert seat.keys.focus() == "today.filter"
    seat.keys.press("Escape")
    struck(seat, Qt.Key.Key_Question, held, 20, "?")
    assert seat.sees("sheet")

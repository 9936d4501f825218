"""Everything a key does, as data: shortcuts, palette, the sheet of keys and their test read this.

A place is where the focus is. What belongs to the window works everywhere in it; what belongs to
the member page works in its stream, its composer and its issue pane too.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.marking import QT_TRANSLATE_NOOP

Place = Literal["window", "today", "member", "stream", "composer", "issue", "list", "team"]

INSIDE: Mapping[Place, tuple[Place, ...]] = {
    "window": ("today", "member", "stream", "composer", "issue", "list", "team"),
    "member": ("stream", "composer", "issue"),
}
"""Which places lie inside a place, so that its keys work there as well."""

# Alt and a digit type characters on macOS; the tabs take Control there, which Qt calls Meta.
_TAB = "Meta+{}" if sys.platform == "darwin" else "Alt+{}"


@dataclass(frozen=True)
class Command:
    """One act: `text` is English, translated in the context "Commands"; the first key is shown."""

    id: str
    text: str
    keys: tuple[str, ...]
    place: Place
    icon: str = ""
    repeats: bool = False
    for_leads: bool = False

    def label(self) -> str:
        """Its words in the person's language."""
        return QCoreApplication.translate("Commands", self.text)

    def key(self) -> str:
        """Its first key as this platform writes it; empty if it has none."""
        return key_text(self.keys[0]) if self.keys else ""


COMMANDS: tuple[Command, ...] = (
    Command("screen.today", QT_TRANSLATE_NOOP("Commands", "Today"), ("Ctrl+1",), "window",
            "list-todo"),
    Command("screen.members", QT_TRANSLATE_NOOP("Commands", "Members"), ("Ctrl+2",), "window",
            "book-user"),
    Command("screen.issues", QT_TRANSLATE_NOOP("Commands", "Issues"), ("Ctrl+3",), "window",
            "circle-dot"),
    Command("screen.team", QT_TRANSLATE_NOOP("Commands", "Team"), ("Ctrl+5",), "window",
            "users", for_leads=True),
    Command("screen.settings", QT_TRANSLATE_NOOP("Commands", "Settings"), ("Ctrl+7",), "window",
            "settings"),
    Command("screen.people", QT_TRANSLATE_NOOP("Commands", "People"), ("Ctrl+8",), "window",
            "users-round", for_leads=True),
    Command("screen.audit", QT_TRANSLATE_NOOP("Commands", "Audit"), ("Ctrl+9",), "window",
            "history", for_leads=True),
    Command("next", QT_TRANSLATE_NOOP("Commands", "Next that needs me"), ("N",), "window",
            "arrow-right"),
    Command("palette", QT_TRANSLATE_NOOP("Commands", "Find anything"), ("Ctrl+K",), "window",
            "search"),
    Command("call", QT_TRANSLATE_NOOP("Commands", "Take a call, or go to the next one open"),
            ("F2",), "window", "phone-call"),
    Command("call.new", QT_TRANSLATE_NOOP("Commands", "Another call"), ("Shift+F2",), "window",
            "plus"),
    Command("internals", QT_TRANSLATE_NOOP("Commands", "The member's own view, or the desk again"),
            ("F8",), "window", "eye-off"),
    Command("back", QT_TRANSLATE_NOOP("Commands", "Back to the same place"), ("Alt+Left",),
            "window", "arrow-left"),
    Command("members.last", QT_TRANSLATE_NOOP("Commands", "Switch to the last member"),
            ("Ctrl+Tab",), "window", "history", repeats=True),
    Command("pane.next", QT_TRANSLATE_NOOP("Commands", "To the next pane"), ("F6",), "window",
            "arrow-right"),
    Command("pane.back", QT_TRANSLATE_NOOP("Commands", "To the pane before"), ("Shift+F6",),
            "window", "arrow-left"),
    Command("unfinished", QT_TRANSLATE_NOOP("Commands", "Everything unfinished"), ("Ctrl+U",),
            "window", "pencil-line"),
    Command("reminders.done", QT_TRANSLATE_NOOP("Commands", "Reminders of a closed issue: done"),
            ("Ctrl+D",), "window", "check"),
    Command("reminders.keep", QT_TRANSLATE_NOOP("Commands", "Reminders of a closed issue: keep"),
            ("Ctrl+Shift+D",), "window", "bell"),
    Command("undo", QT_TRANSLATE_NOOP("Commands", "Undo"), ("Ctrl+Z",), "window", "undo-2"),
    Command("redo", QT_TRANSLATE_NOOP("Commands", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "window",
            "redo-2"),
    Command("sheet", QT_TRANSLATE_NOOP("Commands", "Show all keys"), ("?", "F1"), "window",
            "keyboard"),
    Command("message", QT_TRANSLATE_NOOP("Commands", "Take a message for a colleague's member"),
            (), "window", "message-square"),
    Command("look", QT_TRANSLATE_NOOP("Commands", "Look at a colleague's member for an hour"), (),
            "window", "eye"),
    Command("look.end", QT_TRANSLATE_NOOP("Commands", "Stop looking at this member"), (),
            "window", "eye-off"),
    Command("member.add", QT_TRANSLATE_NOOP("Commands", "Add a member"), ("Ctrl+N",), "window",
            "user-plus"),
    Command("member.move", QT_TRANSLATE_NOOP("Commands", "Move to another steward"),
            ("Ctrl+Shift+M",), "window", "arrow-right-left", for_leads=True),
    Command("lock", QT_TRANSLATE_NOOP("Commands", "Lock the desk"), ("Ctrl+Shift+L",), "window",
            "lock"),
    Command("switch", QT_TRANSLATE_NOOP("Commands", "Another workspace or person"), (), "window",
            "server"),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",), "window", "x"),

    Command("today.open", QT_TRANSLATE_NOOP("Commands", "Open"), ("Enter", "Return"), "today",
            "corner-down-left"),
    Command("today.done", QT_TRANSLATE_NOOP("Commands", "Done"), ("D",), "today", "check"),
    Command("today.snooze", QT_TRANSLATE_NOOP("Commands", "Snooze"), ("S",), "today", "moon"),
    Command("today.correct", QT_TRANSLATE_NOOP("Commands", "Put right"), ("E",), "today",
            "pencil-line"),
    Command("today.renegotiate", QT_TRANSLATE_NOOP("Commands", "Agree a new time"), ("R",),
            "today", "calendar-days"),
    Command("today.reopen", QT_TRANSLATE_NOOP("Commands", "Reopen the issue"), (), "today",
            "circle-dot"),
    Command("today.aside", QT_TRANSLATE_NOOP("Commands", "Put aside"), (), "today", "check"),
    Command("today.filter", QT_TRANSLATE_NOOP("Commands", "Filter"), ("/",), "today", "search"),
    Command("today.all", QT_TRANSLATE_NOOP("Commands", "Show all again"), ("Esc",), "today"),
    Command("today.down", QT_TRANSLATE_NOOP("Commands", "Down"), ("J",), "today", "", True),
    Command("today.up", QT_TRANSLATE_NOOP("Commands", "Up"), ("K",), "today", "", True),

    Command("member.leave", QT_TRANSLATE_NOOP("Commands", "Close the issue, then back to the list"),
            ("Esc",), "stream", "arrow-left"),
    Command("compose.contact", QT_TRANSLATE_NOOP("Commands", "Log a contact"), (_TAB.format(1),),
            "member", "pencil-line"),
    Command("compose.note", QT_TRANSLATE_NOOP("Commands", "Write a note"), (_TAB.format(2),),
            "member", "notebook-pen"),
    Command("compose.issue", QT_TRANSLATE_NOOP("Commands", "Open an issue"), (_TAB.format(3),),
            "member", "circle-dot"),
    Command("compose.promise", QT_TRANSLATE_NOOP("Commands", "Make a promise"),
            (_TAB.format(4),), "member", "handshake"),
    Command("compose.reminder", QT_TRANSLATE_NOOP("Commands", "Set a reminder"), ("Ctrl+M",),
            "member", "bell"),
    Command("member.fact", QT_TRANSLATE_NOOP("Commands", "Add what to mind"), ("Ctrl+J",),
            "member", "plus"),
    Command("member.side", QT_TRANSLATE_NOOP("Commands", "To what stands beside the timeline"),
            ("Ctrl+B",), "member", "info"),
    Command("stream.search", QT_TRANSLATE_NOOP("Commands", "Search this member's timeline"),
            ("Ctrl+F",), "member", "search"),

    Command("field.save", QT_TRANSLATE_NOOP("Commands", "Save what was written"), ("Ctrl+S",),
            "issue", "check"),

    Command("stream.down", QT_TRANSLATE_NOOP("Commands", "Down"), ("J",), "stream", "", True),
    Command("stream.up", QT_TRANSLATE_NOOP("Commands", "Up"), ("K",), "stream", "", True),
    Command("stream.expand", QT_TRANSLATE_NOOP("Commands", "Expand or fold"), ("Space",), "stream"),
    Command("stream.date", QT_TRANSLATE_NOOP("Commands", "Go to a date"), ("G",), "stream",
            "calendar-days"),
    Command("stream.open", QT_TRANSLATE_NOOP("Commands", "Open the issue"), ("Return", "Enter"),
            "stream", "circle-dot"),
    Command("stream.find", QT_TRANSLATE_NOOP("Commands", "Search here"), ("/",), "stream",
            "search"),
    Command("stream.copy", QT_TRANSLATE_NOOP("Commands", "Copy as text"), ("Ctrl+C",), "stream",
            "copy"),
    Command("stream.correct", QT_TRANSLATE_NOOP("Commands", "Put right"), ("E",), "stream",
            "pencil-line"),
    Command("stream.wrong", QT_TRANSLATE_NOOP("Commands", "Recorded on the wrong person"),
            ("Del",), "stream", "user-x"),
    Command("stream.newest", QT_TRANSLATE_NOOP("Commands", "Newest"), ("End",), "stream"),

    Command("composer.commit", QT_TRANSLATE_NOOP("Commands", "Record"),
            ("Ctrl+Return", "Ctrl+Enter"), "composer", "check"),
    Command("composer.settled", QT_TRANSLATE_NOOP("Commands", "Record as settled on the spot"),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "member", "zap"),
    Command("composer.issue", QT_TRANSLATE_NOOP("Commands", "Add an issue to this contact"),
            ("Ctrl+I",), "member", "circle-dot"),
    Command("composer.promise", QT_TRANSLATE_NOOP("Commands", "Add a promise to this contact"),
            ("Ctrl+P",), "member", "handshake"),

    Command("composer.line", QT_TRANSLATE_NOOP("Commands", "Choose the business line"),
            ("Ctrl+L",), "member", "tag"),
    Command("composer.told", QT_TRANSLATE_NOOP("Commands", "The answer was given in this contact"),
            ("Ctrl+T",), "member", "circle-check"),
    Command("composer.again", QT_TRANSLATE_NOOP("Commands", "They had to tell it again"),
            ("Ctrl+G",), "member", "refresh-cw"),
    Command("conscience.other", QT_TRANSLATE_NOOP("Commands", "Use the way that is allowed now"),
            ("Ctrl+E",), "member", "check"),
    Command("conscience.remind", QT_TRANSLATE_NOOP("Commands", "Remind me when it is allowed"),
            ("Ctrl+R",), "member", "bell"),
    Command("call.page", QT_TRANSLATE_NOOP("Commands", "Go on with this call on the page"),
            ("Alt+Right",), "composer", "arrow-right"),
    Command("call.discard", QT_TRANSLATE_NOOP("Commands", "Throw this call away"),
            ("Ctrl+Shift+Del",), "composer", "trash-2"),

    Command("issue.close", QT_TRANSLATE_NOOP("Commands", "Close the issue"),
            ("Ctrl+Return", "Ctrl+Enter"), "issue", "circle-check"),

    Command("promise.keep", QT_TRANSLATE_NOOP("Commands", "Promise: kept"), ("D",), "list",
            "check"),
    Command("promise.replace", QT_TRANSLATE_NOOP("Commands", "Promise: agree a new time"), ("R",),
            "list", "calendar-days"),
    Command("promise.withdraw", QT_TRANSLATE_NOOP("Commands", "Promise: withdraw"), ("W",),
            "list", "ban"),
    Command("list.open", QT_TRANSLATE_NOOP("Commands", "Open"), ("Return", "Enter"), "list",
            "corner-down-left"),
    Command("list.member", QT_TRANSLATE_NOOP("Commands", "Open the member"), (), "list",
            "user-round"),
    Command("call.member", QT_TRANSLATE_NOOP("Commands", "Call with this member"), (), "list",
            "phone-call"),
    Command("list.filter", QT_TRANSLATE_NOOP("Commands", "Filter"), ("/",), "list", "search"),
    Command("list.down", QT_TRANSLATE_NOOP("Commands", "Down"), ("J",), "list", "", True),
    Command("list.up", QT_TRANSLATE_NOOP("Commands", "Up"), ("K",), "list", "", True),

    Command("team.open", QT_TRANSLATE_NOOP("Commands", "Their members"), ("Return", "Enter"),
            "team", "book-user", for_leads=True),
    Command("team.cover", QT_TRANSLATE_NOOP("Commands", "Let somebody stand in"), ("C",), "team",
            "user-check", for_leads=True),
    Command("team.leave", QT_TRANSLATE_NOOP("Commands", "Somebody leaves"), ("L",), "team",
            "user-x", for_leads=True),
    Command("team.plans", QT_TRANSLATE_NOOP("Commands", "Who stands in"), ("P",), "team",
            "calendar-days", for_leads=True),
    Command("team.end", QT_TRANSLATE_NOOP("Commands", "End standing in"), ("X",), "team", "x",
            for_leads=True),
)  # fmt: skip

_BY_ID = {command.id: command for command in COMMANDS}

PLACES: Mapping[Place, str] = {
    "window": QT_TRANSLATE_NOOP("Places", "Everywhere"),
    "today": QT_TRANSLATE_NOOP("Places", "Today"),
    "member": QT_TRANSLATE_NOOP("Places", "Member"),
    "stream": QT_TRANSLATE_NOOP("Places", "Timeline"),
    "composer": QT_TRANSLATE_NOOP("Places", "Composer"),
    "issue": QT_TRANSLATE_NOOP("Places", "Issue"),
    "list": QT_TRANSLATE_NOOP("Places", "Lists"),
    "team": QT_TRANSLATE_NOOP("Places", "Team"),
}


def command(command_id: str) -> Command:
    """The command of that id; KeyError if there is none."""
    return _BY_ID[command_id]


def key_text(key: str) -> str:
    """A key as this platform writes it; Return is called Enter, as people do."""
    form = QKeySequence.SequenceFormat
    # Qt would translate what is printed on the keys, and calls Enter 回车; on macOS they are signs.
    written = form.NativeText if sys.platform == "darwin" else form.PortableText
    shown = QKeySequence(key).toString(written)
    space = QCoreApplication.translate("Commands", "Space")
    return (
        shown.replace("Return", "Enter")
        .replace("Left", "←")
        .replace("Right", "→")
        .replace("Space", space)
    )


def bind(widget: QWidget, acts: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Let the keys of these commands do these acts: in the whole window for a command of the
    window, else while the focus is in `widget`. Give bound methods: a lambda keeps its panel."""
    made: list[QShortcut] = []
    for command_id, act in acts.items():
        found = command(command_id)
        context = (
            Qt.ShortcutContext.WindowShortcut
            if found.place == "window"
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        for key in found.keys:
            shortcut = QShortcut(QKeySequence(key), widget, context=context)
            shortcut.setAutoRepeat(found.repeats)
            shortcut.activated.connect(act)
            made.append(shortcut)
    return made

"""The main job, done by a program on the accessibility bus, as a screen reader would.

Run with the system's Python, which has the bus's library, inside a session bus of its own:
    dbus-run-session -- /usr/bin/python3 on_the_bus.py LANGUAGE LAST -- COMMAND ...
starts COMMAND in a real window on a virtual screen, in LANGUAGE, does the job and speaks LAST at
the end. It finds by identifier, reads names, presses, writes and gives the focus; keys go to what
has the focus. Ends with 0, or with what was not so.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - its version is chosen first

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 60.0
"""Seconds: a busy machine takes its time."""
FEW = 12
"""Rows of a list that are looked at: a list may have ten thousand."""
LISTS = ("list", "table", "tree", "combo box")

SAID = {
    "zh": {
        "rail.today": "今日待办",
        "call": "酒店说查不到我们的预订，今晚就落地了。",
        "promise": "订好东京酒店",
        "answer": "换同级酒店，已确认",
        "logged": ("来电", "承诺 2099-12-31"),
        "told": "告知会员",
        "missing": "还差",
        "kept": "已兑现",
        "closed": "办结",
    },
    "en": {
        "rail.today": "Today",
        "call": "The hotel cannot find our booking, we land tonight.",
        "promise": "Tokyo hotel booked",
        "answer": "A hotel of the same class, confirmed",
        "logged": ("Call in", "Promise 2099-12-31"),
        "told": "Told the member",
        "missing": "Still missing",
        "kept": "kept",
        "closed": "Issue closed",
    },
}
ALWAYS = "rail.today rail.members rail.issues rail.settings status.line"
COMPOSER = (
    "contact note issue promise text channel direction party reached line about at due level commit"
)
ON_THE_PAGE = [
    *("member.header", "member.stream", "member.chips", "stream.search"),
    *(f"composer.{one}" for one in COMPOSER.split()),
    *("reminder.text", "reminder.at", "reminder.commit"),
]
IN_THE_ISSUE = (
    "title line status urgency answer.outcome answer.amount answer.currency answer.due tell "
    "promises references closure proof close reopen"
)


class Screen:
    """A virtual screen with a window manager and the bus, and the program on it."""

    def __init__(self, command: list[str]) -> None:
        read, write = os.pipe()
        self._started = [
            subprocess.Popen(
                ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24"],
                pass_fds=[write],
                stderr=subprocess.DEVNULL,
            )
        ]
        os.close(write)
        with os.fdopen(read) as told:
            os.environ["DISPLAY"] = f":{told.readline().strip()}"
        self._start(["openbox"])
        # A window that is there before its manager is not given the focus.
        ask = ["xdotool", "get_num_desktops"]
        until(lambda: not subprocess.run(ask, capture_output=True).returncode, "no manager")
        # Before the program, which looks for it once.
        self._start([LAUNCHER, "--launch-immediately"])
        os.environ.update(QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        self.program = self._start(command, quiet=False)

    def _start(self, command: list[str], *, quiet: bool = True) -> "subprocess.Popen[bytes]":
        out = subprocess.DEVNULL if quiet else None
        self._started.append(subprocess.Popen(command, stdout=out, stderr=out))
        return self._started[-1]

    def leave(self) -> None:
        """The program first, the screen last."""
        for one in reversed(self._started):
            one.terminate()
            try:
                one.wait(5)
            except subprocess.TimeoutExpired:
                one.kill()


class Program:
    """What a program on the bus can see of ours, and do with it."""

    def __init__(self) -> None:
        self._known: dict[str, Atspi.Accessible] = {}
        self.root = until(self._application, "the program is not on the bus")

    def find(self, identifier: str) -> Atspi.Accessible:
        """What has that identifier; what can be seen comes before what cannot."""
        return until(lambda: self._look(identifier), f"no {identifier}")

    def all(self) -> "dict[str, Atspi.Accessible]":
        """Everything that has an identifier; what can be seen comes before what cannot."""
        self._known = {}
        for one in walk(self.root):
            name = _id(one)
            if "." in name and (name not in self._known or has(one, Atspi.StateType.SHOWING)):
                self._known[name] = one
        return self._known

    def name(self, identifier: str) -> str:
        """How it is called."""
        return str(self.find(identifier).get_name())

    def rows(self, identifier: str) -> list[str]:
        """What the rows of that list read as, the last ones of a long one."""
        found = self.find(identifier)
        n = found.get_child_count()
        rows = [found.get_child_at_index(at) for at in range(max(n - FEW, 0), n)]
        return [str(row.get_name()) for row in rows if row is not None]

    def press(self, identifier: str) -> None:
        """Its first action."""
        assert self.find(identifier).do_action(0), f"{identifier}: no press"

    def write(self, identifier: str, text: str) -> None:
        """In place of what stands there."""
        assert self.find(identifier).set_text_contents(text), f"{identifier}: no text"

    def focus(self, identifier: str) -> None:
        """The keyboard goes there."""
        field = self.find(identifier)
        assert field.grab_focus(), f"{identifier}: no focus"
        until(lambda: has(field, Atspi.StateType.FOCUSED), f"{identifier}: not focused")

    def choose(self, identifier: str, steps: int) -> None:
        """One of the choices, so many below the one it opens on."""
        before = self.name(identifier)
        self.press(identifier)
        keys(*["Down"] * steps, "Return")
        until(lambda: self.name(identifier) != before, f"{identifier}: still {before}")

    def shows(self, identifier: str) -> bool:
        """Whether it is there to be seen."""
        found = self._look(identifier)
        return found is not None and has(found, Atspi.StateType.SHOWING)

    def _application(self) -> "Atspi.Accessible | None":
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(at)
            if one is not None and "concierge" in (one.get_name() or "").lower():
                return one if one.get_child_count() else None
        return None

    def _look(self, identifier: str) -> "Atspi.Accessible | None":
        known = self._known.get(identifier)
        if known is not None and _id(known) == identifier and has(known, Atspi.StateType.SHOWING):
            return known
        return self.all().get(identifier)


def walk(node: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
    """The node and all below it; of lists only themselves."""
    yield node
    try:
        if node.get_role_name() in LISTS:
            return
        children = [node.get_child_at_index(at) for at in range(node.get_child_count())]
    except GLib.Error:  # it went away while we looked
        return
    for child in children:
        if child is not None:
            yield from walk(child)


def _id(node: Atspi.Accessible) -> str:
    try:
        return str(node.get_accessible_id() or "")
    except GLib.Error:
        return ""


def has(node: Atspi.Accessible, state: Atspi.StateType) -> bool:
    """Whether it is in that state now."""
    try:
        node.clear_cache()
        return bool(node.get_state_set().contains(state))
    except GLib.Error:
        return False


def until(ask: Callable[[], object], otherwise: str):  # type: ignore[no-untyped-def]
    """What `ask` answers, once it is something. Raises AssertionError, saying `otherwise`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = ask()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(otherwise)


def keys(*names: str) -> None:
    """Keys to what has the focus."""
    subprocess.run(["xdotool", "key", "--delay", "30", *names], check=True)


def find_the_member(desk: Program) -> None:
    """By initials, in the list of members."""
    desk.press("rail.members")
    desk.write("members.filter", "lyl")
    until(lambda: len(desk.rows("members.list")) == 1, "one member has these initials")
    (row,) = desk.rows("members.list")
    assert "林女士" in row, row
    assert "上海" in row, row
    desk.focus("members.list")
    keys("Home", "Return")
    until(lambda: "林女士" in desk.name("member.header"), "not on her page")


def log_the_call(desk: Program, said: dict) -> None:  # type: ignore[type-arg]
    """A call with an issue and a promise in one act."""
    desk.press("composer.contact")
    desk.write("composer.text", said["call"])
    desk.press("composer.add_issue")
    desk.press("composer.add_promise")
    desk.write("composer.promise_what", said["promise"])
    desk.write("composer.due", "2099-12-31 18:00")
    desk.choose("composer.line", 0)  # it opens on the likely one
    desk.press("composer.commit")
    row = until(lambda: last(desk, said["call"]), "the call is not on the timeline")
    for heard in said["logged"]:
        assert heard in row, row


def settle_the_issue(desk: Program, said: dict) -> None:  # type: ignore[type-arg]
    """Answer, tell, try to close, keep the promise, prove, close."""
    desk.focus("member.stream")
    keys("End", "Return")
    until(lambda: desk.shows("issue.tell"), "the issue is not open")
    named(desk, [f"issue.{one}" for one in IN_THE_ISSUE.split()])
    desk.write("issue.answer.outcome", said["answer"])
    desk.press("issue.tell")
    until(lambda: desk.shows("issue.tell.commit"), "nothing to tell with")
    desk.press("issue.tell.commit")
    until(lambda: last(desk, said["told"]), "not told")

    desk.press("issue.close")
    until(lambda: said["missing"] in desk.name("toast.text"), "it does not say what is missing")
    assert said["promise"] in desk.name("issue.check.promises_ended")

    desk.focus("issue.promises")
    keys("Home", "d")
    until(lambda: said["kept"] in desk.rows("issue.promises")[0], "not kept")
    desk.choose("issue.proof", 0)
    desk.press("issue.close")
    until(lambda: desk.shows("issue.reopen"), "not closed")
    named(desk, ["toast.text", "toast.undo"])
    until(lambda: last(desk, said["closed"]), "its end is not on the timeline")


def last(desk: Program, part: str) -> str:
    """The newest row, if it has that in it."""
    row = desk.rows("member.stream")[-1:]
    return row[0] if row and part in row[0] else ""


def everything_is_there(desk: Program) -> dict[str, str]:
    """Every identifier that a program may rely on, on every screen; how the things are called."""
    names = named(desk, [*ALWAYS.split(), *ON_THE_PAGE])
    keys("F2")
    until(lambda: desk.shows("call.card"), "no call card")
    keys("Escape")
    keys("ctrl+k")
    until(lambda: desk.shows("palette.input"), "no palette")
    desk.find("palette.results")
    keys("Escape")
    for screen, found in (
        ("today", "today.list"),
        ("issues", "issues.list"),
        ("settings", "settings.language"),
        ("settings", "settings.theme"),
    ):
        desk.press(f"rail.{screen}")
        until(lambda wanted=found: desk.shows(wanted), f"no {found}")  # type: ignore[misc]
        names |= named(desk, [found])
    return names


def named(desk: Program, identifiers: list[str]) -> dict[str, str]:
    """How these are called. Raises AssertionError where one is not there, or has no name."""
    there = desk.all()
    names = {one: there[one].get_name() for one in identifiers if one in there}
    lacking = [one for one in identifiers if not names.get(one)]
    assert not lacking, f"not on the bus, or without a name: {lacking}"
    return names


def speak(desk: Program, language: str) -> None:
    """Another language, while the program runs."""
    desk.press("rail.settings")
    until(lambda: desk.shows("settings.language"), "no settings")
    desk.press("settings.language")
    keys(*(["Home", "Down", "Return"] if language == "zh" else ["End", "Return"]))
    name = SAID[language]["rail.today"]
    until(lambda: desk.name("rail.today") == name, f"it does not speak {language}")


def main(language: str, other: str, command: list[str]) -> None:
    """All of it, and how long each part took."""
    screen = Screen(command)
    took, since = {}, time.monotonic()
    try:
        desk = Program()
        until(lambda: desk.name("rail.today") == SAID[language]["rail.today"], "not this language")
        desk.find("today.list")
        took["start"] = time.monotonic() - since
        find_the_member(desk)
        log_the_call(desk, SAID[language])
        settle_the_issue(desk, SAID[language])
        took["job"] = time.monotonic() - since
        names = everything_is_there(desk)
        speak(desk, other)
        again = everything_is_there(desk)
        same = [one for one in names if names[one] == again[one]]
        assert not same, f"called the same in both languages: {same}"
        took["all"] = time.monotonic() - since
        keys("ctrl+q")
        assert screen.program.wait(PATIENCE) == 0, "it did not end well"
        sys.stdout.write(json.dumps({part: round(s, 1) for part, s in took.items()}) + "\n")
    finally:
        screen.leave()


if __name__ == "__main__":
    cut = sys.argv.index("--")
    main(sys.argv[1], sys.argv[2], sys.argv[cut + 1 :])

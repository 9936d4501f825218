"""Take docs/pictures anew: the real program on a fresh demo programme, driven by keys.

In a real window where Xvfb and a window manager are, else without a screen. An argument names the
pictures that are wanted by a part of their name: `make pictures ARGS=palette`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copytree, which
from tempfile import TemporaryDirectory

from concierge import clock, words
from concierge.demo import programme
from concierge.entrance import Entrance
from concierge.members.lines import seed_lines
from concierge.settings import LANGUAGE, THEME, Language, Settings, Theme
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.sign_in import SETUP
from concierge.workspace import file as workspace_file

PICTURES = Path(__file__).parent / "pictures"
MOST = 250_000
"""Bytes a picture may have."""
NOW = datetime.fromisoformat("2026-11-20T14:05:00+08:00")
"""The Friday of the design's pictures; the clock of the program stands at it."""
NOWHERE = "/home/wang/.local/share/concierge/workspace.concierge"
"""Where a first run would begin."""
WIDE, SMALL = (1440, 900), (1280, 800)
ON_A_SERVER = ("team", "door")


@dataclass(frozen=True, order=True)
class Place:
    """A start of the program; `on` is what it opens: the demo, an empty workspace, nothing, the
    demo on a server, or that without a password. `login` is who sits there."""

    on: str
    language: str
    theme: str
    size: tuple[int, int] = WIDE
    login: str = "wang"


@dataclass(frozen=True)
class Picture:
    """Its name, where it is taken, and what happens before: keys, texts after a colon, and what
    others do after an @."""

    name: str
    place: Place
    does: tuple[str, ...] = ()


ZH, EN = Place("demo", "zh", "light"), Place("demo", "en", "light")
ZH_DARK, EN_DARK = Place("demo", "zh", "dark"), Place("demo", "en", "dark")
LIN = ("Ctrl+K", ":lyl", "Return")
OSEI = ("Ctrl+K", ":Daniel Osei", "Return")
SAID = ":跟她致歉：退款改到今晚 20:00 前到账，她说可以。酒店地址落地前发她，两间挨着。"
NOTE = ":家宴改到周六晚上，先生那边还不知道。碟子要和原来那套同一批釉色，补发前请"

TEAM_ZH, TEAM_EN = Place("team", "zh", "light"), Place("team", "en", "light")
LEAD_ZH = Place("team", "zh", "light", login="shen")
CHAIR_ZH = Place("demo", "zh", "light", login="shen")
CHAIR_EN_DARK = Place("demo", "en", "dark", login="shen")
PARCEL = ("Ctrl+K", ":餐具包裹晚到", "Return", *["Shift+Tab"] * 4, "Ctrl+A")

COLLEAGUES = ":64833536"
"""The number of a member of 何敏's."""

PICTURES_WANTED = (
    Picture("today-zh-light", ZH, ("J",)),
    Picture("member-zh-light", ZH, (*LIN, "Alt+1", SAID)),
    Picture("call-card-zh-light", ZH, (*LIN, "Alt+2", NOTE, "F2", ":2086", "Return",
            ":在机场了，问 18:20 那班还在不在。要靠走道，15:00 前给准信")),
    Picture("members-zh-light", ZH, ("Ctrl+2", "J", "J")),
    Picture("settings-zh-light", ZH, ("Ctrl+7",)),
    Picture("issue-ready-zh-light", ZH, ("Ctrl+K", ":餐具包裹晚到", "Return", "Tab", "J", "D",
            "J", "D", *["Tab"] * 11, "Down", "Return")),
    Picture("member-zh-light-1280x800", Place("demo", "zh", "light", SMALL), LIN),
    Picture("member-zh-dark", ZH_DARK, (*LIN, "K", "K", "K")),
    Picture("palette-zh-dark", ZH_DARK, (*LIN, "Ctrl+K", ":lyl 604417")),
    Picture("today-zh-dark-1280x800", Place("demo", "zh", "dark", SMALL), ("J", "J")),
    Picture("today-en-light", EN, ("J",)),
    Picture("member-en-light", EN, OSEI),
    Picture("issues-en-light", EN, ("Ctrl+3", "J")),
    Picture("palette-en-light", EN, ("Ctrl+K", ":hotel")),
    Picture("shortcuts-en-light", EN, ("F1",)),
    Picture("issue-ready-en-dark", EN_DARK, ("Ctrl+K", ":Duty asked twice", "Return")),
    Picture("member-view-zh-light", ZH, (*LIN, "F8")),
    Picture("correction-en-light", EN, (*OSEI, "K", "E")),
    Picture("unfinished-zh-light", ZH, (*LIN, "Alt+2", NOTE, "F2", ":2086", "Return",
            ":在机场了，15:00 前给准信", "Escape", "Ctrl+U")),
    Picture("lead-today-zh-light", CHAIR_ZH),
    Picture("lead-issues-en-dark", CHAIR_EN_DARK, ("Ctrl+3", "J")),
    Picture("lead-move-zh-light", CHAIR_ZH,
            ("Ctrl+5", *["J"] * 4, "Return", "J", "Shift+Down", "Shift+Down", "M")),
    Picture("audit-zh-light", CHAIR_ZH, ("Ctrl+9",)),
    Picture("audit-en-dark", CHAIR_EN_DARK, ("Ctrl+9",)),
    Picture("empty-today-en-light", Place("empty", "en", "light")),
    Picture("first-run-zh-light", Place("nothing", "zh", "light")),
    Picture("team-sign-in-zh-light", Place("door", "zh", "light")),
    Picture("team-sign-in-en-dark", Place("door", "en", "dark")),
    Picture("team-live-zh-light", TEAM_ZH, (*LIN, "@sits", "@writes")),
    Picture("team-live-en-dark", Place("team", "en", "dark"), (*LIN, "@sits", "@writes")),
    Picture("team-conflict-zh-light", TEAM_ZH,
            (*PARCEL, ":换一套同批釉色的", "@answers", "Ctrl+S")),
    Picture("team-conflict-en-light", TEAM_EN,
            (*PARCEL, ":A new set of the same glaze", "@answers", "Ctrl+S")),
    Picture("team-zh-light", LEAD_ZH, ("Ctrl+5", "J")),
    Picture("team-cover-zh-light", LEAD_ZH, ("Ctrl+5", "J", "C")),
    Picture("team-cover-en-dark", Place("team", "en", "dark", login="webb"), ("Ctrl+5", "C")),
    Picture("team-message-zh-light", TEAM_ZH,
            ("Ctrl+K", COLLEAGUES, "Return", ":生日会的蛋糕改到周六送，请回电确认尺寸。")),
    Picture("team-message-en-light", TEAM_EN,
            ("Ctrl+K", COLLEAGUES, "Return", ":The cake comes on Saturday now; call about size.")),
    Picture("team-lost-zh-light", TEAM_ZH, (*LIN, "Alt+1", SAID, "@falls", "Ctrl+Return")),
    Picture("team-lost-en-light", TEAM_EN, (*LIN, "Alt+1", SAID, "@falls", "Ctrl+Return")),
)  # fmt: skip


def main(wanted: str) -> int:
    """Make what is to be seen, then start the program once for each picture."""
    pictures = [one for one in PICTURES_WANTED if wanted in one.name]
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as home, ExitStack() as stack:
        os.environ.update(CONCIERGE_HOME=home, TZ="Asia/Shanghai", LANG="C.UTF-8", LOGNAME="wang")
        time.tzset()
        with clock.frozen(NOW):
            furnish(Path(home))
        there = stack.enter_context(screen())
        if any(one.place.on in ON_A_SERVER for one in pictures):
            # The others are made without a server.
            from docs.team import anew, standing

            os.environ.update(stack.enter_context(standing(Path(home), NOW.isoformat())))
        for one in pictures:
            say(one.name)
            if one.place.on in ON_A_SERVER:
                anew()
            with TemporaryDirectory() as own:
                # Each from the same start: what one leaves behind must not stand in the next.
                copytree(home, own, dirs_exist_ok=True)
                command = [
                    sys.executable,
                    __file__,
                    "--take",
                    one.name,
                    str(PICTURES / f"{one.name}.png"),
                ]
                subprocess.run(
                    command, check=True, env=os.environ | there | {"CONCIERGE_HOME": own}
                )
    too_big = [one.name for one in PICTURES.glob("*.png") if one.stat().st_size > MOST]
    if too_big:
        say("Larger than they may be:", *too_big)
    return 1 if too_big else 0


def furnish(home: Path) -> None:
    """The demo programme, and a workspace with nothing in it but its steward."""
    words.speak("zh")
    entrance = Entrance(home / "demo.concierge", key_file=home / "demo.key")
    programme.ready(entrance, lambda _done, _total: None)
    with workspace_file.create(
        home / "empty.concierge",
        zone="Asia/Shanghai",
        language="en",
        key_file=home / "empty.key",
        seed=seed_lines,
    ) as made:
        Work(made, SETUP).write(add_steward, NewSteward("wang", "Wang Jing", "steward", "Shanghai"))


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """A screen larger than any picture, and a window manager; what the environment must say."""
    if not (which("Xvfb") and which("openbox")):
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    xvfb = subprocess.Popen(server, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        there = {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=os.environ | there, stderr=subprocess.DEVNULL)
    try:
        yield there
    finally:
        for process in (manager, xvfb):
            process.terminate()
            process.wait()


def say(*what: object) -> None:
    """To whoever waits."""
    sys.stdout.write(" ".join(map(str, what)) + "\n")
    sys.stdout.flush()


def take(name: str, path: Path) -> None:
    """In a process of its own: start the program where this one is taken, and take it."""
    # Only here, so that the programme is made without Qt.
    from docs.photographer import Photographer

    (picture,) = [one for one in PICTURES_WANTED if one.name == name]
    place, home = picture.place, Path(os.environ["CONCIERGE_HOME"])
    settings = Settings()
    settings[LANGUAGE], settings[THEME] = Language(place.language), Theme(place.theme)
    settings.save()
    arguments = ["desk", "--workspace", NOWHERE]
    if place.on in ON_A_SERVER:
        from docs.team import address, server

        arguments = ["desk", "--workspace", address(), "--as", place.login]
        arguments += ["--key-file", str(home / "drafts.key")]
        if place.on == "team":
            arguments += ["--password-file", str(home / "password")]
    elif place.on != "nothing":
        arguments[-1] = str(home / f"{place.on}.concierge")
        arguments += ["--key-file", str(home / f"{place.on}.key"), "--as", place.login]
    with clock.frozen(NOW):
        photographer = Photographer(arguments, place.size)
        photographer.do(picture.does)
        photographer.take(path)
        if "@falls" in picture.does:
            server().start()  # for the next
        photographer.go()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))

"""A program on the accessibility bus finds everything and does the main job, in a real window."""

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from concierge import clock
from concierge.issues.actions import open_issue
from concierge.issues.rules import IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.workspace import file as workspace_file
from tests.concierge.conftest import signed_in

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("on_the_bus.py")
SYSTEM = "/usr/bin/python3"
NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-run-session", "/usr/libexec/at-spi-bus-launcher")
LIMIT_S = 400
"""Less than a test may take, so that it can say what the program on the bus did last."""


@pytest.fixture(scope="module")
def bus() -> None:
    """What a bus, a screen and a window need of the system; skipped where it is not there."""
    lacking = [one for one in NEEDED if shutil.which(one) is None]
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    found = subprocess.run([SYSTEM, "-c", ask], capture_output=True, check=False)
    if found.returncode:
        lacking.append("python3-gi with gir1.2-atspi-2.0")
    if lacking:
        pytest.skip(f"this system lacks {', '.join(lacking)}: `make install` as root has them")


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A workspace of 王静 with two members, and its key."""
    folder = tmp_path / "desk"
    shutil.copytree(template, folder)
    path, key = folder / "desk.db", folder / "desk.key"
    with workspace_file.open(path, key_file=key) as workspace:
        wang = signed_in(workspace, "wang")
        for number, name, address in (
            ("88000001", "林雅岚", "林女士"),
            ("88000002", "吴柏川", "吴先生"),
        ):
            new = NewMember(
                number, name, address, "黑金", city="上海", steward_id=wang.actor.steward_id
            )
            member = wang.write(add_member, new).result
        soon = clock.now() + timedelta(hours=1)
        wang.write(set_reminder, member, ReminderDraft("回访", soon, "Asia/Shanghai"))
        wang.write(open_issue, member, IssueDraft("航班晚点改签", "travel"))
    return path, key


@pytest.mark.usefixtures("bus")
@pytest.mark.parametrize(("language", "other"), [("zh", "en"), ("en", "zh")])
def test_a_program_on_the_bus_does_the_main_job(
    desk: tuple[Path, Path], language: str, other: str
) -> None:
    path, key = desk
    given = ["--workspace", str(path), "--key-file", str(key), "--as", "wang", "--lang", language]
    command = [sys.executable, "-m", "ui", "desk", *given]
    driver = ["dbus-run-session", "--", SYSTEM, str(DRIVER), language, other, "--", *command]
    done = subprocess.run(
        driver, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    sys.stdout.write(done.stdout)  # how long each part took

    closed = asked("show", "timeline", "88000001", "--kind", "issue", "--json", given=given)
    ref = closed["events"][0]["issue"]
    issue = asked("show", "issue", ref, "--json", given=given)
    assert (issue["line"], issue["status"]) == ("travel", "closed")
    assert issue["answer"]["told_at"]
    assert [one["state"] for one in issue["promises"]] == ["kept"]
    assert issue["closure"]["end"] == "settled"
    assert issue["closure"]["proof"] == "member_confirmed"


def asked(*verb: str, given: list[str]) -> dict:  # type: ignore[type-arg]
    """What the command line answers."""
    command = [sys.executable, "-m", "concierge", *verb, *given]
    said = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, env=os.environ | {"LANG": "C.UTF-8"}
    )
    return json.loads(said.stdout)  # type: ignore[no-any-return]

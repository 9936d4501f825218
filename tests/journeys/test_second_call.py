"""A second call in the middle of a note: the first draft, caret and member are as they were.

By keyboard alone, through the whole window.
"""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from concierge.workspace import file as workspace_file
from tests.concierge.conftest import signed_in
from tests.journeys.seat import Seat, SitDown

ROOT = Path(__file__).parents[2]
KEPT_WITHIN = 10.0
"""Seconds after the last key within which a draft is on the disk, however busy the machine is."""
NOTE = "家宴改到周六晚上，先生那边还不知道。"


@pytest.fixture
def wu(work: Work) -> UUID:
    """吴先生, who calls in between."""
    new = NewMember(
        number="88000002",
        name="吴柏川",
        address="吴先生",
        tier="铂金",
        city="成都",
        phones=("13900002086",),
        steward_id=work.actor.steward_id,
    )
    return work.write(add_member, new).result


def in_the_middle_of_a_note(seat: Seat) -> tuple[str, str, str]:
    """On 林女士's page, the caret before 先生; what is being written, to be found again."""
    seat.keys.press("Ctrl+K")
    seat.keys.type("lyl")
    seat.keys.press("Return", "Alt+2")
    seat.keys.type(NOTE)
    seat.keys.press(*["Left"] * 9)
    begun = seat.writing()
    assert "林女士" in begun[0]
    assert begun[1:] == ("家宴改到周六晚上，|先生那边还不知道。", "composer.note")
    assert seat.keys.focus() == "composer.text"
    return begun


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_a_second_call_is_logged_and_the_note_goes_on_where_it_was(
    tongue: str, sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    seat = sit_down(tongue)
    begun = in_the_middle_of_a_note(seat)
    seat.keys.press("F2")
    seat.keys.type("2086")
    seat.keys.press("Return")
    seat.keys.type("改签到几点？")
    assert seat.writing() == begun
    seat.keys.press("Ctrl+Return")
    assert not seat.sees("call.card")
    assert (seat.writing(), seat.keys.focus()) == (begun, "composer.text")
    assert [one.body for one in contacts(work, wu)] == ["改签到几点？"]
    assert contacts(work, member) == []
    seat.keys.type("他")
    assert "家宴改到周六晚上，他|先生" in seat.writing()[1]


def test_alt_left_leads_from_an_unfinished_call_back_to_the_note(
    sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    seat = sit_down("zh")
    begun = in_the_middle_of_a_note(seat)
    seat.keys.press("F2")
    seat.keys.type("2086")
    seat.keys.press("Return")
    seat.keys.type("在机场了")
    seat.keys.press("Alt+Left")
    assert (seat.writing(), seat.keys.focus()) == (begun, "composer.text")
    assert contacts(work, wu) == []


def test_alt_left_leads_from_the_other_members_page_back_to_the_note(
    sit_down: SitDown, member: UUID, wu: UUID, work: Work
) -> None:
    seat = sit_down("zh")
    begun = in_the_middle_of_a_note(seat)
    seat.keys.press("Ctrl+K")
    seat.keys.type("wbc")
    seat.keys.press("Return", "Alt+1")
    seat.keys.type("改签到几点？")
    assert "吴先生" in seat.writing()[0]
    seat.keys.press("Ctrl+Return", "Alt+Left")
    assert (seat.writing(), seat.keys.focus()) == (begun, "composer.text")
    assert [one.body for one in contacts(work, wu)] == ["改签到几点？"]


def test_the_note_and_the_call_are_there_again_when_the_window_is_opened_again(
    sit_down: SitDown, member: UUID, wu: UUID
) -> None:
    seat = sit_down("zh")
    begun = in_the_middle_of_a_note(seat)
    seat.keys.press("F2")
    seat.keys.type("2086")
    seat.keys.press("Return")
    seat.keys.type("在机场了")
    seat.leave()

    again = sit_down("zh")
    again.waits_for("calls.1")
    again.keys.press("Ctrl+K")
    again.keys.type("lyl")
    again.keys.press("Return", "Alt+2")
    assert (again.writing(), again.keys.focus()) == (begun, "composer.text")


def test_what_was_being_written_is_back_after_the_program_was_killed(
    template: Path, tmp_path: Path, qtbot: QtBot, speaking: Callable[[str], None]
) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(template, folder)
    path, key = folder / "desk.db", folder / "desk.key"
    with workspace_file.open(path, key_file=key) as workspace:
        wang = signed_in(workspace, "wang")
        me = wang.actor.steward_id
        wang.write(add_member, NewMember("88000001", "林雅岚", "林女士", steward_id=me))

    command = [sys.executable, "-m", "tests.journeys.writing", str(path), str(key), NOTE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "written\n"
        time.sleep(KEPT_WITHIN)
        program.send_signal(signal.SIGKILL)
    assert program.returncode == -signal.SIGKILL

    speaking("zh")
    with (
        workspace_file.open(path, key_file=key) as workspace,
        Seat(signed_in(workspace, "wang"), qtbot) as seat,
    ):
        seat.keys.press("Ctrl+K")
        seat.keys.type("lyl")
        seat.keys.press("Return", "Alt+2")
        assert seat.writing()[1:] == ("家宴改到周六晚上，先生那边还不|知道。", "composer.note")


def contacts(work: Work, member: UUID) -> list[Row]:
    """The contacts on a member's timeline."""
    page = work.read(timeline.page, member, Filter(kind="contact"), None, 9)
    return list(page.rows)

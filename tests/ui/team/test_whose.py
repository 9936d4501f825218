"""A lead's lists: their own, one steward's, the whole team's; what is broken first."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft
from concierge.settings import Settings
from concierge.store.work import Work
from ui import language
from ui.desk import Desk
from ui.trouble import Trouble
from ui.widgets.labels import PlainLabel
from ui.window import Window

Still = Callable[[], None]
Key = Qt.Key


@pytest.fixture
def lead_window(
    leads_desk: Desk, members: list[UUID], still: Still, qtbot: QtBot
) -> Iterator[Window]:
    made = Window(leads_desk, Trouble(), Settings())
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.activateWindow()
    made.start()
    still()
    yield made
    made.close()


def first_words(rows: list[str]) -> list[str]:
    return [row.split(",")[0] for row in rows]


def test_enter_on_a_steward_lists_what_is_broken_first(
    lead_window: Window, reach: Any, still: Still, qtbot: QtBot
) -> None:
    lead_window.show_team()
    still()
    listed = reach.find(lead_window, "team.list")
    listed.choose_first()
    while not listed.current().load.promises_broken:
        listed.step(1)
    qtbot.keyClick(listed, Key.Key_Return)
    still()
    rows = reach.rows(lead_window, "members.list")
    assert rows[0].startswith("林女士")
    assert "promises broken: 1" in rows[0]
    assert len(rows) == 3


def test_a_lead_chooses_the_whole_team_and_that_stays_chosen(
    lead_window: Window, reach: Any, still: Still, qapp: QApplication, qtbot: QtBot
) -> None:
    lead_window.show_members()
    still()
    assert reach.rows(lead_window, "members.list") == []
    reach.choose(lead_window, "members.of", "team")
    still()
    rows = reach.rows(lead_window, "members.list")
    assert first_words(rows)[0] == "林女士"
    assert all("王静" in row for row in rows)
    lead_window.show_today()
    lead_window.show_members()
    still()
    assert reach.find(lead_window, "members.of").shown() == "Whole team"
    assert len(reach.rows(lead_window, "members.list")) == 3
    language.speak(qapp, "zh")
    qtbot.waitUntil(lambda: reach.find(lead_window, "members.of").shown() == "整个团队")
    reach.choose(lead_window, "members.of", None)
    still()
    assert reach.rows(lead_window, "members.list") == []


def test_the_filter_is_reached_by_keyboard(
    lead_window: Window, reach: Any, still: Still, qtbot: QtBot
) -> None:
    lead_window.show_members()
    still()
    whose = reach.find(lead_window, "members.of")
    whose.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(whose, Key.Key_Down)
    qtbot.keyClick(whose.view(), Key.Key_Down)
    qtbot.keyClick(whose.view(), Key.Key_Return)
    still()
    assert len(reach.rows(lead_window, "members.list")) == 3


def test_a_lead_works_through_the_issues_of_the_team(
    lead_window: Window, reach: Any, still: Still, work: Work
) -> None:
    lead_window.show_issues()
    still()
    assert reach.rows(lead_window, "issues.list") == []
    reach.choose(lead_window, "issues.of", "team")
    still()
    assert len(reach.rows(lead_window, "issues.list")) == 2
    assert lead_window.screens.issues.list.rows()[0].steward == "王静"
    reach.choose(lead_window, "issues.of", work.actor.steward_id)
    still()
    assert len(reach.rows(lead_window, "issues.list")) == 2


def test_a_steward_is_not_asked_whose(desk: Desk, settled: Still, reach: Any, qtbot: QtBot) -> None:
    made = Window(desk, Trouble(), Settings())
    qtbot.addWidget(made)
    made.show()
    made.start()
    for show, field in ((made.show_members, "members.of"), (made.show_issues, "issues.of")):
        show()
        settled()
        assert not reach.find(made, field).isVisible()
    made.close()


def test_the_first_today_of_a_lead_shows_its_doors_at_once(
    lead_window: Window, reach: Any, qtbot: QtBot
) -> None:
    for door in ("team", "add"):
        button = reach.find(lead_window, f"today.empty.{door}")
        qtbot.waitUntil(button.isVisible)
        assert button.height() > 0
        assert not button.visibleRegion().isEmpty()


def test_the_keyboard_stays_on_a_door_while_the_teams_sums_change(
    lead_window: Window, reach: Any, still: Still, leads_desk: Desk, members: list[UUID]
) -> None:
    door = reach.find(lead_window, "today.empty.team")
    door.setFocus()
    leads_desk.write(log_contact, Contact(members[1], "问发票", issue=IssueDraft("发票", "retail")))
    still()
    said = " ".join(one.text() for one in door.parent().findChildren(PlainLabel))
    assert "3 open issues" in said
    assert reach.find(lead_window, "today.empty.team") is door
    assert door.hasFocus()


@pytest.fixture
def served(work: Work, members: list[UUID]) -> tuple[UUID, UUID]:
    """林女士, and 王静 who serves her."""
    return members[0], work.actor.steward_id


@pytest.mark.parametrize("start", ["today", "issues", "team", "members", "settings"])
def test_beside_a_page_opened_from_anywhere_stands_a_list_that_has_the_member(
    lead_window: Window, reach: Any, still: Still, served: tuple[UUID, UUID], start: str
) -> None:
    member, steward = served
    lead_window.do(f"screen.{start}")
    still()
    lead_window.show_member(member)
    still()
    beside = lead_window.screens.members.beside
    assert beside.isVisible()
    assert lead_window.screens.members.whose.whose() == steward
    assert len(beside.list.rows()) == 3
    assert beside.list.row(beside.list.marked()).id == member
    assert lead_window.screens.members.list.current().id == member


def test_the_whole_teams_list_stays_beside_and_a_filter_that_hides_the_member_goes(
    lead_window: Window, still: Still, served: tuple[UUID, UUID]
) -> None:
    member, steward = served
    lead_window.show_members()
    panel = lead_window.screens.members
    panel.show_members_of("team")
    still()
    lead_window.show_member(member)
    still()
    assert panel.whose.whose() == "team"
    assert panel.beside.list.row(panel.beside.list.marked()).id == member
    lead_window.show_members()
    panel.filter.setText("吴")
    still()
    lead_window.show_member(member)
    still()
    assert (panel.whose.whose(), panel.filter.text()) == (steward, "")
    assert panel.beside.list.row(panel.beside.list.marked()).id == member


def test_back_at_a_page_the_list_beside_has_the_member_again(
    lead_window: Window, still: Still, served: tuple[UUID, UUID]
) -> None:
    member, steward = served
    lead_window.show_member(member)
    still()
    lead_window.show_members()
    panel = lead_window.screens.members
    panel.show_members_of(None)
    still()
    lead_window.back()
    still()
    assert panel.whose.whose() == steward
    assert panel.beside.list.row(panel.beside.list.marked()).id == member

"""Moving members from their page or from a list of many: typed, entered, taken back."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from concierge.clock import Hands
from concierge.members.assigning import assign
from concierge.members.portfolio import portfolio
from concierge.settings import Settings
from concierge.store.work import Work
from ui.desk import Desk
from ui.trouble import Trouble
from ui.window import Window

Still = Callable[[], None]
Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk_window(
    leads_desk: Desk, members: list[UUID], work: Work, hands: Hands, still: Still, qtbot: QtBot
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
    made.show_members_of(work.actor.steward_id)
    still()
    yield made
    made.close()


def names(work: Work) -> list[str]:
    return [row.name for row in work.read(portfolio)]


def toast(window: Window) -> str:
    found = window.findChild(QLabel, "toast.text")
    assert found is not None
    return str(found.text())


def test_a_lead_looks_at_a_stewards_members(desk_window: Window, reach: Any) -> None:
    assert len(reach.rows(desk_window, "members.list")) == 3
    assert reach.find(desk_window, "members.of").shown() == "王静"


def test_several_are_chosen_and_moved_at_once_and_that_is_taken_back(
    desk_window: Window, reach: Any, still: Still, qtbot: QtBot, work: Work, colleague: Work,
    hands: Hands,
) -> None:  # fmt: skip
    listed = desk_window.screens.members.list
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_Home)
    qtbot.keyClick(listed, Key.Key_J, SHIFT)
    qtbot.keyClick(listed, Key.Key_Down, SHIFT)
    assert len(desk_window.screens.members.chosen()) == 3
    qtbot.keyClick(listed, Key.Key_K, SHIFT)
    chosen = [row.name for row in desk_window.screens.members.chosen()]
    assert len(chosen) == 2
    qtbot.keyClick(listed, Key.Key_M, CONTROL | SHIFT)
    still()
    assert reach.find(desk_window, "move.title").text() == "Move 2 members to…"
    reach.write(desk_window, "move.to", "何")
    assert [row.split(",")[0] for row in reach.rows(desk_window, "move.stewards")] == ["何敏"]
    qtbot.keyClick(reach.find(desk_window, "move.to"), Key.Key_Return)
    still()
    assert sorted(names(colleague)) == sorted(chosen)
    assert toast(desk_window) == "2 members moved to 何敏"
    assert len(reach.rows(desk_window, "members.list")) == 1
    hands.move(timedelta(seconds=1))
    for _ in range(2):
        desk_window.notices.take_back()
        still()
        assert len(names(work)) == 3
        hands.move(timedelta(seconds=1))
        desk_window.notices.do_again()
        still()
        assert sorted(names(colleague)) == sorted(chosen)
        assert toast(desk_window) == "2 members moved to 何敏"
        hands.move(timedelta(seconds=1))


def test_where_others_moved_some_on_redo_says_that_it_is_done_by_hand(
    desk_window: Window, reach: Any, still: Still, qtbot: QtBot, lead: Work, hands: Hands
) -> None:
    listed = desk_window.screens.members.list
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_A, CONTROL)
    qtbot.keyClick(listed, Key.Key_M, CONTROL | SHIFT)
    still()
    reach.write(desk_window, "move.to", "何")
    first = desk_window.screens.members.chosen()[0]
    qtbot.keyClick(reach.find(desk_window, "move.to"), Key.Key_Return)
    still()
    hands.move(timedelta(seconds=1))
    lead.write(assign, first.id, lead.actor.steward_id)
    hands.move(timedelta(seconds=1))
    desk_window.notices.take_back()
    still()
    desk_window.notices.do_again()
    still()
    assert toast(desk_window).startswith("Redo cannot do exactly the same once more; do it by hand")


def test_what_is_above_the_list_stays_where_it_is_while_rows_are_chosen(
    desk_window: Window, reach: Any, qtbot: QtBot
) -> None:
    members = desk_window.screens.members
    tops = [reach.find(desk_window, one) for one in ("members.of", "members.filter")]
    before = [one.geometry() for one in tops]
    members.list.setFocus()
    qtbot.keyClick(members.list, Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: "3 selected" in members._count.text())
    qtbot.wait(20)
    assert [one.geometry() for one in tops] == before


def test_all_of_them_are_chosen_with_one_key(desk_window: Window, qtbot: QtBot, reach: Any) -> None:
    listed = desk_window.screens.members.list
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_A, CONTROL)
    assert len(desk_window.screens.members.chosen()) == 3
    assert "3 selected" in desk_window.screens.members._count.text()
    qtbot.keyClick(listed, Key.Key_Home)
    assert len(desk_window.screens.members.chosen()) == 1


def test_a_member_is_moved_from_their_page(
    desk_window: Window, reach: Any, still: Still, qtbot: QtBot, members: list[UUID],
    colleague: Work,
) -> None:  # fmt: skip
    desk_window.show_member(members[0])
    still()
    reach.press(desk_window.screens.member, "member.move")
    still()
    assert reach.find(desk_window, "move.title").text() == "Move 林女士 to…"
    field = reach.find(desk_window, "move.to")
    listed = reach.find(desk_window, "move.stewards")
    if not listed.currentIndex().data().startswith("何敏"):
        qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    still()
    assert names(colleague) == ["林雅岚"]
    assert toast(desk_window) == "林女士 moved to 何敏"


def test_who_has_them_all_already_is_not_offered(
    desk_window: Window, reach: Any, still: Still, members: list[UUID]
) -> None:
    desk_window.show_member(members[0])
    still()
    desk_window.move_members()
    still()
    rows = reach.rows(desk_window, "move.stewards")
    assert [row.split(",")[0] for row in rows] == ["何敏"]
    said = reach.find(desk_window, "move.goes").text()
    assert said.splitlines()[0] == "林女士"
    assert "2 open issues, 2 open promises" in said


def test_whom_it_would_not_change_stays_and_the_count_says_so(
    desk_window: Window, reach: Any, still: Still, qtbot: QtBot, members: list[UUID], lead: Work,
    work: Work, colleague: Work, hands: Hands,
) -> None:  # fmt: skip
    hands.move(timedelta(seconds=1))
    lead.write(assign, members[0], colleague.actor.steward_id)
    hands.move(timedelta(seconds=1))
    desk_window.screens.members.show_members_of("team")
    still()
    listed = desk_window.screens.members.list
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_A, CONTROL)
    desk_window.move_members()
    still()
    assert {row.split(",")[0] for row in reach.rows(desk_window, "move.stewards")} == {
        "何敏", "王静",
    }  # fmt: skip
    reach.write(desk_window, "move.to", "何")
    assert "1 is there already and stays" in reach.find(desk_window, "move.goes").text()
    qtbot.keyClick(reach.find(desk_window, "move.to"), Key.Key_Return)
    still()
    assert toast(desk_window) == "2 members moved to 何敏, 1 was there already"
    assert len(names(colleague)) == 3


def test_the_first_shift_and_arrow_take_the_first_row_in(
    desk_window: Window, qtbot: QtBot, still: Still
) -> None:
    listed = desk_window.screens.members.list
    listed.clearSelection()
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_Down, SHIFT)
    assert [index.row() for index in sorted(listed.selectedIndexes())] == [0, 1]


def test_the_name_typed_for_a_move_is_there_again_for_the_same_members(
    desk_window: Window, leads_desk: Desk, members: list[UUID], still: Still, qtbot: QtBot
) -> None:
    desk_window.floats.ask_where_to(members[:2])
    card = desk_window.floats._move
    assert card is not None
    card._to.setText("何")
    leads_desk.keeper.flush_and_wait()
    card.close_card()
    desk_window.floats.ask_where_to(members)
    still()
    assert card._to.text() == ""
    desk_window.floats.ask_where_to(members[:2])
    qtbot.waitUntil(lambda: card._to.text() == "何")
    card.dismissed.emit()
    leads_desk.keeper.flush_and_wait()
    assert leads_desk.drafts is not None
    assert leads_desk.drafts.all() == []

"""All issues of my members: the next due first, filtered, opened by Enter."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from concierge.issues.actions import open_issue, set_urgency
from concierge.issues.kinds import Urgency
from concierge.issues.queries import detail
from concierge.issues.rules import IssueDraft
from concierge.store.work import Work
from ui.desk import Desk
from ui.issues.panel import IssuesPanel
from ui.voice import Voice

Settled = Callable[[], None]


@pytest.fixture
def hotel(work: Work, add: Callable[..., UUID], parcel: Any) -> UUID:
    """Another member's urgent issue."""
    wu = add("吴柏川", "吴先生")
    return work.write(open_issue, wu, IssueDraft("航班晚点改签", "travel", Urgency.URGENT)).result


@pytest.fixture
def panel(
    desk: Desk,
    window: QWidget,
    parcel: Any,
    hotel: UUID,
    settled: Settled,
    qtbot: QtBot,
    voice: Voice,
) -> IssuesPanel:
    made = IssuesPanel(desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    settled()
    return made


def test_a_row_reads_whose_what_and_how_it_stands(panel: IssuesPanel, reach: Any) -> None:
    first, second = reach.rows(panel, "issues.list")
    assert first.startswith("林女士, 餐具包裹晚到且破损, routine, open, Logistics, 2 h late")
    assert second.startswith("吴先生, 航班晚点改签, urgent, open, Travel")


def test_the_model_keeps_qts_rules(panel: IssuesPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.list.model())


def test_filters_narrow_it(panel: IssuesPanel, reach: Any, settled: Settled) -> None:
    reach.choose(panel, "issues.urgency", Urgency.URGENT)
    settled()
    assert len(reach.rows(panel, "issues.list")) == 1
    reach.choose(panel, "issues.urgency", None)
    reach.choose(panel, "issues.line", "logistics")
    settled()
    assert reach.rows(panel, "issues.list")[0].startswith("林女士")
    reach.choose(panel, "issues.line", None)
    reach.write(panel, "issues.filter", "吴")
    settled()
    assert reach.rows(panel, "issues.list")[0].startswith("吴先生")


def test_nothing_found_says_what_to_do(panel: IssuesPanel, reach: Any, settled: Settled) -> None:
    reach.write(panel, "issues.filter", "zzz")
    settled()
    assert reach.find(panel, "issues.empty").isVisible()


def test_enter_opens_the_issue(
    panel: IssuesPanel, qtbot: QtBot, parcel: Any, reach: Any, voice: Voice
) -> None:
    qtbot.keyClick(reach.find(panel, "issues.filter"), Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    with qtbot.waitSignal(voice.issue_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == [parcel.issue, None]


def test_slash_goes_to_the_filter(panel: IssuesPanel, qtbot: QtBot, reach: Any) -> None:
    panel.list.setFocus()
    qtbot.keyClicks(panel.list, "/")
    assert reach.find(panel, "issues.filter").hasFocus()


def test_a_change_by_somebody_else_shows_and_the_row_stays_current(
    panel: IssuesPanel, desk: Desk, work: Work, hotel: UUID, settled: Settled, reach: Any
) -> None:
    panel.list.choose(hotel)
    version = work.read(detail, hotel).version
    done = work.write(set_urgency, hotel, version, Urgency.INQUIRY)
    desk.changed.emit(done.changes)
    settled()
    assert "inquiry" in reach.rows(panel, "issues.list")[1]
    assert panel.list.currentIndex().row() == 1


def test_everything_that_can_be_reached_has_a_name(panel: IssuesPanel, reach: Any) -> None:
    assert reach.nameless(panel) == []


def test_every_act_on_an_issue_is_in_the_menu_of_its_row(
    panel: IssuesPanel, qtbot: QtBot, parcel: Any, voice: Voice
) -> None:
    [row] = [one for one in panel.list.rows() if one.id == parcel.issue]
    menu = panel.menu(row)
    assert [one.data() for one in menu.actions()] == [
        "list.open", "list.member", "call.member", "compose.contact",
    ]  # fmt: skip
    for action, signal, wanted in zip(
        menu.actions(),
        (voice.issue_wanted, voice.member_wanted, voice.call_wanted, voice.contact_wanted),
        ([row.id, None], [row.member_id, None], [row.member_id], [row.member_id]),
        strict=True,
    ):
        with qtbot.waitSignal(signal) as told:
            action.trigger()
        assert told.args == wanted


def test_the_narrow_list_has_the_rows_of_the_wide_one_and_selects_the_one_open_in_both(
    panel: IssuesPanel, hotel: UUID, parcel: Any, reach: Any, settled: Settled, work: Work
) -> None:
    beside = panel.beside
    panel.show_open(parcel.member, parcel.issue)
    assert panel.list.current().id == parcel.issue
    assert beside.list.row(beside.list.marked()).id == parcel.issue
    reach.choose(panel, "issues.urgency", Urgency.URGENT)
    settled()
    assert [row.id for row in beside.list.rows()] == [hotel]
    assert not beside.list.marked().isValid()

"""My members: found by what one remembers, sorted, opened; and a new one added."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from concierge.members.portfolio import portfolio
from concierge.members.queries import header
from concierge.store.work import Work
from ui.desk import Desk
from ui.members.panel import MembersPanel
from ui.voice import Voice

Settled = Callable[[], None]


@pytest.fixture
def panel(
    desk: Desk, window: QWidget, settled: Settled, qtbot: QtBot, voice: Voice
) -> MembersPanel:
    made = MembersPanel(desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    settled()
    return made


@pytest.fixture
def others(lin: UUID, add: Callable[..., UUID]) -> dict[str, UUID]:
    return {
        "lin": lin,
        "wu": add("吴柏川", "吴先生", "铂金", "13900000123"),
        "emma": add("Emma Fischer", "Ms Fischer"),
    }


def names(panel: MembersPanel, reach: Any) -> list[str]:
    return [row.split(",")[0] for row in reach.rows(panel, "members.list")]


def test_an_empty_list_says_what_to_do(panel: MembersPanel, reach: Any) -> None:
    assert reach.find(panel, "members.empty").isVisible()
    reach.press(panel, "members.empty.add")
    assert reach.find(panel, "add_member.address").hasFocus()


def test_a_row_reads_who_what_is_open_and_due_and_when_last_heard(
    others: dict[str, UUID], panel: MembersPanel, reach: Any
) -> None:
    row = next(row for row in reach.rows(panel, "members.list") if row.startswith("林女士"))
    assert row == "林女士, 林雅岚, 黑金, 上海, open issues: 1, today 15:30, last contact today"


def test_the_model_keeps_qts_rules(
    others: dict[str, UUID], panel: MembersPanel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(panel.list.model())


@pytest.mark.parametrize(
    "typed", ["林", "雅岚", "linyalan", "lyl", "4417", "88000001", "SF7731000000"]
)
def test_she_is_found_by_whatever_one_remembers(
    others: dict[str, UUID], panel: MembersPanel, reach: Any, settled: Settled, typed: str
) -> None:
    reach.write(panel, "members.filter", typed)
    settled()
    assert names(panel, reach) == ["林女士"]


def test_nobody_found_says_what_to_try(
    others: dict[str, UUID], panel: MembersPanel, reach: Any, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(panel, "members.filter", "qqqq")
    settled()
    assert reach.find(panel, "members.nothing").isVisible()
    qtbot.keyClick(reach.find(panel, "members.filter"), Qt.Key.Key_Escape)
    settled()
    assert len(names(panel, reach)) == 3


def test_enter_in_the_filter_opens_the_first(
    others: dict[str, UUID],
    panel: MembersPanel,
    reach: Any,
    settled: Settled,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    reach.write(panel, "members.filter", "wbc")
    settled()
    with qtbot.waitSignal(voice.member_wanted) as wanted:
        qtbot.keyClick(reach.find(panel, "members.filter"), Qt.Key.Key_Return)
    assert wanted.args == [others["wu"], None]


def test_down_goes_into_the_list_and_enter_opens(
    others: dict[str, UUID], panel: MembersPanel, reach: Any, qtbot: QtBot, voice: Voice
) -> None:
    qtbot.keyClick(reach.find(panel, "members.filter"), Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_J)
    with qtbot.waitSignal(voice.member_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0] in others.values()


def test_a_column_sorts(
    others: dict[str, UUID], panel: MembersPanel, reach: Any, settled: Settled
) -> None:
    reach.press(panel, "members.sort.next_due")
    settled()
    assert names(panel, reach)[0] == "林女士"
    reach.press(panel, "members.sort.last_contact")
    settled()
    assert names(panel, reach)[-1] == "林女士"


def test_a_member_is_added_and_opened(
    panel: MembersPanel, reach: Any, work: Work, settled: Settled, qtbot: QtBot, voice: Voice
) -> None:
    panel.add_member()
    reach.write(panel, "add_member.address", "郑女士")
    reach.write(panel, "add_member.name", "郑敏")
    reach.write(panel, "add_member.number", "88012345")
    reach.write(panel, "add_member.phone", "13700008888")
    reach.write(panel, "add_member.birthday", "1990-05-06")
    reach.write(panel, "add_member.allergy", "花生")
    reach.write(panel, "add_member.taboo", "前夫")
    reach.write(panel, "add_member.contact_rule", "22:00–09:00 勿去电")
    with qtbot.waitSignal(voice.member_wanted) as wanted:
        reach.press(panel, "add_member.commit")
    settled()
    [row] = work.read(portfolio)
    minded = [(fact.kind, fact.text) for fact in work.read(header, row.id).facts]
    assert minded == [
        ("allergy", "花生"),
        ("contact_rule", "22:00–09:00 勿去电"),
        ("taboo", "前夫"),
    ]
    assert (row.name, row.number) == ("郑敏", "88012345")
    assert wanted.args == [row.id, None]
    assert not reach.find(panel, "add_member.name").isVisible()


@pytest.mark.parametrize(
    ("pasted", "address", "name", "number"),
    [
        ("郑女士\t郑敏\t88012345\t13700008888\tz@example.com", "郑女士", "郑敏", "88012345"),
        ("郑敏\t13700008888\tz@example.com\t铂金卡 3", "铂金卡 3", "郑敏", ""),
    ],
)
def test_a_row_out_of_a_spreadsheet_goes_where_its_cells_belong(
    panel: MembersPanel, reach: Any, pasted: str, address: str, name: str, number: str
) -> None:
    panel.add_member()
    field = reach.find(panel, "add_member.address")
    QApplication.clipboard().setText(pasted)
    field.paste()
    wanted = {"address": address, "name": name, "number": number} | {
        "phone": "13700008888",
        "email": "z@example.com",
    }
    found = {one: reach.find(panel, f"add_member.{one}").text() for one in wanted}
    assert found == wanted


def test_every_field_that_cannot_be_says_so_at_once_and_nothing_is_lost(
    panel: MembersPanel, reach: Any, work: Work, settled: Settled
) -> None:
    panel.add_member()
    reach.write(panel, "add_member.email", "nobody")
    reach.write(panel, "add_member.birthday", "31-31")
    reach.press(panel, "add_member.commit")
    settled()
    for field in ("name", "number", "email", "birthday"):
        assert reach.find(panel, f"add_member.{field}").accessibleDescription(), field
    assert reach.find(panel, "add_member.email").text() == "nobody"
    assert work.read(portfolio) == []


def test_a_number_that_is_taken_is_refused_and_what_was_typed_stays(
    others: dict[str, UUID], panel: MembersPanel, reach: Any, settled: Settled
) -> None:
    panel.add_member()
    reach.write(panel, "add_member.name", "郑敏")
    reach.write(panel, "add_member.number", "88000001")
    reach.press(panel, "add_member.commit")
    settled()
    assert reach.find(panel, "add_member.number").accessibleDescription()
    assert reach.find(panel, "add_member.name").text() == "郑敏"
    assert reach.find(panel, "add_member.commit").isEnabled()


def test_esc_leaves_the_form_and_keeps_it(panel: MembersPanel, reach: Any, qtbot: QtBot) -> None:
    panel.add_member()
    reach.write(panel, "add_member.name", "郑")
    qtbot.keyClick(reach.find(panel, "add_member.name"), Qt.Key.Key_Escape)
    assert not reach.find(panel, "add_member.name").isVisible()
    panel.add_member()
    assert reach.find(panel, "add_member.name").text() == "郑"


def test_everything_that_can_be_reached_has_a_name(
    others: dict[str, UUID], panel: MembersPanel, reach: Any
) -> None:
    panel.add_member()
    assert reach.nameless(panel) == []

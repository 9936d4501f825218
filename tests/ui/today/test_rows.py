"""The rows of Today say when, what, whose, and why."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from concierge import clock, words
from concierge.members.lines import lines
from concierge.store.work import Work
from concierge.today.queries import agenda
from ui.today.rows import Heading, Thing, TodayRows
from ui.widgets.due import DueState
from ui.widgets.headed import ROW_ROLE

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def rows(qapp: object, work: Work, busy: dict[str, UUID]) -> TodayRows:
    made = TodayRows(SHANGHAI)
    made.show_agenda(work.read(agenda), work.read(lines))
    return made


def shown(rows: TodayRows) -> list[Heading | Thing]:
    return [rows.index(n).data(ROW_ROLE) for n in range(rows.rowCount())]


def find(rows: TodayRows, what: str) -> Thing:
    return next(thing for thing in rows.things() if thing.what == what)


def test_it_is_a_sound_model(rows: TodayRows, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(rows)


def test_sections_stand_in_order_with_their_counts(rows: TodayRows) -> None:
    headings = [(row.section, row.count) for row in shown(rows) if isinstance(row, Heading)]
    assert headings == [("overdue", 1), ("today", 3), ("tomorrow", 1)]


def test_a_heading_cannot_be_selected(rows: TodayRows) -> None:
    assert rows.flags(rows.index(0)) == Qt.ItemFlag.NoItemFlags


def test_one_members_things_stand_together_and_are_told_apart_from_the_next(
    rows: TodayRows,
) -> None:
    today = [thing for thing in rows.things() if thing.item.section == "today"]
    assert [(thing.item.address, thing.again) for thing in today] == [
        ("吴先生", False),
        ("林女士", False),
        ("林女士", True),
    ]


def test_a_row_reads_as_when_what_whose_and_why(rows: TodayRows) -> None:
    said = find(rows, "退款 ¥300.00").spoken()
    assert said.index("2 h 05 min late") < said.index("退款") < said.index("林女士")
    assert "not kept" in said


def test_a_narrow_row_leaves_the_minutes_out(rows: TodayRows) -> None:
    broken = find(rows, "退款 ¥300.00")
    assert (broken.due, broken.late) == ("2 h late", "2 h 05 min late")


def test_what_is_due_tells_the_time_alone_under_its_section(rows: TodayRows) -> None:
    assert find(rows, "告知改签进展").due == "15:30"
    assert find(rows, "回访退货取件").due == "10:00"


def test_state_goes_with_the_time(rows: TodayRows) -> None:
    assert find(rows, "退款 ¥300.00").state is DueState.OVERDUE
    assert find(rows, "告知改签进展").state is DueState.SOON
    assert find(rows, "问一声家宴").state is DueState.PLAIN


def test_the_business_line_is_told_where_there_is_one(rows: TodayRows) -> None:
    hotel = find(rows, "订好东京酒店")
    assert (hotel.line, hotel.line_icon) == ("Travel", "plane")
    assert find(rows, "问一声家宴").line == ""


def test_every_reason_begins_with_a_capital(rows: TodayRows) -> None:
    assert all(thing.why[:1] == thing.why[:1].upper() for thing in rows.things())


@pytest.mark.parametrize(
    ("text", "left"), [("林女士", 3), ("改签", 1), ("林雅岚 酒店", 1), ("没有", 0)]
)
def test_a_filter_keeps_the_rows_in_which_every_word_stands(
    rows: TodayRows, text: str, left: int
) -> None:
    rows.set_filter(text)
    assert len(rows.things()) == left
    rows.set_filter("")
    assert len(rows.things()) == 5


def test_another_minute_changes_words_and_moves_no_row(
    rows: TodayRows, qtbot: QtBot, hands: clock.Hands
) -> None:
    hands.move(timedelta(minutes=3))
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.dataChanged):
        rows.say_again()
    assert find(rows, "退款 ¥300.00").late == "2 h 08 min late"


def test_another_language_says_the_same_in_its_words(rows: TodayRows) -> None:
    words.speak("zh")
    rows.say_again()
    assert isinstance(shown(rows)[0], Heading)
    assert shown(rows)[0].text == "已逾期"  # type: ignore[union-attr]
    assert find(rows, "退款 ¥300.00").due == "逾期 2 小时"


def test_a_thing_is_found_again_by_what_it_is(
    rows: TodayRows, work: Work, remind: Callable[..., UUID], busy: dict[str, UUID]
) -> None:
    key = find(rows, "回访退货取件").key
    before = rows.find(key).row()
    remind(busy["wu"], "先打个电话", clock.now() + timedelta(minutes=10))
    rows.show_agenda(work.read(agenda), work.read(lines))
    assert rows.find(key).row() == before + 1
    assert not rows.find((UUID(int=0), "reminder")).isValid()


def test_how_late_is_told_alone_only_where_the_section_says_that_it_is(rows: TodayRows) -> None:
    spans = {thing.item.section: thing.span for thing in rows.things()}
    assert spans["overdue"]
    assert spans["overdue"] in next(t.due for t in rows.things() if t.span)
    assert not any(span for section, span in spans.items() if section != "overdue")

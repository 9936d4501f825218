"""Typing a little finds people, numbers, issues, texts and commands."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from concierge import clock, words
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.finding.lookup import lookup
from concierge.issues.actions import open_issue
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.timeline.actions import NewEvent, record_many
from concierge.timeline.kinds import Kind
from ui import theme
from ui.commands import COMMANDS as COMMANDS_THERE_ARE
from ui.desk import Desk
from ui.palette.found import Found, rows_of
from ui.palette.panel import Palette
from ui.palette.rows import Group, PaletteRows
from ui.voice import Voice
from ui.widgets.due import DueState
from ui.widgets.headed import ROW_ROLE

Settled = Callable[[], None]
Key = Qt.Key
HOUR = timedelta(hours=1)
COMMANDS = frozenset({"call", "undo", "screen.settings"})


@pytest.fixture
def lin(add: Callable[..., UUID], work: Work, hands: clock.Hands) -> UUID:
    """林女士, whose tableware came broken: an order ending in 604417."""
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    add("刘亦霖", "刘先生")
    due = clock.now() + timedelta(minutes=30)
    work.write(
        log_contact,
        Contact(
            member,
            "盒子压瘪了一角，里面一只碟子裂了。",
            issue=IssueDraft("餐具包裹破损", "logistics", references=("20261114604417",)),
            promises=(PromiseDraft("退款 ¥300.00", due, "Asia/Shanghai", Decimal(300), "CNY"),),
        ),
    )
    hands.move(HOUR)
    return member


@pytest.fixture
def palette(desk: Desk, lin: UUID, qtbot: QtBot, voice: Voice) -> Palette:
    window = QWidget()
    window.resize(1280, 800)
    qtbot.addWidget(window)
    made = Palette(desk, voice, window)
    with qtbot.waitExposed(window):
        window.show()
    made.ask(COMMANDS)
    return made


def typed(palette: Palette, text: str, settled: Settled) -> list[Found]:
    line(palette).setText(text)
    settled()
    return shown(palette)


def line(palette: Palette) -> QLineEdit:
    return palette.findChild(QLineEdit, "palette.input")


def shown(palette: Palette) -> list[Found]:
    rows = palette._rows
    found = (rows.found(rows.index(n)) for n in range(rows.rowCount()))
    return [one for one in found if one is not None]


def test_it_begins_with_what_can_be_done_here(palette: Palette) -> None:
    assert {one.target.command_id for one in shown(palette)} == COMMANDS
    assert line(palette).hasFocus()


@pytest.mark.parametrize("text", ["林雅岚", "lyl", "linyalan", "4417", "雅岚"])
def test_a_person_is_found_by_name_pinyin_initials_and_phone(
    palette: Palette, settled: Settled, lin: UUID, text: str
) -> None:
    people = [one for one in typed(palette, text, settled) if one.group == "people"]
    assert people[0].target.member_id == lin
    assert people[0].name == "林女士"
    assert "····4417" in people[0].more


def test_a_number_is_found_by_its_last_six_and_marked(palette: Palette, settled: Settled) -> None:
    [number] = [one for one in typed(palette, "604417", settled) if one.group == "numbers"]
    start, end = number.marked
    assert number.lead[start:end] == "604417"
    assert "餐具包裹破损" in number.more


def test_several_words_concern_one_member(palette: Palette, settled: Settled, lin: UUID) -> None:
    first = typed(palette, "lyl 604417", settled)[0]
    assert (first.group, first.target.member_id) == ("numbers", lin)


def test_an_issue_says_how_it_stands(palette: Palette, settled: Settled) -> None:
    [issue] = [one for one in typed(palette, "餐具", settled) if one.group == "issues"]
    assert issue.state is DueState.OVERDUE
    assert "林雅岚" in issue.more


def test_a_text_is_found_and_what_was_typed_is_marked(palette: Palette, settled: Settled) -> None:
    [text] = [one for one in typed(palette, "碟子", settled) if one.group == "texts"]
    assert text.lead[slice(*text.marked)] == "碟子"


def test_a_command_is_found_by_its_words(palette: Palette, settled: Settled) -> None:
    found = typed(palette, "settings", settled)
    assert [one.target.command_id for one in found] == ["screen.settings"]
    assert found[0].key == "Ctrl+7"


def test_a_command_stands_above_the_texts_its_words_stand_in(
    palette: Palette, settled: Settled, work: Work, lin: UUID
) -> None:
    work.write(log_contact, Contact(lin, "The settings of her phone were lost."))
    found = typed(palette, "settings", settled)
    assert [one.group for one in found] == ["commands", "commands", "texts"]
    assert found[0].target.command_id == "screen.settings"
    assert [one.group for one in typed(palette, "settings of her", settled)] == [
        "texts",
        "commands",
    ]


def test_enter_opens_what_is_chosen(
    palette: Palette, settled: Settled, qtbot: QtBot, lin: UUID, voice: Voice
) -> None:
    typed(palette, "林雅岚", settled)
    with qtbot.waitSignal(voice.member_wanted) as wanted:
        qtbot.keyClick(line(palette), Key.Key_Return)
    assert (wanted.args or [None])[0] == lin
    assert not palette.isVisible()


def test_arrows_choose_without_leaving_the_line(
    palette: Palette, settled: Settled, qtbot: QtBot, voice: Voice
) -> None:
    typed(palette, "餐具", settled)
    qtbot.keyClick(line(palette), Key.Key_Down)
    qtbot.keyClick(line(palette), Key.Key_Up)
    with qtbot.waitSignal(voice.issue_wanted):
        qtbot.keyClick(line(palette), Key.Key_Return)


def test_control_enter_logs_a_contact_with_that_person(
    palette: Palette, settled: Settled, qtbot: QtBot, lin: UUID, voice: Voice
) -> None:
    typed(palette, "lyl", settled)
    with qtbot.waitSignal(voice.contact_wanted) as wanted:
        qtbot.keyClick(line(palette), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [lin]


def test_a_command_is_done(palette: Palette, settled: Settled, qtbot: QtBot, voice: Voice) -> None:
    typed(palette, "undo", settled)
    with qtbot.waitSignal(voice.command_wanted) as wanted:
        qtbot.keyClick(line(palette), Key.Key_Return)
    assert wanted.args == ["undo"]


def test_only_the_newest_answer_is_shown(palette: Palette, settled: Settled) -> None:
    for text in ("林", "林雅", "刘"):
        line(palette).setText(text)
    settled()
    assert {one.lead for one in shown(palette) if one.group == "people"} == {"刘亦霖"}


def test_an_answer_to_a_line_that_was_emptied_is_not_shown(
    palette: Palette, settled: Settled
) -> None:
    line(palette).setText("林雅岚")
    line(palette).clear()
    settled()
    assert {one.group for one in shown(palette)} == {"commands"}


def test_escape_gives_the_focus_back(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(line(palette), Key.Key_Escape)
    assert not palette.isVisible()


def test_each_row_is_spoken_whole(palette: Palette, settled: Settled) -> None:
    [issue] = [one for one in typed(palette, "餐具", settled) if one.group == "issues"]
    for part in ("餐具包裹破损", "林雅岚", "late"):
        assert part in issue.spoken()


def test_it_is_a_sound_model(work: Work, lin: UUID, qtmodeltester: ModelTester) -> None:
    rows = PaletteRows()
    zone = work.workspace.zone
    rows.fill(rows_of(work.read(lookup, "林"), zone, clock.now()))
    qtmodeltester.check(rows)
    rows.fill(rows_of(work.read(lookup, "餐具"), zone, clock.now()))
    qtmodeltester.check(rows)


def test_headings_are_in_the_language_spoken(work: Work, lin: UUID) -> None:
    words.speak("zh")
    rows = PaletteRows()
    rows.fill(rows_of(work.read(lookup, "604417"), work.workspace.zone, clock.now()))
    heading = rows.index(0).data(ROW_ROLE)
    assert isinstance(heading, Group)
    assert rows.first().row() == 1


def test_enter_before_the_answer_waits_for_it(
    palette: Palette, qtbot: QtBot, lin: UUID, settled: Settled, voice: Voice
) -> None:
    wanted: list[object] = []
    voice.command_wanted.connect(wanted.append)
    voice.member_wanted.connect(lambda member, _event: wanted.append(member))
    line(palette).setText("lyl")
    qtbot.keyClick(line(palette), Key.Key_Return)
    assert wanted == []
    settled()
    assert wanted == [lin]
    assert not palette.isVisible()


def test_esc_before_the_answer_opens_nothing(
    palette: Palette, qtbot: QtBot, settled: Settled, voice: Voice
) -> None:
    line(palette).setText("lyl")
    qtbot.keyClick(line(palette), Key.Key_Return)
    qtbot.keyClick(line(palette), Key.Key_Escape)
    with qtbot.assertNotEmitted(voice.member_wanted):
        settled()


def test_that_one_searched_is_on_record_once_and_not_for_what(
    palette: Palette, work: Work, settled: Settled
) -> None:
    for text in ("餐", "餐具"):
        found = typed(palette, text, settled)
    hits = sum(one.group in ("people", "numbers", "issues", "texts") for one in found)
    palette.close_card()
    palette.ask(COMMANDS)
    palette.close_card()  # nothing was searched this time
    settled()
    with work.workspace.readers.connect() as connection:
        kept = connection.scalars(select(Audit.columns).where(Audit.change == "search")).all()
    assert [(one["length"], one["hits"] > 0) for one in kept] == [(2, hits > 0)]
    assert hits


def test_in_large_text_the_list_ends_above_its_foot(palette: Palette, qapp: QApplication) -> None:
    everything = frozenset(command.id for command in COMMANDS_THERE_ARE)
    palette.ask(everything)
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    QApplication.processEvents()
    assert palette._list.geometry().bottom() < palette._foot.y()
    assert palette._foot.geometry().bottom() <= palette.card_rect().bottom()


def test_what_was_typed_is_marked_in_the_title_of_an_issue(
    palette: Palette, settled: Settled
) -> None:
    [issue] = [one for one in typed(palette, "包裹", settled) if one.group == "issues"]
    assert issue.lead[slice(*issue.marked)] == "包裹"


def test_where_nothing_is_found_it_says_what_to_do(palette: Palette, settled: Settled) -> None:
    assert not palette._nothing.isVisible()
    assert typed(palette, "zzzz", settled) == []
    assert palette._nothing.isVisible()
    assert "whole phone or member number" in palette._nothing.text()
    typed(palette, "lyl", settled)
    assert not palette._nothing.isVisible()


def test_the_arrows_go_round_at_either_end(
    palette: Palette, settled: Settled, qtbot: QtBot
) -> None:
    typed(palette, "lyl", settled)
    rows, current = palette._rows, palette._list.currentIndex
    assert current() == rows.first()
    qtbot.keyClick(line(palette), Key.Key_Up)
    assert current() == rows.last()
    qtbot.keyClick(line(palette), Key.Key_Down)
    assert current() == rows.first()


def test_a_label_one_has_read_is_found_and_stands_first_in_its_row(
    palette: Palette, settled: Settled, work: Work, lin: UUID
) -> None:
    refunded = NewEvent(lin, Kind.PAYMENT, "payment.refunded", title="餐具 ¥300.00", feed=True)
    work.write(record_many, [refunded])
    words.speak("zh")
    [text] = [one for one in typed(palette, "退款到账", settled) if one.group == "texts"]
    assert text.lead == "退款到账"
    assert "餐具 ¥300.00" in text.more


def test_a_text_says_where_its_issue_stands(palette: Palette, settled: Settled) -> None:
    [text] = [one for one in typed(palette, "碟子", settled) if one.group == "texts"]
    assert words.name("open", "Status") in text.more


def test_an_issue_found_by_its_cause_shows_it(
    palette: Palette, settled: Settled, work: Work, lin: UUID
) -> None:
    draft = IssueDraft("机票", "logistics", cause="系统里改签失败")
    work.write(open_issue, lin, draft)
    [issue] = [one for one in typed(palette, "改签", settled) if one.group == "issues"]
    assert issue.lead[slice(*issue.marked)] == "改签"


def test_the_count_says_that_there_is_more_and_the_end_brings_it(
    palette: Palette, settled: Settled, work: Work, lin: UUID, hands: clock.Hands, qtbot: QtBot
) -> None:
    for n in range(50):
        hands.move(timedelta(minutes=1))
        work.write(log_contact, Contact(lin, f"毛巾 {n}"))
    found = typed(palette, "毛巾", settled)
    assert len([one for one in found if one.group == "texts"]) < 50
    assert palette._count.text() == f"{len(found) - 1} or more found"
    for _ in range(60):
        qtbot.keyClick(line(palette), Key.Key_Down)
        settled()
    assert len([one for one in shown(palette) if one.group == "texts"]) == 50
    assert palette._count.text() == "50 found"


def test_a_name_that_turns_stays_apart_in_what_is_offered() -> None:
    from ui.palette.found import Target, contact_with

    arabic = "\u0641\u0627\u0637\u0645\u0629"
    row = Found(1, "people", "user-round", arabic, Target(member_id=UUID(int=1)), whose=arabic)
    [offered] = contact_with([row], "")
    assert offered.lead == f"Log a contact with \u2068{arabic}\u2069"


@pytest.mark.parametrize(
    "text", ["13912345678", "who@example.com", "88009999", "何雨桐", "Amelia Hart"]
)
def test_somebody_whom_nobody_is_found_by_is_added_with_what_was_typed(
    palette: Palette, settled: Settled, qtbot: QtBot, text: str, voice: Voice
) -> None:
    palette.ask(COMMANDS | {"member.add"})
    added = [one for one in typed(palette, text, settled) if one.target.new]
    assert [(one.target.new, one.more) for one in added] == [(text, text)]
    palette._list.select_row(palette._rows.index_of("add"))
    with qtbot.waitSignal(voice.addition_wanted) as wanted:
        qtbot.keyClick(line(palette), Key.Key_Return)
    assert wanted.args == [text]
    assert not palette.isVisible()


@pytest.mark.parametrize("text", ["林雅岚", "4417", "604417", "xyz", "餐具", "碟子", "settings"])
def test_what_finds_something_or_is_no_ones_name_adds_nobody(
    palette: Palette, settled: Settled, text: str
) -> None:
    palette.ask(COMMANDS | {"member.add"})
    assert not [one for one in typed(palette, text, settled) if one.target.new]


def test_who_may_add_nobody_is_not_asked_to(palette: Palette, settled: Settled) -> None:
    palette.ask(COMMANDS)
    assert not [one for one in typed(palette, "13912345678", settled) if one.target.new]

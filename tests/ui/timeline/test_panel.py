"""A member's timeline on a desk: opening, filters, search, dates, what is new, the wrong person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.clock import Hands
from concierge.issues.kinds import Urgency
from concierge.issues.promised import promises_of
from concierge.issues.promises import make_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.members.queries import header
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import set_reminder
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Direction
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.concierge.conftest import gate
from ui.desk import Desk
from ui.timeline.panel import TimelinePanel
from ui.timeline.plan import Planner
from ui.undo import Undo
from ui.voice import Voice

from .conftest import write_in

ZONE = "Asia/Shanghai"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot, voice: Voice) -> Iterator[TimelinePanel]:
    made = TimelinePanel(desk, voice)
    qtbot.addWidget(made)
    made.resize(744, 719)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def opened(panel: TimelinePanel, story: list[UUID], member: UUID, qtbot: QtBot) -> TimelinePanel:
    with qtbot.waitSignals([panel.feed.opened, panel.feed.counted]):
        panel.show_member(member)
    return panel


def _said(panel: TimelinePanel) -> list[str]:
    rows = [panel._rows.row(place) for place in range(panel._rows.rowCount())]
    return [row.body or row.title for row in rows if row is not None]


def test_it_opens_with_everything_that_happened(opened: TimelinePanel) -> None:
    assert _said(opened)[-1] == "酒店说查不到我们的预订"
    assert opened._rows.rowCount() == 6  # the member was added, and five contacts
    assert opened.stream.is_at_end()


def test_a_row_is_heard_as_when_what_whose_state(opened: TimelinePanel) -> None:
    heard = opened._rows.index(5).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "today 13:58, Call in “酒店说查不到我们的预订”, 林女士, Travel"
    party = opened._rows.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert party == "today 09:40, E-mail 周婷 “行程收到”, Travel"


def test_counts_on_chips_are_the_rows_they_show(
    opened: TimelinePanel, desk: Desk, member: UUID, qtbot: QtBot
) -> None:
    chips = opened.chips._chips
    assert chips is not None
    assert dict(chips.lines) == {"logistics": 3, "travel": 2}
    wanted = [Filter(line=code) for code, _n in chips.lines]
    wanted += [Filter(kind=kind) for kind, _n in chips.kinds]
    for one, n in zip(wanted, [n for _c, n in (*chips.lines, *chips.kinds)], strict=True):
        with qtbot.waitSignal(opened.feed.opened):
            opened._filter_chosen(one)
        assert opened._rows.rowCount() == n


def test_a_chip_filters_and_pressing_it_again_shows_all(
    opened: TimelinePanel, reach: object, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.feed.opened):
        reach.press(opened, "member.chips.travel")  # type: ignore[attr-defined]
    assert opened._rows.rowCount() == 2
    with qtbot.waitSignal(opened.feed.opened):
        reach.press(opened, "member.chips.travel")  # type: ignore[attr-defined]
    assert opened._rows.rowCount() == 6


def test_chips_that_do_not_fit_fold_into_more(opened: TimelinePanel) -> None:
    opened.resize(560, 719)
    opened.chips.row.resize(90, 24)
    assert opened.chips.row.folded()
    assert opened.chips.row._more.isVisible()


def test_internal_rows_can_be_hidden_and_counts_follow(
    opened: TimelinePanel, work: Work, member: UUID, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([opened.feed.opened, opened.feed.counted]):
        opened.set_internal(False)
    assert opened._rows.rowCount() == 5
    assert opened.chips._chips is not None
    assert opened.chips._chips.total == 5
    assert not opened.composer.isVisible()
    with qtbot.waitSignal(opened.feed.opened):
        opened.set_internal(True)
    assert opened._rows.rowCount() == 6


def test_a_note_says_its_text_in_the_stream(
    panel: TimelinePanel, work: Work, member: UUID, qtbot: QtBot
) -> None:
    work.write(write_note, NewNote(member, "先生周六过生日"))
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    assert _said(panel)[-1] == "先生周六过生日"


def test_a_note_one_may_not_read_says_for_whom_it_is(
    panel: TimelinePanel, lead: Work, member: UUID, qtbot: QtBot
) -> None:
    lead.write(write_note, NewNote(member, "沈嘉言自己的", Visibility.MINE))
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    heard = panel._rows.index(panel._rows.rowCount() - 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "for its author alone" in heard
    assert "沈嘉言自己的" not in heard


def test_what_a_colleague_records_appears_by_itself(
    opened: TimelinePanel, desk: Desk, call: Callable[..., UUID], qtbot: QtBot
) -> None:
    from concierge.changes import Changes

    call("11-20 14:04", "落地前把地址发我")
    member = opened.feed.member_id
    assert member is not None
    desk.changed.emit(Changes(None, frozenset((member,)), frozenset(("timeline_event",))))
    qtbot.waitUntil(lambda: opened._rows.rowCount() == 7)
    assert _said(opened)[-1] == "落地前把地址发我"


def arrives(work: Work, member: UUID, text: str) -> None:
    """Something a business sent, at this moment."""
    from concierge.timeline.actions import NewEvent, record
    from concierge.timeline.kinds import Channel, Kind, Reached

    news = NewEvent(
        member,
        Kind.CONTACT,
        "contact.logged",
        channel=Channel.CHAT,
        direction=Direction.IN,
        reached=Reached.YES,
        body=text,
        feed=True,
    )
    gate(work).write(record, news)


@pytest.mark.parametrize("mine", [False, True])
def test_what_others_did_below_is_announced_and_nothing_moves(
    opened: TimelinePanel,
    desk: Desk,
    call: Callable[..., UUID],
    work: Work,
    qtbot: QtBot,
    mine: bool,
) -> None:
    from concierge.changes import Changes

    for minute in range(30):
        call(f"11-20 10:{minute:02}", f"{minute}")
    opened.resize(744, 400)
    opened.feed.refresh()
    qtbot.waitUntil(lambda: opened._rows.rowCount() == 36)
    opened.stream.verticalScrollBar().setValue(60)
    place = opened.stream.places_in_sight()[3]
    before = opened.stream.visualRect(opened._rows.index(place))
    member = opened.feed.member_id
    assert member is not None
    for text in ("one", "two"):
        if mine:
            call("11-20 14:04", text)
        else:
            arrives(work, member, text)
    desk.changed.emit(Changes(None, frozenset((member,)), frozenset(("timeline_event",))))
    qtbot.waitUntil(lambda: opened._rows.rowCount() == 38)
    assert opened.stream.visualRect(opened._rows.index(place)) == before
    assert opened.pill.isVisible() is not mine
    if not mine:
        assert opened.pill.word() == "2 new"
        opened.pill.click()
        assert opened.stream.is_at_end()
        assert not opened.pill.isVisible()


@pytest.mark.parametrize("when", ["11-19 09:00", "11-20 14:04"])
def test_the_row_one_stands_on_stays_when_something_comes_from_outside(
    opened: TimelinePanel, desk: Desk, call: Callable[..., UUID], qtbot: QtBot, when: str
) -> None:
    from concierge.changes import Changes

    opened.stream.setFocus()
    qtbot.keyClick(opened.stream, Qt.Key.Key_K)
    qtbot.keyClick(opened.stream, Qt.Key.Key_K)
    here = opened.stream.current_row()
    assert here is not None
    call(when, "从外面来")
    member = opened.feed.member_id
    assert member is not None
    desk.changed.emit(Changes(None, frozenset((member,)), frozenset(("timeline_event",))))
    qtbot.waitUntil(lambda: opened._rows.rowCount() == 7)

    def stands() -> bool:
        now = opened.stream.current_row()
        chosen = [index.row() for index in opened.stream.selectedIndexes()]
        place = opened._rows.place_of(here.id)
        return now is not None and now.id == here.id and chosen == [place]

    qtbot.waitUntil(stands)


def test_search_goes_from_hit_to_hit(opened: TimelinePanel, reach: object, qtbot: QtBot) -> None:
    opened.stream.setFocus()
    qtbot.keyClick(opened.stream, Qt.Key.Key_Slash)
    assert opened.search.isVisible()
    write_in(opened.search.field, "到")
    qtbot.waitUntil(lambda: len(opened.search._hits) == 4)
    assert opened.search._count.text() == "4 of 4"
    assert opened.stream.currentIndex().row() == 5
    qtbot.keyClick(opened.search.field, Qt.Key.Key_Return)
    assert opened.search._count.text() == "3 of 4"
    assert opened.stream.currentIndex().row() == 4
    qtbot.keyClick(opened.search.field, Qt.Key.Key_Return, SHIFT)
    assert opened.stream.currentIndex().row() == 5
    qtbot.keyClick(opened.search.field, Qt.Key.Key_Escape)
    assert not opened.search.isVisible()


def test_search_that_finds_nothing_says_so(
    opened: TimelinePanel, reach: object, qtbot: QtBot
) -> None:
    opened.open_search()
    write_in(opened.search.field, "金鱼")
    qtbot.waitUntil(lambda: opened.search._count.text() == "Nothing found")


def test_a_hit_the_filter_hides_is_shown_all_the_same(
    opened: TimelinePanel, story: list[UUID], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.feed.opened):
        opened._filter_chosen(Filter(line="travel"))
    opened.feed.reveal(date(2026, 11, 18), story[0])
    qtbot.waitUntil(lambda: opened._rows.rowCount() == 6)
    row = opened.stream.current_row()
    assert row is not None
    assert row.id == story[0]


def test_g_goes_to_a_day(opened: TimelinePanel, qtbot: QtBot) -> None:
    opened.stream.setFocus()
    qtbot.keyClick(opened.stream, Qt.Key.Key_G)
    field = opened._go_to.field
    write_in(field, "昨天")
    assert opened._go_to._meant.text() == "Thursday 2026-11-19"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    row = opened.stream.current_row()
    assert row is not None
    assert row.body == "盒子压瘪了一角，碟子裂了"
    assert not opened._go_to.isVisible()


def test_a_day_that_cannot_be_is_told_and_the_text_stays(
    opened: TimelinePanel, qtbot: QtBot
) -> None:
    opened.ask_date()
    qtbot.keyClicks(opened._go_to.field, "02-30")
    qtbot.keyClick(opened._go_to.field, Qt.Key.Key_Return)
    assert opened._go_to._meant.text().startswith("There is no such day or time as “02-30”.")
    assert opened._go_to.field.text() == "02-30"
    opened._go_to.hide()


def test_an_event_can_be_opened_from_elsewhere(
    panel: TimelinePanel, story: list[UUID], member: UUID, qtbot: QtBot
) -> None:
    panel.show_member(member, story[0])
    qtbot.waitUntil(lambda: panel.stream.current_row() is not None)
    row = panel.stream.current_row()
    assert row is not None
    assert row.id == story[0]


def test_an_issue_can_be_opened_from_elsewhere_and_from_a_row(
    panel: TimelinePanel,
    call: Callable[..., UUID],
    work: Work,
    member: UUID,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    event = call(
        "11-20 13:58", "酒店没了", issue=IssueDraft("酒店预订丢失", "travel", Urgency.URGENT)
    )
    issue_id = work.read(timeline.event, event).issue_id
    panel.show_member(member, issue_id)
    qtbot.waitUntil(lambda: panel.stream.current_row() is not None)
    with qtbot.waitSignal(voice.issue_wanted) as wanted:
        qtbot.keyClick(panel.stream, Qt.Key.Key_Return)
    assert wanted.args == [issue_id, panel.feed.member_id]


def test_what_is_due_is_opened_at_the_row_that_carries_it(
    panel: TimelinePanel,
    call: Callable[..., UUID],
    work: Work,
    member: UUID,
    qtbot: QtBot,
    hands: Hands,
) -> None:
    due = clock.now() + timedelta(hours=4)
    promise, reminder = PromiseDraft("订好酒店", due, ZONE), ReminderDraft("问酒店", due, ZONE)
    carries = call(
        "11-17 13:58",
        "酒店没了",
        issue=IssueDraft("酒店预订丢失", "travel"),
        promises=(promise,),
        reminders=(reminder,),
    )
    [promised] = work.read(promises_of, member)
    [reminded] = work.read(reminders_of, member)
    alone = work.write(set_reminder, member, ReminderDraft("问候", due, ZONE)).result
    hands.move(timedelta(minutes=1))
    loose = work.write(make_promise, member, promise).result
    hands.move(timedelta(minutes=1))
    call("11-20 14:00", "还是那个酒店", issue_id=promised.issue_id)

    def selected(thing: UUID) -> Row:
        panel.show_member(member, thing)
        row: list[Row | None] = [None]
        qtbot.waitUntil(lambda: row.append(panel.stream.current_row()) or row[-1] is not None)
        assert row[-1] is not None
        return row[-1]

    assert selected(promised.id).id == carries
    assert selected(reminded.id).id == carries
    assert (selected(alone).title, selected(alone).what) == ("问候", "reminder.set")
    assert (selected(loose).title, selected(loose).what) == ("订好酒店", "promise.made")


def test_one_act_is_one_row_with_what_came_of_it(
    panel: TimelinePanel, call: Callable[..., UUID], member: UUID, qtbot: QtBot, voice: Voice
) -> None:
    from datetime import UTC, datetime

    due = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    call(
        "11-20 13:58",
        "酒店没了",
        issue=IssueDraft("酒店预订丢失", "travel"),
        promises=(PromiseDraft("订好酒店", due, "Asia/Shanghai"),),
    )
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    assert panel._rows.rowCount() == 2
    row = panel._rows.row(1)
    assert row is not None
    plan = panel.stream.shelf.plan(row)
    assert [bit.text for bit in plan.bits] == ["Issue routine", "Promise 16:30"]
    bit = plan.bits[1].rect.center() + panel.stream.visualRect(panel._rows.index(1)).topLeft()
    with qtbot.waitSignal(voice.issue_wanted):
        qtbot.mouseClick(panel.stream.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(bit))
    narrow = Planner(panel.stream._teller).plan(row, 400, expanded=False)
    # What has no room is counted.
    assert (narrow.lines, [bit.text for bit in narrow.bits]) == (("“酒店没了”",), ["+2"])
    assert narrow.chevron is not None
    panel.stream.toggle(1)
    assert [piece.text for piece in panel.stream.shelf.plan(row).folded][1].startswith(
        "Promise 订好酒店"
    )


def test_space_expands_and_ctrl_c_copies(opened: TimelinePanel, qtbot: QtBot) -> None:
    opened.stream.setFocus()
    opened.stream.show_place(3)
    qtbot.keyClick(opened.stream, Qt.Key.Key_Space)
    row = opened.stream.current_row()
    assert row is not None
    assert opened.stream.shelf.is_expanded(row)
    qtbot.keyClick(opened.stream, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("yesterday 15:42, Call in 4 min “盒子压瘪了一角，碟子裂了”")


def test_what_was_recorded_on_the_wrong_person_moves_and_leaves_a_stub(
    opened: TimelinePanel,
    add: Callable[..., UUID],
    reach: object,
    work: Work,
    member: UUID,
    qtbot: QtBot,
) -> None:
    right = add("吴柏川", "吴先生", phone="13900002086")
    opened.stream.setFocus()
    opened.stream.show_place(5)
    qtbot.keyClick(opened.stream, Qt.Key.Key_Delete)
    assert opened.wrong.isVisible()
    write_in(opened.wrong.reason, "接错了")
    reach.write(opened, "retract.member", "2086")  # type: ignore[attr-defined]
    qtbot.waitUntil(
        lambda: (
            opened.wrong.member.results.current() is not None
            or opened.wrong.member.results.model().rowCount() == 1
        )
    )
    qtbot.keyClick(opened.wrong.member.field, Qt.Key.Key_Return)
    assert opened.wrong.commit.word() == "Move to 吴先生"
    assert "吴先生" in opened.wrong.heading.text()
    qtbot.keyClick(opened.wrong.member.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not opened.wrong.isVisible())

    def stub_stands() -> bool:
        row = opened._rows.row(5)
        return row is not None and row.retracted is not None

    qtbot.waitUntil(stub_stands)
    assert "酒店说查不到我们的预订" not in _said(opened)
    rows = work.read(timeline.page, right, Filter(kind="contact"), None, 5).rows
    assert [row.body for row in rows] == ["酒店说查不到我们的预订"]


def test_what_has_no_right_person_needs_a_reason(
    opened: TimelinePanel, reach: object, qtbot: QtBot
) -> None:
    opened.stream.show_place(5)
    opened.ask_wrong_person()
    reach.press(opened, "retract.commit")  # type: ignore[attr-defined]
    assert opened.wrong.form.complaint(opened.wrong.reason) == "Say why, in a few words."


def test_what_was_logged_is_put_right_and_that_is_taken_back(
    opened: TimelinePanel, reach: object, qtbot: QtBot, voice: Voice
) -> None:
    opened.stream.show_place(5)
    row = opened._rows.row(5)
    assert row is not None
    opened.ask_what_is_right()
    qtbot.waitUntil(opened.rights.contact.isVisible)
    assert opened.rights.contact.text.toPlainText() == row.body
    opened.rights.contact.text.setPlainText("酒店查到了")
    with qtbot.waitSignal(voice.offered) as told:
        reach.press(opened, "correct.commit")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any("酒店查到了" in one for one in _said(opened)))
    assert row.body not in "".join(_said(opened))
    [chosen] = opened.stream.selectedIndexes()
    assert chosen.row() == _said(opened).index("酒店查到了"), "it is still what one stands on"
    assert opened.stream.currentIndex() == chosen
    opened.expand()
    opened.grab()
    corrected = opened.stream.current_row()
    assert corrected is not None
    assert opened._teller.said(corrected).state == "corrected, Space shows"
    [former] = corrected.formers
    assert former.row.body == row.body
    assert told.args[0] == "Put right: 酒店查到了 (words)"
    undo = Undo()
    undo.push(*told.args)
    undo.take_back()
    qtbot.waitUntil(lambda: any(row.body in one for one in _said(opened)))
    undo.do_again()
    qtbot.waitUntil(lambda: any("酒店查到了" in one for one in _said(opened)))
    undo.take_back()
    qtbot.waitUntil(lambda: any(row.body in one for one in _said(opened)))


def test_a_reminder_is_put_right_at_its_row_and_that_is_taken_back(
    opened: TimelinePanel,
    work: Work,
    member: UUID,
    hands: Hands,
    reach: object,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    draft = ReminderDraft("回访退货", hands.at + timedelta(hours=3), "Asia/Shanghai")
    opened._desk.write(set_reminder, member, draft)
    qtbot.waitUntil(lambda: any("回访退货" in one for one in _said(opened)))
    _stand_on(opened, "回访退货")
    qtbot.keyClick(opened.stream, Qt.Key.Key_E)
    form = opened.rights.reminder
    qtbot.waitUntil(form.isVisible)
    assert form.text.text() == "回访退货"
    form.text.setText("回访换货")
    form.at.setText("2026-11-21 10:00")
    with qtbot.waitSignal(voice.offered) as told:
        reach.press(opened, "reminder.right.commit")  # type: ignore[attr-defined]
    assert told.args[0] == "Put right: 回访退货 → 回访换货, today 17:05 → tomorrow 10:00"
    assert form.isHidden()
    undo = Undo()
    undo.push(*told.args)
    undo.take_back()
    qtbot.waitUntil(lambda: [one.text for one in work.read(reminders_of, member)] == [draft.text])


def test_a_reminder_of_yesterday_is_put_right_with_a_reason(
    opened: TimelinePanel,
    work: Work,
    member: UUID,
    hands: Hands,
    reach: object,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    draft = ReminderDraft("回访退货", hands.at + timedelta(hours=30), "Asia/Shanghai")
    opened._desk.write(set_reminder, member, draft)
    qtbot.waitUntil(lambda: any("回访退货" in one for one in _said(opened)))
    hands.move(timedelta(hours=25))
    _stand_on(opened, "回访退货")
    opened.ask_what_is_right()
    form = opened.rights.reminder
    qtbot.waitUntil(form.isVisible)
    form.text.setText("回访换货")
    reach.press(opened, "reminder.right.commit")  # type: ignore[attr-defined]
    assert form.form.complaint(form.reason) == "Say why, in a few words."
    form.reason.setText("听错了")
    with qtbot.waitSignal(voice.offered):
        reach.press(opened, "reminder.right.commit")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any("听错了" in one for one in _states(opened)))


def test_what_is_to_be_minded_is_put_right_at_its_row(
    opened: TimelinePanel, work: Work, member: UUID, reach: object, qtbot: QtBot, voice: Voice
) -> None:
    opened._desk.write(add_fact, NewFact(member, FactKind.TABOO, "林姐"))
    qtbot.waitUntil(lambda: any("林姐" in one for one in _said(opened)))
    _stand_on(opened, "林姐")
    qtbot.keyClick(opened.stream, Qt.Key.Key_E)
    form = opened.rights.fact
    qtbot.waitUntil(form.isVisible)
    form.text.setText("前夫")
    with qtbot.waitSignal(voice.offered) as told:
        reach.press(opened, "fact.right.commit")  # type: ignore[attr-defined]
    assert told.args[0] == "Put right: Do not mention 林姐 → Do not mention 前夫"
    assert [fact.text for fact in work.read(header, member).facts] == ["前夫"]
    undo = Undo()
    undo.push(*told.args)
    with qtbot.waitSignal(undo.taken_back):
        undo.take_back()
    assert [fact.text for fact in work.read(header, member).facts] == ["林姐"]
    undo.do_again()
    qtbot.waitUntil(lambda: [fact.text for fact in work.read(header, member).facts] == ["前夫"])


def test_a_row_that_stays_as_it_is_says_why_beside_it(
    opened: TimelinePanel, work: Work, member: UUID, hands: Hands, qtbot: QtBot
) -> None:
    due = hands.at + timedelta(hours=3)
    opened._desk.write(make_promise, member, PromiseDraft("退款 300", due, "Asia/Shanghai"))
    qtbot.waitUntil(lambda: any("退款 300" in one for one in _said(opened)))
    _stand_on(opened, "退款 300")
    qtbot.keyClick(opened.stream, Qt.Key.Key_E)
    assert opened.word.isVisible()
    assert opened.word.text.text().startswith("A promise is not rewritten")
    row = opened.stream.visualRect(opened.stream.currentIndex())
    beside = opened.word.geometry()
    assert min(abs(beside.top() - row.bottom()), abs(row.top() - beside.bottom())) < 12
    qtbot.keyClick(opened.stream, Qt.Key.Key_Up)
    assert opened.word.isHidden()


def test_half_put_right_comes_back_where_it_was(
    opened: TimelinePanel, desk: Desk, qtbot: QtBot
) -> None:
    opened.stream.show_place(5)
    row = opened._rows.row(5)
    assert row is not None
    opened.ask_what_is_right()
    qtbot.waitUntil(opened.rights.contact.isVisible)
    opened.rights.contact.text.setPlainText("酒店查到")
    desk.keeper.flush()
    opened.rights.contact.close_strip()
    opened.go_on("correct", row.id)
    qtbot.waitUntil(opened.rights.contact.isVisible)
    qtbot.waitUntil(lambda: opened.rights.contact.text.toPlainText() == "酒店查到")


def _stand_on(opened: TimelinePanel, text: str) -> None:
    said = _said(opened)
    opened.stream.show_place(next(at for at, one in enumerate(said) if text in one))
    opened.stream.setFocus()


def _states(opened: TimelinePanel) -> list[str]:
    rows = (opened._rows.row(at) for at in range(opened._rows.rowCount()))
    return [opened._teller.said(row).state for row in rows if row is not None]


def test_everything_that_can_be_reached_has_a_name(opened: TimelinePanel, reach: object) -> None:
    assert reach.nameless(opened) == []  # type: ignore[attr-defined]


def test_what_a_colleague_wrote_is_marked_until_the_member_is_opened_again(
    panel: TimelinePanel,
    call: Callable[..., UUID],
    work: Work,
    colleague: Work,
    member: UUID,
    add: Callable[..., UUID],
    hands: object,
    qtbot: QtBot,
) -> None:
    from concierge.timeline.actions import NewEvent, look, record
    from concierge.timeline.kinds import Channel, Kind, Reached

    call("11-20 13:58", "酒店没了")
    row = work.read(timeline.page, member, Filter(), None, 1).rows[0]
    work.write(look, member, row.recorded_at)
    from datetime import timedelta

    hands.move(timedelta(minutes=3))  # type: ignore[attr-defined]
    news = NewEvent(
        member,
        Kind.CONTACT,
        "contact.logged",
        channel=Channel.CHAT,
        direction=Direction.IN,
        reached=Reached.YES,
        body="好，两间要挨着",
        feed=True,
    )
    gate(work).write(record, news)
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    newest = panel._rows.row(panel._rows.rowCount() - 1)
    assert newest is not None
    assert panel._teller.is_new(newest)
    assert panel.stream.canvas.new_on(panel._rows.blocks.firsts[-1]) == 1
    seen = lambda: work.read(timeline.unseen, member).n == 0  # noqa: E731 - what is waited for
    qtbot.waitUntil(seen, timeout=4000)
    assert panel._teller.is_new(newest)
    other = add("吴柏川", "吴先生")
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(other)
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    assert not panel._teller.is_new(newest)

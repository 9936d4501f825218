"""A call is taken over whatever is open, and one comes back to that as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.issues.rules import IssueDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.ui.timeline.conftest import write_in
from ui import theme
from ui.calls.card import CallCard
from ui.composer.call_record import Call, call_of
from ui.desk import Desk
from ui.drafting import sheet_of
from ui.timeline.panel import TimelinePanel
from ui.undo import Back
from ui.voice import Voice

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(desk: Desk, member: UUID, qtbot: QtBot, voice: Voice) -> Iterator[QWidget]:
    """A member's timeline in a window, a draft begun in its composer."""
    made = QWidget()
    qtbot.addWidget(made)
    made.panel = TimelinePanel(desk, voice)  # type: ignore[attr-defined]
    QVBoxLayout(made).addWidget(made.panel)  # type: ignore[attr-defined]
    made.resize(760, 760)
    made.show()
    with qtbot.waitSignal(made.panel.feed.opened):  # type: ignore[attr-defined]
        made.panel.show_member(member)  # type: ignore[attr-defined]
    write_in(made.panel.composer.text, "还没写完")  # type: ignore[attr-defined]
    yield made
    made.hide()
    made.panel.keep_drafts()  # type: ignore[attr-defined]


@pytest.fixture
def card(desk: Desk, window: QWidget) -> Iterator[CallCard]:
    made = CallCard(desk, window)
    made.show_call(Call(clock.now()))
    yield made
    made.leave()


@pytest.fixture
def caller(add: Callable[..., UUID]) -> UUID:
    return add("吴柏川", "吴先生", "铂金", "13900002086")


def _found(card: CallCard, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(card.form.who.field, text)
    qtbot.waitUntil(lambda: card.form.who.results.model().rowCount() == 1)
    qtbot.keyClick(card.form.who.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.form.calling is not None)


def test_a_call_is_logged_with_its_minutes(
    card: CallCard, caller: UUID, work: Work, hands: clock.Hands, qtbot: QtBot
) -> None:
    began = clock.now()
    _found(card, "2086", qtbot)
    hands.move(timedelta(minutes=6, seconds=10))
    write_in(card.form.text, "问 18:20 那班还在不在")
    with qtbot.waitSignal(card.logged):
        qtbot.keyClick(card.form.text, Qt.Key.Key_Return, CTRL)
    [row] = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows
    assert (row.body, row.direction, row.channel, row.at) == (
        "问 18:20 那班还在不在", "in", "phone", began,
    )  # fmt: skip
    assert row.data == {"minutes": 6}


def test_it_can_be_about_an_issue_and_with_somebody_else(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot
) -> None:
    from concierge.issues.actions import open_issue

    issue_id = work.write(open_issue, caller, IssueDraft("航班晚点改签", "travel")).result
    _found(card, "wbc", qtbot)
    bar = card.form.bar
    bar.about.set_value(issue_id)
    bar._about_chosen(issue_id)
    assert bar.line.value() == "travel"
    write_in(bar.party, "许宁")
    write_in(card.form.text, "替他问改签")
    with qtbot.waitSignal(card.logged):
        card.form.commit()
    row = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows[0]
    assert (row.party, row.issue_id, row.line) == ("许宁", issue_id, "travel")


def test_an_issue_a_promise_and_a_reminder_are_of_the_same_act(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot
) -> None:
    _found(card, "wbc", qtbot)
    form = card.form
    write_in(form.text, "酒店订单不见了")
    qtbot.keyClick(form.text, Qt.Key.Key_I, CTRL)
    assert form.issue.title.text() == "酒店订单不见了"
    form.bar.line.set_value("travel")
    qtbot.keyClick(form.issue.title, Qt.Key.Key_P, CTRL)
    write_in(form.promise.what, "换同级酒店")
    write_in(form.promise.due, "今天 18:00")
    qtbot.keyClick(form.promise.due, Qt.Key.Key_M, CTRL)
    write_in(form.reminder.text, "问酒店")
    write_in(form.reminder.at, "今天 16:00")
    with qtbot.waitSignal(card.logged) as told:
        qtbot.keyClick(form.reminder.at, Qt.Key.Key_Return, CTRL)
    assert told.args[0].way_off is None  # somebody may be at what came of it
    [row] = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows
    assert sorted(one.what for one in row.folded) == [
        "issue.opened", "promise.made", "reminder.set",
    ]  # fmt: skip


def test_it_can_be_settled_on_the_spot(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot
) -> None:
    _found(card, "wbc", qtbot)
    write_in(card.form.text, "房间没有窗")
    card.form.bar.line.set_value("travel")
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(card.form.text, Qt.Key.Key_Return, CTRL | shift)
    write_in(card.form.answer.outcome, "换了有窗的")
    with qtbot.waitSignal(card.logged):
        qtbot.keyClick(card.form.answer.outcome, Qt.Key.Key_Return, CTRL | shift)
    [row] = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows
    assert "issue.closed" in [one.what for one in row.folded]


def test_it_says_what_one_must_know_of_who_calls(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot
) -> None:
    from concierge.members.kinds import FactKind
    from concierge.members.profile import NewFact, add_fact

    work.write(add_fact, NewFact(caller, FactKind.TABOO, "勿提上次延误"))
    _found(card, "88000002", qtbot)
    said = card.form.caller.accessibleName()
    assert said.startswith("吴先生, 吴柏川 · 铂金 · 上海 14:05, 勿提上次延误")


def test_without_who_or_what_nothing_is_logged(card: CallCard, caller: UUID, qtbot: QtBot) -> None:
    card.form.commit()
    assert card.form.trouble.text() == "Choose who is calling."
    _found(card, "2086", qtbot)
    card.form.commit()
    assert card.form.trouble.text() == "Write what was said."
    assert card.isVisible()


def test_it_lies_over_the_stream_and_never_over_the_composer(
    card: CallCard, caller: UUID, window: QWidget, qtbot: QtBot
) -> None:
    _found(card, "2086", qtbot)
    lying = card.card_rect().translated(card.pos())
    panel = window.panel  # type: ignore[attr-defined]
    composer = QRect(
        panel.composer.mapTo(window, panel.composer.rect().topLeft()), panel.composer.size()
    )
    assert not lying.intersects(composer)


@pytest.mark.parametrize(
    "key", [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Left, ALT)]
)
def test_one_comes_back_to_draft_and_caret(
    card: CallCard,
    caller: UUID,
    window: QWidget,
    qtbot: QtBot,
    key: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    composer = window.panel.composer  # type: ignore[attr-defined]
    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场了")
    call = card.call()
    assert call is not None
    with qtbot.waitSignal(card.parked):
        qtbot.keyClick(card.form.text, *key)
    assert not card.isVisible()
    assert composer.text.toPlainText() == "还没写完"
    assert composer.text.textCursor().position() == 4
    card.show_call(call)
    assert card.form.text.toPlainText() == "在机场了"
    assert card.form.text.textCursor().position() == 4


def test_f2_in_a_card_goes_to_the_next_call(card: CallCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.next_wanted):
        qtbot.keyClick(card.form.text, Qt.Key.Key_F2)


def test_enter_while_composing_logs_nothing(card: CallCard, caller: UUID, qtbot: QtBot) -> None:
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场")
    QApplication.sendEvent(card.form.text, QInputMethodEvent("le", []))
    qtbot.keyClick(card.form.text, Qt.Key.Key_Return, CTRL)
    card.form.commit()
    assert not card.form._handed


def test_an_unfinished_call_is_there_again_after_a_crash(
    card: CallCard, caller: UUID, desk: Desk, qtbot: QtBot
) -> None:
    drafts = desk.drafts
    assert drafts is not None
    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场了")
    qtbot.keyClick(card.form.text, Qt.Key.Key_P, CTRL)
    write_in(card.form.promise.what, "改签")
    before = card.call()
    desk.keeper.flush()
    qtbot.waitUntil(desk.idle)
    [kept] = [one for one in drafts.all() if one.place.startswith("call:")]
    again = call_of(kept.place, sheet_of(kept))
    assert before is not None
    assert (again.began, again.member_id, again.who) == (before.began, caller, "吴先生")
    card.leave()
    card.show_call(again)
    assert card.form.text.toPlainText() == "在机场了"
    assert card.form.promise.what.text() == "改签"


def test_a_call_that_lay_aside_for_a_night_says_no_minutes(
    card: CallCard, caller: UUID, work: Work, hands: clock.Hands, qtbot: QtBot
) -> None:
    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场了")
    hands.move(timedelta(hours=14))
    with qtbot.waitSignal(card.logged):
        card.form.commit()
    [row] = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows
    assert row.data == {}


def test_in_large_text_on_a_small_screen_it_keeps_clear_of_the_composer(
    card: CallCard, caller: UUID, window: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    window.resize(944, 660)
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    _found(card, "2086", qtbot)
    for opened in (card.form.open_issue, card.form.open_promise, card.form.open_reminder):
        opened()
        QApplication.processEvents()
    panel = window.panel  # type: ignore[attr-defined]
    composer = QRect(panel.composer.mapTo(window, QPoint(0, 0)), panel.composer.size())
    lying = card.card_rect().translated(card.pos())
    assert not lying.intersects(composer)
    assert window.rect().contains(lying)
    focus = card.form.reminder.text
    seen = QRect(focus.mapTo(card, QPoint(0, 0)), focus.size())
    assert card.card_rect().contains(seen), "the field one is at can be seen"


def test_a_call_goes_on_in_the_field_in_which_one_stopped(
    desk: Desk, card: CallCard, caller: UUID, qtbot: QtBot
) -> None:
    _found(card, "2086", qtbot)
    write_in(card.form.text, "问改签")
    card.form.open_promise()
    card.form.promise.what.insert("周五前回电")
    card.form.promise.what.setCursorPosition(2)
    first = card.leave()
    card.show_call(Call(clock.now()))
    assert card.form.who.field.hasFocus()
    card.leave()
    assert first is not None
    card.show_call(first)
    assert card.form.promise.what.hasFocus()
    card.form.promise.what.insert("晚")
    assert card.form.promise.what.text() == "周五晚前回电"


def test_on_the_page_a_call_goes_on_in_the_field_it_had_in_the_card(
    card: CallCard, window: QWidget, member: UUID, qtbot: QtBot
) -> None:
    call = Call(clock.now(), member_id=member, who="林女士")
    card.leave()
    card.show_call(call)
    qtbot.waitUntil(lambda: card.form.calling is not None)
    card.form.open_promise()
    card.form.promise.what.insert("周五前回电")
    card.leave()
    composer = window.panel.composer  # type: ignore[attr-defined]
    composer.go_on_with(call)
    assert composer.promise.what.hasFocus()
    composer.promise.what.setCursorPosition(1)
    composer.leave_call(call)
    card.show_call(call)
    assert card.form.promise.what.hasFocus()
    assert card.form.promise.what.cursorPosition() == 1


def test_a_call_just_logged_comes_off_the_record_and_on_it_again(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    _found(card, "2086", qtbot)
    write_in(card.form.text, "问改签")
    with qtbot.waitSignal(card.logged) as told:
        qtbot.keyClick(card.form.text, Qt.Key.Key_Return, CTRL)
    again: list[Back | None] = []
    told.args[0].way_off(lambda _said, forth: again.append(forth))
    settled()
    assert [row.body for row in _contacts(work, caller)] == [""]
    assert again[0] is not None
    again[0]()
    settled()
    assert sorted(row.body for row in _contacts(work, caller)) == ["", "问改签"]


def _contacts(work: Work, member: UUID) -> list[Row]:
    return list(work.read(timeline.page, member, Filter(kind="contact"), None, 5).rows)

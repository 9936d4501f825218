"""What is written down becomes one act; what is not committed yet is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.issues import queries as issues
from concierge.issues.promised import promises_of
from concierge.issues.rules import IssueDraft
from concierge.notes import queries as notes
from concierge.reminders import queries as reminders
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Channel, Direction, Reached
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.ui.timeline.conftest import write_in
from ui import theme
from ui.composer.acts import ActKind
from ui.composer.build import first_words
from ui.composer.panel import Composer
from ui.timeline.panel import TimelinePanel
from ui.voice import Voice

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def newest(work: Work, member: UUID) -> Callable[..., list[Row]]:
    """The newest rows of the member's stream, newest first."""
    return lambda **wanted: list(work.read(timeline.page, member, Filter(**wanted), None, 10).rows)


def _commit(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)


def test_a_call_is_logged_with_one_key(
    composer: Composer,
    newest: Callable[..., list[Row]],
    qtbot: QtBot,
    reach: object,
    voice: Voice,
) -> None:
    write_in(composer.text, "酒店说查不到我们的预订")
    reach.choose(composer, "composer.line", "travel")  # type: ignore[attr-defined]
    composer.bar.minutes.setText("6")
    with qtbot.waitSignal(voice.offered) as told:
        _commit(composer, qtbot)
    assert told.args[0] == "Recorded"
    assert told.args[1] is not None  # and can be taken back
    row = newest(kind="contact")[0]
    assert (row.body, row.line, row.direction, row.channel) == (
        "酒店说查不到我们的预订", "travel", "in", "phone",
    )  # fmt: skip
    assert row.data == {"minutes": 6}
    assert row.at == clock.now()
    assert composer.text.toPlainText() == ""
    assert composer.bar.line.value() is None


def test_what_was_recorded_is_seen_at_the_end_of_the_stream(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    write_in(panel.composer.text, "到机场了")
    _commit(panel.composer, qtbot)
    qtbot.waitUntil(lambda: panel._rows.rowCount() == 2)
    row = panel._rows.row(1)
    assert row is not None
    assert row.body == "到机场了"
    assert panel.stream.is_at_end()
    assert not panel._teller.is_new(row)


def test_every_field_of_a_contact_is_kept(
    composer: Composer, newest: Callable[..., list[Row]], qtbot: QtBot, reach: object
) -> None:
    reach.choose(composer, "composer.direction", Direction.OUT)  # type: ignore[attr-defined]
    reach.choose(composer, "composer.channel", Channel.EMAIL)  # type: ignore[attr-defined]
    reach.choose(composer, "composer.reached", Reached.MESSAGE_LEFT)  # type: ignore[attr-defined]
    write_in(composer.bar.party, "周婷")
    write_in(composer.bar.at, "昨天 18:00")
    write_in(composer.text, "行程确认单")
    _commit(composer, qtbot)
    row = newest(kind="contact")[0]
    assert (row.direction, row.channel, row.reached) == ("out", "email", "message_left")
    assert (row.party, row.line) == ("周婷", None)
    assert row.at == datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


def test_issue_promise_and_reminder_are_one_act(
    composer: Composer,
    newest: Callable[..., list[Row]],
    work: Work,
    member: UUID,
    qtbot: QtBot,
    reach: object,
) -> None:
    write_in(composer.text, "酒店说查不到我们的预订。今晚就落地了")
    reach.choose(composer, "composer.line", "travel")  # type: ignore[attr-defined]
    qtbot.keyClick(composer.text, Qt.Key.Key_I, CTRL)
    title = composer.issue.title
    assert title.text() == title.selectedText() == "酒店说查不到我们的预订"
    assert title.cursorPosition() == 0, "its beginning is seen"
    reach.choose(composer, "composer.level", "urgent")  # type: ignore[attr-defined]
    qtbot.keyClick(composer.issue.title, Qt.Key.Key_P, CTRL)
    write_in(composer.promise.what, "订好东京酒店")
    write_in(composer.promise.due, "16:30")
    composer.promise.money.amount.setText("1,360.00")
    composer.start("reminder")
    write_in(composer.reminder.text, "问酒店")
    write_in(composer.reminder.at, "15:30")
    _commit(composer, qtbot)
    [row] = newest(kind="contact")
    whole = work.read(timeline.event, row.id)
    assert [one.kind for one in whole.folded] == ["issue", "promise", "reminder"]
    [issue] = work.read(issues.open_of, member)
    assert (issue.title, issue.urgency, issue.line) == (
        "酒店说查不到我们的预订",
        "urgent",
        "travel",
    )
    [promise] = work.read(promises_of, member)
    assert (promise.text, promise.amount, promise.currency) == (
        "订好东京酒店", Decimal("1360.00"), "CNY",
    )  # fmt: skip
    assert promise.due == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert promise.issue_id == issue.id
    [reminder] = work.read(reminders.reminders_of, member)
    assert reminder.text == "问酒店"
    assert composer.issue.isHidden()
    assert composer.promise.isHidden()


def test_settled_on_the_spot_asks_what_the_member_got(
    composer: Composer,
    newest: Callable[..., list[Row]],
    work: Work,
    member: UUID,
    qtbot: QtBot,
    reach: object,
) -> None:
    write_in(composer.text, "汤洒了一半")
    reach.choose(composer, "composer.line", "food")  # type: ignore[attr-defined]
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL | SHIFT)
    assert composer.answer.isVisible()
    write_in(composer.answer.outcome, "重新下单")
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer.answer.outcome, Qt.Key.Key_Return, CTRL | SHIFT)
    [row, added] = newest()
    assert row.data["settled"] is True
    assert added.kind == "profile"
    whole = work.read(timeline.event, row.id)
    assert [one.what for one in whole.folded] == [
        "issue.opened",
        "issue.answered",
        "issue.proved",
        "issue.closed",
    ]
    assert work.read(issues.open_of, member) == []


def test_an_issue_needs_its_business_line(composer: Composer, qtbot: QtBot) -> None:
    write_in(composer.text, "汤洒了一半")
    qtbot.keyClick(composer.text, Qt.Key.Key_I, CTRL)
    composer.commit()
    assert composer.trouble.text() == "Choose the business line of the issue."
    assert composer.text.toPlainText() == "汤洒了一半"
    assert composer.bar.line.view().isVisible()
    composer.bar.line.hidePopup()


def test_the_likely_line_is_shown_as_a_guess_and_enter_takes_it(
    composer: Composer, member: UUID, work: Work, qtbot: QtBot
) -> None:
    write_in(composer.text, "酒店订单不见了")
    assert composer.bar.line.shown() == "Business"
    qtbot.keyClick(composer.text, Qt.Key.Key_I, CTRL)
    line = composer.bar.line
    assert (line.shown(), line.value()) == ("Travel?", None)
    composer.commit()
    assert composer.trouble.text() == (
        "Choose the business line of the issue. Likely: Travel. Enter takes it."
    )
    qtbot.keyClick(line.view(), Qt.Key.Key_Return)
    assert (line.shown(), line.value()) == ("Travel", "travel")
    composer.commit()
    qtbot.waitUntil(lambda: composer.text.toPlainText() == "")
    [row] = work.read(timeline.page, member, Filter(kind="contact"), None, 5).rows
    assert row.line == "travel"


def test_what_is_missing_is_still_said_when_the_field_left_writes_out_what_it_understood(
    composer: Composer, qtbot: QtBot
) -> None:
    write_in(composer.text, "她又来问")
    qtbot.keyClick(composer.text, Qt.Key.Key_I, CTRL)
    composer.open_reminder()
    write_in(composer.reminder.text, "问一下")
    write_in(composer.reminder.at, "16:00")
    qtbot.keyClick(composer.reminder.at, Qt.Key.Key_Return, CTRL)
    assert composer.trouble.text() == "Choose the business line of the issue."
    composer.bar.line.hidePopup()


def test_a_date_that_cannot_be_is_said_and_everything_stays(
    composer: Composer, qtbot: QtBot
) -> None:
    write_in(composer.text, "退款")
    qtbot.keyClick(composer.text, Qt.Key.Key_P, CTRL)
    write_in(composer.promise.what, "退款到账")
    write_in(composer.promise.due, "02-30 18:00")
    composer.commit()
    assert composer.trouble.text().startswith("There is no such day or time as “02-30 18:00”.")
    assert composer.promise.due.text() == "02-30 18:00"
    assert composer.text.toPlainText() == "退款"


def test_what_the_concierge_refuses_is_said_and_everything_stays(
    composer: Composer,
    work: Work,
    member: UUID,
    call: Callable[..., UUID],
    hands: clock.Hands,
    qtbot: QtBot,
    panel: TimelinePanel,
) -> None:
    from concierge.issues.closure import Closing, close
    from concierge.issues.kinds import End

    write_in(composer.text, "再问一次")
    call("11-20 10:00", "酒店没了", issue=IssueDraft("酒店预订丢失", "travel"))
    panel.feed.refresh()
    [issue] = work.read(issues.open_of, member)
    qtbot.waitUntil(lambda: composer.bar.about.count() == 2)
    composer.bar.about.set_value(issue.id)
    contact = work.read(timeline.page, member, Filter(kind="contact"), None, 1).rows[0]
    closing = Closing(end=End.WITHDRAWN, reason="她说算了", contact_event_id=contact.id)
    work.write(close, issue.id, closing)
    # They may speak of it at any time; nothing more is promised in it.
    qtbot.keyClick(composer.text, Qt.Key.Key_P, CTRL)
    write_in(composer.promise.what, "再订一间")
    write_in(composer.promise.due, "16:30")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(composer.trouble.text()))
    assert composer.trouble.text().startswith("This issue is closed.")
    assert composer.text.toPlainText() == "再问一次"
    assert composer.actions_row.commit.main.isEnabled()


def test_a_note_is_kept_on_its_own_ground(
    composer: Composer, work: Work, member: UUID, qtbot: QtBot, reach: object
) -> None:
    composer.text.setFocus()
    qtbot.keyClick(composer.text, Qt.Key.Key_2, ALT)
    assert composer._ground == "internal"
    assert composer.bar._only_us.isVisible()
    write_in(composer.text, "说结果就好")
    reach.choose(composer, "composer.visibility", "mine")  # type: ignore[attr-defined]
    composer.bar.pinned.click()
    _commit(composer, qtbot)
    [note] = work.read(notes.notes_of, member)
    assert (note.text, note.visibility, note.pinned) == ("说结果就好", "mine", True)


def test_an_issue_and_a_promise_have_tabs_of_their_own(
    composer: Composer, work: Work, member: UUID, qtbot: QtBot, reach: object
) -> None:
    reach.press(composer, "composer.issue")  # type: ignore[attr-defined]
    write_in(composer.text, "面膜少发一盒")
    reach.choose(composer, "composer.line", "retail")  # type: ignore[attr-defined]
    composer.issue.references.setText("TB-604417、 7731")
    _commit(composer, qtbot)
    [issue] = work.read(issues.open_of, member)
    assert issue.title == "面膜少发一盒"
    numbers = {one.ref for one in work.read(issues.detail, issue.id).references}
    assert numbers == {"TB-604417", "7731"}
    reach.press(composer, "composer.promise")  # type: ignore[attr-defined]
    write_in(composer.text, "补发一盒")
    write_in(composer.promise.due, "周五 18:00")
    _commit(composer, qtbot)
    [promise] = work.read(promises_of, member)
    assert promise.text == "补发一盒"
    assert promise.due == datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def test_a_promise_can_take_the_place_of_another(
    composer: Composer,
    call: Callable[..., UUID],
    work: Work,
    member: UUID,
    qtbot: QtBot,
) -> None:
    from concierge.issues.rules import PromiseDraft

    due = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
    call("11-19 15:46", "退款", promises=(PromiseDraft("退款 300", due, "Asia/Shanghai"),))
    [old] = work.read(promises_of, member)
    composer.start("promise", replaces=old.id)
    qtbot.waitUntil(lambda: composer.text.toPlainText() == "退款 300")
    write_in(composer.promise.due, "今晚 20:00")
    _commit(composer, qtbot)
    states = {one.text: one.state for one in work.read(promises_of, member, False)}
    assert sorted(one.state for one in work.read(promises_of, member, False)) == [
        "open",
        "replaced",
    ]
    assert list(states) == ["退款 300"]


def test_the_caret_stays_in_the_form_once_a_promise_is_recorded_from_its_line(
    composer: Composer, call: Callable[..., UUID], qtbot: QtBot
) -> None:
    composer.start("promise")
    composer.text.setPlainText("退款 300")
    write_in(composer.promise.due, "今晚 20:00")
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer.promise.due, Qt.Key.Key_Return, CTRL)
    assert composer.text.hasFocus()


def test_what_comes_next_in_the_issue_is_changed_with_the_new_time(
    composer: Composer, call: Callable[..., UUID], work: Work, member: UUID, qtbot: QtBot
) -> None:
    from concierge.issues.actions import change_next_step
    from concierge.issues.rules import PromiseDraft

    due = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    said = PromiseDraft("退款 300", due, "Asia/Shanghai")
    made = call("11-19 15:46", "退款", issue=IssueDraft("退款", "logistics"), promises=(said,))
    [old] = work.read(promises_of, member)
    assert old.issue_id is not None
    work.write(change_next_step, old.issue_id, "18:00 前告知", made)
    composer.start("promise", replaces=old.id)
    qtbot.waitUntil(lambda: composer.promise.step.text() == "18:00 前告知")
    assert composer.promise.step.isVisible()
    assert not composer.bar.isVisible(), "it stays in the issue of the one it takes the place of"
    assert composer.actions_row._hint.text() == "In place of: 退款 300, 退款"
    write_in(composer.promise.due, "今晚 20:00")
    composer.promise.step.setText("20:00 前告知")
    _commit(composer, qtbot)
    [new] = work.read(promises_of, member)
    assert (new.text, new.next_step) == ("退款 300", "20:00 前告知")
    assert composer.promise.step.isHidden()
    assert composer.bar.isVisible()


def test_the_answer_is_offered_the_new_time_and_keeps_the_old_one_unless_ticked(
    composer: Composer, call: Callable[..., UUID], work: Work, member: UUID, qtbot: QtBot
) -> None:
    from concierge.issues import queries
    from concierge.issues.answer import set_answer
    from concierge.issues.rules import AnswerDraft, PromiseDraft

    due = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
    said = PromiseDraft("退款 300", due, "Asia/Shanghai")
    call("11-19 15:46", "退款", issue=IssueDraft("退款", "logistics"), promises=(said,))
    [old] = work.read(promises_of, member)
    assert old.issue_id is not None
    version = work.read(queries.detail, old.issue_id).version
    work.write(set_answer, old.issue_id, version, AnswerDraft("退款", due=due))
    tick = composer.promise.in_answer
    assert tick.isHidden()
    composer.start("promise", replaces=old.id)
    qtbot.waitUntil(tick.isVisible)
    assert not tick.isChecked()
    tick.click()
    write_in(composer.promise.due, "今晚 20:00")
    _commit(composer, qtbot)
    found = work.read(queries.detail, old.issue_id).answer
    assert found is not None
    assert found.due == datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert tick.isHidden()


@pytest.mark.parametrize("tab", ActKind)
@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_a_reminder_is_set_by_enter_and_by_ctrl_enter_on_every_tab(
    composer: Composer,
    qtbot: QtBot,
    work: Work,
    member: UUID,
    tab: ActKind,
    held: Qt.KeyboardModifier,
) -> None:
    composer.start(tab.value)
    composer.start("reminder")
    write_in(composer.reminder.text, "回访退货")
    qtbot.keyClick(composer.reminder.text, Qt.Key.Key_Return, held)
    assert composer.reminder.at.hasFocus(), "what is missing is asked where it is to be said"
    write_in(composer.reminder.at, "明天 15:00")
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer.reminder.at, Qt.Key.Key_Return, held)
    assert [one.text for one in work.read(reminders.reminders_of, member)] == ["回访退货"]
    assert composer.reminder.isHidden()


def test_a_reminder_beside_a_note_is_set_with_it_and_not_lost(
    composer: Composer,
    newest: Callable[..., list[Row]],
    qtbot: QtBot,
    work: Work,
    member: UUID,
) -> None:
    composer.start("note")
    write_in(composer.text, "不喝牛奶")
    composer.start("reminder")
    write_in(composer.reminder.text, "告诉航司")
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
    assert composer.reminder.at.hasFocus()
    assert composer.text.toPlainText() == "不喝牛奶"
    write_in(composer.reminder.at, "明天 15:00")
    qtbot.keyClick(composer.reminder.at, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: composer.text.toPlainText() == "")
    assert [row.what for row in newest()][:2] == ["note.written", "reminder.set"]
    assert len(work.read(reminders.reminders_of, member)) == 1


def test_a_reminder_goes_by_itself(
    composer: Composer, work: Work, member: UUID, qtbot: QtBot, reach: object
) -> None:
    composer.text.setFocus()
    qtbot.keyClick(composer.text, Qt.Key.Key_M, CTRL)
    write_in(composer.reminder.text, "回访退货")
    write_in(composer.reminder.at, "明天 15:00")
    with qtbot.waitSignal(composer.said):
        reach.press(composer, "reminder.commit")  # type: ignore[attr-defined]
    [reminder] = work.read(reminders.reminders_of, member)
    assert (reminder.text, reminder.at) == (
        "回访退货", datetime(2026, 11, 21, 7, 0, tzinfo=UTC),
    )  # fmt: skip
    assert composer.reminder.isHidden()


# ── input methods ──


def _preedit(field: QWidget, text: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def test_enter_while_composing_commits_nothing(
    composer: Composer, newest: Callable[..., list[Row]], qtbot: QtBot
) -> None:
    write_in(composer.text, "她说")
    _preedit(composer.text, "keyi")
    for modifiers in (Qt.KeyboardModifier.NoModifier, CTRL, CTRL | SHIFT):
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, modifiers)
    qtbot.keyClick(composer.text, Qt.Key.Key_2, ALT)
    assert composer._sent is None
    assert composer.answer.isHidden()
    assert composer.sheets.act is ActKind.CONTACT
    write_in(composer.text, "可以")
    assert composer.text.toPlainText() == "她说可以"
    _commit(composer, qtbot)
    assert newest(kind="contact")[0].body == "她说可以"


def test_nothing_can_be_recorded_twice_while_it_is_on_its_way(
    composer: Composer, newest: Callable[..., list[Row]], qtbot: QtBot
) -> None:
    write_in(composer.text, "一次")
    with qtbot.waitSignal(composer.said):
        composer.commit()
        composer.commit()
    assert [row.body for row in newest(kind="contact")] == ["一次"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("酒店没了。今晚落地", "酒店没了"),
        ("first line\nsecond", "first line"),
        ("", ""),
        ("长" * 60, "长" * 39 + "…"),
    ],
)
def test_a_title_is_the_first_words(text: str, title: str) -> None:
    assert first_words(text) == title


def test_both_clocks_are_told_where_they_differ(composer: Composer) -> None:
    from zoneinfo import ZoneInfo

    composer.go(ActKind.PROMISE)
    composer.promise.set_member_zone(ZoneInfo("Asia/Tokyo"))
    composer.promise.due.setText("18:00")
    told = composer.promise._zones.text()
    assert told == "For me today 18:00, for the member today 19:00"
    composer.promise.by.set_value("theirs")
    composer.promise._zone_chosen("theirs")
    assert composer.promise.instant() == datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    assert composer.promise.zone().key == "Asia/Tokyo"
    assert timedelta(0) < composer.promise.instant() - clock.now()


def test_in_large_text_every_field_is_whole(composer: Composer, qapp: QApplication) -> None:
    from zoneinfo import ZoneInfo

    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    composer.promise.set_member_zone(ZoneInfo("Asia/Tokyo"))
    composer.go(ActKind.CONTACT)
    composer.open_issue()
    composer.open_promise()
    composer.resize(740, composer.heightForWidth(740))
    QApplication.processEvents()
    promise = composer.promise
    fields = (promise.what, promise.due, promise.by, promise.money)
    for field in fields:
        others = [one for one in fields if one is not field]
        assert not any(field.geometry().intersects(other.geometry()) for other in others)
        assert promise.rect().contains(field.geometry())
    for choice in (composer.bar.direction, composer.bar.reached, composer.bar.about):
        assert choice.width() >= choice.sizeHint().width()


@pytest.mark.parametrize("width", [560, 600, 640])
def test_in_a_narrow_window_the_minutes_do_not_stand_alone_in_a_second_line(
    composer: Composer, width: int, qtbot: QtBot
) -> None:
    bar = composer.bar
    composer.resize(width, composer.height())
    qtbot.waitUntil(lambda: bar.width() == width)
    assert bar.minutes.y() > bar.direction.y()
    assert bar.at.y() == bar.minutes.y()

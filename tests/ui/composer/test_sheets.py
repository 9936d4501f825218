"""An act that is not finished stays where it was begun, on the screen and on the disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.issues.promised import promises_of
from concierge.issues.promises import make_promise
from concierge.issues.rules import PromiseDraft
from concierge.store.work import Work
from tests.ui.timeline.conftest import write_in
from ui.composer.acts import ActKind, place
from ui.composer.panel import Composer
from ui.desk import Desk
from ui.timeline.panel import TimelinePanel
from ui.voice import Voice

CTRL = Qt.KeyboardModifier.ControlModifier


def test_text_never_travels_between_acts(composer: Composer, qtbot: QtBot) -> None:
    write_in(composer.text, "她说可以")
    composer.go(ActKind.NOTE)
    assert composer.text.toPlainText() == ""
    write_in(composer.text, "不爱听经过")
    composer.go(ActKind.CONTACT)
    assert composer.text.toPlainText() == "她说可以"
    composer.go(ActKind.NOTE)
    assert composer.text.toPlainText() == "不爱听经过"


def test_a_draft_is_on_the_disk_two_seconds_after_the_last_key(
    composer: Composer, desk: Desk, member: UUID, qtbot: QtBot
) -> None:
    drafts = desk.drafts
    assert drafts is not None
    write_in(composer.text, "还没写完")
    with qtbot.waitSignal(composer.sheets.keeper.saved, timeout=2000):
        pass
    kept = drafts.get(place(member, ActKind.CONTACT))
    assert kept is not None
    assert (kept.text, kept.caret) == ("还没写完", 4)
    assert composer.tabs._kept.text() == "draft saved"


def test_another_member_and_back_finds_text_caret_and_fields(
    panel: TimelinePanel, member: UUID, add: Callable[..., UUID], qtbot: QtBot, reach: object
) -> None:
    composer = panel.composer
    other = add("吴柏川", "吴先生")
    write_in(composer.text, "还没写完")
    cursor = composer.text.textCursor()
    cursor.setPosition(2)
    composer.text.setTextCursor(cursor)
    reach.choose(composer, "composer.line", "travel")  # type: ignore[attr-defined]
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(other)
    assert composer.text.toPlainText() == ""
    assert composer.bar.line.value() is None
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(member)
    assert composer.text.toPlainText() == "还没写完"
    assert composer.text.textCursor().position() == 2
    assert composer.bar.line.value() == "travel"


def test_a_draft_is_there_again_after_a_crash(
    panel: TimelinePanel, desk: Desk, member: UUID, qtbot: QtBot, voice: Voice
) -> None:
    write_in(panel.composer.text, "退款 300")
    qtbot.keyClick(panel.composer.text, Qt.Key.Key_P, CTRL)
    write_in(panel.composer.promise.due, "周五")
    with qtbot.waitSignal(panel.composer.sheets.keeper.saved, timeout=2000):
        pass
    panel.composer.sheets.keeper.flush()
    again = TimelinePanel(desk, voice)
    qtbot.addWidget(again)
    again.show()
    again.show_member(member)
    qtbot.waitUntil(lambda: again.composer.text.toPlainText() == "退款 300")
    assert again.composer.promise.isVisible()
    assert again.composer.promise.due.text() == "周五"
    again.hide()


def test_a_draft_is_forgotten_once_it_is_committed(
    composer: Composer, desk: Desk, member: UUID, qtbot: QtBot
) -> None:
    drafts = desk.drafts
    assert drafts is not None
    write_in(composer.text, "到机场了")
    with qtbot.waitSignal(composer.sheets.keeper.saved, timeout=2000):
        pass
    with qtbot.waitSignal(composer.said):
        qtbot.keyClick(composer.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: drafts.get(place(member, ActKind.CONTACT)) is None)


def test_closing_waits_until_the_draft_is_on_the_disk(
    composer: Composer, desk: Desk, member: UUID
) -> None:
    drafts = desk.drafts
    assert drafts is not None
    write_in(composer.text, "刚写的")
    composer.keep_drafts()
    kept = drafts.get(place(member, ActKind.CONTACT))
    assert kept is not None
    assert kept.text == "刚写的"


def test_a_promise_that_takes_the_place_of_another_still_does_after_a_turn_elsewhere(
    panel: TimelinePanel, composer: Composer, member: UUID, work: Work, qtbot: QtBot
) -> None:
    due = clock.now() + timedelta(hours=1)
    draft = PromiseDraft("退款到账", due, "Asia/Shanghai")
    old = work.write(make_promise, member, draft, None).result
    composer.start("promise", replaces=old)
    qtbot.waitUntil(lambda: composer.text.toPlainText() == "退款到账")
    composer.go(ActKind.NOTE)
    assert composer.actions_row.replaces is None
    composer.go(ActKind.PROMISE)
    assert composer.actions_row.replaces == old
    write_in(composer.promise.due, "明天 20:00")
    composer.commit()
    qtbot.waitUntil(lambda: composer.text.toPlainText() == "")
    [now] = work.read(promises_of, member)
    assert now.id != old

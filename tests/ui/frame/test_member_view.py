"""F8: the member's own view, for a shared screen. What they may not know is nowhere on it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.correction import as_logged, correct_contact
from concierge.contacts.rules import Contact
from concierge.issues.actions import open_issue
from concierge.issues.kinds import Urgency
from concierge.issues.promises import keep_promise, reopen_promise
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.settings import Settings
from concierge.store.work import Work
from concierge.timeline.kinds import PartyKind
from ui import language, theme
from ui.desk import Desk
from ui.trouble import Trouble
from ui.window import Window

Settled = Callable[[], None]
ZONE = "Asia/Shanghai"
INSIDE = ("前夫", "林姐", "雪茄", "香菜", "只喝温水", "催酒店总机", "前台说满房", "问入住")
OTHERS = ("吴先生", "寄错地址")
SECRETS = (*INSIDE, *OTHERS)
"""Words of what the house knows of her, of what was done inside, and of others."""
KNOWN = ("酒店说查不到我们的预订", "东京酒店预订丢失", "订好东京酒店")
"""Words of what she knows."""


@pytest.fixture
def lin(add: Callable[..., UUID], work: Work) -> UUID:
    """林女士, of whom the house knows more than she does of the house."""
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    due = clock.now() + timedelta(hours=3)
    for kind, text in (
        (FactKind.TABOO, "前夫"),
        (FactKind.TABOO, "勿称林姐"),
        (FactKind.LIKES, "雪茄"),
        (FactKind.DISLIKES, "香菜"),
    ):
        work.write(add_fact, NewFact(member, kind, text))
    logged = work.write(
        log_contact,
        Contact(
            member,
            "酒店说查不到我们的预订。",
            issue=IssueDraft("东京酒店预订丢失", "travel", Urgency.URGENT),
            promises=(PromiseDraft("订好东京酒店", due, ZONE),),
            reminders=(ReminderDraft("问入住", due, ZONE),),
        ),
    ).result
    work.write(write_note, NewNote(member, "只喝温水", Visibility.TEAM, True, logged.issue_id))
    work.write(set_reminder, member, ReminderDraft("催酒店总机", clock.now(), ZONE))
    hotel = Contact(
        member, "酒店前台说满房", party="前台", party_kind=PartyKind.BUSINESS, line="travel"
    )
    work.write(log_contact, hotel)
    return member


@pytest.fixture
def wu(add: Callable[..., UUID], work: Work) -> UUID:
    """吴先生, who is nobody's business but his own."""
    member = add("吴柏川", "吴先生", "铂金")
    work.write(set_reminder, member, ReminderDraft("寄错地址", clock.now(), ZONE))
    return member


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, desk: Desk, lin: UUID, wu: UUID, settled: Settled
) -> Iterator[Window]:
    theme.apply(qapp, theme.Theme.LIGHT)
    language.speak(qapp, "zh")
    made = Window(desk, Trouble(), Settings())
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    settled()
    yield made
    settled()
    made.close()
    desk.close()
    made.deleteLater()


def press(window: Window, key: str) -> None:
    """As the window system sends it: to the window, wherever the focus is."""
    one = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget that it has keys
    QTest.keyClick(window.windowHandle(), one.key(), one.keyboardModifiers())


def seen(window: Window) -> str:
    """Every word in sight, or heard of what is in sight."""
    return "\n".join(
        text
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        for text in _said(widget)
    )


def _said(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.toolTip()
    if isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget.model())


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    for row in range(model.rowCount() if model else 0):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            yield str(model.index(row, 0).data(role) or "") if model else ""


def test_nothing_is_left_of_what_she_may_not_know(
    window: Window, settled: Settled, lin: UUID
) -> None:
    window.show_member(lin)
    settled()
    before = seen(window)
    assert [word for word in SECRETS if word not in before] == []
    press(window, "F8")
    settled()
    after = seen(window)
    assert [word for word in SECRETS if word in after] == []
    assert [word for word in KNOWN if word not in after] == []
    assert "会员视角：" in after


def test_what_was_undone_is_gone_with_its_undoing(
    window: Window, settled: Settled, lin: UUID, work: Work
) -> None:
    due = clock.now() + timedelta(hours=2)
    [promise] = work.write(
        log_contact,
        Contact(lin, "换房", promises=(PromiseDraft("换高层", due, ZONE),)),
    ).result.promise_ids
    work.write(keep_promise, promise)
    work.write(reopen_promise, promise)
    wrong = work.write(log_contact, Contact(lin, "打了八折")).result.event_id
    work.write(correct_contact, replace(work.read(as_logged, wrong), text="打了九折"))
    window.show_member(lin)
    settled()
    before = seen(window)
    assert [word for word in ("曾记为已兑现", "已更正") if word not in before] == []
    press(window, "F8")
    settled()
    after = seen(window)
    assert [word for word in ("已兑现", "已撤销", "已更正", "八折") if word in after] == []
    assert [word for word in ("换高层", "打了九折") if word not in after] == []


def test_a_second_f8_brings_all_of_it_back(window: Window, settled: Settled, lin: UUID) -> None:
    window.show_member(lin)
    settled()
    for _ in range(2):
        press(window, "F8")
        settled()
    shown = seen(window)
    assert [word for word in (*SECRETS, *KNOWN) if word not in shown] == []
    assert "会员视角：" not in shown


@pytest.mark.parametrize("screen", ["today", "members", "issues"])
def test_a_screen_that_names_others_is_covered(
    window: Window, settled: Settled, screen: str
) -> None:
    window.do(f"screen.{screen}")
    settled()
    assert "吴先生" in seen(window) or "林女士" in seen(window)
    press(window, "F8")
    settled()
    shown = seen(window)
    assert [word for word in ("吴先生", "林女士", *SECRETS) if word in shown] == []
    assert "按 F8" in shown
    press(window, "F8")
    settled()
    assert "吴先生" in seen(window) or "林女士" in seen(window)


def test_no_key_leads_to_anybody_else(
    window: Window, settled: Settled, lin: UUID, wu: UUID
) -> None:
    window.show_member(wu)
    settled()
    window.show_member(lin)
    settled()
    press(window, "F8")
    settled()
    for key in ("Ctrl+1", "Ctrl+2", "Ctrl+K", "Ctrl+Tab", "N", "F2", "Alt+Left", "Esc"):
        press(window, key)
        settled()
        assert "吴先生" not in seen(window), key
    assert window.screens.member.member_id == lin


def test_what_floats_is_put_away(window: Window, qtbot: QtBot, settled: Settled, lin: UUID) -> None:
    window.show_member(lin)
    settled()
    press(window, "Ctrl+K")
    qtbot.keyClicks(QApplication.focusWidget(), "wbc")
    settled()
    assert "吴先生" in seen(window)
    window.set_internal(False)
    settled()
    assert "吴先生" not in seen(window)


def test_ctrl_enter_is_told_on_the_one_button_that_it_presses(
    window: Window, lin: UUID, work: Work, settled: Settled
) -> None:
    issue = work.write(open_issue, lin, IssueDraft("餐具包裹晚到", "logistics")).result
    window.show_member(lin)
    settled()
    page = window.screens.member
    page.show_issue(issue)
    settled()
    record, close = page.timeline.composer.actions_row.commit.main, page.issue._foot.close_button
    told = []
    for place in (page.timeline.composer.text, page.issue._head.title, page.timeline.stream):
        place.setFocus()
        told.append((record.tells_hint(), close.tells_hint()))
    assert told == [(True, False), (False, True), (True, False)]

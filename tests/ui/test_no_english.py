"""Once Chinese is spoken no English word of ours is left on any screen, though all were built in
English: what is shown, what a screen reader hears, what a tooltip says."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.queries import open_of
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.notes.actions import NewNote, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.settings import Settings
from concierge.store.work import Work
from tests.ui.tongues import Listening
from ui import language, theme
from ui.desk import Desk
from ui.trouble import Trouble
from ui.window import Window

Settled = Callable[[], None]
ZONE = "Asia/Shanghai"
WRITTEN = (
    "林雅岚", "林女士", "黑金", "上海",
    "酒店说查不到我们的预订。", "东京酒店预订丢失", "订好东京酒店",
    "问入住", "喜欢高楼层", "回访", "王静", "何敏", "沈嘉言",
)  # fmt: skip
"""What people wrote, and what they are called."""


@pytest.fixture
def lin(add: Callable[..., UUID], work: Work, hands: clock.Hands) -> UUID:
    """林女士, of whom there is something of everything; not a Latin word in it."""
    hands.move(-timedelta(hours=5))
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    due = clock.now() + timedelta(hours=3)
    logged = work.write(
        log_contact,
        Contact(
            member,
            "酒店说查不到我们的预订。",
            issue=IssueDraft("东京酒店预订丢失", "travel"),
            promises=(PromiseDraft("订好东京酒店", due, ZONE),),
            reminders=(ReminderDraft("问入住", due, ZONE),),
        ),
    ).result
    hands.move(timedelta(hours=5))
    work.write(write_note, NewNote(member, "喜欢高楼层", Visibility.TEAM, True, logged.issue_id))
    work.write(set_reminder, member, ReminderDraft("回访", clock.now() + timedelta(hours=1), ZONE))
    return member


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk, lin: UUID) -> Iterator[Window]:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Window(desk, Trouble(), Settings(), sample=True)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    made.prepare()
    yield made
    qtbot.waitUntil(desk.idle)
    made.close()
    desk.close()
    made.deleteLater()


def test_no_english_word_is_left(
    window: Window, qapp: QApplication, settled: Settled, lin: UUID, work: Work
) -> None:
    settled()
    assert list(everywhere(window, lin, work, settled))
    language.speak(qapp, "zh")
    settled()
    assert list(everywhere(window, lin, work, settled))
    now = Listening("zh", WRITTEN)
    now.listen(window)
    assert now.foreign() == []


def test_no_chinese_word_is_left(
    window: Window, qapp: QApplication, settled: Settled, lin: UUID, work: Work
) -> None:
    language.speak(qapp, "zh")
    settled()
    assert list(everywhere(window, lin, work, settled))
    language.speak(qapp, "en")
    settled()
    assert list(everywhere(window, lin, work, settled))
    now = Listening("en", WRITTEN)
    now.listen(window)
    assert now.foreign() == []


def everywhere(window: Window, member: UUID, work: Work, settled: Settled) -> Iterator[str]:
    """Opens every screen, tab, card and form once, and says which."""
    for show in (window.show_members, window.add_member, window.show_issues, window.show_settings):
        show()
        settled()
        yield show.__name__
    window.show_member(member)
    settled()
    timeline = window.screens.member.timeline
    for act in ("note", "issue", "promise", "reminder", "contact"):
        timeline.composer.start(act)
        settled()
        yield act
    for add in (
        timeline.composer.open_issue,
        timeline.composer.open_promise,
        timeline.composer.open_reminder,
    ):
        add()
        settled()
        yield add.__name__
    window.screens.member.side.edit_profile()
    settled()
    yield "profile"
    timeline.open_search()
    timeline.ask_date()
    yield "search"
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    timeline.search.close_bar()
    (issue,) = work.read(open_of, member)
    window.show_issue(issue.id)
    settled()
    yield "issue"
    for command in ("palette", "sheet", "call", "message", "look"):
        window.do(command)
        settled()
        yield command
    window.floats.calls.card.discard()
    window.show_today()
    settled()
    yield "today"
    thing = window.screens.today.list.current()
    assert thing is not None
    window.screens.acts.ask_until(thing)
    settled()
    yield "snooze"

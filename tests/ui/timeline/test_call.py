"""A call is taken over whatever is open, and one comes back to that as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.rules import IssueDraft
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from ui.desk import Desk
from ui.timeline.call import CallCard
from ui.timeline.keeper import sheet_of
from ui.timeline.panel import TimelinePanel

from .conftest import write_in

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(desk: Desk, member: UUID, qtbot: QtBot) -> Iterator[QWidget]:
    """A member's timeline in a window, a draft begun in its composer."""
    made = QWidget()
    qtbot.addWidget(made)
    made.panel = TimelinePanel(desk)  # type: ignore[attr-defined]
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
    made.begin()
    yield made
    made.head.stop()


@pytest.fixture
def caller(add: Callable[..., UUID]) -> UUID:
    return add("吴柏川", "吴先生", "铂金", "13900002086")


def _found(card: CallCard, text: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(card.form.who.field, text)
    qtbot.waitUntil(lambda: card.form.who.results.model().rowCount() == 1)
    qtbot.keyClick(card.form.who.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.form._calling is not None)


def test_a_call_is_logged_with_its_minutes(
    card: CallCard, caller: UUID, work: Work, hands: clock.Hands, qtbot: QtBot
) -> None:
    began = clock.now()
    _found(card, "2086", qtbot)
    hands.move(timedelta(minutes=6, seconds=10))
    write_in(card.form.text, "问 18:20 那班还在不在")
    with qtbot.waitSignal(card.ended):
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
    card.form.about.set_value(issue_id)
    card.form._about_chosen(issue_id)
    assert card.form.line.value() == "travel"
    card.form.party._parts[1].click()
    write_in(card.form.other, "许宁")
    write_in(card.form.text, "替他问改签")
    with qtbot.waitSignal(card.ended):
        card.commit()
    row = work.read(timeline.page, caller, Filter(kind="contact"), None, 5).rows[0]
    assert (row.party, row.issue_id, row.line) == ("许宁", issue_id, "travel")


def test_it_says_what_one_must_know_of_who_calls(
    card: CallCard, caller: UUID, work: Work, qtbot: QtBot
) -> None:
    from concierge.members.actions import NewFact, add_fact
    from concierge.members.rules import FactKind

    work.write(add_fact, NewFact(caller, FactKind.TABOO, "勿提上次延误"))
    _found(card, "88000002", qtbot)
    said = card.form.caller.accessibleName()
    assert said.startswith("吴先生, 吴柏川 · 铂金 · 上海 14:05, 勿提上次延误")


def test_without_who_or_what_nothing_is_logged(card: CallCard, caller: UUID, qtbot: QtBot) -> None:
    card.commit()
    assert card.form.trouble.text() == "Choose who is calling."
    _found(card, "2086", qtbot)
    card.commit()
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
    qtbot.keyClick(card.form.text, *key)
    assert card.is_folded()
    assert composer.text.toPlainText() == "还没写完"
    assert composer.text.textCursor().position() == 4
    card.take_focus()
    assert not card.is_folded()
    assert card.form.text.toPlainText() == "在机场了"


def test_a_call_that_holds_nothing_is_over_at_once(card: CallCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.ended):
        qtbot.keyClick(card.form.who.field, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_f2_in_a_card_begins_another_call(card: CallCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.another_wanted):
        qtbot.keyClick(card.form.text, Qt.Key.Key_F2)


def test_enter_while_composing_logs_nothing(card: CallCard, caller: UUID, qtbot: QtBot) -> None:
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场")
    QApplication.sendEvent(card.form.text, QInputMethodEvent("le", []))
    qtbot.keyClick(card.form.text, Qt.Key.Key_Return, CTRL)
    card.commit()
    assert not card._sending


def test_an_unfinished_call_is_there_again_after_a_crash(
    card: CallCard, caller: UUID, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    drafts = desk.drafts
    assert drafts is not None
    _found(card, "2086", qtbot)
    write_in(card.form.text, "在机场了")
    with qtbot.waitSignal(card.keeper.saved, timeout=2000):
        pass
    [kept] = [one for one in drafts.all() if one.place.startswith("call:")]
    again = CallCard(desk, window)
    again.resume(kept.place, sheet_of(kept))
    assert again.is_folded()
    assert again.form.text.toPlainText() == "在机场了"
    qtbot.waitUntil(lambda: again.form._calling is not None)
    again.head.stop()

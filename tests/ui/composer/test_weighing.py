"""What speaks against a contact is said while it is written, and never stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.reminders.queries import reminders_of
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import Channel, Direction
from concierge.timeline.rows import Row
from concierge.timeline.rules import Filter
from tests.ui.timeline.conftest import write_in
from ui.composer.panel import Composer
from ui.desk import Desk
from ui.timeline.panel import TimelinePanel

CTRL = Qt.KeyboardModifier.ControlModifier
NIGHT = datetime(2026, 11, 20, 19, 6, tzinfo=UTC)  # 03:06 in Shanghai


@pytest.fixture
def careful(work: Work, member: UUID, hands: clock.Hands) -> UUID:
    """The member, whom nobody calls at night nor calls 林姐, and who eats no peanuts."""
    rule = NewFact(member, FactKind.CONTACT_RULE, "勿去电", "22:00", "09:00")
    for fact in (
        rule,
        NewFact(member, FactKind.TABOO, "勿称“林姐”"),
        NewFact(member, FactKind.ALLERGY, "花生过敏"),
    ):
        work.write(add_fact, fact)
    hands.set(NIGHT)
    return member


@pytest.fixture
def writing(careful: UUID, panel: TimelinePanel, qtbot: QtBot) -> Composer:
    qtbot.waitUntil(lambda: len(panel.composer.conscience.facts()) == 3)
    return panel.composer


def contacts(work: Work, member: UUID) -> list[Row]:
    return [
        row
        for row in work.read(timeline.page, member, Filter(kind="contact"), None, 10).rows
        if row.at >= NIGHT
    ]


def choose(composer: Composer, direction: Direction, channel: Channel) -> None:
    composer.bar.direction.set_value(direction)
    composer.bar.channel.set_value(channel)
    composer.edited()


def test_a_call_at_night_is_spoken_against_before_it_is_logged(writing: Composer) -> None:
    choose(writing, Direction.OUT, Channel.PHONE)
    assert writing.conscience.text() == "03:06 with the member: 22:00–09:00 勿去电, until 09:00"
    choose(writing, Direction.OUT, Channel.CHAT)
    assert writing.conscience.text() == ""


def test_answering_at_night_is_not(writing: Composer) -> None:
    choose(writing, Direction.IN, Channel.PHONE)
    assert writing.conscience.text() == ""


def test_one_key_takes_what_is_allowed(writing: Composer, qtbot: QtBot) -> None:
    choose(writing, Direction.OUT, Channel.PHONE)
    write_in(writing.text, "退款到了")
    qtbot.keyClick(writing.text, Qt.Key.Key_E, CTRL)
    assert writing.bar.channel.value() == Channel.CHAT
    assert (writing.conscience.text(), writing.text.toPlainText()) == ("", "退款到了")


def test_one_key_reminds_when_it_is_allowed(
    writing: Composer, work: Work, careful: UUID, qtbot: QtBot
) -> None:
    choose(writing, Direction.OUT, Channel.PHONE)
    write_in(writing.text, "退款到了")
    with qtbot.waitSignal(writing.said):
        qtbot.keyClick(writing.text, Qt.Key.Key_R, CTRL)
    [set_] = work.read(reminders_of, careful)
    assert (set_.text, set_.at) == ("退款到了", datetime(2026, 11, 21, 1, 0, tzinfo=UTC))
    assert writing.text.toPlainText() == "退款到了"


def test_the_same_key_once_more_goes_on_all_the_same(
    writing: Composer, work: Work, careful: UUID, qtbot: QtBot
) -> None:
    choose(writing, Direction.OUT, Channel.PHONE)
    write_in(writing.text, "林姐，退款到了")
    qtbot.keyClick(writing.text, Qt.Key.Key_Return, CTRL)
    assert "Ctrl+Enter once more goes on all the same" in writing.conscience.text()
    assert contacts(work, careful) == []
    with qtbot.waitSignal(writing.said):
        qtbot.keyClick(writing.text, Qt.Key.Key_Return, CTRL)
    assert [row.body for row in contacts(work, careful)] == ["林姐，退款到了"]
    assert writing.conscience.text() == ""


def test_a_word_one_should_not_write_is_underlined_and_named(writing: Composer) -> None:
    write_in(writing.text, "告诉林姐，餐厅有花生酱")
    assert writing.text.marked() == ["林姐", "花生"]
    assert writing.conscience.text().splitlines() == [
        "Allergy, 花生过敏: the text says “花生”",
        "勿称“林姐”: the text says “林姐”",
    ]
    writing.text.clear()
    assert (writing.text.marked(), writing.conscience.text()) == ([], "")


def test_what_is_promised_is_weighed_too(writing: Composer) -> None:
    writing.open_promise()
    write_in(writing.promise.what, "给林姐回电")
    assert "林姐" in writing.conscience.text()


def test_another_member_is_not_weighed_by_these(
    writing: Composer, panel: TimelinePanel, add: Callable[..., UUID], desk: Desk, qtbot: QtBot
) -> None:
    other = add("吴柏川", "吴先生", "铂金", "13900002086")
    with qtbot.waitSignal(panel.feed.opened):
        panel.show_member(other)
    write_in(writing.text, "林姐")
    assert writing.conscience.text() == ""

"""The answer is told by a way that the member's rules allow, and with no word they mind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concierge.issues.answer import set_answer
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.store.work import Work
from concierge.timeline.kinds import Channel
from ui import theme
from ui.issues.pane import IssuePane
from ui.issues.told import TellStrip, ToldState

from .conftest import Parcel


@pytest.fixture
def careful(work: Work, parcel: Parcel, now: Callable[[], IssueDetail]) -> Parcel:
    """林女士 takes no calls at this hour, and is not called 林姐."""
    rule = NewFact(parcel.member, FactKind.CONTACT_RULE, "勿去电", "12:00", "15:00")
    for fact in (rule, NewFact(parcel.member, FactKind.TABOO, "勿称“林姐”")):
        work.write(add_fact, fact)
    work.write(set_answer, parcel.issue, now().version, AnswerDraft("退款，另致歉"))
    return parcel


def by_phone(strip: TellStrip) -> None:
    """As somebody chooses it in the list."""
    strip.channel.set_value(Channel.PHONE)
    strip.channel.changed.emit(Channel.PHONE)


def test_the_form_offers_a_way_that_is_allowed_now(
    careful: Parcel, pane: IssuePane, settled: Callable[[], None]
) -> None:
    pane._ask_tell()
    settled()
    strip = pane._told.strip
    assert strip.channel.value() == Channel.CHAT
    assert strip.conscience.text() == ""


def test_a_way_that_is_not_says_so_and_goes_on_at_the_second_enter(
    careful: Parcel,
    pane: IssuePane,
    now: Callable[[], IssueDetail],
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    pane._ask_tell()
    settled()
    strip = pane._told.strip
    by_phone(strip)
    said = "14:05 with the member: 12:00–15:00 勿去电, until 15:00"
    assert strip.conscience.text().startswith(said)
    strip.commit.click()
    settled()
    assert now().told_at is None
    assert "Enter once more" in strip.conscience.text()
    strip.commit.click()
    settled()
    assert now().told_at is not None


def test_the_way_that_is_allowed_is_one_key_away(
    careful: Parcel, pane: IssuePane, settled: Callable[[], None], qtbot: QtBot
) -> None:
    pane._ask_tell()
    settled()
    strip = pane._told.strip
    by_phone(strip)
    qtbot.keyClick(strip.channel, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert strip.channel.value() == Channel.CHAT


def test_the_answer_and_a_promise_say_so_while_they_are_written(
    careful: Parcel, pane: IssuePane, settled: Callable[[], None]
) -> None:
    pane._answer.outcome.setText("给林姐退款")
    assert "林姐" in pane._answer.conscience.text()
    pane._promises.strip.ask_new()
    pane._promises.strip.text.setText("给林姐补发")
    settled()
    assert "林姐" in pane._promises.strip.conscience.text()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_how_it_was_told_stands_below_where_one_line_has_no_room(
    qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    state = ToldState()
    qtbot.addWidget(state)
    state.show_state(True, "Told", "yesterday Phone")
    assert state.heightForWidth(theme.px(300)) == theme.px(32)
    assert state.heightForWidth(theme.px(140)) > theme.px(32)
    state.show_state(False, "Not told yet", "")
    assert state.heightForWidth(theme.px(140)) == theme.px(32)


def test_in_a_narrow_pane_it_is_as_high_as_its_two_lines(
    careful: Parcel, pane: IssuePane, settled: Callable[[], None], qtbot: QtBot
) -> None:
    pane.resize(300, 700)
    settled()
    state = pane._told.state
    state.show_state(True, "Told", "yesterday Phone, Mr Lin")
    needed = state.heightForWidth(state.width())
    qtbot.waitUntil(lambda: state.height() == needed)
    assert needed > theme.px(32)
    assert state.toolTip() == "yesterday Phone, Mr Lin"

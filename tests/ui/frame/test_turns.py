"""Ctrl+Z while an act is being saved means that act."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from concierge import clock
from ui.frame.turns import Turns


@pytest.fixture
def turns(qtbot: QtBot) -> Turns:
    return Turns()


def noting(heard: list[int]) -> Callable[[int], object]:
    return heard.append


def test_nothing_under_way_it_is_done_at_once(turns: Turns) -> None:
    heard: list[int] = []
    turns.ask(noting(heard))
    assert heard == [0]


def test_it_waits_for_what_was_sent_before_and_not_for_what_comes_after(turns: Turns) -> None:
    heard: list[int] = []
    turns.begins()
    turns.ask(noting(heard))
    turns.begins()
    assert heard == []
    turns.answered(True)
    assert heard == [1]


def test_where_the_act_was_refused_nothing_older_goes_in_its_stead(turns: Turns) -> None:
    heard: list[int] = []
    turns.begins()
    turns.ask(noting(heard))
    turns.answered(False)
    turns.ask(noting(heard))
    assert heard == [1]


def test_what_a_wish_sends_is_answered_before_the_next_one(turns: Turns) -> None:
    heard: list[int] = []

    def undo(meant: int) -> None:
        heard.append(meant)
        turns.begins()

    turns.begins()
    turns.ask(undo)
    turns.ask(noting(heard))
    turns.answered(True)
    assert heard == [1]
    turns.answered(True)
    assert heard == [1, 1]


@given(st.lists(st.sampled_from(["send", "answer", "ask"]), max_size=40))
def test_whatever_is_asked_is_done_in_order_once_all_before_it_is_answered(
    steps: list[str],
) -> None:
    turns, sent, answered = Turns(), 0, 0
    heard: list[int] = []
    asked: list[int] = []
    for step in steps:
        if step == "send":
            turns.begins()
            sent += 1
        elif step == "answer" and answered < sent:
            turns.answered(True)
            answered += 1
        elif step == "ask":
            turns.ask(noting(heard))
            asked.append(sent)
        assert heard == [one for one in asked if one <= answered]


def test_an_act_is_as_old_as_its_sending(turns: Turns) -> None:
    before = clock.monotonic()
    turns.begins()
    sent = turns.at()
    turns.begins()
    assert before <= sent <= turns.newest_at()
    assert turns.at() == sent
    assert turns.number() == 1
    turns.answered(True)
    assert turns.number() == 2

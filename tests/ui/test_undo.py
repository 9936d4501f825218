"""What was done can be taken back, newest first; and it is not said before it is so."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from concierge.errors import Code, Refusal
from ui.undo import DEPTH, AtOnce, Undo, WayBack, there_and_back


class Lane:
    """A desk whose acts wait to be answered."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._then: list[Callable[[Any], object]] = []
        self._failed: list[Callable[[Exception], object]] = []

    def write(self, verb: str, *_args: Any, then: Any, failed: Any, initiator: object) -> None:
        self.asked.append(verb)
        self._then.append(then)
        self._failed.append(failed)

    def answer(self, answer: object = None) -> None:
        self._then.pop(0)(answer)
        self._failed.pop(0)

    def refuse(self, error: Exception) -> None:
        self._then.pop(0)
        self._failed.pop(0)(error)


@pytest.fixture
def lane() -> Lane:
    return Lane()


@pytest.fixture
def undo(qtbot: QtBot) -> Undo:
    return Undo()


def push(undo: Undo, lane: Lane, text: str, **how: Any) -> Any:
    return undo.push(text, WayBack(lane, text, undone=f"no longer {text}", **how))  # type: ignore[arg-type]


def test_the_newest_is_taken_back_first(undo: Undo, lane: Lane) -> None:
    for name in ("done", "snoozed"):
        push(undo, lane, name)
    assert undo.take_back().text == "snoozed"  # type: ignore[union-attr]
    assert undo.take_back().text == "done"  # type: ignore[union-attr]
    assert lane.asked == ["snoozed", "done"]


def test_nothing_is_taken_back_twice(undo: Undo, lane: Lane) -> None:
    act = push(undo, lane, "done")
    assert undo.take_back(act) is act
    assert undo.take_back(act) is None
    assert undo.take_back() is None
    assert lane.asked == ["done"]


def test_an_older_act_can_be_taken_back_alone(undo: Undo, lane: Lane) -> None:
    first = push(undo, lane, "done")
    push(undo, lane, "snoozed")
    assert undo.take_back(first) is first
    assert undo.take_back().text == "snoozed"  # type: ignore[union-attr]


def test_it_remembers_as_much_as_a_sitting_needs(undo: Undo, lane: Lane) -> None:
    for number in range(DEPTH + 5):
        push(undo, lane, str(number))
    assert len(undo) == DEPTH


def test_it_says_when_it_changes(undo: Undo, lane: Lane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(undo.changed):
        push(undo, lane, "done")
    with qtbot.waitSignal(undo.changed):
        undo.take_back()


def test_it_says_what_the_verb_answered_and_not_before(undo: Undo, lane: Lane) -> None:
    heard: list[str] = []
    undo.taken_back.connect(lambda _act, said: heard.append(said))
    push(undo, lane, "moved", said=lambda back: f"{back} of 4 went back")
    undo.take_back()
    assert heard == []
    lane.answer(3)
    assert heard == ["3 of 4 went back"]


def test_what_was_refused_stands_and_is_tried_again(undo: Undo, lane: Lane) -> None:
    heard: list[Any] = []
    undo.refused.connect(lambda act, error: heard.append((act.text, error)))
    push(undo, lane, "done")
    push(undo, lane, "moved")
    undo.take_back()
    lane.refuse(Refusal(Code.STEWARD_GONE))
    assert [(text, error.code) for text, error in heard] == [("moved", Code.STEWARD_GONE)]
    assert undo.take_back().text == "moved"  # type: ignore[union-attr]
    lane.answer()
    assert len(undo) == 1


def test_refused_twice_it_is_in_no_others_way(undo: Undo, lane: Lane) -> None:
    push(undo, lane, "done")
    push(undo, lane, "moved")
    for _ in range(2):
        undo.take_back()
        lane.refuse(Refusal(Code.STEWARD_GONE))
    assert undo.take_back().text == "done"  # type: ignore[union-attr]
    assert undo.take_back().text == "moved"  # type: ignore[union-attr]


def test_a_bug_leaves_the_offer_standing_too(undo: Undo, lane: Lane) -> None:
    push(undo, lane, "moved")
    undo.take_back()
    lane.refuse(ZeroDivisionError())
    assert len(undo) == 1


def test_what_is_only_of_the_window_is_back_at_once(undo: Undo) -> None:
    heard: list[str] = []
    undo.taken_back.connect(lambda _act, said: heard.append(said))
    undo.push("put away", AtOnce(lambda: heard.append("back"), undone="It is there again"))
    undo.take_back()
    assert heard == ["back", "It is there again"]


def test_what_was_taken_back_is_done_again_and_taken_back_again(undo: Undo, lane: Lane) -> None:
    heard: list[str] = []
    undo.done_again.connect(lambda act, _said: heard.append(act.text))
    undo.push("done", there_and_back(lane, ("undone",), ("did",), undone="open"))  # type: ignore[arg-type]
    undo.take_back()
    assert undo.do_again() is None
    lane.answer()
    undo.do_again()
    assert heard == []
    lane.answer()
    assert heard == ["done"]
    undo.take_back()
    lane.answer()
    undo.do_again()
    lane.answer()
    assert lane.asked == ["undone", "did", "undone", "did"]


def test_what_becomes_another_thing_each_time_is_named_by_the_answer(
    undo: Undo, lane: Lane
) -> None:
    asked: list[tuple[str, object]] = []

    def ended(thing: object) -> WayBack:
        asked.append(("end", thing))
        return WayBack(lane, "end", thing, undone="", again=added)  # type: ignore[arg-type]

    def added(_answer: object) -> WayBack:
        return WayBack(lane, "add", undone="", again=ended)  # type: ignore[arg-type]

    undo.push("no longer", added(None))
    for thing in (1, 2):
        undo.take_back()
        lane.answer(thing)
        undo.do_again()
        lane.answer()
    assert asked == [("end", 1), ("end", 2)]


def test_after_another_act_there_is_nothing_to_do_again(undo: Undo, lane: Lane) -> None:
    for other in (lambda: push(undo, lane, "snoozed"), undo.something_else):
        undo.push("done", there_and_back(lane, ("undone",), ("did",), undone="open"))  # type: ignore[arg-type]
        undo.take_back()
        lane.answer()
        other()
        assert undo.do_again() is None


def test_an_act_begun_before_the_answer_came_counts_too(undo: Undo, lane: Lane) -> None:
    undo.push("done", there_and_back(lane, ("undone",), ("did",), undone="open"))  # type: ignore[arg-type]
    undo.take_back()
    undo.something_else()
    lane.answer()
    assert undo.do_again() is None


def test_done_again_and_refused_it_stands_and_says_why(undo: Undo, lane: Lane) -> None:
    heard: list[Any] = []
    undo.not_again.connect(lambda act, error: heard.append((act.text, error.code)))
    undo.push("done", there_and_back(lane, ("undone",), ("did",), undone="open"))  # type: ignore[arg-type]
    undo.take_back()
    lane.answer()
    undo.do_again()
    lane.refuse(Refusal(Code.GONE))
    assert heard == [("done", Code.GONE)]
    assert undo.do_again() is not None


def test_what_cannot_be_repeated_exactly_is_not_offered_again(undo: Undo, lane: Lane) -> None:
    heard: list[str] = []
    undo.only_by_hand.connect(lambda act: heard.append(act.text))
    push(undo, lane, "moved")
    undo.take_back()
    lane.answer()
    undo.do_again()
    assert heard == ["moved"]
    assert lane.asked == ["moved"]
    assert undo.do_again() is None

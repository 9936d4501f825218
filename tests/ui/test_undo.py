"""What was done can be taken back, newest first."""

from pytestqt.qtbot import QtBot

from ui.undo import DEPTH, Undo


def test_the_newest_is_taken_back_first(qtbot: QtBot) -> None:
    undo, back = Undo(), []
    for name in ("done", "snoozed"):
        undo.push(name, lambda name=name: back.append(name))
    assert undo.take_back().text == "snoozed"  # type: ignore[union-attr]
    assert undo.take_back().text == "done"  # type: ignore[union-attr]
    assert back == ["snoozed", "done"]


def test_nothing_is_taken_back_twice(qtbot: QtBot) -> None:
    undo, back = Undo(), []
    act = undo.push("done", lambda: back.append(1))
    assert undo.take_back(act) is act
    assert undo.take_back(act) is None
    assert undo.take_back() is None
    assert back == [1]


def test_an_older_act_can_be_taken_back_alone(qtbot: QtBot) -> None:
    undo = Undo()
    first = undo.push("done", lambda: None)
    undo.push("snoozed", lambda: None)
    assert undo.take_back(first) is first
    assert undo.take_back().text == "snoozed"  # type: ignore[union-attr]


def test_it_remembers_as_much_as_a_sitting_needs(qtbot: QtBot) -> None:
    undo = Undo()
    for number in range(DEPTH + 5):
        undo.push(str(number), lambda: None)
    assert len(undo) == DEPTH


def test_it_says_when_it_changes(qtbot: QtBot) -> None:
    undo = Undo()
    with qtbot.waitSignal(undo.changed):
        undo.push("done", lambda: None)
    with qtbot.waitSignal(undo.changed):
        undo.take_back()

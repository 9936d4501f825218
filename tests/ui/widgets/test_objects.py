"""Rows of whatever a question answered."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets.object_list import ObjectList
from ui.widgets.objects import OBJECT, ObjectModel
from ui.widgets.row_delegate import RowDelegate


@dataclass(frozen=True)
class Thing:
    id: int
    what: str


def said(thing: Thing) -> str:
    return thing.what


def test_it_keeps_qts_rules_through_every_fill(qtmodeltester: ModelTester) -> None:
    model = ObjectModel(said)
    model.fill([Thing(1, "a"), Thing(2, "b")])
    qtmodeltester.check(model)
    model.fill([Thing(2, "b"), Thing(3, "c")])
    model.fill([])
    qtmodeltester.check(model)


def test_a_row_is_spoken_and_gives_its_value() -> None:
    model = ObjectModel(said)
    model.fill([Thing(1, "a"), Thing(2, "b")])
    index = model.index_of(2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "b"
    assert index.data(OBJECT) == Thing(2, "b")
    assert not model.index_of(9).isValid()


def test_the_same_things_in_their_places_are_only_painted_again(qtbot: QtBot) -> None:
    model = ObjectModel(said)
    model.fill([Thing(1, "a")])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.fill([Thing(1, "changed")])
    assert model.row(model.index(0)).what == "changed"


def test_the_row_one_stands_on_and_those_chosen_stay_when_others_come(qtbot: QtBot) -> None:
    view = ObjectList(RowDelegate(ZoneInfo("UTC")), said, "some", several=True)
    qtbot.addWidget(view)
    one, two, three, four = (Thing(n, str(n)) for n in range(1, 5))
    view.fill([one, two, three])
    view.choose(2)
    view.selectionModel().select(view.objects.index(2), view.selectionModel().SelectionFlag.Select)
    view.fill([four, one, two, three])
    assert view.current() is two
    assert {view.row(index).id for index in view.selectionModel().selectedIndexes()} == {2, 3}

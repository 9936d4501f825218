"""The heads of the columns of a wide list."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.columns import NARROW, Column, places
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel

COLUMNS = (
    Column("name", 3, "name"),
    Column("city", 1, gives_way=True),
    Column("waited", 1, right=True),
)
NAMES = {"name": "Member", "city": "City", "waited": "Longest wait"}


@pytest.fixture
def heads(qapp: QApplication, qtbot: QtBot) -> Heads:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Heads(COLUMNS, "list")
    qtbot.addWidget(made)
    made.set_names(NAMES, {"waited": "Since they last heard from us"})
    made.resize(theme.px(NARROW) + 100, 28)
    made.show()
    return made


def test_they_stand_above_their_columns(heads: Heads) -> None:
    name, city, waited = places(COLUMNS, heads.rect())
    assert heads.findChild(QAbstractButton).x() == name.x()
    assert [label.x() for label in heads.findChildren(PlainLabel)] == [city.x(), waited.x()]


def test_pressing_one_that_sorts_tells_its_order(heads: Heads, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heads.sorted_by) as told:
        heads.findChild(QAbstractButton, "list.sort.name").click()
    assert told.args == ["name"]
    assert heads.findChildren(QAbstractButton) == [heads.findChild(QAbstractButton)]


def test_a_column_that_gives_way_takes_its_head_along(heads: Heads) -> None:
    heads.resize(theme.px(NARROW) - 1, 28)
    city, waited = heads.findChildren(PlainLabel)
    assert not city.isVisible()
    assert waited.isVisible()


def test_what_a_name_leaves_open_is_still_said_at_another_width(heads: Heads) -> None:
    heads.resize(theme.px(NARROW) + 300, 28)
    city, waited = heads.findChildren(PlainLabel)
    assert "City" in city.toolTip()
    assert "Since they last heard from us" in waited.toolTip()

"""At the top of a screen every tool is whole: beside the name, or in lines below it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import Role
from ui.widgets.actions import ActionButton
from ui.widgets.filter_field import FilterField
from ui.widgets.labels import PlainLabel
from ui.widgets.screen_top import ABOVE, GAP, HIGH, MOST, ScreenTop

LEAST = 200


class Top:
    """A name, a count, a filter that grows and a button."""

    def __init__(self, qtbot: QtBot) -> None:
        self.title = PlainLabel("Members", Role.TITLE, strong=True)
        self.count = PlainLabel("300 members", Role.SMALL)
        self.filter, self.add = FilterField(), ActionButton(icon="user-plus")
        self.add.set_text("Add a member")
        self.widget = ScreenTop(self.title, self.count)
        qtbot.addWidget(self.widget)
        self.widget.add(self.filter, least=LEAST, grows=True)
        self.widget.add(self.add)
        self.widget.show()

    def be(self, width: int) -> list[QRect]:
        """Where name, filter and button stand in that width."""
        self.widget.resize(width, self.widget.heightForWidth(width))
        return [one.geometry() for one in (self.title, self.filter, self.add)]


@pytest.fixture
def top(qapp: QApplication, qtbot: QtBot) -> Top:
    theme.apply(qapp, theme.Theme.LIGHT)
    return Top(qtbot)


def test_all_stand_in_one_line_where_it_has_room(top: Top) -> None:
    places = top.be(1200)
    assert all(left.right() < right.x() for left, right in pairwise(places))
    assert len({place.center().y() for place in places}) <= 2  # of odd and even heights
    assert places[1].width() == MOST
    assert places[-1].right() == 1200 - 24 - 1
    assert top.count.isVisible()


def test_the_count_goes_before_a_tool_does(top: Top) -> None:
    alone = top.title.sizeHint().width() + LEAST + top.add.sizeHint().width() + 2 * GAP + 48
    name, filtered, added = top.be(alone)
    assert not top.count.isVisible()
    assert filtered.width() == LEAST
    assert added.y() < ABOVE + HIGH
    assert name.width() >= top.title.sizeHint().width()


def test_what_has_no_room_beside_the_name_is_whole_below_it(top: Top) -> None:
    name, filtered, added = top.be(420)
    assert min(filtered.y(), added.y()) > name.bottom()
    assert added.width() == top.add.sizeHint().width()
    assert filtered.width() >= LEAST
    assert max(filtered.bottom(), added.bottom()) < top.widget.height()
    assert top.count.isVisible()


def test_what_is_hidden_takes_no_room(top: Top) -> None:
    low = top.widget.heightForWidth(420)
    top.add.hide()
    top.filter.hide()
    assert top.widget.heightForWidth(420) < low

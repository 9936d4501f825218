"""Fields go on in a second line where one has no room for them, and none lies on another."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.line_field import LineField
from ui.widgets.wrap_row import WrapRow

LEAST, GAP, HIGH = 100, 6, 32


class Row:
    """Three fields that grow, and one that is pinned."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = WrapRow(HIGH, gap=GAP)
        qtbot.addWidget(self.widget)
        self.fields = [LineField() for _ in range(3)]
        for field in self.fields:
            self.widget.add(field, 1, least=LEAST)
        self.pinned = LineField()
        self.pinned.setFixedWidth(40)
        self.widget.pin(self.pinned)
        self.widget.show()

    def be(self, width: int) -> list[tuple[int, int]]:
        """Where the fields stand in that width."""
        self.widget.resize(width, self.widget.heightForWidth(width))
        return [(field.x(), field.y()) for field in self.fields]


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    return Row(qtbot)


def test_they_share_one_line_where_it_has_room(row: Row) -> None:
    places = row.be(500)
    assert {y for _, y in places} == {places[0][1]}
    assert all(left.geometry().right() < right.x() for left, right in pairwise(row.fields))
    assert row.pinned.geometry().right() == 499
    assert row.widget.heightForWidth(500) == HIGH


def test_what_has_no_room_stands_below_and_all_are_whole(row: Row) -> None:
    places = row.be(300)
    assert [y // HIGH for _, y in places] == [0, 0, 1]
    assert row.pinned.y() < HIGH
    assert all(field.width() >= LEAST for field in row.fields)
    assert all(field.geometry().right() < row.pinned.x() for field in row.fields)
    assert row.widget.heightForWidth(300) == 2 * HIGH


def test_what_is_hidden_takes_no_room(row: Row) -> None:
    row.fields[0].hide()
    row.pinned.hide()
    assert row.widget.heightForWidth(2 * LEAST + GAP) == HIGH


@pytest.fixture
def words(qtbot: QtBot) -> tuple[WrapRow, list[LineField]]:
    """Five fields as wide as they are, and what keeps the right end free."""
    widget = WrapRow(HIGH, gap=GAP)
    qtbot.addWidget(widget)
    fields = [LineField() for _ in range(5)]
    for field in fields:
        field.setFixedWidth(LEAST)
        widget.add(field)
    widget.add(QWidget(), stretch=1)
    widget.show()
    return widget, fields


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (5 * (LEAST + GAP), [0, 0, 0, 0, 0]),
        (4 * (LEAST + GAP), [0, 0, 0, 1, 1]),
        (3 * (LEAST + GAP), [0, 0, 0, 1, 1]),
        (2 * (LEAST + GAP), [0, 0, 1, 1, 2]),
        (LEAST + GAP, [0, 1, 2, 3, 4]),
    ],
)
def test_no_field_stands_alone_below_a_full_line(
    words: tuple[WrapRow, list[LineField]], width: int, lines: list[int]
) -> None:
    widget, fields = words
    widget.resize(width, widget.heightForWidth(width))
    assert [field.y() // HIGH for field in fields] == lines
    assert widget.heightForWidth(width) == (lines[-1] + 1) * HIGH

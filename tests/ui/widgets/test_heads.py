"""The heads of the columns of a wide list, and where those stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.columns import GAP, PADDING, Column, places
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel

COLUMNS = (
    Column("name", 3, "name", least=100),
    Column("city", 1, gives_way=2, least=60),
    Column("tier", 1, gives_way=1, least=60),
    Column("waited", 1, right=True, least=90),
)
NEEDED = 100 + 60 + 60 + 90 + 3 * GAP + 2 * PADDING
NAMES = {"name": "Member", "city": "City", "tier": "Tier", "waited": "Longest wait"}


@pytest.fixture
def heads(qapp: QApplication, qtbot: QtBot) -> Heads:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = Heads(COLUMNS, "list")
    qtbot.addWidget(made)
    made.set_names(NAMES, {"waited": "Since they last heard from us"})
    made.resize(NEEDED + 100, 28)
    made.show()
    return made


def test_they_stand_above_their_columns(heads: Heads) -> None:
    name, *others = places(COLUMNS, heads.rect())
    assert heads.findChild(QAbstractButton).x() == name.x()
    assert [label.x() for label in heads.findChildren(PlainLabel)] == [one.x() for one in others]


def test_pressing_one_that_sorts_tells_its_order(heads: Heads, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heads.sorted_by) as told:
        heads.findChild(QAbstractButton, "list.sort.name").click()
    assert told.args == ["name"]
    assert heads.findChildren(QAbstractButton) == [heads.findChild(QAbstractButton)]


@pytest.mark.parametrize(
    ("width", "shown"),
    [(NEEDED, "city tier waited"), (NEEDED - 1, "city waited"), (NEEDED - 80, "waited")],
)
def test_a_column_that_gives_way_takes_its_head_along(heads: Heads, width: int, shown: str) -> None:
    heads.resize(width, 28)
    labels = zip(("city", "tier", "waited"), heads.findChildren(PlainLabel), strict=True)
    assert " ".join(name for name, label in labels if label.isVisible()) == shown


def test_what_a_name_leaves_open_is_still_said_at_another_width(heads: Heads) -> None:
    heads.resize(NEEDED + 300, 28)
    city, _tier, waited = heads.findChildren(PlainLabel)
    assert "City" in city.toolTip()
    assert "Since they last heard from us" in waited.toolTip()


@given(
    st.lists(
        st.builds(
            Column,
            key=st.uuids().map(str),
            weight=st.integers(1, 60),
            gives_way=st.integers(0, 3),
            least=st.integers(0, 200),
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(100, 3000),
)
def test_no_column_lies_on_another_or_has_less_than_it_needs(
    columns: list[Column], width: int
) -> None:
    columns = [Column("name", 3, least=60), *columns]
    found = places(columns, QRect(0, 0, width, 28))
    shown = [(one, box) for one, box in zip(columns, found, strict=True) if box.width() > 0]
    assert all(left.right() < right.left() for (_, left), (_, right) in pairwise(shown))
    stay = [one for one in columns if not one.gives_way]
    if sum(one.least for one in stay) + GAP * (len(stay) - 1) <= width - 2 * PADDING:
        assert all(box.width() >= one.least for one, box in shown)
        assert shown[-1][1].right() < width - PADDING
        assert not {one.key for one in stay if one.least} - {one.key for one, _ in shown}

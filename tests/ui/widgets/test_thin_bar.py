"""The thin bar stands where its area stands, always: for the second filling as for the first."""

import gc

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.thin_bar import ThinBar


class Area(QListView):
    """A list with a thin bar, as every list of the desk has one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = QStringListModel(self)
        self.setModel(self.lines)
        self.bar = ThinBar(self)

    def fill(self, n: int) -> None:
        """So many lines, and the newest of them in sight."""
        self.lines.setStringList([str(one) for one in range(n)])
        self.doItemsLayout()
        self.scrollToBottom()


def _stands(bar: ThinBar) -> tuple[int, int, int, int]:
    return bar.minimum(), bar.maximum(), bar.pageStep(), bar.value()


def _area_stands(area: QListView) -> tuple[int, int, int, int]:
    own = area.verticalScrollBar()
    return own.minimum(), own.maximum(), own.pageStep(), own.value()


@pytest.fixture
def area(qtbot: QtBot) -> Area:
    made = Area()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def test_it_follows_through_every_filling(area: Area) -> None:
    for n in (100, 3, 400, 7, 1000, 60):
        area.fill(n)
        gc.collect()
        assert _stands(area.bar) == _area_stands(area)
        assert area.bar.isVisible() == (area.verticalScrollBar().maximum() > 0)
        assert area.bar.value() == area.bar.maximum()


def test_dragging_it_moves_what_is_seen(area: Area) -> None:
    area.fill(200)
    area.bar.setValue(5)
    assert area.verticalScrollBar().value() == 5


@pytest.mark.parametrize("high", [2000, 230, 201, 199])
def test_its_thumb_is_as_long_as_what_is_seen(qtbot: QtBot, high: int) -> None:
    """An area says its range before it says how much of it is seen."""
    pane = ScrollPane()
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    inner = QWidget()
    pane.setWidget(inner)
    pane.show()
    inner.setFixedHeight(high)
    qtbot.waitUntil(lambda: pane.verticalScrollBar().maximum() == max(high - 200, 0))
    bar = pane.findChild(ThinBar)
    assert bar is not None
    assert (bar.maximum(), bar.isVisible()) == (max(high - 200, 0), high > 200)
    if high > 200:
        assert bar.pageStep() == 200


def test_the_wheel_over_it_scrolls_and_the_area_keeps_no_bar_of_its_own(area: Area) -> None:
    area.fill(100)
    assert area.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert not area.verticalScrollBar().isVisible()

"""A state is a word with an icon, never a colour alone."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.due import DueState, due_width, paint_due


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


@pytest.mark.parametrize("state", [DueState.OVERDUE, DueState.SOON, DueState.SETTLED])
def test_a_state_has_room_for_its_icon(state: DueState) -> None:
    assert due_width(state, "16:30") >= due_width(DueState.PLAIN, "16:30") + 18


@pytest.mark.parametrize(
    ("state", "ink"),
    [
        (DueState.OVERDUE, "red"),
        (DueState.SOON, "amber"),
        (DueState.SETTLED, "green"),
        (DueState.PLAIN, "ink2"),
    ],
)
def test_it_is_painted_at_the_right_in_its_ink(state: DueState, ink: str) -> None:
    image = QImage(200, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    width = paint_due(painter, QRect(0, 0, 200, 20), state, "逾期 2 小时")
    painter.end()
    pixels = {image.pixelColor(x, y).name() for x in range(200) for y in range(20)}
    left = {image.pixelColor(x, y).name() for x in range(200 - width) for y in range(20)}
    assert theme.tokens()[ink].name() in pixels
    assert left == {"#ffffff"}


def test_no_text_is_no_mark() -> None:
    assert due_width(DueState.OVERDUE, "") == 0

"""A narrow row: the name gives way before the thing, and the thing is never lost."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets import two_lines
from ui.widgets.due import DueState
from ui.widgets.two_lines import TwoLines, paint_two_lines


@pytest.fixture
def painted(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int, int]]:
    """What was written, where, and in how much room."""
    theme.apply(qapp, theme.Theme.LIGHT)
    said: list[tuple[str, int, int]] = []
    real = two_lines.draw_text

    def heard(painter: QPainter, box: QRect, text: str, *args: object, **more: object) -> int:
        said.append((text, box.top(), box.width()))
        return real(painter, box, text, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(two_lines, "draw_text", heard)
    return said


def paint(row: TwoLines, width: int) -> None:
    pixmap = QPixmap(width, two_lines.HEIGHT)
    painter = QPainter(pixmap)
    paint_two_lines(painter, QRect(0, 0, width, two_lines.HEIGHT), row)
    painter.end()


LONG = TwoLines("bell", "Alexandrina Hartington", "Call back", "why", DueState.PLAIN, ("12:00",))


def test_the_name_gives_way_first(painted: list[tuple[str, int, int]]) -> None:
    paint(LONG, 256)
    (who, top, _wide), (what, beside, room) = painted[:2]
    assert (who, what) == ("Alexandrina Hartington", "Call back")
    assert beside == top
    assert room == two_lines.text_width("Call back", theme.font(theme.Role.BODY))


def test_a_thing_that_has_no_room_beside_the_name_has_the_second_line(
    painted: list[tuple[str, int, int]],
) -> None:
    paint(TwoLines("bell", "Amelia Hart", "Say where the face mask is", "why"), 240)
    (_who, top, _), (what, below, room) = painted[:2]
    assert what == "Say where the face mask is"
    assert below > top
    assert room >= two_lines.text_width(what, theme.font(theme.Role.SMALL))

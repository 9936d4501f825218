"""Text stands on one line whatever script it is in, and is cut where it must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Role
from ui.widgets.paint import baseline, draw_text, elided, text_width, wrapped


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


def rows_inked(text: str) -> tuple[int, int]:
    image = QImage(200, 28, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_text(painter, QRect(0, 0, 200, 28), text, theme.font(Role.BODY), QColor("black"))
    painter.end()
    inked = [
        y for y in range(28) if any(image.pixelColor(x, y).lightness() < 160 for x in range(200))
    ]
    return inked[0], inked[-1]


def test_latin_stands_on_the_same_line_with_and_without_han() -> None:
    assert rows_inked("Hx")[1] == baseline(QRect(0, 0, 200, 28), theme.font(Role.BODY)) - 1


@pytest.mark.parametrize("text", ["HHHH", "田田田", "0000"])
def test_text_is_centred_to_the_pixel(text: str) -> None:
    first, last = rows_inked(text)
    assert abs((first + last) / 2 - 13.5) <= 1


def test_text_without_room_ends_in_dots() -> None:
    font = theme.font(Role.BODY)
    cut = elided("盒子压瘪了一角，里面一只碟子裂了", font, 100)
    assert cut.endswith("…")
    assert text_width(cut, font) <= 100


def test_a_line_of_text_stays_one_line() -> None:
    assert "\n" not in elided("one\ntwo", theme.font(Role.BODY), 500)


def test_wrapped_lines_fit_and_the_last_is_cut() -> None:
    font = theme.font(Role.BODY)
    text = "好，两间要挨着，楼层高一点，老人怕吵。落地前把酒店地址发我就行，我转给司机。"
    lines = wrapped(text, font, 160, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(text_width(line.rstrip(), font) <= 160 for line in lines)


@given(st.text(max_size=80), st.integers(20, 400))
def test_wrapping_loses_no_character(text: str, width: int) -> None:
    broken = wrapped(text, theme.font(Role.BODY), width)
    assert "".join(broken) == text.replace("\n", "")


def test_rare_han_and_emoji_are_not_cut_in_half() -> None:
    lines = wrapped("𠮷田𠮷田𠮷田👩‍👩‍👧x", theme.font(Role.BODY), 30)
    assert "".join(lines) == "𠮷田𠮷田𠮷田👩‍👩‍👧x"


def test_right_aligned_text_ends_at_the_right() -> None:
    image = QImage(100, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box = QRect(0, 0, 100, 20)
    right = Qt.AlignmentFlag.AlignRight
    draw_text(painter, box, "16:30", theme.font(Role.SMALL), QColor("black"), align=right)
    painter.end()
    inked = [x for x in range(100) if any(image.pixelColor(x, y).value() < 160 for y in range(20))]
    assert inked[-1] >= 97

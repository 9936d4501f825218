"""Inter for digits and Latin in both languages, two weights, digits of one width."""

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme import Role
from ui.theme.fonts import FONT_FILES, FONT_FOLDER


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


@pytest.mark.parametrize("role", list(Role))
def test_every_role_resolves_to_inter(role: Role) -> None:
    assert QFontInfo(theme.font(role)).family() == "Inter"


@pytest.mark.parametrize(
    ("role", "size", "line"),
    [
        (Role.TITLE, 18, 26),
        (Role.SUBTITLE, 15, 22),
        (Role.BODY, 13, 20),
        (Role.SMALL, 12, 16),
        (Role.HINT, 11, 16),
    ],
)
def test_sizes_are_those_of_the_table(role: Role, size: int, line: int) -> None:
    assert theme.font(role).pixelSize() == size
    assert theme.line_height(role) == line


def test_there_are_two_weights() -> None:
    assert theme.font(Role.BODY).weight() == QFont.Weight.Normal
    strong = theme.font(Role.BODY, strong=True)
    assert strong.weight() == QFont.Weight.DemiBold
    assert QFontInfo(strong).weight() == QFont.Weight.DemiBold


def test_digits_have_one_width() -> None:
    metrics = QFontMetricsF(theme.font(Role.BODY))
    widths = {metrics.horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1


def test_typed_arrows_stay_what_was_typed() -> None:
    metrics = QFontMetricsF(theme.font(Role.BODY))
    apart = metrics.horizontalAdvance("-") + metrics.horizontalAdvance(">")
    assert metrics.horizontalAdvance("->") == pytest.approx(apart, abs=1.0)


def test_a_font_handed_out_can_be_changed_without_harm() -> None:
    theme.font(Role.BODY).setPixelSize(40)
    assert theme.font(Role.BODY).pixelSize() == 13


def test_the_font_files_come_with_their_licence() -> None:
    assert all((FONT_FOLDER / name).is_file() for name in FONT_FILES)
    assert "Open Font License" in (FONT_FOLDER / "OFL.txt").read_text(encoding="utf-8")

"""Every text is readable on every ground it may stand on."""

import pytest
from PySide6.QtGui import QColor

from ui.theme import DARK, LIGHT, Tokens, colour, px

GROUNDS = [
    "window",
    "list",
    "surface",
    "raised",
    "hover",
    "sel",
    "selidle",
    "pill",
    "internal",
    "send",
]
TEXTS = ["ink", "ink2", "ink3", "red", "amber", "green", "accent"]
ALSO = [
    ("accentink", "accent"),
    ("red", "redbg"),
    ("amber", "amberbg"),
    ("green", "greenbg"),
    ("ink", "redbg"),
    ("ink", "amberbg"),
    ("ink", "greenbg"),
    ("intink", "internal"),
    ("intink", "surface"),
    ("intink", "list"),
    ("off", "pill"),
    ("off", "surface"),
    ("off", "list"),
    ("ink", "field"),
    ("ink3", "field"),
]
NOT_TEXT = [
    ("edge", "surface"),
    ("edge", "list"),
    ("edge", "raised"),
    ("edge", "field"),
    ("ring", "surface"),
    ("ring", "list"),
    ("intl", "internal"),
    ("bar", "list"),
]


def luminance(of: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(of.redF()) + 0.7152 * linear(of.greenF()) + 0.0722 * linear(of.blueF())


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def colours(request: pytest.FixtureRequest) -> Tokens:
    return request.param


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(colours: Tokens, text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize(("text", "ground"), ALSO)
def test_text_is_readable_on_its_own_ground(colours: Tokens, text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), NOT_TEXT)
def test_lines_that_mean_something_are_seen(colours: Tokens, mark: str, ground: str) -> None:
    assert contrast(colours[mark], colours[ground]) >= 3


def test_the_lowest_contrast_is_the_one_the_table_states() -> None:
    assert round(contrast(LIGHT.off, LIGHT.pill), 2) == 4.80
    assert round(contrast(DARK.off, DARK.pill), 2) == 4.81


def test_a_colour_goes_by_its_name_or_by_itself() -> None:
    assert colour("#123456") == QColor("#123456")
    assert colour(QColor("red")) == QColor("red")
    assert colour("amber") in (LIGHT.amber, DARK.amber)
    with pytest.raises(AttributeError):
        colour("purple")


def test_measures_are_whole_pixels() -> None:
    assert isinstance(px(28), int)

"""Icons take the colour of the text beside them."""

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.theme.icons import ICON_FOLDER

LISTED = [
    "arrow-right-left",
    "ban",
    "bell",
    "book-user",
    "cake",
    "calendar-days",
    "carrot",
    "chart-column",
    "check",
    "chevron-down",
    "chevron-right",
    "circle",
    "circle-alert",
    "circle-check",
    "circle-dashed",
    "circle-dot",
    "clock",
    "corner-down-left",
    "eye",
    "eye-off",
    "globe",
    "handshake",
    "list-todo",
    "lock",
    "mail",
    "message-circle",
    "message-square-warning",
    "moon",
    "nut-off",
    "package",
    "paperclip",
    "pencil-line",
    "phone-call",
    "phone-incoming",
    "phone-missed",
    "phone-off",
    "phone-outgoing",
    "pin",
    "plane",
    "refresh-cw",
    "reply",
    "scale",
    "search",
    "send",
    "settings",
    "shopping-bag",
    "ticket",
    "timer",
    "undo-2",
    "user-check",
    "user-round",
    "users",
    "users-round",
    "utensils",
    "wallet",
    "x",
    "zap",
]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


def inks(pixmap: QPixmap) -> set[str]:
    """Colours of the pixels that are fully inked."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", LISTED)
def test_every_listed_icon_draws_in_its_colour(name: str) -> None:
    assert inks(theme.icon(name, "#AE2318", 24)) == {"#ae2318"}


def test_a_token_name_is_the_colour_in_force(qapp: QApplication) -> None:
    light = inks(theme.icon("lock", "intink", 24))
    theme.apply(qapp, theme.Theme.DARK)
    dark = inks(theme.icon("lock", "intink", 24))
    assert light == {theme.LIGHT.intink.name()}
    assert dark == {theme.DARK.intink.name()}


def test_size_grows_with_the_text(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    grown = theme.icon("clock", "ink", 16)
    assert grown.deviceIndependentSize().width() == 24
    theme.apply(qapp, theme.Theme.LIGHT)
    assert theme.icon("clock", "ink", 16).deviceIndependentSize().width() == 16


def test_the_same_icon_is_drawn_once() -> None:
    first = theme.icon("clock", "amber")
    assert theme.icon("clock", "amber").cacheKey() == first.cacheKey()


def test_a_disabled_icon_has_the_disabled_ink() -> None:
    shown = theme.qicon("clock", QColor("#AE2318"), 24).pixmap(24, 24, QIcon.Mode.Disabled)
    assert inks(shown) == {theme.tokens().off.name()}


def test_an_unknown_icon_is_a_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_the_icons_come_with_their_licence() -> None:
    assert "ISC License" in (ICON_FOLDER / "LICENSE").read_text(encoding="utf-8")

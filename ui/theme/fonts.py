"""The five sizes of type. Inter first, so that digits and Latin are the same in both languages."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import scale

FAMILIES = ["Inter", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei UI"]
FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FONT_FILES = ["Inter-Regular.otf", "Inter-SemiBold.otf"]


class Role(StrEnum):
    """What a piece of text is, which decides its size."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    SMALL = "small"
    HINT = "hint"


# Pixel size and line height at 100 %.
_SIZES = {
    Role.TITLE: (18, 26),
    Role.SUBTITLE: (15, 22),
    Role.BODY: (13, 20),
    Role.SMALL: (12, 16),
    Role.HINT: (11, 16),
}
_cache: dict[tuple[Role, bool, float], QFont] = {}


def load() -> None:
    """Makes Inter known to Qt. Chinese comes from the system, being 16 MB a weight."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(FONT_FOLDER / name))


def font(role: Role, *, strong: bool = False) -> QFont:
    """The font of a role at the scale in force; the only weights are 400 and 600 (strong)."""
    key = (role, strong, scale())
    if key not in _cache:
        _cache[key] = _make(role, strong)
    return QFont(_cache[key])


def line_height(role: Role) -> int:
    """Height of one line of that role in pixels, at the scale in force."""
    return round(_SIZES[role][1] * scale())


def _make(role: Role, strong: bool) -> QFont:
    made = QFont()
    made.setFamilies(FAMILIES)
    made.setPixelSize(round(_SIZES[role][0] * scale()))
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    # Digits of one width; no contextual forms, for they change '->' and 'x' in typed text.
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setFeature(QFont.Tag("calt"), 0)
    return made

"""Lucide icons, tinted when drawn."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import colour, px, scale

_MOST = 1000
_kept: dict[tuple[str, int, int, float, float], QPixmap] = {}

ICON_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return (ICON_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def _stroke(size: int) -> str:
    """Stroke width in the icon's box of 24: thinner where the icon is large."""
    return "1.75" if size >= 20 else "2"


def _drawing(name: str, rgb: str, size: int) -> QByteArray:
    text = _source(name).replace("currentColor", rgb)
    text = text.replace('stroke-width="2"', f'stroke-width="{_stroke(size)}"')
    return QByteArray(text.encode())


def icon(name: str, color: QColor | str = "ink2", size: int = 16) -> QPixmap:
    """A Lucide icon as a pixmap for the sharpest screen.

    `color` is a colour or a token name; `size` is at 100 % and grows with the text scale (do not
    pass `px(16)`). Kept: a screen has a hundred of them. An unknown name raises FileNotFoundError.
    """
    ink = colour(color)
    key = (name, ink.rgba(), size, scale(), _ratio())
    kept = _kept.get(key)
    if kept is None:
        if len(_kept) >= _MOST:
            _kept.clear()
        kept = _kept[key] = _draw(name, ink, size, key[-1])
    return kept


def qicon(name: str, color: QColor | str = "ink2", size: int = 16) -> QIcon:
    """The same as a QIcon with its disabled form; ask again after `notifier().changed`."""
    made = QIcon(icon(name, color, size))
    made.addPixmap(icon(name, "off", size), QIcon.Mode.Disabled)
    return made


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _draw(name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
    # Before the painter: an unknown name must not leave one open on a pixmap that goes away.
    drawing = QSvgRenderer(_drawing(name, ink.name(), size))
    side = round(px(size) * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(ink.alphaF())
    drawing.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

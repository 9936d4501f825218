"""What is on the desk has room, on small screens and with large text: nothing overprints, nothing
is cut that does not say so."""

from collections.abc import Callable, Iterator
from itertools import combinations
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from concierge.store.work import Work
from tests.ui.test_no_english import everywhere, lin, window
from ui import language, theme
from ui.timeline.go_to import GoToDay
from ui.timeline.new_pill import NewPill
from ui.widgets.actions import ActionButton
from ui.widgets.card import FloatingCard, Scrim
from ui.widgets.chip import Chip
from ui.widgets.fade import Fade
from ui.widgets.field_icon import FieldIcon
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.tabs import TabButton
from ui.window import Window

__all__ = ["lin", "window"]
SIZES = [
    (1024, 700, 1.5, "en"),
    (1024, 700, 1.5, "zh"),
    (1366, 768, 1.25, "en"),
    (1440, 900, 1.5, "en"),
    (1280, 800, 1.0, "zh"),
]
OVER = (GoToDay, FloatingCard, Scrim, Fade, FieldIcon, NewPill, QScrollBar)
"""What lies over others on purpose."""


@pytest.mark.parametrize(("wide", "high", "scale", "spoken"), SIZES)
def test_nothing_overprints_and_nothing_is_cut(
    window: Window,
    qapp: QApplication,
    settled: Callable[[], None],
    lin: UUID,
    work: Work,
    wide: int,
    high: int,
    scale: float,
    spoken: str,
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    window.resize(wide, high)
    language.speak(qapp, spoken)
    settled()
    found: dict[str, None] = {}
    for place in everywhere(window, lin, work, settled):
        qapp.processEvents()
        for fault in (*overprinted(window), *cut(window)):
            found[f"{place}: {fault}"] = None
    assert not found, "\n".join(found)


def overprinted(place: QWidget) -> Iterator[str]:
    """Pairs of brothers and sisters that share a place."""
    shown = [one for one in place.children() if isinstance(one, QWidget) and _stands(one)]
    for one, other in combinations(shown, 2):
        shared = one.geometry().intersected(other.geometry())
        if not shared.isEmpty():
            yield f"{named(one)} and {named(other)} share {shared.getRect()}"
    for one in shown:
        yield from overprinted(one)


def cut(place: QWidget) -> Iterator[str]:
    """Words with less room than they need, which are not made to be cut; what is partly beyond the
    edge of its parent and cannot be scrolled to."""
    for one in place.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, PlainLabel) and not isinstance(one, ElidedLabel):
            needs = 0 if one.wordWrap() else one.sizeHint().width()
        elif isinstance(one, (ActionButton, Chip, TabButton)):
            needs = one.minimumSizeHint().width()
        else:
            continue
        if needs > one.width():
            yield f"{named(one)} has {one.width()} of {needs}"
        if not _scrolls(one) and not _whole(one, place):
            yield f"{named(one)} is beyond an edge"


def _stands(one: QWidget) -> bool:
    return one.isVisible() and not one.isWindow() and not isinstance(one, OVER)


def _scrolls(one: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _whole(one: QWidget, place: QWidget) -> bool:
    there = QRect(one.mapTo(place, QPoint()), one.size())
    return place.rect().contains(there)


def named(one: QWidget) -> str:
    """How a person finds it in the code."""
    said = getattr(one, "text", None)
    return f"{type(one).__name__} {one.objectName()} {said() if callable(said) else ''!r}".strip()
